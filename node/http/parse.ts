import { ForelandError } from '@foreland/model';
import type { z } from 'zod';
import { InvalidRequest } from './problems.ts';

/** Deeper than any request that makes sense, and shallow enough for every recursive function. */
const DEEPEST = 64;

/** Checks a part of a request against its schema; a part without a schema is not looked at. */
export function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw new InvalidRequest(part, result.error.issues);
}

/** @throws ForelandError `request-too-deep`, `request-invalid`. */
export function parseBody(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  if (isDeeperThan(value, DEEPEST)) {
    throw new ForelandError({
      code: 'request-too-deep',
      message: `The body is nested more than ${DEEPEST} levels deep.`,
      remedy: 'Send a flatter structure.',
      place: { path: 'body' },
    });
  }
  return parsePart('body', schema, value);
}

/** Level by level, so that no nesting is too deep for the check itself. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let current = [value];
  for (let level = 0; level <= levels; level += 1) {
    current = current.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (current.length === 0) return false;
  }
  return true;
}
