import { contract } from '@foreland/model/contract';
import type { Answer, Call, Contract, Route, RouteId } from '@foreland/model/contract';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** Calls a node as the command line does: no cookies, a bearer token once signed in. */
export class TestClient {
  readonly origin: string;
  token: string | undefined;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** One request, whatever comes of it. */
  async request(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answered> {
    const response = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        'x-foreland-client': 'cli',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(options.body === undefined || options.body instanceof Uint8Array
          ? {}
          : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...bodyOf(options.body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
  }

  /** The answer of a route of the contract. @throws where the node refuses, with its problem document. */
  async call<Id extends RouteId>(id: Id, call: Call<Contract[Id]> = {}): Promise<Answer<Contract[Id]>> {
    const answered = await this.try(id, call);
    if (answered.status >= 400) throw new Error(`${id} answered ${answered.status}: ${answered.text}`);
    const response: Route['response'] = contract[id].response;
    return response.parse(answered.json) as Answer<Contract[Id]>;
  }

  /** Like `call`, but gives back what came, refusals too. */
  async try<Id extends RouteId>(id: Id, call: Call<Contract[Id]> = {}): Promise<Answered> {
    const route: Route = contract[id];
    return this.request(
      route.method,
      pathOf(route, call),
      call.body === undefined ? {} : { body: call.body },
    );
  }

  /** A job once it has ended, as the node tells when that happens. @throws where it is not the caller’s */
  async ended(job: string): Promise<Answer<Contract['job']>> {
    // The stream of its changes ends with the job.
    await this.try('followJob', { params: { job } });
    return this.call('job', { params: { job } });
  }

  async upload(name: string, bytes: Uint8Array): Promise<Answer<Contract['upload']>> {
    const answered = await this.request('POST', `/api/uploads?name=${encodeURIComponent(name)}`, {
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (answered.status !== 200) throw new Error(`upload answered ${answered.status}: ${answered.text}`);
    return contract.upload.response.parse(answered.json);
  }

  async signInAsPersona(persona: string): Promise<void> {
    this.#keepToken(await this.try('signInAsPersona', { body: { persona } }));
  }

  async signIn(user: string, password: string): Promise<Answered> {
    const answered = await this.try('signIn', { body: { user, password } });
    if (answered.status === 200) this.#keepToken(answered);
    return answered;
  }

  #keepToken(answered: Answered): void {
    const token = answered.headers.get('x-foreland-token');
    if (answered.status !== 200 || token === null)
      throw new Error(`sign-in answered ${answered.status}: ${answered.text}`);
    this.token = token;
  }
}

function pathOf(route: Route, call: Call<Route>): string {
  const params = membersOf(call.params);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const query = new URLSearchParams(
    Object.entries(membersOf(call.query)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function bodyOf(body: unknown): { body?: string | Uint8Array<ArrayBuffer> } {
  if (body === undefined) return {};
  return { body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
