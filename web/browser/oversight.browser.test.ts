import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { oversight as de } from '../src/i18n/de/oversight.ts';
import { oversight as en } from '../src/i18n/en/oversight.ts';
import { oversight as fr } from '../src/i18n/fr/oversight.ts';
import { oversight as nl } from '../src/i18n/nl/oversight.ts';
import { contribute, saysOf } from './contribute.ts';

const WITNESS = 'GB:browser-witness';
const NAME = 'Rosalind Quennevale';
/** Asking for a record that is not in the view is refused, and the browser writes that down. */
const REFUSED = /404/;

const openingRow = (page: Page, caseNumber: string) =>
  page.getByRole('row').filter({ hasText: caseNumber }).first();

async function ask(page: Page, caseNumber: string): Promise<void> {
  await page.getByLabel(en.caseNumber).fill(caseNumber);
  await page.getByLabel(en.reason).fill('To call the witness');
  await page.getByRole('button', { name: en.send }).click();
  await page.getByText(en.waitsForOfficer).waitFor();
}

async function approve(page: Page, caseNumber: string): Promise<void> {
  await openingRow(page, caseNumber).click();
  await page.getByLabel(en.note).fill('The prosecutor needs it');
  await page.getByRole('button', { name: en.approve }).click();
  await page.getByText(en['state.open'], { exact: true }).first().waitFor();
}

describeInBrowser('oversight', (bench) => {
  beforeAll(async () => {
    const caller = await bench.node.persona('gb-analyst');
    await contribute(caller, {
      partner: 'GB',
      title: 'Statements of witnesses (fictional)',
      statements: saysOf(
        { record: WITNESS, schema: 'Person', subject: 'witness', grading: '3x5x2/1/B/P' },
        { name: NAME, notes: 'Saw the boat being loaded; رأت القارب' },
      ),
    });
  });

  it('a record is asked for, approved by a second person, read, and ended', async () => {
    await using analyst = await bench.visit({
      persona: 'gb-analyst',
      path: `/records/${WITNESS}`,
      expected: REFUSED,
    });
    await analyst.page.getByRole('link', { name: en.ask }).click();
    expect(await analyst.page.getByLabel(en.record).inputValue()).toBe(WITNESS);
    await ask(analyst.page, 'Case mouse');
    expect(await analyst.page.getByText(NAME).count()).toBe(0);

    await using officer = await bench.visit({ persona: 'gb-protection', path: '/oversight' });
    await approve(officer.page, 'Case mouse');
    expect(await officer.page.getByText(NAME).count()).toBe(0);

    await analyst.go('/oversight');
    await openingRow(analyst.page, 'Case mouse').click();
    await analyst.page.getByText(NAME).waitFor();
    await analyst.page.getByRole('button', { name: en.end }).click();
    await analyst.page.getByText(en['state.ended'], { exact: true }).first().waitFor();
    await analyst.page.getByText(NAME).waitFor({ state: 'detached' });

    await officer.page.getByRole('tab', { name: en.audit }).click();
    await officer.page.getByLabel(en.record).fill(WITNESS);
    await officer.page.getByLabel(en.record).press('Enter');
    await officer.page.getByRole('row').filter({ hasText: 'openedRecord' }).first().waitFor();
  });

  it('works by keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/oversight?ask=new' });
    const { page } = visit;
    const { keyboard } = page;
    // The first field has the focus.
    await page.locator('input:focus').waitFor();
    await keyboard.type(WITNESS);
    for (const words of ['Case keys', 'To call the witness']) {
      await keyboard.press('Tab');
      await keyboard.type(words);
    }
    await keyboard.press('Control+Enter');
    await page.getByText(en.waitsForOfficer).waitFor();

    await using officer = await bench.visit({ persona: 'gb-protection', path: '/oversight' });
    await officer.page.getByRole('row').filter({ hasText: 'Case keys' }).first().focus();
    await officer.page.keyboard.press('Enter');
    await officer.page.getByLabel(en.note).focus();
    await officer.page.keyboard.type('Needed');
    await officer.page.keyboard.press('Control+Enter');
    await officer.page.getByText(en['state.open'], { exact: true }).first().waitFor();
  });

  it('says what is missing in a request', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/oversight?ask=new' });
    await visit.page.getByRole('button', { name: en.send }).click();
    for (const problem of [en.recordNeeded, en.caseNumberNeeded, en.reasonNeeded])
      await visit.page.getByText(problem).waitFor();
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using analyst = await bench.visit({ persona: 'gb-analyst', path: '/oversight', theme });
    expect(await axe(analyst.page)).toEqual([]);
    await analyst.go('/oversight?ask=new');
    expect(await axe(analyst.page)).toEqual([]);

    await using officer = await bench.visit({
      persona: 'gb-protection',
      path: '/oversight?tab=audit',
      theme,
    });
    expect(await axe(officer.page)).toEqual([]);
    await officer.go('/oversight');
    await officer.page.getByRole('row').nth(1).click();
    await officer.page.getByText(en.request, { exact: true }).waitFor();
    expect(await axe(officer.page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await using analyst = await bench.visit({ persona: 'gb-analyst', path: '/oversight', size: PHONE });
    expect(await sticksOut(analyst.page)).toEqual([]);
    await analyst.go('/oversight?ask=new');
    expect(await sticksOut(analyst.page)).toEqual([]);
    await using officer = await bench.visit({
      persona: 'gb-protection',
      path: '/oversight?tab=audit',
      size: PHONE,
    });
    expect(await sticksOut(officer.page)).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])('speaks %s', async (language) => {
    const words = { en, fr, de, nl }[language];
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/oversight?ask=new', language });
    expect(await visit.page.locator('html').getAttribute('lang')).toBe(language);
    await visit.page.getByText(words.askText).waitFor();
    await visit.page.getByRole('button', { name: words.send }).waitFor();
  });
});
