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

interface Candidate extends Match {
  readonly schema: string;
}

export interface SearchQuery {
  readonly text: string;
  /** Schemata among which to search, all where absent. */
  readonly schemata?: readonly string[];
  readonly partner?: string;
}

/** Candidates taken from each index; more would not be read. */
const CANDIDATES = 400;
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
  const take = (matches: readonly Candidate[]): void => {
    for (const { schema, ...match } of matches) {
      if (query.schemata && !query.schemata.includes(schema)) continue;
      if (query.partner && !match.record.startsWith(`${query.partner}:`)) continue;
      const before = best.get(match.record);
      if (!before || match.rank > before.rank) best.set(match.record, match);
    }
  };
  take(await byIdentifier(client, cleared, query.text));
  take(await byName(client, query.text));
  if (best.size < CANDIDATES / 8) take(await byText(client, query.text));
  return [...best.values()].sort((a, b) => b.rank - a.rank || (a.record < b.record ? -1 : 1));
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
  text: string,
): Promise<Candidate[]> {
  const candidates = identifierCandidates(text);
  if (candidates.length === 0) return [];
  const { rows } = await client.query<{ record: string; statement: string; schema: string }>(
    `SELECT record, statement, schema FROM identifier_entry
     WHERE value = ANY ($2) AND label = ANY ($1::integer[])
     ORDER BY record, statement LIMIT $3`,
    [cleared, candidates, CANDIDATES],
  );
  return rows.map(({ record, statement, schema }) => ({
    record,
    statement,
    schema,
    in: 'identifier',
    how: 'exact',
    rank: 100,
  }));
}

async function byName(client: ClientBase, text: string): Promise<Candidate[]> {
  const tokens = nameTokens(text).slice(0, WORDS);
  if (tokens.length === 0) return [];
  const wanted = latinOf(text);
  const spelled = await findNames(client, tokens.map((token) => spelledQuery(token)).join(' & '));
  const matches = spelled.map(({ record, statement, schema, latin }): Candidate => {
    const exact = latin === wanted;
    const rank = exact ? 90 : 60 + 20 * (wanted.length / Math.max(latin.length, wanted.length));
    return { record, statement, schema, in: 'name', how: exact ? 'exact' : 'prefix', rank };
  });
  if (matches.length >= CANDIDATES / 8) return matches;
  const skeletons = skeletonsOf(text).slice(0, WORDS);
  const sounding = await findNames(client, skeletons.map((consonants) => quote(consonants)).join(' & '));
  for (const { record, statement, schema, latin } of sounding) {
    matches.push({
      record,
      statement,
      schema,
      in: 'name',
      how: 'similar',
      rank: 40 + 10 * (wanted.length / Math.max(latin.length, wanted.length, 1)),
    });
  }
  if (matches.length >= CANDIDATES / 8 || wanted.length < 4) return matches;
  const { rows } = await client.query<{
    record: string;
    statement: string;
    schema: string;
    similarity: number;
  }>('SELECT record, statement, schema, similarity FROM find_similar_names($1, $2)', [wanted, 50]);
  for (const { record, statement, schema, similarity } of rows) {
    matches.push({ record, statement, schema, in: 'name', how: 'similar', rank: 20 + 25 * similarity });
  }
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
  wanted: string,
): Promise<{ record: string; statement: string; schema: string; latin: string }[]> {
  const { rows } = await client.query<{ record: string; statement: string; schema: string; latin: string }>(
    'SELECT record, statement, schema, latin FROM find_names($1::tsquery, $2)',
    [wanted, CANDIDATES],
  );
  return rows;
}

async function byText(client: ClientBase, text: string): Promise<Candidate[]> {
  const tokens = fold(text)
    .split(' ')
    .filter((token) => token.length >= 2)
    .slice(0, WORDS);
  if (tokens.length === 0) return [];
  const { rows } = await client.query<{ record: string; statement: string; schema: string }>(
    'SELECT record, statement, schema FROM find_text($1::tsquery, $2)',
    [tokens.map((token) => spelledQuery(token)).join(' & '), CANDIDATES],
  );
  return rows.map(({ record, statement, schema }) => ({
    record,
    statement,
    schema,
    in: 'text',
    how: 'exact',
    rank: 10,
  }));
}
