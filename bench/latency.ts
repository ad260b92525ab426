/**
 * How long a reader waits for the answers of a node that holds more than a million statements.
 *
 * The large exercise (fictional) is imported into the database of a node. The node then runs as a process of
 * its own; an analyst of one partner signs in and asks over HTTP, one request after the other, what was drawn
 * from the data that the analyst may see. The times are those of the client, from request to last byte.
 *
 *   cold  the first requests after a start of node and database, whose files were put out of the page cache
 *   warm  the requests after that
 *
 *   node bench/latency.ts [--home FOLDER]
 *
 * With `--home` the loaded node is kept in the folder and used again by the next run.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { TestClient } from '@foreland/testkit';
import type { Answered } from '@foreland/testkit';
import { loadLarge } from './large-store.ts';
import type { Drawn, Loaded } from './large-store.ts';
import { loadOfMachine, printTable, quantile, randomFrom } from './measure.ts';
import { NodeProcess } from './node-process.ts';

const SEED = 1;
const TODAY = '2026-11-24';
const READER = 'gb-analyst';
/** Of each kind of question. */
const COLD = 20;
const WARM = 200;
const TARGET_MILLISECONDS = 100;

const { values } = parseArgs({ options: { home: { type: 'string' } } });
const home = values.home ?? (await mkdtemp(join(tmpdir(), 'foreland-bench-')));
await mkdir(home, { recursive: true });
await chmod(home, 0o711);
try {
  await bench();
} finally {
  if (values.home === undefined) await rm(home, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const { statements, seconds, drawn } = await load();
  console.log(
    `large exercise, seed ${SEED}: ${statements} statements, imported in ${seconds.toFixed(0)} s (${Math.round(statements / seconds)} a second)`,
  );
  await analyse();
  const evicted = await forgetFiles(home);
  const starts: number[] = [];
  {
    await using node = await NodeProcess.start(home);
    starts.push(node.startSeconds);
    await measure(node.origin, drawn);
  }
  for (let again = 0; again < 2; again++) {
    await using node = await NodeProcess.start(home);
    starts.push(node.startSeconds);
  }
  console.log(
    `starts with all this held: ${starts.map((start) => start.toFixed(2)).join(', ')} s (target: at most 3); at the first its files were ${evicted ? 'not' : 'perhaps'} in the page cache`,
  );
}

/** The first look at what was loaded runs the engines; the later starts find what they kept. */
async function analyse(): Promise<void> {
  await using node = await NodeProcess.start(home);
  const client = await reader(node.origin);
  const began = performance.now();
  while ((await client.call('leads', {})).computing);
  const seconds = (performance.now() - began) / 1000;
  const { statuses } = await client.call('leads');
  const leads = statuses.reduce((sum, { count }) => sum + count, 0);
  console.log(`${leads} leads; ${seconds.toFixed(1)} s until the first reader sees them`);
}

async function measure(origin: string, drawn: Drawn): Promise<void> {
  const kinds = await questions(await reader(origin), drawn);
  const rows = [['question', 'requests', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'cold p95', 'cold max']];
  const cold = new Map<string, number[]>();
  for (const [kind, ask] of kinds) cold.set(kind, await times(await reader(origin), ask, COLD, 7));
  for (const [kind, ask] of kinds) {
    const warm = await times(await reader(origin), ask, WARM, 11);
    rows.push([
      kind,
      String(warm.length),
      ...[0.5, 0.95, 0.99, 1].map((share) => quantile(warm, share).toFixed(1)),
      ...[0.95, 1].map((share) => quantile(cold.get(kind) ?? [], share).toFixed(1)),
    ]);
  }
  printTable(rows);
  const worst = Math.max(...rows.slice(1).map((row) => Number(row[3])));
  console.log(`worst warm p95 ${worst} ms (target: at most ${TARGET_MILLISECONDS}); ${loadOfMachine()}`);
}

/** What the folder holds already, or the large exercise. */
async function load(): Promise<Loaded> {
  const note = join(home, 'bench.json');
  const before = await readFile(note, 'utf8').catch(() => undefined);
  if (before !== undefined) return JSON.parse(before) as Loaded;
  const loaded = await loadLarge(home, SEED, TODAY);
  await writeFile(note, JSON.stringify(loaded));
  return loaded;
}

async function reader(origin: string): Promise<TestClient> {
  const client = new TestClient(origin);
  await client.signInAsPersona(READER);
  await client.call('switchPurpose', { body: { role: 'analyst', purpose: 'operational-analysis' } });
  return client;
}

type Ask = (client: TestClient, random: () => number) => Promise<Answered>;

/** Kinds of question, each with its own pool of what to ask for. */
async function questions(client: TestClient, drawn: Drawn): Promise<Map<string, Ask>> {
  const search =
    (pool: readonly string[], spell: (text: string, random: () => number) => string = (text) => text): Ask =>
    (by, random) =>
      by.try('search', { query: { q: spell(pick(pool, random), random).slice(0, 300) } });
  const dossier =
    (pool: readonly string[]): Ask =>
    (by, random) =>
      by.try('dossier', { params: { record: pick(pool, random) } });
  const first = await client.call('leads', { query: { limit: 200 } });
  const leads = first.leads.map(({ id }) => id);
  const partners = ['GB', 'DE', 'FR', 'BE', 'NL', undefined] as const;
  const anchors = first.anchors.map(({ anchor }) => anchor);
  return new Map<string, Ask>([
    ['search: name, Latin letters', search(drawn.latinNames)],
    ['search: name, other scripts', search(drawn.otherNames)],
    ['search: name, misspelt', search(drawn.latinNames, misspell)],
    ['search: one common name', search(drawn.commonNameWords)],
    ['search: first three letters', search(drawn.latinNames, (text) => text.slice(0, 3))],
    ['search: identifier', search(drawn.identifiers)],
    ['search: common words', search(drawn.commonWords)],
    ['search: rare words', search(drawn.rareWords)],
    ['dossier', dossier(drawn.records)],
    ['dossier of what most point to', dossier(drawn.hubs)],
    [
      'lead list, by status, partner, kind',
      (by, random) => {
        const partner = pick(partners, random);
        const anchor = random() < 0.5 ? undefined : pick(anchors, random);
        return by.try('leads', {
          query: {
            ...(partner ? { partner } : {}),
            ...(anchor === undefined ? {} : { anchor }),
            ...(random() < 0.3 && first.next !== undefined ? { cursor: first.next } : {}),
          },
        });
      },
    ],
    ['lead', (by, random) => by.try('lead', { params: { lead: pick(leads, random) } })],
    ['picture', (by) => by.try('picture')],
    ['plan', (by) => by.try('plan')],
  ]);
}

/** Milliseconds of each request, in a seeded order. */
async function times(client: TestClient, ask: Ask, requests: number, seed: number): Promise<number[]> {
  const random = randomFrom(seed);
  const taken: number[] = [];
  for (let request = 0; request < requests; request++) {
    const began = performance.now();
    const { status, text } = await ask(client, random);
    taken.push(performance.now() - began);
    if (status !== 200) throw new Error(`the node answered ${status}: ${text.slice(0, 500)}`);
  }
  return taken;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined && list.length === 0) throw new Error('nothing to draw from');
  return item as T;
}

/** One letter left out, doubled or changed for its neighbour. */
function misspell(text: string, random: () => number): string {
  const letters = [...text];
  const place = 1 + Math.floor(random() * Math.max(1, letters.length - 2));
  const [before, letter = ''] = [letters.slice(0, place), letters[place]];
  const after = letters.slice(place + 1);
  const turn = random();
  const wrong = turn < 0.4 ? '' : turn < 0.7 ? letter + letter : (after.shift() ?? '') + letter;
  return [...before, wrong, ...after].join('');
}

/** Puts the files of a stopped node out of the page cache, where `dd` can (GNU coreutils). */
async function forgetFiles(folder: string): Promise<boolean> {
  try {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files)
      await promisify(execFile)('dd', [`if=${join(file.parentPath, file.name)}`, 'iflag=nocache', 'count=0']);
    return true;
  } catch {
    return false;
  }
}
