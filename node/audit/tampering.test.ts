import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AuditBench, verified, write } from './audit-testing.ts';
import type { Audit } from './index.ts';

let bench: AuditBench;
let audit: Audit;
const TABLES = ['audit_entry', 'audit_leaf', 'audit_log', 'audit_pending'];

beforeAll(async () => {
  bench = await AuditBench.start();
  audit = await bench.open();
  for (let at = 0; at < 5; at += 1) await write(audit, `GB:p-${at}`);
  await audit.book.export('GB');
  for (const table of TABLES) await bench.store.pool.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
});
afterEach(() =>
  bench.behindItsBack(
    TABLES.map(
      (table) =>
        `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}`,
    ).join(';'),
  ),
);
afterAll(async () => {
  await audit[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

test.each<[what: string, sql: string, found: string]>([
  ['an altered row', `UPDATE audit_entry SET user_name = 'eve' WHERE records = '{GB:p-2}'`, 'row-altered 2'],
  ['other records', `UPDATE audit_entry SET records = '{GB:x}' WHERE records = '{GB:p-2}'`, 'row-altered 2'],
  ['a deleted row', `DELETE FROM audit_entry WHERE records = '{GB:p-2}'`, 'rows-missing 2'],
  ['a deleted leaf', 'DELETE FROM audit_leaf WHERE sequence = 4', 'rows-cut-off 4'],
  [
    'an erasure that nobody logged',
    'UPDATE audit_leaf SET salt = NULL WHERE sequence = 1',
    'erasure-not-logged 1',
  ],
  [
    'swapped rows',
    `UPDATE audit_leaf SET sequence = CASE sequence WHEN 1 THEN 3 ELSE 1 END + 100 WHERE sequence IN (1, 3);
     UPDATE audit_leaf SET sequence = sequence - 100 WHERE sequence > 100`,
    'row-moved 1,row-moved 3',
  ],
])('%s is found', async (_, sql, found) => {
  await bench.behindItsBack(sql);
  const { findings } = await verified(audit);
  expect(findings.map(({ code, sequence }) => `${code} ${sequence}`).join()).toBe(found);
  // The node finds the same when an officer asks it.
  expect((await audit.book.verify('GB')).findings).toEqual(findings);
});

test('a tree that was changed is not signed for, and rows go on being written', async () => {
  await bench.behindItsBack(
    `UPDATE audit_log SET frontier = decode(repeat('00', octet_length(frontier)), 'hex')`,
  );
  await write(audit, 'GB:p-9');
  await expect(audit.book.export('GB')).rejects.toMatchObject({ code: 'audit-log-damaged' });
  const { pending, damage } = await audit.book.state();
  expect([pending, damage]).toEqual([1, expect.stringContaining('not the one that was signed')]);
  expect((await audit.book.verify('GB')).findings).toMatchObject([{ message: damage }]);
});

test.each([
  'UPDATE audit_leaf SET salt = NULL',
  'UPDATE audit_leaf SET sequence = sequence + 1',
  'DELETE FROM audit_leaf',
  `UPDATE audit_tile SET hashes = decode(repeat('00', octet_length(hashes)), 'hex')`,
  'DELETE FROM audit_tile',
  'UPDATE audit_log SET size = 0',
  'DELETE FROM audit_log',
  `UPDATE audit_entry SET records = '{}', detail = NULL`,
])('is refused as far as the database can: %s', async (sql) => {
  await expect(bench.store.pool.query(sql)).rejects.toThrow('the audit log only grows');
});

test('a second log is refused', async () => {
  await expect(
    bench.store.pool.query(
      `INSERT INTO audit_log (origin, size, frontier, checkpoint) VALUES ('x', 0, '', '')`,
    ),
  ).rejects.toThrow('unique');
});
