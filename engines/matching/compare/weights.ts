import type { FieldSpec } from '../field.ts';
import type { MatchModel } from '../model/match-model.ts';
import { OUTCOMES, WORD } from './outcome.ts';

/** How much of what says the same as something else only repeats it. */
export const REPEATED_SHARE = 2 / 3;

/** Fields that change together when somebody moves. */
export function isPartOfAddress({ kind, shared }: FieldSpec): boolean {
  return shared === true && kind !== 'identifier';
}

/** Fields that agree together, by position. */
export function groupsOf(fields: readonly FieldSpec[]): number[][] {
  const names = new Set(fields.flatMap(({ group }) => (group === undefined ? [] : [group])));
  return [...names].map((name) => fields.flatMap(({ group }, at) => (group === name ? [at] : [])));
}

/** Where the outcomes of each field begin in the list of all. */
export function basesOf(fields: readonly FieldSpec[]): number[] {
  let base = 0;
  return fields.map(({ kind }) => {
    const here = base;
    base += OUTCOMES[kind].length;
    return here;
  });
}

/** log2(m/u) of every outcome, and log2(m) where the frequency of the value stands for u. */
export function weightsOf(fields: readonly FieldSpec[], model: MatchModel): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    fields.flatMap(({ kind }, at) =>
      OUTCOMES[kind].map(({ u: weighedByU }, outcome) => {
        const learned = model.fields[at]?.outcomes[outcome];
        if (!learned) return 0;
        return Math.log2(learned.m) - (weighedByU === undefined ? 0 : Math.log2(learned.u));
      }),
    ),
  );
}

/**
 * What it says that two words are alike rather than the same, for each way of being alike: by how many bits less than the
 * frequency of the commoner of the two, and what at most.
 */
export interface Likeness {
  readonly less: Float64Array;
  readonly most: Float64Array;
}

/** Before anything is counted: how many spellings go with a word, and how many other words lie near it. */
const LESS_BITS: Readonly<Record<number, number>> = {
  [WORD.equivalent]: 1,
  [WORD.close]: 3,
  [WORD.loose]: 6,
};
/** Being alike by chance is taken for so many times rarer, or commoner, than being the same, and no more. */
const RARER_BITS = -4;
const COMMONER_BITS = 6;

/**
 * Of each field, from how often two records drawn at random have words that are alike, and how often words that are the
 * same.
 */
export function likenessesOf(fields: readonly FieldSpec[], model: MatchModel): Likeness[] {
  return fields.map((_, at): Likeness => {
    const outcomes = model.fields[at]?.outcomes ?? [];
    const same = outcomes[WORD.exact]?.u ?? 0;
    const less = new Float64Array(WORD.initial + 1);
    const most = new Float64Array(WORD.initial + 1);
    for (const outcome of [WORD.equivalent, WORD.close, WORD.loose]) {
      const alike = outcomes[outcome]?.u ?? 0;
      const bits =
        same > 0
          ? Math.max(RARER_BITS, Math.min(COMMONER_BITS, Math.log2(alike / same)))
          : (LESS_BITS[outcome] ?? 0);
      less[outcome] = bits;
      most[outcome] = same > 0 ? -Math.log2(same) - bits : Infinity;
    }
    return { less, most };
  });
}

/** Bits that two words bring by an outcome, whatever its weight. @param information of the commoner one */
export function likenessBits({ less, most }: Likeness, outcome: number, information: number): number {
  if (outcome === WORD.initial) return 0;
  if (outcome === WORD.exact) return information;
  return Math.max(0, Math.min(information - (less[outcome] ?? 0), most[outcome] ?? 0));
}
