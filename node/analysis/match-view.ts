import { canonicalJson, sha256Hex } from '@foreland/model';
import type { View } from '@foreland/model';
import { MATCHING_VERSION, matchedProperties, readsOf } from '@foreland/matching';
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

export interface MatchRun {
  readonly policy: MatchPolicy;
  readonly now: string;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
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

const PROPERTIES = matchedProperties();
const SCHEMATA_READ = [...new Set(PROPERTIES.map(({ schema }) => schema))].sort();
const PROPERTIES_READ = [...new Set(PROPERTIES.map(({ property }) => property))].sort();

/** Matches what one view clears, in one snapshot, and keeps what differs from before for its class. */
export async function matchView(store: Store, view: View, shelf: MatchShelf, run: MatchRun): Promise<void> {
  for (;;) {
    const found = await found­Of(store, view, shelf, run);
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
