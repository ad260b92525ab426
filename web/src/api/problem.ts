import type { shapes } from '@foreland/model/contract/index';
import type { z } from 'zod';

export type Problem = z.output<typeof shapes.Problem>;

/** A refusal by the node (RFC 9457 problem details), or the node not being there at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly place: Problem['place'];
  readonly errors: NonNullable<Problem['errors']>;

  constructor(problem: Omit<Problem, 'type'>) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.remedy = problem.remedy;
    this.place = problem.place;
    this.errors = problem.errors ?? [];
  }

  /** No answer came: the node is stopped or the network is down. */
  get isUnreachable(): boolean {
    return this.status === 0;
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

export const UNREACHABLE = 'node-unreachable';
export const UNREADABLE = 'answer-unreadable';

/** Turns a response that is not a success into a problem, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem(body);
  // A gateway in front of a stopped node answers 502 to 504 with a page of its own.
  if (response.status >= 502 && response.status <= 504) return unreachable();
  return new ApiProblem({
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
    code: UNREADABLE,
    remedy: '',
  });
}

export function unreachable(): ApiProblem {
  return new ApiProblem({ title: '', status: 0, code: UNREACHABLE, remedy: '' });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { title, status, code, remedy } = body as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof status === 'number' &&
    typeof code === 'string' &&
    typeof remedy === 'string'
  );
}
