import type { EntityType } from './entity-type.ts';
import type { MatchEntity, MatchInput, MatchPair, MatchPolicy, StandingJudgement } from './api.ts';
import { DEFINITIONS, definitionOf } from './entities/definition.ts';
import { DEFAULT_POLICY } from './policy.ts';
import type { EntityDefinition } from './entities/definition.ts';
import { TypeMatch } from './type-match.ts';
import { MODELS } from './model/built-in.ts';
import type { ModelDescription } from './model/describe.ts';
import { describeModel } from './model/describe.ts';

export interface SyncOptions {
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Records of all types together. */
export interface SyncReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly held: number;
}

export interface CrossMatchOptions {
  readonly policy?: MatchPolicy;
}

/**
 * Cross-match of everything that a view clears: statements in, pairs and entities out. The result is a function of the
 * statements, the judgements, the policy and the models, however it was arrived at.
 */
export class CrossMatch {
  readonly policy: MatchPolicy;
  readonly #types: ReadonlyMap<EntityType, TypeMatch>;
  readonly #typeOf = new Map<string, EntityType>();
  readonly #fingerprints = new Map<string, string>();

  constructor({ policy = DEFAULT_POLICY }: CrossMatchOptions = {}) {
    this.policy = policy;
    this.#types = new Map(
      DEFINITIONS.map((definition) => [
        definition.type,
        new TypeMatch(definition, MODELS[definition.type], policy),
      ]),
    );
  }

  /**
   * Replaces what is held by these statements; only records that are new, changed or gone are matched again. Rows in any
   * order; statements of schemata and properties that are not matched are passed over.
   */
  sync(rows: Iterable<MatchInput>, { signal, onProgress }: SyncOptions = {}): SyncReport {
    const records = new Map<string, MatchInput[]>();
    for (const row of rows) collect(records, row);
    let added = 0;
    let changed = 0;
    let removed = 0;
    for (const id of this.#fingerprints.keys()) {
      if (records.has(id)) continue;
      this.#forget(id);
      removed += 1;
    }
    for (const [id, inputs] of records) {
      const fingerprint = fingerprintOf(inputs);
      const before = this.#fingerprints.get(id);
      if (before === fingerprint) continue;
      if (before !== undefined) this.#forget(id);
      const definition = definitionOfRecord(inputs);
      if (!definition) {
        if (before !== undefined) removed += 1;
        continue;
      }
      if (before === undefined) added += 1;
      else changed += 1;
      this.#types.get(definition.type)?.insert(id, inputs);
      this.#typeOf.set(id, definition.type);
      this.#fingerprints.set(id, fingerprint);
    }
    const types = [...this.#types.values()];
    const total = Math.max(1, this.#fingerprints.size);
    let before = 0;
    for (const type of types) {
      const share = type.size / total;
      const from = before;
      type.refresh({
        ...(signal ? { signal } : {}),
        onProgress: (done) => onProgress?.(Math.min(1, from + share * done)),
      });
      before += share;
    }
    onProgress?.(1);
    return { added, changed, removed, held: this.#fingerprints.size };
  }

  #forget(id: string): void {
    const type = this.#typeOf.get(id);
    if (type !== undefined) this.#types.get(type)?.remove(id);
    this.#typeOf.delete(id);
    this.#fingerprints.delete(id);
  }

  /** What people said, in place of what they said before. Judgements on records that are not held wait for them. */
  judge(judgements: readonly StandingJudgement[]): void {
    for (const type of this.#types.values()) type.judge(judgements);
  }

  /** Pairs that are joined, judged, or likely enough to be shown; by type, then by record ids. */
  pairs(): MatchPair[] {
    return [...this.#types.values()].flatMap((type) => type.pairs());
  }

  /** Records that count as one thing, of two records or more; by type, then by record ids. */
  entities(): MatchEntity[] {
    return [...this.#types.values()].flatMap((type) => type.entities());
  }

  /** How two records compare; undefined unless both are held and of one type. */
  explain(one: string, other: string): MatchPair | undefined {
    const type = this.#typeOf.get(one);
    if (type === undefined || type !== this.#typeOf.get(other) || one === other) return undefined;
    return this.#types.get(type)?.explain(one, other);
  }

  /** Held records that a record which is not held may be, the likeliest first. */
  probe(
    inputs: readonly MatchInput[],
    limit: number,
  ): { record: string; bits: number; probability: number }[] {
    const definition = definitionOfRecord(inputs);
    return definition ? (this.#types.get(definition.type)?.probe(inputs, limit) ?? []) : [];
  }

  models(): ModelDescription[] {
    return [...this.#types.values()].map((type) => describeModel(type));
  }
}

function collect(records: Map<string, MatchInput[]>, row: MatchInput): void {
  const known = records.get(row.record);
  if (known) known.push(row);
  else records.set(row.record, [row]);
}

/** A record has one schema; where partners disagree the first by name is taken. */
function definitionOfRecord(inputs: readonly MatchInput[]): EntityDefinition | undefined {
  const [schema] = [...new Set(inputs.map((input) => input.schema))].toSorted();
  return schema === undefined ? undefined : definitionOf(schema);
}

function fingerprintOf(inputs: readonly MatchInput[]): string {
  return inputs
    .map(({ schema, statement, label }) => `${schema} ${statement} ${label}`)
    .toSorted()
    .join('\n');
}
