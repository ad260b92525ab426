import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../../testkit/browser.ts';
import { common } from '../src/i18n/en/common.ts';
import { dossier as words } from '../src/i18n/en/dossier.ts';
import { imports as en } from '../src/i18n/en/import.ts';

type Row = Readonly<Record<string, string>>;

const FOLDER = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'sanctions',
);

/** An independent reading of a table; that no cell is quoted is checked. */
function table(name: string): Row[] {
  const text = readFileSync(join(FOLDER, `${name}.csv`), 'utf8').replace(/^\uFEFF/, '');
  if (text.includes('"')) throw new Error(`${name}.csv has quoted cells, which this test does not read`);
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}

const unique = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))].sort();

/** What the dossier on screen says, as the property's name and its value. */
function onScreen(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.locator('.statement-row').evaluateAll((rows) =>
    rows.map((row) => {
      const value = row.querySelector('[data-column=value]');
      const day = value?.querySelector('time')?.getAttribute('datetime');
      return [
        row.querySelector('[data-column=property]')?.textContent ?? '',
        day ?? value?.textContent ?? '',
      ] as const;
    }),
  );
}

if (!existsSync(FOLDER)) {
  const title = `UK sanctions through the wizard (skipped: no tables in ${FOLDER}; set FORELAND_DATA)`;
  describe.skip(title, () => it('has nothing to read', () => undefined));
} else {
  describeInBrowser(
    'UK sanctions through the wizard',
    (bench) => {
      const subjects = table('gim_subjects');
      const names = table('gim_subject_names');
      const births = table('gim_subject_dobs');
      const numbers = table('gim_subject_identifiers');
      const own = (rows: readonly Row[], id: string) => rows.filter((row) => row['unique_id'] === id);

      beforeAll(async () => {
        await using visit = await bench.visit({ persona: 'gb-analyst', path: '/import/new' });
        const { page } = visit;
        const next = page.getByRole('button', { name: common.next, exact: true });
        const isAt = (step: keyof typeof en & `step.${string}`) =>
          page.locator('[aria-current=step]').filter({ hasText: en[step] }).waitFor();
        const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          page.getByRole('button', { name: en.chooseFiles }).click(),
        ]);
        await chooser.setFiles(files.map((name) => join(FOLDER, name)));
        for (const name of files)
          await page.getByRole('button', { name: en.removeFile.replace('{name}', name) }).waitFor();
        await next.click();

        await isAt('step.recognise');
        expect(await page.getByRole('radio', { name: /UK Sanctions List/ }).isChecked()).toBe(true);
        await page.getByText(en.noMappingNeeded).waitFor();
        await next.click();

        // The list says itself what its fields mean, so that no mapping is asked for.
        await isAt('step.terms');
        await page.getByRole('textbox', { name: en.source }).first().fill('uk-sanctions-list');
        await page
          .getByRole('textbox', { name: en.legalBasis })
          .fill('Published list, Open Government Licence');
        for (const partner of ['Germany', 'France', 'Belgium', 'Netherlands'])
          await page.getByText(partner, { exact: true }).click();
        await next.click();

        await isAt('step.check');
        await page.locator('.report-figures').waitFor();
        const figure = (word: string) =>
          page.locator('.report-figures div').filter({ hasText: word }).locator('dd').textContent();
        expect(await figure(en.rejected)).toBe('0');
        const promised = await figure(en.wouldAccept);
        await page.getByText(en.nothingLost).waitFor();
        await page.getByRole('button', { name: en.import, exact: true }).click();
        await page.getByText(en.imported, { exact: true }).waitFor();
        expect(await figure(en.accepted)).toBe(promised);
      });

      it('makes one record of each of the 38 subjects, a person or an organisation as the list says', async () => {
        const caller = await bench.node.persona('de-analyst');
        const made = [];
        for (const { unique_id: id } of subjects)
          made.push((await caller.call('dossier', { params: { record: `GB:${id}` } })).record);
        expect(subjects).toHaveLength(38);
        expect(new Set(made.map(({ record }) => record)).size).toBe(38);
        expect(made.map(({ schema }) => schema)).toEqual(
          subjects.map((row) => (row['subject_type'] === 'individual' ? 'Person' : 'Organization')),
        );
      });

      it('shows names, aliases, dates and numbers as the tables give them', async () => {
        const most = (rows: readonly Row[]) =>
          subjects
            .map((row) => row['unique_id'] ?? '')
            .sort((a, b) => own(rows, b).length - own(rows, a).length || (a < b ? -1 : 1));
        // Those of whom the tables say most, by aliases, by numbers and by dates, and an organisation.
        const chosen = new Set([
          ...most(names).slice(0, 3),
          ...most(numbers).slice(0, 3),
          ...most(births).slice(0, 2),
          ...subjects
            .filter((row) => row['subject_type'] !== 'individual')
            .map((row) => row['unique_id'] ?? '')
            .slice(0, 1),
        ]);
        expect(chosen.size).toBeGreaterThanOrEqual(5);
        const caller = await bench.node.persona('gb-analyst');
        const { schemata } = await caller.call('vocabulary');
        await using visit = await bench.visit({ persona: 'gb-analyst', path: '/search' });
        const { page } = visit;
        for (const id of chosen) {
          const isPerson = own(subjects, id)[0]?.['subject_type'] === 'individual';
          const properties = schemata.find(
            ({ name }) => name === (isPerson ? 'Person' : 'Organization'),
          )?.properties;
          await visit.go(`/records/GB:${id}`);
          await page.locator('.statement-row').first().waitFor();
          const rows = await onScreen(page);
          const shown = (property: string) => {
            const label = properties?.find(({ name }) => name === property)?.label;
            return unique(rows.filter(([name]) => name === label).map(([, value]) => value));
          };
          const given = (type: string) =>
            unique(
              own(numbers, id)
                .filter((row) => row['identifier_type'] === type)
                .map((row) => row['raw_value']),
            );
          const called = (isPrimary: boolean) =>
            unique(
              own(names, id)
                .filter((row) => (row['name_type'] === 'primary') === isPrimary)
                .map((row) => row['full_name']),
            );
          expect(shown('name'), id).toEqual(called(true));
          expect(shown('alias'), id).toEqual(called(false));
          expect(shown('birthDate'), id).toEqual(
            unique(
              own(births, id).map(({ year, month, day }) =>
                [year, month, day]
                  .filter((part) => part !== '')
                  .map((part) => part!.padStart(2, '0'))
                  .join('-'),
              ),
            ),
          );
          if (isPerson) {
            expect(shown('idNumber'), id).toEqual(given('national'));
            expect(shown('passportNumber'), id).toEqual(given('passport'));
          } else expect(shown('registrationNumber'), id).toEqual(given('business_registration_numbers'));
          await page.getByRole('tab', { name: words['tab.links'] }).waitFor();
        }
      });

      it('finds a subject by any of its names', async () => {
        const [alias] = names.filter((row) => row['name_type'] !== 'primary');
        await using visit = await bench.visit({
          persona: 'nl-analyst',
          path: `/search?q=${encodeURIComponent(alias?.['full_name'] ?? '')}`,
        });
        await visit.page.getByRole('grid').getByRole('row').nth(1).click();
        await visit.page.waitForURL((url) => url.searchParams.get('record') === `GB:${alias?.['unique_id']}`);
      });
    },
    {},
  );
}
