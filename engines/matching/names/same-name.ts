import { COMMON_WORDS } from './common-words.ts';
import { compareNames } from './compare-names.ts';
import { parseName } from './parse.ts';
import type { NameKind, NameToken } from './token.ts';

/** From this score on two names count as one where nothing else is known. */
export const SAME_NAME = 0.7;

/** Bits of a token where no frequencies are known: words that many organisations share say little, long words more. */
export function typicalBits({ kind, text }: NameToken): number {
  switch (kind) {
    case 'particle':
      return 0.3;
    case 'title':
      return 0.3;
    case 'legal-form':
      return 0.7;
    case 'initial':
      return 3;
    case 'number':
      return 8;
    case 'patronymic':
    case 'name':
      return COMMON_WORDS.has(text) ? 6 : Math.min(5 + text.length, 12);
  }
}

/** Score of two names of one kind without any knowledge of frequencies. */
export function sameNameScore(a: string, b: string, kind: NameKind): number {
  return compareNames(parseName(a, kind), parseName(b, kind), typicalBits).score;
}

/** A stand-alone decision. */
export function isSameName(a: string, b: string, kind: NameKind): boolean {
  return sameNameScore(a, b, kind) >= SAME_NAME;
}
