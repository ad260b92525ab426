import { defineEngine } from '@foreland/model/engine';
import type { StatementRow } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import { computeIndicator } from '../../plan/indicator.ts';
import type { Indicator } from '../../plan/indicator.ts';
import { INDICATORS } from '../../plan/indicators.ts';
import { MAP_PROPERTIES, featuresOf } from '../../rooms/features.ts';
import type { MapFeature } from '../../rooms/features.ts';

/** What the picture shows of a view and changes only with its data. */
export interface PictureState {
  readonly indicators: readonly Indicator[];
  readonly features: readonly MapFeature[];
}

const MAPPED: readonly string[] = ['Launch', 'Seizure', 'Place'];
/** The map shows the latest; older ones are in search. */
const FEATURES_SHOWN = 1500;

/** Indicators of the plan, and what the map shows. */
export const pictureEngine = defineEngine<'statements' | 'today', Record<string, never>, PictureState>({
  id: 'picture',
  version: 'picture 2',
  title: message('engine.picture.title'),
  parameters: z.strictObject({}),
  reads: {
    statements: [
      ...INDICATORS.flatMap(({ schema, properties }) => properties.map((property) => ({ schema, property }))),
      ...MAPPED.flatMap((schema) => MAP_PROPERTIES.map((property) => ({ schema, property }))),
    ],
    today: true,
  },
  captionsOf: ({ statements }) => latestRecords(mapped(statements)),
  build({ statements, captions, today }) {
    const facts = [...statements].sort(inOrder);
    const shown = mapped(facts);
    const latest = latestRecords(shown);
    return {
      indicators: INDICATORS.map((definition) => computeIndicator(definition, facts, today)),
      features: featuresOf(
        captions,
        shown.filter(({ record }) => latest.has(record)),
      ),
    };
  },
});

function mapped(statements: readonly StatementRow[]): StatementRow[] {
  return statements.filter(
    ({ schema, property }) =>
      MAPPED.includes(schema) && (MAP_PROPERTIES as readonly string[]).includes(property),
  );
}

/** Places have no date and always count; of the others the latest, ties by record. Where dates differ the last one counts. */
function latestRecords(facts: readonly StatementRow[]): ReadonlySet<string> {
  const dates = new Map<string, string>();
  for (const { record, property, value } of facts) {
    const known = dates.get(record);
    if (property !== 'date' && property !== 'startDate') {
      if (known === undefined) dates.set(record, '');
    } else if (known === undefined || value > known) dates.set(record, value);
  }
  return new Set(
    [...dates]
      .map(([record, date]) => [record, date === '' ? '9999' : date] as const)
      .sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1))
      .slice(0, FEATURES_SHOWN)
      .map(([record]) => record),
  );
}

/** By record, property, value and statement: whoever takes the first of several takes the same one always. */
function inOrder(a: StatementRow, b: StatementRow): number {
  return (
    byText(a.record, b.record) ||
    byText(a.property, b.property) ||
    byText(a.value, b.value) ||
    byText(a.statement, b.statement)
  );
}

function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
