import type { RecordTable } from './record-table.ts';

/** From so many holders on each counts as a party of its own: nobody has so many records under one number. */
const HOLDERS_LOOKED_AT = 64;

/**
 * How many different parties hold a value: holders whose names have a word in common, by its sound, count as one, and a
 * holder without a name as nobody. Six records of one man under one telephone number say something else than six strangers
 * in a call shop.
 */
export function partiesAmong(
  records: RecordTable,
  holders: number,
  eachHolder: (visit: (slot: number) => void) => void,
): number {
  if (holders > HOLDERS_LOOKED_AT) return holders;
  const name = records.fields.findIndex(
    ({ spec }) => spec.kind === 'person-name' || spec.kind === 'organisation-name',
  );
  const field = records.fields[name];
  const table = field?.table;
  if (!field || !table) return Math.min(1, holders);
  const parents = new Map<string, string>();
  const rootOf = (word: string): string => {
    let root = word;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    return root;
  };
  eachHolder((slot) => {
    let first: string | undefined;
    for (const value of records.valuesOf(slot, name))
      for (let at = field.starts.get(value); at < field.starts.get(value + 1); at++) {
        const word = table.words[field.wordIds.get(at)]?.token.skeleton ?? '';
        if (!parents.has(word)) parents.set(word, word);
        first ??= word;
        const [one, other] = [rootOf(first), rootOf(word)];
        if (one !== other) parents.set(one < other ? other : one, one < other ? one : other);
      }
  });
  let parties = 0;
  for (const [word, parent] of parents) if (word === parent) parties += 1;
  return Math.max(parties, Math.min(1, holders));
}
