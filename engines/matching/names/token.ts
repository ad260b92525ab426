import type { Spelling } from './spelling.ts';

/** What is named. Organisations and things carry words, legal forms and numbers; persons carry names and titles. */
export const NAME_KINDS = ['person', 'organisation', 'thing'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/**
 * `particle`: a word that means nothing alone (von, bin, de la, of, and). `patronymic`: a Slavic or Turkic
 * father's name beside a given name and a surname. `legal-form`: GmbH, Ltd, ООО. `number`: anything with a digit,
 * and Roman numerals and number words in names of organisations and things, as digits.
 */
export const TOKEN_KINDS = [
  'name',
  'initial',
  'particle',
  'patronymic',
  'legal-form',
  'title',
  'number',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** One word of a name, or several that are as often written as one (Abd al-Rahman). Equal keys, equal tokens. */
export interface NameToken {
  /** Folded and romanised, with digraphs for letters such as ş; a legal form or title is its class. */
  readonly text: string;
  /** Folded, in its own script. */
  readonly original: string;
  /** See `skeleton` of the model. */
  readonly skeleton: string;
  readonly kind: TokenKind;
  /** Classes of names that stand for each other (William, Bill, Guillaume); ids are stable within a process only. */
  readonly variants: readonly number[];
  /** Compiled for {@link compareTokens}. */
  readonly spelling: Spelling;
}

export interface ParsedName {
  /** As given. */
  readonly text: string;
  readonly kind: NameKind;
  /** In the order written, but “Surname, Given” turned round. At most MOST_TOKENS, see limits.ts. */
  readonly tokens: readonly NameToken[];
}

/** Tokens with equal keys are equal in every field, whatever name they stand in. */
export function tokenKey({ kind, original, text }: Pick<NameToken, 'kind' | 'original' | 'text'>): string {
  return original === text ? `${kind} ${text}` : `${kind} ${text} ${original}`;
}
