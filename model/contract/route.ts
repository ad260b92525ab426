import type { z } from 'zod';
import type { ProcessingKind } from '../audit.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Who may call a route: `anyone`, a signed-in `session`, a session whose view clears statements (`view`),
 * or one of the named roles.
 */
export type Access = 'anyone' | 'session' | 'view' | { readonly roles: readonly string[] };

/** How a route answers: one JSON document, a stream of server-sent events, a file, or a redirect. */
export type ResponseForm = 'json' | 'events' | 'file' | 'redirect';

/**
 * A route of the API as a value. Handlers, the typed client, the command line, OpenAPI and the
 * non-interference test all derive from it; there is no second place where a route is described.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: Method;
  /** Path below the origin, with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  readonly room: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is a file: bytes are streamed, not parsed. */
  readonly upload?: boolean;
  readonly response: Response;
  readonly form?: ResponseForm;
  /** Requests a minute and session (or address, before sign-in); 600 where absent. */
  readonly limit?: number;
  /** Reads personal data: each call is written to the audit log. */
  readonly audited?: boolean;
  /** What kind of processing a call is, for the audit log: where absent, reading is consultation, any change alteration. */
  readonly processing?: ProcessingKind;
}

export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return Object.freeze(definition);
}

type Input<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a caller of the route gives. */
export interface Call<R extends Route> {
  readonly params?: Input<R['params']>;
  readonly query?: Input<R['query']>;
  readonly body?: Input<R['body']>;
}

/** What the route answers. */
export type Answer<R extends Route> = z.output<R['response']>;
