import { pairGroupsInTurn } from '../blocking/key-groups.ts';
import { PairComparer } from '../compare/pair-comparer.ts';
import { screenRows } from '../compare/screen-rows.ts';
import { compareStretches } from '../compare/slot-comparer.ts';
import { comparePairsInTurn } from '../learn/compared-pairs.ts';
import { isIdBefore } from '../records/id-order.ts';
import type { SharedIds } from '../records/id-order.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import { FieldColumn } from '../values/field-column.ts';
import { TextParser } from '../values/text-parser.ts';
import type { SharedRecords, ThreadTask, ThreadTasks } from './threads.ts';

/** The other end of `Threads`: does in its thread what the engine asks for. */
export class ThreadHelper {
  #records: ComparedRecords | undefined;
  #ids: SharedIds | undefined;
  readonly #parsers = new Map<number, TextParser>();
  #parsed: Int32Array<SharedArrayBuffer> | undefined;

  /** @returns what is to be sent back */
  work(task: ThreadTask): ThreadTasks[keyof ThreadTasks]['answer'] {
    switch (task.what) {
      case 'begin':
        this.#forget();
        this.#parsed = task.parsed;
        return undefined;
      case 'parse': {
        const parser = this.#parsers.get(task.field) ?? new TextParser(task.kind);
        this.#parsers.set(task.field, parser);
        const parsed = parser.parse(task.texts);
        if (this.#parsed) Atomics.add(this.#parsed, 0, 1);
        return parsed;
      }
      case 'group':
        return pairGroupsInTurn(task.common, task.bounds, task.turn, task.limits);
      case 'hold':
        this.#hold(task.records);
        return undefined;
      case 'rows': {
        if (!this.#records) throw new Error('There are no records to make rows of.');
        return screenRows(this.#records, task.slots);
      }
      case 'learn': {
        const { records, isBefore } = this.#heldRecords();
        const { asked, priorBits, turn } = task;
        const comparer = new PairComparer(records, asked.model);
        return comparePairsInTurn(records, comparer, asked.pairs, turn, priorBits, isBefore);
      }
      case 'compare': {
        const { records, isBefore } = this.#heldRecords();
        const { comparison, turn } = task;
        const comparer = new PairComparer(records, comparison.model);
        const found = compareStretches(records, comparer, comparison, turn, isBefore);
        this.#forget();
        return found;
      }
    }
  }

  #heldRecords(): { records: ComparedRecords; isBefore: (one: number, other: number) => boolean } {
    const records = this.#records;
    const ids = this.#ids;
    if (!records || !ids) throw new Error('There are no records to compare.');
    return { records, isBefore: (one, other) => isIdBefore(ids, one, other) };
  }

  #forget(): void {
    this.#parsers.clear();
    this.#records = undefined;
    this.#ids = undefined;
  }

  #hold({ fields, size, starts, runs, ids }: SharedRecords): void {
    this.#records = { fields: fields.map((field) => FieldColumn.over(field)), size, starts, runs };
    this.#ids = ids;
    this.#parsers.clear();
  }
}
