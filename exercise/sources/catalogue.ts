import type { Partner } from '@foreland/model';
import type { Entry } from '../entry.ts';
import { FIVE } from '../labels.ts';
import type { Sheet } from '../sheet.ts';
import { advertIntake } from './adverts.ts';
import { analysisReports, debriefings } from './analysis.ts';
import { bankReports } from './bank.ts';
import { boatSeizures } from './boats.ts';
import { borderChecks, otherDepartures } from './border.ts';
import { customsDeclarations } from './customs.ts';
import { campaignPlans, flowTables } from './flows.ts';
import { hawalaLedgers } from './ledgers.ts';
import { policeRecords } from './police.ts';
import { informationRequests } from './requests.ts';
import { seizedPhones } from './seized-phones.ts';

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly legalBasis: string;
  readonly partners: readonly Partner[];
  /** Which number of parts of the scale the source comes in; `undefined`: in one. */
  readonly parts: 'records' | 'others' | undefined;
  readonly entries: (sheet: Sheet) => Generator<Entry>;
}

const POLICE_LAW = 'National police law; Directive (EU) 2016/680 or UK Data Protection Act 2018 Part 3';
const CUSTOMS_LAW = 'Regulation (EU) 952/2013 or UK customs law';

export const SOURCES: readonly Source[] = [
  {
    id: 'police-records',
    title: 'Police records',
    legalBasis: POLICE_LAW,
    partners: FIVE,
    parts: 'records',
    entries: policeRecords,
  },
  {
    id: 'phone-seizures',
    title: 'Seized telephones',
    legalBasis: POLICE_LAW,
    partners: FIVE,
    parts: 'others',
    entries: seizedPhones,
  },
  {
    id: 'bank-reports',
    title: 'Suspicious transaction reports',
    legalBasis: 'Directive (EU) 2015/849 or UK Proceeds of Crime Act 2002',
    partners: FIVE,
    parts: 'others',
    entries: bankReports,
  },
  {
    id: 'boat-seizures',
    title: 'Boats, engines and departures',
    legalBasis: POLICE_LAW,
    partners: FIVE,
    parts: 'others',
    entries: boatSeizures,
  },
  {
    id: 'customs-declarations',
    title: 'Import declarations',
    legalBasis: CUSTOMS_LAW,
    partners: ['DE', 'BE', 'NL', 'FR'],
    parts: undefined,
    entries: customsDeclarations,
  },
  {
    id: 'advert-intake',
    title: 'Social-media adverts',
    legalBasis: POLICE_LAW,
    partners: [...FIVE, 'EUROPOL'],
    parts: undefined,
    entries: advertIntake,
  },
  {
    id: 'hawala-ledgers',
    title: 'Books and wallets of brokers',
    legalBasis: POLICE_LAW,
    partners: FIVE,
    parts: undefined,
    entries: hawalaLedgers,
  },
  {
    id: 'border-checks',
    title: 'Border checks',
    legalBasis: 'Regulation (EU) 2016/399 or UK Immigration Act 1971',
    partners: FIVE,
    parts: 'others',
    entries: borderChecks,
  },
  {
    id: 'flow-tables',
    title: 'Counts of movements',
    legalBasis: 'Statistics, no personal data',
    partners: [...FIVE, 'FRONTEX'],
    parts: undefined,
    entries: flowTables,
  },
  {
    id: 'campaign-plans',
    title: 'Awareness campaigns',
    legalBasis: 'Plan of the partners, no personal data',
    partners: FIVE,
    parts: undefined,
    entries: campaignPlans,
  },
  {
    id: 'information-requests',
    title: 'Requests for information',
    legalBasis: POLICE_LAW,
    partners: [...FIVE, 'EUROPOL'],
    parts: undefined,
    entries: informationRequests,
  },
  {
    id: 'analysis-reports',
    title: 'Analysis reports',
    legalBasis: 'Regulation (EU) 2016/794 art. 18(2)',
    partners: ['EUROPOL'],
    parts: 'others',
    entries: analysisReports,
  },
  {
    id: 'debriefing-reports',
    title: 'Debriefings',
    legalBasis: 'Regulation (EU) 2019/1896 art. 90',
    partners: ['FRONTEX'],
    parts: 'others',
    entries: debriefings,
  },
  {
    id: 'sea-departures',
    title: 'Departures by sea',
    legalBasis: 'Regulation (EU) 2019/1896 art. 28',
    partners: ['FRONTEX'],
    parts: 'others',
    entries: otherDepartures,
  },
];
