import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useVocabularyWords } from '../i18n/vocabulary.ts';
import { contract } from './client.ts';
import type { Answer } from './client.ts';
import { answer } from './query.ts';

type SchemaAnswer = Answer<typeof contract.vocabulary>['schemata'][number];

export interface PropertyWords {
  readonly name: string;
  /** In the reader's language. */
  readonly label: string;
  readonly type: string;
}

export interface SchemaWords {
  readonly name: string;
  readonly label: string;
  readonly isAbstract: boolean;
  /** Properties that say most about a record, most important first. */
  readonly featured: readonly string[];
  readonly properties: ReadonlyMap<string, PropertyWords>;
}

/** Schemata and properties, with their names in the reader's language. */
export interface Vocabulary {
  /** Not here yet: what is shown meanwhile would be codes instead of words, and change under the reader's eyes. */
  readonly isAwaited: boolean;
  readonly schemata: ReadonlyMap<string, SchemaWords>;
  /** Name of a schema in words; the code itself while unknown. */
  schema(name: string): string;
  /** Name of a property in words. The same property may be called differently in different schemata. */
  property(schema: string, property: string): string;
  /** How values of a property are read: `name`, `date`, `identifier` …; `string` while unknown. */
  typeOf(schema: string, property: string): string;
}

/** Asked once and kept: the vocabulary changes only with the version of the node. */
export function useVocabulary(): Vocabulary {
  const { data, isPending } = useQuery({
    ...answer(contract.vocabulary),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const { word } = useVocabularyWords();
  return useMemo(
    () => ({ ...vocabularyOf(data?.schemata ?? [], word), isAwaited: isPending }),
    [data, word, isPending],
  );
}

/** @param word the reader's word for a name, given the English one. */
export function vocabularyOf(
  answered: readonly SchemaAnswer[],
  word: (name: string, english: string) => string,
): Omit<Vocabulary, 'isAwaited'> {
  const schemata = new Map(
    answered.map((schema): [string, SchemaWords] => [
      schema.name,
      {
        name: schema.name,
        label: word(schema.name, schema.label),
        isAbstract: schema.abstract,
        featured: schema.featured,
        properties: new Map(
          schema.properties.map(({ name, label, type }) => [name, { name, label: word(name, label), type }]),
        ),
      },
    ]),
  );
  const find = (schema: string, property: string) => schemata.get(schema)?.properties.get(property);
  return {
    schemata,
    schema: (name) => schemata.get(name)?.label ?? word(name, name),
    property: (schema, property) => find(schema, property)?.label ?? word(property, property),
    typeOf: (schema, property) => find(schema, property)?.type ?? 'string',
  };
}
