/** How firmly it is known that something went this way. */
export const LINE_KINDS = ['seen', 'inferred', 'unseen'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface MapLine {
  readonly id: string;
  readonly kind: LineKind;
  /** Longitude and latitude in degrees. */
  readonly from: readonly [longitude: number, latitude: number];
  readonly to: readonly [longitude: number, latitude: number];
  /** Name beside the pointer. */
  readonly label: string;
  readonly detail?: string;
  /** Makes the line wider; 1 where absent. */
  readonly weight?: number;
}

const STEPS = 24;
/** Height of the bow relative to the distance between its ends. */
const BOW = 0.14;

/** A bow to the left of the way, so that there and back are two lines. */
export function bow({ from, to }: Pick<MapLine, 'from' | 'to'>): [number, number][] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [middleX, middleY] = [(from[0] + to[0]) / 2 - dy * BOW * 2, (from[1] + to[1]) / 2 + dx * BOW * 2];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const at = step / STEPS;
    const [start, middle, end] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
    return [
      start * from[0] + middle * middleX + end * to[0],
      Math.max(-85, Math.min(85, start * from[1] + middle * middleY + end * to[1])),
    ];
  });
}

/** Width in px: grows with the root of the weight, within limits that stay readable. */
export function lineWidth(weight: number | undefined): number {
  return Math.min(9, Math.max(1.5, 1.5 * Math.sqrt(weight ?? 1)));
}

export function toLineGeoJson(
  lines: readonly MapLine[],
  selected: string | undefined,
): GeoJSON.FeatureCollection<GeoJSON.LineString> {
  return {
    type: 'FeatureCollection',
    features: lines.map((line) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: bow(line) },
      properties: {
        id: line.id,
        kind: line.kind,
        width: lineWidth(line.weight),
        selected: line.id === selected,
      },
    })),
  };
}
