import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { Logger } from 'pino';
import type { AuditTrail } from '../audit/trail.ts';
import { ANALYSIS, analysisDigest } from './analyse.ts';
import { AnalysisThread } from './thread.ts';
import { Upkeep } from './upkeep.ts';

export interface AnalysesOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: AuditTrail;
}

/** Keeps leads and indicators up to date with the data, for each view class and only when somebody looks. */
export class Analyses implements AsyncDisposable {
  readonly #thread: AnalysisThread<null, null>;
  readonly #upkeep: Upkeep;

  constructor({ store, clock, log, trail }: AnalysesOptions) {
    const now = (): string => clock().toISOString();
    this.#thread = new AnalysisThread(new URL('./worker.ts', import.meta.url), store);
    this.#upkeep = new Upkeep({
      what: 'an analysis',
      log,
      due: (view) =>
        store.read(view, async (reader) => {
          const digest = analysisDigest(await reader.digest(), now());
          return (await reader.derived(ANALYSIS))?.digest === digest ? undefined : digest;
        }),
      compute: (view) => this.#thread.ask(view, now(), null),
      logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route: 'analysis' }),
    });
  }

  /** See `Upkeep.ensure`. */
  ensure(view: View, patience?: number): Promise<boolean> {
    return this.#upkeep.ensure(view, patience);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
