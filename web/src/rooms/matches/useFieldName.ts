import { useCallback } from 'react';
import { matches as english } from '../../i18n/en/matches.ts';
import { useMessages } from '../../i18n/index.ts';
import { useVocabularyWords } from '../../i18n/vocabulary.ts';
import { messages } from './messages.ts';

/** What a compared field is called; one that this version has no word for is called as the property of that name. */
export function useFieldName(): (field: string) => string {
  const t = useMessages(messages);
  const { word } = useVocabularyWords();
  return useCallback(
    (field) => {
      const key = `field.${field}`;
      return Object.hasOwn(english, key) ? t(key as 'field.prior') : word(field, spaced(field));
    },
    [t, word],
  );
}

/** `registrationNumber` → Registration number. */
function spaced(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
