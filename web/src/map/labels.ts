/** Where a country's name stands on the map: ISO 3166-1 alpha-2, longitude, latitude, zoom from which it is shown. */
export const COUNTRY_LABELS: readonly (readonly [
  code: string,
  longitude: number,
  latitude: number,
  zoom: number,
])[] = [
  ['GB', -1.6, 52.9, 3],
  ['IE', -8, 53.2, 3.6],
  ['FR', 2.4, 46.7, 3],
  ['BE', 4.7, 50.6, 4.4],
  ['NL', 5.6, 52.25, 4.4],
  ['LU', 6.1, 49.75, 6],
  ['DE', 10.3, 51.2, 3],
  ['DK', 9.2, 56, 4],
  ['CH', 8.2, 46.8, 4.4],
  ['AT', 14.2, 47.6, 4],
  ['IT', 12.6, 42.9, 3],
  ['ES', -3.7, 40.2, 3],
  ['PT', -8.1, 39.6, 3.8],
  ['PL', 19.4, 52, 3],
  ['CZ', 15.3, 49.8, 4],
  ['SK', 19.5, 48.7, 4.4],
  ['HU', 19.3, 47.1, 4],
  ['SI', 14.7, 46.1, 5],
  ['HR', 16.4, 45.5, 4.6],
  ['BA', 17.8, 44.2, 4.6],
  ['RS', 20.8, 44.1, 4.2],
  ['ME', 19.3, 42.8, 5.4],
  ['AL', 20, 41.1, 4.8],
  ['MK', 21.7, 41.6, 5],
  ['GR', 22.3, 39.4, 3.6],
  ['BG', 25.2, 42.7, 4],
  ['RO', 24.9, 45.9, 3.4],
  ['MD', 28.5, 47.2, 5],
  ['UA', 31.3, 49, 3],
  ['BY', 28, 53.5, 3.4],
  ['LT', 23.9, 55.3, 4.4],
  ['LV', 25.2, 56.8, 4.4],
  ['EE', 25.6, 58.7, 4.4],
  ['SE', 15.3, 60.5, 3],
  ['NO', 9, 61.2, 3],
  ['FI', 26, 62.8, 3],
  ['TR', 34.6, 39.1, 3],
  ['CY', 33.1, 35, 5],
  ['SY', 38.4, 35, 3.8],
  ['LB', 35.9, 33.9, 5.4],
  ['IQ', 43.6, 33, 3.4],
  ['IR', 54, 32.6, 3],
  ['AF', 66, 33.8, 3],
  ['PK', 69.3, 29.5, 3],
  ['GE', 43.5, 42.1, 4.4],
  ['AM', 45, 40.2, 5],
  ['AZ', 47.8, 40.4, 4.4],
  ['RU', 41, 55.5, 3],
  ['MA', -6.4, 32, 3],
  ['DZ', 2.6, 28.5, 3],
  ['TN', 9.5, 34, 3.8],
  ['LY', 17.6, 27.4, 3],
  ['EG', 29.6, 26.8, 3],
  ['SD', 29.9, 16, 3],
  ['ER', 38.6, 15.6, 4],
  ['ET', 39.4, 8.6, 3],
  ['SO', 46, 5, 3.4],
  ['JO', 36.6, 31, 4.6],
  ['SA', 44.4, 24, 3],
  ['VN', 106.2, 16.4, 3],
];

export interface PlacedLabel {
  readonly code: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Names that fit: those of lower zoom first, each only where it touches none placed before. Sizes in px. */
export function placeLabels(
  zoom: number,
  project: (longitude: number, latitude: number) => { readonly x: number; readonly y: number },
  name: (code: string) => string,
  width: number,
  height: number,
  /** Positions of marks, which no name should lie on. */
  marks: readonly { readonly x: number; readonly y: number }[] = [],
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const [code, longitude, latitude, from] of COUNTRY_LABELS.toSorted((a, b) => a[3] - b[3])) {
    if (zoom < from - 0.4 || zoom > 8) continue;
    const { x, y } = project(longitude, latitude);
    if (x < 20 || y < 12 || x > width - 20 || y > height - 12) continue;
    const text = name(code);
    const isClear = placed.every(
      (other) =>
        Math.abs(other.y - y) > 18 || Math.abs(other.x - x) > (other.text.length + text.length) * 3.4 + 10,
    );
    const isFree = marks.every(
      (mark) => Math.abs(mark.y - y) > 14 || Math.abs(mark.x - x) > text.length * 3.4 + 8,
    );
    if (isClear && isFree) placed.push({ code, text, x, y });
  }
  return placed;
}
