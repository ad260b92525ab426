import { nameSkeletons } from '@foreland/model/text';
import { rowsByKey } from './columns.ts';
import type { RowsByKey } from './columns.ts';
import { Groups } from './groups.ts';
import type { Holders } from './holder.ts';
import type { ObservationTable } from './observation-table.ts';
import type { SharedValue } from './shared-value.ts';

/** A value that more records hold says little about whether two of them belong together. */
const LINKING_RECORDS = 8;
/** Beyond this many holders their relations no longer matter. */
export const MANY_HOLDERS = 250;

/** More than half of the shorter name's tokens stand in the other name too. */
function namesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.length > 0 && shorter.filter((token) => longer.includes(token)).length * 2 > shorter.length;
}

/**
 * Finds the holders of a value that nothing else connects: they are not records of the one thing that the
 * value names, share no second identifier and, for persons and organisations, their names disagree. Five
 * records of one person or one car are one holder; five customers of a shop are five.
 */
export class IndependentHolders {
  readonly #table: ObservationTable;
  readonly #byValue: RowsByKey;
  readonly #byRecord: RowsByKey;
  readonly #captions: ReadonlyMap<string, string>;
  readonly #holders: Holders;
  readonly #names = new Map<number, readonly string[]>();
  readonly #linking = new Map<number, boolean>();

  constructor(
    table: ObservationTable,
    byValue: RowsByKey,
    captions: ReadonlyMap<string, string>,
    holders: Holders,
  ) {
    this.#table = table;
    this.#byValue = byValue;
    this.#byRecord = rowsByKey(table.record.view(), table.recordCount);
    this.#captions = captions;
    this.#holders = holders;
  }

  /**
   * Owners by independent holder, each list in the order of `owners`. At most {@link MANY_HOLDERS} owners are
   * compared; beyond, all count as independent.
   */
  of(shared: SharedValue): number[][] {
    const { owners } = shared;
    if (owners.length < 2 || owners.length > MANY_HOLDERS) return owners.map((owner) => [owner]);
    const groups = new Groups(owners.length);
    this.#uniteNamedThings(shared, groups);
    if (groups.count > 1) this.#uniteByIdentifier(shared, groups);
    if (groups.count > 1) this.#uniteByName(owners, groups);
    const lists = new Map<number, number[]>();
    for (const [index, owner] of owners.entries()) {
      const list = lists.get(groups.of(index));
      if (list === undefined) lists.set(groups.of(index), [owner]);
      else list.push(owner);
    }
    return [...lists.values()];
  }

  #uniteNamedThings({ class: identifierClass, owners }: SharedValue, groups: Groups): void {
    const things = [...owners.keys()].filter((index) =>
      this.#holders.isNamedBy(owners[index] ?? 0, identifierClass),
    );
    for (const index of things) groups.unite(things[0] ?? index, index);
  }

  #uniteByIdentifier(shared: SharedValue, groups: Groups): void {
    const { starts, rows } = this.#byRecord;
    const firstHolder = new Map<number, number>();
    for (const [index, owner] of shared.owners.entries()) {
      for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) {
        const value = this.#table.value.get(rows[at] ?? 0);
        if (value === shared.valueId || !this.#isLinking(value)) continue;
        const first = firstHolder.get(value);
        if (first === undefined) firstHolder.set(value, index);
        else groups.unite(first, index);
      }
    }
  }

  #isLinking(value: number): boolean {
    let linking = this.#linking.get(value);
    if (linking === undefined) {
      const { starts, rows } = this.#byValue;
      const records = new Set<number>();
      for (
        let at = starts[value] ?? 0;
        at < (starts[value + 1] ?? 0) && records.size <= LINKING_RECORDS;
        at++
      ) {
        records.add(this.#table.record.get(rows[at] ?? 0));
      }
      linking = records.size > 1 && records.size <= LINKING_RECORDS;
      this.#linking.set(value, linking);
    }
    return linking;
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
      const kind = this.#holders.kindOf(record);
      const text = this.#table.recordText(record);
      const caption = kind === 'person' || kind === 'organisation' ? this.#captions.get(text) : undefined;
      name = caption === undefined || caption === text ? [] : [...new Set(nameSkeletons(caption))];
      this.#names.set(record, name);
    }
    return name;
  }
}
