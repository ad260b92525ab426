import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { networkMade } from '../../node/rooms/networks/networks-testing.ts';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { networks as de } from '../src/i18n/de/networks.ts';
import { networks as en } from '../src/i18n/en/networks.ts';
import { coloursOf } from './colours.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const groups = (page: Page): Locator => page.getByRole('grid', { name: en.groups });
const chart = (page: Page): Locator => page.getByRole('application');
const counts = (page: Page): Locator => page.locator('[data-pane=chart] .pane-detail');
const nodesShown = async (page: Page): Promise<number> =>
  Number((await counts(page).innerText()).match(/[\d,]+/)?.[0].replaceAll(',', ''));

/** A place of the chart at which a node is: the pointer becomes a hand over nodes and links, and a click tells which. */
async function nodeUnderPointer(page: Page): Promise<{ x: number; y: number }> {
  const hands = await page.locator('.chart-stage').evaluate((stage: HTMLElement) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    const found: { x: number; y: number }[] = [];
    for (let y = top + 60; y < top + height - 60; y += 5)
      for (let x = left + 60; x < left + width - 110; x += 5) {
        stage.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
        if (stage.style.cursor === 'pointer') found.push({ x, y });
      }
    return found;
  });
  for (const { x, y } of hands) {
    await page.mouse.click(x, y);
    await page.waitForURL((url) => url.searchParams.has('node') || url.searchParams.has('link'));
    if (new URL(page.url()).searchParams.has('node')) return { x, y };
  }
  throw new Error('no node was met');
}

describeInBrowser('networks', (bench) => {
  beforeAll(async () => networkMade(await bench.node.persona('gb-analyst')), 120_000);

  it('opens a group, draws it, is walked by keys, expands, and finds who connects two', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    await groups(page).locator('.table-row').first().click();
    await chart(page).waitFor();
    await page.getByText(en.arranging).waitFor({ state: 'detached' });
    // Surface, links and several kinds of node, each by its own colour.
    expect(await coloursOf(page.locator('.chart-stage'), 40)).toBeGreaterThan(4);
    await page.getByRole('grid', { name: en.members }).waitFor();

    // The time bar by keys: a month is told by its name, and the address follows.
    const month = page.getByRole('slider', { name: en.timeFrom });
    expect(await month.getAttribute('aria-valuetext')).toMatch(/^\p{L}+ \d{4}$/u);
    const earliest = await month.getAttribute('aria-valuetext');
    await month.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.has('since'));
    expect(await month.getAttribute('aria-valuetext')).not.toBe(earliest);
    await page.getByRole('button', { name: en.wholeTime }).click();
    await page.waitForURL((url) => !url.searchParams.has('since'));

    await chart(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.has('node'));
    const first = new URL(page.url()).searchParams.get('node');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('node') !== first);
    const before = await nodesShown(page);
    await page.keyboard.press('Enter');
    // Said of a node only once it was expanded.
    await page
      .getByText(/^(All \d+ neighbours are|The one neighbour is) shown|\d+ of \d+ neighbours shown/)
      .first()
      .waitFor();
    expect(await nodesShown(page)).toBeGreaterThanOrEqual(before);
    // Hidden and back again, which the renderer must follow.
    const grown = await nodesShown(page);
    await page.keyboard.press('h');
    await page.getByText(/hidden or filtered/).waitFor();
    expect(await nodesShown(page)).toBeLessThan(grown);
    await page.keyboard.press('z');
    await page.getByText(/hidden or filtered/).waitFor({ state: 'detached' });
    expect(await nodesShown(page)).toBe(grown);
    await page.keyboard.press('e');
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await page.keyboard.press('Escape');

    // Two ends, chosen in the table; a path with its probability.
    await page.keyboard.press('p');
    await page.waitForURL((url) => url.searchParams.has('from'));
    await chart(page).focus();
    await page.keyboard.press('t');
    // The chart goes, the keyboard does not.
    await page.locator(`button:focus:has-text("${en.showChart}")`).waitFor();
    const nodes = page.getByRole('grid', { name: en.nodes });
    await nodes.locator('.table-row').nth(3).click();
    await page.waitForURL((url) => url.searchParams.has('to'));
    const path = page.getByRole('list', { name: en.paths }).getByRole('button').first();
    await path.waitFor();
    expect(await path.innerText()).toMatch(/%/);
    expect(await path.getAttribute('aria-pressed')).toBe('true');
  });

  it('shows the whole network, moves and zooms it, and puts a node elsewhere by hand', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    await page.getByRole('button', { name: en.wholeNetwork }).click();
    await page.waitForURL((url) => url.searchParams.has('whole'));
    const stage = page.locator('.chart-stage[aria-busy=false]');
    await stage.waitFor({ state: 'attached' });
    await page.getByText(en.arranging).waitFor({ state: 'detached' });
    expect(await nodesShown(page)).toBeGreaterThan(100);
    const before = await stage.screenshot();
    const box = (await stage.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -900);
    await stage.waitFor({ state: 'attached' });
    expect((await stage.screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('f');
    await stage.waitFor({ state: 'attached' });

    // A node, wherever the layout put it, is taken elsewhere and stays there.
    const found = await nodeUnderPointer(page);
    await page.mouse.down();
    await page.mouse.move(found.x + 40, found.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.mouse.click(found.x + 40, found.y + 30);
    await page.waitForURL((url) => url.searchParams.has('node'));
    await page.getByRole('button', { name: en.unpin }).waitFor();
  });

  it('keeps a chart and opens it again', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    await groups(page).locator('.table-row').first().click();
    await chart(page).waitFor();
    const count = await nodesShown(page);
    await page.getByRole('button', { name: en.saveChart }).click();
    await page.getByRole('textbox', { name: en.chartName }).fill('Channel coast');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: en.saved }).click();
    await page.getByRole('gridcell', { name: 'Channel coast', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.has('chart') && !url.searchParams.has('group'));
    await page.getByRole('button', { name: en.showTable, exact: true }).waitFor();
    expect(await nodesShown(page)).toBe(count);
  });

  it.each(THEMES)('is accessible in %s, as chart and as tables', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks', theme });
    const { page } = visit;
    await groups(page).locator('.table-row').first().click();
    await chart(page).waitFor();
    await page.getByRole('grid', { name: en.members }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: en.showTable }).click();
    await page.getByRole('grid', { name: en.nodes }).locator('.table-row').first().click();
    await page.getByRole('heading', { name: en.linksByType }).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone, beginning with tables, and speaks German', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/networks',
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    await page.getByRole('grid', { name: de.groups }).locator('.table-row').first().click();
    await page.getByRole('grid', { name: de.nodes }).locator('.table-row').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
    expect(leftInEnglish(await visibleTexts(page), 'de')).toEqual([]);
  });
});
