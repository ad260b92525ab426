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
import type { PartnerDirectory } from '../node/partners/directory.ts';
import { introduce } from '../node/partners/introduction.ts';
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
    await signInAs(page, node.origin, ANALYST);
    await takePicture(page);
    await takeLead(page);
    await takeMatch(page);
    await takeNetwork(page);
    await takeStrike(page);
    await takeSupply(page);
    await takeExchange(page, node.context.exchange.directory);
  } finally {
    await browser.close();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

/** A request to France, as it is written and as France will read it. Its node lends a card; nothing is sent to it. */
async function takeExchange(page: Page, directory: PartnerDirectory): Promise<void> {
  const french = join(home, 'france');
  await mkdir(french);
  await using france = await startNode({
    config: {
      partner: 'FR',
      exercise: 'off',
      home: french,
      port: 0,
      host: '127.0.0.1',
      origins: [],
      oidc: undefined,
    },
  });
  await introduce(france.context.exchange.directory, directory, 'secret');
  await page.evaluate(
    (body) =>
      fetch('/api/session', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }),
    JSON.stringify({ role: 'liaison-officer', purpose: 'exchange' }),
  );
  await page.goto('/exchange?part=requests&item=new&to=FR');
  await page.getByLabel('Question', { exact: true }).fill('Who has used this telephone since June?');
  await page.getByLabel('To search with', { exact: true }).fill('+44 7700 900123');
  await page.getByRole('radio', { name: 'Urgent, directly accessible', exact: true }).check({ force: true });
  await page.getByLabel('Why it is urgent', { exact: true }).fill('A boat is being loaded tonight');
  await page.getByLabel('Purpose', { exact: true }).first().click();
  await page.getByRole('option', { name: 'Exchange of information', exact: true }).click();
  await page.getByLabel('Legal basis', { exact: true }).fill('Directive (EU) 2023/977, art. 4 (exercise)');
  await page.getByLabel('Case', { exact: true }).fill('GB/2026/114');
  await page.locator('.composer-preview').getByText('GB/2026/114').waitFor();
  await page.locator('.composer-form').evaluate((form) => form.scrollTo(0, 0));
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, 'exchange.png') });
}

/** Where to strike, of the group whose picture was taken. */
async function takeStrike(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Where to strike', exact: true }).click();
  await page.getByRole('tab', { name: 'Ranking', exact: true }).click();
  await page.getByRole('button', { name: 'Rank', exact: true }).click();
  await page.locator('.table-row').first().waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, 'strike.png') });
}

/** The passport of the lot that was found last. */
async function takeSupply(page: Page): Promise<void> {
  await page.goto('/supply');
  await page.locator('.table-row').first().click();
  await page.locator('.map-labels span').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2000);
  await page.screenshot({ path: join(folder, 'supply.png') });
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
  for (const end = Date.now() + PATIENCE; ;) {
    await page.goto(`/matches?match=${await likeliestMatch(page)}`);
    try {
      await page.locator('.comparison').waitFor({ timeout: 10_000 });
      break;
    } catch (error) {
      // Where the node matched anew meanwhile, the pair may be gone.
      if (Date.now() > end) throw error;
    }
  }
  await page.locator('.table-row').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, 'match.png') });
}

async function likeliestMatch(page: Page): Promise<string> {
  // Not `waitForFunction`: it takes the promise of an answer for the answer.
  for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(500)) {
    const match = await page.evaluate(async () => {
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
    });
    if (match !== undefined) return match;
  }
  throw new Error('the node did not finish its matches in time');
}

/** The largest group, with the members beside it. */
async function takeNetwork(page: Page): Promise<void> {
  await page.goto('/networks');
  await page.getByRole('grid', { name: 'Groups' }).locator('.table-row').first().click();
  await page.getByRole('application').waitFor();
  await page.getByRole('grid', { name: 'Members' }).locator('.table-row').first().waitFor();
  await page.getByText('Arranging').waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, 'networks.png') });
}
