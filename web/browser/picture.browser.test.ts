import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { coloursOf } from './colours.ts';

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

describeInBrowser('picture', (bench) => {
  it('answers what is new, what needs me, where, and how the priorities stand', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/' });
    const { page } = visit;
    await part(page, 'What is new').getByRole('listitem').first().waitFor();
    expect(await part(page, 'What is new').getByRole('listitem').count()).toBeGreaterThan(10);
    await part(page, 'What needs you')
      .getByRole('link', { name: /Same bank account/ })
      .first()
      .waitFor();
    const priorities = part(page, 'How the five priorities stand');
    expect(await priorities.locator('.priority').count()).toBe(5);
    for (const indicators of await priorities.locator('.priority').all())
      expect(await indicators.locator('.indicator').count()).toBeGreaterThan(1);

    // Sea, land, borders and three kinds of mark: a blank or a solid map has fewer.
    await page.locator('.map-labels span').first().waitFor();
    expect(await coloursOf(page.locator('.map-canvas canvas'), 60)).toBeGreaterThan(4);
  });

  it('leads from what changed to the lead, and forgets what was seen', async () => {
    await using visit = await bench.visit({ persona: 'be-adverts', path: '/' });
    const { page } = visit;
    const news = part(page, 'What is new');
    await news.getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: /Mark as seen/ }).click();
    await news.getByText(/Nothing new since/).waitFor();
    await visit.go('/');
    await news.getByText(/Nothing new since/).waitFor();

    // A decision is news, and leads to the lead.
    const other = await bench.node.persona('be-adverts');
    const { leads } = await other.call('leads', { query: { limit: 1 } });
    const lead = leads[0]!.id;
    await other.call('decide', {
      params: { lead },
      body: { action: 'note', note: 'Seen at the Kehl crossing.' },
    });
    await visit.go('/');
    await news.getByRole('link').filter({ hasText: 'Lotte Vanderhaegen wrote a note' }).first().click();
    await page.waitForURL((url) => url.pathname === '/leads' && url.searchParams.get('lead') === lead);
    await page.getByText('Seen at the Kehl crossing.').waitFor();
  });

  it('is walked with the keyboard: parts, lines, evidence, a lead', async () => {
    await using visit = await bench.visit({ persona: 'nl-analyst', path: '/' });
    const { page } = visit;
    await part(page, 'What needs you').getByRole('link', { name: /Same/ }).first().waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Evidence' }).waitFor({ state: 'detached' });
    await page.keyboard.press('m');
    await page.getByRole('grid', { name: 'Where it happens' }).waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/leads' && url.searchParams.has('lead'));
  });

  it('opens a figure down to its statements', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/?where=list' });
    const { page } = visit;
    const figure = part(page, 'How the five priorities stand').locator('.indicator-number button').first();
    await figure.click();
    const evidence = page.getByRole('complementary', { name: 'Evidence' });
    await evidence.locator('.evidence-item').first().waitFor();
    expect(await evidence.locator('.evidence-title').innerText()).toMatch(/\d/);
  });

  it.each(THEMES)('is accessible in %s, as map and as list', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/', theme });
    const { page } = visit;
    await page.locator('.map-labels span').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('m');
    await page.getByRole('grid', { name: 'Where it happens' }).waitFor();
    await page.locator('.indicator-name').first().click();
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await using visit = await bench.visit({ persona: 'de-analyst', path: '/', size: PHONE, language: 'de' });
    const { page } = visit;
    await page.locator('.inbox-line').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });
});
