import type { ClientBase } from 'pg';

/** Any fixed number. */
const PROTECTION_LOCK = 7_301_930;

/** Which of these records hold a protected statement. */
export async function protectedAmong(client: ClientBase, records: Iterable<string>): Promise<string[]> {
  const { rows } = await client.query<{ record: string }>(
    'SELECT DISTINCT record FROM statement WHERE protected AND record = ANY ($1)',
    [[...records]],
  );
  return rows.map(({ record }) => record);
}

/** Until the end of this transaction nobody writes what was found out about records: one of them is becoming protected. */
export async function lockProtection(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [PROTECTION_LOCK]);
}

/**
 * Until the end of this transaction no record becomes protected: the caller writes what was found out a moment ago, and
 * leaves out what `protectedAmong` says now.
 */
export async function holdProtection(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock_shared($1)', [PROTECTION_LOCK]);
}
