/**
 * Renews the pictures of the README from a node of its own with the small exercise: fictional people, numbers and
 * places only.
 *
 *   node scripts/pictures.ts [FOLDER, docs/pictures where left out]
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../node/config.ts';
import { startNode } from '../node/node.ts';
import { launchChromium, signInAs, windowOf } from '../testkit/chromium.ts';
import { ensureWebBuilt } from './web-build.ts';

const ANALYST = 'gb-analyst';
/** Long enough for a first start on a busy machine. */
const PATIENCE = 120_000;

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../docs/pictures'));
const home = await mkdtemp(join(tmpdir(), 'foreland-pictures-'));
await chmod(home, 0o711);
await mkdir(folder, { recursive: true });
try {
  await ensureWebBuilt(readConfig().webApp);
  await using node = await startNode({
    config: {
      partner: 'GB',
      exercise: 'small',
      home,
      port: 0,
      host: '127.0.0.1',
      origins: [],
      oidc: undefined,
    },
  });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext(windowOf(node.origin));
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await signInAs(page, ANALYST);
    await takePicture(page);
    await takeLead(page);
    await takeMatch(page);
  } finally {
    await browser.close();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

async function takePicture(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('.inbox-line').first().waitFor();
  await page.locator('.map-labels span').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2000);
  await page.screenshot({ path: join(folder, 'picture.png') });
}

/** The strongest lead about people, with the statements it rests on. */
async function takeLead(page: Page): Promise<void> {
  await page.goto('/leads?anchor=phone');
  await page.locator('.table-row').first().click();
  await page.locator('.waterfall').waitFor();
  await page.keyboard.press('e');
  await page.locator('.evidence-item').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, 'lead.png') });
}

/** Of the pairs of people that wait for review the likeliest in two scripts with several reasons. */
async function takeMatch(page: Page): Promise<void> {
  const match = await page.waitForFunction(
    async () => {
      const response = await fetch('/api/matches?type=person&limit=200');
      const { matches, computing } = (await response.json()) as {
        readonly computing: boolean;
        readonly matches: readonly {
          readonly id: string;
          readonly probability: number;
          readonly why: readonly unknown[];
          readonly a: { readonly names: readonly string[] };
          readonly b: { readonly names: readonly string[] };
        }[];
      };
      const isInTwoScripts = ({ a, b }: (typeof matches)[number]) =>
        [...a.names, ...b.names].some((name) => /\p{Script=Arabic}/u.test(name));
      const rank = (one: (typeof matches)[number]) =>
        Number(isInTwoScripts(one)) * 2 + Number(one.why.length > 2) + one.probability;
      const ranked = matches.toSorted((before, after) => rank(after) - rank(before));
      return computing ? undefined : ranked[0]?.id;
    },
    undefined,
    { polling: 500 },
  );
  await page.goto(`/matches?match=${await match.jsonValue()}`);
  await page.locator('.comparison').waitFor();
  await page.locator('.table-row').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, 'match.png') });
}
