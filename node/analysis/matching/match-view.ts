import { canonicalJson, sha256Hex } from '@foreland/model';
import { CrossMatch } from '@foreland/matching';
import type { MatchPair, MatchPolicy, ModelDescription, StandingJudgement } from '@foreland/matching';
import { matchingEngine } from '@foreland/matching/engine';
import type { StatementRow } from '@foreland/model/engine';
import type { MatchDifference, StatementReader, Store } from '@foreland/store';
import { MATCHING, readInput } from '../feeds.ts';
import type { Made, Work } from '../hosted-engine.ts';
import { entityChanges } from './entity-changes.ts';
import type { Membership } from './entity-changes.ts';
import { judgedBands } from './judged-bands.ts';
import { PairWriter, membershipOf, pairRows } from './match-rows.ts';
import type { PairRow, PairRows } from './match-rows.ts';
import { changedJudgements, standingJudgements } from './standing.ts';

/** Under these names the state and the models of the matching of a view class are kept; where the first is, the other is. */
export const MATCH_MODELS = 'match-models';
export const MATCH_RESULTS = [MATCHING, MATCH_MODELS] as const;

/** An engine that holds the data of one view class, and what was last written from it. */
export interface HeldMatching {
  readonly engine: CrossMatch;
  /** Digest of the data it holds; undefined before the first. */
  data: string | undefined;
  /** What it says of its models on that data. */
  models: readonly ModelDescription[];
  written: { readonly digest: string; readonly pairs: PairRows; readonly members: Membership } | undefined;
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
  return `${matchingEngine.version} ${automatic} ${review}`;
}

interface Found {
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
export async function matchView(
  work: Work,
  before: Made<HeldMatching> | undefined,
): Promise<Made<HeldMatching>> {
  const { store, view, checkpoint } = work;
  const policy = matchingEngine.parameters.parse(work.beside.parameters ?? {});
  const held: HeldMatching = before?.state ?? {
    engine: new CrossMatch({ policy }),
    data: undefined,
    models: [],
    written: undefined,
  };
  await store.transact((transactor) => transactor.followView(view, MATCH_RESULTS));
  for (;;) {
    const found = await findMatches(store, held, policy, work);
    checkpoint();
    const written = await store.transact(async (transactor) => {
      // Another process may have matched the same view meanwhile; then this one compares with what that one wrote.
      if ((await transactor.lockMatches(view, MATCHING)) !== found.from) return false;
      await transactor.writeMatches(view, found.difference);
      await transactor.writeDerived(view, MATCH_MODELS, found.digest, found.models);
      await transactor.writeDerived(view, MATCHING, found.digest, found.basis);
      return true;
    });
    if (!written) continue;
    held.written = { digest: found.digest, pairs: found.pairs, members: found.members };
    return { digest: found.digest, state: held };
  }
}

/** Everything that is read is read in one snapshot, which is given up before the engine begins: it may take long. */
async function findMatches(
  store: Store,
  held: HeldMatching,
  policy: MatchPolicy,
  work: Work,
): Promise<Found> {
  const read = await store.read(work.view, async (reader) => {
    const kept = await reader.derived(MATCHING);
    const known = held.written?.digest === kept?.digest ? held.written : undefined;
    return {
      digest: await matchDigest(reader, policy),
      snapshot: await snapshotOf(reader, held, work),
      standing: standingJudgements(await reader.matches.judgementsOn()),
      kept,
      known,
      before: known
        ? { revisions: revisionsOf(known.pairs), members: known.members }
        : { revisions: await reader.matches.revisions(), members: await reader.matches.memberships() },
      writer: new PairWriter((key) => reader.labelOf(key)),
    };
  });
  await bringUpToDate(held, read.snapshot, policy, work);
  held.engine.judge(read.standing);
  const found = held.engine.pairs();
  const pairs = pairRows(found, read.known?.pairs ?? held.written?.pairs ?? new Map());
  const members = membershipOf(held.engine.entities());
  const basis: Basis = { data: read.snapshot.data, model: modelOf(policy), standing: read.standing };
  const former = read.kept?.content as Basis | undefined;
  return {
    from: read.kept?.digest,
    digest: read.digest,
    basis,
    models: modelsOf(held, found, read.standing, policy),
    difference: differenceOf({
      before: read.before,
      pairs: [...pairs.values()],
      members,
      writer: read.writer,
      occasion: {
        at: work.beside.now,
        digest: read.digest,
        otherwise: former !== undefined && former.model !== basis.model ? 'model' : 'data',
        judgements: changedJudgements(former?.standing ?? [], read.standing),
      },
    }),
    pairs,
    members,
  };
}

interface Snapshot {
  /** Digest of the data. */
  readonly data: string;
  /** What the engine reads of it; absent where the engine holds it already. */
  readonly statements?: readonly StatementRow[];
}

async function snapshotOf(
  reader: StatementReader,
  held: HeldMatching,
  { beside, checkpoint }: Work,
): Promise<Snapshot> {
  const data = await reader.digest();
  if (held.data === data) return { data };
  return { data, ...(await readInput(reader, matchingEngine.reads, beside, checkpoint)) };
}

/** The engine of the view's class, given the data of the snapshot. */
async function bringUpToDate(
  held: HeldMatching,
  { data, statements }: Snapshot,
  policy: MatchPolicy,
  { checkpoint, progress }: Work,
): Promise<void> {
  if (!statements) return;
  const run = { parameters: policy, checkpoint, progress };
  await matchingEngine.update?.(held.engine, { statements, captions: new Map() }, new Set(), run);
  held.models = held.engine.models();
  held.data = data;
}

function modelsOf(
  { models }: HeldMatching,
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
