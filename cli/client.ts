import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@foreland/model/contract/shapes';
import type { Answer, Call, Route } from '@foreland/model/contract/route';
import { CommandError, EXIT, wrongUsage } from './exit.ts';
import { eventsOf } from './events.ts';

export interface ClientOptions {
  /** Origin of the node, such as `http://127.0.0.1:4000`. */
  readonly origin: string;
  /** Bearer token of a session. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told when the node asks for fewer requests and the client waits for so many seconds. */
  readonly onPause?: ((seconds: number) => void) | undefined;
}

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Calls a node through the API contract, and nothing but the contract. */
export class Client {
  readonly origin: string;
  readonly signal: AbortSignal | undefined;
  readonly #onPause: (seconds: number) => void;
  #token: string | undefined;

  constructor({ origin, token, signal, onPause }: ClientOptions) {
    this.origin = origin;
    this.signal = signal;
    this.#onPause = onPause ?? (() => undefined);
    this.#token = token;
  }

  /** Token of the session that `signIn` opened or that the client was made with. */
  get token(): string | undefined {
    return this.#token;
  }

  /**
   * Calls a route that answers in JSON.
   * @throws CommandError with exit code 1 refused, 2 the call does not fit the contract, 3 signed out, 4 unreachable.
   */
  async call<R extends Route>(route: R, call: Call<R> = {}): Promise<Answer<R>> {
    return this.#parse(route, await this.#send(route, call, jsonBody(call)));
  }

  /** Calls a route that opens a session, and keeps its token for the calls that follow. */
  async signIn<R extends Route>(route: R, call: Call<R>): Promise<Answer<R>> {
    const response = await this.#send(route, call, jsonBody(call));
    this.#token = response.headers.get('x-foreland-token') ?? undefined;
    if (this.#token === undefined) throw strangeAnswer(route.id, 'it opened no session');
    return this.#parse(route, response);
  }

  /** Hands a file over without holding it in memory. */
  async upload<R extends Route>(
    route: R,
    call: Call<R>,
    file: Blob,
    onBytes: (bytes: number) => void,
  ): Promise<Answer<R>> {
    const content = (): Bytes =>
      file.stream().pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(piece, controller) {
            onBytes(piece.byteLength);
            controller.enqueue(piece);
          },
        }),
      );
    return this.#parse(route, await this.#send(route, call, { type: 'application/octet-stream', content }));
  }

  /** Values of a route that answers in server-sent events, until the node ends them. */
  async *follow<R extends Route>(route: R, call: Call<R>): AsyncGenerator<Answer<R>> {
    const response = await this.#send(route, call);
    for await (const event of eventsOf(bodyOf(route, response)))
      yield this.#checked(route, JSON.parse(event));
  }

  /** Bytes of a route that answers with a file. */
  async *download<R extends Route>(route: R, call: Call<R>): AsyncGenerator<Uint8Array> {
    yield* bodyOf(route, await this.#send(route, call));
  }

  /** Sends a request, again after the pause that the node asks for where there were too many of its kind. */
  async #send(route: Route, call: Call<Route>, body?: Body): Promise<Response> {
    for (;;) {
      const response = await this.#request(route, call, body);
      if (response.ok) return response;
      const seconds = Number(response.headers.get('retry-after'));
      const problem = await problemOf(route, response);
      if (problem.code !== 'too-many-requests' || !(seconds > 0)) throw problem;
      this.#onPause(seconds);
      await sleep(seconds * 1000, undefined, this.signal ? { signal: this.signal } : {});
    }
  }

  async #request(route: Route, call: Call<Route>, body?: Body): Promise<Response> {
    const url = new URL(addressOf(route, call), this.origin);
    const headers: Record<string, string> = { accept: 'application/json', 'x-foreland-client': 'cli' };
    if (this.#token !== undefined) headers['authorization'] = `Bearer ${this.#token}`;
    if (body) headers['content-type'] = body.type;
    try {
      return await fetch(url, {
        method: route.method,
        headers,
        redirect: 'error',
        ...(body ? { body: body.content(), duplex: 'half' } : {}),
        ...(this.signal ? { signal: this.signal } : {}),
      });
    } catch (error) {
      this.signal?.throwIfAborted();
      throw unreachable(this.origin, error);
    }
  }

  async #parse<R extends Route>(route: R, response: Response): Promise<Answer<R>> {
    let value: unknown;
    try {
      value = await response.json();
    } catch (error) {
      this.signal?.throwIfAborted();
      throw strangeAnswer(route.id, 'it did not answer in JSON', error);
    }
    return this.#checked(route, value);
  }

  #checked<R extends Route>(route: R, value: unknown): Answer<R> {
    const result = route.response.safeParse(value);
    if (result.success) return result.data as Answer<R>;
    throw strangeAnswer(
      route.id,
      `its answer differs from the contract at “${(result.error.issues[0]?.path ?? []).join('.')}”`,
    );
  }
}

interface Body {
  readonly type: string;
  /** Made anew for each sending. */
  readonly content: () => string | Bytes;
}

/** Path and query of a call, checked against the contract before anything is sent. */
export function addressOf(route: Route, call: Call<Route>): string {
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    const result = schema?.safeParse(call[part] ?? {});
    if (result === undefined || result.success) continue;
    const faults = result.error.issues.map((issue) => {
      const path = issue.path.join('.');
      return {
        code: 'usage',
        message: path === '' ? issue.message : `${path}: ${issue.message}`,
        remedy: 'Correct this value.',
      };
    });
    throw wrongUsage(
      faults[0]?.message ?? 'The command has a fault.',
      'Correct it; --help says what is expected.',
      faults.slice(1),
    );
  }
  const params: Readonly<Record<string, unknown>> = { ...(call.params as object | undefined) };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...(call.query as object | undefined) })) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

function jsonBody(call: Call<Route>): Body | undefined {
  if (call.body === undefined) return undefined;
  const text = JSON.stringify(call.body);
  return { type: 'application/json', content: () => text };
}

function bodyOf(route: Route, response: Response): Bytes {
  if (response.body === null) throw strangeAnswer(route.id, 'it sent nothing');
  return response.body;
}

async function problemOf(route: Route, response: Response): Promise<CommandError> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) return strangeAnswer(route.id, `it answered with status ${response.status}`);
  const { title, code, remedy, place, errors } = parsed.data;
  if (code === 'sign-in-required') {
    return new CommandError(EXIT.signedOut, {
      code,
      message: title,
      remedy: 'Sign in with `foreland sign-in`, then try again.',
    });
  }
  return new CommandError(EXIT.refused, {
    code,
    message: title,
    remedy,
    ...(place ? { place } : {}),
    ...(errors ? { errors } : {}),
  });
}

function unreachable(origin: string, cause: unknown): CommandError {
  return new CommandError(EXIT.unreachable, {
    code: 'node-unreachable',
    message: `No node answers at ${origin}${reasonOf(cause)}.`,
    remedy: 'Start one with `foreland start`, or name another with --node or FORELAND_NODE.',
    cause,
  });
}

/** What the network said, in the words of the operating system: `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return ` (${cause.code})`;
  }
  return '';
}

function strangeAnswer(routeId: string, what: string, cause?: unknown): CommandError {
  return new CommandError(EXIT.refused, {
    code: 'answer-unexpected',
    message: `The node did not do as the contract says for “${routeId}”: ${what}.`,
    remedy: 'Check that the address is that of a Foreland node of the same version.',
    ...(cause === undefined ? {} : { cause }),
  });
}
