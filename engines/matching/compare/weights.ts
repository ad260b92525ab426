import type { FieldSpec } from '../field.ts';
import type { MatchModel } from '../model/match-model.ts';
import { OUTCOMES } from './outcome.ts';

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
