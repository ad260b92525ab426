import { contract } from '@foreland/model/contract';
import type { Call, Contract, Route, RouteId } from '@foreland/model/contract';
import { until } from '@foreland/testkit';
import type { Answered, TestClient } from '@foreland/testkit';

/** What a reader was answered, in the order in which it was asked. */
export interface Recording {
  readonly covered: ReadonlySet<RouteId>;
  readonly answers: readonly {
    readonly route: string;
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly text: string;
  }[];
}

export const ABSENT = '00000000-0000-0000-0000-00000000dead';

/** Wall-clock time differs between any two answers and tells nothing. */
const NOT_COMPARED = new Set(['date', 'keep-alive', 'connection']);
/** What these rooms tell is computed from what the reader sees; how long that takes is chance. */
const COMPUTED = new Set(['leads', 'matches', 'networks', 'picture', 'plan', 'search', 'supply']);

/**
 * One reader who asks a node and keeps every answer. Whatever is computed is ready before it is asked for, so that answers
 * do not depend on how fast the machine is.
 */
export class Asking {
  readonly client: TestClient;
  readonly #areLeadsReady: () => Promise<boolean>;
  readonly #covered = new Set<RouteId>();
  readonly #answers: Recording['answers'][number][] = [];
  /** What may have to be computed anew, because something was written since it was ready. */
  readonly #stale = new Set(['matches', 'leads']);

  /** @param areLeadsReady sees to the leads of the reader’s view, and tells whether they are as they should be */
  constructor(client: TestClient, areLeadsReady: () => Promise<boolean>) {
    this.client = client;
    this.#areLeadsReady = areLeadsReady;
  }

  get recording(): Recording {
    return { covered: this.#covered, answers: this.#answers };
  }

  /** Asks and keeps the answer. @returns its members */
  async ask<Id extends RouteId>(id: Id, call: Call<Contract[Id]> = {}): Promise<Record<string, unknown>> {
    const answered = await this.try(id, call);
    this.keep(id, answered);
    return membersOf(answered);
  }

  /** Asks without keeping the answer: for what is kept under another name, because it holds what is drawn by chance. */
  async try<Id extends RouteId>(id: Id, call: Call<Contract[Id]> = {}): Promise<Answered> {
    const { method, room }: Route = contract[id];
    if (COMPUTED.has(room)) await this.#ready(room);
    // A question may be asked again, what is written is written once.
    const isQuestion = method === 'GET' || id === 'rankActions';
    const answered = isQuestion ? await this.#made(id, call) : await this.client.try(id, call);
    if (method !== 'GET' && answered.status < 300) this.#isWritten();
    return answered;
  }

  keep(id: RouteId, { status, headers, text }: Answered): void {
    this.#covered.add(id);
    // The two nodes listen on ports of their own; cookies are named after the port.
    const { origin } = this.client;
    const comparable = (value: string): string =>
      value.replaceAll(origin, 'http://node').replaceAll(`-${new URL(origin).port}=`, '=');
    const kept = [...headers]
      .filter(([name]) => !NOT_COMPARED.has(name))
      .map(([name, value]): [string, string] => [name, comparable(value)]);
    this.#answers.push({
      route: `${contract[id].method} ${id}`,
      status,
      headers: Object.fromEntries(kept),
      text: comparable(text),
    });
  }

  /** Waits for a job without keeping how often it was asked for. */
  async finished(job: Record<string, unknown>): Promise<string> {
    const id = String(job['id'] ?? '00000000-0000-0000-0000-000000000000');
    await until(`job ${id} has ended`, async () => {
      const { state } = membersOf(await this.client.try('job', { params: { job: id } }));
      return !['waiting', 'running'].includes(String(state));
    });
    this.#isWritten();
    await this.ask('job', { params: { job: id } });
    return id;
  }

  /** Waits by ways that leave no entry in the audit log, for how often was waited would be read there. */
  async #ready(room: string): Promise<void> {
    if (this.#stale.delete('matches')) await this.#made('matchModels', {});
    if (room === 'matches' || !this.#stale.delete('leads')) return;
    await until('everything that leads are found in is ready', this.#areLeadsReady);
  }

  #isWritten(): void {
    this.#stale.add('matches').add('leads');
  }

  /** The answer once nothing that it tells of is still being computed. */
  async #made<Id extends RouteId>(id: Id, call: Call<Contract[Id]>): Promise<Answered> {
    let answered: Answered | undefined;
    await until(`nothing that ${id} tells of is being computed`, async () => {
      answered = await this.client.try(id, call);
      return membersOf(answered)['computing'] !== true;
    });
    if (!answered) throw new Error(`${id} was not asked`);
    return answered;
  }
}

function membersOf({ json }: Answered): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}
