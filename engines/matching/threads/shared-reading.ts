import type { FieldColumn } from '../values/field-column.ts';
import type { ParsedTexts } from '../values/text-parser.ts';
import type { Team } from './team.ts';

/** Texts that are taken apart in one go. */
const BATCH = 2048;
/** Batches that wait for a helper at most; with more the calling thread takes its share. */
const WAITING = 2;

interface Batch {
  readonly to: number;
  /** Words of each text by their ids, as soon as they are known. */
  take: (() => void) | undefined;
  readonly done: Promise<void> | undefined;
}

/** One column whose texts are taken apart later than they come. */
interface Later {
  readonly column: FieldColumn;
  readonly number: number;
  /** Texts that were handed out so far. */
  begun: number;
  readonly batches: Batch[];
  /** For each helper, the ids of the words by its numbers. */
  readonly ids: number[][];
}

/**
 * Has the texts of columns taken apart by helpers while the calling thread reads on: each text gets its id at once, its
 * words come later, in the order of the ids, so that words get the same ids as without help.
 */
export class SharedReading {
  readonly #team: Team;
  readonly #columns: readonly Later[];
  readonly #waiting: number[];

  constructor(fields: readonly FieldColumn[], team: Team) {
    this.#team = team;
    this.#waiting = Array.from({ length: team.size }, () => 0);
    this.#columns = fields.flatMap((column, number) => {
      if (!column.table) return [];
      column.putOffWords();
      const ids = Array.from({ length: team.size }, (): number[] => []);
      return [{ column, number, begun: column.texts.length, batches: [], ids }];
    });
  }

  /** Hands out what has come. Where helpers have enough to do, takes a batch itself, and waits for one of theirs. */
  async share(): Promise<void> {
    for (const later of this.#columns) {
      while (later.column.texts.length - later.begun >= BATCH) {
        const from = later.begun;
        later.begun += BATCH;
        const helper = this.#waiting.indexOf(Math.min(...this.#waiting));
        if ((this.#waiting[helper] ?? WAITING) < WAITING) this.#send(later, from, helper);
        else {
          this.#parse(later, from);
          await this.#columns.find(({ batches }) => batches.some(isAwaited))?.batches.find(isAwaited)?.done;
        }
      }
      take(later);
    }
  }

  /** Takes apart what is left, and waits for the rest. */
  async finish(): Promise<void> {
    await this.share();
    for (const { batches } of this.#columns) await Promise.all(batches.map(({ done }) => done));
    this.finishAlone();
  }

  /** Takes apart what is left without any help, also what helpers were asked for. */
  finishAlone(): void {
    for (const later of this.#columns) {
      take(later);
      later.batches.length = 0;
      later.column.makeWords();
    }
  }

  #send(later: Later, from: number, helper: number): void {
    const { column, number, batches, ids } = later;
    this.#waiting[helper] = (this.#waiting[helper] ?? 0) + 1;
    const texts = column.texts.slice(from, from + BATCH);
    const done = this.#team
      .run<'parse'>(helper, { what: 'parse', field: number, kind: column.spec.kind, texts })
      .then((parsed) => {
        this.#waiting[helper] = (this.#waiting[helper] ?? 0) - 1;
        batch.take = () => takeParsed(column, parsed, ids[helper] ?? []);
      });
    // Awaited when its turn comes; what went wrong is told then.
    done.catch(() => undefined);
    const batch: Batch = { to: from + BATCH, take: undefined, done };
    batches.push(batch);
  }

  #parse(later: Later, from: number): void {
    const { column, batches } = later;
    const split = column.texts.slice(from, from + BATCH).map((text) => column.table?.split(text) ?? []);
    const add = (): void => {
      for (const words of split) column.addWords(words.map((word) => column.table?.idOf(word) ?? 0));
    };
    batches.push({ to: from + BATCH, take: add, done: undefined });
  }
}

function isAwaited({ take: isDone, done }: Batch): boolean {
  return done !== undefined && isDone === undefined;
}

/** Takes over the words of those texts whose turn it is. */
function take({ batches }: Later): void {
  for (let next = batches[0]; next?.take; next = batches[0]) {
    next.take();
    batches.shift();
  }
}

function takeParsed(column: FieldColumn, { counts, words, forms }: ParsedTexts, ids: number[]): void {
  for (const form of forms) ids.push(column.table?.idOfForms(form) ?? 0);
  let at = 0;
  for (const count of counts) {
    column.addWords(Array.from(words.subarray(at, at + count), (number) => ids[number] ?? 0));
    at += count;
  }
}
