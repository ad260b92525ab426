import { connect } from 'node:net';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { isConnectionLoss } from './connection-loss.ts';

test('a server that is not there, or ends the connection, is a loss', async () => {
  const socket = connect('/nowhere/.s.PGSQL.5432');
  const [error] = (await once(socket, 'error').catch((cause: unknown) => [cause])) as [unknown];
  expect(isConnectionLoss(error)).toBe(true);

  const [victim, killer] = [new pg.Client(inject('database')), new pg.Client(inject('database'))];
  victim.on('error', () => undefined);
  await Promise.all([victim.connect(), killer.connect()]);
  const { rows } = await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const waiting = victim.query('SELECT pg_sleep(30)').catch((cause: unknown) => cause);
  await killer.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  expect(isConnectionLoss(await waiting)).toBe(true);
  expect(isConnectionLoss(await victim.query('SELECT 1').catch((cause: unknown) => cause))).toBe(true);

  const refusal: unknown = await killer.query('SELECT * FROM no_such_table').catch((cause: unknown) => cause);
  expect(isConnectionLoss(refusal)).toBe(false);
  await killer.end();
  expect(isConnectionLoss(await killer.query('SELECT 1').catch((cause: unknown) => cause))).toBe(true);
});

test('a missing file is not, nor is anything else', async () => {
  expect(isConnectionLoss(await readFile('/nowhere/file').catch((cause: unknown) => cause))).toBe(false);
  expect(isConnectionLoss(new Error('other'))).toBe(false);
  expect(isConnectionLoss('text')).toBe(false);
});
