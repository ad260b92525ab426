import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { networkMade } from '../../node/rooms/networks/networks-testing.ts';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { engines } from '../src/i18n/engines.ts';
import { networks as de } from '../src/i18n/de/networks.ts';
import { networks as en } from '../src/i18n/en/networks.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const PAGE_RANK = engines.en['analysis.page-rank.title'];
const rows = (page: Page): Locator => page.locator('.analysis-table .table-row');
const choice = (page: Page): Locator =>
  page.locator('.analysis-form').getByRole('button', { name: en.analysis });
const why = (page: Page): Locator => page.locator('.analysis-why');
const openGroup = async (page: Page, groups: string): Promise<void> =>
  page.getByRole('grid', { name: groups }).locator('.table-row').first().click();
const run = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: en.run, exact: true }).click();
  await rows(page).first().waitFor();
};

describeInBrowser('analyses of networks', (bench) => {
  beforeAll(async () => networkMade(await bench.node.persona('gb-analyst')), 120_000);

  it('chooses one, sets it, runs it when told to, and says why, all by keys', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/api/networks/analyses/'))
        asked.push(new URL(request.url()).pathname);
    });
    await openGroup(page, en.groups);
    await page.getByRole('tab', { name: en.saved }).focus();
    await page.keyboard.press('ArrowRight');
    await choice(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: PAGE_RANK }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('analysis') === 'page-rank');

    await page.locator('.analysis-settings summary').focus();
    await page.keyboard.press('Enter');
    const damping = page.getByRole('textbox', { name: engines.en['analysis.page-rank.damping'] });
    await damping.fill('7');
    await page.getByText(/Write a number from 0.5 to 0.99/).waitFor();
    expect(await page.getByRole('button', { name: en.run, exact: true }).isDisabled()).toBe(true);
    await damping.fill('0,9');
    await page.waitForURL((url) => url.searchParams.get('set') === '{"damping":0.9}');
    expect(asked).toEqual([]);
    await damping.press('Enter');
    await rows(page).nth(2).waitFor();
    expect(new URL(page.url()).searchParams.get('part')).toBe('group');
    expect(await page.locator('.analysis-found').innerText()).toMatch(/\d+ nodes, \d+ linked pairs/);
    const [first] = await page.locator('.analysis-table [role=gridcell]').allInnerTexts();
    expect(first).toBe('1');

    // By keys from row to row, and why beside it: parts that add up.
    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await why(page).getByRole('rowgroup').first().waitFor();
    const parts = (await why(page).locator('.waterfall-value').allInnerTexts()).map(Number.parseFloat);
    const total = parts.pop()!;
    expect(total).toBeGreaterThan(0);
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - total)).toBeLessThan(0.01 * parts.length);
    const chosen = new URL(page.url()).searchParams.get('node');
    await why(page).getByRole('button').first().press('Enter');
    await page.waitForURL((url) => url.searchParams.get('node') !== chosen);

    // The result stays while another tab is read, and says so when the form asks for something else.
    const before = asked.filter((path) => path.endsWith('/page-rank')).length;
    await page.getByRole('tab', { name: en.groups }).click();
    await page.getByRole('tab', { name: en.analyses }).click();
    await rows(page).first().waitFor();
    expect(asked.filter((path) => path.endsWith('/page-rank')).length).toBe(before);
    await page.getByRole('textbox', { name: engines.en['analysis.page-rank.damping'] }).fill('0.8');
    await page.getByText(en.otherwiseAsked).waitFor();
  });

  it('lists a whole network page by page, and opens a chart around whom it has chosen', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/networks?tab=analyses&analysis=betweenness&told=all',
    });
    const { page } = visit;
    await run(page);
    const told = page.locator('.analysis-table').getByText(/^\d+ of \d+ listed/);
    const [listed, all] = (await told.innerText()).match(/\d+/g)!.map(Number);
    expect(listed).toBeLessThan(all!);
    await rows(page).first().focus();
    await page.keyboard.press('End');
    await page.getByText(/^400 of/).waitFor();
    await page.keyboard.press('End');
    await told.waitFor({ state: 'detached' });
    await page.keyboard.press('Home');
    await rows(page).first().click();
    await page.waitForURL((url) => url.searchParams.has('nodes') && url.searchParams.has('node'));
    await page.getByRole('application').waitFor();
    await why(page).getByText(engines.en['analysis.betweenness.pairs']).waitFor();
  });

  it('waits for a network that is being made, and tells what to do where the node refuses', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/networks?tab=analyses&analysis=blocks',
      expected: /50[0-9]|422/,
    });
    const { page } = visit;
    const refusals = [
      { status: 503, code: 'network-computing', title: 'Being made.', remedy: 'Ask again in a few seconds.' },
      { status: 422, code: 'analysis-too-large', title: 'Too large.', remedy: 'Choose a group.' },
    ];
    await page.route('**/api/networks/analyses/blocks', async (route) => {
      const refusal = refusals.shift();
      if (!refusal) return route.continue();
      const { status } = refusal;
      return route.fulfill({ status, json: { type: 'about:blank', ...refusal } });
    });
    await page.getByRole('button', { name: en.run, exact: true }).click();
    await page.getByRole('progressbar', { name: en.analysing }).waitFor();
    const alert = page.getByRole('alert');
    await alert.getByText('Choose a group.').waitFor();
    await alert.getByRole('button').click();
    await rows(page).first().waitFor();
    expect(await alert.count()).toBe(0);
  });

  it.each(THEMES)('shows scores and groups on the chart, accessibly, in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks', theme });
    const { page } = visit;
    await openGroup(page, en.groups);
    await page.getByRole('tab', { name: en.analyses }).click();
    await run(page);
    const legend = page.getByRole('list', { name: en.legend });
    await legend.getByText('Size: Links').waitFor();
    await page.getByRole('switch', { name: en.showOnChart }).press('Space');
    await legend.getByText(`Size: ${engines.en['analysis.betweenness.title']}`).waitFor();
    await rows(page).first().click();
    await why(page).locator('dd').first().waitFor();

    await choice(page).click();
    await page.getByRole('option', { name: engines.en['analysis.components.title'] }).click();
    await run(page);
    await legend.getByText('Part 1').waitFor();
    await page.getByRole('button', { name: en['colour.analysis'] }).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone, goes from chart to list and back, and speaks German', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/networks',
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    await openGroup(page, de.groups);
    await page.getByRole('button', { name: de.analyses }).click();
    await page.getByRole('button', { name: de.run, exact: true }).click();
    await rows(page).first().waitFor();
    // Four tabs are wider than a phone: the one that is read is in sight.
    const tab = await page.getByRole('tab', { name: de.analyses }).boundingBox();
    expect(tab && Math.floor(tab.x + tab.width)).toBeLessThanOrEqual(PHONE.width);
    expect(await sticksOut(page)).toEqual([]);
    await rows(page).first().click();
    await why(page).locator('dd').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
    expect(leftInEnglish(await visibleTexts(page), 'de')).toEqual([]);
    // Back to the list that it was chosen in, and from there to the chart.
    await page.getByRole('button', { name: de.analyses }).click();
    await rows(page).first().waitFor();
    expect(leftInEnglish(await visibleTexts(page), 'de')).toEqual([]);
    await page.getByRole('button', { name: de.chart, exact: true }).click();
    await page.getByRole('grid', { name: de.nodes }).locator('.table-row').first().waitFor();
  });
});
