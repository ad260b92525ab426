import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, PHONE, sticksOut } from '../../testkit/browser.ts';
import type { BrowserBench } from '../../testkit/browser.ts';
import type { TestNode } from '../../testkit/node.ts';
import { codes } from '../src/i18n/en/codes.ts';
import { exchange as room } from '../src/i18n/en/exchange.ts';
import { leaves as german } from '../src/i18n/de/leaves.ts';
import { leaves as en } from '../src/i18n/en/leaves.ts';
import { narrowing } from '../src/i18n/en/narrowing.ts';
import { leaves as french } from '../src/i18n/fr/leaves.ts';
import { leaves as dutch } from '../src/i18n/nl/leaves.ts';
import { contribute, saysOf } from './contribute.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const TITLE = 'To be narrowed (fictional)';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option }).click();
}

/** A test that is tried again takes a contribution of its own. */
let tries = 0;

/** Leave to pass on, and narrowing a label, at Britain's node. */
export function leaveTests(bench: BrowserBench, germany: () => TestNode): void {
  it('gives Germany leave to pass on to France, with two people', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=leaves' });
    const { page } = visit;
    await page.getByText(en.none, { exact: true }).waitFor();
    await button(page, room.newLeave).first().click();
    await page.getByRole('radio', { name: en['direction.give'] }).check({ force: true });
    await button(page, en.propose).click();
    await page.getByText(en.three).waitFor();
    await choose(page, en.holder, codes['partner.DE']);
    await choose(page, en.recipient, codes['partner.FR']);
    await choose(page, room.purpose, codes['purpose.operational-analysis']);
    await page.getByLabel(en.until, { exact: true }).fill('2099-12-31');
    await page.getByLabel(room.legalBasis, { exact: true }).fill('Act, section 3');
    await page.getByLabel(room.note, { exact: true }).fill('Joint case');
    expect(await axe(page)).toEqual([]);
    await button(page, en.propose).click();
    await page.getByText(en.waits).waitFor();
    const leave = new URL(page.url()).searchParams.get('item') ?? '';
    const second = await bench.node.persona('gb-analyst');
    await second.call('switchPurpose', {
      body: { role: 'liaison-officer', purpose: 'operational-analysis' },
    });
    await second.call('decideLeave', { params: { leave }, body: { approve: true } });
    await page.reload();
    await button(page, en.end).waitFor();
    await button(page, en.look).click();
    await page
      .getByText(room.statementsCount.other.replace('{count} ', ''))
      .or(page.getByText(en.previewEmpty))
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await expect
      .poll(async () =>
        (await germany().node.context.exchange.leaves.list('DE', 9)).map(({ state }) => state),
      )
      .toEqual(['granted']);
  });

  it('narrows the labels of a contribution where it is shown', async () => {
    const caller = await bench.node.persona('gb-analyst');
    const contribution = await contribute(caller, {
      partner: 'GB',
      title: `${TITLE} ${(tries += 1)}`,
      statements: saysOf(
        { record: `GB:narrow-${tries}`, schema: 'Person', subject: 'suspect' },
        { name: 'Odo Narrowell' },
      ),
    });
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/import?contribution=${contribution}`,
    });
    const { page } = visit;
    const form = page.getByRole('form', { name: narrowing.narrow });
    await form.getByRole('checkbox', { name: codes['partner.NL'] }).uncheck({ force: true });
    await form.getByText(narrowing.loses.replace('{partners}', codes['partner.NL'])).waitFor();
    await form.getByLabel(narrowing.reason, { exact: true }).fill('Not for them');
    await form.getByText(narrowing.review, { exact: true }).click();
    // The pane scrolls, not the page with it.
    expect(await page.locator('.shell-main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(
      0,
    );
    expect(await axe(page)).toEqual([]);
    await form.getByLabel(narrowing.records, { exact: true }).fill('GB no record');
    await form.getByRole('button', { name: narrowing.narrow }).click();
    await form.getByText(narrowing.recordsWrong).waitFor();
    await form.getByLabel(narrowing.records, { exact: true }).fill('');
    await form.getByRole('button', { name: narrowing.narrow }).click();
    // Said also after the labels have come back narrower.
    await page
      .getByRole('status')
      .filter({ hasText: narrowing.done.one.replace('{count}', '1') })
      .waitFor();
    await expect
      .poll(async () => {
        const { labels } = await caller.call('contributionLabels', { params: { contribution } });
        return labels.map(({ label }) => label.audience.includes('NL'));
      })
      .toEqual([false]);
  });

  it.each([
    ['fr', french],
    ['de', german],
    ['nl', dutch],
  ] as const)('speaks of leave in %s, on a telephone and in the dark', async (language, words) => {
    await using visit = await bench.visit({
      persona: 'gb-protection',
      path: '/exchange?part=leaves&item=new',
      language,
      theme: 'dark',
      size: PHONE,
    });
    const { page } = visit;
    await page.getByText(words['direction.ask']).first().waitFor();
    expect(leftInEnglish(await visibleTexts(page), language)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    await visit.go('/exchange?part=recalls');
    await page.getByText(words.received, { exact: true }).waitFor();
    expect(await sticksOut(page)).toEqual([]);
  });
}
