import type { FieldKind } from '../field.ts';
import { compareTokens, parseName, tokenKey } from '../names/index.ts';
import type { NameKind, NameToken } from '../names/index.ts';
import { isEpithet } from './epithets.ts';
import { WORD } from './outcome.ts';

/** A word of a name or text. Equal keys, equal words. */
export interface Word {
  readonly key: string;
  readonly token: NameToken;
}

/** Words of a value that are compared; further ones say little more. */
const WORDS_COMPARED = 8;
/** Similarity from which two spellings are close rather than merely alike. */
const CLOSE = 0.84;

const NAME_KIND: Readonly<Partial<Record<FieldKind, NameKind>>> = {
  'person-name': 'person',
  'organisation-name': 'organisation',
};

/**
 * The words that tell names apart: titles and particles go, where anything else is left. None for what stands where a
 * person's name is not known.
 */
export function splitWords(text: string, kind: FieldKind): Word[] {
  if (kind === 'person-name' && isEpithet(text)) return [];
  const { tokens } = parseName(text, NAME_KIND[kind] ?? 'thing');
  const telling = tokens.filter((token) => token.kind !== 'title' && token.kind !== 'particle');
  return (telling.length > 0 ? telling : tokens)
    .slice(0, WORDS_COMPARED)
    .map((token) => ({ key: tokenKey(token), token }));
}

/** How two different words compare, as a position in the outcomes of words. Symmetric. */
export function compareWords(a: Pick<Word, 'token'>, b: Pick<Word, 'token'>): number {
  const { agreement, similarity } = compareTokens(a.token, b.token);
  switch (agreement) {
    case 'exact':
    case 'equivalent':
      return WORD.equivalent;
    case 'close':
      return similarity >= CLOSE ? WORD.close : WORD.loose;
    case 'initial':
      return WORD.initial;
    case 'different':
      return WORD.conflict;
  }
}
