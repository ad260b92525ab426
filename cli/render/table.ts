import type { Page, Tone } from './style.ts';
import { oneLine } from './text.ts';
import { shorten, widthOf, wrap } from './width.ts';

export interface Column<Row> {
  readonly title: string;
  /** Cell as it is shown, already made safe. */
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** Never shortened: ids that people copy. */
  readonly whole?: boolean;
  /** Shortened before the others are: what a reader can do without. */
  readonly yields?: boolean;
  readonly tone?: (row: Row) => Tone | undefined;
}

const GAP = '  ';
const LEAST_WIDTH = 8;

/** Lines of a table, at most as wide as the page where its columns allow it. */
export function table<Row>(page: Page, rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const shown = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  const cells = rows.map((row) => shown.map(({ cell }) => cell(row)));
  const widths = fit(page, shown, cells);
  const line = (texts: readonly string[], tones: (column: Column<Row>) => Tone | undefined): string =>
    texts
      .map((text, index) => {
        const column = shown[index]!;
        const width = widths[index]!;
        const short = column.whole ? text : shorten(text, width);
        const space = ' '.repeat(Math.max(0, width - widthOf(short)));
        const tone = tones(column);
        const toned = tone === undefined ? short : page.tone(tone, short);
        if (column.align === 'right') return space + toned;
        return index === shown.length - 1 ? toned : toned + space;
      })
      .join(GAP);
  return [
    line(
      shown.map(({ title }) => title),
      () => 'strong',
    ),
    ...cells.map((texts, index) => line(texts, (column) => column.tone?.(rows[index]!))),
  ];
}

/**
 * Widths of the columns: what each needs, then one column less from the widest until the page is wide enough, first
 * from those that yield.
 */
function fit<Row>(
  page: Page,
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
): number[] {
  const widths = columns.map(({ title }, index) =>
    cells.reduce((most, texts) => Math.max(most, widthOf(texts[index]!)), widthOf(title)),
  );
  let spare = page.width - widths.reduce((sum, width) => sum + width, 0) - GAP.length * (columns.length - 1);
  for (const candidates of [columns.filter(({ yields }) => yields), columns]) {
    while (spare < 0) {
      let widest = -1;
      columns.forEach((column, index) => {
        const least = Math.max(LEAST_WIDTH, widthOf(column.title));
        if (column.whole || !candidates.includes(column) || widths[index]! <= least) return;
        if (widest < 0 || widths[index]! > widths[widest]!) widest = index;
      });
      if (widest < 0) break;
      widths[widest]! -= 1;
      spare += 1;
    }
  }
  return widths;
}

/** Lines of names and values; values that are undefined or empty are left out, long ones broken between words. */
export function fields(
  page: Page,
  entries: readonly (readonly [name: string, value: string | number | undefined])[],
): string[] {
  const present = entries.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...present.map(([name]) => widthOf(name)));
  const indent = ' '.repeat(width + GAP.length);
  return present.flatMap(([name, value]) => {
    const [first = '', ...others] = wrap(String(value), Math.max(LEAST_WIDTH, page.width - indent.length));
    return [
      `${page.tone('quiet', name)}${' '.repeat(width - widthOf(name))}${GAP}${first}`,
      ...others.map((line) => indent + line),
    ];
  });
}

/** A count with its noun: “1 record”, “3 records”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** Instant in local time, to the minute. */
export function localTime(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return oneLine(instant);
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
