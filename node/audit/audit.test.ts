import { verifyConsistency, verifyProof } from '@foreland/sealing/log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditBench, ada, exported, fay, officer, verified, write } from './audit-testing.ts';
import { until } from '@foreland/testkit';

let bench: AuditBench;
beforeEach(async () => {
  bench = await AuditBench.start();
});
afterEach(() => bench[Symbol.asyncDispose]());

describe('the log', () => {
  test('holds every row, in order, and verifies without the node', async () => {
    await using audit = await bench.open();
    await bench.store.pool.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, route, outcome, records, kind)
       SELECT 'GB', gen_random_uuid(), now(), 'ada', 'analyst', 'search', 'allowed', '{}', 'consultation'
       FROM generate_series(1, 600)`,
    );
    const ids = await Promise.all(Array.from({ length: 20 }, (_, at) => write(audit, `GB:p-${at}`)));
    const report = await verified(audit);
    expect(report).toMatchObject({ findings: [], rows: { shown: 620, erased: 0, withheld: 0 } });
    const state = await audit.book.state();
    expect(state).toMatchObject({ pending: 0, quorum: 0, head: { size: 620 } });
    expect(state.head.origin).toMatch(/^foreland\/gb\/audit\/[0-9a-f]{16}$/);
    for (const id of ids.slice(0, 3)) {
      const proof = await audit.book.prove('GB', id);
      expect(verifyProof(proof)).toMatchObject({ findings: [], row: { open: { id, user: 'ada' } } });
    }
    await expect(audit.book.prove('FR', ids[0] ?? '')).rejects.toMatchObject({ code: 'audit-entry-unknown' });
  });

  test('proves that it only grew since a checkpoint that somebody kept', async () => {
    await using audit = await bench.open();
    await write(audit, 'GB:p-1');
    await audit.book.export('GB');
    const { head, keys } = await audit.book.state();
    await write(audit, 'GB:p-2');
    const { from, to, proof, findings } = await audit.book.consistency(head.checkpoint);
    expect([from, to, findings]).toEqual([1, 2, []]);
    const checkpoints = [head.checkpoint];
    expect(verifyConsistency(proof, { keys, checkpoints }).findings).toEqual([]);

    // Of another log, of none, and of rows that are gone.
    await expect(audit.book.consistency('no checkpoint')).rejects.toMatchObject({ code: 'note-malformed' });
    const { checkpoint } = (await audit.book.state()).head;
    await bench.behindItsBack(
      `UPDATE audit_log SET size = 1, checkpoint = '${head.checkpoint}', frontier = (SELECT substring(hashes FOR 32) FROM audit_tile WHERE level = 0)`,
    );
    await expect(audit.book.consistency(checkpoint)).rejects.toMatchObject({ code: 'checkpoint-ahead' });
  });

  test('shows an officer the rows of the own partner, and of others only that they are there', async () => {
    await using audit = await bench.open();
    await write(audit, 'GB:p-1');
    await write(audit, 'FR:p-1', fay);
    const lines = await exported(audit, 'FR');
    expect(lines.join('')).not.toContain('ada');
    expect(await verified(audit, undefined, 'FR')).toMatchObject({
      findings: [],
      rows: { shown: 1, withheld: 1 },
    });
  });

  test('takes in rows that were there before it was, and say nothing of their kind', async () => {
    await bench.store.pool.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, route, outcome, records)
       SELECT 'GB', gen_random_uuid(), now() - n * interval '1 day', 'ada', 'analyst', 'search', 'allowed', '{}'
       FROM generate_series(1, 50) n`,
    );
    await using audit = await bench.open();
    expect(await verified(audit)).toMatchObject({ findings: [], rows: { shown: 50 } });
  });

  test('loses nothing when the process ends between row and batch, or within a batch', async () => {
    const first = await bench.open();
    await write(first, 'GB:p-1');
    await first[Symbol.asyncDispose]();
    // Written, and the process is gone: nothing of it but the row in the database.
    await first.log.write(ada, {
      kind: 'consultation',
      route: 'dossier',
      outcome: 'allowed',
      records: ['GB:p-2'],
    });
    const blocking = await bench.store.pool.connect();
    await blocking.query('BEGIN');
    await blocking.query('SELECT FROM audit_log FOR UPDATE');
    const second = await bench.open();
    // The batch waits for the row lock; its connection is cut as by kill -9.
    await second.book.state();
    await until('the connection is cut', async () => {
      const { rowCount } = await bench.store.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE '%FROM audit_log FOR UPDATE%' AND wait_event_type = 'Lock'`,
      );
      return (rowCount ?? 0) > 0;
    });
    await blocking.query('ROLLBACK');
    blocking.release();
    expect(await verified(second)).toMatchObject({ findings: [], rows: { shown: 2 } });
    await second[Symbol.asyncDispose]();
    await using third = await bench.open();
    expect(await verified(third)).toMatchObject({ findings: [], rows: { shown: 2 } });
  });

  test('of several writers is one', async () => {
    // The first process of a node makes its keys.
    const first = await bench.open();
    const audits = [first, ...(await Promise.all([bench.open(), bench.open()]))];
    expect(
      new Set(await Promise.all(audits.map(async ({ book }) => (await book.state()).head.origin))).size,
    ).toBe(1);
    await Promise.all(
      audits.flatMap((audit, writer) =>
        Array.from({ length: 40 }, async (_, at) => {
          await write(audit, `GB:p-${writer}-${at}`);
          if (at % 10 === 0) await audit.book.state();
          if (at % 13 === 0) await audit.book.propose('w');
        }),
      ),
    );
    for (const audit of audits) await audit[Symbol.asyncDispose]();
    await using audit = await bench.open();
    expect(await verified(audit)).toMatchObject({ findings: [], rows: { shown: 120 } });
    const { rows } = await bench.store.pool.query('SELECT count(*), max(sequence) FROM audit_leaf');
    expect(rows[0]).toEqual({ count: 120, max: 119 });
  });

  test('goes on under a new key, and verifies under both', async () => {
    const before = await bench.open();
    await write(before, 'GB:p-1');
    await before[Symbol.asyncDispose]();
    await using audit = await bench.open({ seed: 'a new key' });
    await write(audit, 'GB:p-2');
    const report = await verified(audit);
    expect(report).toMatchObject({ findings: [], rows: { shown: 2 } });
    expect((await audit.book.state()).keys.length).toBe(2);
  });
});

describe('erasure', () => {
  test('takes what a row says of people, says who did it, and leaves the log whole', async () => {
    await using audit = await bench.open();
    const id = await audit.trail.write({
      kind: 'disclosure',
      actor: ada,
      route: 'downloadExport',
      records: ['GB:p-1'],
      recipient: 'somebody',
      detail: 'a name',
    });
    await audit.book.export('GB');
    const entry = await audit.book.erase(officer, { id, reason: 'the person asked for it' });
    expect(entry).toMatchObject({
      user: 'ada',
      records: [],
      recipient: undefined,
      detail: undefined,
      erased: { by: 'dpo', reason: 'the person asked for it' },
    });
    const { rows } = await bench.store.pool.query<{ salt: unknown }>(
      'SELECT salt FROM audit_leaf WHERE entry = $1',
      [id],
    );
    expect(rows[0]?.salt).toBeNull();
    expect(await verified(audit)).toMatchObject({ findings: [], rows: { shown: 1, erased: 1 } });
    expect(verifyProof(await audit.book.prove('GB', id))).toMatchObject({
      findings: [],
      row: { erased: { by: 'dpo' } },
    });
    const { entries } = await audit.log.list({ partner: 'GB', limit: 10 });
    expect(entries.map(({ route, kind }) => [route, kind])).toContainEqual(['audit-erasure', 'erasure']);

    await expect(audit.book.erase(officer, { id, reason: 'again' })).rejects.toMatchObject({
      code: 'audit-entry-erased',
    });
    const logged = entries.find(({ route }) => route === 'audit-erasure')?.id ?? '';
    await expect(audit.book.erase(officer, { id: logged, reason: 'hide it' })).rejects.toMatchObject({
      code: 'audit-entry-kept',
    });
    await expect(
      audit.book.erase({ ...officer, partner: 'FR' }, { id: logged, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'audit-entry-unknown' });
  });

  test('is not possible around the log, nor for anybody else', async () => {
    await using audit = await bench.open();
    const id = await write(audit, 'GB:p-1');
    const other = await write(audit, 'GB:p-2');
    await expect(
      bench.store.pool.query(
        `INSERT INTO audit_erasure (partner, id, at, erased_by, reason, logged_as) VALUES ('GB', $1, now(), 'eve', 'x', $2)`,
        [id, other],
      ),
    ).rejects.toThrow('needs a row of the log');
    await expect(audit.book.erase(ada, { id, reason: 'x' })).rejects.toThrow('needs a row of the log');
    expect((await audit.log.find('GB', id)).records).toEqual(['GB:p-1']);
  });
});
