import { FOUND_KINDS } from '@foreland/networks/leads';
import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { leads as en } from '../src/i18n/en/leads.ts';
import { engines } from '../src/i18n/engines.ts';

const pane = (page: Page): Locator => page.locator('.lead-read');
const rows = (page: Page): Locator => page.getByRole('grid').getByRole('row');

/** Opens the strongest lead of a kind, once it is found. */
async function openFirst(page: Page): Promise<void> {
  await rows(page).nth(1).click();
  await pane(page).locator('.waterfall').waitFor();
}

const images = process.env['LEAD_IMAGES'];
async function picture(page: Page, name: string): Promise<void> {
  if (images !== undefined) await page.screenshot({ path: `${images}/${name}.png` });
}

describeInBrowser('leads of networks and supply', (bench) => {
  it.each(FOUND_KINDS)(
    '%s is read, followed into the room that found it, and found again from there',
    async (kind) => {
      await using visit = await bench.visit({ persona: 'gb-analyst', path: `/leads?kind=${kind}` });
      const { page } = visit;
      await openFirst(page);
      const lead = new URL(page.url()).searchParams.get('lead');
      for (const section of [en.subjects, en.whyScore, en.explanations, en.missing, en.proposals])
        await pane(page).getByRole('heading', { name: section, exact: true }).waitFor();
      // Every message has words: no key of a catalogue is shown.
      expect(await pane(page).innerText()).not.toMatch(new RegExp(`${kind} (title|summary|part|missing)`));
      expect(await pane(page).locator('.lead-subjects').first().getByRole('link').count()).toBeGreaterThan(0);
      await picture(page, kind);

      await pane(page)
        .getByRole('link', { name: en[`see.${kind}`] })
        .click();
      await page.waitForURL((url) => /^\/(networks|supply)$/.test(url.pathname));
      if (kind === 'link-to-check') {
        // The chart of both has no link between them; their group lists the pair.
        await page.locator('canvas, table').first().waitFor();
        await picture(page, `${kind}-place`);
        return;
      }
      const back = page.getByRole('link', { name: en.openLead });
      await back.first().waitFor();
      await picture(page, `${kind}-place`);
      await back.first().click();
      await page.waitForURL((url) => url.searchParams.get('lead') === lead);
    },
  );

  it('is reached from the pairs to check of a group', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/networks' });
    const { page } = visit;
    await rows(page).nth(1).click();
    await page
      .getByText(/to check/i)
      .first()
      .click();
    await page.getByRole('link', { name: en.openLead }).first().click();
    await page.waitForURL((url) => url.searchParams.get('kind') === 'link-to-check');
    await pane(page).locator('.waterfall').waitFor();
  });

  it('can be narrowed to one kind, with numbers beside each', async () => {
    await using visit = await bench.visit({ persona: 'de-analyst', path: '/leads' });
    const { page } = visit;
    await rows(page).nth(1).waitFor();
    await page.getByRole('button', { name: new RegExp(`${en.kind}$`) }).click();
    const option = page.getByRole('option', { name: new RegExp(`^${engines.en['kind.broker']}`) });
    const count = Number((await option.innerText()).replaceAll(/\D/g, ''));
    expect(count).toBeGreaterThan(0);
    await option.click();
    await page.waitForURL((url) => url.searchParams.get('kind') === 'broker');
    await page.waitForFunction(
      (claim) =>
        [...document.querySelectorAll('.lead-claim-text')].every((one) =>
          new RegExp(claim).test(one.textContent ?? ''),
        ),
      `^${engines.en['broker.title'].replace('{groups}', '\\d+')}$`,
    );
    expect(await page.locator('.lead-claim-text').count()).toBe(count);
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/leads?kind=link-to-check',
      theme,
    });
    await openFirst(visit.page);
    expect(await axe(visit.page)).toEqual([]);
  });

  it.each([
    ['de', 'supplier'],
    ['fr', 'broker'],
    ['nl', 'same-batch'],
  ] as const)('fits a phone in %s', async (language, kind) => {
    const path = `/leads?kind=${kind}`;
    await using visit = await bench.visit({ persona: 'gb-analyst', path, size: PHONE, language });
    const { page } = visit;
    await rows(page).nth(1).waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await openFirst(page);
    expect(await sticksOut(page)).toEqual([]);
    await picture(page, `phone-${language}`);
  });
});
