import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';

const itemPane = (page: Page): Locator => page.getByRole('region', { name: 'Item of the plan' });
const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

describeInBrowser('plan', (bench) => {
  it('is kept with the mouse: status, due day, name, note, history', async () => {
    await using visit = await bench.visit({ persona: 'gb-secretary', path: '/plan' });
    const { page } = visit;
    await row(page, 'Agree common messages and channels').click();
    const pane = itemPane(page);
    await pane.getByRole('button', { name: /Status/ }).click();
    await page.getByRole('option', { name: 'Under way' }).click();
    await row(page, 'Agree common messages').getByText('Under way').waitFor();
    await pane.getByLabel('Due on').fill('2031-02-14');
    await pane.getByLabel('Due on').press('Enter');
    await row(page, 'Agree common messages').getByText('14 Feb 2031').waitFor();
    expect(await row(page, 'Agree common messages').innerText()).not.toContain('overdue');

    await pane.getByRole('button', { name: 'Change the name' }).click();
    const name = pane.getByRole('textbox', { name: 'Name, in your language' });
    await name.fill('Agree common messages, channels and dates');
    await pane.getByRole('button', { name: 'Save' }).click();
    await row(page, 'Agree common messages, channels and dates').waitFor();

    await pane.getByRole('textbox', { name: 'Add note' }).fill('Proposal is with the five ministries.');
    await pane.getByRole('button', { name: 'Add note' }).click();
    await pane.getByRole('listitem').getByText('Proposal is with the five ministries.').waitFor();

    await pane.getByRole('button', { name: 'Show' }).click();
    const history = pane.locator('.plan-history');
    await history.waitFor();
    // Names of people come with an answer of their own.
    for (const words of ['Under way', '14 Feb 2031', 'Catrin Pellow'])
      await history.getByText(words).first().waitFor();

    // Kept at the node, not in the page.
    await visit.go(new URL(page.url()).pathname + new URL(page.url()).search);
    await row(page, 'Agree common messages, channels and dates').getByText('14 Feb 2031').waitFor();
  });

  it('is kept with the keyboard alone', async () => {
    await using visit = await bench.visit({ persona: 'de-analyst', path: '/plan' });
    const { page } = visit;
    const target = row(page, 'Keep a matrix of offences and powers by partner');
    await target.waitFor();
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    await page.locator('[data-row="0"]').focus();
    for (let step = 0; step < 30 && !(await isThere()); step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const pane = itemPane(page);
    await pane.waitFor();

    const status = pane.getByRole('button', { name: /Status/ });
    for (let step = 0; step < 60 && !(await status.evaluate((one) => one === document.activeElement)); step++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'At risk' }).waitFor();
    await page.keyboard.type('At');
    await page.keyboard.press('Enter');
    await target.getByText('At risk').waitFor();
  });

  it('is narrowed by owner, status and due day, in an address that can be sent', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/plan' });
    const { page } = visit;
    await page.getByRole('row').first().waitFor();
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /Owner/ }).click();
    await page.getByRole('option', { name: 'Netherlands' }).click();
    await page.waitForURL((url) => url.searchParams.get('owner') === 'NL');
    await visit.go('/plan?owner=NL');
    await row(page, 'Record hulls, engines and life jackets').waitFor();
    const owners = await page.locator('.plan-row[data-level=action] [data-column=owner]').allInnerTexts();
    expect(owners.length).toBeGreaterThan(0);
    expect(new Set(owners)).toEqual(new Set(['NL']));
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row(page, 'Agree common messages').first().waitFor();
  });

  it('shows a data-protection officer the plan and does not let them change it', async () => {
    await using visit = await bench.visit({ persona: 'be-protection', path: '/plan' });
    const { page } = visit;
    await row(page, 'Compare candidate regions and decide').click();
    await itemPane(page).getByRole('heading', { level: 2 }).waitFor();
    expect(await itemPane(page).getByRole('textbox').count()).toBe(0);
    expect(await itemPane(page).getByRole('button', { name: 'Change the name' }).count()).toBe(0);
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-secretary', path: '/plan', theme });
    const { page } = visit;
    await row(page, 'Evaluate the pilot').click();
    await itemPane(page).getByRole('button', { name: 'Change the name' }).click();
    await itemPane(page).getByRole('button', { name: 'Show' }).click();
    await itemPane(page).locator('.plan-history').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone: list and item', async () => {
    await using visit = await bench.visit({
      persona: 'de-analyst',
      path: '/plan',
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    await page.getByRole('row').first().waitFor({ state: 'attached' });
    await page.locator('.plan-row').nth(2).waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await page.locator('.plan-row').nth(2).click();
    await page.locator('.item-fields').waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });
});
