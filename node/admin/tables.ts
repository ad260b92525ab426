import type { ClientBase } from 'pg';

/** A table as it is written to a backup. */
export interface BackedUpTable {
  readonly name: string;
  /** Columns that are written, in order; generated ones make themselves. */
  readonly columns: readonly string[];
}

/**
 * What must not come back to life: sessions, sign-ins, jobs, files that are on their way in, and keys of private checks,
 * which are to be gone when their night is over, and tokens of programs, which may have been ended since. Rows of the
 * audit log that wait for their place in the tree wait again as soon as they are back.
 */
const FLEETING = [
  'migration',
  'session',
  'sign_in_attempt',
  'oidc_request',
  'job',
  'upload',
  'photo_upload',
  'audit_pending',
  'check_seed',
  'taxii_token',
];

/** Tables to back up, each after those it refers to. */
export async function tablesToBackUp(client: ClientBase): Promise<readonly BackedUpTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT class.relname AS name, array_agg(attribute.attname::text ORDER BY attribute.attnum) AS columns
     FROM pg_class class JOIN pg_attribute attribute ON attribute.attrelid = class.oid
     WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND NOT class.relispartition
       AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
       AND NOT class.relname = ANY ($1)
     GROUP BY class.relname ORDER BY class.relname COLLATE "C"`,
    [FLEETING],
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`,
  );
  return inOrder(rows, references.rows);
}

function inOrder(
  tables: readonly BackedUpTable[],
  references: readonly { from: string; to: string }[],
): readonly BackedUpTable[] {
  const done: BackedUpTable[] = [];
  const names = new Set(tables.map(({ name }) => name));
  let left = [...tables];
  while (left.length > 0) {
    const placed = new Set(done.map(({ name }) => name));
    const next = left.filter(({ name }) =>
      references.every(({ from, to }) => from !== name || placed.has(to) || !names.has(to)),
    );
    if (next.length === 0) throw new Error('tables refer to each other in a circle');
    done.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return done;
}

export async function migrationsOf(client: ClientBase): Promise<readonly { name: string; digest: string }[]> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    'SELECT name, digest FROM migration ORDER BY name COLLATE "C"',
  );
  return rows;
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
