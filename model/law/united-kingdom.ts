import { MEASURES, startingFacts } from './provision.ts';

const ACTS = 'https://www.legislation.gov.uk/ukpga';

/** England and Wales; Scotland and Northern Ireland have powers of their own. */
export const UNITED_KINGDOM = startingFacts('GB', [
  {
    id: 'gb-articles',
    gives: 'offence',
    measures: ['arrest', 'seizure', 'supplier-action'],
    citation: 'Border Security, Asylum and Immigration Act 2025, ss. 13–15',
    source: `${ACTS}/2025/31/section/13`,
  },
  {
    id: 'gb-information',
    gives: 'offence',
    measures: ['arrest', 'seizure'],
    citation: 'Border Security, Asylum and Immigration Act 2025, s. 16',
    source: `${ACTS}/2025/31/section/16`,
  },
  {
    id: 'gb-advertising',
    gives: 'offence',
    measures: ['arrest', 'advert-removal'],
    citation: 'Border Security, Asylum and Immigration Act 2025, s. 17',
    source: `${ACTS}/2025/31/section/17`,
  },
  {
    id: 'gb-facilitation',
    gives: 'offence',
    measures: MEASURES,
    citation: 'Immigration Act 1971, s. 25',
    source: `${ACTS}/1971/77/section/25`,
  },
  {
    id: 'gb-arrest',
    gives: 'power',
    measures: ['arrest'],
    gaps: ['part-of-country'],
    citation: 'Police and Criminal Evidence Act 1984, s. 24',
    source: `${ACTS}/1984/60/section/24`,
  },
  {
    id: 'gb-seizure',
    gives: 'power',
    measures: ['seizure', 'supplier-action'],
    gaps: ['part-of-country'],
    citation: 'Police and Criminal Evidence Act 1984, ss. 8 and 19',
    source: `${ACTS}/1984/60/section/19`,
  },
  {
    id: 'gb-vehicles',
    gives: 'power',
    measures: ['seizure'],
    gaps: ['after-conviction'],
    citation: 'Immigration Act 1971, ss. 25C and 25D',
    source: `${ACTS}/1971/77/section/25D`,
  },
  {
    id: 'gb-account-freezing',
    gives: 'power',
    measures: ['account-freeze'],
    citation: 'Proceeds of Crime Act 2002, ss. 303Z1 ff.',
    source: `${ACTS}/2002/29/section/303Z1`,
  },
  {
    id: 'gb-restraint',
    gives: 'power',
    measures: ['account-freeze'],
    gaps: ['part-of-country'],
    citation: 'Proceeds of Crime Act 2002, ss. 40–41',
    source: `${ACTS}/2002/29/section/41`,
  },
  {
    id: 'gb-prevention-order',
    gives: 'power',
    measures: ['supplier-action'],
    citation: 'Serious Crime Act 2007, s. 1',
    source: `${ACTS}/2007/27/section/1`,
  },
  {
    id: 'gb-online-safety',
    gives: 'power',
    measures: ['advert-removal'],
    gaps: ['platform-decides'],
    citation: 'Online Safety Act 2023, s. 10',
    source: `${ACTS}/2023/50/section/10`,
  },
]);
