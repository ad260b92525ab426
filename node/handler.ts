import type { ProcessingKind, Reader, View } from '@foreland/model';
import type { Answer, Route } from '@foreland/model/contract';
import type { Envelope } from '@foreland/sealing/log';
import type { Client } from '@foreland/store/platform';
import type { z } from 'zod';
import type { Session } from './auth/sessions.ts';
import type { Context } from './context.ts';
import type { EventStream, FileAnswer, Redirect } from './http/answers.ts';

type Parsed<T> = z.output<Extract<T, z.ZodType>>;

/** A request that has passed the choke point: parsed, allowed, and with its view. */
export interface Call<R extends Route> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  /** Who is signed in. Routes for anyone: throws `sign-in-required` where nobody is. */
  readonly session: Session;
  readonly reader: Reader;
  /** What the reader clears. Throws `purpose-required` for roles that see no statements. */
  readonly view: View;
  /** Aborts when the caller is gone or the node stops. */
  readonly signal: AbortSignal;
  /** Bytes of the file that is handed over; empty for routes that take none. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** Origin under which the caller reached the node. */
  readonly origin: string;
  /** Address of the caller. */
  readonly address: string;
  /** Query as it came, for protocols that define their own. */
  readonly rawQuery: URLSearchParams;
  readonly client: Client;
  readonly cookies: Cookies;
  /** Adds to the audit entry of this call: records that were shown or changed beyond those in the path, and a remark. */
  readonly audit: AuditNote;
}

export interface AuditNote {
  records(records: Iterable<string>): void;
  detail(text: string): void;
  /** Where the call turned out to be another kind of processing than its route says. */
  processing(kind: ProcessingKind): void;
  /** To whom data was disclosed. */
  recipient(name: string): void;
  /** The sealed package whose other end another node logs. */
  envelope(envelope: Envelope): void;
  /** Writes the entry under this session: for calls that begin or change one. */
  as(session: Session): void;
}

export interface Cookies {
  /** Gives the token of a new session to the caller: a cookie to a browser, a header to the command line. */
  openSession(token: string, expiresAt: string): void;
  closeSession(): void;
  /** The secret of a sign-in that is under way at the identity provider. */
  readonly signInSecret: string | undefined;
  keepSignInSecret(secret: string, expiresAt: Date): void;
  forgetSignInSecret(): void;
}

/** What a handler may answer: frozen values too, at every depth. */
type Frozen<T> = T extends readonly (infer Element)[]
  ? readonly Frozen<Element>[]
  : T extends object
    ? { readonly [Member in keyof T]: Frozen<T[Member]> }
    : T;

/** Answers a route. Refusals are thrown as ForelandError. */
export type Handler<R extends Route> = (
  context: Context,
  call: Call<R>,
) => Promise<Frozen<Answer<R>> | EventStream<Frozen<Answer<R>>> | FileAnswer | Redirect>;

/** A handler for each route of a group, under the route's name. */
export type Handlers<Routes extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Routes]: Handler<Routes[Name]>;
};
