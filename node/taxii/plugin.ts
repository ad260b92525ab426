import {
  MAX_CONTENT_BYTES,
  TAXII_MEDIA_TYPE,
  TaxiiService,
  errorResource,
  notFound,
} from '@foreland/formats';
import type { TaxiiAnswer } from '@foreland/formats';
import { ForelandError, isForelandError } from '@foreland/model';
import type { ProcessingKind, Reader } from '@foreland/model';
import { TaxiiCollections } from '@foreland/store/platform';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOfSecret } from '../auth/secret.ts';
import { readerOf, signInRequired } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import type { Gate } from '../http/access.ts';
import { callerNetwork } from '../http/address.ts';
import { internalProblem } from '../http/problems.ts';
import { randomId } from '../random.ts';
import { cursorSeal } from './cursor-seal.ts';
import { collectionSource } from './source.ts';
import { isProgramToken } from './tokens.ts';

/** Requests of a caller within a minute. */
const LIMIT = 600;
const BASE = '/taxii2/';
/** Bodies are sent as bytes: to text the server would add a charset, which the media type does not have. */
const FIXED = { 'content-type': TAXII_MEDIA_TYPE, 'cache-control': 'no-store' } as const;

/** What each resource does with personal data, for the log of processing; the others show none. */
const PROCESSING: Readonly<Record<string, ProcessingKind>> = {
  objects: 'disclosure',
  object: 'disclosure',
  manifest: 'disclosure',
  versions: 'disclosure',
  add: 'collection',
  remove: 'erasure',
};

/**
 * The TAXII 2.1 server of a node. It takes the same way in as every route (http/access.ts): limits, sign-in, and a row
 * in the log of processing before anything is shown; but its callers are programs of partners with a bearer token, and
 * its errors are those of TAXII.
 */
export async function addTaxii(app: FastifyInstance, gate: Gate): Promise<void> {
  const { context } = gate;
  const collections = new TaxiiCollections(context.store.pool, context.config.partner, context.clock);
  const service = new TaxiiService({
    source: collectionSource(context, collections),
    seal: cursorSeal(await collections.cursorKey(context.random), context.random),
    title: `Foreland node ${context.config.partner}`,
    contact: context.config.officerContact,
    now: () => context.clock().getTime() * 1000,
    newId: () => randomUUID(),
  });
  const callers = new WeakMap<FastifyRequest, Reader>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { bodyLimit: MAX_CONTENT_BYTES, parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) => sendError(context, error, reply));
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: `${BASE}*`,
    bodyLimit: MAX_CONTENT_BYTES,
    config: { route: 'taxii' },
    onRequest: async (request) => {
      callers.set(request, await admit(gate, request));
    },
    handler: async (request, reply) => {
      const reader = callers.get(request);
      if (!reader) throw signInRequired();
      return answer(context, service, reader, request, reply);
    },
  });
}

/**
 * Before anything of the body is read: a token that was made for a program, or that of a session. Only a bearer token counts:
 * a browser's cookie must not open this door.
 */
async function admit({ context, limiter }: Gate, request: FastifyRequest): Promise<Reader> {
  const token = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : await callerOf(context, token);
  limiter.count({ id: 'taxii', limit: LIMIT }, caller?.key ?? `address ${callerNetwork(request.ip)}`);
  if (!caller) throw signInRequired();
  return caller.reader;
}

async function callerOf(
  context: Context,
  token: string,
): Promise<{ readonly key: string; readonly reader: Reader } | undefined> {
  if (isProgramToken(token)) {
    const program = await context.taxii.table.tokens.readerOf(hashOfSecret(token));
    return program && { key: `program ${program.id}`, reader: program.reader };
  }
  const session = await context.sessions.find(token);
  return session && { key: `session ${session.key}`, reader: readerOf(session) };
}

async function answer(
  context: Context,
  service: TaxiiService,
  reader: Reader,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { pathname, searchParams } = new URL(request.url, 'http://node');
  const path = segmentsOf(pathname);
  let given: TaxiiAnswer;
  try {
    given = await service.answer({
      method: request.method,
      path,
      query: searchParams,
      accept: request.headers.accept,
      contentType: request.headers['content-type'],
      reader,
      body: async () => (typeof request.body === 'string' ? request.body : ''),
    });
  } catch (error) {
    if (path.length > 2) await log(context, reader, path, error, undefined);
    throw error;
  }
  await log(context, reader, path, undefined, given);
  return reply
    .code(given.status)
    .headers({ ...given.headers, ...FIXED })
    .send(Buffer.from(given.body));
}

async function log(
  context: Context,
  reader: Reader,
  path: readonly string[],
  error: unknown,
  given: TaxiiAnswer | undefined,
): Promise<void> {
  const kind = given === undefined ? 'disclosure' : PROCESSING[given.resource];
  if (kind === undefined) return;
  const refused = isForelandError(error) && (error.status === 401 || error.status === 403);
  const collection = path[2] === undefined ? '' : `collection ${path[2].slice(0, 100)}`;
  await context.audit.trail.write({
    kind,
    actor: reader,
    route: given === undefined ? 'taxii' : `taxii-${given.resource}`,
    outcome: error === undefined ? 'allowed' : refused ? 'refused' : 'failed',
    records: [...(given?.objects ?? [])],
    recipient: kind === 'disclosure' ? reader.user : undefined,
    envelope: undefined,
    detail: isForelandError(error) ? `${collection} ${error.code}`.trim() : collection,
  });
}

/** @throws ForelandError `not-found` for a path that does not end with a slash, or cannot be decoded. */
function segmentsOf(pathname: string): readonly string[] {
  const rest = pathname.slice(BASE.length);
  if (rest === '') return [];
  if (!pathname.startsWith(BASE) || !rest.endsWith('/')) throw notFound();
  try {
    const segments = rest.slice(0, -1).split('/').map(decodeURIComponent);
    if (segments.length > 8 || segments.includes('')) throw notFound();
    return segments;
  } catch (error) {
    if (isForelandError(error)) throw error;
    throw notFound();
  }
}

function sendError(context: Context, error: unknown, reply: FastifyReply): FastifyReply {
  const known = knownError(error);
  if (!known) {
    const reference = randomId(context.random).slice(0, 8);
    context.log.error(
      { err: error, route: 'taxii', reference },
      'a request failed for a reason it did not foresee',
    );
    const { title, remedy } = internalProblem(reference);
    return send(reply, new ForelandError({ code: 'internal', message: title, remedy, status: 500 }));
  }
  return send(reply, known);
}

function send(reply: FastifyReply, error: ForelandError): FastifyReply {
  const { status, body } = errorResource(error);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const seconds = status === 429 ? /\d+/.exec(error.remedy)?.[0] : undefined;
  if (seconds !== undefined) reply.header('retry-after', seconds);
  return reply.code(status).headers(FIXED).send(Buffer.from(body));
}

function knownError(error: unknown): ForelandError | undefined {
  if (isForelandError(error)) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  if (status === 413)
    return new ForelandError({
      code: 'taxii-too-large',
      message: `The request has more than ${MAX_CONTENT_BYTES} bytes.`,
      remedy: 'Send the objects in several requests.',
      status,
    });
  return new ForelandError({
    code: 'taxii-request',
    message: 'The request cannot be read.',
    remedy: 'Send it as TAXII 2.1 says.',
    status,
  });
}
