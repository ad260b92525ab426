/**
 * How fast statements become durable and searchable, next to the least that PostgreSQL can be asked to do.
 *
 * The medium exercise (about 100,000 statements, fictional) is imported from bytes into an embedded store that
 * waits for the disk: read, checked, addressed, written with its indexes and search projections, one
 * transaction a contribution, seven partners at the same time. The peers are one COPY of the very same rows,
 * prepared beforehand, into tables without any index or constraint, and one into tables with the indexes of the
 * store, which is the least for rows that can be found. All run in the same process and server, one after the
 * other, several times.
 *
 *   node bench/import.ts [runs, 3 where left out]
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import type { ExerciseFile } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { runImport } from '@foreland/node/import-run';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { loadOfMachine, medianAndRange, printTable } from './measure.ts';

const SEED = 1;
const TODAY = '2026-11-24';
const RUNS = Number(process.argv[2] ?? 3);
/** What an import writes a row into for every statement, or for what makes it findable. */
const TABLES = ['statement', 'name_entry', 'text_entry', 'identifier_entry', 'reference_entry'];

interface Contribution {
  readonly name: string;
  readonly partner: ExerciseFile['partner'];
  readonly bytes: Uint8Array;
}

interface Run {
  readonly statements: number;
  readonly rows: number;
  readonly imported: number;
  readonly inTurn: number;
  readonly search: number;
  readonly bareStatements: number;
  readonly bareAll: number;
  readonly indexedAll: number;
}

const contributions = generateExercise({ size: 'medium', seed: SEED, today: TODAY }).files.map(
  ({ name, partner, lines }): Contribution => ({
    name,
    partner,
    bytes: new TextEncoder().encode([...lines()].join('\n')),
  }),
);
const megabytes = contributions.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
const runs: Run[] = [];
for (let run = 0; run < RUNS; run++) runs.push(await measure());

const [first] = runs;
console.log(
  `medium exercise, seed ${SEED}: ${first?.statements} statements in ${contributions.length} contributions, ${megabytes.toFixed(0)} MB; ${RUNS} runs, median (range)`,
);
const seconds = (of: (run: Run) => number): string => medianAndRange(runs.map(of), 2);
printTable([
  [
    '',
    'seconds',
    'ratio to COPY of statements',
    `to COPY of all ${first?.rows} rows`,
    'to COPY with indexes',
  ],
  ...(
    [
      ['import, partners at the same time', (run: Run) => run.imported],
      ['import, one contribution after the other', (run: Run) => run.inTurn],
    ] as const
  ).map(([what, of]) => [
    what,
    seconds(of),
    seconds((run) => of(run) / run.bareStatements),
    seconds((run) => of(run) / run.bareAll),
    seconds((run) => of(run) / run.indexedAll),
  ]),
  ['bare COPY, statements alone', seconds((run) => run.bareStatements), '1', '', ''],
  ['bare COPY, all rows that an import writes', seconds((run) => run.bareAll), '', '1', ''],
  ['COPY of all of them into the same indexes', seconds((run) => run.indexedAll), '', '', '1'],
]);
console.log(
  `first search after the import: ${medianAndRange(
    runs.map(({ search }) => search),
    0,
  )} ms; targets: at most 30 s, at most 4 times a bare COPY; ${loadOfMachine()}`,
);

/** One run in a server of its own, in a folder that is removed. */
async function measure(): Promise<Run> {
  const home = await mkdtemp(join(tmpdir(), 'foreland-bench-'));
  // The database runs under another account when root starts it, and must pass through.
  await chmod(home, 0o711);
  try {
    await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
    const together = server.connection('postgres');
    const administrator = new pg.Client(together);
    await administrator.connect();
    await administrator.query('CREATE DATABASE in_turn');
    await administrator.end();

    let statements = 0;
    let search = 0;
    const timeImport = async (
      connection: pg.ClientConfig,
      work: (store: Store) => Promise<number>,
    ): Promise<number> => {
      await using store = await openStore({ connection, clock: () => new Date() });
      const began = performance.now();
      statements = await work(store);
      const taken = (performance.now() - began) / 1000;
      search = await timeSearch(store);
      return taken;
    };
    const inTurn = await timeImport(server.connection('in_turn'), (store) => importAll(store, contributions));
    const imported = await timeImport(together, async (store) => {
      const partners = [...Map.groupBy(contributions, ({ partner }) => partner).values()];
      const counts = await Promise.all(partners.map((own) => importAll(store, own)));
      return counts.reduce((sum, each) => sum + each, 0);
    });
    return { statements, imported, inTurn, search, ...(await copyRows(together)) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** One contribution after the other. @returns how many statements were new */
async function importAll(store: Store, files: readonly Contribution[]): Promise<number> {
  let accepted = 0;
  for (const { name, partner, bytes } of files) {
    const report = await runImport(store, {
      files: [bytesFile(name, bytes)],
      fileHash: name,
      format: 'foreland',
      options: {},
      view: await viewOf(store, partner),
      allowRejected: false,
    });
    if (report.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(report.errors[0])}`);
    accepted += report.accepted;
  }
  return accepted;
}

function viewOf(store: Store, partner: Contribution['partner']): ReturnType<Store['view']> {
  return store.view({
    user: 'bench',
    partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
}

/** Milliseconds until the first search is answered, which must find something. */
async function timeSearch(store: Store): Promise<number> {
  const view = await viewOf(store, 'GB');
  const began = performance.now();
  const hits = await store.read(view, (reader) => reader.search({ text: 'mohamed' }));
  if (hits.length === 0) throw new Error('the search found nothing');
  return performance.now() - began;
}

/** Seconds for COPY of every stored row, prepared beforehand, into tables without and with the indexes of the store. */
async function copyRows(
  connection: pg.ClientConfig,
): Promise<Pick<Run, 'rows' | 'bareStatements' | 'bareAll' | 'indexedAll'>> {
  const client = new pg.Client(connection);
  await client.connect();
  const bare: number[] = [];
  const indexed: number[] = [];
  let rows = 0;
  for (const table of TABLES) {
    const { rows: columns } = await client.query<{ name: string }>(
      'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum',
      [table],
    );
    const names = columns.map(({ name }) => name);
    const { rows: lines } = await client.query<{ line: string }>(
      `SELECT ${names.map(asCopyText).join(` || E'\\t' || `)} || E'\\n' AS line FROM ${table}`,
    );
    const bytes = Buffer.from(lines.map(({ line }) => line).join(''), 'utf8');
    const copyInto = (name: string, like: string): Promise<number> =>
      timeCopy(client, { name, like, columns: names.join(', '), bytes, rows: lines.length });
    bare.push(await copyInto(`bare_${table}`, table));
    indexed.push(await copyInto(`indexed_${table}`, `${table} INCLUDING INDEXES INCLUDING STORAGE`));
    rows += lines.length;
  }
  await client.end();
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
  return { rows, bareStatements: bare[0] ?? Number.NaN, bareAll: sum(bare), indexedAll: sum(indexed) };
}

async function timeCopy(
  client: pg.Client,
  table: { name: string; like: string; columns: string; bytes: Buffer; rows: number },
): Promise<number> {
  await client.query(`CREATE TABLE ${table.name} (LIKE ${table.like})`);
  await client.query('CHECKPOINT');
  const began = performance.now();
  const stream = client.query(copyFrom(`COPY ${table.name} (${table.columns}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve);
    stream.on('error', reject);
    stream.end(table.bytes);
  });
  const taken = (performance.now() - began) / 1000;
  const { rows: counted } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${table.name}`,
  );
  if (Number(counted[0]?.count) !== table.rows) throw new Error(`the copy into ${table.name} lacks rows`);
  return taken;
}

/** A column in the text format of COPY. */
function asCopyText(column: string): string {
  return `coalesce(replace(replace(replace(replace(${column}::text, E'\\\\', E'\\\\\\\\'), E'\\t', E'\\\\t'), E'\\n', E'\\\\n'), E'\\r', E'\\\\r'), E'\\\\N')`;
}
