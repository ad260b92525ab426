/**
 * How much of books that cannot be read whole comes back, and are forged lines and pages found? No peer is known. The books
 * are made up; the rules were written without a look at the seeds reported.
 *
 *   node bench/finance-ledger.ts [seeds, 1,2,3,4,5]
 */
import { repairBook } from '@foreland/finance';
import { makeBook } from './finance/books.ts';
import type { MadeBook } from './finance/books.ts';
import { loadOfMachine, randomFrom } from './measure.ts';

const SEEDS = (process.argv[2] ?? '1,2,3,4,5').split(',').map(Number);
const BOOKS = 20;
const SHAPE = { pages: 10, linesPerPage: 24, masked: 0.1, forgedPages: 0 };

console.log(loadOfMachine());
for (const seed of SEEDS) {
  const random = randomFrom(seed);
  const masked = Array.from({ length: BOOKS }, () => makeBook(SHAPE, random));
  const began = process.cpuUsage();
  console.log(
    `seed ${seed}, ${BOOKS} books of 240 lines, figures of 10 % of lines masked: ${recovery(masked)}`,
  );
  const { user, system } = process.cpuUsage(began);
  const bare = masked.map((book) => ({
    ...book,
    read: book.read.map((line) => ({ ...line, code: undefined })),
  }));
  console.log(`  the same without codes: ${recovery(bare)}`);
  const forged = Array.from({ length: BOOKS }, () =>
    makeBook({ ...SHAPE, masked: 0, forgedPages: 3 }, random),
  );
  console.log(`  forged 3 of 10 pages of each, nothing masked: ${discovery(forged)}`);
  const both = Array.from({ length: BOOKS }, () => makeBook({ ...SHAPE, forgedPages: 3 }, random));
  console.log(`  forged 3 of 10 pages, 10 % masked: ${discovery(both)}`);
  console.log(`  ${((user + system) / 1000 / BOOKS).toFixed(1)} ms of processor time a book`);
}

function recovery(books: readonly MadeBook[]): string {
  let [inside, exact, all] = [0, 0, 0];
  const widths: number[] = [];
  for (const { read, truth, masked } of books) {
    const { repaired } = repairBook(read);
    const byFigure = new Map(repaired.map((each) => [`${each.line} ${each.figure}`, each]));
    for (const { line, figure } of masked) {
      const true_ = truth.find(({ id }) => id === line)!;
      const found = byFigure.get(`${line} ${figure}`);
      const [low, high] = [found?.low ?? -Infinity, found?.high ?? Infinity];
      const total = truth
        .filter(({ page }) => page === true_.page)
        .reduce((sum, { amount }) => sum + amount, 0);
      all++;
      if (low <= true_[figure] && true_[figure] <= high) inside++;
      if (low === true_[figure] && high === low) exact++;
      widths.push((high - low) / total);
    }
  }
  widths.sort((a, b) => a - b);
  const share = (part: number): string => `${((100 * part) / all).toFixed(1)} %`;
  return `${all} figures, inside ${share(inside)}, exact ${share(exact)}, median width ${(100 * widths[all >> 1]!).toFixed(2)} % of the page`;
}

function discovery(books: readonly MadeBook[]): string {
  let [found, forgeries, alarms, honest] = [0, 0, 0, 0];
  for (const { read, forged } of books) {
    const { contradictions } = repairBook(read);
    const pageOf = new Map(read.map(({ id, page }) => [id, page]));
    const shown = new Set(contradictions.flatMap(({ lines }) => lines));
    const forgedPages = new Set(forged.flat().map((line) => pageOf.get(line)));
    for (const lines of forged) {
      const page = pageOf.get(lines[0]!)!;
      forgeries++;
      // A page that was written anew shows where the next one begins.
      const isFound = contradictions.some(
        (each) =>
          each.lines.some((line) => lines.includes(line)) ||
          (lines.length > 1 &&
            each.isBetweenPages &&
            each.lines.some((line) => pageOf.get(line) === page + 1)),
      );
      if (isFound) found++;
    }
    for (const page of new Set(read.map((line) => line.page))) {
      if (forgedPages.has(page) || forgedPages.has(page - 1)) continue;
      honest++;
      if (read.some((line) => line.page === page && shown.has(line.id))) alarms++;
    }
  }
  return `found ${found} of ${forgeries} (${((100 * found) / forgeries).toFixed(1)} %), false alarm on ${alarms} of ${honest} honest pages`;
}
