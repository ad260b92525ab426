import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { AidAssociations } from '@foreland/store/platform';
import type { Logger } from 'pino';
import type { AuditTrail } from '../../audit/trail.ts';
import type { Matching } from '../matching.ts';
import { AnalysisThread } from '../thread.ts';
import { Upkeep } from '../upkeep.ts';
import type { SupplyAnswer, SupplyQuestion, SupplyRequest } from './answer.ts';
import { supplyDigest } from './read-supply.ts';

export interface SupplyWorkOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: AuditTrail;
  readonly matching: Matching;
  readonly aid: AidAssociations;
}

type AnswerTo<What> = Extract<SupplyAnswer, { readonly what: What }>;

/** Supply of what readers see, made for one view class when somebody looks, and held in a thread of its own. */
export class SupplyWork implements AsyncDisposable {
  readonly #thread: AnalysisThread<SupplyRequest, SupplyAnswer | undefined>;
  readonly #matching: Matching;
  readonly #aid: AidAssociations;
  readonly #upkeep: Upkeep;
  readonly #now: () => string;
  /** Digest of what the thread was last asked to make, by view class. */
  readonly #made = new Map<string, string>();

  constructor({ store, clock, log, trail, matching, aid }: SupplyWorkOptions) {
    this.#matching = matching;
    this.#aid = aid;
    this.#now = () => clock().toISOString();
    this.#thread = new AnalysisThread(new URL('./supply-worker.ts', import.meta.url), store);
    const digestOf = async (view: View): Promise<string> => {
      const confirmed = await aid.confirmed();
      return store.read(view, (reader) => supplyDigest(reader, confirmed));
    };
    this.#upkeep = new Upkeep({
      what: 'supply',
      log,
      due: async (view) => {
        const digest = await digestOf(view);
        return this.#made.get(view.viewClass) === digest ? undefined : digest;
      },
      compute: async (view) => {
        const digest = await digestOf(view);
        await this.#thread.ask(view, this.#now(), { aid: await aid.confirmed(), question: undefined });
        this.#made.set(view.viewClass, digest);
      },
      logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route: 'supply' }),
    });
  }

  /** See `Upkeep.ensure`. Entities come first: two records of one shop would be two suppliers. */
  async ensure(view: View, patience?: number): Promise<boolean> {
    const matching = await this.#matching.ensure(view, patience);
    return matching || this.#upkeep.ensure(view, patience);
  }

  /**
   * @throws ForelandError `lot-unknown`, `supplier-unknown`, `piece-unknown`
   * @throws the reason of the signal where that ended it
   */
  async ask<Asked extends SupplyQuestion>(
    view: View,
    question: Asked,
    signal: AbortSignal,
  ): Promise<AnswerTo<Asked['what']>> {
    // Read for every question: what was confirmed a moment ago shields already.
    const aid = await this.#aid.confirmed();
    const answer = await this.#thread.ask(view, this.#now(), { aid, question }, { signal });
    if (answer?.what !== question.what) throw new Error('the supply thread answered another question');
    return answer as AnswerTo<Asked['what']>;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
