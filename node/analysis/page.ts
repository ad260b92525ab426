/** Which part of a list is wanted. */
export interface Page<Key> {
  readonly limit: number;
  /** Of the last one of the page before, which may be gone by now. */
  readonly after?: Key | undefined;
}

export interface Paged<Item> {
  readonly shown: readonly Item[];
  /** In the whole list. */
  readonly total: number;
  readonly more: boolean;
}

/** One page of a list in the order of its keys. @param order as for `Array.sort` */
export function pageOf<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  order: (one: Key, other: Key) => number,
  { limit, after }: Page<Key>,
): Paged<Item> {
  const keyed = items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => order(a.key, b.key));
  const rest = after === undefined ? keyed : keyed.filter(({ key }) => order(after, key) < 0);
  return {
    shown: rest.slice(0, limit).map(({ item }) => item),
    total: items.length,
    more: rest.length > limit,
  };
}

/** What is listed by day: the last one that is known, empty where none is, and its name. */
export interface DayKey {
  readonly day: string;
  readonly id: string;
}

/** The latest first; without a day last. */
export function latestFirst(a: DayKey, b: DayKey): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1;
  return byText(a.id, b.id);
}

/** What is listed by a number, and its name. */
export interface NumberKey {
  readonly number: number;
  readonly id: string;
}

export function mostFirst(a: NumberKey, b: NumberKey): number {
  return b.number - a.number || byText(a.id, b.id);
}

export function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
