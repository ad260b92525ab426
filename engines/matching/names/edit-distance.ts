import { OMISSION, SUBSTITUTION, UNIT_COUNT } from './sounds.ts';

/** Rows of the tables, grown as needed, so that a comparison allocates nothing. */
let rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];

function withRoom(length: number): [Float64Array, Float64Array, Float64Array] {
  if ((rows[0]?.length ?? 0) <= length) rows = rows.map(() => new Float64Array(length + 64));
  const [a, b, c] = rows;
  return [a, b, c] as [Float64Array, Float64Array, Float64Array];
}

/** Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours (Damerau 1964). */
export function letterDistance(a: Uint16Array, b: Uint16Array): number {
  let [before, last, row] = withRoom(b.length);
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = (last[j - 1] as number) + (same ? 0 : 1);
      least = Math.min(least, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      row[j] = least;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length] as number;
}

/** Weighted edit distance of sound units; the weights are in sounds.ts. */
export function soundDistance(a: Uint8Array, b: Uint8Array): number {
  let [last, row] = withRoom(b.length);
  last[0] = 0;
  for (let j = 1; j <= b.length; j++) last[j] = (last[j - 1] as number) + (OMISSION[b[j - 1] as number] as number);
  for (let i = 1; i <= a.length; i++) {
    const unit = a[i - 1] as number;
    const omitted = OMISSION[unit] as number;
    row[0] = (last[0] as number) + omitted;
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1] as number;
      row[j] = Math.min(
        (last[j - 1] as number) + (SUBSTITUTION[unit * UNIT_COUNT + other] as number),
        (last[j] as number) + omitted,
        (row[j - 1] as number) + (OMISSION[other] as number),
      );
    }
    [last, row] = [row, last];
  }
  return last[b.length] as number;
}
