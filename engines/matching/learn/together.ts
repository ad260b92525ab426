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

/** Does a pair count: are its two records known not to be one thing? */
type IsApart = (one: number, other: number) => boolean;

/**
 * By how many bits a further word of a name that agrees says less than its frequency. Who is called Nguyen is more often
 * than others called Van: records that share one word, and are not one thing, share another more often than any two
 * records do. How much more often is counted over pairs of such records, by content and seeded; it does not depend on how
 * many records there are.
 *
 * @returns bits for each field; 0 for those without words
 */
export function togetherBits(index: MatchIndex, isApart: IsApart, random: () => number): number[] {
  const { pairs, bitsOf } = pairsThatShareAWord(index, random);
  return bitsOf((pair) => isApart(pairs[pair * 2] ?? 0, pairs[pair * 2 + 1] ?? 0));
}

/** Pairs of which has to be known whether they are two things, as two slots each, before they can be counted. */
export interface SharingPairs {
  readonly pairs: readonly number[];
  /** As `togetherBits`. @param isApart asked by the number of the pair */
  bitsOf(isApart: (pair: number) => boolean): number[];
}

export function pairsThatShareAWord(index: MatchIndex, random: () => number): SharingPairs {
  const slots = heldSlots(index);
  for (let at = 0; at < Math.min(RECORDS, slots.length); at++) {
    const from = at + Math.floor(random() * (slots.length - at));
    const slot = slots[from] ?? 0;
    slots[from] = slots[at] ?? 0;
    slots[at] = slot;
  }
  const some = slots.slice(0, RECORDS);
  const pairs: number[] = [];
  const fields = index.records.fields.map(({ spec }, at) =>
    spec.kind === 'person-name' ? pairsIn(index, at, some, random, pairs) : undefined,
  );
  return { pairs, bitsOf: (isApart) => fields.map((count) => count?.(isApart) ?? 0) };
}

/** Adds pairs that share a word of a field. @returns what counts them */
function pairsIn(
  { records }: MatchIndex,
  at: number,
  slots: readonly number[],
  random: () => number,
  pairs: number[],
): ((isApart: (pair: number) => boolean) => number) | undefined {
  const field = records.fields[at];
  const table = field?.table;
  if (!field || !table) return undefined;
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
  let all = 0;
  for (const those of bearers.values())
    for (let position = 0; position < those.length; position++)
      all += Math.min(PARTNERS, those.length - 1 - position);
  const share = Math.min(1, PAIRS / Math.max(1, all));
  const first = pairs.length / 2;
  /** Of each pair the shared word, and both records by their places among those looked at. */
  const shared: number[] = [];
  for (const [word, those] of bearers)
    for (let position = 0; position < those.length; position++)
      for (let next = position + 1; next <= position + PARTNERS && next < those.length; next++) {
        const one = those[position] ?? 0;
        const other = those[next] ?? 0;
        if (random() >= share || (among[other]?.length ?? 0) < 2) continue;
        shared.push(word, one, other);
        pairs.push(slots[one] ?? 0, slots[other] ?? 0);
      }
  return (isApart) => {
    let observed = BELIEVED;
    let expected = BELIEVED;
    for (let pair = 0; pair * 3 < shared.length; pair++) {
      if (!isApart(first + pair)) continue;
      const theirs = among[shared[pair * 3 + 2] ?? 0] ?? [];
      for (const mine of among[shared[pair * 3 + 1] ?? 0] ?? []) {
        if (mine === shared[pair * 3]) continue;
        expected += (bearers.get(mine)?.length ?? 0) / slots.length;
        if (theirs.includes(mine)) observed += 1;
      }
    }
    return Math.max(0, Math.log2(observed / expected));
  };
}
