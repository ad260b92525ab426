import { CrossMatch } from '@foreland/matching';
import type { MatchPair, MatchPolicy } from '@foreland/matching';
import { MatchShelf } from './match-shelf.ts';
import { explainPairs, matchView } from './match-view.ts';
import { serve } from './serve.ts';

export interface MatchSettings {
  readonly policy: MatchPolicy;
}

export type MatchRequest =
  | { readonly what: 'match'; readonly anew?: boolean }
  | { readonly what: 'explain'; readonly records: readonly (readonly [string, string])[] };

/** Answers to `explain`; nothing to `match`, whose result is in the store. */
export type MatchResult = readonly (MatchPair | undefined)[] | undefined;

/** Views whose engines are held; a node has few, and most people look through one. */
const HELD = 3;

let shelf: MatchShelf | undefined;

serve<MatchRequest, MatchSettings, MatchResult>(
  async ({ store, view, now, request, settings: { policy }, progress, checkpoint, signal }) => {
    shelf ??= new MatchShelf(() => new CrossMatch({ policy }), HELD);
    const run = { policy, now, progress, checkpoint, signal };
    if (request.what === 'explain') return explainPairs(store, view, shelf, run, request.records);
    if (request.anew === true) shelf.drop(view);
    await matchView(store, view, shelf, run);
    return undefined;
  },
);
