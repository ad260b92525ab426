import { newTurn, stop } from '../compare/slot-comparer.ts';
import type { Comparison, FoundPairs, Turn } from '../compare/slot-comparer.ts';
import type { ScreenRows } from '../compare/screen-rows.ts';
import type { AskedPairs, ComparedPairs } from '../learn/compared-pairs.ts';
import { isIdBefore, shareIds } from '../records/id-order.ts';
import type { RecordTable } from '../records/record-table.ts';
import { Team } from './team.ts';
import type { Threads } from './threads.ts';

/**
 * Records that other threads read as they are now, and what they are then asked to do with them, each time beside the calling
 * thread. How many parties hold a value may still be counted when they have begun. What goes wrong with a thread is told when
 * it is next asked for something.
 */
export class HeldRecords {
  readonly threads: Threads;
  /** Made by one of them. */
  readonly rows: Promise<ScreenRows>;
  /** By the ids of two slots. */
  readonly isBefore: (one: number, other: number) => boolean;
  readonly #team: Team;
  readonly #done: Promise<unknown>;

  constructor(threads: Threads, records: RecordTable) {
    this.threads = threads;
    const team = new Team(threads);
    this.#team = team;
    const { size, starts, runs } = records;
    const ids = shareIds(records.ids);
    this.isBefore = (one, other) => isIdBefore(ids, one, other);
    const fields = records.fields.map((field) => field.share());
    const shared = { fields, size, starts, runs, ids };
    this.#done = Promise.all(team.all<'hold'>(() => ({ what: 'hold', records: shared })));
    this.#done.catch(() => undefined);
    this.rows = team.run<'rows'>(0, { what: 'rows', slots: records.heldSlots() });
    this.rows.catch(() => undefined);
  }

  /** What learning asks for, in the order of the pairs. @param own compares pairs in turn with the others */
  async learn(
    asked: AskedPairs,
    priorBits: number,
    own: (turn: Turn) => ComparedPairs[],
  ): Promise<ComparedPairs[]> {
    const turn = newTurn();
    const others = Promise.all(this.#team.all<'learn'>(() => ({ what: 'learn', asked, priorBits, turn })));
    try {
      const compared = own(turn);
      await this.#done;
      return [...compared, ...(await others).flat()].sort((one, other) => one.from - other.from);
    } finally {
      await Promise.allSettled([others]);
    }
  }

  /** Compares all; they forget the records then. @param own compares stretches in turn with the others */
  async compare(comparison: Comparison, own: (turn: Turn) => FoundPairs): Promise<FoundPairs[]> {
    const turn = newTurn();
    const others = Promise.all([
      Promise.all(this.#team.all<'compare'>(() => ({ what: 'compare', comparison, turn }))),
      this.#done,
    ]);
    try {
      const found = own(turn);
      const [rest] = await others;
      return [found, ...rest];
    } finally {
      stop(turn);
      await Promise.allSettled([others]);
    }
  }
}
