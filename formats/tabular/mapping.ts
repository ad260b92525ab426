import { ForelandError, KINDS, canonicalJson, contentId } from '@foreland/model';
import type { Json } from '@foreland/model';
import { z } from 'zod';
import { ENCODINGS } from '../text/encoding.ts';
import { DELIMITERS } from './delimiter.ts';

export const MAPPING_VERSION = 1;

/** The header of a column, as it stands in the header row after trimming. */
const Column = z.string().min(1).max(500);
const Columns = z.array(Column).min(1).max(50);
/** Names a template inside the mapping, or a label. */
const Key = z.string().regex(/^[\p{L}][\p{L}\p{N}_-]{0,60}$/u, 'a letter, then letters, digits, _ or -');
const Table = z.record(z.string().max(500), z.string().max(1000));

/** Where the text of a property comes from. */
const From = z.union([
  z.strictObject({ column: Column }),
  z.strictObject({ columns: Columns, separator: z.string().max(20).default(' ') }),
  z.strictObject({ constant: z.string().min(1).max(65_000) }),
  /** The record that another template makes from the same row. */
  z.strictObject({ entity: Key }),
  /** A record made from another row: its id is built as that template builds it. */
  z.strictObject({ recordOf: Key, columns: Columns }),
]);

const Transform = z.discriminatedUnion('type', [
  /** Day, month and year by `dd`, `d`, `MM`, `M`, `MMM`, `MMMM`, `yyyy`, `yy`; the first format that fits wins. ISO always fits. */
  z.strictObject({ type: z.literal('date'), formats: z.array(z.string().min(1).max(40)).min(1).max(12) }),
  /** Country names or ISO 3166-1 alpha-2 codes to codes. */
  z.strictObject({ type: z.literal('country') }),
  /** National telephone numbers to E.164. */
  z.strictObject({
    type: z.literal('phone'),
    country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code'),
  }),
  z.strictObject({ type: z.literal('number'), decimal: z.enum(['.', ',']) }),
  z.strictObject({ type: z.literal('upper') }),
  z.strictObject({ type: z.literal('lower') }),
  /** Runs of white space become one space. Outer white space is always taken away. */
  z.strictObject({ type: z.literal('trim') }),
  z.strictObject({
    type: z.literal('lookup'),
    table: Table,
    otherwise: z.enum(['error', 'keep', 'leave-out']),
  }),
]);

/** A value for a whole row: the same for all rows, or read from a column through a table. */
const Choice = z.union([
  z.strictObject({ constant: z.string().min(1).max(200) }),
  z.strictObject({ column: Column, table: Table.optional() }),
]);

const DayFrom = z.strictObject({
  column: Column,
  formats: z.array(z.string().min(1).max(40)).max(12).default([]),
});

const PropertyTemplate = z.strictObject({
  property: z.string().min(1).max(60),
  from: From,
  /** Cuts the text into several values. */
  split: z.string().min(1).max(10).optional(),
  transforms: z.array(Transform).max(10).default([]),
  language: Choice.optional(),
  kind: z.enum(KINDS).optional(),
  label: Key.optional(),
});

const EntityTemplate = z.strictObject({
  key: Key,
  schema: z.string().min(1).max(60),
  /** Local part of the record id: the text of columns, or a hash of it where no column is an id. */
  id: z.union([
    z.strictObject({ columns: Columns, prefix: z.string().max(60).default('') }),
    z.strictObject({ content: Columns, prefix: z.string().max(60).default('') }),
  ]),
  properties: z.array(PropertyTemplate).min(1).max(200),
  subject: Choice.optional(),
  grading: Choice.optional(),
  kind: z.enum(KINDS).default('fact'),
  /** One of the labels that the contributor offers by name; the label of the contribution where left out. */
  label: Key.optional(),
  observedFrom: DayFrom.optional(),
  observedTo: DayFrom.optional(),
});

export const MappingSchema = z.strictObject({
  version: z.literal(MAPPING_VERSION),
  source: z
    .strictObject({
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.enum(DELIMITERS).optional(),
      sheet: z.string().min(1).max(100).optional(),
      /** 1-based line or row that holds the column names. */
      headerRow: z.number().int().min(1).max(1000).default(1),
    })
    .default({ headerRow: 1 }),
  entities: z.array(EntityTemplate).min(1).max(50),
});

/** A saved way of reading a table: which columns make which statements of which records. */
export type Mapping = z.output<typeof MappingSchema>;
export type EntityTemplate = Mapping['entities'][number];
export type PropertyTemplate = EntityTemplate['properties'][number];
export type ValueSource = PropertyTemplate['from'];
export type Transform = PropertyTemplate['transforms'][number];
export type Choice = NonNullable<EntityTemplate['subject']>;

/**
 * Reads a mapping from outside. Whether it fits the vocabulary and a table is for `compileMapping`.
 * @throws ForelandError `mapping-invalid` with the path of the first member at fault.
 */
export function parseMapping(input: unknown): Mapping {
  const parsed = MappingSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
    .slice(0, 200);
  throw new ForelandError({
    code: 'mapping-invalid',
    message: `The mapping is not valid${path === '' ? '' : ` at “${path}”`}: ${issue?.message ?? 'unknown reason'}.`,
    remedy: 'Correct the mapping, or let one be proposed from the table.',
    place: { path },
  });
}

/** Content address of a mapping: equal mappings have equal ids, however their members are ordered. */
export function mappingId(mapping: Mapping): string {
  return contentId(`mapping:${canonicalJson(mapping as unknown as Json)}`);
}
