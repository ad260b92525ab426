import type { StatementRow } from '@foreland/model/engine';

/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export const LOCATED: readonly string[] = ['Place', 'Address', 'Launch', 'Seizure'];
export const COORDINATES: readonly string[] = ['latitude', 'longitude'];

/** Where records are. Where sources differ, the smallest value in the order of texts counts, whoever came first. */
export function positionsIn(statements: readonly StatementRow[]): Map<string, Position> {
  const stated = statements.filter(
    ({ schema, property }) => LOCATED.includes(schema) && COORDINATES.includes(property),
  );
  const positions = new Map<string, Position>();
  for (const [record, own] of Map.groupBy(stated, (statement) => statement.record)) {
    const [latitude, longitude] = [least(own, 'latitude'), least(own, 'longitude')];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      positions.set(record, { latitude, longitude });
  }
  return positions;
}

function least(statements: readonly StatementRow[], property: string): number {
  const values = statements.filter((each) => each.property === property).map(({ value }) => value);
  return Number(values.sort()[0] ?? Number.NaN);
}
