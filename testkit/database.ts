import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { PoolConfig } from 'pg';
import { inject } from 'vitest';

export const TEMPLATE = 'foreland_template';

export interface TestDatabase extends AsyncDisposable {
  readonly connection: PoolConfig & { readonly database: string };
}

/** A database of its own on the server of this test run: migrated and empty, or a copy of another template. */
export async function createTestDatabase(template: string = TEMPLATE): Promise<TestDatabase> {
  const server = inject('database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    connection: { ...server, database: name },
    [Symbol.asyncDispose]: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(inject('database'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
