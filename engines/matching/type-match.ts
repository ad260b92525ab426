import { contentId } from '@foreland/model/canonical';
import type {
  Agreement,
  FieldPart,
  FieldSide,
  MatchEntity,
  MatchInput,
  MatchPair,
  MatchPolicy,
  PairStatus,
  StandingJudgement,
} from './api.ts';
import { clustersOf } from './cluster/clusters.ts';
import { OUTCOMES } from './compare/outcome.ts';
import type { FieldComparison } from './compare/pair-comparer.ts';
import type { EntityDefinition } from './entities/definition.ts';
import { valuesOf } from './entities/row.ts';
import type { FieldValue } from './entities/row.ts';
import { bitsOfProbability, probabilityOf } from './model/match-model.ts';
import type { MatchModel } from './model/match-model.ts';
import { MatchIndex } from './records/match-index.ts';

/** A pair as it compares, whatever people say of it. */
type Compared = Omit<MatchPair, 'status' | 'value'>;

/** Records of one entity type: what they hold, how they pair, and which of them are one. */
export class TypeMatch {
  readonly definition: EntityDefinition;
  readonly index: MatchIndex;
  readonly #policy: MatchPolicy;
  readonly #values = new Map<string, readonly (readonly FieldValue[])[]>();
  #judgements: readonly StandingJudgement[] = [];
  #clusters: string[][] | undefined;
  /** Pairs as they compare, whatever people say of them; by their two ids. Forgotten when records change. */
  readonly #compared = new Map<string, Compared>();

  constructor(definition: EntityDefinition, model: MatchModel, policy: MatchPolicy) {
    this.definition = definition;
    this.#policy = policy;
    this.index = new MatchIndex({
      fields: definition.fields,
      model,
      keepBits: bitsOfProbability(policy.review, model.calibration),
    });
  }

  get size(): number {
    return this.index.records.size;
  }

  get model(): MatchModel {
    return this.index.model;
  }

  insert(id: string, inputs: readonly MatchInput[]): void {
    const values = valuesOf(this.definition, inputs);
    this.#values.set(id, values);
    this.index.insert({ id, values: values.map((field) => field.map(({ text }) => text)) });
    this.#compared.clear();
    this.#clusters = undefined;
  }

  remove(id: string): void {
    this.index.remove(id);
    this.#values.delete(id);
    this.#compared.clear();
    this.#clusters = undefined;
  }

  refresh(options: { signal?: AbortSignal; onProgress?: (share: number) => void }): void {
    // Also those that were computed after a refresh that was aborted.
    if (!this.index.isSettled) {
      this.#clusters = undefined;
      this.#compared.clear();
    }
    this.index.refresh(options);
  }

  judge(judgements: readonly StandingJudgement[]): void {
    this.#judgements = judgements;
    this.#clusters = undefined;
  }

  entities(): MatchEntity[] {
    return this.#clustered().map((records) => ({ type: this.definition.type, records }));
  }

  pairs(): MatchPair[] {
    const { records } = this.index;
    const clusterOf = new Map(
      this.#clustered().flatMap((members, cluster) => members.map((id) => [id, cluster] as const)),
    );
    const sizes = this.#clustered().map((members) => members.length);
    const judged = new Map(this.#heldJudgements().map(({ a, b, answer }) => [`${a}\n${b}`, answer]));
    const wanted = new Map<string, readonly [string, string]>();
    this.index.eachPair((one, other) => {
      const pair = inOrder(records.ids[one] ?? '', records.ids[other] ?? '');
      wanted.set(pair.join('\n'), pair);
    });
    for (const { a, b } of this.#heldJudgements()) wanted.set(`${a}\n${b}`, [a, b]);
    return [...wanted.keys()].toSorted().flatMap((key) => {
      const [a, b] = wanted.get(key) ?? ['', ''];
      const one = clusterOf.get(a);
      const other = clusterOf.get(b);
      const together = one !== undefined && one === other;
      const hangsOnIt = Math.log2(1 + (sizes[one ?? -1] ?? 1) * (sizes[other ?? -1] ?? 1));
      return [
        this.#describe(a, b, hangsOnIt, (probability) =>
          statusOf(judged.get(key), together, probability, this.#policy),
        ),
      ];
    });
  }

  explain(one: string, other: string): MatchPair {
    const [a, b] = inOrder(one, other);
    const answer = this.#heldJudgements().find((each) => each.a === a && each.b === b)?.answer;
    const [ofA, ofB] = [a, b].map((id) => this.#clustered().find((members) => members.includes(id)));
    const together = ofA !== undefined && ofA === ofB;
    const hangsOnIt = Math.log2(1 + (ofA?.length ?? 1) * (ofB?.length ?? 1));
    return this.#describe(a, b, hangsOnIt, (probability) =>
      statusOf(answer, together, probability, this.#policy),
    );
  }

  probe(
    inputs: readonly MatchInput[],
    limit: number,
  ): { record: string; bits: number; probability: number }[] {
    const values = valuesOf(this.definition, inputs).map((field) => field.map(({ text }) => text));
    return this.index.probe({ id: '', values }, limit).map(({ slot, bits }) => ({
      record: this.index.records.ids[slot] ?? '',
      bits,
      probability: probabilityOf(bits, this.model.calibration),
    }));
  }

  #clustered(): string[][] {
    this.#clusters ??= clustersOf(this.index, {
      threshold: bitsOfProbability(this.#policy.automatic, this.model.calibration),
      judgements: this.#heldJudgements().flatMap(({ a, b, answer }) => [
        // Who is unsure wants the records held apart until somebody decides.
        { a, b, answer: answer === 'same' ? ('same' as const) : ('different' as const) },
      ]),
    });
    return this.#clusters;
  }

  #heldJudgements(): StandingJudgement[] {
    const { records } = this.index;
    return this.#judgements
      .filter(({ a, b }) => a !== b && records.slotOf(a) !== undefined && records.slotOf(b) !== undefined)
      .map(({ a, b, answer }) => {
        const [first, second] = inOrder(a, b);
        return { a: first, b: second, answer };
      })
      .toSorted((x, y) => (x.a === y.a ? compare(x.b, y.b) : compare(x.a, y.a)));
  }

  #describe(a: string, b: string, hangsOnIt: number, status: (probability: number) => PairStatus): MatchPair {
    const compared = this.#comparisonOf(a, b);
    const { probability } = compared;
    return { ...compared, status: status(probability), value: entropy(probability) * hangsOnIt };
  }

  /** A judgement changes none of it, so it is worked out once until records change. */
  #comparisonOf(a: string, b: string): Compared {
    const key = `${a}\n${b}`;
    const known = this.#compared.get(key);
    if (known) return known;
    const compared = this.#compare(a, b);
    this.#compared.set(key, compared);
    return compared;
  }

  #compare(a: string, b: string): Compared {
    const { records, priorBits } = this.index;
    const one = records.slotOf(a) ?? 0;
    const other = records.slotOf(b) ?? 0;
    const { fields, guards, bits } = this.index.compareFields(one, other);
    const parts: FieldPart[] = [{ field: 'prior', agreement: 'missing', bits: priorBits }];
    for (const [at, comparison] of fields.entries()) {
      const field = this.definition.fields[at];
      if (field) parts.push(this.#part(field.name, at, comparison, a, b));
    }
    for (const { guard, bits: taken } of guards)
      parts.push({ field: guard, agreement: 'missing', bits: -taken });
    const labels = new Set<number>();
    for (const id of [a, b])
      for (const field of this.#values.get(id) ?? [])
        for (const { inputs } of field) for (const { label } of inputs) labels.add(label);
    const probability = probabilityOf(bits, this.model.calibration);
    return {
      type: this.definition.type,
      a,
      b,
      bits,
      probability,
      pattern: patternOf(this.definition.type, fields),
      parts,
      labels: [...labels].sort((x, y) => x - y),
    };
  }

  #part(field: string, at: number, comparison: FieldComparison, a: string, b: string): FieldPart {
    const sideA = this.#side(a, at, comparison.a);
    const sideB = this.#side(b, at, comparison.b);
    return {
      field,
      agreement: this.#agreement(at, comparison),
      bits: comparison.bits,
      ...(sideA ? { a: sideA } : {}),
      ...(sideB ? { b: sideB } : {}),
    };
  }

  /** The value that was compared; where nothing was, what there is. */
  #side(id: string, at: number, value: number): FieldSide | undefined {
    const field = this.index.records.fields[at];
    const values = this.#values.get(id)?.[at] ?? [];
    const used = values.filter(({ text }) => value < 0 || field?.intern(text) === value);
    const [first] = used;
    if (!first) return undefined;
    return {
      value: first.shown,
      statements: [
        ...new Set(used.flatMap(({ inputs }) => inputs.map(({ statement }) => statement))),
      ].toSorted(),
    };
  }

  /** The agreement that tells most of a field: for words the weakest of those that agree, unless some conflict. */
  #agreement(at: number, { outcomes, bits, a, b }: FieldComparison): Agreement {
    const field = this.index.records.fields[at];
    if (!field || a < 0 || b < 0) return 'missing';
    const agreements = outcomes.map(
      (outcome) => OUTCOMES[field.spec.kind][outcome]?.agreement ?? 'different',
    );
    if (agreements.includes('different'))
      return agreements.every((each) => each === 'different' || each === 'missing') ? 'different' : 'partial';
    if (agreements.includes('missing')) return 'partial';
    const order: readonly Agreement[] = ['partial', 'close', 'swapped', 'equivalent', 'exact'];
    const weakest = order.find((each) => agreements.includes(each)) ?? 'different';
    return weakest === 'exact' && bits < COMMON_BITS && field.spec.kind === 'identifier' ? 'common' : weakest;
  }
}

/** An identifier that brings less than this is anybody's. */
const COMMON_BITS = 4;

function statusOf(
  answer: StandingJudgement['answer'] | undefined,
  together: boolean,
  probability: number,
  policy: MatchPolicy,
): PairStatus {
  if (answer === 'unsure') return 'second-opinion';
  if (answer !== undefined) return answer;
  if (together) return 'automatic';
  return probability >= policy.automatic ? 'apart' : 'review';
}

function patternOf(type: string, fields: readonly FieldComparison[]): string {
  const outcomes = fields.map((field) => field.outcomes.toSorted((x, y) => x - y).join(','));
  return contentId(`match-pattern:${type}:${outcomes.join(';')}`);
}

/** Of a coin that falls so, in bits. */
function entropy(probability: number): number {
  if (probability <= 0 || probability >= 1) return 0;
  return -probability * Math.log2(probability) - (1 - probability) * Math.log2(1 - probability);
}

function inOrder(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
