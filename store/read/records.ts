import { captionOf, findSchema, partnerOf } from '@foreland/model';
import type { LeadSubject, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';

/** A record as a line in a list. */
export type RecordSummary = LeadSubject;

/** Properties that any schema may be known by. */
const CAPTIONS = [
  'name',
  'alias',
  'weakAlias',
  'title',
  'summary',
  'number',
  'registrationNumber',
  'iban',
  'accountNumber',
  'publicKey',
  'username',
  'email',
  'phone',
  'full',
  'street',
  'city',
  'serialNumber',
  'cin',
  'model',
  'make',
  'waybill',
  'itemType',
  'text',
  'amount',
  'currency',
  'action',
  'code',
  'ledger',
  'question',
  'measure',
  'passportNumber',
  'imoNumber',
  'date',
];

/** Captions of the records that the view clears, by record id. */
export async function summariesOf(
  client: ClientBase,
  cleared: readonly number[],
  records: readonly string[],
): Promise<Map<string, RecordSummary>> {
  const wanted = [...new Set(records)];
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{
    record: string;
    schema: string;
    property: string | null;
    value: string | null;
  }>(
    `SELECT record, schema,
            CASE WHEN property = ANY ($3) THEN property END AS property,
            CASE WHEN property = ANY ($3) THEN value END AS value
     FROM statement
     WHERE record = ANY ($2) AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
     GROUP BY 1, 2, 3, 4`,
    [cleared, wanted, CAPTIONS],
  );
  const gathered = new Map<string, { schemata: Set<string>; properties: Map<string, string[]> }>();
  for (const { record, schema, property, value } of rows) {
    let entry = gathered.get(record);
    if (!entry) gathered.set(record, (entry = { schemata: new Set(), properties: new Map() }));
    entry.schemata.add(schema);
    if (property !== null && value !== null)
      entry.properties.set(property, [...(entry.properties.get(property) ?? []), value]);
  }
  return new Map(
    [...gathered].map(([record, { schemata, properties }]) => {
      const schema = mostSpecific(schemata);
      return [
        record,
        {
          record,
          partner: partnerOf(record) as Partner,
          schema,
          caption: captionOf(schema, properties) ?? fallbackCaption(record, properties),
        },
      ];
    }),
  );
}

/** The schema that says most: the one with the most ancestors, ties by name. */
export function mostSpecific(schemata: Iterable<string>): string {
  const depth = (name: string): number => findSchema(name)?.schemata.length ?? 0;
  return [...schemata].sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1))[0] ?? 'Thing';
}

function fallbackCaption(record: string, properties: ReadonlyMap<string, readonly string[]>): string {
  for (const property of CAPTIONS) {
    const value = [...(properties.get(property) ?? [])].sort()[0];
    if (value !== undefined) return value;
  }
  return record.slice(record.indexOf(':') + 1);
}
