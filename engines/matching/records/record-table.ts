import { IntList } from '../columns/int-list.ts';
import { TextIndex } from '../columns/text-index.ts';
import type { MatchRow } from '../field.ts';
import { FieldColumn, NO_VALUE } from '../values/field-column.ts';
import type { FieldSpec } from '../field.ts';

/** Values of one field that are compared; more of them say no more. */
const VALUES_COMPARED = 12;
const NO_VALUES: readonly string[] = [];

/** What of records is read when two are compared, in whatever thread. */
export interface ComparedRecords {
  readonly fields: readonly FieldColumn[];
  /** Records held. */
  readonly size: number;
  /** Where the run of each slot begins, and the integers of all runs. */
  readonly starts: Int32Array;
  readonly runs: Int32Array;
}

/**
 * Records in numbered slots, each as a run of integers: for every field how many values, then their ids. A slot that was
 * given up is used again.
 */
export class RecordTable implements ComparedRecords {
  readonly fields: readonly FieldColumn[];
  readonly ids: string[] = [];
  readonly #slots = new TextIndex(this.ids);
  readonly #free: number[] = [];
  readonly #starts = new IntList();
  readonly #runs = new IntList(8192);

  constructor(specs: readonly FieldSpec[]) {
    this.fields = specs.map((spec) => new FieldColumn(spec));
  }

  /** Records held. */
  get size(): number {
    return this.#slots.size;
  }

  /** Slots in use or given up. */
  get slotCount(): number {
    return this.ids.length;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.find(id);
  }

  /**
   * Takes a record in.
   *
   * @param most so many values of a field are taken
   * @returns its slot, or -1 where its id is held, which changes nothing
   */
  insert({ id, values }: MatchRow, most = VALUES_COMPARED): number {
    const slot = this.#free.at(-1) ?? this.ids.length;
    if (this.#slots.add(id, slot) !== slot) return -1;
    this.#free.pop();
    this.ids[slot] = id;
    this.#starts.set(slot, this.#runs.length);
    for (const [at, field] of this.fields.entries()) {
      const raws = values[at] ?? NO_VALUES;
      if (raws.length <= 1) {
        const value = raws[0] === undefined ? NO_VALUE : field.intern(raws[0]);
        this.#runs.push(value === NO_VALUE ? 0 : 1);
        if (value !== NO_VALUE) this.#runs.push(value);
        continue;
      }
      const known = new Set<number>();
      // In order of content, so that nothing depends on the order in which values came.
      for (const raw of raws.toSorted()) {
        const value = field.intern(raw);
        if (value !== NO_VALUE && known.size < most) known.add(value);
      }
      this.#runs.push(known.size);
      for (const value of known) this.#runs.push(value);
    }
    return slot;
  }

  /** Leaves out values that turned out to have no words, in a table that nothing was removed from. */
  dropEmptyValues(): void {
    const runs = this.#runs.cells;
    let to = 0;
    let from = 0;
    for (let slot = 0; slot < this.slotCount; slot++) {
      this.#starts.set(slot, to);
      for (const field of this.fields) {
        const end = from + 1 + (runs[from] ?? 0);
        const count = to++;
        runs[count] = 0;
        for (from += 1; from < end; from++) {
          const value = runs[from] ?? 0;
          if (field.isEmpty(value) || to - count > VALUES_COMPARED) continue;
          runs[to++] = value;
        }
        runs[count] = to - count - 1;
      }
    }
    this.#runs.length = to;
  }

  /** Counts the values and words of a record in or out. */
  count(slot: number, amount: number): void {
    const runs = this.#runs.cells;
    let at = this.#starts.get(slot);
    for (const field of this.fields) {
      const from = at + 1;
      at = from + (runs[at] ?? 0);
      field.count(runs, from, at, amount);
    }
  }

  remove(slot: number): void {
    this.#slots.remove(this.ids[slot] ?? '');
    this.ids[slot] = '';
    // Room at the end is given back, so that records which only come to be compared leave nothing.
    if (this.#endOf(slot) === this.#runs.length) this.#runs.length = this.#starts.get(slot);
    this.#free.push(slot);
  }

  #endOf(slot: number): number {
    let at = this.#starts.get(slot);
    for (let field = 0; field < this.fields.length; field++) at += 1 + this.#runs.get(at);
    return at;
  }

  isHeld(slot: number): boolean {
    return this.ids[slot] !== '';
  }

  /** Slots that are held, rising. */
  heldSlots(): Int32Array {
    const slots = new Int32Array(this.slotCount);
    let held = 0;
    for (let slot = 0; slot < slots.length; slot++) if (this.isHeld(slot)) slots[held++] = slot;
    return slots.subarray(0, held);
  }

  /** Does the id of the first slot come before that of the second? */
  readonly isIdBefore = (one: number, other: number): boolean =>
    (this.ids[one] ?? '') < (this.ids[other] ?? '');

  /** The integers of all runs. Ask again after an insertion: it may have moved. */
  get runs(): Int32Array {
    return this.#runs.cells;
  }

  /** Where the run of each slot begins. As for `runs`. */
  get starts(): Int32Array {
    return this.#starts.cells;
  }

  /** Ids of the values of one field. */
  valuesOf(slot: number, field: number): Int32Array {
    const runs = this.#runs.cells;
    let at = this.#starts.get(slot);
    for (let before = 0; before < field; before++) at += 1 + (runs[at] ?? 0);
    return runs.subarray(at + 1, at + 1 + (runs[at] ?? 0));
  }
}
