import type { Refusal } from '@foreland/model';
import type { JsonProblem } from './strict-json.ts';

/** A problem inside one line of JSON; the caller adds the line. */
export function atLine({ code, message, remedy, at, path }: JsonProblem): Refusal {
  return { code, message, remedy, place: { column: at + 1, ...(path !== '' && { path }) } };
}

export function tooLong(limit: number): Refusal {
  return {
    code: 'line-too-long',
    message: `The line has more than ${limit} characters.`,
    remedy: 'Split the value or leave it out.',
  };
}
