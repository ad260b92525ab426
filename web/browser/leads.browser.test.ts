import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { leads as en } from '../src/i18n/en/leads.ts';

const leadPane = (page: Page): Locator => page.getByRole('region', { name: 'Lead', exact: true });
const title = (page: Page): Locator => leadPane(page).getByRole('heading', { level: 2 }).first();
const decisions = (page: Page): Locator => leadPane(page).locator('.decision-words');

/** Waits until the analysis has given leads. */
async function firstRow(page: Page): Promise<Locator> {
  const row = page.getByRole('grid', { name: 'List of leads' }).getByRole('row').nth(1);
  await row.waitFor();
  return row;
}

/** The address of the lead that is open, to come back to it. */
function chosenLead(page: Page): string {
  const lead = new URL(page.url()).searchParams.get('lead');
  if (lead === null) throw new Error(`no lead is open at ${page.url()}`);
  return `/leads?lead=${lead}`;
}

describeInBrowser('leads', (bench) => {
  it('is triaged with the mouse: read, evidence, assign, note, decide, outcome', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/leads' });
    const { page } = visit;
    await (await firstRow(page)).click();
    await title(page).waitFor();
    const name = await title(page).innerText();
    const address = chosenLead(page);

    // Why it is scored so adds up to the total in the list.
    const parts = await leadPane(page).locator('.waterfall-value').allInnerTexts();
    const total = Number(parts.at(-1));
    const sum = parts.slice(0, -1).reduce((all, part) => all + Number(part.replace('−', '-')), 0);
    expect(Math.abs(sum - total)).toBeLessThan(0.06 * parts.length);

    // Down to the statements, with source and label.
    await leadPane(page)
      .getByRole('button', { name: /^Open \d+ statements/ })
      .click();
    const evidence = page.getByRole('complementary', { name: 'Evidence' });
    await evidence.locator('.evidence-item').first().waitFor();
    const promised = Number(/\d+/.exec(await evidence.locator('.pane-detail').innerText())?.[0]);
    expect(await evidence.locator('.evidence-item').count()).toBe(promised);
    await evidence.locator('.evidence-source').first().click();
    expect(await evidence.locator('.evidence-details').innerText()).toContain('Legal basis');
    await evidence.getByRole('button', { name: 'Close evidence' }).click();

    // Assigned to a colleague; the next lead comes by itself, and the decision can be seen in place.
    await page.getByRole('button', { name: /^Assign/ }).click();
    await page.getByRole('combobox', { name: 'Assign to' }).fill('Rohan');
    await page.getByRole('option', { name: /Rohan Merrick/ }).click();
    await page
      .getByRole('form', { name: 'Assign' })
      .getByRole('button', { name: 'Assign', exact: true })
      .click();
    await page
      .getByRole('status')
      .filter({ hasText: `Assigned to Rohan Merrick – ${name}` })
      .waitFor();
    expect(chosenLead(page)).not.toBe(address);

    await visit.go(address);
    await title(page).waitFor();
    expect(await title(page).innerText()).toBe(name);
    await page.getByRole('button', { name: /^Note/ }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Asked Lille for the account holder.');
    await page.getByRole('form', { name: 'Note' }).getByRole('button', { name: 'Note' }).click();
    await leadPane(page).getByText('Asked Lille for the account holder.').waitFor();

    await page.getByRole('button', { name: /^Outcome/ }).click();
    await page.getByRole('button', { name: /What came of it/ }).click();
    await page.getByRole('option', { name: 'Seizure' }).click();
    await page.getByRole('textbox', { name: 'Quantity' }).fill('2');
    // A quantity without its unit is refused in place.
    await page.getByRole('form', { name: 'Outcome' }).getByRole('button', { name: 'Outcome' }).click();
    await page.getByText('Say in which unit.').waitFor();
    await page.getByRole('textbox', { name: 'Unit' }).fill('boats');
    await page.getByRole('form', { name: 'Outcome' }).getByRole('button', { name: 'Outcome' }).click();
    await decisions(page).filter({ hasText: 'Outcome: Seizure' }).waitFor();

    expect(await decisions(page).allInnerTexts()).toEqual([
      expect.stringContaining('Outcome: Seizure'),
      'Noted',
      'Assigned to Rohan Merrick',
    ]);
    expect(await leadPane(page).getByRole('img', { name: 'Signature verified' }).count()).toBe(3);

    // It waits in the colleague's picture.
    await using colleague = await bench.visit({ persona: 'gb-finance', path: '/' });
    await colleague.page
      .getByRole('region', { name: 'What needs you' })
      .getByRole('link', { name: new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) })
      .first()
      .waitFor();
  });

  it('is triaged with the keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'fr-liaison', path: '/leads?status=new' });
    const { page } = visit;
    await firstRow(page);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('j');
    await title(page).waitFor();
    const address = chosenLead(page);
    await press('e');
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await press('Escape');
    await page.getByRole('complementary', { name: 'Evidence' }).waitFor({ state: 'detached' });

    await press('n');
    await page.getByRole('form', { name: 'Note' }).locator(':focus').waitFor();
    await page.keyboard.type('Vu à Boulogne.');
    await press('Control+Enter');
    await leadPane(page).locator('.decision-note').getByText('Vu à Boulogne.').waitFor();
    await page.getByRole('form').waitFor({ state: 'detached' });

    await press('x');
    await page.getByRole('form', { name: 'Drop' }).locator(':focus').waitFor();
    await press('Space', 'ArrowDown', 'ArrowDown', 'Control+Enter');
    const said = page.getByRole('status').filter({ hasText: 'Dropped: Too little evidence' });
    await said.waitFor();
    expect(chosenLead(page)).not.toBe(address);

    // Taken back by key, the lead is there again as it was.
    await press('u');
    await page.waitForURL((url) => address.endsWith(`=${url.searchParams.get('lead')}`));
    await decisions(page).filter({ hasText: 'Dropped' }).waitFor();
    expect(await leadPane(page).locator('.decision[data-withdrawn=true]').count()).toBe(1);

    await press('t');
    await page.getByRole('status').filter({ hasText: 'Triaged' }).waitFor();
    await visit.go(address);
    await leadPane(page).locator('.lead-state').getByText('Triaged').waitFor();
  });

  it('is narrowed by filters that stand in the address', async () => {
    await using visit = await bench.visit({ persona: 'de-analyst', path: '/leads' });
    const { page } = visit;
    await firstRow(page);
    await page.getByRole('button', { name: new RegExp(en.anchor) }).click();
    const option = page.getByRole('option', { name: /^Telephone number/ });
    const count = Number((await option.innerText()).replaceAll(/\D/g, ''));
    await option.click();
    await page.waitForURL((url) => url.searchParams.get('anchor') === 'phone');
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('.lead-claim-text')].some((one) =>
          /bank account/.test(one.textContent ?? ''),
        ),
    );
    const claims = await page.locator('.lead-claim-text').allInnerTexts();
    expect(count).toBeGreaterThan(0);
    expect(claims.every((claim) => claim.startsWith('Same telephone number'))).toBe(true);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page
      .getByText(/Same bank account/)
      .first()
      .waitFor();
  });

  it.each(THEMES)('is accessible in %s, with evidence and forms', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/leads', theme });
    const { page } = visit;
    await (await firstRow(page)).click();
    await title(page).waitFor();
    await page.keyboard.press('e');
    await page.locator('.evidence-item').first().waitFor();
    // One form in either theme: together they hold every kind of field.
    await page.keyboard.press(theme === 'light' ? 'o' : 'x');
    await page.getByRole('form').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone: list, lead, form and evidence', async () => {
    await using visit = await bench.visit({
      persona: 'de-supply',
      path: '/leads',
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    const row = page.getByRole('grid').getByRole('row').nth(1);
    await row.waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await row.click();
    await page.locator('.waterfall').waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await page.getByRole('button', { name: /^Ergebnis/ }).click();
    expect(await sticksOut(page)).toEqual([]);
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page
      .getByRole('button', { name: /Angaben öffnen|öffnen/ })
      .first()
      .click();
    await page.locator('.evidence-item').first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });
});
