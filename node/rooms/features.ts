import type { Answer } from '@foreland/model/contract';
import type { pictureRoutes } from '@foreland/model/contract/picture';
import type { RecordSummary } from '@foreland/store';

export type MapFeature = Answer<typeof pictureRoutes.picture>['features'][number];

/** Properties that put a record on the map. */
export const MAP_PROPERTIES = ['latitude', 'longitude', 'date', 'startDate', 'quantity', 'persons'] as const;

interface Fact {
  readonly record: string;
  readonly property: string;
  readonly value: string;
  readonly statement: string;
}

/** One feature for every record with a position, in record order. */
export function featuresOf(
  summaries: ReadonlyMap<string, RecordSummary>,
  facts: readonly Fact[],
): MapFeature[] {
  const features: MapFeature[] = [];
  for (const [id, own] of [...Map.groupBy(facts, ({ record }) => record)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const record = summaries.get(id);
    const latitude = own.find(({ property }) => property === 'latitude');
    const longitude = own.find(({ property }) => property === 'longitude');
    if (!record || !latitude || !longitude) continue;
    const position = { latitude: Number(latitude.value), longitude: Number(longitude.value) };
    if (!(Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180)) continue;
    const date = own.find(({ property }) => property === 'date' || property === 'startDate')?.value;
    const weight = Number(
      own.find(({ property }) => property === 'quantity' || property === 'persons')?.value,
    );
    features.push({
      record,
      kind: kindOf(record.schema),
      ...position,
      ...(date === undefined ? {} : { date }),
      ...(Number.isFinite(weight) ? { weight } : {}),
      statements: own.map(({ statement }) => statement).sort(),
    });
  }
  return features;
}

function kindOf(schema: string): MapFeature['kind'] {
  switch (schema) {
    case 'Launch':
      return 'launch';
    case 'Seizure':
      return 'seizure';
    case 'Place':
      return 'place';
    case 'Address':
      return 'address';
    default:
      return 'other';
  }
}
