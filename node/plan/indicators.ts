import type { CountedRecord, IndicatorDefinition } from './indicator.ts';

const one = (): number => 1;
const numberOf =
  (property: string) =>
  (record: CountedRecord): number => {
    const value = Number(record.values.get(property));
    return Number.isFinite(value) ? value : 0;
  };
const is =
  (property: string, ...wanted: readonly string[]) =>
  (record: CountedRecord): number | undefined => {
    const value = record.values.get(property);
    return value === undefined ? undefined : Number(wanted.includes(value));
  };

/** Two or three honest figures for each of the five priorities, all of them computed from records. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: 'campaigns-started',
    priority: 1,
    unit: 'count',
    schema: 'Campaign',
    properties: ['startDate'],
    form: 'sum',
    amount: one,
    basis: 'Campaign records by start date, last twelve months',
  },
  {
    id: 'campaign-reach',
    priority: 1,
    unit: 'persons',
    schema: 'Campaign',
    properties: ['startDate', 'reach'],
    form: 'sum',
    amount: numberOf('reach'),
    basis:
      'Sum of “reach” over campaign records by start date, last twelve months; contacts, not distinct persons',
  },
  {
    id: 'equipment-seized',
    priority: 2,
    unit: 'count',
    schema: 'Seizure',
    properties: ['date', 'quantity', 'itemType'],
    form: 'sum',
    amount: (record) =>
      MONEY_ITEMS.has(record.values.get('itemType') ?? '') ? undefined : numberOf('quantity')(record),
    basis: 'Sum of “quantity” over seizure records of equipment by date, last twelve months',
  },
  {
    id: 'launches-prevented',
    priority: 2,
    unit: 'share',
    schema: 'Launch',
    properties: ['date', 'outcome'],
    form: 'share',
    amount: is('outcome', 'prevented'),
    basis: 'Launch records with outcome “prevented” among launch records with an outcome, last twelve months',
  },
  {
    id: 'seizure-operations',
    priority: 2,
    unit: 'count',
    schema: 'Seizure',
    properties: ['date'],
    form: 'sum',
    amount: one,
    basis: 'Seizure records by date, last twelve months',
  },
  {
    id: 'money-seized',
    priority: 3,
    unit: 'eur',
    schema: 'Seizure',
    properties: ['date', 'amount', 'currency'],
    form: 'sum',
    amount: (record) =>
      record.values.get('currency')?.toUpperCase() === 'EUR' ? numberOf('amount')(record) : undefined,
    basis:
      'Sum of “amount” over seizure records in euro by date, last twelve months; other currencies are not converted and not counted',
  },
  {
    id: 'value-transfers',
    priority: 3,
    unit: 'count',
    schema: 'ValueTransfer',
    properties: ['date'],
    form: 'sum',
    amount: one,
    basis: 'Value transfer records by date, last twelve months',
  },
  {
    id: 'adverts-found',
    priority: 4,
    unit: 'count',
    schema: 'Advert',
    properties: ['postedOn'],
    form: 'sum',
    amount: one,
    basis: 'Advert records by day of posting, last twelve months',
  },
  {
    id: 'adverts-removed',
    priority: 4,
    unit: 'share',
    schema: 'Advert',
    properties: ['postedOn', 'status'],
    form: 'share',
    amount: is('status', 'removed'),
    basis: 'Advert records with status “removed” among advert records with a status, last twelve months',
  },
  {
    id: 'requests-in-time',
    priority: 5,
    unit: 'share',
    schema: 'InformationRequest',
    properties: ['askedOn', 'dueOn', 'answeredOn'],
    form: 'share',
    amount: (record) => {
      const due = record.values.get('dueOn');
      return due === undefined ? undefined : Number((record.values.get('answeredOn') ?? '9999-12-31') <= due);
    },
    basis:
      'Requests answered by their due day among requests with a due day, last twelve months; unanswered ones count as late',
  },
  {
    id: 'arrivals-observed',
    priority: 5,
    unit: 'persons',
    schema: 'FlowObservation',
    properties: ['period', 'value', 'measure', 'unit'],
    form: 'sum',
    amount: (record) =>
      record.values.get('measure')?.toUpperCase() === 'ARRIVAL' && record.values.get('unit') === 'person'
        ? numberOf('value')(record)
        : undefined,
    basis:
      'Sum of flow observations with measure “ARRIVAL” and unit “person” by period, last twelve months; reporters’ definitions differ',
  },
];

const MONEY_ITEMS: ReadonlySet<string> = new Set(['cash', 'money', 'currency', 'crypto']);
