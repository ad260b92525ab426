import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { codes } from '../src/i18n/en/codes.ts';
import { common } from '../src/i18n/en/common.ts';
import { dossier as de } from '../src/i18n/de/dossier.ts';
import { dossier as en } from '../src/i18n/en/dossier.ts';
import { dossier as fr } from '../src/i18n/fr/dossier.ts';
import { dossier as nl } from '../src/i18n/nl/dossier.ts';
import { contribute, saysOf } from './contribute.ts';

const PERSON = 'GB:browser-person';
const SEIZURE = 'GB:browser-seizure';
const LONG = 'GB:browser-long';
const VICTIM = 'GB:browser-victim';
const ELSEWHERE = 'DE:browser-elsewhere';
/** A local id may hold whatever its owner writes, also what means something in an address. */
const ODD = 'GB:browser/odd?a=%41&b#c';
const UNKNOWN = 'GB:browser-nobody';
const NATIVE = 'نزار فراس الخشبانى';
const FORMULA = '=HYPERLINK("http://x.invalid";"open")';
const MANY = 220;
const DAY = 86_400_000;

const grid = (page: Page, name: string) => page.getByRole('grid', { name });
const statement = (page: Page, text: string) =>
  grid(page, en['tab.statements']).getByRole('row').filter({ hasText: text });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const evidence = (page: Page) => page.locator('.evidence-pane');

describeInBrowser('dossier', (bench) => {
  /** Between the arrival of what the node knew first and of what it learned a day later. */
  let between: Date;

  beforeAll(async () => {
    const person = {
      schema: 'Person',
      subject: 'suspect',
      grading: '3x5x2/2/C/P',
      locator: 'page 3',
    } as const;
    await contribute(await bench.node.persona('gb-analyst'), {
      partner: 'GB',
      title: 'First report (exercise)',
      statements: [
        ...saysOf(
          { ...person, record: PERSON },
          { name: ['Nizar Khachabani', NATIVE], birthDate: '1988-04', passportNumber: 'XK 0099887' },
        ),
        {
          ...person,
          record: PERSON,
          property: 'phone',
          value: '+447700900555',
          original: '(07700) 900 555',
          observedFrom: '2021-03-01',
          observedTo: '2022-06-30',
        },
        { ...person, record: PERSON, property: 'notes', value: 'Plans departures.', kind: 'assessment' },
        { ...person, record: PERSON, property: 'alias', value: FORMULA },
        ...saysOf(
          { record: SEIZURE, schema: 'Seizure', grading: '3x5x2/1/A/P' },
          {
            name: 'Barn at Ramsgate',
            date: '2026-05-04',
            latitude: '51.335',
            longitude: '1.42',
            itemType: 'boat-hull',
            seizedFrom: PERSON,
          },
        ),
        ...saysOf({ ...person, record: ODD }, { name: 'Odd Reference' }),
        ...saysOf({ ...person, record: LONG }, { name: 'Aurelio Manifold' }),
        ...saysOf(
          { ...person, record: LONG },
          {
            alias: Array.from(
              { length: MANY - 1 },
              (_, index) => `Manifold ${String(index).padStart(3, '0')}`,
            ),
          },
        ),
        ...saysOf({ ...person, record: VICTIM, subject: 'victim' }, { name: 'Somebody Protected' }),
      ],
    });
    await contribute(await bench.node.persona('de-analyst'), {
      partner: 'DE',
      title: 'Nur für Deutschland (exercise)',
      audience: ['DE'],
      statements: saysOf({ ...person, record: ELSEWHERE }, { name: 'Anderswo Verborgen' }),
    });
    between = new Date(bench.node.now().getTime() + DAY / 2);
    bench.node.advance(DAY);
    const caller = await bench.node.persona('gb-analyst');
    await contribute(caller, {
      partner: 'GB',
      title: 'Second report (exercise)',
      statements: saysOf(
        { ...person, record: PERSON },
        { email: 'nizar@harbour.example', address: '9 Quay Row' },
      ),
    });
    const mistaken = await contribute(caller, {
      partner: 'GB',
      title: 'Mistaken report (exercise)',
      statements: saysOf({ ...person, record: PERSON }, { alias: 'Wrong Man' }),
    });
    await caller.call('retractContribution', {
      params: { contribution: mistaken },
      body: { reason: 'Confused with his brother' },
    });
  });

  it('shows every statement with value, source and place, grade, label, kind and category', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${PERSON}` });
    const { page } = visit;
    expect(await page.locator('h1 .name-own').textContent()).toBe(NATIVE);
    expect(await page.locator('h1 .name-own').evaluate((name) => getComputedStyle(name).direction)).toBe(
      'rtl',
    );
    expect(await page.locator('h1 .name-latin').textContent()).toBe('Nizar Khachabani');
    expect(await page.locator('h1').textContent()).toContain(PERSON);

    const phone = statement(page, '(07700) 900 555');
    await phone.waitFor();
    const cell = (column: string) => phone.locator(`[data-column=${column}]`);
    expect(await cell('property').textContent()).toBe('Phone');
    expect(await cell('value').textContent()).toContain('+447700900555');
    expect(await cell('value').textContent()).toContain(en.asReceived);
    expect(await cell('grade').textContent()).toBe('2CP');
    expect(await cell('label').textContent()).toMatch(/GB.*AMBER.*H0.*Restricted/);
    expect(await cell('kind').getByRole('img').getAttribute('aria-label')).toBe(codes['kind.fact']);
    expect(await cell('subject').textContent()).toBe(codes['subject.suspect']);
    expect(await cell('observed').textContent()).toMatch(/1 Mar 2021.*30 Jun 2022/);
    expect(await cell('source').textContent()).toBe('browser-tests page 3');
    expect(
      await statement(page, 'Plans departures.')
        .locator('[data-column=kind]')
        .getByRole('img')
        .getAttribute('aria-label'),
    ).toBe(codes['kind.assessment']);
    expect(await statement(page, 'Wrong Man').count()).toBe(0);

    await page.getByRole('button', { name: en.labelInWords }).click();
    const words = page.getByRole('dialog', { name: en.labelInWords });
    await words.getByText(codes['handling.H0']).waitFor();
    await words.getByText(codes['tlp.amber']).waitFor();
  });

  it('shows times, places and links, and what was taken back and why', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${PERSON}` });
    const { page } = visit;
    await tab(page, en['tab.timeline']).click();
    await page.waitForURL(/tab=timeline/);
    await page
      .getByRole('tabpanel')
      .getByRole('list')
      .filter({ hasText: /1988.*Apr.*Birth date/s })
      .first()
      .waitFor();

    await tab(page, en['tab.links']).click();
    await grid(page, en['tab.links']).getByRole('link', { name: 'Barn at Ramsgate' }).click();
    await page.waitForURL(new RegExp(`/records/${SEIZURE}`));
    await page.getByRole('heading', { level: 1, name: /Barn at Ramsgate/ }).waitFor();

    await tab(page, en['tab.map']).click();
    await page.locator('canvas.maplibregl-canvas').waitFor();
    // The list below the map holds the same places, for those who do not see it.
    await page.getByRole('button', { name: common.placesInList.one.replace('{count}', '1') }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /Barn at Ramsgate/ })
      .click();
    await page.getByRole('tabpanel').getByRole('link', { name: 'Barn at Ramsgate' }).waitFor();

    await visit.go(`/records/${PERSON}?tab=history`);
    const wrong = grid(page, en['tab.history']).getByRole('row').filter({ hasText: 'Wrong Man' });
    await wrong.waitFor();
    expect(await wrong.textContent()).toContain('Confused with his brother');
    expect(
      await wrong.locator('.struck').evaluate((value) => getComputedStyle(value).textDecorationLine),
    ).toBe('line-through');

    await visit.go(`/records/${PERSON}?tab=contributions`);
    await page.getByRole('link', { name: 'Second report (exercise)' }).waitFor();
    expect(await page.getByRole('link', { name: 'Mistaken report (exercise)' }).count()).toBe(0);
  });

  it('answers for a point in either time, and never lets the past pass for the present', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/records/${PERSON}`,
      expected: /404/,
    });
    const { page } = visit;
    await statement(page, 'nizar@harbour.example').waitFor();

    await page.getByRole('button', { name: en.pointInTime }).click();
    await page.getByLabel(en.asOf).fill('2023-01-01');
    await page.getByRole('button', { name: en.show, exact: true }).click();
    await page.getByRole('status').filter({ hasText: '1 Jan 2023' }).waitFor();
    await expect.poll(() => statement(page, '(07700) 900 555').count()).toBe(0);
    await page.getByRole('button', { name: en.backToNow }).first().click();
    await statement(page, '(07700) 900 555').waitFor();

    await visit.go(`/records/${PERSON}?knownAt=${between.toISOString()}`);
    await statement(page, '(07700) 900 555').waitFor();
    expect(await statement(page, 'nizar@harbour.example').count()).toBe(0);
    expect(await page.locator('.past-banner').textContent()).toContain('2026');

    await visit.go(`/records/${PERSON}?knownAt=2001-01-01T00:00:00Z`);
    await page.getByText(en.notThen).waitFor();
    await page.getByRole('button', { name: en.backToNow }).first().click();
    await statement(page, 'nizar@harbour.example').waitFor();
  });

  it('answers alike for what is protected, what is not for the reader and what does not exist', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/records/${UNKNOWN}`,
      expected: /404/,
    });
    const { page } = visit;
    const answers: string[] = [];
    for (const record of [UNKNOWN, VICTIM, ELSEWHERE]) {
      await visit.go(`/records/${record}`);
      await page.getByRole('alert').waitFor();
      answers.push((await page.locator('main').innerText()).replaceAll(record, 'the record'));
    }
    expect(answers[0]).toContain('There is no such record in your view.');
    expect(new Set(answers).size).toBe(1);

    await using other = await bench.visit({ persona: 'de-analyst', path: `/records/${ELSEWHERE}` });
    await statement(other.page, 'Anderswo Verborgen').waitFor();
  });

  it('opens evidence, moves through tabs and statements by keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${PERSON}` });
    const { page } = visit;
    await statement(page, '9 Quay Row').waitFor();
    const tabTo = async (selector: string) => {
      for (let count = 0; count < 40; count += 1) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${selector}`);
    };
    await tabTo('[role=tab]');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tab=timeline/);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL((url) => !url.searchParams.has('tab'));
    await tabTo('.statement-row');
    await page.keyboard.press('End');
    const focusedValue = () =>
      page.evaluate(() => document.activeElement?.querySelector('[data-column=value]')?.textContent ?? '');
    const last = await focusedValue();
    await page.keyboard.press('ArrowUp');
    expect(await focusedValue()).not.toBe(last);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await evidence(page).getByText(last).first().waitFor();
    await evidence(page)
      .getByText('First report (exercise)')
      .or(evidence(page).getByText('Second report (exercise)'))
      .waitFor();
    await page.keyboard.press('Escape');
    await evidence(page).waitFor({ state: 'detached' });
    await tabTo('.statement-row');
    await page.keyboard.press('Home');
    await page.keyboard.press('e');
    await evidence(page)
      .getByText(await focusedValue())
      .first()
      .waitFor();
  });

  it('finds a record whatever its id holds, by link and by address', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search?q=Odd+Reference' });
    const { page } = visit;
    const found = grid(page, 'Results for Odd Reference')
      .getByRole('row')
      .filter({ hasText: 'Odd Reference' });
    await found.click();
    await page.getByRole('link', { name: 'Open dossier' }).click();
    await statement(page, 'Odd Reference').waitFor();
    await visit.go(new URL(page.url()).pathname);
    await statement(page, 'Odd Reference').waitFor();
    expect(await page.locator('h1').textContent()).toContain(ODD);
  });

  it('shows a record with many statements, whole and to its end', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${LONG}` });
    const { page } = visit;
    const last = statement(page, `Manifold ${MANY - 2}`);
    await last.waitFor();
    expect(await page.locator('.statement-row').count()).toBe(MANY);
    await page.locator('.statement-row').first().focus();
    await page.keyboard.press('End');
    expect(await last.evaluate((row) => row === document.activeElement)).toBe(true);
    const box = await last.boundingBox();
    expect(box && box.y + box.height).toBeLessThanOrEqual(900);
    await page.getByText(`${MANY} rows`).waitFor();
  });

  it('saves the statements as CSV that a spreadsheet does not run', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${PERSON}` });
    const { page } = visit;
    await statement(page, '9 Quay Row').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: common.exportCsv }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength((await page.locator('.statement-row').count()) + 2);
    expect(text).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(text).toContain("'+447700900555");
    expect(text).toContain(NATIVE);
    expect(text).toMatch(/nizar@harbour\.example.*browser-tests.*page 3.*H0,amber,restricted/);
  });

  it('exports the record as a file of the node, and says what the format cannot carry', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/records/${PERSON}` });
    const { page } = visit;
    await page.getByRole('button', { name: en.export, exact: true }).click();
    await page.getByRole('menuitem', { name: en['format.ftm'] }).click();
    const link = page.getByRole('link', { name: en.download });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain(NATIVE);
    await page.getByText(en.lost).first().waitFor();
  });

  describe('looks right', () => {
    it.each(THEMES)('is accessible in %s', async (theme) => {
      await using visit = await bench.visit({
        persona: 'gb-analyst',
        path: `/records/${PERSON}`,
        theme,
        expected: /404/,
      });
      const { page } = visit;
      await statement(page, '9 Quay Row').waitFor();
      await page.locator('.statement-row').first().focus();
      await page.keyboard.press('e');
      await evidence(page).locator('.evidence-item').first().waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go(`/records/${SEIZURE}?tab=links`);
      await grid(page, en['tab.links']).waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go(`/records/${PERSON}?tab=history&asOf=2026-01-01`);
      await grid(page, en['tab.history']).waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go(`/records/${UNKNOWN}`);
      await page.getByRole('alert').waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])(
      'speaks %s and fits a phone',
      async (language) => {
        const words = { en, fr, de, nl }[language];
        await using visit = await bench.visit({
          persona: 'gb-analyst',
          path: `/records/${PERSON}?asOf=2026-01-01`,
          language,
          size: PHONE,
        });
        const { page } = visit;
        await page.locator('.statement-row').first().waitFor();
        await page.getByRole('button', { name: words.backToNow }).waitFor();
        expect(await sticksOut(page)).toEqual([]);
        for (const part of ['timeline', 'links', 'contributions', 'history'] as const) {
          await tab(page, words[`tab.${part}`]).click();
          await page.waitForURL(new RegExp(`tab=${part}`));
          await page.getByRole('tabpanel').locator('li, [role=row], time').first().waitFor();
          expect(await sticksOut(page)).toEqual([]);
        }
      },
    );
  });
});
