import { ForelandError, joinAll } from '@foreland/model';
import type { FoundLead, StatementReader } from '@foreland/store';
import type { Finding } from '@foreland/model/engine';
import type { AnyHostedEngine, Made, Named, Work } from './hosted-engine.ts';
import { digestOf } from './input-digest.ts';
import { ViewShelf } from './view-shelf.ts';

/** How often something is made anew for one question, because the data changed meanwhile. */
const MOST_TRIES = 3;

/** What the thread of an engine can be asked for, in one view. */
export type EngineRequest =
  /** To make ready what questions are answered from; anew where what is held is not to be used. */
  | { readonly what: 'make'; readonly anew?: boolean }
  /** To find leads and keep them. */
  | { readonly what: 'leads' }
  /** A question of a room, answered in words of the reader. */
  | { readonly what: 'ask'; readonly question: Named }
  /** A question that the engine declares. */
  | { readonly what: 'question'; readonly name: string; readonly asked: unknown };

export interface EngineReply {
  /** Digest of what the thread holds of the view now. */
  readonly digest: string;
  readonly answer?: unknown;
}

/** Under this name the digest is kept of what the leads of an engine were found in. */
export function leadsKeptAs({ engine }: AnyHostedEngine): string {
  return `leads of ${engine.id}`;
}

/** Changes when an engine would find other leads in a view. */
export async function leadsDigest(
  { leads }: AnyHostedEngine,
  made: string,
  reader: StatementReader,
  beside: Work['beside'],
): Promise<string> {
  return digestOf(made, leads?.version ?? null, (await leads?.beside?.(reader, beside)) ?? null);
}

/** Makes what one engine finds in views, holds it, and answers from it. */
export class EngineWork {
  readonly #hosted: AnyHostedEngine;
  readonly #shelf: ViewShelf<Made<unknown>>;

  constructor(hosted: AnyHostedEngine) {
    this.#hosted = hosted;
    this.#shelf = new ViewShelf(hosted.held);
  }

  async do(request: EngineRequest, work: Work): Promise<EngineReply> {
    switch (request.what) {
      case 'make': {
        if (request.anew === true) {
          this.#shelf.drop(work.view);
          return { digest: (await this.#make(work)).digest };
        }
        return this.#fromHeld(work, () => undefined);
      }
      case 'leads':
        return this.#findLeads(work);
      case 'ask':
        return this.#fromHeld(work, (made, reader) =>
          this.#hosted.answer?.(made, reader, request.question, work),
        );
      case 'question':
        return this.#fromHeld(work, ({ state }) => this.#answer(state, request, work));
    }
  }

  #answer(
    state: unknown,
    { name, asked }: Extract<EngineRequest, { what: 'question' }>,
    { beside, checkpoint, progress }: Work,
  ): unknown {
    const { engine } = this.#hosted;
    const found = engine.questions?.[name];
    if (!found) throw new Error(`${engine.id} declares no question ${name}`);
    const parameters = engine.parameters.parse(beside.parameters ?? {});
    return found.answer(state, asked, { parameters, checkpoint, progress });
  }

  async #findLeads(work: Work): Promise<EngineReply> {
    const { leads, engine } = this.#hosted;
    const { digest, answer: found } = await this.#fromHeld(work, async ({ digest: made, state }, reader) => ({
      digest: await leadsDigest(this.#hosted, made, reader, work.beside),
      data: await reader.digest(),
      leads: withLabels((await leads?.find(state, reader, work.beside)) ?? [], reader),
    }));
    await work.store.transact(async (transactor) => {
      await transactor.writeLeads(work.view, { engine: engine.id, data: found.data }, found.leads);
      await transactor.writeDerived(work.view, leadsKeptAs(this.#hosted), found.digest, null);
    });
    return { digest };
  }

  /** Answered in a snapshot of the very data that the state was made of: nobody who became protected since is in it. */
  async #fromHeld<Answer>(
    work: Work,
    answer: (made: Made<unknown>, reader: StatementReader) => Answer | Promise<Answer>,
  ): Promise<{ readonly digest: string; readonly answer: Answer }> {
    const { store, view, beside } = work;
    for (let tries = 0; tries <= MOST_TRIES; tries += 1) {
      const reply = await store.read(view, async (reader) => {
        const made = this.#shelf.find(view, await this.#hosted.digest(reader, beside));
        return made && { digest: made.digest, answer: await answer(made, reader) };
      });
      if (reply) return reply;
      if (tries < MOST_TRIES) await this.#make(work);
    }
    throw new ForelandError({
      code: 'data-changing',
      message: 'What you may see changes faster than it can be looked through, as during a large import.',
      remedy: 'Ask again in a minute.',
      status: 503,
    });
  }

  /** What was held is given up where this fails: it may be half of one thing and half of another. */
  async #make(work: Work): Promise<Made<unknown>> {
    const made = await this.#hosted.make(work, this.#shelf.take(work.view));
    await this.#keep(work, made);
    this.#shelf.put(work.view, made);
    return made;
  }

  async #keep({ store, view }: Work, made: Made<unknown>): Promise<void> {
    const { keep, keptAs } = this.#hosted;
    if (!keep || keptAs === undefined) return;
    await store.transact(async (transactor) => {
      await keep(transactor, view, made);
      await transactor.writeDerived(view, keptAs, made.digest, null);
    });
  }
}

/** Findings with the labels that they carry: joins of those under which their evidence stands. */
function withLabels(findings: readonly Finding[], reader: StatementReader): FoundLead[] {
  return findings.map(({ lead, labels }) => ({
    lead,
    label: joinAll(labels.map((key) => reader.labelOf(key))),
  }));
}
