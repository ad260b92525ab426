import type { FieldColumn } from '../values/field-column.ts';
import type { ParsedTexts } from '../values/text-parser.ts';
import { FACT_CELLS } from '../values/word-facts.ts';
import type { Team } from './team.ts';

/** Texts that are taken apart in one go. */
const BATCH = 2048;
/** Batches that a helper has yet to take apart at most; with more the calling thread takes its share. */
const WAITING = 4;
/** Answers that lie unread before the calling thread stops to read them. */
const UNREAD = 4;

interface Batch {
  /** Adds the words of each text, as soon as they are known. */
  take: (() => void) | undefined;
}

/** One column whose texts are taken apart later than they come. */
interface Later {
  readonly column: FieldColumn;
  readonly number: number;
  /** Texts that were handed out so far. */
  begun: number;
  readonly batches: Batch[];
}

interface Helper {
  readonly number: number;
  /** How many batches it has taken apart, which it counts itself: its answers are read later. */
  readonly parsed: Int32Array<SharedArrayBuffer>;
  sent: number;
  /** Answers that were not read yet, in the order in which they come. */
  readonly answers: Promise<void>[];
  /** Of each column, the ids of the words by the numbers that the helper gave them. */
  readonly ids: ReadonlyMap<Later, number[]>;
}

/**
 * Has the texts of columns taken apart by helpers while the calling thread reads on: each text gets its id at once, its
 * words come later, in the order of the ids, so that words get the same ids as without help.
 */
export class SharedReading {
  readonly #team: Team;
  readonly #columns: readonly Later[];
  readonly #helpers: readonly Helper[];
  readonly #begun: Promise<unknown>;

  constructor(fields: readonly FieldColumn[], team: Team) {
    this.#team = team;
    this.#columns = fields.flatMap((column, number) => {
      if (!column.table) return [];
      column.putOffWords();
      return [{ column, number, begun: column.texts.length, batches: [] }];
    });
    this.#helpers = Array.from({ length: team.size }, (_, number) => ({
      number,
      parsed: new Int32Array(new SharedArrayBuffer(4)),
      sent: 0,
      answers: [],
      ids: new Map(this.#columns.map((later): [Later, number[]] => [later, []])),
    }));
    this.#begun = Promise.all(
      this.#helpers.map(({ number, parsed }) => team.run<'begin'>(number, { what: 'begin', parsed })),
    );
    this.#begun.catch(() => undefined);
  }

  /** Hands out what has come. Where helpers have enough to do, takes batches apart itself. */
  async share(): Promise<void> {
    for (const later of this.#columns) {
      while (later.column.texts.length - later.begun >= BATCH) {
        const from = later.begun;
        later.begun += BATCH;
        const [helper] = this.#helpers.toSorted((one, other) => waitingAt(one) - waitingAt(other));
        if (helper && waitingAt(helper) < WAITING) this.#send(later, from, helper);
        else parse(later, from);
      }
    }
    // Only where there are answers: reading one must not mean to wait for it.
    for (const helper of this.#helpers)
      while (helper.answers.length - waitingAt(helper) >= UNREAD) await helper.answers[0];
    this.#columns.forEach(take);
  }

  /** Takes apart what is left, and waits for the rest. */
  async finish(): Promise<void> {
    await this.share();
    for (const { answers } of this.#helpers) await Promise.all(answers);
    await this.#begun;
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

  #send(later: Later, from: number, helper: Helper): void {
    const { column, number, batches } = later;
    const texts = column.texts.slice(from, from + BATCH);
    const batch: Batch = { take: undefined };
    batches.push(batch);
    helper.sent += 1;
    const answer = this.#team
      .run<'parse'>(helper.number, { what: 'parse', field: number, kind: column.spec.kind, texts })
      .then((parsed) => {
        helper.answers.shift();
        batch.take = () => takeParsed(column, parsed, helper.ids.get(later) ?? []);
      });
    // Awaited when its turn comes; what went wrong is told then.
    answer.catch(() => undefined);
    helper.answers.push(answer);
  }
}

function waitingAt({ sent, parsed }: Helper): number {
  return sent - Atomics.load(parsed, 0);
}

function parse({ column, batches }: Later, from: number): void {
  const split = column.texts.slice(from, from + BATCH).map((text) => column.table?.split(text) ?? []);
  batches.push({
    take() {
      for (const words of split) column.addWords(words.map((word) => column.table?.idOf(word) ?? 0));
    },
  });
}

/** Takes over the words of those texts whose turn it is. */
function take({ batches }: Later): void {
  for (let next = batches[0]; next?.take; next = batches[0]) {
    next.take();
    batches.shift();
  }
}

function takeParsed(column: FieldColumn, { counts, words, forms, facts }: ParsedTexts, ids: number[]): void {
  for (const [at, form] of forms.entries())
    ids.push(column.table?.idOfForms(form, facts, at * FACT_CELLS) ?? 0);
  for (let at = 0; at < words.length; at++) words[at] = ids[words[at] ?? 0] ?? 0;
  let from = 0;
  for (const count of counts) {
    column.addWords(words.subarray(from, from + count));
    from += count;
  }
}
