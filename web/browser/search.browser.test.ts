import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { search as de } from '../src/i18n/de/search.ts';
import { search as en } from '../src/i18n/en/search.ts';
import { search as fr } from '../src/i18n/fr/search.ts';
import { search as nl } from '../src/i18n/nl/search.ts';
import { contribute, saysOf } from './contribute.ts';

/** Made-up people whose names occur nowhere in the exercise, each in one script only unless it says otherwise. */
const PEOPLE = {
  arabic: { record: 'GB:browser-arabic', name: 'سامر خليل القنديلاني' },
  cyrillic: { record: 'GB:browser-cyrillic', name: 'Ярослав Криничшевко' },
  latin: { record: 'GB:browser-latin', name: 'Yaroslav Krynychshevko' },
  both: { record: 'GB:browser-both', name: 'Tesfalidet Berakhiyab', native: 'ተስፋልደት በራኺያብ' },
} as const;
const PHONE_NUMBER = '+44 7700 900 987';
const IBAN = 'DE36999999990777000321';
const HOSTILE = '\u202Egnp.exe\u202C <img src=x onerror="document.title=1"> =HYPERLINK("http://x.invalid")';

const field = (page: Page) => page.getByRole('searchbox', { name: en.field });
const rows = (page: Page) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ hasNot: page.getByRole('columnheader') });
const PARTNERS_SHOWN = '.chip-partner';
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));

async function searchFor(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  // Until the answer is there the rows are those of the question before.
  await page
    .getByRole('grid', { name: en.resultsFor.replace('{q}', text) })
    .and(page.locator(':not([aria-busy=true])'))
    .waitFor();
}

describeInBrowser('search', (bench) => {
  beforeAll(async () => {
    const caller = await bench.node.persona('gb-analyst');
    const person = { schema: 'Person', subject: 'suspect', grading: '3x5x2/2/C/P' } as const;
    await contribute(caller, {
      partner: 'GB',
      title: 'Names for the search (exercise)',
      statements: [
        ...saysOf(
          { ...person, record: PEOPLE.arabic.record },
          { name: PEOPLE.arabic.name, phone: PHONE_NUMBER },
        ),
        ...saysOf({ ...person, record: PEOPLE.cyrillic.record }, { name: PEOPLE.cyrillic.name }),
        ...saysOf(
          { ...person, record: PEOPLE.latin.record },
          { name: PEOPLE.latin.name, notes: 'Keeps inflatables behind the pottery at Zandgemaal.' },
        ),
        ...saysOf(
          { ...person, record: PEOPLE.both.record },
          { name: [PEOPLE.both.name, PEOPLE.both.native], country: ['er', 'fr'] },
        ),
        ...saysOf(
          { record: 'GB:browser-account', schema: 'BankAccount' },
          { iban: IBAN, accountNumber: '0777000321' },
        ),
        ...saysOf(
          { ...person, record: 'GB:browser-hostile' },
          { name: 'Quarrelsome Spoofing', alias: HOSTILE },
        ),
      ],
    });
  });

  it('finds names in every script, identifiers however they are written, and words', async () => {
    const searches = [
      ['a name in Arabic script', PEOPLE.arabic.name, PEOPLE.arabic.record],
      ['an Arabic name by a Latin spelling', 'Samer Khalil al-Qandilani', PEOPLE.arabic.record],
      ['a name in Cyrillic', PEOPLE.cyrillic.name, PEOPLE.cyrillic.record],
      ['a Cyrillic name by a Latin spelling', 'Yaroslav Krynychshevko', PEOPLE.cyrillic.record],
      ['a Latin name by a Cyrillic spelling', PEOPLE.cyrillic.name, PEOPLE.latin.record],
      ['a name in Ethiopic script', PEOPLE.both.native, PEOPLE.both.record],
      ['a telephone number written together', '00447700900987', PEOPLE.arabic.record],
      ['a telephone number as it is dialled at home', '07700 900987', PEOPLE.arabic.record],
      ['an IBAN in groups of four', 'DE36 9999 9999 0777 0003 21', 'GB:browser-account'],
      ['words of a note', 'inflatables pottery', PEOPLE.latin.record],
    ] as const;
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search' });
    const { page } = visit;
    for (const [what, text, record] of searches) {
      await searchFor(page, text);
      const found: string[] = [];
      for (const row of await rows(page).all()) {
        const before = page.url();
        await row.click();
        await page.waitForURL((url) => url.href !== before && url.searchParams.has('record'));
        found.push(new URL(page.url()).searchParams.get('record') ?? '');
        if (found.includes(record)) break;
      }
      expect(found, what).toContain(record);
    }
  });

  it('shows a name in its own script first, and isolates it from its line', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/search?q=${encodeURIComponent(PEOPLE.arabic.name)}`,
    });
    const name = visit.page.locator('bdi', { hasText: PEOPLE.arabic.name }).first();
    await name.waitFor();
    expect(
      await name.evaluate((element) => ({
        direction: getComputedStyle(element).direction,
        isolation: getComputedStyle(element).unicodeBidi,
        language: element.getAttribute('lang'),
      })),
    ).toEqual({ direction: 'rtl', isolation: 'isolate', language: 'und-Arab' });

    await visit.go(`/search?q=${encodeURIComponent(PEOPLE.both.name)}`);
    const row = rows(visit.page).first();
    await row.locator('.name-latin').waitFor();
    expect(await row.locator('.name-own').textContent()).toBe(PEOPLE.both.native);
    expect(await row.locator('.name-latin').textContent()).toBe(PEOPLE.both.name);
  });

  it('shows hostile text as text', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search?q=Quarrelsome' });
    const { page } = visit;
    await rows(page).first().click();
    const value = page.locator('bdi', { hasText: 'onerror' }).first();
    await value.waitFor();
    expect(await value.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('isolate');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
  });

  it('goes from the field to a dossier by keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search' });
    const { page } = visit;
    await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
    await page.keyboard.type('hela');
    await page.keyboard.press('Enter');
    await rows(page).nth(2).waitFor();
    for (
      let count = 0;
      count < 12 && !(await page.evaluate(() => document.activeElement?.matches('[role=row]')));
      count += 1
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/record=/);
    const second = await focused(page);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).not.toBe(second);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused(page)).toBe(second);
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe('2');
    const first = await rows(page).first().textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/records\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(first).toContain(await page.locator('h1 .name-own').textContent());

    // Back leads to the same results, and `/` to the field.
    await page.goBack();
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
    expect(await field(page).inputValue()).toBe('hela');
  });

  it('narrows by kind and partner, keeps that in the address, and says how to widen an empty result', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search?q=Delta' });
    const { page } = visit;
    await rows(page).first().waitFor();
    const partners = async () =>
      new Set(await page.getByRole('grid').locator(PARTNERS_SHOWN).allTextContents());
    expect((await partners()).size).toBeGreaterThan(1);

    await page.getByRole('button', { name: en.partner }).click();
    await page.getByRole('option', { name: 'Netherlands' }).click();
    await page.waitForURL(/partner=NL/);
    await expect.poll(partners).toEqual(new Set(['NL']));

    await page.getByRole('button', { name: en.schema }).click();
    await page.getByRole('option', { name: 'Vessel', exact: true }).click();
    await page.getByText(en.nothing.replace('{q}', 'Delta')).waitFor();
    await page.getByText(en.nothingNarrowed).waitFor();
    await page.getByRole('button', { name: en.searchAll }).click();
    await rows(page).first().waitFor();
    expect((await partners()).size).toBeGreaterThan(1);
    expect(new URL(page.url()).search).toBe('?q=Delta');
  });

  it('says plainly that nothing was found', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search?q=zzqqxxyyww' });
    await visit.page.getByText(en.nothing.replace('{q}', 'zzqqxxyyww')).waitFor();
    await visit.page.getByText(en.nothingText).waitFor();
    expect(await visit.page.getByRole('button', { name: en.searchAll }).count()).toBe(0);
  });

  it('says what went wrong when the node cannot be reached, and tries again', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/search',
      expected: /ERR_INTERNET_DISCONNECTED/,
    });
    const { page } = visit;
    await page.context().setOffline(true);
    await field(page).fill('Hela');
    await field(page).press('Enter');
    const again = page.getByRole('alert').getByRole('button');
    await again.waitFor();
    await page.context().setOffline(false);
    await again.click();
    await rows(page).first().waitFor();
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search', theme });
    const { page } = visit;
    expect(await axe(page)).toEqual([]);
    await visit.go('/search?q=Hela');
    await rows(page).first().click();
    await page.getByRole('link', { name: en.openDossier }).waitFor();
    expect(await axe(page)).toEqual([]);
    await visit.go('/search?q=zzqqxxyyww');
    await page.getByText(en.nothing.replace('{q}', 'zzqqxxyyww')).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])(
    'speaks %s and fits a phone',
    async (language) => {
      const words = { en, fr, de, nl }[language];
      await using visit = await bench.visit({
        persona: 'gb-analyst',
        path: '/search',
        language,
        size: PHONE,
      });
      const { page } = visit;
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.title);
      expect(await page.locator('html').getAttribute('lang')).toContain(language);
      await page.getByText(words.howIdentifiersText).waitFor();
      expect(await sticksOut(page)).toEqual([]);
      await visit.go('/search?q=Hela');
      await rows(page).first().waitFor();
      expect(await sticksOut(page)).toEqual([]);
      await rows(page).first().click();
      await page.getByRole('link', { name: words.openDossier }).waitFor();
      expect(await sticksOut(page)).toEqual([]);
    },
  );
});
