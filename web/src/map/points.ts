/** What a place on the map stands for; each kind has its own shape and colour. */
export const PLACE_KINDS = ['place', 'launch', 'seizure', 'address', 'other'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface MapPoint {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly longitude: number;
  readonly latitude: number;
  /** Name in lists and beside the pointer. */
  readonly label: string;
  /** Second line: a date, an amount. */
  readonly detail?: string;
  /** Makes the mark larger by area; 1 where absent. */
  readonly weight?: number;
  /** Choosing it leads nowhere: it is told in the list, and no button there. */
  readonly isPlain?: boolean;
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Box around points in degrees, at least `margin` wide; undefined where there are none. */
export function boundsOf(
  points: readonly Pick<MapPoint, 'longitude' | 'latitude'>[],
  margin = 0.4,
): Bounds | undefined {
  if (points.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { longitude, latitude } of points) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return [west - margin, Math.max(-85, south - margin), east + margin, Math.min(85, north + margin)];
}

/** Size of a mark relative to weight 1: area grows with weight, within limits that stay readable. */
export function markScale(weight: number | undefined): number {
  return Math.min(2.4, Math.max(0.85, Math.sqrt(weight ?? 1)));
}

export function toGeoJson(
  points: readonly MapPoint[],
  selected: string | undefined,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: points.map((point) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] },
      properties: {
        id: point.id,
        kind: point.kind,
        scale: markScale(point.weight),
        selected: point.id === selected,
      },
    })),
  };
}
