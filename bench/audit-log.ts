/**
 * The audit log: `node bench/audit-log.ts [--rows 200000]`. Prints what hashing and appending take in memory, what
 * rows take into the embedded database with their leaves and tiles, and what a proof takes of a log of which nothing is
 * in the memory of the node. No npm package keeps an RFC 6962 tree, so the peer in memory is the plainest tree there
 * is: every leaf kept, and the root computed from all of them at the end, once, with no proofs and no frontier.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  Frontier,
  TileGrowth,
  consistencyProof,
  consistencyRanges,
  contentCommitment,
  inclusionProof,
  inclusionRanges,
  isIncluded,
  openCheckpoint,
  rowLeafHash,
  verifierKey,
} from '@foreland/sealing/log';
import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import { AuditRows, AuditTree } from '@foreland/store/platform';
import { loadOfMachine, printTable, quantile, randomFrom } from './measure.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } });
const ROWS = Number(values.rows);
const BATCH = 4096;
const PROOFS = 300;
const random = randomFrom(1);
const seconds = (micros: number): number => micros / 1e6;
const rate = (count: number, cpu: number): string =>
  `${Math.round(count / cpu / 1000).toLocaleString('en')} k/s`;
const cpuOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return seconds(user + system);
};

console.log(`${ROWS.toLocaleString('en')} made-up rows, seed 1; ${loadOfMachine()}`);
inMemory();
await inDatabase();

function rowAt(number: number) {
  return {
    open: {
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      at: new Date(Date.UTC(2026, 0, 1) + number * 100).toISOString(),
      user: `officer-${number % 50}`,
      partner: 'GB',
      role: 'analyst',
      purpose: 'operational-analysis',
      kind: 'consultation',
      route: 'dossier',
      outcome: 'allowed',
    },
    content: { records: [`GB:p-${Math.floor(random() * 100_000)}`] },
  };
}

function inMemory(): void {
  const rows = Array.from({ length: ROWS }, (_, number) => rowAt(number));
  const salts = randomBytes(32 * ROWS);
  const leaves: Uint8Array[] = [];
  const committing = cpuOf(() => {
    for (const [at, { open, content }] of rows.entries())
      leaves.push(rowLeafHash(contentCommitment(salts.subarray(32 * at, 32 * at + 32), content), open));
  });
  const frontier = new Frontier();
  const growth = new TileGrowth();
  let root = new Uint8Array() as Uint8Array;
  const appending = cpuOf(() => {
    for (const leaf of leaves) frontier.append(leaf, growth.completed);
    growth.additions();
    root = frontier.root();
  });
  let plain = Buffer.alloc(0);
  const recomputing = cpuOf(() => {
    plain = plainRoot(leaves);
  });
  if (Buffer.compare(plain, root) !== 0) throw new Error('the two trees differ');
  printTable([
    ['in memory', 'a CPU second', 'next to the plain tree'],
    [
      'append leaves, with tiles',
      rate(ROWS, appending),
      `${(appending / recomputing).toFixed(2)} × its time`,
    ],
    ['plain tree, root once', rate(ROWS, recomputing), ''],
    ['commit to rows and append', rate(ROWS, committing + appending), ''],
  ]);
}

function plainRoot(leaves: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  let row = leaves.map((leaf) => Buffer.from(leaf));
  while (row.length > 1) {
    const above: Buffer<ArrayBuffer>[] = [];
    for (let at = 0; at + 1 < row.length; at += 2)
      above.push(
        createHash('sha256')
          .update(Buffer.of(1))
          .update(row[at] ?? '')
          .update(row[at + 1] ?? '')
          .digest(),
      );
    // A node without a sibling goes up as it is: the tree of RFC 6962, from below.
    if (row.length % 2 === 1) above.push(row.at(-1) ?? Buffer.alloc(0));
    row = above;
  }
  return row[0] ?? Buffer.alloc(0);
}

async function inDatabase(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'foreland-bench-audit-'));
  const server = await startEmbedded({ dataDirectory: join(folder, 'database') });
  try {
    const store = await openStore({ connection: server.connection(), clock: () => new Date() });
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const keyOf = (name: string) => verifierKey(name, raw);
    const tree = await AuditTree.open({
      pool: store.pool,
      newOrigin: () => 'foreland/bench/audit',
      signer: (name) => ({ key: keyOf(name), sign: (text) => sign(null, Buffer.from(text), privateKey) }),
      keys: async (name) => [keyOf(name)],
      random: (bytes) => randomBytes(bytes),
    });
    const usage = (): number => {
      const { user, system } = process.cpuUsage();
      return seconds(user + system);
    };
    await store.pool.query(
      `INSERT INTO audit_entry (partner, id, at, user_name, role, purpose, route, outcome, records, kind)
       SELECT 'GB', gen_random_uuid(), '2026-01-01T00:00:00Z'::timestamptz + n * interval '100 milliseconds', 'officer-' || n % 50,
         'analyst', 'operational-analysis', 'dossier', 'allowed', ARRAY['GB:p-' || (n * 7919) % 100000], 'consultation'
       FROM generate_series(1, $1) n`,
      [ROWS],
    );
    const [node, database, clock] = [usage(), serverCpu(server.postmasterPid), performance.now()];
    while ((await tree.sequence(BATCH)) === BATCH);
    const [ours, theirs] = [usage() - node, serverCpu(server.postmasterPid) - database];
    const elapsed = (performance.now() - clock) / 1000;
    const { size, checkpoint } = await tree.head();
    if (size !== ROWS) throw new Error(`${size} rows are in the tree`);
    printTable([
      ['into the embedded database', 'a second'],
      ['rows a CPU second, node and database together', rate(ROWS, ours + theirs)],
      ['rows a CPU second of the node', rate(ROWS, ours)],
      ['rows a second that passes', rate(ROWS, elapsed)],
    ]);

    const { root } = openCheckpoint(checkpoint, [keyOf(tree.origin)]);
    const rows = new AuditRows(store.pool, tree.origin);
    const { rows: drawn } = await store.pool.query<{ sequence: number; entry: string }>(
      'SELECT sequence, entry FROM audit_leaf WHERE sequence = ANY ($1)',
      [Array.from({ length: PROOFS }, () => Math.floor(random() * ROWS))],
    );
    const cpu: number[] = [];
    const passed: number[] = [];
    for (const { sequence, entry } of drawn) {
      const [began, at] = [usage(), performance.now()];
      const source = await tree.hashes(inclusionRanges(sequence, size));
      const proof = inclusionProof(sequence, size, source);
      passed.push(performance.now() - at);
      cpu.push((usage() - began) * 1000);
      if (proof.length === 0) throw new Error('no proof');
      const held = await rows.find('GB', entry);
      const leaf =
        held && 'salt' in held.row
          ? rowLeafHash(contentCommitment(held.row.salt, held.row.content), held.row.open)
          : root;
      if (!isIncluded({ leaf, index: sequence, size, root, proof })) throw new Error('a proof does not hold');
    }
    const consistency: number[] = [];
    for (let run = 0; run < PROOFS; run += 1) {
      const first = 1 + Math.floor(random() * (size - 1));
      const at = performance.now();
      consistencyProof(first, size, await tree.hashes(consistencyRanges(first, size)));
      consistency.push(performance.now() - at);
    }
    const row = (name: string, times: readonly number[]): string[] => [
      name,
      quantile(times, 0.5).toFixed(2),
      quantile(times, 0.95).toFixed(2),
    ];
    printTable([
      [`proofs, milliseconds, of ${drawn.length}`, 'p50', 'p95'],
      row('inclusion, tiles from the database', passed),
      row('of that, CPU of the node', cpu),
      row('consistency', consistency),
    ]);
    await store[Symbol.asyncDispose]();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** CPU seconds of the server and its processes so far, also of those that have ended; nothing where there is no /proc. */
function serverCpu(postmaster: number): number {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, pid) => {
        try {
          const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ');
          const own = Number(pid) === postmaster;
          if (!own && Number(fields[1]) !== postmaster) return sum;
          const ticks = [11, 12, ...(own ? [13, 14] : [])].reduce((all, at) => all + Number(fields[at]), 0);
          return sum + ticks / 100;
        } catch {
          return sum;
        }
      }, 0);
  } catch {
    return 0;
  }
}
