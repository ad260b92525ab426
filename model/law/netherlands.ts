import { MEASURES, startingFacts } from './provision.ts';

const LAWS = 'https://wetten.overheid.nl';
const CRIMINAL_PROCEDURE = `${LAWS}/BWBR0001903/`;

export const NETHERLANDS = startingFacts('NL', [
  {
    id: 'nl-smuggling',
    gives: 'offence',
    measures: MEASURES,
    citation: 'Wetboek van Strafrecht, art. 197a',
    source: `${LAWS}/BWBR0001854/`,
  },
  {
    id: 'nl-arrest',
    gives: 'power',
    measures: ['arrest'],
    citation: 'Wetboek van Strafvordering, art. 53–54',
    source: CRIMINAL_PROCEDURE,
  },
  {
    id: 'nl-seizure',
    gives: 'power',
    measures: ['seizure', 'account-freeze', 'supplier-action'],
    citation: 'Wetboek van Strafvordering, art. 94',
    source: CRIMINAL_PROCEDURE,
  },
  {
    id: 'nl-assets',
    gives: 'power',
    measures: ['seizure', 'account-freeze'],
    citation: 'Wetboek van Strafvordering, art. 94a',
    source: CRIMINAL_PROCEDURE,
  },
]);
