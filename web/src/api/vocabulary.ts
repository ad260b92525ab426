import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useVocabularyWords } from '../i18n/vocabulary.ts';
import type { VocabularyWords } from '../i18n/vocabulary.ts';
import { contract } from './client.ts';
import type { Answer } from './client.ts';
import { answer } from './query.ts';

type SchemaAnswer = Answer<typeof contract.vocabulary>['schemata'][number];
type Property = SchemaAnswer['properties'][number];

export interface Schema extends Omit<SchemaAnswer, 'properties'> {
  readonly properties: ReadonlyMap<string, Property>;
}

/** Schemata and properties, with their names in the reader's language. */
export interface Vocabulary {
  readonly schemata: ReadonlyMap<string, Schema>;
  /** Name of a schema in words; the code itself while unknown. */
  schema(name: string): string;
  /** Name of a property in words; `english` where there is no translation. */
  property(name: string, english?: string): string;
  /** How values of a property are read: `name`, `date`, `identifier` …; `string` while unknown. */
  typeOf(schema: string, property: string): string;
}

/** Asked once and kept: the vocabulary changes only with the version of the node. */
export function useVocabulary(): Vocabulary {
  const words = useVocabularyWords();
  const { data } = useQuery({ ...answer(contract.vocabulary), staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY });
  return useMemo(() => vocabularyOf(data?.schemata ?? [], words), [data, words]);
}

export function vocabularyOf(answered: readonly SchemaAnswer[], words: VocabularyWords): Vocabulary {
  const schemata = new Map(answered.map((schema) => [schema.name, { ...schema, properties: new Map(schema.properties.map((property) => [property.name, property])) }]));
  const labels = new Map(answered.flatMap((schema) => schema.properties.map((property) => [property.name, property.label] as const)));
  return {
    schemata,
    schema: (name) => words.word(name, schemata.get(name)?.label ?? name),
    property: (name, english) => words.word(name, english ?? labels.get(name) ?? name),
    typeOf: (schema, property) => schemata.get(schema)?.properties.get(property)?.type ?? 'string',
  };
}
