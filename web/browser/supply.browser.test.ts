import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { allLots, supplyMade } from '../../node/rooms/supply/supply-testing.ts';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { common } from '../src/i18n/en/common.ts';
import { imports } from '../src/i18n/en/import.ts';
import { supply as de } from '../src/i18n/de/supply.ts';
import { supply as en } from '../src/i18n/en/supply.ts';
import { supply as fr } from '../src/i18n/fr/supply.ts';
import { supply as nl } from '../src/i18n/nl/supply.ts';
import { coloursOf } from './colours.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const lots = (page: Page): Locator => page.getByRole('grid', { name: en.lots });
const marked = (page: Page): Locator => page.locator('.journey-bar[data-marked=true]');

describeInBrowser('supply', (bench) => {
  let lot: string;
  beforeAll(async () => {
    const client = await bench.node.persona('gb-analyst');
    await supplyMade(client);
    // One that was sent by a known maker and of which something was found.
    lot = (await allLots(client)).find(({ makers, launched }) => makers.length > 0 && launched > 0)!.id;
  });

  it('opens a lot by keys, and marks a step in timeline and table, with its evidence', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/supply' });
    const { page } = visit;
    await lots(page).locator('.table-row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL((url) => url.searchParams.has('lot'));
    await visit.go(`/supply?lot=${lot}`);
    await page.locator('.journey-timeline svg[role=img]').waitFor();
    expect(await coloursOf(page.locator('.journey-timeline svg[role=img]'), 40)).toBeGreaterThan(3);

    // The same step in the table marks its bars; chosen, it is what `e` opens, and it is in the address.
    const sent = page
      .getByRole('table', { name: en.steps })
      .getByRole('button', { name: en['step.consigned'] })
      .first();
    await sent.focus();
    await marked(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('step')?.startsWith('way ') === true);
    expect(await sent.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('e');
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await page.keyboard.press('Escape');

    // A bar under the pointer marks its rows.
    await sent.press('Enter');
    await page.mouse.move(0, 0);
    await page.locator('.journey-bar[data-kind]:not(.journey-legend *)').first().hover();
    await page.locator('.step-row[data-marked=true]').first().waitFor();

    // What speaks for a piece, in bits.
    await page.locator('.supply-members summary').first().click();
    expect(await page.locator('.ground-list').first().innerText()).toMatch(/bits/);
  });

  it('lists pieces that are likely of one batch, and says why', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/supply?tab=pairs' });
    const { page } = visit;
    const pair = page.getByRole('grid', { name: en.pairs }).locator('.table-row').first();
    await pair.click();
    await page.waitForURL((url) => url.searchParams.has('one') && url.searchParams.has('other'));
    // What speaks for and against adds up to what the list says.
    const total = page.locator('.batch').getByRole('row', { name: common.total });
    expect(await pair.innerText()).toContain(`+${(await total.innerText()).split(/\s+/).at(-1)}`);
    expect(await axe(page)).toEqual([]);
    await page.getByText(en.across).click();
    await page.waitForURL((url) => url.searchParams.get('across') === 'true');
  });

  it('records a seizure with a photograph, keeping the draft over a reload', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/supply/record' });
    const { page } = visit;
    const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
    await field(en.placeName).fill('Exemplar Sands');
    await field(en.latitude).fill('50,93');
    await field(en.longitude).fill('1.80');
    await field(en['item.cin']).fill('FR-ABC12345F425');
    await page.getByText(/maker ABC, serial 12345, built Jun 2024/).waitFor();
    await field(en['item.cin']).fill('FR-ABC12345F725');
    await page.getByText(en.cinContradicts).waitFor();
    await field(en['item.cin']).fill('FR-ABC12345F425');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'stern.png', mimeType: 'image/png', buffer: await page.screenshot() });
    const photo = page.getByRole('list', { name: en.photos }).getByRole('img');
    await photo.waitFor();
    await page.reload();
    await photo.waitFor();
    expect(await field(en.placeName).inputValue()).toBe('Exemplar Sands');
    expect(await field(en['item.cin']).inputValue()).toBe('FR-ABC12345F425');

    // Sent too early it says what is missing, and goes there.
    await page.keyboard.press('Control+Enter');
    await page.getByText(en['problem.caption']).waitFor();
    await field('What photograph 1 shows').fill('Stern with number');
    await field(imports.source).fill('browser-tests');
    await field(imports.legalBasis).fill('None: fictional');
    await page.keyboard.press('Control+Enter');
    await page.getByText(en.checkedText).waitFor();
    await page.getByRole('button', { name: en.recordVerb, exact: true }).click();
    await page.getByText(en.recorded).waitFor();
    await page.getByRole('link', { name: en.openSeizure }).click();

    // Its photograph is drawn, and it leads to its dossier.
    const shown = page.getByRole('img', { name: 'Stern with number' });
    await shown.waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.photo-strip img')].every(
        ({ naturalWidth }) => naturalWidth > 100,
      ),
    );
    await page.getByText('FRABC12345F425').first().waitFor();
    await page.getByRole('link', { name: en.dossier }).click();
    await page.waitForURL(/\/records\//);
    await page.getByText('Exemplar Sands').first().waitFor();
  });

  it('begins anew without the photograph that was still on its way', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/supply/record' });
    const { page } = visit;
    const sent = Promise.withResolvers<void>();
    await page.route('**/api/supply/photos', async (route) => {
      await sent.promise;
      await route.continue().catch(() => {});
    });
    const buffer = await page.screenshot();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'stern.png', mimeType: 'image/png', buffer });
    await page.getByRole('progressbar', { name: 'stern.png' }).waitFor();
    await page.keyboard.press('Control+Enter');
    // It is given up, so that no answer to it comes any more.
    const givenUp = page.waitForEvent('requestfailed', (each) => each.url().endsWith('/api/supply/photos'));
    await page.getByRole('button', { name: en.startOver }).click();
    await page.getByRole('list', { name: en.photos }).waitFor({ state: 'detached' });
    await givenUp;
    sent.resolve();
    expect(await page.getByRole('list', { name: en.photos }).count()).toBe(0);
  });

  it('shields an association at once, with a reason, and takes it back', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/supply?tab=suppliers' });
    const { page } = visit;
    const rows = page.getByRole('grid', { name: en.suppliers }).locator('.table-row');
    await rows.first().waitFor();
    const name = await rows.first().locator('.name-own').innerText();
    const named = rows.getByText(name, { exact: true });
    await rows.first().click();
    await page.getByText(/^(A lead|No lead):/).waitFor();
    await page.getByRole('button', { name: en.confirmAid }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText(en.reasonMissing).waitFor();
    await page.keyboard.type('Registered charity no. 123456');
    await page.keyboard.press('Control+Enter');
    const latest = page.getByRole('list', { name: en.aid }).getByRole('listitem').first();
    await latest.getByText('Registered charity no. 123456').waitFor();
    await named.waitFor({ state: 'detached' });

    await latest.getByRole('button', { name: en.takeBack }).click();
    await page.keyboard.type('Mistaken for another');
    await page.keyboard.press('Control+Enter');
    await latest.getByText('Mistaken for another').waitFor();
    await named.waitFor();
  });

  it('shows the officer who supervises the rules what met them, in words', async () => {
    await using visit = await bench.visit({
      persona: 'gb-protection',
      path: '/supply?beside=excluded',
      language: 'de',
    });
    const { page } = visit;
    const left = page.getByRole('grid', { name: de.excluded });
    await left.getByText(de['because.nothingElse']).first().waitFor();
    expect(await page.getByRole('link', { name: de.recordSeizure }).count()).toBe(0);
    expect(leftInEnglish(await visibleTexts(page), 'de')).toEqual([]);
  });

  it.each(THEMES)('is accessible in %s: lot, seizures, form', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/supply?lot=${lot}`, theme });
    const { page } = visit;
    await page.locator('.journey-timeline svg[role=img]').waitFor();
    await page.locator('.supply-members summary').first().click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: en.seizures }).click();
    await page.getByRole('grid', { name: en.byMonth }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: en.recordSeizure }).click();
    await page.getByRole('button', { name: en.check, exact: true }).click();
    await page.getByText(en['problem.place']).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it.each([
    ['de', de],
    ['fr', fr],
    ['nl', nl],
  ] as const)('fits a phone, lists first, and speaks %s', async (language, words) => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/supply',
      size: PHONE,
      language,
    });
    const { page } = visit;
    const fits = async (): Promise<void> => {
      expect(await sticksOut(page)).toEqual([]);
      expect(leftInEnglish(await visibleTexts(page), language)).toEqual([]);
    };
    await page.getByRole('grid', { name: words.lots }).locator('.table-row').first().click();
    await page.getByRole('table', { name: words.steps }).waitFor();
    await fits();
    await page.getByRole('button', { name: words.lots, exact: true }).click();
    await page.getByRole('tab', { name: words.flows }).click();
    await page.getByRole('grid', { name: words.flows }).locator('.table-row').first().waitFor();
    await page.getByRole('button', { name: words.map, exact: true }).click();
    await page.locator('.sankey svg[role=img]').waitFor();
    await fits();
    await visit.go('/supply/record');
    await page.getByRole('button', { name: words.check, exact: true }).waitFor();
    await fits();
  });
});
