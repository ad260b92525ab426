import { ForelandError, isForelandError } from '@foreland/model';
import type { ProcessingKind, View } from '@foreland/model';
import type { Access, Route } from '@foreland/model/contract';
import type { Envelope } from '@foreland/sealing/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readerOf, signInRequired } from '../auth/sessions.ts';
import type { Session } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import type { Call, Handler } from '../handler.ts';
import { callerNetwork } from './address.ts';
import { CLIENT_HEADER, cookiesOf, tokenOf } from './cookies.ts';
import type { Origins } from './origins.ts';
import { parsePart } from './parse.ts';
import type { RateLimiter } from './rate-limit.ts';
import { sendAnswer } from './send.ts';

export interface Gate {
  readonly context: Context;
  readonly origins: Origins;
  readonly limiter: RateLimiter;
  /** Aborts when the node begins to stop. */
  readonly stopping: AbortSignal;
}

/** What the first half of the way in found out about a request. */
export interface Admission {
  readonly origin: string;
  readonly session: Session | undefined;
}

/** What a handler adds to the audit entry of its call. */
interface Note {
  readonly records: Iterable<string>;
  detail?: string;
  kind?: ProcessingKind;
  recipient?: string;
  envelope?: Envelope;
}

/**
 * First half of the only way in, before anything of the body is read: who is it, does the request come from
 * our own pages, is it within the limits, and may this person call this route?
 */
export async function admit(gate: Gate, route: Route, request: FastifyRequest): Promise<Admission> {
  const { context, origins, limiter } = gate;
  const origin = origins.of(request.headers.host);
  const { token, bearer } = tokenOf(request, origin);
  const session = token === undefined ? undefined : await context.sessions.find(token);
  limiter.count(route, session ? `session ${session.key}` : `address ${callerNetwork(request.ip)}`);
  if (changes(route)) {
    const program = request.headers[CLIENT_HEADER] === 'cli';
    origins.requireSame({ origin: request.headers.origin, host: request.headers.host, bearer, program });
  }
  try {
    allow(route.access, session);
  } catch (error) {
    if (session && isAudited(route))
      await audit(context, route, session, error, { records: recordsIn(request.params) });
    throw error;
  }
  return { origin, session };
}

/** Second half: the view, the parsed request, the handler, and the audit entry before anything is shown. */
export async function serve(
  gate: Gate,
  route: Route,
  handler: Handler<Route>,
  admission: Admission,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context } = gate;
  const records = new Set<string>(recordsIn(request.params));
  const note: Note = { records };
  let acting = admission.session;
  const signal = callerSignal(reply, route.form === 'events' ? gate.stopping : undefined);
  try {
    const parts = {
      params: parsePart('params', route.params, request.params),
      query: parsePart('query', route.query, request.query),
      body: route.upload ? undefined : parsePart('body', route.body, request.body),
    };
    const view = admission.session && (await viewOf(context, admission.session));
    const client = request.headers[CLIENT_HEADER] === 'cli' ? 'cli' : 'browser';
    const call: Call<Route> = {
      ...parts,
      signal,
      stream: route.upload ? streamOf(request.body) : nothing(),
      origin: admission.origin,
      address: callerNetwork(request.ip),
      rawQuery: new URL(request.url, admission.origin).searchParams,
      client,
      cookies: cookiesOf(request, reply, admission.origin, client, context.clock()),
      audit: {
        records: (more) => {
          for (const record of more) records.add(record);
        },
        detail: (text) => {
          note.detail = text;
        },
        processing: (kind) => {
          note.kind = kind;
        },
        recipient: (name) => {
          note.recipient = name;
        },
        envelope: (envelope) => {
          note.envelope = envelope;
        },
        as: (session) => {
          acting = session;
        },
      },
      get session() {
        return admission.session ?? fail(signInRequired());
      },
      get reader() {
        return readerOf(this.session);
      },
      get view() {
        return view ?? fail(admission.session ? purposeRequired() : signInRequired());
      },
    };
    const answer = await handler(context, call);
    if (acting && isAudited(route)) await audit(context, route, acting, undefined, note);
    return await sendAnswer(route, answer, reply, signal);
  } catch (error) {
    if (acting && isAudited(route)) await audit(context, route, acting, error, note);
    throw error;
  }
}

function allow(access: Access, session: Session | undefined): void {
  if (access === 'anyone') return;
  if (!session) throw signInRequired();
  if (access === 'session') return;
  if (access === 'view') {
    if (session.purpose === undefined) throw purposeRequired();
    return;
  }
  if (!access.roles.includes(session.role)) throw roleRequired(access.roles);
}

async function viewOf(context: Context, session: Session): Promise<View | undefined> {
  return session.purpose === undefined ? undefined : context.store.view(readerOf(session));
}

async function audit(
  context: Context,
  route: Route,
  session: Session,
  error: unknown,
  note: Note,
): Promise<void> {
  const code = error === undefined ? undefined : isForelandError(error) ? error.code : 'internal';
  const outcome =
    error === undefined
      ? 'allowed'
      : isForelandError(error) && (error.status === 401 || error.status === 403)
        ? 'refused'
        : 'failed';
  const kind = note.kind ?? route.processing ?? (changes(route) ? 'alteration' : 'consultation');
  await context.audit.trail.write({
    kind,
    actor: readerOf(session),
    route: route.id,
    outcome,
    records: [...note.records],
    // Who takes data out of the node received it, unless the handler knows better.
    recipient: note.recipient ?? (kind === 'disclosure' ? session.user : undefined),
    envelope: note.envelope,
    detail: note.detail ?? code,
  });
}

function changes(route: Route): boolean {
  return route.method !== 'GET';
}

/** Reading personal data is audited, and so is every change. */
function isAudited(route: Route): boolean {
  return route.audited === true || changes(route);
}

/** Parameters of the path are what the call is about. */
function recordsIn(params: unknown): string[] {
  return typeof params === 'object' && params !== null
    ? Object.values(params).filter((value) => typeof value === 'string')
    : [];
}

function callerSignal(reply: FastifyReply, stopping: AbortSignal | undefined): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return stopping ? AbortSignal.any([gone.signal, stopping]) : gone.signal;
}

function streamOf(body: unknown): AsyncIterable<Uint8Array> {
  return isStream(body) ? body : nothing();
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function fail(error: Error): never {
  throw error;
}

function purposeRequired(): ForelandError {
  return new ForelandError({
    code: 'purpose-required',
    message: 'This role sees no statements.',
    remedy: 'Change to a role with a purpose, where your account holds one.',
    status: 403,
  });
}

function roleRequired(roles: readonly string[]): ForelandError {
  return new ForelandError({
    code: 'role-required',
    message: `This is for the role ${roles.join(' or ')}.`,
    remedy: 'Change to that role, where your account holds it.',
    status: 403,
  });
}
