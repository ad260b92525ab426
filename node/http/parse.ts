import { ForelandError } from '@foreland/model';
import type { z } from 'zod';
import { InvalidRequest } from './problems.ts';

/** Deeper than any request that makes sense, and shallow enough for every recursive function. */
const DEEPEST = 64;

/**
 * Checks a part of a request against its schema; a part without a schema is not looked at.
 * @throws ForelandError `request-invalid`, `request-too-deep`, `request-character`.
 */
export function parsePart(
  part: 'params' | 'query' | 'body',
  schema: z.ZodType | undefined,
  value: unknown,
): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(bounded(part, value ?? {}));
  if (result.success) return result.data;
  throw new InvalidRequest(part, result.error.issues);
}

/** Looks through a value level by level, so that no nesting is too deep for the look itself. */
function bounded(part: string, value: unknown): unknown {
  let current = [value];
  for (let level = 0; current.length > 0; level += 1) {
    if (level > DEEPEST) throw tooDeep(part);
    const next: unknown[] = [];
    for (const each of current) {
      if (typeof each === 'string' && each.includes('\0')) throw nul(part);
      if (typeof each === 'object' && each !== null) {
        for (const [name, member] of Object.entries(each)) {
          if (name.includes('\0')) throw nul(part);
          next.push(member);
        }
      }
    }
    current = next;
  }
  return value;
}

function tooDeep(part: string): ForelandError {
  return new ForelandError({
    code: 'request-too-deep',
    message: `The ${part} is nested more than ${DEEPEST} levels deep.`,
    remedy: 'Send a flatter structure.',
    place: { path: part },
  });
}

/** PostgreSQL cannot keep the character, so no text may have it. */
function nul(part: string): ForelandError {
  return new ForelandError({
    code: 'request-character',
    message: `The ${part} holds the character U+0000.`,
    remedy: 'Remove it.',
    place: { path: part },
  });
}
