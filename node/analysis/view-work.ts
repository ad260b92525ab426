import type { View } from '@foreland/model';
import type { StatementReader, Store } from '@foreland/store';
import type { Logger } from 'pino';
import type { AuditTrail } from '../audit/trail.ts';
import type { Matching } from './matching.ts';
import { AnalysisThread } from './thread.ts';
import { Upkeep } from './upkeep.ts';
import { ViewShelf } from './view-shelf.ts';
import type { Made } from './view-shelf.ts';

export interface ViewWorkParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: AuditTrail;
  readonly matching: Matching;
}

/** What is made of views, and from what. */
export interface ViewWorkKind<Beside> {
  /** What is made, for the log. */
  readonly what: string;
  /** Under this name the audit log tells who had a view combined. */
  readonly route: string;
  /** The thread, which calls `serveViewWork`. */
  readonly thread: URL;
  /** View classes of which the thread holds what it made. */
  readonly held: number;
  /** What counts beside the statements in view; read for each question, so that what changed a moment ago counts already. */
  readonly beside: () => Promise<Beside>;
  /** Changes when something else would be made. */
  readonly digest: (reader: StatementReader, beside: Beside) => Promise<string>;
}

/** What the thread is asked; without a question it makes ready what questions are answered from. */
export interface ViewErrand<Question, Beside> {
  readonly question: Question | undefined;
  readonly beside: Beside;
}

export interface ViewReply<Answer> extends Made {
  readonly answer: Answer | undefined;
}

export interface ViewWorkSettings {
  readonly held: number;
}

interface Named {
  readonly what: string;
}

/**
 * What takes seconds to make of a view and answers many questions: made for a view class when somebody looks, and held in a
 * thread of its own, so that nothing else waits for it.
 */
export class ViewWork<
  Question extends Named,
  Answer extends Named,
  Beside = undefined,
> implements AsyncDisposable {
  readonly #kind: ViewWorkKind<Beside>;
  readonly #thread: AnalysisThread<ViewErrand<Question, Beside>, ViewReply<Answer>>;
  readonly #matching: Matching;
  readonly #upkeep: Upkeep;
  readonly #now: () => string;

  constructor({ store, clock, log, trail, matching }: ViewWorkParts, kind: ViewWorkKind<Beside>) {
    const { what, route, thread, held, beside, digest } = kind;
    const settings: ViewWorkSettings = { held };
    /** What the thread holds: it gives up what this shelf gives up. */
    const made = new ViewShelf<Made>(held);
    this.#kind = kind;
    this.#matching = matching;
    this.#now = () => clock().toISOString();
    this.#thread = new AnalysisThread(thread, store, settings);
    this.#upkeep = new Upkeep({
      what,
      log,
      due: async (view) => {
        const besides = await beside();
        const due = await store.read(view, (reader) => digest(reader, besides));
        return made.find(view.viewClass, due) ? undefined : due;
      },
      compute: async (view) => {
        const errand = { question: undefined, beside: await beside() };
        made.put(view.viewClass, await this.#thread.ask(view, this.#now(), errand));
      },
      logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route }),
    });
  }

  /** See `Upkeep.ensure`. Entities come first: of two records of one thing, two things would be made. */
  async ensure(view: View, patience?: number): Promise<boolean> {
    const matching = await this.#matching.ensure(view, patience);
    return matching || this.#upkeep.ensure(view, patience);
  }

  /**
   * @throws ForelandError what the question is refused with
   * @throws the reason of the signal where that ended it
   */
  async ask<Asked extends Question>(
    view: View,
    question: Asked,
    signal: AbortSignal,
  ): Promise<Extract<Answer, { readonly what: Asked['what'] }>> {
    const errand = { question, beside: await this.#kind.beside() };
    const { answer } = await this.#thread.ask(view, this.#now(), errand, { signal });
    if (answer?.what !== question.what)
      throw new Error(`the thread of ${this.#kind.what} answered another question`);
    return answer as Extract<Answer, { readonly what: Asked['what'] }>;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
