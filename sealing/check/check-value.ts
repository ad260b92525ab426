import { utf8 } from './bytes.ts';
import type { CheckClass } from './check-class.ts';

declare const normalised: unique symbol;

/**
 * A value in the one form in which both sides hash it, such as `tel|+447700900123`. Made by `identifierValue` and
 * `nameValues` alone: a value that somebody put together by hand would hit nothing, or be a name without a birth date.
 */
export interface CheckValue {
  readonly class: CheckClass;
  readonly text: string;
  readonly [normalised]: true;
}

/** Longest input of the function (RFC 9497: two bytes of length); values are far below. */
const LONGEST_BYTES = 1024;

/** For the two builders. Undefined where the value is too long to be one. */
export function checkValue(checkClass: CheckClass, body: string): CheckValue | undefined {
  const text = `${checkClass}|${body}`;
  if (utf8(text).length > LONGEST_BYTES) return undefined;
  return Object.freeze({ class: checkClass, text }) as CheckValue;
}
