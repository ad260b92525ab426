export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_ROWS = 50;

/**
 * The delimiter that cuts the first rows most evenly into most cells. A comma where none cuts at all: a
 * table of one column. Excel's own first line `sep=;` is taken at its word by the reader.
 */
export function guessDelimiter(head: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = rowWidths(head, delimiter);
    const common = mostFrequent(widths);
    if (common < 2) continue;
    const agreeing = widths.filter((width) => width === common).length / widths.length;
    const score = agreeing * agreeing * Math.log2(common + 1);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Cells of each row, quotes respected. The last row is left out where it may be cut off. */
function rowWidths(head: string, delimiter: string): number[] {
  const widths: number[] = [];
  let width = 1;
  let empty = true;
  let quoted = false;
  for (let i = 0; i < head.length && widths.length < SAMPLE_ROWS; i++) {
    const char = head[i];
    if (quoted) {
      if (char === '"') quoted = false;
    } else if (char === '\n' || (char === '\r' && head[i + 1] !== '\n')) {
      if (!empty) widths.push(width);
      width = 1;
      empty = true;
      continue;
    } else if (char === '"') quoted = true;
    else if (char === delimiter) width++;
    if (char !== '\r') empty = false;
  }
  if (widths.length === 0 && !empty) widths.push(width);
  return widths;
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (best === 0 || (counts.get(value) ?? 0) > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
