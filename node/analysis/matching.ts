import { inPairOrder } from '@foreland/model';
import type { View } from '@foreland/model';
import type { MatchPair, MatchPolicy } from '@foreland/matching';
import { readerKey } from '@foreland/store';
import type { Store } from '@foreland/store';
import type { Logger } from 'pino';
import type { AuditTrail } from '../audit/trail.ts';
import { MATCHING, MATCH_RESULTS, matchDigest } from './match-view.ts';
import type { MatchRequest, MatchResult, MatchSettings } from './matching-worker.ts';
import { AnalysisThread } from './thread.ts';
import type { AskOptions } from './thread.ts';
import { Upkeep } from './upkeep.ts';

export interface MatchingOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: AuditTrail;
  readonly policy: MatchPolicy;
}

/**
 * Keeps matches and entities up to date with the data and the judgements, for each view class. The engine has a thread
 * of its own: leads do not wait for it, and it keeps what it holds of the views that were looked at last.
 */
export class Matching implements AsyncDisposable {
  readonly policy: MatchPolicy;
  readonly #thread: AnalysisThread<MatchRequest, MatchResult>;
  readonly #upkeep: Upkeep;
  readonly #now: () => string;
  readonly #store: Store;
  /** Through which class each kind of reader looked last. */
  readonly #followed = new Map<string, string>();

  constructor({ store, clock, log, trail, policy }: MatchingOptions) {
    this.policy = policy;
    this.#store = store;
    this.#now = () => clock().toISOString();
    const settings: MatchSettings = { policy };
    this.#thread = new AnalysisThread(new URL('./matching-worker.ts', import.meta.url), store, settings);
    this.#upkeep = new Upkeep({
      what: 'matching',
      log,
      due: (view) =>
        store.read(view, async (reader) => {
          const digest = await matchDigest(reader, policy);
          return (await reader.derived(MATCHING))?.digest === digest ? undefined : digest;
        }),
      compute: (view) => this.#thread.ask(view, this.#now(), { what: 'match' }),
      logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route: 'matching' }),
    });
  }

  /** See `Upkeep.ensure`. */
  async ensure(view: View, patience?: number): Promise<boolean> {
    const computing = await this.#upkeep.ensure(view, patience);
    const reader = readerKey(view);
    // Others may have had this class matched, so that nothing was due here.
    if (!computing && this.#followed.get(reader) !== view.viewClass) {
      await this.#store.transact((transactor) => transactor.followView(view, MATCH_RESULTS));
      this.#followed.set(reader, view.viewClass);
    }
    return computing;
  }

  /** Removes what was found for views that nobody has any more. */
  async sweep(): Promise<void> {
    await this.#store.transact((transactor) => transactor.forgetViews(MATCH_RESULTS));
  }

  /**
   * Matches everything in the view anew, whatever is kept. What it finds is what was kept, unless that is out of date.
   * @throws the reason of the signal where that ended it
   */
  async run(view: View, options: AskOptions): Promise<void> {
    await this.#thread.ask(view, this.#now(), { what: 'match', anew: true }, options);
  }

  /**
   * How any two records compare.
   * @returns one for each pair; undefined where the records are not of one type, or not in view
   * @throws the reason of the signal where that ended it
   */
  async explain(
    view: View,
    pairs: readonly (readonly [string, string])[],
    options: AskOptions = {},
  ): Promise<readonly (MatchPair | undefined)[]> {
    const records = pairs.map(([one, other]) => inPairOrder(one, other));
    return (await this.#thread.ask(view, this.#now(), { what: 'explain', records }, options)) ?? [];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
