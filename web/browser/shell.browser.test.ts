import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const ROOMS = {
  Picture: '/',
  Search: '/search',
  Leads: '/leads',
  Matches: '/matches',
  Import: '/import',
  Plan: '/plan',
} as const;
const LOCALES = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];

/** Who is looking and for what, as the strip above every room says it. */
async function strip(page: Page): Promise<string> {
  return (await page.getByRole('banner').innerText()).replaceAll(/\s+/g, ' ');
}

describeInBrowser('shell', (bench) => {
  it('says partner, person, role, purpose and that this is an exercise in every room', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/' });
    for (const [name, path] of Object.entries(ROOMS)) {
      await visit.page.getByRole('navigation').getByRole('link', { name }).click();
      await visit.page.waitForURL((url) => url.pathname === path);
      await visit.page.getByRole('heading', { level: 1 }).first().waitFor();
      const said = await strip(visit.page);
      for (const word of ['United Kingdom', 'Imogen Ashdown', 'Analyst', 'Operational analysis', 'Exercise'])
        expect(said).toContain(word);
    }
  });

  it('changes the purpose in place and says so', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/leads' });
    const { page } = visit;
    await page.getByRole('button', { name: /Change role or purpose/ }).click();
    await page.getByRole('menuitem', { name: 'Cross-check' }).first().click();
    await page.getByRole('status').filter({ hasText: 'Now shown as Analyst for Cross-check.' }).waitFor();
    expect(await strip(page)).toContain('Cross-check');
    expect(await page.locator('.shell').getAttribute('data-purpose')).toBe('cross-check');
  });

  it('finds rooms and records from the palette with the keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/' });
    const { page } = visit;
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search or go to' });
    await field.waitFor();
    await page.keyboard.type('Plan');
    await page.getByRole('option', { name: 'Search for “Plan”' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('Theme: Dark');
    await chooseByKey(page, /^Theme: Dark/);
    await page.locator(':root[data-theme=dark]').waitFor({ state: 'attached' });

    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('Toufahi');
    await chooseByKey(page, /Toufahi.*Person/);
    await page.waitForURL((url) => url.pathname.startsWith('/records/'));
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Toufahi' }).waitFor();
  });

  it('moves between rooms with two keys, puts the focus on the heading, and lists its keys', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/' });
    const { page } = visit;
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.waitForURL((url) => url.pathname === '/leads');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    const text = await sheet.innerText();
    for (const words of ['Go to Plan', 'Open or close the evidence', 'Triage', 'Next lead', 'Open the row'])
      expect(text).toContain(words);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('keeps theme, density and language over a reload', async () => {
    await using visit = await bench.visit({ persona: 'de-analyst', path: '/plan' });
    const { page } = visit;
    for (const [settings, choice] of [
      ['Appearance and language', 'Dark'],
      ['Appearance and language', 'Compact'],
      ['Appearance and language', 'Deutsch'],
    ] as const) {
      await page.getByRole('button', { name: settings }).click();
      await page.getByRole('menuitem', { name: choice }).click();
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    await visit.go('/plan');
    const root = page.locator('html');
    expect(await root.getAttribute('lang')).toBe('de');
    expect(await root.getAttribute('data-theme')).toBe('dark');
    expect(await root.getAttribute('data-density')).toBe('compact');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Plan der fünf Prioritäten');
  });

  it.each(LOCALES)('speaks %s in every room', async (language) => {
    await using visit = await bench.visit({ persona: 'nl-analyst', path: '/plan', language });
    const { page } = visit;
    for (const path of Object.values(ROOMS)) {
      await page.locator(`nav a[href="${path}"]`).click();
      await page.waitForURL((url) => url.pathname === path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const text = await page.locator('body').innerText();
      // A placeholder that nothing filled, and a key that has no words.
      expect(text).not.toMatch(/\{\w+\}/);
      expect(text).not.toMatch(/\b(correlations|anchor|indicator|basis|status|kind)\.[a-z]/);
      if (language !== 'en') expect(leftInEnglish(await visibleTexts(page), language), path).toEqual([]);
    }
  });

  it('lets single keys be turned off', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/plan' });
    const { page } = visit;
    const sheet = page.getByRole('dialog');
    const single = sheet.getByRole('switch', { name: 'Single-key shortcuts' });
    await page.keyboard.press('?');
    await single.waitFor();
    expect(await single.isChecked()).toBe(true);
    await single.press('Space');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    await visit.go('/plan');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('?');
    await page.keyboard.press('e');
    // Combinations still work.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/plan');
    expect(await page.getByRole('complementary', { name: 'Evidence' }).count()).toBe(0);
    expect(await single.count()).toBe(0);
  });

  it.each(THEMES)('has accessible dialogs and menus in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/plan', theme });
    const { page } = visit;
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Change role or purpose/ }).click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone, palette and sheet included', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/plan',
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });

  it('says so when the node is away, and goes on by itself when it is back', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/plan',
      expected: /ERR_INTERNET_DISCONNECTED/,
    });
    const { page } = visit;
    // The other rooms have been fetched ahead.
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /assets\/leads-.*\.js$/.test(name)),
    );
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
    await page.getByText('The node does not answer. You see the last state received').waitFor();
    await page.context().setOffline(false);
    await page.getByText('The node does not answer').first().waitFor({ state: 'detached' });
    await page.getByRole('row').nth(1).waitFor();
  });
});

/** Walks down the list until what is under the keyboard fits, and presses Enter. */
async function chooseByKey(page: Page, wanted: RegExp): Promise<void> {
  await page.getByRole('option').filter({ hasText: wanted }).first().waitFor();
  const focused = page.locator('[role=option][data-focused]');
  for (let step = 0; step < 20; step++) {
    if (wanted.test((await focused.innerText()).replaceAll(/\s+/g, ' '))) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}
