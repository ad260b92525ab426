import { ForelandError } from '@foreland/model';
import type { Json, Reader } from '@foreland/model';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { checkObject } from '../stix/object-check.ts';
import { isStixId } from '../stix/identifiers.ts';
import { SPEC_VERSION } from '../stix/objects.ts';
import {
  MAX_CONTENT_BYTES,
  ROOT_PATH,
  STIX_MEDIA_TYPES,
  TAXII_MEDIA_TYPE,
  acceptsTaxii,
  isTaxiiContent,
  notAcceptable,
  unsupportedMedia,
} from './protocol.ts';
import { parseQuery } from './query.ts';
import type { CursorSeal, MatchField, TaxiiQuery } from './query.ts';
import type {
  TaxiiCollection,
  TaxiiCollectionSource,
  TaxiiNewObject,
  TaxiiRecord,
  TaxiiStatus,
} from './source.ts';
import { parseTime, writeTime, writeVersion } from './time.ts';
import type { Microseconds } from './time.ts';

export interface TaxiiRequest {
  readonly method: string;
  /** Path below `/taxii2/`, decoded and parted at the slashes, such as `foreland`, `collections`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly reader: Reader;
  readonly body: () => Promise<string>;
}

export interface TaxiiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** For the log of processing: which resource it was, and the objects that went out, came in or went away. */
  readonly resource: string;
  readonly objects: readonly string[];
}

export interface TaxiiServiceOptions {
  readonly source: TaxiiCollectionSource;
  readonly seal: CursorSeal;
  readonly title: string;
  readonly contact: string | undefined;
  readonly now: () => Microseconds;
  /** UUID, for a status. */
  readonly newId: () => string;
}

const FIELDS: Readonly<Record<'objects' | 'object' | 'versions' | 'manifest', readonly MatchField[]>> = {
  objects: ['id', 'type', 'version', 'spec_version'],
  manifest: ['id', 'type', 'version', 'spec_version'],
  object: ['version', 'spec_version'],
  versions: ['spec_version'],
};

/** A server of TAXII 2.1 but for the transport: a request in, an answer out. */
export class TaxiiService {
  readonly #options: TaxiiServiceOptions;

  constructor(options: TaxiiServiceOptions) {
    this.#options = options;
  }

  /** @throws ForelandError with the status that the standard sets; see {@link errorResource}. */
  async answer(request: TaxiiRequest): Promise<TaxiiAnswer> {
    if (!acceptsTaxii(request.accept)) throw notAcceptable();
    const [root, resource, name, part, object, last, ...rest] = request.path;
    if (root === undefined) return this.#get(request, () => this.#discovery());
    if (root !== 'foreland' || rest.length > 0) throw notFound();
    if (resource === undefined) return this.#get(request, () => this.#root());
    if (resource === 'status' && name !== undefined && part === undefined)
      return this.#get(request, () => this.#status(request.reader, name));
    if (resource !== 'collections') throw notFound();
    if (name === undefined) return this.#get(request, () => this.#collections(request.reader));
    const collection = await this.#options.source.collection(request.reader, name);
    if (!collection) throw notFound();
    if (part === undefined)
      return this.#get(request, async () => json('collection', collectionOf(collection)));
    if (part === 'manifest' && object === undefined)
      return this.#get(request, () => this.#page(request, collection, 'manifest', undefined));
    if (part !== 'objects') throw notFound();
    if (object === undefined)
      return request.method === 'POST'
        ? this.#add(request, collection)
        : this.#get(request, () => this.#page(request, collection, 'objects', undefined), 'POST');
    if (!isStixId(object)) throw notFound();
    if (last === undefined)
      return request.method === 'DELETE'
        ? this.#remove(request, collection, object)
        : this.#get(request, () => this.#page(request, collection, 'object', object), 'DELETE');
    if (last !== 'versions') throw notFound();
    return this.#get(request, () => this.#page(request, collection, 'versions', object));
  }

  #get({ method }: TaxiiRequest, answer: () => Promise<TaxiiAnswer>, other?: string): Promise<TaxiiAnswer> {
    if (method === 'GET') return answer();
    throw new ForelandError({
      code: 'taxii-method',
      message: `This resource knows no ${method.slice(0, 10)}.`,
      remedy: `Use GET${other === undefined ? '' : ` or ${other}`}.`,
      status: 405,
    });
  }

  async #discovery(): Promise<TaxiiAnswer> {
    const { title, contact } = this.#options;
    return json('discovery', {
      title,
      ...(contact !== undefined && { contact }),
      default: ROOT_PATH,
      api_roots: [ROOT_PATH],
    });
  }

  async #root(): Promise<TaxiiAnswer> {
    return json('root', {
      title: this.#options.title,
      versions: [TAXII_MEDIA_TYPE],
      max_content_length: MAX_CONTENT_BYTES,
    });
  }

  async #status(reader: Reader, id: string): Promise<TaxiiAnswer> {
    const status = await this.#options.source.status(reader, id);
    if (!status) throw notFound();
    return json('status', statusOf(status));
  }

  async #collections(reader: Reader): Promise<TaxiiAnswer> {
    const collections = await this.#options.source.collections(reader);
    return json(
      'collections',
      collections.length === 0 ? {} : { collections: collections.map(collectionOf) },
    );
  }

  async #page(
    request: TaxiiRequest,
    collection: TaxiiCollection,
    resource: keyof typeof FIELDS,
    object: string | undefined,
  ): Promise<TaxiiAnswer> {
    const { source, seal } = this.#options;
    if (!collection.canRead) throw forbidden('read');
    const subject = [collection.id, resource, object ?? ''];
    const query = parseQuery(request.query, subject, FIELDS[resource], seal);
    const filter = object === undefined ? query.filter : { ...query.filter, ids: [object] };
    const { records, more } = await source.page(collection.id, filter, query.after, query.limit);
    if (records.length === 0 && object !== undefined && !(await source.holds(collection.id, object)))
      throw notFound();
    return {
      status: 200,
      headers: headersOf(records),
      body: pageText(resource, records, more ? query : undefined),
      resource,
      objects: resource === 'versions' ? [] : records.map(({ id }) => id),
    };
  }

  async #add(request: TaxiiRequest, collection: TaxiiCollection): Promise<TaxiiAnswer> {
    if (!collection.canWrite) throw forbidden('write');
    if (!isTaxiiContent(request.contentType)) throw unsupportedMedia();
    const { source, now, newId } = this.#options;
    const accepted: TaxiiNewObject[] = [];
    const failures: { id: string; version: string; message: string }[] = [];
    const at = now();
    for (const given of envelopeObjects(await request.body())) {
      const checked = checkObject(given);
      if (checked.ok) accepted.push(newObject(checked.value.object, checked.value.version));
      else
        failures.push({
          ...nameOf(given, at),
          message: `${checked.problem.message} ${checked.problem.remedy}`,
        });
    }
    const named = accepted.map(({ id, version }) => ({ id, version: writeVersion(version ?? at) }));
    const isLater = collection.imports === true && accepted.length > 0;
    const status: TaxiiStatus = {
      id: newId(),
      requestedAt: at,
      successes: isLater ? [] : named,
      failures,
      pendings: isLater ? named : [],
    };
    if (isLater) await source.receive(request.reader, collection.id, status, accepted);
    else {
      if (accepted.length > 0) await source.add(collection.id, accepted);
      await source.keepStatus(request.reader, status);
    }
    return {
      ...json('add', statusOf(status)),
      status: 202,
      objects: accepted.map(({ id }) => id),
    };
  }

  async #remove(request: TaxiiRequest, collection: TaxiiCollection, object: string): Promise<TaxiiAnswer> {
    if (!collection.canRead || !collection.canWrite) throw forbidden('delete from');
    const { source, seal } = this.#options;
    const { filter } = parseQuery(request.query, [], ['version', 'spec_version'], seal);
    // Where no version is named, the whole object goes (section 5.7).
    const named = request.query.has('match[version]');
    const versions = named ? filter.versions : { all: true, first: false, last: false, times: [] };
    const spec = filter.specVersions;
    const isAsked = spec === undefined || spec.includes(SPEC_VERSION);
    if (!isAsked || (await source.remove(collection.id, object, versions)) === 0) throw notFound();
    return { ...json('remove', {}), objects: [object] };
  }
}

/** Error message of section 3.6.1. Nothing in it comes from what the reader may not see. */
export function errorResource(error: ForelandError): { readonly status: number; readonly body: string } {
  return {
    status: error.status,
    body: JSON.stringify({
      title: error.message,
      description: error.remedy,
      error_code: error.code,
      http_status: String(error.status),
    }),
  };
}

export function notFound(): ForelandError {
  return new ForelandError({
    code: 'not-found',
    message: 'There is no such resource, or not for you.',
    remedy: 'Begin with the collections of the API root; every path ends with a slash.',
    status: 404,
  });
}

function forbidden(what: string): ForelandError {
  return new ForelandError({
    code: 'taxii-forbidden',
    message: `You may not ${what} this collection.`,
    remedy: 'See can_read and can_write of the collection.',
    status: 403,
  });
}

function json(resource: string, value: Json): TaxiiAnswer {
  return { status: 200, headers: {}, body: JSON.stringify(value), resource, objects: [] };
}

function collectionOf(collection: TaxiiCollection): { readonly [member: string]: Json } {
  const { id, title, description, alias, canRead, canWrite } = collection;
  return {
    id,
    title,
    ...(description !== '' && { description }),
    ...(alias !== undefined && { alias }),
    can_read: canRead,
    can_write: canWrite,
    media_types: STIX_MEDIA_TYPES,
  };
}

function headersOf(records: readonly TaxiiRecord[]): Readonly<Record<string, string>> {
  const first = records.at(0);
  const last = records.at(-1);
  if (!first || !last) return {};
  return {
    'x-taxii-date-added-first': writeTime(first.added),
    'x-taxii-date-added-last': writeTime(last.added),
  };
}

/** Objects go out as the text they are kept as; nothing is read and written again. */
function pageText(
  resource: keyof typeof FIELDS,
  records: readonly TaxiiRecord[],
  more: TaxiiQuery | undefined,
): string {
  const last = records.at(-1);
  const members: string[] = [];
  if (more && last) members.push('"more":true', `"next":${JSON.stringify(more.next(last.added))}`);
  if (records.length > 0) {
    const items =
      resource === 'versions'
        ? records.map(({ version }) => JSON.stringify(writeVersion(version)))
        : resource === 'manifest'
          ? records.map((record) => JSON.stringify(manifestOf(record)))
          : records.map(({ text }) => text);
    members.push(`"${resource === 'versions' ? 'versions' : 'objects'}":[${items.join(',')}]`);
  }
  return `{${members.join(',')}}`;
}

function manifestOf({ id, added, version }: TaxiiRecord): Json {
  return {
    id,
    date_added: writeTime(added),
    version: writeVersion(version),
    media_type: STIX_MEDIA_TYPES[0],
  };
}

function statusOf({ id, requestedAt, successes, failures, pendings }: TaxiiStatus): Json {
  return {
    id,
    status: pendings.length > 0 ? 'pending' : 'complete',
    request_timestamp: writeTime(requestedAt),
    total_count: successes.length + failures.length + pendings.length,
    success_count: successes.length,
    ...(successes.length > 0 && { successes: successes.map((each) => ({ ...each })) }),
    failure_count: failures.length,
    ...(failures.length > 0 && { failures: failures.map((each) => ({ ...each })) }),
    pending_count: pendings.length,
    ...(pendings.length > 0 && { pendings: pendings.map((each) => ({ ...each })) }),
  };
}

/** @throws ForelandError `taxii-envelope` */
function envelopeObjects(body: string): readonly JsonValue[] {
  const parsed = parseStrictJson(body, { ...DEFAULT_LIMITS, depth: DEFAULT_LIMITS.depth + 2 });
  const objects = parsed.ok && isJsonObject(parsed.value) ? parsed.value['objects'] : undefined;
  if (!parsed.ok || !Array.isArray(objects) || objects.length === 0)
    throw new ForelandError({
      code: 'taxii-envelope',
      message: parsed.ok ? 'The request is no envelope with objects.' : parsed.problem.message,
      remedy: 'Send {"objects":[…]} as TAXII 2.1 section 3.7 says.',
      status: 400,
    });
  return objects;
}

function newObject(object: JsonObject, version: Microseconds | undefined): TaxiiNewObject {
  const { id, type, created } = object;
  return {
    id: String(id),
    type: String(type),
    specVersion: SPEC_VERSION,
    version: version ?? (typeof created === 'string' ? parseTime(created) : undefined),
    text: JSON.stringify(object),
  };
}

function nameOf(object: JsonValue, at: Microseconds): { id: string; version: string } {
  const id = isJsonObject(object) && typeof object['id'] === 'string' ? object['id'].slice(0, 300) : '';
  return { id, version: writeVersion(at) };
}
