import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObservationTable, correlations, sharedRecords } from '@foreland/correlations';
import type { IdentifierObservation } from '@foreland/correlations';
import { evaluateRuns, generateExercise } from '@foreland/exercise';
import type { EvaluationTable, ExerciseSize, LeadLike } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { PARTNERS } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { runImport } from '@foreland/node/import-run';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import pg from 'pg';

/**
 * How good are the leads? Imports exercises (fictional, with known truth) of several seeds, runs the engine on what
 * an analyst of each partner sees, and holds what at least one of them found against what at least one could see.
 * Beside it the engine without the dates of observations, and its peer: every value in two records is a link.
 */
const SEEDS = (process.argv[2] ?? '2,3,4,5,6').split(',').map(Number);
const SIZES = (process.argv[3] ?? 'small,medium').split(',') as ExerciseSize[];
const TODAY = '2026-11-24';

const READERS: readonly Reader[] = PARTNERS.map((partner) => ({
  user: `analyst of ${partner}`,
  partner,
  role: 'analyst',
  purpose: 'operational-analysis',
  clearance: 'confidential',
}));

type Method = (observations: readonly IdentifierObservation[], captionsOf: CaptionsOf) => Promise<LeadLike[]>;
type CaptionsOf = (records: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const METHODS: Readonly<Record<string, Method>> = {
  engine: async (rows, captionsOf) => {
    const observations = ObservationTable.of(rows);
    const captions = await captionsOf(sharedRecords(observations));
    return correlations
      .run({ observations, captions })
      .leads.map(({ kind, anchor, subjects, score }) => ({ kind, anchor, subjects, score: score.total }));
  },
  'engine without dates': (rows, captionsOf) =>
    engine(
      rows.map((row) => ({ ...row, observedFrom: null, observedTo: null })),
      captionsOf,
    ),
  'every shared value': async (rows) =>
    [...Map.groupBy(rows, (row) => `${row.class} ${row.value}`).values()].flatMap((group) => {
      const [{ class: identifierClass, value } = { class: '', value: '' }] = group;
      const records = [...new Set(group.map(({ record }) => record))];
      const lead = {
        kind: 'shared-identifier',
        anchor: { class: identifierClass, value },
        subjects: records.map((record) => ({ record })),
      };
      return records.length > 1 ? [lead] : [];
    }),
};
const engine = METHODS['engine'] as Method;

const home = await mkdtemp(join(tmpdir(), 'foreland-bench-'));
// The database runs under another account when root starts it, and must pass through.
await chmod(home, 0o711);
try {
  await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
  const bands = new Map<string, { found: number; right: number }>();
  console.log(
    '| size | seed | method | true | found | precision | recall | F1 | anybody’s | recycled | protected | on the move |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
  for (const size of SIZES) {
    for (const seed of SEEDS) {
      const name = `exercise_${size}_${seed}`;
      await createDatabase(server.connection('postgres'), name);
      await using store = await openStore({ connection: server.connection(name), clock: () => new Date() });
      const exercise = generateExercise({ size, seed, today: TODAY });
      await importAll(store, exercise.files);
      const truth = exercise.truth();
      for (const [title, method] of Object.entries(METHODS)) {
        const runs = [];
        for (const reader of READERS)
          runs.push({ reader, results: { leads: await leadsFor(store, reader, method) } });
        const [links, scores] = evaluateRuns(truth, runs).total;
        if (links === undefined || scores === undefined) throw new Error('the evaluation has no tables');
        console.log(`| ${[size, seed, title, ...figuresOf(links)].join(' | ')} |`);
        if (method === engine) count(bands, scores);
      }
    }
  }
  console.log('\n| score in bits | found pairs | true pairs | precision |\n|---|---|---|---|');
  for (const [band, { found, right }] of [...bands].sort(([a], [b]) => lowerEnd(b) - lowerEnd(a)))
    console.log(`| ${[band, found, right, (right / found).toFixed(3)].join(' | ')} |`);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function createDatabase(connection: pg.ClientConfig, name: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  await client.end();
}

async function importAll(store: Store, files: ReturnType<typeof generateExercise>['files']): Promise<void> {
  for (const { name, partner, lines } of files) {
    const bytes = new TextEncoder().encode([...lines()].join('\n'));
    const report = await runImport(store, {
      files: [bytesFile(name, bytes)],
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      format: 'foreland',
      options: {},
      view: await store.view({
        user: 'bench',
        partner,
        role: 'analyst',
        purpose: 'operational-analysis',
        clearance: 'secret',
      }),
      allowRejected: false,
    });
    if (report.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(report.errors[0])}`);
  }
}

/** What a method finds in what a reader may see, as a node would run it. */
async function leadsFor(store: Store, reader: Reader, method: Method): Promise<LeadLike[]> {
  return store.read(await store.view(reader), async (statements) => {
    const rows: IdentifierObservation[] = [];
    for await (const page of statements.identifierObservations()) rows.push(...page);
    return method(rows, async (records) => {
      const summaries = await statements.summariesOf(records);
      return new Map([...summaries].map(([record, { caption }]) => [record, caption]));
    });
  });
}

/**
 * The row over all classes and the figures of the notes: values that are anybody's and recycled numbers of which a
 * lead puts strangers together, protected records in leads, and people on the move whom an officer filed as a mere
 * contact.
 */
function figuresOf({ rows, notes }: EvaluationTable): (string | number)[] {
  const [, ...all] = rows.find(([name]) => name === 'all') ?? [];
  return [...all, ...notes.slice(0, 4).map((note) => /: (\d+(?: of \d+)?)/.exec(note)?.[1] ?? '')];
}

function count(bands: Map<string, { found: number; right: number }>, { rows }: EvaluationTable): void {
  for (const [band, found, right] of rows) {
    const sum = bands.get(String(band)) ?? { found: 0, right: 0 };
    bands.set(String(band), { found: sum.found + Number(found), right: sum.right + Number(right) });
  }
}

/** “20 and more”, “8 to 10”, “below 8”. */
function lowerEnd(band: string): number {
  return band.startsWith('below') ? 0 : Number.parseFloat(band);
}
