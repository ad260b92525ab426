/** Track of a column that says none. */
export const DEFAULT_TRACK = 'minmax(7rem, 1fr)';

interface Fitted {
  readonly width?: string;
  readonly priority?: 1 | 2 | 3;
}

/**
 * Columns that a table of this width has room for: the least important go first, the later before the earlier;
 * those of priority 1 always stay. All of them while the width is not measured yet.
 * @param width px of the table, without what stands beside the columns
 * @param rem px of one rem
 */
export function columnsThatFit<C extends Fitted>(
  columns: readonly C[],
  width: number,
  rem: number,
): readonly C[] {
  if (width === 0) return columns;
  const shown = [...columns];
  let need = shown.reduce((sum, column) => sum + trackMinimum(column.width ?? DEFAULT_TRACK, rem), 0);
  for (const priority of [3, 2]) {
    for (let index = shown.length - 1; index >= 0 && need > width; index--) {
      const column = shown[index]!;
      if ((column.priority ?? 1) !== priority) continue;
      need -= trackMinimum(column.width ?? DEFAULT_TRACK, rem);
      shown.splice(index, 1);
    }
  }
  return shown;
}

/** Least width in px of a CSS grid track such as `6rem`, `120px`, `1fr` or `minmax(12rem, 2fr)`. */
export function trackMinimum(track: string, rem: number): number {
  const match = /^(?:minmax\(\s*)?(\d*\.?\d+)(rem|px)/.exec(track.trim());
  if (match) return Number(match[1]) * (match[2] === 'rem' ? rem : 1);
  // A share of what is left, or the content: enough for a short word.
  return 5 * rem;
}
