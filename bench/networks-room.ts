/**
 * How quickly the Networks room opens, expands and moves with many nodes.
 *
 * A network is made up of a seed: 50,000 people in groups of 50, three calls for each. The built app is served by a real
 * node; its questions about networks are answered here, from memory, so that what is measured is the browser: reading
 * the answer, laying out, drawing. Times run in the page, from the click or key to the frame after the chart counts what
 * was asked for. Frames are counted while the chart is dragged for three seconds.
 *
 *   node bench/networks-room.ts [--runs 5] [--nodes 20000] [--image FILE]
 *
 * Drawing is by software, as on a machine without a graphics card.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Call, Contract } from '@foreland/model/contract';
import type { Page } from 'playwright-core';
import { readConfig } from '../node/config.ts';
import { ensureWebBuilt } from '../scripts/web-build.ts';
import { launchChromium, signInAs, windowOf } from '../testkit/chromium.ts';
import { loadOfMachine, median, printTable, randomFrom } from './measure.ts';
import { NodeProcess } from './node-process.ts';

type Chart = Answer<Contract['networkChart']>;
type Asked = NonNullable<Call<Contract['networkChart']>['body']>;

const ENTITIES = 50_000;
const GROUP = 50;
const CALLS = 3;
const SEED = 1;
const READER = 'gb-analyst';
const HANGS_MILLISECONDS = 300_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    nodes: { type: 'string', default: '20000' },
    image: { type: 'string' },
  },
});
const RUNS = Number(values.runs);
const SHOWN = Number(values.nodes);

/** Links of each node, by position: mostly within its group. */
function madeUp(): { readonly links: readonly (readonly [number, number])[]; readonly around: number[][] } {
  const random = randomFrom(SEED);
  const links: (readonly [number, number])[] = [];
  const around: number[][] = Array.from({ length: ENTITIES }, () => []);
  for (let node = 0; node < ENTITIES; node += 1) {
    for (let call = 0; call < CALLS; call += 1) {
      const group = Math.floor(node / GROUP) * GROUP;
      const other = random() < 0.9 ? group + Math.floor(random() * GROUP) : Math.floor(random() * ENTITIES);
      if (other === node) continue;
      around[node]!.push(links.length);
      around[other]!.push(links.length);
      links.push([node, other]);
    }
  }
  return { links, around };
}

const network = madeUp();
const idOf = (node: number): string => `GB:n-${node}`;
const positionOf = (id: string): number => Number(id.slice('GB:n-'.length));

function answerTo({ group, nodes = [], beside = [], steps = 0, limit = 2000 }: Asked): Chart {
  const start = group === undefined ? nodes.map(positionOf) : Array.from({ length: limit }, (_, at) => at);
  const chosen = new Set(start.slice(0, limit));
  const there = new Set(beside.map(positionOf));
  let leftOut = 0;
  if (steps > 0)
    for (const node of start)
      for (const link of network.around[node]!) {
        const [from, to] = network.links[link]!;
        const other = from === node ? to : from;
        if (chosen.has(other) || there.has(other)) continue;
        if (chosen.size < limit) chosen.add(other);
        else leftOut += 1;
      }
  const links = new Set<number>();
  for (const node of chosen)
    for (const link of network.around[node]!)
      if (network.links[link]!.every((end) => chosen.has(end) || there.has(end))) links.add(link);
  return {
    nodes: Array.from(chosen, (node) => ({
      id: idOf(node),
      kind: node % 4 === 0 ? 'account' : 'person',
      schema: 'Person',
      caption: `Made-up ${node}`,
      records: 1,
      partners: ['GB'],
      subjects: [],
      links: network.around[node]!.length,
      group: idOf(Math.floor(node / GROUP) * GROUP),
    })),
    links: Array.from(links, (link) => ({
      id: `call ${link}`,
      from: idOf(network.links[link]![0]),
      to: idOf(network.links[link]![1]),
      type: 'call',
      directed: true,
      probability: { low: 0.4, value: 0.6, high: 0.8 },
      confirmed: link % 2 === 0,
      firstDay: `2026-0${1 + (link % 9)}-01`,
      lastDay: `2026-0${1 + (link % 9)}-20`,
      times: 1,
      quantity: 0,
      sources: 1,
      statements: [],
    })),
    leftOut: { nodes: leftOut },
  };
}

async function answerHere(page: Page): Promise<void> {
  await page.route('**/api/networks/chart', (route) =>
    route.fulfill({ json: answerTo(route.request().postDataJSON() as Asked) }),
  );
  await page.route('**/api/networks', (route) =>
    route.fulfill({
      json: { groups: [], size: { nodes: ENTITIES, links: network.links.length }, computing: false },
    }),
  );
  await page.route(/\/api\/networks\/(groups|nodes)\//, (route) =>
    route.fulfill({
      status: 404,
      json: {
        title: 'Not measured',
        status: 404,
        code: 'node-unknown',
        remedy: 'None',
        detail: 'Not measured',
      },
    }),
  );
}

/** Milliseconds until the chart counts at least so many nodes and has been drawn. */
async function untilShown(page: Page, least: number, make: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await make();
  await page.waitForFunction(
    (count) => {
      const text = document.querySelector('[data-pane=chart] .pane-detail')?.textContent ?? '';
      return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0) >= count;
    },
    least,
    { timeout: HANGS_MILLISECONDS },
  );
  await page
    .locator('.chart-stage[aria-busy=false]')
    .waitFor({ state: 'attached', timeout: HANGS_MILLISECONDS });
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
  await using node = await NodeProcess.start(home);
  const times = { open: [] as number[], expand: [] as number[], frames: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    const context = await browser.newContext(windowOf(node.origin));
    const page = await context.newPage();
    page.setDefaultTimeout(HANGS_MILLISECONDS);
    await signInAs(page, node.origin, READER);
    await answerHere(page);
    const open = await untilShown(page, SHOWN, () =>
      page.goto(`/networks?group=${idOf(0)}&all=true&view=chart`),
    );
    // The layout goes on in its thread; frames are counted once it is done.
    await page.locator('.chart-busy').waitFor({ state: 'detached' });
    await page.locator('.chart-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.has('node'));
    await page.waitForTimeout(500);
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
    `${ENTITIES} made-up entities, ${network.links.length} links, seed ${SEED}; ${SHOWN} nodes visible; ${RUNS} runs`,
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
