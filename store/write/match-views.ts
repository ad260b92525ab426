import type { View } from '@foreland/model';
import type { ClientBase } from 'pg';
import { lockMatches } from './matches.ts';
import { holdProtection } from './protected-records.ts';

/** Tables of what was found for a view class, with their columns but for the class itself. */
const RESULTS = {
  match_pair: 'id, revision, type, a, b, bits, probability, status, value, pattern, parts, label, labels',
  match_member: 'record, entity',
  match_change: 'id, at, change, cause, before, after',
  match_change_record: 'record, change',
} as const;

/** People who see the same as long as no label is added: partner, role, purpose and clearance decide what is cleared. */
export function readerKey({ reader }: View): string {
  return [reader.partner, reader.role, reader.purpose, reader.clearance].join(' ');
}

/**
 * Remembers through which class this kind of reader looks now. A class that has no results yet is given those of the
 * class that the same kind of reader looked through before: labels are only ever added, so whatever is in those
 * is in view still.
 * @param names of the derived results that belong to the matches, the one first that says they are complete
 */
export async function followView(
  client: ClientBase,
  view: View,
  names: readonly [string, ...string[]],
): Promise<void> {
  const { viewClass } = view;
  const digest = await lockMatches(client, viewClass, names[0]);
  const { rows } = await client.query<{ former: string | null }>(
    `INSERT INTO match_view AS known (reader, view_class) VALUES ($1, $2)
     ON CONFLICT (reader) DO UPDATE SET view_class = excluded.view_class
     RETURNING (SELECT view_class FROM match_view WHERE reader = $1) AS former`,
    [readerKey(view), viewClass],
  );
  const former = rows[0]?.former;
  if (digest !== undefined || former === null || former === undefined || former === viewClass) return;
  await holdProtection(client);
  for (const [table, columns] of Object.entries(RESULTS))
    await client.query(
      `INSERT INTO ${table} (view_class, ${columns}) SELECT $1, ${columns} FROM ${table} WHERE view_class = $2`,
      [viewClass, former],
    );
  await client.query(
    `INSERT INTO derived (view_class, name, digest, content, computed_at)
     SELECT $1, name, digest, content, computed_at FROM derived WHERE view_class = $2 AND name = ANY ($3)`,
    [viewClass, former, names],
  );
}

/** Removes the matches of classes that nobody looks through any more. @returns how many classes */
export async function forgetViews(client: ClientBase, names: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ view_class: string }>(
    `DELETE FROM derived WHERE name = ANY ($1) AND view_class NOT IN (SELECT view_class FROM match_view)
     RETURNING view_class`,
    [names],
  );
  const classes = [...new Set(rows.map((row) => row.view_class))];
  if (classes.length > 0)
    for (const table of Object.keys(RESULTS))
      await client.query(`DELETE FROM ${table} WHERE view_class = ANY ($1::uuid[])`, [classes]);
  return classes.length;
}
