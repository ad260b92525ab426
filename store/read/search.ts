import { IDENTIFIER_CLASSES, parseIdentifier } from '@foreland/model/identifiers';
import { PARTNERS } from '@foreland/model/partner';
import { fold, nameTokens } from '@foreland/model/text';
import type { ClientBase } from 'pg';
import { formsOf, latinOf, quote, skeletonsOf } from '../search-tokens.ts';

export interface Match {
  readonly record: string;
  readonly statement: string;
  readonly in: 'name' | 'identifier' | 'text';
  readonly how: 'exact' | 'prefix' | 'similar';
  readonly rank: number;
}

export interface SearchQuery {
  readonly text: string;
  /** Schemata among which to search, all where absent. */
  readonly schemata?: readonly string[];
  readonly partner?: string;
}

/** Candidates taken from each index; more would not be read. */
const CANDIDATES = 400;
/** As few as this are found, and less exact ways are tried too. */
const FEW = CANDIDATES / 8;
/** Words of a query that are looked for; more would not narrow it. */
const WORDS = 8;

/**
 * Best match of every record: identifiers first, then names by how they were met, then free text.
 * Order depends on content alone.
 */
export async function search(
  client: ClientBase,
  cleared: readonly number[],
  query: SearchQuery,
): Promise<Match[]> {
  const best = new Map<string, Match>();
  const take = (matches: readonly Match[]): void => {
    for (const match of matches) {
      const before = best.get(match.record);
      if (!before || match.rank > before.rank) best.set(match.record, match);
    }
  };
  take(await byIdentifier(client, cleared, query));
  take(await byName(client, query));
  if (best.size < FEW) take(await byText(client, query));
  return [...best.values()].sort((a, b) => b.rank - a.rank || (a.record < b.record ? -1 : 1));
}

/** Keeps rows to the schemata and the partner of a query; its parameters are the first two. */
const WANTED = `($1::text[] IS NULL OR schema = ANY ($1)) AND ($2::text IS NULL OR starts_with(record, $2 || ':'))`;

function wantedOf({ schemata, partner }: SearchQuery): [readonly string[] | null, string | null] {
  return [schemata ?? null, partner ?? null];
}

/** How many rows an index may give: all, where only some of them will be wanted. */
function atMost(query: SearchQuery, limit: number): number | null {
  return query.schemata || query.partner ? null : limit;
}

/** The canonical identifiers that a text may stand for in each class; a national number as one of each partner's country. */
function identifierCandidates(text: string): string[] {
  const values = IDENTIFIER_CLASSES.flatMap((identifierClass) =>
    [undefined, ...PARTNERS].map(
      (home) => parseIdentifier(identifierClass, text, home === undefined ? {} : { home })?.value,
    ),
  );
  return [...new Set(values.filter((value) => value !== undefined))];
}

async function byIdentifier(
  client: ClientBase,
  cleared: readonly number[],
  query: SearchQuery,
): Promise<Match[]> {
  const candidates = identifierCandidates(query.text);
  if (candidates.length === 0) return [];
  const { rows } = await client.query<{ record: string; statement: string }>(
    `SELECT record, statement FROM identifier_entry
     WHERE ${WANTED} AND value = ANY ($4) AND label = ANY ($3::integer[])
     ORDER BY record, statement LIMIT $5`,
    [...wantedOf(query), cleared, candidates, CANDIDATES],
  );
  return rows.map(({ record, statement }) => ({
    record,
    statement,
    in: 'identifier',
    how: 'exact',
    rank: 100,
  }));
}

async function byName(client: ClientBase, query: SearchQuery): Promise<Match[]> {
  const tokens = nameTokens(query.text).slice(0, WORDS);
  if (tokens.length === 0) return [];
  const wanted = latinOf(query.text);
  const spelled = await findNames(client, query, tokens.map((token) => spelledQuery(token)).join(' & '));
  const matches = spelled.map(({ record, statement, latin }): Match => {
    const exact = latin === wanted;
    const rank = exact ? 90 : 60 + 20 * (wanted.length / Math.max(latin.length, wanted.length));
    return { record, statement, in: 'name', how: exact ? 'exact' : 'prefix', rank };
  });
  if (matches.length >= FEW) return matches;
  const skeletons = skeletonsOf(query.text).slice(0, WORDS);
  const sounding = await findNames(client, query, skeletons.map((each) => quote(each)).join(' & '));
  for (const { record, statement, latin } of sounding) {
    const rank = 40 + 10 * (wanted.length / Math.max(latin.length, wanted.length, 1));
    matches.push({ record, statement, in: 'name', how: 'similar', rank });
  }
  if (matches.length >= FEW || wanted.length < 4) return matches;
  const { rows } = await client.query<{ record: string; statement: string; similarity: number }>(
    `SELECT record, statement, similarity FROM find_similar_names($3, $4) WHERE ${WANTED} LIMIT $5`,
    [...wantedOf(query), wanted, atMost(query, FEW), FEW],
  );
  for (const { record, statement, similarity } of rows)
    matches.push({ record, statement, in: 'name', how: 'similar', rank: 20 + 25 * similarity });
  return matches;
}

/** A token as it is written, in its own script or in Latin letters; the beginning of a word is enough from two letters on. */
function spelledQuery(token: string): string {
  const { folded, latin } = formsOf(token);
  const begins = (form: string): string => (form.length >= 2 ? `${quote(form)}:*` : quote(form));
  return folded === latin || latin === '' ? begins(folded) : `(${begins(folded)} | ${begins(latin)})`;
}

async function findNames(
  client: ClientBase,
  query: SearchQuery,
  words: string,
): Promise<{ record: string; statement: string; latin: string }[]> {
  const { rows } = await client.query<{ record: string; statement: string; latin: string }>(
    `SELECT record, statement, latin FROM find_names($3::tsquery, $4) WHERE ${WANTED} LIMIT $5`,
    [...wantedOf(query), words, atMost(query, CANDIDATES), CANDIDATES],
  );
  return rows;
}

async function byText(client: ClientBase, query: SearchQuery): Promise<Match[]> {
  const tokens = fold(query.text)
    .split(' ')
    .filter((token) => token.length >= 2)
    .slice(0, WORDS);
  if (tokens.length === 0) return [];
  const { rows } = await client.query<{ record: string; statement: string }>(
    `SELECT record, statement FROM find_text($3::tsquery, $4) WHERE ${WANTED} LIMIT $5`,
    [
      ...wantedOf(query),
      tokens.map((token) => spelledQuery(token)).join(' & '),
      atMost(query, CANDIDATES),
      CANDIDATES,
    ],
  );
  return rows.map(({ record, statement }) => ({ record, statement, in: 'text', how: 'exact', rank: 10 }));
}
