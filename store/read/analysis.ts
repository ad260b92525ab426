import type { ClientBase } from 'pg';

/** An identifier as a record holds it: the input of the correlations engine. */
export interface IdentifierObservation {
  readonly class: string;
  readonly value: string;
  readonly checksum: string;
  readonly record: string;
  readonly statement: string;
  readonly label: number;
  readonly schema: string;
  readonly subject: string | null;
  readonly contribution: string;
  /** When the record is known to have held it: ISO days, inclusive. */
  readonly observedFrom: string | null;
  readonly observedTo: string | null;
}

const PAGE = 20_000;

/** Every identifier in the view, in pages, in no particular order. */
export async function* identifierObservations(
  client: ClientBase,
  cleared: readonly number[],
): AsyncIterable<readonly IdentifierObservation[]> {
  await client.query({
    text: `DECLARE observation NO SCROLL CURSOR FOR
      SELECT class, value, checksum, record, statement, label, schema, subject, contribution,
             observed_from AS "observedFrom", observed_to AS "observedTo"
      FROM identifier_entry
      WHERE label = ANY ('{${cleared.map(Number).join(',')}}'::integer[])`,
  });
  for (;;) {
    const { rows } = await client.query<IdentifierObservation>(`FETCH ${PAGE} FROM observation`);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) break;
  }
  await client.query('CLOSE observation');
}

/**
 * Digest of the state of every label in the view that bears evidence. Equal digests mean that nothing the view clears has
 * changed; what it does not clear does not enter.
 */
export async function viewDigest(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ digest: string }>('SELECT current_data() AS digest');
  return rows[0]?.digest ?? '';
}

export interface Derived {
  readonly digest: string;
  readonly content: unknown;
  readonly computedAt: string;
}

export async function derivedResult(
  client: ClientBase,
  viewClass: string,
  name: string,
): Promise<Derived | undefined> {
  const { rows } = await client.query<{ digest: string; content: unknown; computed_at: string }>(
    'SELECT digest, content, computed_at FROM derived WHERE view_class = $1 AND name = $2',
    [viewClass, name],
  );
  return rows[0] && { digest: rows[0].digest, content: rows[0].content, computedAt: rows[0].computed_at };
}

/** A property value with the statement that carries it. */
export interface PropertyValue {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly statement: string;
}

/** Some properties of every record of some schemata, ordered by record: what indicators and maps are made of. */
export async function propertiesOfSchemata(
  client: ClientBase,
  cleared: readonly number[],
  schemata: readonly string[],
  properties: readonly string[],
): Promise<PropertyValue[]> {
  const { rows } = await client.query<PropertyValue>(
    `SELECT record, schema, property, value, id AS statement FROM statement
     WHERE schema = ANY ($2) AND property = ANY ($3) AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
     ORDER BY record, property, value, id`,
    [cleared, schemata, properties],
  );
  return rows;
}

/** Records of a schema that the node itself edits; for others use `recordPage`. */
export async function recordsOfSchema(
  client: ClientBase,
  cleared: readonly number[],
  schema: 'Decision' | 'PlanItem',
): Promise<string[]> {
  const { rows } = await client.query<{ record: string }>(
    `SELECT DISTINCT record FROM statement
     WHERE schema = $2 AND schema IN ('Decision', 'PlanItem') AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL ORDER BY record`,
    [cleared, schema],
  );
  return rows.map(({ record }) => record);
}

export interface Reference {
  readonly target: string;
  readonly record: string;
  readonly property: string;
  readonly schema: string;
  readonly statement: string;
}

/** Who points to these records. */
export async function referencesTo(
  client: ClientBase,
  cleared: readonly number[],
  targets: readonly string[],
  limit: number,
): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT target, record, property, schema, statement FROM reference_entry
     WHERE target = ANY ($2) AND label = ANY ($1::integer[]) ORDER BY record, property, statement LIMIT $3`,
    [cleared, targets, limit],
  );
  return rows;
}

/**
 * Records in the view, in record order: pages for an export. `limit` is how many statements are looked at, for
 * they stand in an index by record, and grouping would go over all of them. The last page is empty.
 */
export async function recordPage(
  client: ClientBase,
  cleared: readonly number[],
  {
    after,
    limit,
    partner,
    schemata,
    records,
  }: {
    after: string;
    limit: number;
    partner?: string;
    schemata?: readonly string[];
    records?: readonly string[];
  },
): Promise<string[]> {
  const { rows } = await client.query<{ record: string }>(
    `SELECT DISTINCT record FROM (
       SELECT record FROM statement
       WHERE record > $2 AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
         AND ($4::text IS NULL OR record LIKE $4 || ':%') AND ($5::text[] IS NULL OR schema = ANY ($5)) AND ($6::text[] IS NULL OR record = ANY ($6))
         AND NOT schema = ANY ('{Decision,Judgement,PlanItem}')
       ORDER BY record LIMIT $3
     ) AS page ORDER BY record`,
    [cleared, after, limit, partner ?? null, schemata ?? null, records ?? null],
  );
  return rows.map(({ record }) => record);
}

/** Records about which something was retracted since an instant, with how much. */
export async function retractionsSince(
  client: ClientBase,
  cleared: readonly number[],
  since: string,
  limit: number,
): Promise<{ contribution: string; record: string; statements: number; at: string }[]> {
  const { rows } = await client.query<{
    contribution: string;
    record: string;
    statements: number;
    at: string;
  }>(
    `SELECT statement.contribution, min(record) AS record, count(*) AS statements, max(statement.retracted_at) AS at
     FROM statement JOIN contribution ON contribution.id = statement.contribution
     WHERE contribution.retracted_at > $2 AND statement.label = ANY ($1::integer[]) AND NOT protected AND statement.retracted_at IS NOT NULL
     GROUP BY 1 ORDER BY at DESC, 1 LIMIT $3`,
    [cleared, since, limit],
  );
  return rows;
}
