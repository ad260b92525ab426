import { partnerOf } from '@foreland/model';
import type { StatedBook, StatedLine } from './finance-evidence.ts';
import { dayOf, minorUnits } from './money.ts';
import type { RecordStatements } from './record-statements.ts';

interface Placed {
  readonly line: StatedLine;
  readonly place: number;
  readonly holder: string | undefined;
}

/** Ledger entries as books: the lines of one partner, name and currency, by page and line. */
export function statedBooks(
  entries: readonly RecordStatements[],
  entityOf: (record: string) => string,
): StatedBook[] {
  const books = new Map<string, { name: string; currency: string; placed: Placed[] }>();
  for (const entry of entries) {
    const [name, currency] = [entry.value('ledger'), entry.value('currency')];
    const placed = placedLine(entry, entityOf);
    if (name === undefined || currency === undefined || !placed) continue;
    const id = [partnerOf(entry.record), name, currency].join(' ');
    const book = books.get(id) ?? { name, currency, placed: [] };
    book.placed.push(placed);
    books.set(id, book);
  }
  return [...books.keys()].sort().map((id) => {
    const { name, currency, placed } = books.get(id)!;
    placed.sort(
      (one, other) =>
        one.line.page - other.line.page || one.place - other.place || (one.line.id < other.line.id ? -1 : 1),
    );
    return {
      id,
      name,
      currency,
      holders: [...new Set(placed.flatMap(({ holder }) => holder ?? []))].sort(),
      lines: placed.map(({ line }) => line),
    };
  });
}

function placedLine(entry: RecordStatements, entityOf: (record: string) => string): Placed | undefined {
  const direction = entry.value('direction');
  const [page, place] = [Number(entry.value('page') ?? 1), Number(entry.value('line') ?? 0)];
  if ((direction !== 'in' && direction !== 'out') || !Number.isFinite(page) || !Number.isFinite(place)) {
    return undefined;
  }
  const holder = entry.value('holder');
  return {
    place,
    holder: holder === undefined ? undefined : entityOf(holder),
    line: {
      id: entry.record,
      page,
      direction,
      code: entry.value('code'),
      amount: minorUnits(entry.value('amount')),
      commission: minorUnits(entry.value('commission')),
      balance: minorUnits(entry.value('runningBalance')),
      day: dayOf(entry.value('date')),
      sources: entry.sources,
    },
  };
}
