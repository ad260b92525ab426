import { MEASURES, startingFacts } from './provision.ts';

const CODES = 'https://www.legifrance.gouv.fr/codes/texte_lc';
const CRIMINAL_PROCEDURE = `${CODES}/LEGITEXT000006071154/`;

export const FRANCE = startingFacts('FR', [
  {
    id: 'fr-facilitation',
    gives: 'offence',
    measures: MEASURES,
    citation: 'CESEDA, art. L. 823-1',
    source: `${CODES}/LEGITEXT000006070158/`,
  },
  {
    id: 'fr-custody',
    gives: 'power',
    measures: ['arrest'],
    citation: 'Code de procédure pénale, art. 62-2 et 63',
    source: CRIMINAL_PROCEDURE,
  },
  {
    id: 'fr-seizure',
    gives: 'power',
    measures: ['seizure', 'supplier-action'],
    citation: 'Code de procédure pénale, art. 54, 56 et 76',
    source: CRIMINAL_PROCEDURE,
  },
  {
    id: 'fr-assets',
    gives: 'power',
    measures: ['seizure', 'account-freeze'],
    citation: 'Code de procédure pénale, art. 706-141 et s.',
    source: CRIMINAL_PROCEDURE,
  },
]);
