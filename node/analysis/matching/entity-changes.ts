import { canonicalJson } from '@foreland/model';
import type { StandingJudgement } from '@foreland/matching';
import { nativeContentId } from '@foreland/store';
import type { KeptChange } from '@foreland/store';

/** Record to the id of its entity, for records that are not alone. */
export type Membership = ReadonlyMap<string, string>;

export interface Occasion {
  /** ISO instant, and a digest of what the new membership was computed from: together they make the change unique. */
  readonly at: string;
  readonly digest: string;
  /** What brings about those changes that no judgement does. */
  readonly otherwise: 'data' | 'model';
  /** Judgements that came to stand or ceased to. */
  readonly judgements: readonly Pick<StandingJudgement, 'a' | 'b'>[];
}

/** What happened to the entities between two memberships: each group of records that only moved among themselves is one change. */
export function entityChanges(
  before: Membership,
  after: Membership,
  occasion: Occasion,
): Omit<KeptChange, 'at'>[] {
  const old = partsOf(before);
  const recent = partsOf(after);
  const groups = new Groups();
  for (const [text, records] of old) if (!recent.has(text)) groups.join(records);
  for (const [text, records] of recent) if (!old.has(text)) groups.join(records);
  const judged = Map.groupBy(
    occasion.judgements.filter(({ a, b }) => groups.has(a) && groups.find(a) === groups.find(b)),
    ({ a }) => groups.find(a),
  );
  return groups.all().map(([root, records]) => {
    const content = {
      change: 'merge' as KeptChange['change'],
      cause: judged.has(root) ? ('judgement' as const) : occasion.otherwise,
      before: partition(records, before),
      after: partition(records, after),
    };
    if (content.after.length >= content.before.length) content.change = 'split';
    const id = nativeContentId(`change:${occasion.at} ${occasion.digest} ${canonicalJson(content)}`);
    return { id, ...content };
  });
}

/** Sorted records of the entities, by their text: a set that only changed its name did not change. */
function partsOf(membership: Membership): ReadonlyMap<string, readonly string[]> {
  const parts = Map.groupBy(membership.keys(), (record) => membership.get(record));
  return new Map(
    [...parts.values()]
      .map((records) => records.sort())
      .filter((records) => records.length > 1)
      .map((records) => [records.join(' '), records]),
  );
}

/** Records by entity, each part sorted and the parts too; who is in no entity is alone. */
function partition(records: readonly string[], membership: Membership): string[][] {
  const parts = Map.groupBy(records, (record) => membership.get(record) ?? ` ${record}`);
  return [...parts.values()]
    .map((part) => part.sort())
    .sort((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
}

/** Union-find over records. */
class Groups {
  readonly #parent = new Map<string, string>();

  has(record: string): boolean {
    return this.#parent.has(record);
  }

  find(record: string): string {
    let root = record;
    for (
      let next = this.#parent.get(root);
      next !== undefined && next !== root;
      next = this.#parent.get(root)
    )
      root = next;
    for (let at = record; at !== root;) {
      const next = this.#parent.get(at) ?? root;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(records: readonly string[]): void {
    const [first] = records;
    if (first === undefined) return;
    for (const record of records) {
      if (!this.#parent.has(record)) this.#parent.set(record, record);
      this.#parent.set(this.find(record), this.find(first));
    }
  }

  all(): [string, string[]][] {
    return [...Map.groupBy([...this.#parent.keys()], (record) => this.find(record))];
  }
}
