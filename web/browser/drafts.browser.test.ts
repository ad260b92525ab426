import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '../../testkit/browser.ts';
import { shell } from '../src/i18n/en/shell.ts';
import { supply as en } from '../src/i18n/en/supply.ts';

const PLACE = 'Exemplar Sands';

/** Begins a form, so that there is something that nobody else may find. */
async function begin(page: Page): Promise<void> {
  await placeName(page).fill(PLACE);
  await page.waitForFunction(
    (place) => Object.values(sessionStorage).some((kept) => String(kept).includes(place)),
    PLACE,
  );
}

const placeName = (page: Page) => page.getByRole('textbox', { name: en.placeName, exact: true });

/** Everything that the browser keeps for the tab and for the node. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));

describeInBrowser('drafts of forms', (bench) => {
  const form = { persona: 'gb-analyst', path: '/supply/record' };

  it('outlive a reload, and are erased at sign-out, in the other tabs too', async () => {
    await using visit = await bench.visit({ ...form, expected: /401/ });
    const { page } = visit;
    await begin(page);
    await page.reload();
    await placeName(page).waitFor();
    expect(await placeName(page).inputValue()).toBe(PLACE);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await begin(other);

    await page.getByRole('button', { name: 'Imogen Ashdown' }).click();
    await page.getByRole('menuitem', { name: shell.signOut }).click();
    for (const tab of [page, other]) {
      await tab.getByRole('heading', { name: shell.personas }).waitFor();
      expect(await keptBy(tab)).not.toContain(PLACE);
    }
    await other.close();

    await page.getByRole('button', { name: /Imogen Ashdown/ }).click();
    await visit.go('/supply/record');
    await placeName(page).waitFor();
    expect(await placeName(page).inputValue()).toBe('');
  });

  it('are erased when somebody else takes over', async () => {
    await using visit = await bench.visit(form);
    const { page } = visit;
    await begin(page);
    await page.getByRole('button', { name: 'Imogen Ashdown' }).click();
    await page.getByRole('menuitem', { name: /Rohan Merrick/ }).click();
    await page.getByRole('button', { name: 'Rohan Merrick' }).waitFor();
    await page.waitForFunction((place) => !JSON.stringify({ ...sessionStorage }).includes(place), PLACE);
    expect(await placeName(page).inputValue()).toBe('');
  });

  it('are erased when the node says that the session is over', async () => {
    await using visit = await bench.visit({ ...form, expected: /401/ });
    const { page } = visit;
    await begin(page);
    await endSessions();
    await page.getByRole('combobox', { name: en.placeKnown }).fill('Calais');
    await page.getByText(shell.expired).waitFor();
    expect(await keptBy(page)).not.toContain(PLACE);
  });

  // Last, for the window keeps the clock of this test.
  it('are erased when nobody has asked the node anything for too long', async () => {
    await using visit = await bench.visit({ ...form, expected: /401/ });
    const { page } = visit;
    await page.clock.install({ time: bench.node.now() });
    await visit.go('/supply/record');
    await begin(page);
    await endSessions();
    await page.clock.fastForward('30:00');
    expect(await keptBy(page)).toContain(PLACE);
    await page.clock.fastForward('31:00');
    await page.getByText(shell.expired).waitFor();
    expect(await keptBy(page)).not.toContain(PLACE);
  });

  const endSessions = () => bench.node.node.context.store.pool.query('DELETE FROM session');
});
