import { ForelandError, isForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import type { z } from 'zod';
import { isConnectionLoss } from '../connection-loss.ts';

/** Problem details (RFC 9457), with Foreland's code, remedy and place. */
export interface ProblemDocument extends Omit<Refusal, 'message'> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Every fault of a request, where there may be several. */
  readonly errors?: readonly Refusal[];
}

/** Input that does not have the form its route asks for. */
export class InvalidRequest extends ForelandError {
  readonly errors: readonly Refusal[];

  /** @param part of the request that was read: `params`, `query` or `body` */
  constructor(part: string, issues: readonly z.core.$ZodIssue[]) {
    const errors = issues.slice(0, 100).map((issue) => refusalOf(part, issue));
    super({
      code: 'request-invalid',
      message:
        errors.length === 1 && errors[0] ? errors[0].message : `The request has ${issues.length} faults.`,
      remedy: 'Correct what “errors” names; /api/openapi.json describes what is expected.',
      ...(errors[0]?.place ? { place: errors[0].place } : {}),
    });
    this.errors = errors;
  }
}

function refusalOf(part: string, issue: z.core.$ZodIssue): Refusal {
  const path = issue.path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key).slice(0, 60)}`),
    part,
  );
  return {
    code: `request-${issue.code.replaceAll('_', '-')}`,
    message: `${path}: ${issue.message}`,
    remedy: 'Correct this member.',
    place: { path },
  };
}

/** Frameworks' errors, by status, in words of our own. */
const BY_STATUS: Readonly<Record<number, readonly [code: string, message: string, remedy: string]>> = {
  400: [
    'request-malformed',
    'The request cannot be read.',
    'Send well-formed JSON in UTF-8, without members named __proto__ or constructor.',
  ],
  404: [
    'route-unknown',
    'There is no such address at this node.',
    'Look the address up in /api/openapi.json.',
  ],
  405: [
    'method-unknown',
    'This address does not know that method.',
    'Look the method up in /api/openapi.json.',
  ],
  408: ['request-slow', 'The request took too long to arrive.', 'Try again.'],
  413: [
    'request-too-large',
    'The request is larger than this route takes.',
    'Hand large data over as a file: POST /api/uploads.',
  ],
  414: ['address-too-long', 'The address is too long.', 'Shorten the query.'],
  415: [
    'content-type-unknown',
    'The content type of the request is not understood here.',
    'Send application/json; files as application/octet-stream.',
  ],
  429: ['too-many-requests', 'There were too many requests.', 'Wait a minute, then go on more slowly.'],
  431: [
    'header-too-large',
    'The header of the request is too large.',
    'Send fewer or shorter header fields.',
  ],
  503: [
    'database-unavailable',
    'The node does not reach its database.',
    'Try again in a moment; what was confirmed is kept.',
  ],
};

/** Turns anything that was thrown into a problem. Undefined where it is not the caller's to know: an internal failure. */
export function problemOf(error: unknown): ProblemDocument | undefined {
  if (isForelandError(error)) {
    const { code, message, remedy, place } = error;
    return {
      type: `urn:foreland:problem:${code}`,
      title: message,
      status: error.status,
      code,
      remedy,
      ...(place ? { place } : {}),
      ...(error instanceof InvalidRequest ? { errors: error.errors } : {}),
    };
  }
  const status = isConnectionLoss(error) ? 503 : statusOf(error);
  const words = status === undefined ? undefined : BY_STATUS[status];
  if (status === undefined || words === undefined) return undefined;
  const [code, title, remedy] = words;
  return { type: `urn:foreland:problem:${code}`, title, status, code, remedy };
}

/** For failures that nobody foresaw: the reference leads the administrator to the log line. */
export function internalProblem(reference: string): ProblemDocument {
  return {
    type: 'urn:foreland:problem:internal',
    title: 'The node failed to answer, for a reason that is not of your making.',
    status: 500,
    code: 'internal',
    remedy: `Try again; if it happens again, tell the administrator the reference ${reference}.`,
  };
}

/** Status that the HTTP framework gave its own error. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('statusCode' in error)) return undefined;
  const own =
    typeof error.code === 'string' && (error.code.startsWith('FST_') || error.code.startsWith('FAS'));
  return own && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
