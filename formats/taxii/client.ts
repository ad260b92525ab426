import { ForelandError } from '@foreland/model';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { DISCOVERY_PATH, TAXII_MEDIA_TYPE, isTaxiiContent } from './protocol.ts';
import type { TaxiiCollection } from './source.ts';
import { parseTime, writeTime } from './time.ts';
import type { Microseconds } from './time.ts';

export interface TaxiiClientOptions {
  /** Where the server is, such as `https://node.example`. */
  readonly origin: string;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Tries of one request beyond the first. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

export interface PollOptions {
  /** Only what was added after this time, and not at it. */
  readonly addedAfter?: Microseconds;
  readonly types?: readonly string[];
  readonly limit?: number;
}

export interface PolledPage {
  /** The objects, each as JSON. */
  readonly objects: readonly string[];
  /** To go on from here after this page was kept, whatever becomes of the next one. */
  readonly resumeAfter: Microseconds | undefined;
}

/** Characters of one answer; a server that sends more is not waited for. */
const ANSWER_CHARACTERS = 134_217_728;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;
/** Pages without an object that a server may send in a row. */
const EMPTY_PAGES = 3;

/**
 * Reads collections of a TAXII 2.1 server. Answers are as hostile as any file: sizes, types and cursors that go in
 * circles are refused.
 */
export class TaxiiClient {
  readonly #options: TaxiiClientOptions;

  constructor(options: TaxiiClientOptions) {
    this.#options = options;
  }

  /** URL of the API root that the server names first. */
  async root(): Promise<string> {
    const { value } = await this.#get(this.#resolve(DISCOVERY_PATH));
    const roots = value['api_roots'];
    const named = value['default'] ?? (Array.isArray(roots) ? roots[0] : undefined);
    if (typeof named !== 'string') throw unexpected('names no API root');
    return this.#resolve(named.endsWith('/') ? named : `${named}/`);
  }

  async collections(root: string): Promise<readonly TaxiiCollection[]> {
    const { value } = await this.#get(this.#resolve(`${root}collections/`));
    const listed = value['collections'] ?? [];
    if (!Array.isArray(listed)) throw unexpected('sends collections that are no list');
    return listed.map(collectionOf);
  }

  /** All objects of a collection, page by page, in the order of their addition. */
  async *poll(root: string, collection: string, options: PollOptions = {}): AsyncGenerator<PolledPage> {
    let after = options.addedAfter;
    let next: string | undefined;
    let empty = 0;
    const seen = new Set<string>();
    for (;;) {
      const url = new URL(this.#resolve(`${root}collections/${encodeURIComponent(collection)}/objects/`));
      if (after !== undefined) url.searchParams.set('added_after', writeTime(after));
      if (options.types) url.searchParams.set('match[type]', options.types.join(','));
      if (options.limit !== undefined) url.searchParams.set('limit', String(options.limit));
      const first = url.href;
      if (next !== undefined) url.searchParams.set('next', next);
      const { value, headers } = await this.#get(url.href);
      const objects = value['objects'] ?? [];
      if (!Array.isArray(objects) || !objects.every((each) => isJsonObject(each)))
        throw unexpected('sends objects that are no list of objects');
      const added = parseTime(headers.get('x-taxii-date-added-last') ?? '');
      const resumeAfter = added ?? options.addedAfter;
      if (objects.length > 0) yield { objects: objects.map((each) => JSON.stringify(each)), resumeAfter };
      if (value['more'] !== true) return;
      empty = objects.length > 0 ? 0 : empty + 1;
      if (empty >= EMPTY_PAGES) throw unexpected('promises more and sends nothing');
      const cursor = value['next'];
      if (typeof cursor === 'string' && cursor !== '') {
        if (seen.has(`${first} ${cursor}`)) throw unexpected('sends the same cursor again');
        seen.add(`${first} ${cursor}`);
        next = cursor;
      } else {
        // A server need not have cursors: then the time of addition leads on (section 3.5).
        if (added === undefined || (after !== undefined && added <= after))
          throw unexpected('promises more and does not say how to get it');
        after = added;
        next = undefined;
      }
    }
  }

  async #get(url: string): Promise<{ readonly value: JsonObject; readonly headers: Headers }> {
    const { retries = 5, sleep, signal } = this.#options;
    for (let tried = 0; ; tried++) {
      const outcome = await this.#try(url);
      if ('value' in outcome) return outcome;
      if (!outcome.again || tried >= retries) throw outcome.error;
      signal?.throwIfAborted();
      await sleep(Math.min(outcome.pause ?? FIRST_PAUSE * 2 ** tried, LONGEST_PAUSE));
    }
  }

  async #try(
    url: string,
  ): Promise<
    | { readonly value: JsonObject; readonly headers: Headers }
    | { readonly error: Error; readonly again: boolean; readonly pause?: number }
  > {
    const { token, signal } = this.#options;
    let response: Response;
    let text: string;
    try {
      response = await this.#options.fetch(url, {
        headers: { accept: TAXII_MEDIA_TYPE, authorization: `Bearer ${token}` },
        // The token is for this server alone.
        redirect: 'manual',
        ...(signal && { signal }),
      });
      text = await limitedText(response);
    } catch (error) {
      if (signal?.aborted || error instanceof ForelandError) throw error;
      return { error: unreachable(error), again: true };
    }
    if (response.status !== 200) {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        error: refusedBy(response.status, text),
        again: response.status === 429 || response.status >= 500,
        ...(seconds >= 0 && { pause: seconds * 1000 }),
      };
    }
    if (!isTaxiiContent(response.headers.get('content-type') ?? undefined))
      throw unexpected('answers in another media type');
    const parsed = parseStrictJson(text, {
      ...DEFAULT_LIMITS,
      depth: DEFAULT_LIMITS.depth + 2,
      fieldCharacters: DEFAULT_LIMITS.lineCharacters,
    });
    if (!parsed.ok) throw unexpected(`sends JSON that cannot be read: ${parsed.problem.message}`);
    if (!isJsonObject(parsed.value)) throw unexpected('sends something else than an object');
    return { value: parsed.value, headers: response.headers };
  }

  /** @throws ForelandError `taxii-answer` for an address that leads away from the server. */
  #resolve(path: string): string {
    const { origin } = this.#options;
    const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined;
    if (url?.origin !== new URL(origin).origin) throw unexpected('leads to another server');
    return url.href;
  }
}

/** A bundle of what was polled, for the importer. */
export function bundleText(id: string, objects: readonly string[]): string {
  return `{"type":"bundle","id":${JSON.stringify(id)},"objects":[${objects.join(',\n')}]}`;
}

async function limitedText(response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: false });
  const reader = response.body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length <= ANSWER_CHARACTERS) continue;
    await reader.cancel();
    throw unexpected(`sends more than ${ANSWER_CHARACTERS} characters at once`);
  }
}

function collectionOf(value: JsonValue): TaxiiCollection {
  if (!isJsonObject(value)) throw unexpected('sends a collection that is no object');
  const { id, title, description, alias, can_read: canRead, can_write: canWrite } = value;
  if (typeof id !== 'string' || typeof title !== 'string')
    throw unexpected('sends a collection without name');
  return {
    id,
    title,
    description: typeof description === 'string' ? description : '',
    alias: typeof alias === 'string' ? alias : undefined,
    canRead: canRead === true,
    canWrite: canWrite === true,
  };
}

function unexpected(what: string): ForelandError {
  return new ForelandError({
    code: 'taxii-answer',
    message: `The TAXII server ${what}.`,
    remedy: 'Ask whoever runs the server; nothing of this answer was taken.',
    status: 502,
  });
}

function refusedBy(status: number, text: string): ForelandError {
  const parsed = parseStrictJson(text);
  const title = parsed.ok && isJsonObject(parsed.value) ? parsed.value['title'] : undefined;
  return new ForelandError({
    code: 'taxii-refused',
    message: `The TAXII server answered ${status}${typeof title === 'string' ? `: ${title.replace(/\p{C}/gu, ' ').slice(0, 200)}` : '.'}`,
    remedy: status === 401 ? 'Sign in at the server again.' : 'Check the collection and what you asked for.',
    status: 502,
  });
}

function unreachable(cause: unknown): ForelandError {
  return new ForelandError({
    code: 'taxii-unreachable',
    message: 'The TAXII server cannot be reached.',
    remedy: 'Check its address and the network; polling goes on from where it stood.',
    status: 502,
    cause,
  });
}
