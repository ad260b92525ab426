/**
 * How long an analyst waits after a click until the result is on the screen.
 *
 * A node of its own holds the medium exercise (fictional, seed 2025, about 100,000 statements). Chromium opens the
 * built app at 1440 × 900 and is driven with real mouse and keyboard events. A time runs from the event in the page
 * (pointer down, or the key) to the first frame after the result stands in the document, measured by the page's own
 * clock; so it holds route, request, answer, drawing, and the frame itself. Each kind of click is made 24 times on
 * different leads, records, words and items, after one that is not counted.
 *
 *   node bench/page-clicks.ts [--runs 24] [--home FOLDER]
 *
 * With `--home` the loaded node is kept in the folder and used again by the next run. The map of the picture draws
 * itself after the rest of the page and is not waited for. Drawing is by software, as on a machine without a
 * graphics card.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { readConfig } from '../node/config.ts';
import { ensureWebBuilt } from '../scripts/web-build.ts';
import { launchChromium, signInAs, windowOf } from '../testkit/chromium.ts';
import { loadOfMachine, median, printTable, quantile } from './measure.ts';
import { NodeProcess } from './node-process.ts';

const TARGET_MILLISECONDS = 200;
const READER = 'gb-analyst';
/** A click without its effect for so long is a mistake of this bench. */
const HANGS_MILLISECONDS = 20_000;

const { values } = parseArgs({
  options: { home: { type: 'string' }, runs: { type: 'string', default: '24' } },
});
const RUNS = Number(values.runs);
const home = values.home ?? (await mkdtemp(join(tmpdir(), 'foreland-bench-')));
await mkdir(home, { recursive: true });
await chmod(home, 0o711);
/** What is on screen once a click has had its effect. */
interface Shown {
  /** Start of the address. */
  readonly path: string;
  readonly selector: string;
  /** What the element says; with `all`, what every such element begins with. */
  readonly text?: string;
  readonly all?: boolean;
}

interface Click {
  readonly name: string;
  /** Puts the page where the click can be made; not measured. */
  readonly prepare?: (page: Page, run: number) => Promise<void>;
  /** What the click should bring on screen, found out before it is made. */
  readonly expect: (page: Page, run: number) => Promise<Shown>;
  readonly make: (page: Page, run: number) => Promise<void>;
}

const ROOMS: readonly Shown[] = [
  { path: '/plan', selector: '.plan-row[data-level=action]' },
  { path: '/search', selector: 'main input[type=search]' },
  { path: '/leads', selector: '.table-row .lead-claim' },
  { path: '/import', selector: 'main h1' },
  { path: '/', selector: '.inbox-line' },
];
/** Names to look for, each once: of people in the strongest leads, so that something is found. */
let words: readonly string[] = [];
const ANCHORS = [
  ['phone', 'Same telephone number'],
  ['iban', 'Same bank account'],
  ['document', 'Same identity document'],
] as const;

const CLICKS: readonly Click[] = [
  ...ROOMS.map((room): Click => ({
    name: `room ${room.path}`,
    prepare: (page) => go(page, room.path === '/leads' ? ROOMS[0]! : ROOMS[2]!),
    expect: async () => room,
    make: (page) => page.locator(`nav a[href="${room.path}"]`).click(),
  })),
  {
    name: 'open a lead',
    prepare: (page) => go(page, ROOMS[2]!),
    expect: async (page, run) => ({
      path: '/leads',
      selector: '.lead-read:has(.waterfall) h2',
      text: await leadRow(page, run).locator('.lead-claim-text').innerText(),
    }),
    make: (page, run) => leadRow(page, run).click(),
  },
  {
    name: 'open the evidence of a lead',
    prepare: async (page, run) => {
      await go(page, ROOMS[2]!);
      await leadRow(page, run).click();
      await page.locator('.waterfall').waitFor();
      if (await page.locator('.evidence-dock').isVisible())
        await page.locator('.evidence-dock .icon-button').first().click();
      await page.locator('.evidence-dock').waitFor({ state: 'detached' });
    },
    expect: async () => ({ path: '/leads', selector: '.evidence-item' }),
    make: (page) => page.locator('.lead-evidence button').click(),
  },
  {
    name: 'open a dossier from a lead',
    prepare: async (page, run) => {
      await go(page, ROOMS[2]!);
      await leadRow(page, run).click();
      await page.locator('.waterfall').waitFor();
    },
    expect: async () => ({ path: '/records/', selector: '.statement-row' }),
    make: (page) => page.locator('.lead-subjects a').first().click(),
  },
  {
    name: 'filter leads by identifier',
    prepare: async (page, run) => {
      await go(page, ROOMS[2]!);
      await page.locator('.pane-head .select-button').nth(1).click();
      await page.locator(`[role=option][data-key="${ANCHORS[run % ANCHORS.length]![0]}"]`).waitFor();
    },
    expect: async (_page, run) => ({
      path: '/leads',
      selector: '.table-row .lead-claim-text',
      text: ANCHORS[run % ANCHORS.length]![1],
      all: true,
    }),
    make: (page, run) =>
      page.locator(`[role=option][data-key="${ANCHORS[run % ANCHORS.length]![0]}"]`).click(),
  },
  {
    name: 'search a name',
    prepare: async (page, run) => {
      await go(page, ROOMS[1]!);
      await page.locator('main input[type=search]').fill(words[run % words.length]!);
    },
    expect: async () => ({ path: '/search', selector: 'main .table-row' }),
    make: (page) => page.locator('main input[type=search]').press('Enter'),
  },
  {
    name: 'open an item of the plan',
    prepare: (page) => go(page, ROOMS[0]!),
    expect: async (page, run) => ({
      path: '/plan',
      selector: '[data-pane=item] h2',
      text: (await planRow(page, run).locator('[data-column=name]').innerText()).trim(),
    }),
    make: (page, run) => planRow(page, run).click(),
  },
];

function leadRow(page: Page, run: number): Locator {
  return page.locator(`.table-row[data-index="${run % 10}"]`);
}

function planRow(page: Page, run: number): Locator {
  return page.locator('.plan-row[data-level=action]').nth(run % 5);
}

async function namesIn(page: Page): Promise<readonly string[]> {
  const captions = await page.evaluate(async () => {
    const answer = (await (await fetch('/api/leads?limit=200')).json()) as {
      leads: readonly { subjects: readonly { caption: string; schema: string }[] }[];
    };
    return answer.leads.flatMap(({ subjects }) =>
      subjects.filter(({ schema }) => schema === 'Person').map(({ caption }) => caption),
    );
  });
  return [...new Set(captions.flatMap((caption) => caption.match(/\p{L}{4,}/gu) ?? []))];
}

/** Goes to a room by the rail, as people do, and waits until it rests. */
async function go(page: Page, { path, selector }: Shown): Promise<void> {
  await page.locator(`nav a[href="${path}"]`).click();
  await page.waitForURL((url) => url.pathname === path && url.search === '');
  await page.locator(selector).first().waitFor();
  await page.waitForTimeout(250);
}

async function bench(): Promise<void> {
  await ensureWebBuilt(readConfig().webApp);
  await using node = await NodeProcess.start(home, 'medium');
  const browser = await launchChromium();
  try {
    const context = await browser.newContext(windowOf(node.origin));
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await signInAs(page, node.origin, READER);
    await page.goto('/leads');
    // The analysis of this view is computed once; nobody waits for it at each click.
    await page.locator('.table-row').first().waitFor({ timeout: 600_000 });
    words = await namesIn(page);
    // The other rooms are fetched ahead while the first one is read.
    await page.waitForTimeout(4000);

    const rows: string[][] = [['click', 'times', 'median ms', 'p95 ms', `target ${TARGET_MILLISECONDS} ms`]];
    for (const click of CLICKS) {
      const times: number[] = [];
      for (let run = 0; run <= RUNS; run++) {
        await click.prepare?.(page, run);
        const shown = await click.expect(page, run);
        const time = await measure(page, shown, () => click.make(page, run));
        // The first one warms code and caches.
        if (run > 0) times.push(time);
      }
      const p95 = quantile(times, 0.95);
      process.stderr.write(`${click.name}: ${times.map((time) => time.toFixed(0)).join(' ')}\n`);
      rows.push([
        click.name,
        String(times.length),
        median(times).toFixed(0),
        p95.toFixed(0),
        p95 <= TARGET_MILLISECONDS ? 'met' : 'missed',
      ]);
    }
    const held = values.home === undefined ? 'medium exercise, seed 2025' : `what ${values.home} holds`;
    console.log(`${held}, as ${READER}; from the click to the result painted`);
    printTable(rows);
    console.log(loadOfMachine());
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the event to the first frame that shows what was asked for. */
async function measure(page: Page, shown: Shown, make: () => Promise<void>): Promise<number> {
  await page.evaluate(({ path, selector, text = '', all }) => {
    const isDone = () => {
      const found = [...document.querySelectorAll(selector)];
      if (found.length === 0 || !location.pathname.startsWith(path)) return false;
      const says = (element: Element) => (element.textContent ?? '').trim();
      return all
        ? found.every((one) => says(one).startsWith(text))
        : found.some((one) => says(one).includes(text));
    };
    const state = window as unknown as { measured: Promise<number> };
    state.measured = new Promise((resolve) => {
      const stop = new AbortController();
      const begin = (event: Event) => {
        stop.abort();
        const look = () => {
          if (!isDone()) return void requestAnimationFrame(look);
          // The message is taken up after the frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
      };
      addEventListener('pointerdown', begin, { capture: true, signal: stop.signal });
      addEventListener('keydown', begin, { capture: true, signal: stop.signal });
    });
  }, shown);
  await make();
  const time = await page.evaluate(
    ([patience]) =>
      Promise.race([
        (window as unknown as { measured: Promise<number> }).measured,
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
      ]),
    [HANGS_MILLISECONDS] as const,
  );
  if (time === undefined) throw new Error(`nothing came of a click: ${JSON.stringify(shown)}`);
  return time;
}

try {
  await bench();
} finally {
  if (values.home === undefined) await rm(home, { recursive: true, force: true });
}
