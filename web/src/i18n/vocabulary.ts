import { useMemo } from 'react';
import type { Locale } from './catalogue.ts';
import { vocabulary as de } from './de/vocabulary.ts';
import { vocabulary as fr } from './fr/vocabulary.ts';
import { vocabulary as nl } from './nl/vocabulary.ts';
import { useLocaleCode } from './useMessages.tsx';

/** English comes from the vocabulary itself; names that nobody has translated yet stay English. */
const WORDS: Readonly<Record<Exclude<Locale, 'en'>, Readonly<Record<string, string>>>> = { de, fr, nl };

export interface VocabularyWords {
  /** The reader's word for a schema or property, by its name; `english` where there is none. */
  readonly word: (name: string, english: string) => string;
}

/** Schemata (`Person`) and properties (`birthDate`) in the reader's language; their names never collide. */
export function vocabularyWords(locale: Locale): VocabularyWords {
  const words = locale === 'en' ? undefined : WORDS[locale];
  return { word: (name, english) => (words && Object.hasOwn(words, name) ? words[name]! : english) };
}

export function useVocabularyWords(): VocabularyWords {
  const locale = useLocaleCode();
  return useMemo(() => vocabularyWords(locale), [locale]);
}
