/**
 * How quickly the Networks room opens, expands and moves with a large network, from the database to the screen.
 *
 * A network is made up of a seed: 50,000 people in groups of 50, three calls for each, beside the small exercise. It is
 * imported into a real node, which matches and analyses it; the built app is opened in a browser. Times run from the
 * address or the key to the moment at which the chart counts what was asked for and its picture is drawn: the question,
 * the answer from the store, its way to the browser and drawing are all in them. The node has made the network before: how
 * long that took is said apart. Frames are counted while the chart is dragged for three seconds.
 *
 *   node bench/networks-room.ts [--runs 5] [--image FILE]
 *
 * Drawing is by software, as on a machine without a graphics card, and the node shares the processors with the browser.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesFile } from '@foreland/formats';
import { runImport } from '@foreland/node/import-run';
import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import type { Page } from 'playwright-core';
import { readConfig } from '../node/config.ts';
import { ensureWebBuilt } from '../scripts/web-build.ts';
import { launchChromium, signInAs, windowOf } from '../testkit/chromium.ts';
import { loadOfMachine, median, printTable, randomFrom } from './measure.ts';
import { NodeProcess } from './node-process.ts';

const ENTITIES = 50_000;
const GROUP = 50;
const CALLS = 3;
const SEED = 1;
const READER = 'gb-analyst';
/** The most that a chart shows. */
const SHOWN = 20_000;
const HANGS_MILLISECONDS = 600_000;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, image: { type: 'string' } },
});
const RUNS = Number(values.runs);

/** A contribution of people who call each other, mostly within their group. */
function* madeUp(): Iterable<string> {
  const random = randomFrom(SEED);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const syllables = [
    'ba',
    'che',
    'dor',
    'fi',
    'gul',
    'hen',
    'jo',
    'kra',
    'lim',
    'mo',
    'nar',
    'pel',
    'qu',
    'ros',
  ];
  const word = (): string =>
    Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(syllables)).join('');
  const day = (years: number, since: number): string =>
    new Date(Date.UTC(since, 0, 1) + Math.floor(random() * years * 365) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const stated = { label: 'made-up', kind: 'fact', grading: '3x5x2/2/C/P' };
  yield JSON.stringify({
    foreland: 1,
    contribution: {
      title: 'Made-up people and their calls',
      partner: 'GB',
      source: 'bench',
      legalBasis: 'None: made up',
      receivedOn: '2026-01-01',
      exercise: true,
    },
  });
  yield JSON.stringify({
    label: 'made-up',
    is: {
      originators: ['GB'],
      audience: ['GB'],
      purposes: ['operational-analysis'],
      handling: ['H0'],
      tlp: 'amber',
      level: 'restricted',
      protected: false,
      reviewBy: '2036-01-01',
    },
  });
  for (let person = 0; person < ENTITIES; person += 1) {
    const of = { record: `GB:made-${person}`, schema: 'Person', subject: 'suspect', ...stated };
    yield JSON.stringify({ ...of, property: 'name', value: `${word()} ${word()}` });
    yield JSON.stringify({ ...of, property: 'birthDate', value: day(40, 1960) });
  }
  for (let person = 0; person < ENTITIES; person += 1)
    for (let call = 0; call < CALLS; call += 1) {
      const group = Math.floor(person / GROUP) * GROUP;
      const other = random() < 0.9 ? group + Math.floor(random() * GROUP) : Math.floor(random() * ENTITIES);
      if (other === person) continue;
      const of = { record: `GB:call-${person}-${call}`, schema: 'Call', ...stated };
      yield JSON.stringify({ ...of, property: 'caller', value: `GB:made-${person}` });
      yield JSON.stringify({ ...of, property: 'receiver', value: `GB:made-${other}` });
      yield JSON.stringify({ ...of, property: 'date', value: day(1, 2025) });
    }
}

/** Imports it into the database of a node that does not run. */
async function load(home: string): Promise<void> {
  await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
  await using store = await openStore({ connection: server.connection(), clock: () => new Date() });
  const report = await runImport(store, {
    files: [bytesFile('made-up', new TextEncoder().encode([...madeUp()].join('\n')))],
    fileHash: 'made-up',
    format: 'foreland',
    options: {},
    view: await store.view({
      user: 'bench',
      partner: 'GB',
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    }),
    allowRejected: false,
  });
  if (report.errors.length > 0) throw new Error(JSON.stringify(report.errors[0]));
  await store.pool.query('VACUUM (ANALYZE)');
}

/** Seconds until the network was made, and how large it is. */
async function made(page: Page): Promise<{ seconds: number; nodes: number; links: number }> {
  const began = performance.now();
  for (;;) {
    const answer = await page.request.get('/api/networks');
    const { computing, size } = (await answer.json()) as {
      computing: boolean;
      size: { nodes: number; links: number };
    };
    if (!computing) return { seconds: (performance.now() - began) / 1000, ...size };
    await page.waitForTimeout(500);
  }
}

/** Milliseconds until the chart counts at least so many nodes and is drawn. */
async function untilShown(page: Page, least: number, make: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await make();
  await page.waitForFunction(
    (count) => {
      const text = document.querySelector('[data-pane=chart] .pane-detail')?.textContent ?? '';
      const isDrawn = document.querySelector('.chart-stage')?.getAttribute('aria-busy') === 'false';
      return isDrawn && Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0) >= count;
    },
    least,
    { timeout: HANGS_MILLISECONDS },
  );
  return performance.now() - began;
}

/** Frames a second while the chart is dragged to and fro. */
async function framesWhileMoved(page: Page): Promise<number> {
  const box = await page.locator('.chart-stage').boundingBox();
  if (!box) throw new Error('there is no chart');
  const [x, y] = [box.x + 40, box.y + box.height - 40];
  await page.evaluate(() => {
    const counted = window as unknown as { frames: number; counting: boolean };
    counted.frames = 0;
    counted.counting = true;
    const count = () => {
      counted.frames += 1;
      if (counted.counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  const began = performance.now();
  for (let step = 0; performance.now() - began < 3000; step += 1)
    await page.mouse.move(x + 60 * Math.sin(step / 6), y - 40 + 40 * Math.cos(step / 6));
  const seconds = (performance.now() - began) / 1000;
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    const counted = window as unknown as { frames: number; counting: boolean };
    counted.counting = false;
    return counted.frames;
  });
  return frames / seconds;
}

await ensureWebBuilt(readConfig().webApp);
const home = await mkdtemp(join(tmpdir(), 'foreland-bench-'));
const browser = await launchChromium();
try {
  // The first start makes the database.
  await (await NodeProcess.start(home))[Symbol.asyncDispose]();
  await load(home);
  await using node = await NodeProcess.start(home);
  const times = { open: [] as number[], expand: [] as number[], frames: [] as number[] };
  let network: Awaited<ReturnType<typeof made>> | undefined;
  for (let run = 0; run <= RUNS; run += 1) {
    const context = await browser.newContext(windowOf(node.origin));
    const page = await context.newPage();
    page.setDefaultTimeout(HANGS_MILLISECONDS);
    await signInAs(page, node.origin, READER);
    network ??= await made(page);
    const open = await untilShown(page, SHOWN, () => page.goto('/networks?whole=true&view=chart'));
    // The layout goes on in its thread; frames are counted once it is done.
    await page.locator('.chart-busy').waitFor({ state: 'detached' });
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.has('node'));
    await page.waitForTimeout(1000);
    const expand = await untilShown(page, SHOWN + 1, () => page.keyboard.press('Enter'));
    await page.waitForTimeout(1000);
    const frames = await framesWhileMoved(page);
    if (values.image !== undefined) await page.screenshot({ path: values.image });
    await context.close();
    // The first one warms code and caches.
    if (run === 0) continue;
    times.open.push(open);
    times.expand.push(expand);
    times.frames.push(frames);
  }
  console.log(
    `${network?.nodes} entities, ${network?.links} links, seed ${SEED}; matched and analysed in ${network?.seconds.toFixed(0)} s; ${SHOWN} nodes visible; ${RUNS} runs`,
  );
  const row = (name: string, all: readonly number[], target: string): string[] => [
    name,
    median(all).toFixed(0),
    Math.min(...all).toFixed(0),
    Math.max(...all).toFixed(0),
    target,
  ];
  printTable([
    ['what', 'median', 'least', 'most', 'target'],
    row('open, ms', times.open, '≤ 3000'),
    row('expand, ms', times.expand, '≤ 300'),
    row('frames a second while moved', times.frames, '≥ 30'),
  ]);
  console.log(loadOfMachine());
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true });
}
