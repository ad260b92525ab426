import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { Logger } from 'pino';
import type { AuditTrail } from '../../audit/trail.ts';
import type { Matching } from '../matching.ts';
import { AnalysisThread } from '../thread.ts';
import { Upkeep } from '../upkeep.ts';
import type { NetworkAnswer, NetworkRequest } from './answer.ts';
import { networkDigest } from './read-network.ts';

export interface NetworksOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: AuditTrail;
  readonly matching: Matching;
}

/** What may be asked of a network that is made. */
export type NetworkQuestion = Exclude<NetworkRequest, { what: 'prepare' }>;
type AnswerTo<What> = Extract<NetworkAnswer, { readonly what: What }>;

/**
 * Networks of what readers see, each made for one view class when somebody looks, and held in a thread of its own: leads
 * and matches do not wait for it.
 */
export class Networks implements AsyncDisposable {
  readonly #thread: AnalysisThread<NetworkRequest, NetworkAnswer | undefined>;
  readonly #matching: Matching;
  readonly #upkeep: Upkeep;
  readonly #now: () => string;
  /** Digest of the network that the thread was last asked to make, by view class. */
  readonly #made = new Map<string, string>();

  constructor({ store, clock, log, trail, matching }: NetworksOptions) {
    this.#matching = matching;
    this.#now = () => clock().toISOString();
    this.#thread = new AnalysisThread(new URL('./network-worker.ts', import.meta.url), store);
    const digestOf = (view: View): Promise<string> => store.read(view, networkDigest);
    this.#upkeep = new Upkeep({
      what: 'the network',
      log,
      due: async (view) => {
        const digest = await digestOf(view);
        return this.#made.get(view.viewClass) === digest ? undefined : digest;
      },
      compute: async (view) => {
        const digest = await digestOf(view);
        await this.#thread.ask(view, this.#now(), { what: 'prepare' });
        this.#made.set(view.viewClass, digest);
      },
      logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route: 'networks' }),
    });
  }

  /** See `Upkeep.ensure`. Entities come first: a network of records that are one person would show two. */
  async ensure(view: View, patience?: number): Promise<boolean> {
    const matching = await this.#matching.ensure(view, patience);
    return matching || this.#upkeep.ensure(view, patience);
  }

  /**
   * @throws ForelandError `node-unknown`, `group-unknown`
   * @throws the reason of the signal where that ended it
   */
  async ask<Asked extends NetworkQuestion>(
    view: View,
    question: Asked,
    signal: AbortSignal,
  ): Promise<AnswerTo<Asked['what']>> {
    const answer = await this.#thread.ask(view, this.#now(), question, { signal });
    if (answer?.what !== question.what) throw new Error('the network thread answered another question');
    return answer as AnswerTo<Asked['what']>;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
