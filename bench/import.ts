import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { isPartner } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { runImport } from '@foreland/node/import-run';
import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/**
 * Imports the medium exercise (about 100,000 statements, fictional, seed 1) into a durable embedded store, from
 * bytes to committed and searchable, and beside it copies the same rows into a bare table without an index.
 */
const SEED = 1;
const TODAY = '2026-11-24';
const COLUMNS = [
  'id',
  'record',
  'schema',
  'property',
  'value',
  'original',
  'language',
  'kind',
  'subject',
  'grading',
  'label',
  'observed_from',
  'observed_to',
  'recorded_at',
  'contribution',
  'locator',
  'retracted_at',
  'retraction_reason',
  'protected',
];

const home = await mkdtemp(join(tmpdir(), 'foreland-bench-'));
try {
  const files = generateExercise({ size: 'medium', seed: SEED, today: TODAY }).files.map(
    ({ name, partner, lines }) => ({
      name,
      partner: asPartner(partner),
      bytes: new TextEncoder().encode([...lines()].join('\n')),
    }),
  );
  await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
  const connection = server.connection('postgres');
  const store = await openStore({ connection, clock: () => new Date() });

  const began = performance.now();
  let statements = 0;
  for (const { name, partner, bytes } of files) {
    const view = await store.view({
      user: 'bench',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    });
    const report = await runImport(store, {
      files: [bytesFile(name, bytes)],
      fileHash: name,
      format: 'foreland',
      options: {},
      view,
      allowRejected: false,
    });
    if (report.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(report.errors[0])}`);
    statements += report.accepted;
  }
  const imported = (performance.now() - began) / 1000;

  const view = await store.view({
    user: 'bench',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
  const searched = performance.now();
  const hits = await store.read(view, (reader) => reader.search({ text: 'ahmad' }));
  const found = performance.now() - searched;
  await store[Symbol.asyncDispose]();

  const bare = await copyBare(connection);
  console.log(`medium exercise, seed ${SEED}: ${statements} statements in ${files.length} files`);
  console.log(
    `import, durable, searchable: ${imported.toFixed(2)} s (${Math.round(statements / imported)} statements/s); first search: ${hits.length} hits in ${found.toFixed(0)} ms`,
  );
  console.log(`bare COPY of the same rows, no index, durable: ${bare.toFixed(2)} s`);
  console.log(`ratio: ${(imported / bare).toFixed(2)} (target: at most 4)`);
} finally {
  await rm(home, { recursive: true, force: true });
}

function asPartner(text: string): Partner {
  if (!isPartner(text)) throw new Error(`unknown partner ${text}`);
  return text;
}

/** A column in the text format of COPY. */
function asCopyText(column: string): string {
  return `coalesce(replace(replace(replace(replace(${column}::text, E'\\\\', E'\\\\\\\\'), E'\\t', E'\\\\t'), E'\\n', E'\\\\n'), E'\\r', E'\\\\r'), E'\\\\N')`;
}

/** Seconds for COPY of every stored row, prepared beforehand, into a table without constraint or index. */
async function copyBare(connection: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('CREATE TABLE bare (LIKE statement)');
  await client.query('CHECKPOINT');
  const { rows: texts } = await client.query<{ line: string }>(
    `SELECT * FROM (SELECT ${COLUMNS.map(asCopyText).join(` || E'\\t' || `)} || E'\\n' AS line FROM statement) AS lines`,
  );
  const bytes = Buffer.from(texts.map(({ line }) => line).join(''), 'utf8');
  const began = performance.now();
  const stream = client.query(copyFrom(`COPY bare (${COLUMNS.join(', ')}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve);
    stream.on('error', reject);
    stream.end(bytes);
  });
  const seconds = (performance.now() - began) / 1000;
  const { rows: counted } = await client.query<{ count: number }>('SELECT count(*) AS count FROM bare');
  if (counted[0]?.count !== texts.length) throw new Error('the bare table lacks rows');
  await client.end();
  return seconds;
}
