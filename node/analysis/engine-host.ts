import type { View } from '@foreland/model';
import type { AnyEngine } from '@foreland/model/engine';
import { readerKey } from '@foreland/store';
import type { Store } from '@foreland/store';
import type { Logger } from 'pino';
import type { AuditTrail } from '../audit/trail.ts';
import { leadsDigest, leadsKeptAs } from './engine-work.ts';
import type { EngineReply, EngineRequest } from './engine-work.ts';
import { ENGINES } from './engines.ts';
import type { AnyHostedEngine, Beside, Made, Named } from './hosted-engine.ts';
import type { EngineErrand } from './serve-engines.ts';
import { AnalysisThread } from './thread.ts';
import type { AskOptions } from './thread.ts';
import { Upkeep } from './upkeep.ts';
import { ViewShelf } from './view-shelf.ts';

export interface EngineHostOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly trail: Pick<AuditTrail, 'write'>;
  /** Records of the associations of aid that people confirmed. */
  readonly aid: { confirmed(): Promise<readonly string[]> };
  /** As this node sets them, by the id of the engine. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly engines?: readonly AnyHostedEngine[];
  /** A file that serves these engines. */
  readonly threadFile?: URL;
}

/** Names an engine of the host. */
type EngineRef = Pick<AnyHostedEngine, 'engine'>;
/** An engine that answers questions of these types. */
interface Answering<Question extends Named, Answer extends Named> extends EngineRef {
  answer?(made: never, reader: never, question: Question, work: never): Answer | Promise<Answer>;
}
type Thread = AnalysisThread<EngineErrand, EngineReply>;

interface Guest {
  readonly hosted: AnyHostedEngine;
  readonly thread: Thread;
  readonly made: Upkeep;
  readonly leads: Upkeep | undefined;
  /** What the thread holds: it gives up what this shelf gives up. */
  readonly shelf: ViewShelf<Made<null>>;
}

const THREAD = new URL('./engine-thread.ts', import.meta.url);

/**
 * Hosts every engine of a list: makes what it finds in a view when somebody looks, keeps that up to date with the data, and
 * answers questions from it, in threads, so that nothing else waits.
 */
export class EngineHost implements AsyncDisposable {
  readonly #options: EngineHostOptions;
  readonly #threads = new Map<string, Thread>();
  readonly #guests: ReadonlyMap<string, Guest>;
  /** Through which class each kind of reader looked last, by engine. */
  readonly #followed = new Map<string, string>();

  constructor(options: EngineHostOptions) {
    this.#options = options;
    const { engines = ENGINES } = options;
    this.#guests = new Map(engines.map((hosted) => [hosted.engine.id, this.#admit(hosted)]));
  }

  /**
   * Makes sure that what an engine finds in a view is up to date, and before it what it rests on.
   * @param patience milliseconds to wait for what is due
   * @returns whether something is still being made
   */
  async ensure(engine: EngineRef, view: View, patience?: number): Promise<boolean> {
    const guest = this.#guest(engine);
    if (await this.#ensureFollowed(guest, view, patience)) return true;
    const computing = await guest.made.ensure(view, patience);
    if (!computing) await this.#follow(guest.hosted, view);
    return computing;
  }

  /**
   * Makes sure of the leads of all engines; those that are ready are kept meanwhile.
   * @returns whether some are still being found
   */
  async ensureLeads(view: View, patience?: number): Promise<boolean> {
    const computing = await Promise.all(
      [...this.#guests.values()].map(
        async (guest) =>
          guest.leads !== undefined &&
          ((await this.#ensureFollowed(guest, view, patience)) || guest.leads.ensure(view, patience)),
      ),
    );
    return computing.includes(true);
  }

  /**
   * Asks something of what an engine holds, in words of the reader.
   * @throws ForelandError what the question is refused with
   * @throws the reason of the signal where that ended it
   */
  async ask<Question extends Named, Answer extends Named, const What extends string>(
    hosted: Answering<Question, Answer>,
    view: View,
    question: NoInfer<Question> & { readonly what: What },
    options: AskOptions = {},
  ): Promise<Extract<Answer, { readonly what: What }>> {
    const answer = (await this.#request(hosted, view, { what: 'ask', question }, options)) as Answer;
    if (answer.what !== question.what) throw new Error(`${hosted.engine.id} answered another question`);
    return answer as Extract<Answer, { readonly what: What }>;
  }

  /**
   * Asks a question that an engine declares.
   * @throws ForelandError what the question is refused with
   * @throws the reason of the signal where that ended it
   */
  async askEngine<Asked, Answered>(
    engine: Pick<AnyEngine, 'id'>,
    name: string,
    view: View,
    asked: Asked,
    options: AskOptions = {},
  ): Promise<Answered> {
    const guest = this.#guests.get(engine.id);
    if (!guest) throw new Error(`this node hosts no engine ${engine.id}`);
    return (await this.#request(guest.hosted, view, { what: 'question', name, asked }, options)) as Answered;
  }

  /**
   * Makes everything anew, whatever is held or kept. What comes of it is what was there, unless that is out of date.
   * @throws the reason of the signal where that ended it
   */
  async rebuild(engine: EngineRef, view: View, options: AskOptions): Promise<void> {
    await this.#request(engine, view, { what: 'make', anew: true }, options);
  }

  /** Removes what is kept for views that nobody has any more. */
  async sweep(): Promise<void> {
    for (const { hosted } of this.#guests.values()) {
      const { followed } = hosted;
      if (followed) await this.#options.store.transact((transactor) => transactor.forgetViews(followed));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#threads.values()].map((thread) => thread[Symbol.asyncDispose]()));
  }

  #admit(hosted: AnyHostedEngine): Guest {
    const { store, log, trail } = this.#options;
    const { id } = hosted.engine;
    const shelf = new ViewShelf<Made<null>>(hosted.held);
    const logged = (route: string) => (view: View) =>
      trail.write({ kind: 'combination', actor: view.reader, route });
    const made = new Upkeep({
      what: id,
      log,
      due: async (view) => {
        const beside = await this.#beside(hosted);
        return store.read(view, async (reader) => {
          const due = await hosted.digest(reader, beside);
          const there =
            hosted.keptAs === undefined
              ? shelf.find(view, due) !== undefined
              : (await reader.derived(hosted.keptAs))?.digest === due;
          return there ? undefined : due;
        });
      },
      compute: (view) => this.#request(hosted, view, { what: 'make' }),
      logged: logged(id),
    });
    const leads = new Upkeep({
      what: leadsKeptAs(hosted),
      log,
      due: async (view) => {
        const beside = await this.#beside(hosted);
        return store.read(view, async (reader) => {
          const due = await leadsDigest(hosted, await hosted.digest(reader, beside), reader, beside);
          return (await reader.derived(leadsKeptAs(hosted)))?.digest === due ? undefined : due;
        });
      },
      compute: (view) => this.#request(hosted, view, { what: 'leads' }),
      logged: logged(leadsKeptAs(hosted)),
    });
    return { hosted, thread: this.#threadOf(hosted), made, leads: hosted.leads && leads, shelf };
  }

  #threadOf({ engine, thread: name = engine.id }: AnyHostedEngine): Thread {
    const { store, threadFile = THREAD } = this.#options;
    let thread = this.#threads.get(name);
    if (!thread) this.#threads.set(name, (thread = new AnalysisThread(threadFile, store)));
    return thread;
  }

  #guest({ engine }: EngineRef): Guest {
    const guest = this.#guests.get(engine.id);
    if (!guest) throw new Error(`this node hosts no engine ${engine.id}`);
    return guest;
  }

  async #ensureFollowed({ hosted }: Guest, view: View, patience?: number): Promise<boolean> {
    for (const id of hosted.follows) {
      const followed = this.#guests.get(id);
      if (followed && (await this.ensure(followed.hosted, view, patience))) return true;
    }
    return false;
  }

  /** Others may have had this class's results made, so that nothing was due here. */
  async #follow({ engine, followed }: AnyHostedEngine, view: View): Promise<void> {
    const key = `${engine.id} ${readerKey(view)}`;
    if (!followed || this.#followed.get(key) === view.viewClass) return;
    await this.#options.store.transact((transactor) => transactor.followView(view, followed));
    this.#followed.set(key, view.viewClass);
  }

  async #request(
    engine: EngineRef,
    view: View,
    request: EngineRequest,
    options: AskOptions = {},
  ): Promise<unknown> {
    const { hosted, thread, shelf } = this.#guest(engine);
    const { now, ...beside } = await this.#beside(hosted);
    const errand: EngineErrand = { engine: hosted.engine.id, request, beside };
    const { digest, answer } = await thread.ask(view, now, errand, options);
    if (!shelf.find(view, digest)) {
      shelf.take(view);
      shelf.put(view, { digest, state: null });
    }
    return answer;
  }

  async #beside({ engine }: AnyHostedEngine): Promise<Beside> {
    const { aid, clock, parameters } = this.#options;
    return {
      aid: await aid.confirmed(),
      parameters: parameters?.[engine.id],
      now: clock().toISOString(),
    };
  }
}
