import { MEASURES, startingFacts } from './provision.ts';

const LAWS = 'https://www.gesetze-im-internet.de';

export const GERMANY = startingFacts('DE', [
  {
    id: 'de-facilitation',
    gives: 'offence',
    measures: MEASURES,
    gaps: ['beyond-schengen'],
    citation: '§ 96 AufenthG',
    source: `${LAWS}/aufenthg_2004/__96.html`,
  },
  {
    id: 'de-arrest',
    gives: 'power',
    measures: ['arrest'],
    citation: '§§ 112, 127 StPO',
    source: `${LAWS}/stpo/__112.html`,
  },
  {
    id: 'de-seizure',
    gives: 'power',
    measures: ['seizure', 'supplier-action'],
    citation: '§§ 94, 98 StPO',
    source: `${LAWS}/stpo/__94.html`,
  },
  {
    id: 'de-search',
    gives: 'power',
    measures: ['supplier-action'],
    citation: '§§ 102, 103 StPO',
    source: `${LAWS}/stpo/__102.html`,
  },
  {
    id: 'de-assets',
    gives: 'power',
    measures: ['seizure', 'account-freeze'],
    citation: '§§ 111b ff. StPO',
    source: `${LAWS}/stpo/__111b.html`,
  },
]);
