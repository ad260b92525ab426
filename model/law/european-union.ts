import { MEASURES, startingFacts } from './provision.ts';

const ELI = 'http://data.europa.eu/eli';

/** What holds in every member state among the partners. */
export const EUROPEAN_UNION = startingFacts('EU', [
  {
    id: 'eu-facilitation',
    gives: 'offence',
    measures: MEASURES,
    gaps: ['humanitarian-optional'],
    citation: 'Directive 2002/90/EC, art. 1',
    source: `${ELI}/dir/2002/90/oj`,
  },
  {
    id: 'eu-facilitation-proposal',
    gives: 'proposal',
    measures: MEASURES,
    citation: 'COM(2023) 755',
    source: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52023PC0755',
  },
  {
    id: 'eu-notice',
    gives: 'power',
    measures: ['advert-removal'],
    gaps: ['platform-decides'],
    citation: 'Regulation (EU) 2022/2065, art. 16',
    source: `${ELI}/reg/2022/2065/oj`,
  },
  {
    id: 'eu-removal-order',
    gives: 'power',
    measures: ['advert-removal'],
    gaps: ['needs-other-law'],
    citation: 'Regulation (EU) 2022/2065, art. 9',
    source: `${ELI}/reg/2022/2065/oj`,
  },
  {
    id: 'eu-freezing-orders',
    gives: 'power',
    measures: ['seizure', 'account-freeze'],
    gaps: ['not-with-gb'],
    citation: 'Regulation (EU) 2018/1805',
    source: `${ELI}/reg/2018/1805/oj`,
  },
]);

/** Coercive measures are for the authorities of the states alone. */
export const GUESTS = [
  ...startingFacts('EUROPOL', [
    {
      id: 'europol-no-coercion',
      gives: 'limit',
      measures: ['arrest', 'seizure', 'account-freeze', 'supplier-action'],
      citation: 'TFEU, art. 88(3)',
      source: `${ELI}/treaty/tfeu_2016/art_88/oj`,
    },
    {
      id: 'europol-referral',
      gives: 'power',
      measures: ['advert-removal'],
      gaps: ['platform-decides'],
      citation: 'Regulation (EU) 2016/794, art. 4(1)(m)',
      source: `${ELI}/reg/2016/794/oj`,
    },
  ]),
  ...startingFacts('FRONTEX', [
    {
      id: 'frontex-host-state',
      gives: 'limit',
      measures: ['arrest', 'seizure', 'account-freeze', 'supplier-action'],
      citation: 'Regulation (EU) 2019/1896, art. 82',
      source: `${ELI}/reg/2019/1896/oj`,
    },
  ]),
];
