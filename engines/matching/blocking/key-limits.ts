/** A key that so few records bear suffices alone. */
export const TELLING_SIZE = 8;

/** How many records may bear a key. */
export interface KeyLimits {
  /** A single term, or two common ones; terms that more records bear are common. */
  readonly blockSize: number;
  /** Two common terms of which one is strong. */
  readonly strongSize: number;
}

/** Strong terms are odd: values of identifiers and whole dates. */
export function isStrong(term: number): boolean {
  return (term & 1) === 1;
}
