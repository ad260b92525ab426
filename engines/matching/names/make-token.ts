import { spellingOf } from './spelling.ts';
import type { NameToken } from './token.ts';
import { variantsOf } from './variants.ts';

const NO_VARIANTS: readonly number[] = Object.freeze([]);

/** What of a token does not follow from the rest. */
export type TokenForms = Pick<NameToken, 'kind' | 'text' | 'original' | 'skeleton'>;

/** The token with all that follows from its forms: in another thread the same one. */
export function makeToken({ kind, text, original, skeleton }: TokenForms): NameToken {
  return Object.freeze({
    text,
    original,
    skeleton,
    kind,
    variants: kind === 'name' ? variantsOf(text, original) : NO_VARIANTS,
    spelling: spellingOf(text, original),
  });
}

/** The forms alone, for another thread or for later. */
export function formsOf({ kind, text, original, skeleton }: NameToken): TokenForms {
  return { kind, text, original, skeleton };
}
