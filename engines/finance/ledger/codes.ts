import type { Book, BookLine } from './book.ts';

/**
 * To each line the other one of its code: one takes value in, one pays it out. A code that more lines bear was used again: it
 * says nothing.
 */
export function pairsByCode<Line extends BookLine>(book: readonly Line[]): ReadonlyMap<number, Line> {
  const pairs = new Map<number, Line>();
  for (const [at, other] of placesByCode(book)) pairs.set(at, book[other]!);
  return pairs;
}

/** The same, by place in the book. */
export function placesByCode(book: Book): ReadonlyMap<number, number> {
  const byCode = new Map<string, number[]>();
  for (const [at, { code }] of book.entries()) {
    if (code === undefined) continue;
    const lines = byCode.get(code);
    if (lines) lines.push(at);
    else byCode.set(code, [at]);
  }
  const others = new Map<number, number>();
  for (const lines of byCode.values()) {
    const [one, other] = lines;
    if (lines.length !== 2 || book[one!]!.direction === book[other!]!.direction) continue;
    others.set(one!, other!);
    others.set(other!, one!);
  }
  return others;
}
