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

/** Drawn and at rest: the page says so of both at once, so that neither is missed before it begins. */
const drawn = (page: Page): Locator =>
  page.locator('.chart-frame:not(:has(.chart-busy)) .chart-stage[aria-busy=false]');
const chosen = (page: Page, what: 'node' | 'link'): string | null =>
  new URL(page.url()).searchParams.get(what);

interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Places of the chart with something under them and without: the pointer becomes a hand over nodes and links. */
function scanned(page: Page): Promise<{ taken: Pixel[]; free: Pixel[] }> {
  return page.locator('.chart-stage').evaluate((stage: HTMLElement) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    const [taken, free]: [Pixel[], Pixel[]] = [[], []];
    for (let y = top + 60; y < top + height - 60; y += 5)
      for (let x = left + 60; x < left + width - 110; x += 5) {
        stage.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
        (stage.style.cursor === 'pointer' ? taken : free).push({ x, y });
      }
    return { taken, free };
  });
}

/** Lets go of what is chosen on a chart that was clicked before. */
async function letGo(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForURL(({ searchParams }) => !searchParams.has('node') && !searchParams.has('link'));
}

/** Chooses a node with the pointer, which then is over it. */
async function chooseNode(page: Page, places: readonly Pixel[]): Promise<{ id: string; at: Pixel }> {
  for (const at of places) {
    await page.mouse.click(at.x, at.y);
    await page.waitForURL(({ searchParams }) => searchParams.has('node') || searchParams.has('link'));
    const id = chosen(page, 'node');
    if (id !== null) return { id, at };
    await letGo(page);
  }
  throw new Error('no node was met');
}

describeInBrowser('networks', (bench) => {
  beforeAll(async () => networkMade(await bench.node.persona('gb-analyst')), 120_000);

  it('opens a group, draws it, is walked by keys, expands, and finds who connects two', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    await groups(page).locator('.table-row').first().click();
    await drawn(page).waitFor();
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
    const stage = drawn(page);
    await stage.waitFor();
    expect(await nodesShown(page)).toBeGreaterThan(100);
    const before = await stage.screenshot();
    const box = (await stage.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -900);
    await expect.poll(async () => (await stage.screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('f');
    await stage.waitFor();

    // A node, wherever the layout put it, is taken to where nothing else is, and stays there.
    const { taken, free } = await scanned(page);
    const { id, at: from } = await chooseNode(page, taken);
    const distance = (one: Pixel, other: Pixel): number => Math.hypot(one.x - other.x, one.y - other.y);
    const to = free
      .filter((place) => distance(place, from) > 40 && taken.every((other) => distance(place, other) > 20))
      .reduce((near, place) => (distance(place, from) < distance(near, from) ? place : near));
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: en.unpin }).waitFor();
    await letGo(page);
    await page.mouse.click(to.x, to.y);
    await page.waitForURL(({ searchParams }) => searchParams.get('node') === id);
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
