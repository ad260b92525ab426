/**
 * How fast the correlations engine finds who shares an identifier, next to two ways of finding it without an
 * engine: a SQL self-join in PostgreSQL, where the rows lie, and a Map of arrays in the same process. Neither
 * peer scores, tests innocent explanations or damps what everybody shares; they only find the pairs and groups.
 * All run in one process and one run, in turn; the shortest round of each counts, so that other work on the
 * machine favours nobody.
 *
 *   node bench/correlations.ts [observations, 1,000,000 where left out]
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { correlations, ObservationTable } from '@foreland/correlations';
import type { IdentifierObservation } from '@foreland/correlations';
import { startEmbedded } from '@foreland/store/embedded';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { loadOfMachine, printTable, randomFrom } from './measure.ts';

/** Rows of a large joint picture: most values stand alone, some are shared by a few records, a handful by many. */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 5;
const PARTNERS = ['GB', 'DE', 'FR', 'BE', 'NL'];
const CLASSES = ['phone', 'iban', 'document', 'email', 'plate', 'handle'];
const SCHEMATA = ['Person', 'Person', 'Person', 'BankAccount', 'Vehicle', 'Call', 'Advert', 'Company'];

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function makeRows(): IdentifierObservation[] {
  const random = randomFrom(1);
  const rows: IdentifierObservation[] = [];
  for (let row = 0; row < ROWS; row++) {
    const draw = random();
    const value = draw < 0.0005 ? row % 20 : draw < 0.15 ? Math.floor(random() * (ROWS / 12)) : ROWS + row;
    const partner = pick(PARTNERS, random);
    rows.push({
      record: `${partner}:r-${Math.floor(random() * ROWS * 0.6)}`,
      contribution: `${partner}-contribution-${Math.floor(random() * 12)}`,
      schema: pick(SCHEMATA, random),
      subject: 'suspect',
      statement: `${row.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
      class: pick(CLASSES, random),
      value: `+4477${String(value).padStart(9, '0')}`,
      checksum: 'none',
      label: row % 40,
    });
  }
  return rows;
}

/** What one would write in an hour: group objects by a joined key, keep keys with two records. */
function groupInMap(rows: readonly IdentifierObservation[]): number {
  const byValue = new Map<string, IdentifierObservation[]>();
  for (const row of rows) {
    const key = `${row.class}|${row.value}`;
    const known = byValue.get(key);
    if (known) known.push(row);
    else byValue.set(key, [row]);
  }
  let shared = 0;
  for (const group of byValue.values()) if (new Set(group.map(({ record }) => record)).size > 1) shared++;
  return shared;
}

/** The rows in a table with the index that the store has, and statistics. */
async function fillDatabase(client: pg.Client, rows: readonly IdentifierObservation[]): Promise<void> {
  await client.query("SET work_mem = '256MB'");
  await client.query(
    `CREATE TABLE observation (class text COLLATE "C", value text COLLATE "C", checksum text, record text COLLATE "C",
       statement uuid, label integer, schema text, subject text, contribution text)`,
  );
  const stream = client.query(copyFrom('COPY observation FROM STDIN'));
  for (let start = 0; start < rows.length; start += 20_000) {
    const lines = rows
      .slice(start, start + 20_000)
      .map((row) =>
        [
          row.class,
          row.value,
          row.checksum,
          row.record,
          row.statement,
          row.label,
          row.schema,
          row.subject,
          row.contribution,
        ].join('\t'),
      );
    if (!stream.write(`${lines.join('\n')}\n`)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.end(resolve);
  });
  await client.query('CREATE INDEX ON observation (value)');
  await client.query('ANALYZE observation');
}

async function joinInSql(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pairs: string }>(
    `SELECT count(*) AS pairs FROM (
       SELECT DISTINCT a.class, a.value, a.record, b.record AS other
       FROM observation a JOIN observation b ON a.class = b.class AND a.value = b.value AND a.record < b.record
     ) AS shared`,
  );
  return Number(rows[0]?.pairs);
}

/** As the node does it: a cursor, page by page, into the table of the engine. */
async function readFromDatabase(client: pg.Client): Promise<ObservationTable> {
  const table = new ObservationTable();
  await client.query('BEGIN');
  await client.query('DECLARE observations NO SCROLL CURSOR FOR SELECT * FROM observation');
  for (;;) {
    const { rows } = await client.query<IdentifierObservation>('FETCH 20000 FROM observations');
    for (const row of rows) table.add(row);
    if (rows.length < 20_000) break;
  }
  await client.query('COMMIT');
  return table;
}

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const rows = makeRows();
const before = process.memoryUsage();
const table = ObservationTable.of(rows);
const after = process.memoryUsage();
const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
const captions = new Map<string, string>();
const home = await mkdtemp(join(tmpdir(), 'foreland-bench-'));
// The database runs under another account when root starts it, and must pass through.
await chmod(home, 0o711);
try {
  await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
  const client = new pg.Client(server.connection());
  await client.connect();
  await fillDatabase(client, rows);
  const least = { fill: Infinity, analysis: Infinity, read: Infinity, map: Infinity, sql: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    const times = {
      fill: await milliseconds(() => ObservationTable.of(rows)),
      analysis: await milliseconds(() => correlations.run({ observations: table, captions })),
      map: await milliseconds(() => groupInMap(rows)),
      read: await milliseconds(() => readFromDatabase(client)),
      sql: await milliseconds(() => joinInSql(client)),
    };
    for (const name of ['fill', 'analysis', 'map', 'read', 'sql'] as const)
      least[name] = Math.min(least[name], times[name]);
  }
  const { leads, generic } = correlations.run({ observations: table, captions });
  const pairs = await joinInSql(client);
  await client.end();

  const { fill, analysis, read, map, sql } = least;
  console.log(
    `correlations, ${ROWS.toLocaleString('en')} observations: ${leads.length} leads, ${generic.length} generic values; table ${megabytes.toFixed(0)} MB; shortest of ${ROUNDS} rounds; ${loadOfMachine()}`,
  );
  const ratio = (time: number, peer: number): string => (time / peer).toFixed(2);
  printTable([
    ['', 'ms', 'to SQL', 'to Map'],
    [
      'engine, table filled from memory',
      (fill + analysis).toFixed(0),
      ratio(fill + analysis, sql),
      ratio(fill + analysis, map),
    ],
    [
      'engine, table read from PostgreSQL',
      (read + analysis).toFixed(0),
      ratio(read + analysis, sql),
      ratio(read + analysis, map),
    ],
    ['  of these the analysis', analysis.toFixed(0), ratio(analysis, sql), ratio(analysis, map)],
    [`SQL self-join, ${pairs} pairs`, sql.toFixed(0), '1', ''],
    [`Map of arrays, ${groupInMap(rows)} groups`, map.toFixed(0), '', '1'],
  ]);
} finally {
  await rm(home, { recursive: true, force: true });
}
