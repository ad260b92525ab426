import {
  Witness,
  parseNote,
  reconcile,
  openExchangeList,
  verifyBundle,
  verifyConsistency,
  verifyProof,
} from '@foreland/sealing/log';
import type { BundleReport, Trust, VerifierKey } from '@foreland/sealing/log';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { SigningKeys, WitnessTable } from '@foreland/store/platform';
import { createTestDatabase, seededRandom } from '@foreland/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSigner } from '../signer.ts';
import { openAudit } from './index.ts';
import type { Audit, AuditOptions } from './index.ts';
import { NoteKeys } from './keys.ts';
import { nodeActor } from './trail.ts';

const ada = { user: 'ada', partner: 'GB', role: 'analyst', purpose: 'cross-check' } as const;
const fay = { ...ada, user: 'fay', partner: 'FR' } as const;
const officer = { ...ada, user: 'dpo', role: 'data-protection-officer', purpose: undefined } as const;
const LOG = pino({ level: 'silent' });

let home: string;
let parts: AsyncDisposableStack;
let store: Store;
let connection: pg.PoolConfig;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'foreland-audit-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** A database for each test. */
function freshStore(): void {
  beforeEach(async () => {
    parts = new AsyncDisposableStack();
    ({ connection } = parts.use(await createTestDatabase()));
    store = parts.use(await openStore({ connection, clock: () => new Date() }));
  });
  afterEach(() => parts.disposeAsync());
}

async function open(options: Partial<AuditOptions> & { seed?: string } = {}): Promise<Audit> {
  const partner = options.partner ?? 'GB';
  const signer = await openSigner({
    home: join(home, options.seed ?? partner),
    partner,
    keys: new SigningKeys(store.pool),
    clock: () => new Date(),
    random: seededRandom(options.seed ?? partner),
  });
  return openAudit({ pool: store.pool, partner, signer, log: LOG, clock: () => new Date(), ...options });
}

async function exported(audit: Audit, partner: 'GB' | 'FR' = 'GB'): Promise<string[]> {
  const lines: string[] = [];
  const input = Readable.from(await audit.book.export(partner), { objectMode: false });
  for await (const line of createInterface({ input })) lines.push(line);
  return lines;
}

async function verified(audit: Audit, trust?: Trust, partner: 'GB' | 'FR' = 'GB'): Promise<BundleReport> {
  const lines = await exported(audit, partner);
  return verifyBundle(
    (async function* () {
      yield* lines;
    })(),
    trust,
  );
}

const write = (audit: Audit, record: string, actor: typeof ada | typeof fay = ada): Promise<string> =>
  audit.trail.write({ kind: 'consultation', actor, route: 'dossier', records: [record], detail: 'seen' });

/** Makes the database do what nobody should be able to. */
async function behindItsBack(sql: string): Promise<void> {
  await store.pool.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);
}

describe('the log', () => {
  freshStore();

  test('holds every row, in order, and verifies without the node', async () => {
    await using audit = await open();
    await store.pool.query(
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
    await using audit = await open();
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
    await behindItsBack(
      `UPDATE audit_log SET size = 1, checkpoint = '${head.checkpoint}', frontier = (SELECT substring(hashes FOR 32) FROM audit_tile WHERE level = 0)`,
    );
    await expect(audit.book.consistency(checkpoint)).rejects.toMatchObject({ code: 'checkpoint-ahead' });
  });

  test('shows an officer the rows of the own partner, and of others only that they are there', async () => {
    await using audit = await open();
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
    await store.pool.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, route, outcome, records)
       SELECT 'GB', gen_random_uuid(), now() - n * interval '1 day', 'ada', 'analyst', 'search', 'allowed', '{}'
       FROM generate_series(1, 50) n`,
    );
    await using audit = await open();
    expect(await verified(audit)).toMatchObject({ findings: [], rows: { shown: 50 } });
  });

  test('loses nothing when the process ends between row and batch, or within a batch', async () => {
    const first = await open();
    await write(first, 'GB:p-1');
    await first[Symbol.asyncDispose]();
    // Written, and the process is gone: nothing of it but the row in the database.
    await first.log.write(ada, {
      kind: 'consultation',
      route: 'dossier',
      outcome: 'allowed',
      records: ['GB:p-2'],
    });
    const blocking = await store.pool.connect();
    await blocking.query('BEGIN');
    await blocking.query('SELECT FROM audit_log FOR UPDATE');
    const second = await open();
    // The batch waits for the row lock; its connection is cut as by kill -9.
    const cut = second.book.state().then(async () => {
      for (;;) {
        const { rowCount } = await store.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND query LIKE '%FROM audit_log FOR UPDATE%' AND wait_event_type = 'Lock'`,
        );
        if (rowCount) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await cut;
    await blocking.query('ROLLBACK');
    blocking.release();
    expect(await verified(second)).toMatchObject({ findings: [], rows: { shown: 2 } });
    await second[Symbol.asyncDispose]();
    await using third = await open();
    expect(await verified(third)).toMatchObject({ findings: [], rows: { shown: 2 } });
  });

  test('of several writers is one', async () => {
    const audits = await Promise.all([open(), open(), open()]);
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
    await using audit = await open();
    expect(await verified(audit)).toMatchObject({ findings: [], rows: { shown: 120 } });
    const { rows } = await store.pool.query('SELECT count(*), max(sequence) FROM audit_leaf');
    expect(rows[0]).toEqual({ count: 120, max: 119 });
  });

  test('goes on under a new key, and verifies under both', async () => {
    const before = await open();
    await write(before, 'GB:p-1');
    await before[Symbol.asyncDispose]();
    await using audit = await open({ seed: 'a new key' });
    await write(audit, 'GB:p-2');
    const report = await verified(audit);
    expect(report).toMatchObject({ findings: [], rows: { shown: 2 } });
    expect((await audit.book.state()).keys.length).toBe(2);
  });
});

describe('tampering with the database', () => {
  let audit: Audit;
  let own: AsyncDisposableStack;
  const TABLES = ['audit_entry', 'audit_leaf', 'audit_log', 'audit_pending'];

  beforeAll(async () => {
    own = new AsyncDisposableStack();
    ({ connection } = own.use(await createTestDatabase()));
    store = own.use(await openStore({ connection, clock: () => new Date() }));
    audit = own.use(await open());
    for (let at = 0; at < 5; at += 1) await write(audit, `GB:p-${at}`);
    await audit.book.export('GB');
    for (const table of TABLES) await store.pool.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  });
  afterEach(() =>
    behindItsBack(
      TABLES.map(
        (table) =>
          `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}`,
      ).join(';'),
    ),
  );
  afterAll(() => own.disposeAsync());

  test.each<[what: string, sql: string, found: string]>([
    [
      'an altered row',
      `UPDATE audit_entry SET user_name = 'eve' WHERE records = '{GB:p-2}'`,
      'row-altered 2',
    ],
    [
      'other records',
      `UPDATE audit_entry SET records = '{GB:x}' WHERE records = '{GB:p-2}'`,
      'row-altered 2',
    ],
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
    await behindItsBack(sql);
    const { findings } = await verified(audit);
    expect(findings.map(({ code, sequence }) => `${code} ${sequence}`).join()).toBe(found);
    // The node finds the same when an officer asks it.
    expect((await audit.book.verify('GB')).findings).toEqual(findings);
  });

  test('a tree that was changed is not signed for, and rows go on being written', async () => {
    await behindItsBack(
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
    await expect(store.pool.query(sql)).rejects.toThrow('the audit log only grows');
  });

  test('a second log is refused', async () => {
    await expect(
      store.pool.query(`INSERT INTO audit_log (origin, size, frontier, checkpoint) VALUES ('x', 0, '', '')`),
    ).rejects.toThrow('unique');
  });
});

describe('erasure', () => {
  freshStore();

  test('takes what a row says of people, says who did it, and leaves the log whole', async () => {
    await using audit = await open();
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
    const { rows } = await store.pool.query<{ salt: unknown }>(
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
    await using audit = await open();
    const id = await write(audit, 'GB:p-1');
    const other = await write(audit, 'GB:p-2');
    await expect(
      store.pool.query(
        `INSERT INTO audit_erasure (partner, id, at, erased_by, reason, logged_as) VALUES ('GB', $1, now(), 'eve', 'x', $2)`,
        [id, other],
      ),
    ).rejects.toThrow('needs a row of the log');
    await expect(audit.book.erase(ada, { id, reason: 'x' })).rejects.toThrow('needs a row of the log');
    expect((await audit.log.find('GB', id)).records).toEqual(['GB:p-1']);
  });
});

describe('between nodes', () => {
  freshStore();

  test('witnesses cosign what grows, and exports carry their quorum', async () => {
    const database = parts.use(await createTestDatabase());
    const theirs = parts.use(await openStore({ connection: database.connection, clock: () => new Date() }));
    const known: VerifierKey[] = [];
    const logKeys = async (origin: string) => known.filter(({ name }) => name === origin);
    // One witness is a node; the others keep what they saw in memory.
    const others = await Promise.all(
      (['DE', 'FR', 'BE', 'NL'] as const).map(async (partner) => {
        const keys = new SigningKeys(theirs.pool);
        const clock = (): Date => new Date();
        const random = seededRandom(partner);
        const signer = await openSigner({ home: join(home, partner), partner, keys, clock, random });
        const { witness } = new NoteKeys({ signer, keys, partner });
        const kept = new Map<string, string>();
        const state = {
          last: async (origin: string) => kept.get(origin),
          advance: async (origin: string, _: string | undefined, next: string) => {
            kept.set(origin, next);
            return true;
          },
        };
        const held = partner === 'DE' ? new WitnessTable(theirs.pool, clock) : state;
        return { key: witness.key, witness: new Witness({ signer: witness, state: held, logKeys, clock }) };
      }),
    );
    const directory = { witnesses: async () => others.map(({ key }) => key), logKeys: async () => [] };
    const audit = parts.use(await open({ directory }));
    known.push(...(await audit.keys.logKeys((await audit.book.state()).head.origin)));

    const before = await write(audit, 'GB:p-1');
    for (const other of others.slice(0, 3)) {
      const proposal = await audit.book.propose(other.key.name);
      await audit.book.accept(proposal, await other.witness.cosign(proposal));
    }
    const after = await write(audit, 'GB:p-2');
    const report = await verified(audit);
    expect(report.findings).toEqual([]);
    expect(report.seal?.cosigned.map(({ witness, rows }) => [witness, rows])).toEqual([
      ['foreland/be/witness', 1],
      ['foreland/de/witness', 1],
      ['foreland/fr/witness', 1],
    ]);
    expect(verifyProof(await audit.book.prove('GB', before)).findings).toEqual([]);
    expect(verifyProof(await audit.book.prove('GB', after)).findings.map(({ code }) => code)).toEqual([
      'quorum-missed',
    ]);

    const german = others[0] as (typeof others)[number];
    const next = await audit.book.propose(german.key.name);
    expect(next.from).toBe(1);
    const line = await german.witness.cosign(next);
    await expect(audit.book.accept({ ...next, checkpoint: report.seal?.root ?? '' }, line)).rejects.toThrow();
    await audit.book.accept(next, line);
    // What it cosigned is on the disk of the witness: an older checkpoint is refused, with the evidence.
    await expect(german.witness.cosign(await audit.book.prolong(next.checkpoint, 0))).rejects.toMatchObject({
      code: 'proposal-outdated',
      held: next.checkpoint,
    });
    expect(parseNote(next.checkpoint).text.split('\n')[1]).toBe('2');
  });

  test('exchanges are logged at both ends and compared', async () => {
    await using audit = await open();
    const hash = 'ab'.repeat(32);
    await audit.trail.write({
      kind: 'disclosure',
      actor: nodeActor('GB', 'exchange'),
      route: 'package-sent',
      recipient: 'DE',
      records: ['GB:p-1'],
      envelope: { hash, direction: 'sent', partner: 'DE' },
    });
    const [from, until] = ['2020-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'];
    const here = openExchangeList(await audit.book.exchanges('DE', from, until), [audit.keys.node.key]);
    expect(here.exchanges).toMatchObject([{ envelope: hash, direction: 'sent' }]);
    const there = { ...here, node: here.with, with: here.node, exchanges: [] };
    expect(reconcile(here, there)).toMatchObject({ matched: [], missingThere: [{ envelope: hash }] });
    expect((await audit.log.list({ partner: 'GB', limit: 1 })).entries[0]).toMatchObject({
      role: 'node',
      recipient: 'DE',
      envelope: { hash, direction: 'sent', partner: 'DE' },
    });
    await expect(
      audit.trail.write({
        kind: 'disclosure',
        actor: ada,
        route: 'x',
        envelope: { hash: 'no hash', direction: 'sent', partner: 'DE' },
      }),
    ).rejects.toMatchObject({ code: 'envelope-malformed' });
  });
});
