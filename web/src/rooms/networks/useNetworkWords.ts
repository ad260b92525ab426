import { useMemo } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import { useVocabularyWords } from '../../i18n/vocabulary.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { networks as en } from '../../i18n/en/networks.ts';
import type { Interval, NodeKindCode, RoleCode } from './networks.ts';

export interface NetworkWords {
  kind(kind: NodeKindCode): string;
  role(role: RoleCode): string;
  /** A sign that speaks for a role. */
  sign(sign: string): string;
  /** Kind of a link: a word of the room, of a schema, or of a property, whichever there is. */
  type(type: string): string;
  /** “72 % (60–81 %)” */
  interval(interval: Interval): string;
}

/** Codes of the network in the reader's language. */
export function useNetworkWords(): NetworkWords {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const { word } = useVocabularyWords();
  return useMemo(() => {
    const properties = new Map<string, string>();
    for (const schema of vocabulary.schemata.values())
      for (const [name, { label }] of schema.properties)
        if (!properties.has(name)) properties.set(name, label);
    const own = (key: string): string | undefined =>
      Object.hasOwn(en, key) ? t(key as 'type.bears') : undefined;
    return {
      kind: (kind) => t(`kind.${kind}`),
      role: (role) => t(`role.${role}`),
      sign: (sign) => own(`sign.${sign}`) ?? sign,
      type: (type) => {
        const camel = type.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
        const schema = `${camel.slice(0, 1).toUpperCase()}${camel.slice(1)}`;
        return (
          own(`type.${type}`) ??
          vocabulary.schemata.get(schema)?.label ??
          properties.get(camel) ??
          word(camel, type)
        );
      },
      interval: ({ low, value, high }) =>
        low === high
          ? format.percent(value)
          : t('interval', {
              value: format.percent(value),
              low: format.percent(low),
              high: format.percent(high),
            }),
    };
  }, [t, format, vocabulary, word]);
}
