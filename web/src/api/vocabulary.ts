import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contract } from './client.ts';
import type { Answer } from './client.ts';
import { answer } from './query.ts';

type Schema = Answer<typeof contract.vocabulary>['schemata'][number];

export interface Vocabulary {
  /** Name of a schema in words; the code itself while unknown. */
  schema(name: string): string;
  plural(name: string): string;
  property(schema: string, property: string): string;
  /** Is the value read character by character, such as an identifier or a number? */
  isCode(schema: string, property: string): boolean;
  readonly schemata: readonly Schema[];
}

const CODE_TYPES: readonly string[] = ['identifier', 'phone', 'email', 'iban', 'ip', 'url', 'checksum'];

/** Schemata and properties in words, asked once and kept. */
export function useVocabulary(): Vocabulary {
  const { data } = useQuery({ ...answer(contract.vocabulary), staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY });
  return useMemo(() => vocabularyOf(data?.schemata ?? []), [data]);
}

export function vocabularyOf(schemata: readonly Schema[]): Vocabulary {
  const byName = new Map(schemata.map((schema) => [schema.name, schema]));
  const properties = new Map(schemata.flatMap((schema) => schema.properties.map((property) => [`${schema.name}:${property.name}`, property] as const)));
  return {
    schemata,
    schema: (name) => byName.get(name)?.label ?? name,
    plural: (name) => byName.get(name)?.plural ?? name,
    property: (schema, property) => properties.get(`${schema}:${property}`)?.label ?? property,
    isCode: (schema, property) => CODE_TYPES.includes(properties.get(`${schema}:${property}`)?.type ?? ''),
  };
}
