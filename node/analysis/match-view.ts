import { canonicalJson, sha256Hex } from '@foreland/model';
import type { View } from '@foreland/model';
import { matchedProperties } from '@foreland/matching/definition';
import { MATCHING_VERSION } from '@foreland/matching/policy';
import type { MatchInput, MatchPair, MatchPolicy, StandingJudgement } from '@foreland/matching';
import type { MatchDifference, StatementReader, Store } from '@foreland/store';
import { entityChanges } from './entity-changes.ts';
import type { Membership } from './entity-changes.ts';
import { judgedBands } from './judged-bands.ts';
import { PairWriter, membershipOf, pairRows } from './match-rows.ts';
import type { PairRow, PairRows } from './match-rows.ts';
import type { HeldEngine, MatchShelf } from './match-shelf.ts';
import { changedJudgements, standingJudgements } from './standing.ts';

/** Under these names the state and the models of the matching of a view class are kept. */
export const MATCHING = 'matching';
export const MATCH_MODELS = 'match-models';
/** All of them; where the first is there, the others are. */
export const MATCH_RESULTS = [MATCHING, MATCH_MODELS] as const;

export interface MatchRun {
  readonly policy: MatchPolicy;
  readonly now: string;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
  readonly checkpoint: () => void;
}

/** What a result was computed from, part by part: which part differs tells why entities changed. */
interface Basis {
  readonly data: string;
  readonly model: string;
  readonly standing: readonly StandingJudgement[];
}

/** Changes when the data in view, the engine, its policy, or a judgement that counts in the view changes. */
export async function matchDigest(reader: StatementReader, policy: MatchPolicy): Promise<string> {
  const [data, judgements] = [await reader.digest(), await reader.matches.judgementDigest()];
  return sha256Hex(canonicalJson([data, judgements, modelOf(policy)]));
}

function modelOf({ automatic, review }: MatchPolicy): string {
  return `${MATCHING_VERSION} ${automatic} ${review}`;
}

const READ = matchedProperties();
const SCHEMATA_READ = [...new Set(READ.map(({ schema }) => schema))].sort();
const PROPERTIES_READ = [...new Set(READ.map(({ property }) => property))].sort();
const IS_READ = new Set(READ.map(({ schema, property }) => `${schema} ${property}`));

interface Found {
  readonly held: HeldEngine;
  /** Digest of what was kept before; the difference starts from there. */
  readonly from: string | undefined;
  readonly digest: string;
  readonly basis: Basis;
  readonly models: unknown;
  readonly difference: MatchDifference;
  readonly pairs: PairRows;
  readonly members: Membership;
}

/** Matches what one view clears, in one snapshot, and keeps what differs from before for its class. */
export async function matchView(store: Store, view: View, shelf: MatchShelf, run: MatchRun): Promise<void> {
  await store.transact((transactor) => transactor.followView(view, MATCH_RESULTS));
  for (;;) {
    const found = await findMatches(store, view, shelf, run);
    run.checkpoint();
    const written = await store.transact(async (transactor) => {
      // Another process may have matched the same view meanwhile; then this one compares with what that one wrote.
      if ((await transactor.lockMatches(view, MATCHING)) !== found.from) return false;
      await transactor.writeMatches(view, found.difference);
      await transactor.writeDerived(view, MATCH_MODELS, found.digest, found.models);
      await transactor.writeDerived(view, MATCHING, found.digest, found.basis);
      return true;
    });
    if (!written) continue;
    found.held.written = { digest: found.digest, pairs: found.pairs, members: found.members };
    return;
  }
}

/** Everything that is read is read in one snapshot, which is given up before the engine begins: it may take long. */
async function findMatches(store: Store, view: View, shelf: MatchShelf, run: MatchRun): Promise<Found> {
  const held = shelf.take(view);
  const read = await store.read(view, async (reader) => {
    const kept = await reader.derived(MATCHING);
    const known = held.written?.digest === kept?.digest ? held.written : undefined;
    return {
      digest: await matchDigest(reader, run.policy),
      snapshot: await snapshotOf(reader, held, run),
      standing: standingJudgements(await reader.matches.judgementsOn()),
      kept,
      known,
      before: known
        ? { revisions: revisionsOf(known.pairs), members: known.members }
        : { revisions: await reader.matches.revisions(), members: await reader.matches.memberships() },
      writer: new PairWriter((key) => reader.labelOf(key)),
    };
  });
  bringUpToDate(held, view, shelf, read.snapshot, run);
  held.engine.judge(read.standing);
  const found = held.engine.pairs();
  const pairs = pairRows(found, read.known?.pairs ?? held.written?.pairs ?? new Map());
  const members = membershipOf(held.engine.entities());
  const basis: Basis = { data: read.snapshot.data, model: modelOf(run.policy), standing: read.standing };
  const former = read.kept?.content as Basis | undefined;
  return {
    held,
    from: read.kept?.digest,
    digest: read.digest,
    basis,
    models: modelsOf(held, found, read.standing, run.policy),
    difference: differenceOf({
      before: read.before,
      pairs: [...pairs.values()],
      members,
      writer: read.writer,
      occasion: {
        at: run.now,
        digest: read.digest,
        otherwise: former !== undefined && former.model !== basis.model ? 'model' : 'data',
        judgements: changedJudgements(former?.standing ?? [], read.standing),
      },
    }),
    pairs,
    members,
  };
}

/** How any two records compare, in the order in which they are named; undefined where they are not of one type. */
export async function explainPairs(
  store: Store,
  view: View,
  shelf: MatchShelf,
  run: MatchRun,
  records: readonly (readonly [string, string])[],
): Promise<(MatchPair | undefined)[]> {
  const held = shelf.take(view);
  const snapshot = await store.read(view, (reader) => snapshotOf(reader, held, run));
  bringUpToDate(held, view, shelf, snapshot, run);
  return records.map(([a, b]) => held.engine.explain(a, b));
}

interface Snapshot {
  /** Digest of the data. */
  readonly data: string;
  /** What the engine reads of it; absent where the engine holds it already. */
  readonly pages?: readonly (readonly MatchInput[])[];
}

async function snapshotOf(
  reader: StatementReader,
  held: HeldEngine,
  { checkpoint }: MatchRun,
): Promise<Snapshot> {
  const data = await reader.digest();
  if (held.data === data) return { data };
  const pages: MatchInput[][] = [];
  for await (const page of reader.matches.statements(SCHEMATA_READ, PROPERTIES_READ)) {
    checkpoint();
    pages.push(page.filter(({ schema, property }) => IS_READ.has(`${schema} ${property}`)));
  }
  return { data, pages };
}

/** The engine of the view's class, given the data of the snapshot. */
function bringUpToDate(
  held: HeldEngine,
  view: View,
  shelf: MatchShelf,
  { data, pages }: Snapshot,
  run: MatchRun,
): void {
  if (!pages) return;
  held.data = undefined;
  try {
    held.engine.sync(
      pages.values().flatMap((page) => page),
      {
        signal: run.signal,
        onProgress: run.progress,
      },
    );
  } catch (error) {
    shelf.drop(view);
    throw error;
  }
  held.models = held.engine.models();
  held.data = data;
}

function modelsOf(
  { models }: HeldEngine,
  pairs: readonly MatchPair[],
  standing: readonly StandingJudgement[],
  { automatic, review }: MatchPolicy,
): unknown {
  const judged = judgedBands(pairs, standing);
  return models.map((model) => ({
    ...model,
    policy: { automatic, review },
    judged: judged.get(model.type) ?? [],
  }));
}

function revisionsOf(rows: PairRows): ReadonlyMap<string, string> {
  return new Map([...rows.values()].map(({ id, revision }) => [id, revision]));
}

function differenceOf(run: {
  readonly before: { readonly revisions: ReadonlyMap<string, string>; readonly members: Membership };
  readonly pairs: readonly PairRow[];
  readonly members: Membership;
  readonly writer: PairWriter;
  readonly occasion: Parameters<typeof entityChanges>[2];
}): MatchDifference {
  const { before, pairs, members, writer, occasion } = run;
  const ids = new Set(pairs.map(({ id }) => id));
  return {
    pairs: pairs
      .filter(({ id, revision }) => before.revisions.get(id) !== revision)
      .map((row) => writer.found(row)),
    gonePairs: [...before.revisions.keys()].filter((id) => !ids.has(id)),
    members: [...members]
      .filter(([record, entity]) => before.members.get(record) !== entity)
      .map(([record, entity]) => ({ record, entity })),
    goneMembers: [...before.members.keys()].filter((record) => !members.has(record)),
    changes: entityChanges(before.members, members, occasion),
  };
}
