import { ForelandError } from '@foreland/model/errors';

/** A refusal of the private check. Messages name codes, counts and classes, never a value that was asked for. */
export function refusal(code: string, message: string, remedy: string, status = 400): ForelandError {
  return new ForelandError({ code: `check-${code}`, message, remedy, status });
}

/** For what a partner sent and cannot be read: nothing in it is usable, so the remedy is always to send it again. */
export function unreadable(what: string, why: string): ForelandError {
  return refusal(
    'unreadable',
    `The ${what} is not readable: ${why}.`,
    `Ask the partner to send the ${what} again; where this repeats, compare the versions of both nodes.`,
  );
}
