import type { FieldPart, FieldSide, MatchEntity, MatchPair } from '@foreland/matching';
import { entityId, joinAll, matchId } from '@foreland/model';
import type { Label } from '@foreland/model';
import { nativeContentId } from '@foreland/store';
import type { FoundMatch } from '@foreland/store';

/** What is remembered of a pair between two runs, so that only what changed is addressed and written anew. */
export interface PairRow {
  readonly pair: MatchPair;
  readonly id: string;
  readonly revision: string;
}

/** Rows by the records of the pair. */
export type PairRows = ReadonlyMap<string, PairRow>;

/** Addresses the pairs of a run; a pair that is as it was before keeps its row. */
export function pairRows(pairs: readonly MatchPair[], before: PairRows): PairRows {
  return new Map(
    pairs.map((pair) => {
      const key = `${pair.a} ${pair.b}`;
      const known = before.get(key);
      if (known && isSamePair(known.pair, pair)) return [key, known];
      const id = known?.id ?? matchId(pair.a, pair.b, nativeContentId);
      return [key, { pair, id, revision: nativeContentId(`match-revision:${JSON.stringify(pair)}`) }];
    }),
  );
}

/** Tens of thousands of pairs are compared after each judgement, so nothing is written out for it. */
function isSamePair(one: MatchPair, other: MatchPair): boolean {
  return (
    one === other ||
    (one.bits === other.bits &&
      one.probability === other.probability &&
      one.status === other.status &&
      one.value === other.value &&
      one.pattern === other.pattern &&
      one.type === other.type &&
      isSameList(one.labels, other.labels, Object.is) &&
      isSameList(one.parts, other.parts, isSamePart))
  );
}

function isSamePart(one: FieldPart, other: FieldPart): boolean {
  return (
    one === other ||
    (one.field === other.field &&
      one.agreement === other.agreement &&
      one.bits === other.bits &&
      isSameSide(one.a, other.a) &&
      isSameSide(one.b, other.b))
  );
}

function isSameSide(one: FieldSide | undefined, other: FieldSide | undefined): boolean {
  if (one === other) return true;
  return (
    one !== undefined &&
    other !== undefined &&
    one.value === other.value &&
    isSameList(one.statements, other.statements, Object.is)
  );
}

function isSameList<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((item, index) => same(item, other[index] as T));
}

/** Makes pairs ready to be kept. */
export class PairWriter {
  readonly #labelOf: (key: number) => Label;
  readonly #joined = new Map<string, Label>();

  constructor(labelOf: (key: number) => Label) {
    this.#labelOf = labelOf;
  }

  found({ pair, id, revision }: PairRow): FoundMatch {
    const { type, a, b, bits, probability, status, value, parts, labels } = pair;
    return {
      id,
      revision,
      type,
      a,
      b,
      bits,
      probability,
      status,
      value,
      pattern: pair.pattern,
      parts,
      label: this.#join(labels),
      labels,
    };
  }

  /** A few sets of labels serve many pairs. */
  #join(keys: readonly number[]): Label {
    const text = keys.join(',');
    let joined = this.#joined.get(text);
    if (!joined) this.#joined.set(text, (joined = joinAll(keys.map(this.#labelOf))));
    return joined;
  }
}

/** Record to the id of its entity. */
export function membershipOf(entities: readonly MatchEntity[]): Map<string, string> {
  const membership = new Map<string, string>();
  for (const { records } of entities) {
    const id = entityId(records, nativeContentId);
    for (const record of records) membership.set(record, id);
  }
  return membership;
}
