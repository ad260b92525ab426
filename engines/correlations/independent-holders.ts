import { nameSkeletons } from '@foreland/model/text';
import { rowsByKey } from './columns.ts';
import type { RowsByKey } from './columns.ts';
import type { HolderKind } from './holder.ts';
import type { ObservationTable } from './observation-table.ts';
import type { SharedValue } from './shared-value.ts';

/** A value with more observations links too many records to say that two of them belong together. */
const LINKING_OBSERVATIONS = 12;
/** Beyond this many holders their relations no longer matter. */
export const MANY_HOLDERS = 250;

class Groups {
  readonly #parents: number[];
  count: number;

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
    this.count = size;
  }

  #root(index: number): number {
    let root = index;
    for (let parent = this.#parents[root]; parent !== undefined && parent !== root; parent = this.#parents[root]) root = parent;
    this.#parents[index] = root;
    return root;
  }

  unite(a: number, b: number): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one === other) return;
    this.#parents[one] = other;
    this.count--;
  }
}

/** More than half of the shorter name's tokens stand in the other name too. */
function namesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.length > 0 && shorter.filter((token) => longer.includes(token)).length * 2 > shorter.length;
}

/**
 * Counts the holders of a value that nothing else connects: no second shared identifier and, for persons and
 * organisations, no agreement of names. Five records of one person are one holder; five customers of a shop
 * are five.
 */
export class IndependentHolders {
  readonly #table: ObservationTable;
  readonly #byValue: RowsByKey;
  readonly #byRecord: RowsByKey;
  readonly #captions: ReadonlyMap<string, string>;
  readonly #kindOf: (record: number) => HolderKind;
  readonly #names = new Map<number, readonly string[]>();

  constructor(
    table: ObservationTable,
    byValue: RowsByKey,
    captions: ReadonlyMap<string, string>,
    kindOf: (record: number) => HolderKind,
  ) {
    this.#table = table;
    this.#byValue = byValue;
    this.#byRecord = rowsByKey(table.record.view(), table.recordCount);
    this.#captions = captions;
    this.#kindOf = kindOf;
  }

  /** At most {@link MANY_HOLDERS} holders are compared; beyond, all count as independent. */
  count(shared: SharedValue): number {
    const { owners } = shared;
    if (owners.length < 2 || owners.length > MANY_HOLDERS) return owners.length;
    const groups = new Groups(owners.length);
    this.#uniteByIdentifier(shared, groups);
    if (groups.count > 1) this.#uniteByName(owners, groups);
    return groups.count;
  }

  #uniteByIdentifier(shared: SharedValue, groups: Groups): void {
    const { starts, rows } = this.#byRecord;
    const firstHolder = new Map<number, number>();
    for (const [index, owner] of shared.owners.entries()) {
      for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) {
        const value = this.#table.value.get(rows[at] ?? 0);
        if (value === shared.valueId) continue;
        const observations = (this.#byValue.starts[value + 1] ?? 0) - (this.#byValue.starts[value] ?? 0);
        if (observations > LINKING_OBSERVATIONS) continue;
        const first = firstHolder.get(value);
        if (first === undefined) firstHolder.set(value, index);
        else groups.unite(first, index);
      }
    }
  }

  #uniteByName(owners: readonly number[], groups: Groups): void {
    const names = owners.map((owner) => this.#nameOf(owner));
    for (const [a, name] of names.entries()) {
      for (let b = a + 1; b < names.length; b++) if (namesAgree(name, names[b] ?? [])) groups.unite(a, b);
    }
  }

  #nameOf(record: number): readonly string[] {
    let name = this.#names.get(record);
    if (name === undefined) {
      const kind = this.#kindOf(record);
      const text = this.#table.recordText(record);
      const caption = kind === 'person' || kind === 'organisation' ? this.#captions.get(text) : undefined;
      name = caption === undefined || caption === text ? [] : [...new Set(nameSkeletons(caption))];
      this.#names.set(record, name);
    }
    return name;
  }
}
