import type { StatementReader } from '@foreland/store';
import { computeIndicator } from '../plan/indicator.ts';
import type { Indicator } from '../plan/indicator.ts';
import { INDICATORS as DEFINITIONS, INDICATOR_PROPERTIES, INDICATOR_SCHEMATA } from '../plan/indicators.ts';
import { MAP_PROPERTIES, featuresOf } from '../rooms/features.ts';
import type { MapFeature } from '../rooms/features.ts';

/** Names under which the two parts are kept: the plan shows indicators, and has no use for a map of thousands. */
export const INDICATORS = 'indicators';
export const FEATURES = 'features';
/** Changes with what is kept under these names. */
export const PICTURE_VERSION = 'picture 2';

/** What the picture shows of a view and changes only with its data. */
export interface PictureData {
  readonly indicators: readonly Indicator[];
  readonly features: readonly MapFeature[];
}

const MAPPED = ['Launch', 'Seizure', 'Place'] as const;
/** The map shows the latest; older ones are in search. */
const FEATURES_SHOWN = 1500;

export async function computePicture(reader: StatementReader, today: string): Promise<PictureData> {
  const facts = await reader.propertiesOfSchemata(
    [...new Set([...INDICATOR_SCHEMATA, ...MAPPED])],
    [...new Set([...INDICATOR_PROPERTIES, ...MAP_PROPERTIES])],
  );
  const mapped = facts.filter(
    ({ schema, property }) =>
      (MAPPED as readonly string[]).includes(schema) &&
      (MAP_PROPERTIES as readonly string[]).includes(property),
  );
  const latest = latestRecords(mapped, FEATURES_SHOWN);
  const summaries = await reader.summariesOf([...latest]);
  return {
    indicators: DEFINITIONS.map((definition) => computeIndicator(definition, facts, today)),
    features: featuresOf(
      summaries,
      mapped.filter(({ record }) => latest.has(record)),
    ),
  };
}

/** Places have no date and always count; of the others the latest, ties by record. */
function latestRecords(
  facts: readonly { record: string; property: string; value: string }[],
  limit: number,
): ReadonlySet<string> {
  const dates = new Map<string, string>();
  for (const { record, property, value } of facts) {
    if (property === 'date' || property === 'startDate') dates.set(record, value);
    else if (!dates.has(record)) dates.set(record, '9999');
  }
  return new Set(
    [...dates]
      .sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1))
      .slice(0, limit)
      .map(([record]) => record),
  );
}

/** The part that both the picture and the plan show; empty until the view has been analysed. */
export async function keptIndicators(reader: StatementReader): Promise<Indicator[]> {
  return ((await reader.derived(INDICATORS))?.content ?? []) as Indicator[];
}

export async function keptFeatures(reader: StatementReader): Promise<MapFeature[]> {
  return ((await reader.derived(FEATURES))?.content ?? []) as MapFeature[];
}
