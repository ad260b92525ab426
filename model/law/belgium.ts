import { MEASURES, startingFacts } from './provision.ts';

const LAWS = 'https://www.ejustice.just.fgov.be/eli/loi';
const CRIMINAL_PROCEDURE = `${LAWS}/1808/11/17/1808111701/justel`;

export const BELGIUM = startingFacts('BE', [
  {
    id: 'be-smuggling',
    gives: 'offence',
    measures: MEASURES,
    citation: 'Loi du 15 décembre 1980 / Wet van 15 december 1980, art. 77bis',
    source: `${LAWS}/1980/12/15/1980121550/justel`,
  },
  {
    id: 'be-arrest',
    gives: 'power',
    measures: ['arrest'],
    citation: 'Loi du 20 juillet 1990 / Wet van 20 juli 1990, art. 1–2',
    source: `${LAWS}/1990/07/20/1990099963/justel`,
  },
  {
    id: 'be-seizure',
    gives: 'power',
    measures: ['seizure', 'account-freeze', 'supplier-action'],
    citation: 'C.i.cr. / Sv., art. 35, 35ter',
    source: CRIMINAL_PROCEDURE,
  },
  {
    id: 'be-accounts',
    gives: 'power',
    measures: ['account-freeze'],
    citation: 'C.i.cr. / Sv., art. 46quater',
    source: CRIMINAL_PROCEDURE,
  },
]);
