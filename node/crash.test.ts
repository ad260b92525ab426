import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContributionTerms, Purpose } from '@foreland/model';
import { verifyBundle } from '@foreland/sealing/log';
import { Random } from '../exercise/random.ts';
import { serverProcessesIn } from '../store/embedded/processes.ts';
import { TestClient } from '../testkit/client.ts';
import { NodeHome } from '../testkit/process.ts';
import { until } from '../testkit/until.ts';
import { isConnectionLoss } from './connection-loss.ts';

/**
 * kill -9 during an import and edits, now at a random moment, now while the import has its transaction open. After each: what
 * was acknowledged is there, no contribution is partial, and the node has repaired itself. Each kind of victim is killed once;
 * `FORELAND_KILLS=20 npx vitest run node/crash` kills twenty times, and `FORELAND_SEED` chooses other moments.
 */
const SEED = Number(process.env['FORELAND_SEED'] ?? 1);

const KILLS = Number(process.env['FORELAND_KILLS'] ?? 4);

/** What is killed, and in what share of the rounds. */
const VICTIMS = {
  node: 0.35,
  database: 0.25,
  'one process of the database': 0.25,
  'node and database': 0.15,
};
type Victim = keyof typeof VICTIMS;

const PEOPLE = 4500;
/** A name and a document number each: three batches of an import. */
const STATEMENTS = 2 * PEOPLE;

/** On a busy machine an import may take long; nothing new happens after this. */
const LATEST_MILLISECONDS = 2000;

const random = new Random(String(SEED));
const rounds = shuffled(
  Object.entries(VICTIMS).flatMap(([victim, share]) =>
    Array.from({ length: Math.max(1, Math.round(KILLS * share)) }, () => ({
      victim: victim as Victim,
      share: random.fraction(),
      choice: random.fraction(),
    })),
  ),
).map((round, index) => ({
  ...round,
  name: `round-${index + 1}`,
  // However slow the machine, some kills are to hit an open transaction.
  moment: index % 2 === 0 ? ('in the transaction' as const) : ('at any moment' as const),
}));

interface Edits {
  readonly acknowledged: string[];
  /** Begun, and never answered: they may be there, once. */
  readonly unanswered: string[];
}

const notes: Edits = { acknowledged: [], unanswered: [] };
const planNotes: Edits = { acknowledged: [], unanswered: [] };
/** Imports whose start was acknowledged, by title. */
const jobs = new Map<string, string>();
/** How many kills hit an import that was under way, and how many of those undid a transaction that was open. */
let underWay = 0;
let undone = 0;

let home: NodeHome;
let importer: TestClient;
let editor: TestClient;
let officer: TestClient;
let lead = '';
let action = '';
/** Milliseconds that upload and import of one file take when nothing is killed. */
let usual = 0;

beforeAll(async () => {
  process.stdout.write(`crash test: FORELAND_SEED=${SEED}\n`);
  home = await NodeHome.make();
});

afterAll(() => home[Symbol.asyncDispose]());

test('a node with a lead and a plan to work on', async () => {
  const origin = await home.start();
  // Two purposes: what the one contributes is not for the other, whose leads therefore stay as they are.
  importer = await person(origin, 'ines', 'analyst', 'cross-check');
  editor = await person(origin, 'ed', 'analyst', 'operational-analysis');
  officer = await person(origin, 'olga', 'data-protection-officer', 'operational-analysis');
  for (const file of ['one', 'two']) {
    const shared = { id: file, schema: 'Person', properties: { name: [file], idNumber: ['X8203914'] } };
    await startImport(editor, file, Buffer.from(JSON.stringify(shared)), 'operational-analysis');
  }
  await expect.poll(async () => (await editor.call('leads')).leads.length).toBe(1);
  lead = (await editor.call('leads')).leads[0]?.id ?? '';
  action = (await editor.call('plan')).items.find(({ level }) => level === 'action')?.record ?? '';
  const began = performance.now();
  await startImport(importer, 'warm-up', people('warm-up'), 'cross-check');
  await jobsEnded();
  usual = performance.now() - began;
  expect(await partialContributions()).toEqual([]);
});

describe.each(rounds)('$name: $victim, $moment', ({ name, victim, moment, share, choice }) => {
  test('nothing acknowledged is lost, nothing is half done', async () => {
    const stopped = new AbortController();
    const edits = [notes, planNotes].map((each) => editing(each, name, stopped.signal));
    if (moment === 'in the transaction') await Promise.all(edits.map(({ first }) => first));
    const work = [...edits.map(({ all }) => all), importing(name)];
    if (moment === 'in the transaction') await until('the import has stated something', hasStated);
    else await sleep(share * Math.min(1.2 * usual, LATEST_MILLISECONDS));
    const killedAt = new Date().toISOString();
    await kill(victim, choice);
    stopped.abort();
    await Promise.all(work);
    const origin = victim.startsWith('node') ? await home.start() : editor.origin;
    for (const client of [importer, editor, officer]) Object.assign(client, { origin });
    await expect.poll(async () => (await editor.try('health')).text).toContain('"status":"ok"');

    expect(await partialContributions()).toEqual([]);
    await jobsEnded();
    expect(await partialContributions()).toEqual([]);
    await expectImport(name, killedAt);
    await expectEdits();
    await expectRepaired();
  });
});

test('kills hit imports that were under way, and transactions that were open', () => {
  process.stdout.write(
    `crash test: of ${rounds.length} kills ${underWay} hit an import under way and ${undone} undid its transaction; ` +
      `${notes.acknowledged.length + planNotes.acknowledged.length} edits acknowledged, ` +
      `${notes.unanswered.length + planNotes.unanswered.length} not\n`,
  );
  expect(underWay).toBeGreaterThan(0);
  expect(undone).toBeGreaterThan(0);
  expect(notes.acknowledged).not.toEqual([]);
  expect(planNotes.acknowledged).not.toEqual([]);
});

test('every acknowledged edit is in the audit log', async () => {
  const counts = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page = await officer.call('audit', { query: { user: 'ed', limit: 500, cursor } });
    for (const { route, outcome } of page.entries)
      if (outcome === 'allowed') counts.set(route, (counts.get(route) ?? 0) + 1);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(counts.get('decide')).toBeGreaterThanOrEqual(notes.acknowledged.length);
  expect(counts.get('changePlanItem')).toBeGreaterThanOrEqual(planNotes.acknowledged.length);
});

test('and the log is whole: every row of it in one tree, as the node signed', async () => {
  const exported = await officer.request('GET', '/api/audit/bundle');
  expect(exported.status).toBe(200);
  const report = await verifyBundle(
    (async function* () {
      yield* exported.text.split('\n');
    })(),
  );
  expect(report.findings).toEqual([]);
  expect(report.rows.shown).toBeGreaterThan(notes.acknowledged.length + planNotes.acknowledged.length);
  expect((await officer.call('auditLog')).pending).toBeLessThanOrEqual(1);
});

async function person(origin: string, user: string, role: string, purpose: Purpose): Promise<TestClient> {
  const added = await home.administer(['user', 'add', user, '--role', role, '--json']);
  const client = new TestClient(origin);
  await client.signIn(user, (JSON.parse(added.out) as { password: string }).password);
  await client.call('switchPurpose', { body: { purpose } });
  return client;
}

function people(prefix: string): Uint8Array {
  const lines = Array.from({ length: PEOPLE }, (_, index) =>
    JSON.stringify({
      id: `${prefix}-${index}`,
      schema: 'Person',
      properties: { name: [`Person Number ${index}`], idNumber: [`Y${2_000_000 + index}`] },
    }),
  );
  return Buffer.from(lines.join('\n'));
}

async function startImport(
  client: TestClient,
  title: string,
  bytes: Uint8Array,
  purpose: Purpose,
): Promise<void> {
  const { hash } = await client.upload('people.ftm.jsonl', bytes);
  const terms: Omit<ContributionTerms, 'partner' | 'label'> = {
    title,
    source: 'test',
    legalBasis: 'fictional',
    receivedOn: '2026-01-01',
    grading: '4x4/A/1',
  };
  const { id } = await client.call('startImport', {
    body: {
      files: [{ hash, name: 'people.ftm.jsonl' }],
      format: 'ftm',
      terms: {
        ...terms,
        label: {
          originators: ['GB'],
          audience: ['GB'],
          purposes: [purpose],
          handling: [],
          tlp: 'amber',
          level: 'unclassified',
          protected: false,
          reviewBy: '2029-01-01',
        },
      },
    },
  });
  if (client === importer) jobs.set(title, id);
}

async function importing(title: string): Promise<void> {
  await startImport(importer, title, people(title), 'cross-check').catch(() => undefined);
}

/** Notes on a lead, or on an action of the plan, one after the other until told to stop: resolves with the first, and with all. */
function editing(edits: Edits, prefix: string, signal: AbortSignal): Record<'first' | 'all', Promise<void>> {
  const first = Promise.withResolvers<void>();
  const work = async (): Promise<void> => {
    for (let count = 1; !signal.aborted; count += 1) {
      const note = `${prefix}, note ${count}`;
      try {
        if (edits === notes)
          await editor.call('decide', { params: { lead }, body: { action: 'note', note } });
        else await editor.call('changePlanItem', { params: { record: action }, body: { note } });
        edits.acknowledged.push(note);
        first.resolve();
      } catch {
        edits.unanswered.push(note);
        await sleep(10);
      }
    }
  };
  return { first: first.promise, all: work() };
}

/** Has an open transaction entered numbers of documents? Edits enter none. */
async function hasStated(): Promise<boolean> {
  const rows = await query(
    `SELECT FROM pg_locks WHERE relation = 'identifier_entry'::regclass AND mode = 'RowExclusiveLock'`,
  );
  return rows.length > 0;
}

async function kill(victim: Victim, choice: number): Promise<void> {
  const cluster = join(home.folder, 'database/cluster');
  const processes = serverProcessesIn(cluster).map(({ pid }) => pid);
  const postmaster = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  if (victim === 'one process of the database') {
    const children = processes.filter((pid) => pid !== postmaster);
    killProcess(children[Math.floor(choice * children.length)]);
    return;
  }
  if (victim !== 'database') await home.end('SIGKILL');
  if (victim !== 'node') for (const pid of [postmaster, ...processes]) killProcess(pid);
}

function killProcess(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The database may be coming back from what was done to it: then the question is asked again. */
async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  return until('the database answers', async () => {
    try {
      return await queryOnce<T>(text);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      return undefined;
    }
  });
}

async function queryOnce<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const { database } = JSON.parse(await readFile(join(home.folder, 'running.json'), 'utf8')) as {
    database: pg.ClientConfig;
  };
  const client = new pg.Client(database);
  // A connection that is lost while nobody asks anything is noticed by the next question.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Contributions of people of which something is missing: a statement, its index entry, or its place in the count. */
function partialContributions(): Promise<unknown[]> {
  return query(`
    SELECT title, stated, named, identified, counted
    FROM contribution
      CROSS JOIN LATERAL (SELECT count(*) AS stated FROM statement WHERE contribution = contribution.id) AS statements
      CROSS JOIN LATERAL (
        SELECT count(*) AS named FROM name_entry WHERE record BETWEEN 'GB:' || title || '-' AND 'GB:' || title || '.') AS names
      CROSS JOIN LATERAL (
        SELECT count(*) AS identified FROM identifier_entry WHERE record BETWEEN 'GB:' || title || '-' AND 'GB:' || title || '.') AS identifiers
      CROSS JOIN LATERAL (
        SELECT sum(statements) AS counted FROM contribution_label WHERE contribution = contribution.id) AS labels
    WHERE title IN ('warm-up', ${rounds.map(({ name }) => `'${name}'`).join(', ')})
      AND (stated, named, identified, counted) IS DISTINCT FROM (${STATEMENTS}, ${PEOPLE}, ${PEOPLE}, ${STATEMENTS})`);
}

/** Waits until nothing waits or runs: interrupted imports are taken up again by the node itself. */
async function jobsEnded(): Promise<void> {
  await expect
    .poll(async () =>
      (await importer.call('jobs')).jobs.filter(({ state }) => state === 'waiting' || state === 'running'),
    )
    .toEqual([]);
}

/** The import of this round is whole, where it had been acknowledged that it would be done. */
async function expectImport(title: string, killedAt: string): Promise<void> {
  const { contributions } = await importer.call('contributions', { query: { limit: 100 } });
  const found = contributions.filter((contribution) => contribution.title === title);
  const id = jobs.get(title);
  if (id === undefined) {
    expect(found.length).toBeLessThanOrEqual(1);
    return;
  }
  const job = await importer.call('job', { params: { job: id } });
  expect(job).toMatchObject({ state: 'done', report: { rejected: 0, errors: [], records: PEOPLE } });
  expect(found).toMatchObject([{ statements: STATEMENTS }]);
  if ((job.startedAt ?? '') < killedAt && killedAt < (job.endedAt ?? '')) {
    underWay += 1;
    // Had the first attempt been committed, the second would have found everything known.
    if (job.report?.accepted === STATEMENTS) undone += 1;
  }
}

/** Every acknowledged edit is there once; what was not answered is there at most once; nothing else is. */
async function expectEdits(): Promise<void> {
  const { decisions } = await editor.call('lead', { params: { lead } });
  expect(decisions.filter(({ signed }) => !signed)).toEqual([]);
  expectKept(
    notes,
    decisions.flatMap(({ note }) => note ?? []),
  );
  const { changes } = await editor.call('planHistory', { params: { record: action } });
  expectKept(
    planNotes,
    changes.filter(({ property }) => property === 'notes').map(({ value }) => value),
  );
}

function expectKept({ acknowledged, unanswered }: Edits, kept: readonly string[]): void {
  expect(new Set(kept).size).toBe(kept.length);
  expect(acknowledged.filter((note) => !kept.includes(note))).toEqual([]);
  expect(kept.filter((note) => !acknowledged.includes(note) && !unanswered.includes(note))).toEqual([]);
}

/** No lock is held, no transaction is open, no half of a file lies about. */
async function expectRepaired(): Promise<void> {
  await expect
    .poll(() =>
      query(`
          SELECT 'lock' AS left_over FROM pg_locks WHERE locktype = 'advisory'
          UNION ALL SELECT 'transaction' FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`),
    )
    .toEqual([]);
  expect(await readdir(join(home.folder, 'uploads/incoming'))).toEqual([]);
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.fraction() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
