import type { Book, BookLine, Direction, Figure } from '@foreland/finance';

/** A book as it was written, and as it was read. */
export interface MadeBook {
  readonly truth: readonly Required<Omit<BookLine, 'code'>>[];
  readonly read: Book;
  /** Figures that nobody can read, by line and figure. */
  readonly masked: readonly { readonly line: string; readonly figure: Figure }[];
  /** Lines that were forged after the book was written, each of them one forgery. */
  readonly forged: readonly (readonly string[])[];
}

export interface BookShape {
  readonly pages: number;
  readonly linesPerPage: number;
  /** Share of lines of which a figure cannot be read. */
  readonly masked: number;
  /** Pages that are forged, each in one of three ways. */
  readonly forgedPages: number;
}

interface Written {
  readonly direction: Direction;
  readonly amount: number;
  readonly commission: number;
  readonly code: string;
}

/**
 * Books of brokers, made up: deposits are paid out days later under their code, commission is 2 to 7 % rounded to cents or
 * whole units, and kept or added in one of five ways. Writers state commission on deposits alone or on all lines.
 */
export function makeBook(shape: BookShape, random: () => number): MadeBook {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rate = between(20, 70) / 1000;
  const step = pick([1, 100]);
  const [onIn, onOut] = pick([
    [0, -1],
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
  ] as const);
  const statesAll = random() < 0.5;
  const count = shape.pages * shape.linesPerPage;
  const lines: Written[] = [];
  const open: Written[] = [];
  while (lines.length < count) {
    const due = open.length > between(2, 12) ? open.shift() : undefined;
    if (due) {
      lines.push({ ...due, direction: 'out' });
      continue;
    }
    const amount = between(8, 320) * pick([1000, 2500, 5000]);
    const commission = Math.round((amount * rate) / step + 1e-9) * step;
    const line = {
      direction: 'in',
      amount,
      commission,
      code: String(between(1000, 999_999)),
    } as const;
    lines.push(line);
    open.push(line);
  }
  let balance = between(500, 5000) * 1000;
  const truth = lines.map(({ direction, amount, commission }, at) => {
    balance += direction === 'in' ? amount + onIn * commission : -(amount + onOut * commission);
    return {
      id: `line-${at}`,
      page: 1 + Math.floor(at / shape.linesPerPage),
      direction,
      amount,
      commission,
      balance,
    };
  });
  const read: { -readonly [Key in keyof BookLine]: BookLine[Key] }[] = truth.map((line, at) => ({
    ...line,
    code: lines[at]!.code,
    commission: statesAll || line.direction === 'in' ? line.commission : undefined,
  }));
  const forged = forge(read, shape, between, pick);
  const masked: { line: string; figure: Figure }[] = [];
  for (const line of read) {
    if (random() >= shape.masked || forged.flat().includes(line.id)) continue;
    const figures = pick<readonly Figure[]>([['amount'], ['balance'], ['amount', 'balance']]);
    for (const figure of figures) {
      line[figure] = undefined;
      masked.push({ line: line.id, figure });
    }
  }
  return { truth, read, masked, forged };
}

/** A forger changes an amount, a balance, or an amount with every balance after it to the end of the page. */
function forge(
  read: { -readonly [Key in keyof BookLine]: BookLine[Key] }[],
  { pages, linesPerPage, forgedPages }: BookShape,
  between: (low: number, high: number) => number,
  pick: <T>(list: readonly T[]) => T,
): string[][] {
  const chosen = new Set<number>();
  // The first page has no balance before it and the last none after, by which a forgery could show.
  while (chosen.size < Math.min(forgedPages, pages - 2)) chosen.add(between(2, pages - 1));
  return [...chosen].map((page) => {
    const lines = read.filter((line) => line.page === page);
    const at = between(1, linesPerPage - 2);
    const by = between(1, 40) * 1000 * pick([1, -1]);
    const line = lines[at]!;
    const way = pick(['amount', 'balance', 'page'] as const);
    if (way !== 'balance' && (line.amount ?? 0) + by <= 0) line.amount = (line.amount ?? 0) - by;
    else if (way !== 'balance') line.amount = (line.amount ?? 0) + by;
    if (way === 'balance') line.balance = (line.balance ?? 0) + by;
    if (way !== 'page') return [line.id];
    const shift = line.direction === 'in' ? by : -by;
    for (const later of lines.slice(at)) later.balance = (later.balance ?? 0) + shift;
    return lines.map(({ id }) => id);
  });
}
