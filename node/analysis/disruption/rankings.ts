import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '@foreland/model';
import { disruptionEngine } from '@foreland/networks/disruption';
import type { RankedQuestion, RankQuestion } from '@foreland/networks/disruption';
import type { EngineHost } from '../engine-host.ts';

/** A ranking that is there, or how far it is. */
export type RankingState = { readonly done: RankedQuestion } | { readonly progress: number };

interface Work {
  readonly result: Promise<RankedQuestion>;
  readonly stop: AbortController;
  progress: number;
  done: RankedQuestion | undefined;
  waiting: number;
  abandoned: NodeJS.Timeout | undefined;
}

/** Rankings that are kept: a person compares a few. */
const KEPT = 24;
/** Somebody who was told to ask again does so within this time, or does not want it any more. */
const ABANDONED_MILLISECONDS = 10_000;

/**
 * Rankings of actions, in a thread of their own, so that charts do not wait for them. Each is computed once for a view class
 * and a question, and stops when nobody waits for it any more.
 */
export class Rankings implements Disposable {
  readonly #engines: Pick<EngineHost, 'askEngine'>;
  /** The one asked for last is at the end. */
  readonly #work = new Map<string, Work>();

  constructor(engines: Pick<EngineHost, 'askEngine'>) {
    this.#engines = engines;
  }

  /**
   * @param patience milliseconds to wait for it
   * @throws the reason of the signal where that ended it; the ranking ends with it where nobody else waits
   */
  async rank(
    view: View,
    question: RankQuestion,
    { signal, patience }: { readonly signal: AbortSignal; readonly patience: number },
  ): Promise<RankingState> {
    signal.throwIfAborted();
    const key = `${view.viewClass} ${digestOf(question)}`;
    const work = this.#work.get(key) ?? this.#start(view, key, question);
    this.#work.delete(key);
    this.#work.set(key, work);
    if (work.done) return { done: work.done };
    clearTimeout(work.abandoned);
    work.waiting += 1;
    const waited = new AbortController();
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), {
        once: true,
        signal: waited.signal,
      });
    });
    try {
      const late = sleep(patience, undefined, { signal: waited.signal }).catch(() => undefined);
      const done = await Promise.race([work.result, late, gone]);
      return done ? { done } : { progress: work.progress };
    } finally {
      waited.abort();
      work.waiting -= 1;
      if (!work.done && work.waiting === 0) {
        if (signal.aborted) this.#abandon(key, work);
        else work.abandoned = setTimeout(() => this.#abandon(key, work), ABANDONED_MILLISECONDS).unref();
      }
    }
  }

  #start(view: View, key: string, question: RankQuestion): Work {
    const stop = new AbortController();
    const work: Work = {
      result: this.#engines.askEngine<RankQuestion, RankedQuestion>(
        disruptionEngine,
        'rank',
        view,
        question,
        {
          signal: stop.signal,
          onProgress: (share) => {
            work.progress = share;
          },
        },
      ),
      stop,
      progress: 0,
      done: undefined,
      waiting: 0,
      abandoned: undefined,
    };
    work.result.then(
      (done) => {
        work.done = done;
        this.#forgetOldest();
      },
      () => this.#forget(key, work),
    );
    return work;
  }

  /** Whoever asks again from now on begins anew. */
  #abandon(key: string, work: Work): void {
    this.#forget(key, work);
    work.stop.abort(new Error('nobody waits for this ranking any more'));
  }

  #forget(key: string, work: Work): void {
    if (this.#work.get(key) === work) this.#work.delete(key);
  }

  #forgetOldest(): void {
    const kept = [...this.#work].filter(([, { done }]) => done);
    for (const [key] of kept.slice(0, Math.max(0, kept.length - KEPT))) this.#work.delete(key);
  }

  [Symbol.dispose](): void {
    for (const { stop, abandoned } of this.#work.values()) {
      clearTimeout(abandoned);
      stop.abort();
    }
  }
}

/** Equal questions have equal answers. What stands for no limit is no number in JSON. */
function digestOf(question: RankQuestion): string {
  const text = JSON.stringify(question, (_, value: unknown) => (value === Infinity ? 'Infinity' : value));
  return createHash('sha256').update(text).digest('base64url');
}
