import type { Label, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';

/** A statement as the matching engine reads it. */
export interface MatchedStatement {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly statement: string;
  readonly label: number;
}

/** What one field adds to the score of a pair. */
export interface KeptPart {
  readonly field: string;
  readonly agreement: string;
  readonly bits: number;
  readonly a?: { readonly value: string; readonly statements: readonly string[] };
  readonly b?: { readonly value: string; readonly statements: readonly string[] };
}

/** A pair of records as kept for a view class. */
export interface KeptMatch {
  readonly id: string;
  readonly type: string;
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly probability: number;
  readonly status: string;
  readonly value: number;
  readonly pattern: string;
  readonly parts: readonly KeptPart[];
  /** Join of the labels of the evidence. */
  readonly label: Label;
  /** Those labels, as the store numbers them. */
  readonly labels: readonly number[];
}

export interface MatchFilter {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly partner?: Partner | undefined;
  readonly record?: string | undefined;
  readonly pattern?: string | undefined;
}

export interface MatchPage {
  readonly limit: number;
  /** The last pair of the page before. */
  readonly after?: { readonly value: number; readonly id: string };
}

const PAGE = 20_000;

/** Every current statement in the view with one of these properties of one of these schemata, in pages, in no particular order. */
export async function* matchedStatements(
  client: ClientBase,
  cleared: readonly number[],
  schemata: readonly string[],
  properties: readonly string[],
): AsyncIterable<readonly MatchedStatement[]> {
  await client.query(
    `DECLARE matched NO SCROLL CURSOR FOR
       SELECT record, schema, property, value, id AS statement, label FROM statement
       WHERE label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
         AND schema = ANY ($2::text[]) AND property = ANY ($3::text[])`,
    [cleared, schemata, properties],
  );
  for (;;) {
    const { rows } = await client.query<MatchedStatement>(`FETCH ${PAGE} FROM matched`);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) break;
  }
  await client.query('CLOSE matched');
}

const COLUMNS = 'id, type, a, b, bits, probability, status, value, pattern, parts, label, labels';

const MEETS = `view_class = $1
  AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR type = $3)
  AND ($4::text IS NULL OR split_part(a, ':', 1) = $4 OR split_part(b, ':', 1) = $4)
  AND ($5::text IS NULL OR a = $5 OR b = $5) AND ($6::uuid IS NULL OR pattern = $6)`;

function values(viewClass: string, filter: MatchFilter): unknown[] {
  const { status, type, partner, record, pattern } = filter;
  return [viewClass, status ?? null, type ?? null, partner ?? null, record ?? null, pattern ?? null];
}

/** Pairs of a view class, those first whose answer is worth most, ties by id. */
export async function listMatches(
  client: ClientBase,
  viewClass: string,
  filter: MatchFilter,
  { limit, after }: MatchPage,
): Promise<KeptMatch[]> {
  const { rows } = await client.query<KeptMatch>(
    `SELECT ${COLUMNS} FROM match_pair WHERE ${MEETS}
       AND ($7::double precision IS NULL OR (value, id) < ($7, $8::uuid))
     ORDER BY value DESC, id DESC LIMIT $9`,
    [...values(viewClass, filter), after?.value ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** How many pairs meet a filter, by status and type. */
export async function countMatches(
  client: ClientBase,
  viewClass: string,
  filter: MatchFilter,
): Promise<{ status: string; type: string; count: number }[]> {
  const { rows } = await client.query<{ status: string; type: string; count: number }>(
    `SELECT status, type, count(*) AS count FROM match_pair WHERE ${MEETS} GROUP BY 1, 2 ORDER BY 1, 2`,
    values(viewClass, filter),
  );
  return rows;
}

/** Pairs that wait for review, by pattern. */
export async function countWaiting(
  client: ClientBase,
  viewClass: string,
  patterns: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ pattern: string; count: number }>(
    `SELECT pattern, count(*) AS count FROM match_pair
     WHERE view_class = $1 AND status = 'review' AND pattern = ANY ($2::uuid[]) GROUP BY 1`,
    [viewClass, [...new Set(patterns)]],
  );
  return new Map(rows.map(({ pattern, count }) => [pattern, count]));
}

/** Pairs by id, ordered by id; those that the view class does not have are left out. */
export async function matchesById(
  client: ClientBase,
  viewClass: string,
  ids: readonly string[],
): Promise<KeptMatch[]> {
  const { rows } = await client.query<KeptMatch>(
    `SELECT ${COLUMNS} FROM match_pair WHERE view_class = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
    [viewClass, ids],
  );
  return rows;
}

/** Pairs of which both are among these records, the most doubtful first. */
export async function matchesAmong(
  client: ClientBase,
  viewClass: string,
  records: readonly string[],
): Promise<KeptMatch[]> {
  const { rows } = await client.query<KeptMatch>(
    `SELECT ${COLUMNS} FROM match_pair WHERE view_class = $1 AND a = ANY ($2) AND b = ANY ($2) ORDER BY bits, id`,
    [viewClass, records],
  );
  return rows;
}

/** What the view class has, for the next analysis to compare with: revisions of its pairs by id. */
export async function matchRevisions(
  client: ClientBase,
  viewClass: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; revision: string }>(
    'SELECT id, revision FROM match_pair WHERE view_class = $1',
    [viewClass],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** To which entity each record belongs that is not alone. */
export async function memberships(
  client: ClientBase,
  viewClass: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ record: string; entity: string }>(
    'SELECT record, entity FROM match_member WHERE view_class = $1',
    [viewClass],
  );
  return new Map(rows.map(({ record, entity }) => [record, entity]));
}

/** All records of the entities that these records belong to, by record asked for; one that is alone has only itself. */
export async function entitiesOf(
  client: ClientBase,
  viewClass: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = [...new Set(records)];
  const { rows } = await client.query<{ asked: string; members: string[] }>(
    `SELECT own.record AS asked, array_agg(other.record ORDER BY other.record) AS members
     FROM match_member own JOIN match_member other ON other.view_class = own.view_class AND other.entity = own.entity
     WHERE own.view_class = $1 AND own.record = ANY ($2) GROUP BY 1`,
    [viewClass, wanted],
  );
  const found = new Map(rows.map(({ asked, members }) => [asked, members]));
  return new Map(wanted.map((record) => [record, found.get(record) ?? [record]]));
}

/** A merge or split of entities. */
export interface KeptChange {
  readonly id: string;
  readonly at: string;
  readonly change: 'merge' | 'split';
  readonly cause: 'data' | 'judgement' | 'model';
  /** Records of the parts before and after. */
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** Changes that touched one of these records, newest first. */
export async function changesOf(
  client: ClientBase,
  viewClass: string,
  records: readonly string[],
  limit: number,
): Promise<KeptChange[]> {
  const { rows } = await client.query<KeptChange>(
    `SELECT id, at, change, cause, before, after FROM match_change
     WHERE view_class = $1 AND id IN (
       SELECT change FROM match_change_record touched WHERE touched.view_class = $1 AND touched.record = ANY ($2))
     ORDER BY at DESC, id DESC LIMIT $3`,
    [viewClass, records, limit],
  );
  return rows;
}

/** Of these records, those of which the view clears anything, be it history alone. */
export async function recordsEverSeen(
  client: ClientBase,
  cleared: readonly number[],
  records: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ record: string }>(
    'SELECT DISTINCT record FROM statement WHERE record = ANY ($2) AND label = ANY ($1::integer[]) AND NOT protected',
    [cleared, [...new Set(records)]],
  );
  return new Set(rows.map(({ record }) => record));
}

/** Under which labels the view knows anything of each of these records. */
export async function labelsOfRecords(
  client: ClientBase,
  cleared: readonly number[],
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await client.query<{ record: string; labels: number[] }>(
    `SELECT record, array_agg(DISTINCT label) AS labels FROM statement
     WHERE record = ANY ($2) AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL GROUP BY 1`,
    [cleared, [...new Set(records)]],
  );
  return new Map(rows.map(({ record, labels }) => [record, labels]));
}

/** Names of records as they are written, what something is called before what it is also called. */
export async function namesOf(
  client: ClientBase,
  cleared: readonly number[],
  records: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ record: string; value: string }>(
    `SELECT record, value FROM (
       SELECT record, value, min(place) AS place FROM (
         SELECT record, value, array_position('{name,alias,previousName,weakAlias}'::text[], property) AS place FROM statement
         WHERE record = ANY ($2) AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL
           AND property = ANY ('{name,alias,previousName,weakAlias}'::text[])
       ) AS named GROUP BY record, value
     ) AS distinct_names ORDER BY record, place, value COLLATE "C"`,
    [cleared, [...new Set(records)]],
  );
  const names = new Map<string, string[]>();
  for (const { record, value } of rows) {
    const own = names.get(record);
    if (!own) names.set(record, [value]);
    else if (own.length < limit) own.push(value);
  }
  return names;
}

/** One record refers to another. */
export interface Link {
  readonly record: string;
  readonly target: string;
  readonly property: string;
  readonly schema: string;
}

/** Who refers to these records, or whom these records refer to; at most so many, in the order of their content. */
export async function linksAround(
  client: ClientBase,
  cleared: readonly number[],
  records: readonly string[],
  limit: number,
): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `SELECT record, target, property, schema FROM (
       SELECT record, target, property, schema FROM reference_entry WHERE record = ANY ($2) AND label = ANY ($1::integer[])
       UNION
       SELECT record, target, property, schema FROM reference_entry WHERE target = ANY ($2) AND label = ANY ($1::integer[])
     ) AS link ORDER BY record, target, property, schema LIMIT $3`,
    [cleared, [...new Set(records)], limit],
  );
  return rows;
}
