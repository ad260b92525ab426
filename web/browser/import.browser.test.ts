import { Buffer } from 'node:buffer';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { common as deCommon } from '../src/i18n/de/common.ts';
import { imports as de } from '../src/i18n/de/import.ts';
import { common } from '../src/i18n/en/common.ts';
import { imports as en } from '../src/i18n/en/import.ts';
import { common as frCommon } from '../src/i18n/fr/common.ts';
import { imports as fr } from '../src/i18n/fr/import.ts';
import { common as nlCommon } from '../src/i18n/nl/common.ts';
import { imports as nl } from '../src/i18n/nl/import.ts';

const WORDS = {
  en: { ...common, ...en },
  fr: { ...frCommon, ...fr },
  de: { ...deCommon, ...de },
  nl: { ...nlCommon, ...nl },
};

interface Table {
  readonly name: string;
  readonly text: string;
}

/** Made-up people; the third row gives a day that the calendar does not have. */
function table(name: string, { third }: { readonly third: string }): Table {
  const rows = [
    'Ref,Name,Date of birth,Phone,Role,Shoe size',
    `${name}-1,Corvin Tessleridge,1984-02-11,+447700900611,suspect,43`,
    `${name}-2,Maëlle d’Aubrivage,1990-09-30,+447700900612,contact,38`,
    `${name}-3,Wendel Quistmark,${third},+447700900613,suspect,44`,
    `${name}-4,Ilse von Achterdonk,1979-12-01,+447700900614,suspect,40`,
  ];
  return { name: `${name}.csv`, text: `${rows.join('\r\n')}\r\n` };
}

const ERROR_LINE = 4;
const bad = (name: string) => table(name, { third: '1990-02-31' });
const good = (name: string) => table(name, { third: '1990-02-28' });

async function choose(page: Page, { name, text }: Table, press: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  // A file on its way can be stopped; one that has arrived can be taken out.
  await page.getByRole('button', { name: en.removeFile.replace('{name}', name) }).waitFor();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const chooseFiles = (page: Page) => button(page, en.chooseFiles);
const next = (page: Page) => button(page, common.next);
const startImport = (page: Page) => button(page, en.import);
const isAt = (page: Page, step: keyof typeof en & `step.${string}`) =>
  page.locator('[aria-current=step]').filter({ hasText: en[step] }).waitFor();
const errors = (page: Page) => page.getByRole('grid', { name: en.refused }).getByRole('row');
/** What the report counts under a word. */
const figure = (page: Page, word: string) =>
  page.locator('.report-figures div').filter({ hasText: word }).locator('dd').textContent();

async function fillTerms(page: Page): Promise<void> {
  await page.getByLabel(en.source, { exact: false }).first().fill('border-log');
  await page.getByLabel(en.legalBasis, { exact: false }).fill('Data Protection Act 2018, part 3 (exercise)');
}

describeInBrowser('import', (bench) => {
  /** Titles of what is stored, as the node says it. */
  const titles = async () => {
    const caller = await bench.node.persona('gb-analyst');
    const { contributions } = await caller.call('contributions', { query: { limit: 200 } });
    return contributions.map(({ title }) => title);
  };
  const found = async (name: string) => {
    const caller = await bench.node.persona('gb-analyst');
    return (await caller.call('search', { query: { q: name } })).hits.map(({ caption }) => caption);
  };

  it('takes a table from file to contribution, and stores nothing that is refused', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import' });
    const { page } = visit;
    const before = await titles();
    await page.getByRole('link', { name: en.newImport }).first().click();
    await choose(page, bad('watch'), () => chooseFiles(page).click());
    await next(page).click();

    await isAt(page, 'step.recognise');
    expect(await page.getByRole('radio', { name: /CSV/ }).isChecked()).toBe(true);
    await page.getByRole('table', { name: en.firstRows }).getByText('Maëlle d’Aubrivage').waitFor();
    await next(page).click();

    // What is guessed is said at the column, and can be changed: here a column more is read.
    await isAt(page, 'step.mapping');
    const columns = page.getByRole('table', { name: en.firstRows });
    const heading = (name: string) => columns.getByRole('columnheader').filter({ hasText: name });
    expect(await heading('Date of birth').textContent()).toContain('Birth date');
    expect(await heading('Role').textContent()).toContain(en['role.subject']);
    expect(await heading('Shoe size').textContent()).toContain(en.leftOut);
    await page.getByText(en.columnsLeftOut.one.replace('{count}', '1')).waitFor();
    await button(page, en.addProperty).first().click();
    await page.getByText(en.allColumnsRead).waitFor();
    const added = page.getByRole('list', { name: en.properties }).first().getByRole('listitem').last();
    await added.getByRole('combobox').first().fill('Notes');
    await page.getByRole('option', { name: /^Notes/ }).click();
    expect(await heading('Shoe size').textContent()).toContain('Notes');
    await button(page, en.saveMapping).click();
    await page.getByLabel(en.mappingName).fill('Watch list (exercise)');
    await page.getByRole('dialog').getByRole('button', { name: common.save }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await next(page).click();

    // What is missing is said at its field, and nothing goes on without it.
    await isAt(page, 'step.terms');
    await next(page).click();
    await page.getByText(en['problem.legalBasis']).waitFor();
    await isAt(page, 'step.terms');
    await fillTerms(page);
    await page.getByText('Germany', { exact: true }).click();
    await page.getByText(/^People of .*Germany.* who work for/).waitFor();
    await next(page).click();

    await isAt(page, 'step.check');
    await errors(page).nth(1).waitFor();
    expect(await figure(page, en.rejected)).toBe('1');
    expect(await errors(page).nth(1).textContent()).toContain(
      common.placeLine.replace('{line}', String(ERROR_LINE)),
    );
    expect(await errors(page).nth(1).textContent()).toContain('1990-02-31');
    await page.getByText(en.correctFirst).waitFor();
    expect(await startImport(page).isDisabled()).toBe(true);
    expect(await titles()).toEqual(before);
    expect(await found('Tessleridge')).toEqual([]);

    // Repaired at the source; the saved mapping spares saying it again.
    await page
      .getByRole('navigation', { name: en.steps })
      .getByRole('button', { name: en['step.files'] })
      .click();
    await page.getByRole('button', { name: en.removeFile.replace('{name}', 'watch.csv') }).click();
    await choose(page, good('watch'), () => chooseFiles(page).click());
    await next(page).click();
    await isAt(page, 'step.recognise');
    await next(page).click();
    await isAt(page, 'step.mapping');
    await page.getByText(en.columnsLeftOut.one.replace('{count}', '1')).waitFor();
    await button(page, en.loadMapping).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Watch list (exercise)', exact: true })
      .click();
    await page.getByText(en.allColumnsRead).waitFor();
    await next(page).click();
    await isAt(page, 'step.terms');
    await next(page).click();
    await isAt(page, 'step.check');
    await page.locator('.report-figures').waitFor();
    expect(await figure(page, en.rejected)).toBe('0');
    expect(await figure(page, en.records)).toBe('4');
    const promised = await figure(page, en.wouldAccept);
    await startImport(page).click();
    await page.getByText(en.imported, { exact: true }).waitFor();
    expect(await figure(page, en.accepted)).toBe(promised);
    expect(await titles()).toEqual(['watch', ...before]);
    expect(await found('Quistmark')).toEqual(['Wendel Quistmark']);

    await page.getByRole('link', { name: en.openContribution }).click();
    const pane = page.getByRole('region', { name: en.contribution, exact: true });
    await pane.getByText('Data Protection Act 2018, part 3 (exercise)').waitFor();
    await pane.getByText('border-log').first().waitFor();

    // And back out again: a reason and a deliberate yes, then it is found no more.
    const back = pane.getByRole('form', { name: en.retract });
    await back.getByLabel(en.reason).fill('Imported by way of trial');
    expect(await button(page, en.retract).isDisabled()).toBe(true);
    await pane.getByText(en.retractSure).click();
    await button(page, en.retract).click();
    await pane.getByText(en.retracted).waitFor();
    expect(await found('Quistmark')).toEqual([]);
  });

  it('does the same by keyboard alone, and leaves refused lines out only when told to', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import' });
    const { page } = visit;
    const tabTo = async (wanted: Locator) => {
      await wanted.waitFor();
      for (let count = 0; count < 150; count += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${wanted.toString()}`);
    };
    const press = async (wanted: Locator, key = 'Enter') => {
      await tabTo(wanted);
      await page.keyboard.press(key);
    };
    await press(page.getByRole('link', { name: en.newImport }).first());
    await choose(page, bad('round'), () => press(chooseFiles(page)));
    await press(next(page));
    await isAt(page, 'step.recognise');
    await page.getByRole('table', { name: en.firstRows }).waitFor();
    await press(next(page));
    await isAt(page, 'step.mapping');
    await page.getByRole('list', { name: en.properties }).first().waitFor();
    // A long step need not be walked through to leave it.
    await page.keyboard.press('Control+Enter');
    await isAt(page, 'step.terms');
    await tabTo(page.getByRole('textbox', { name: en.source }).first());
    await page.keyboard.type('border-log');
    await tabTo(page.getByRole('textbox', { name: en.legalBasis }));
    await page.keyboard.type('Exercise only');
    await press(next(page));
    await isAt(page, 'step.check');
    await errors(page).nth(1).waitFor();
    expect(await startImport(page).isDisabled()).toBe(true);
    await press(page.getByRole('checkbox', { name: en.allowRejected.one.replace('{count}', '1') }), 'Space');
    await press(startImport(page));
    await page.getByText(en.imported, { exact: true }).waitFor();
    expect(await figure(page, en.rejected)).toBe('1');
    expect(await found('Achterdonk')).toEqual(['Ilse von Achterdonk']);
    // All that the refused line says is left out, not only the value that is wrong.
    expect(await found('Quistmark')).toEqual([]);
    await press(button(page, en.another));
    await isAt(page, 'step.files');
  });

  it('shows a hostile table as text, and keeps it within its place', async () => {
    const hostile = [
      'Ref,Name,Remark',
      'h-1,\u202Egnp.exe\u202C,=cmd|’/c calc’!A0',
      'h-2,"<img src=x onerror=""document.title=1"">","@SUM(1+1)*cmd"',
      `h-3,${'x'.repeat(100_000)},${'\u0301'.repeat(300)}`,
      'h-4,سامر\u200F الزيتوني,"two\nlines"',
    ];
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import/new' });
    const { page } = visit;
    await choose(page, { name: '=1+1.csv', text: hostile.join('\n') }, () => chooseFiles(page).click());
    await next(page).click();
    const cells = page.getByRole('table', { name: en.firstRows }).getByRole('cell');
    await cells.filter({ hasText: 'onerror' }).waitFor();
    expect(
      await cells
        .locator('bdi')
        .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).unicodeBidi)),
    ).not.toContain('normal');
    expect(Math.max(...(await cells.allTextContents()).map(({ length }) => length))).toBeLessThan(200);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await sticksOut(page)).toEqual([]);
    await next(page).click();
    await isAt(page, 'step.mapping');
    await page.getByRole('list', { name: en.properties }).first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });

  it('says what cannot be read, and goes no further', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import/new' });
    const { page } = visit;
    await choose(page, { name: 'broken.xlsx', text: 'PK\u0003\u0004 this is no workbook' }, () =>
      chooseFiles(page).click(),
    );
    await next(page).click();
    await page.getByRole('alert').waitFor();
    expect(await next(page).isDisabled()).toBe(true);
  });

  it('keeps the draft of a person over a reload, and for that person only', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import/new' });
    const { page } = visit;
    await choose(page, good('kept'), () => chooseFiles(page).click());
    await visit.go('/import/new');
    await page.getByRole('list', { name: en.files }).getByText('kept.csv').waitFor();
    await using other = await bench.visit({ persona: 'gb-finance', path: '/import/new?step=terms' });
    await chooseFiles(other.page).waitFor();
    expect(await other.page.getByText('kept.csv').count()).toBe(0);
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import', theme });
    const { page } = visit;
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.getByRole('region', { name: en.contribution, exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await visit.go('/import/new');
    await choose(page, bad(`axe-${theme}`), () => chooseFiles(page).click());
    await next(page).click();
    await page.getByRole('table', { name: en.firstRows }).waitFor();
    await next(page).click();
    await isAt(page, 'step.mapping');
    expect(await axe(page)).toEqual([]);
    await next(page).click();
    await isAt(page, 'step.terms');
    await next(page).click();
    await page.getByText(en['problem.legalBasis']).waitFor();
    expect(await axe(page)).toEqual([]);
    await fillTerms(page);
    await next(page).click();
    await errors(page).nth(1).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])(
    'speaks %s and fits a phone',

    async (language) => {
      const words = WORDS[language];
      await using visit = await bench.visit({
        persona: 'gb-analyst',
        path: '/import',
        language,
        size: PHONE,
      });
      const { page } = visit;
      await page.getByRole('grid').getByRole('row').nth(1).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.contributions);
      expect(await sticksOut(page)).toEqual([]);
      await visit.go('/import/new');
      expect(await sticksOut(page)).toEqual([]);
      const { name, text } = bad(`phone-${language}`);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: words.removeFile.replace('{name}', name) }).waitFor();
      for (const landmark of [
        page.getByRole('table', { name: words.firstRows }),
        page.getByRole('list', { name: words.properties }).first(),
        page.getByRole('heading', { name: words.whoMaySee }),
      ]) {
        await button(page, words.next).click();
        await landmark.waitFor();
        expect(await sticksOut(page)).toEqual([]);
      }
      await page.getByLabel(words.source, { exact: false }).first().fill('border-log');
      await page.getByLabel(words.legalBasis, { exact: false }).fill('Exercise only');
      await button(page, words.next).click();
      await page.getByRole('grid', { name: words.refused }).waitFor();
      expect(await sticksOut(page)).toEqual([]);
    },
  );
});
