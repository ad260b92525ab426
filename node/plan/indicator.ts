import type { Answer } from '@foreland/model/contract';
import type { pictureRoutes } from '@foreland/model/contract/picture';
import type { PropertyValue } from '@foreland/store';

export type Indicator = Answer<typeof pictureRoutes.picture>['indicators'][number];

/** A record with the values an indicator looks at. */
export interface CountedRecord {
  readonly record: string;
  readonly values: ReadonlyMap<string, string>;
  readonly statements: readonly string[];
}

/**
 * A figure of the plan as a value: what it reads and how one record counts. Every indicator is a sum over
 * records or a share of records, so that each can be opened down to its statements.
 */
export interface IndicatorDefinition {
  readonly id: string;
  readonly priority: number;
  readonly unit: Indicator['unit'];
  readonly schema: string;
  /** Properties that are read; the first is the date by which a record falls into a month. */
  readonly properties: readonly [string, ...string[]];
  /** The rule in words, shown to the reader. */
  readonly basis: string;
  /** What one record adds; absent records add nothing. For a share: 1 counts, 0 does not, undefined is not asked. */
  readonly amount: (record: CountedRecord) => number | undefined;
  readonly form: 'sum' | 'share';
}

const MONTHS_SHOWN = 24;
const MONTHS_COUNTED = 12;
const STATEMENTS_SHOWN = 200;

/** @param today ISO day; months are counted back from its month. */
export function computeIndicator(
  definition: IndicatorDefinition,
  facts: readonly PropertyValue[],
  today: string,
): Indicator {
  const months = lastMonths(today, MONTHS_SHOWN);
  const counted = new Set(months.slice(-MONTHS_COUNTED));
  const sums = new Map(months.map((month) => [month, { total: 0, records: 0 }]));
  const statements: string[] = [];
  for (const record of recordsOf(definition, facts)) {
    const month = record.values.get(definition.properties[0])?.slice(0, 7);
    const sum = month === undefined ? undefined : sums.get(month);
    const amount = sum && definition.amount(record);
    if (!sum || month === undefined || amount === undefined) continue;
    sum.total += amount;
    sum.records += 1;
    if (counted.has(month)) statements.push(...record.statements);
  }
  const figure = (chosen: readonly { total: number; records: number }[]): number => {
    const total = chosen.reduce((sum, { total: each }) => sum + each, 0);
    if (definition.form === 'sum') return total;
    const records = chosen.reduce((sum, { records: each }) => sum + each, 0);
    return records === 0 ? 0 : total / records;
  };
  return {
    id: definition.id,
    priority: definition.priority,
    unit: definition.unit,
    basis: definition.basis,
    value: figure([...sums].filter(([month]) => counted.has(month)).map(([, sum]) => sum)),
    trend: [...sums].map(([period, sum]) => ({ period, value: figure([sum]) })),
    statements: statements.sort().slice(0, STATEMENTS_SHOWN),
  };
}

/** Records of the schema in record order; of contradicting values the last in content order counts. */
function recordsOf(definition: IndicatorDefinition, facts: readonly PropertyValue[]): CountedRecord[] {
  const own = facts.filter(
    ({ schema, property }) => schema === definition.schema && definition.properties.includes(property),
  );
  return [...Map.groupBy(own, ({ record }) => record)].map(([record, values]) => ({
    record,
    values: new Map(values.map(({ property, value }) => [property, value])),
    statements: values.map(({ statement }) => statement),
  }));
}

/** Months such as `2026-11`, oldest first, the month of the day given last. */
export function lastMonths(today: string, count: number): string[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - (count - 1 - index), 1)).toISOString().slice(0, 7),
  );
}
