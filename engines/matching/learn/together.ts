import type { MatchIndex } from '../records/match-index.ts';
import { heldSlots } from './slots.ts';

/** Records that are looked at: enough of them share a word. */
const RECORDS = 20_000;
/** Pairs that share a word and are looked at. */
const PAIRS = 200_000;
/** Of those who share a word, so many partners of each. */
const PARTNERS = 20;
/** Words that are believed to agree as often as by chance before any is seen, so that few do not decide. */
const BELIEVED = 25;

/** How surely two records are not one thing: 1 where that is known, 0 where the pair is not to count. */
type Apartness = (one: number, other: number) => number;

/**
 * By how many bits a further word of a name that agrees says less than its frequency. Who is called Nguyen is more often
 * than others called Van: records that share one word, and are not one thing, share another more often than any two
 * records do. How much more often is counted over pairs of such records, by content and seeded; it does not depend on how
 * many records there are.
 *
 * @returns bits for each field; 0 for those without words
 */
export function togetherBits(index: MatchIndex, apartness: Apartness, random: () => number): number[] {
  const slots = heldSlots(index);
  for (let at = 0; at < Math.min(RECORDS, slots.length); at++) {
    const from = at + Math.floor(random() * (slots.length - at));
    const slot = slots[from] ?? 0;
    slots[from] = slots[at] ?? 0;
    slots[at] = slot;
  }
  const some = slots.slice(0, RECORDS);
  return index.records.fields.map((field, at) =>
    field.spec.kind === 'person-name' ? togetherIn(index, at, some, apartness, random) : 0,
  );
}

function togetherIn(
  index: MatchIndex,
  at: number,
  slots: readonly number[],
  apartness: Apartness,
  random: () => number,
): number {
  const { records } = index;
  const field = records.fields[at];
  const table = field?.table;
  if (!field || !table) return 0;
  /** Words of the first value alone, for further ones are mostly the same name once more. */
  const wordsOf = (slot: number): number[] => {
    const [value] = records.valuesOf(slot, at);
    if (value === undefined) return [];
    const words = new Set<number>();
    for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++)
      words.add(field.wordIds.get(word));
    return [...words].filter((word) => table.words[word]?.forms.kind !== 'initial');
  };
  const among = slots.map(wordsOf);
  const bearers = new Map<number, number[]>();
  for (const [record, words] of among.entries())
    for (const word of words) {
      const known = bearers.get(word);
      if (known) known.push(record);
      else bearers.set(word, [record]);
    }
  const pairs: (readonly [word: number, one: number, other: number])[] = [];
  for (const [word, those] of bearers)
    for (const [position, one] of those.entries())
      for (const other of those.slice(position + 1, position + 1 + PARTNERS)) pairs.push([word, one, other]);
  const share = Math.min(1, PAIRS / Math.max(1, pairs.length));
  let observed = BELIEVED;
  let expected = BELIEVED;
  for (const [word, one, other] of pairs) {
    if (random() >= share) continue;
    const theirs = among[other] ?? [];
    const apart = theirs.length < 2 ? 0 : apartness(slots[one] ?? 0, slots[other] ?? 0);
    if (apart === 0) continue;
    for (const mine of among[one] ?? []) {
      if (mine === word) continue;
      expected += (apart * (bearers.get(mine)?.length ?? 0)) / slots.length;
      if (theirs.includes(mine)) observed += apart;
    }
  }
  return Math.max(0, Math.log2(observed / expected));
}
