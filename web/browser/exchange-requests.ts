import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import type { BrowserBench } from '../../testkit/browser.ts';
import type { TestNode } from '../../testkit/node.ts';
import { codes } from '../src/i18n/en/codes.ts';
import { common } from '../src/i18n/en/common.ts';
import { requests as de } from '../src/i18n/de/requests.ts';
import { requests as en } from '../src/i18n/en/requests.ts';
import { requests as fr } from '../src/i18n/fr/requests.ts';
import { requests as nl } from '../src/i18n/nl/requests.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const FAR = new Date('2100-01-01T00:00:00.000Z');
const QUESTION = 'Who has used this number since June?';
const NUMBER = '+44 7700 900123';
const ANSWER = 'مسجل باسم شركة شحن';
const OF_FRANCE = 'Is the lorry known to you?';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Takes what waits for France there as sealed files, for its node takes no connections, and brings the receipts back. */
async function carry(britain: TestNode, france: TestNode): Promise<void> {
  const { outbox, outgoing } = britain.node.context.exchange;
  for (const each of await outgoing.due('GB', FAR, 50)) {
    if (!each.kind.startsWith('request')) continue;
    const { receipt } = await france.node.context.exchange.inbox.receive(await outbox.fileOf(each));
    await outbox.acknowledge(await outbox.sealed(each), receipt ?? '');
  }
}

/** France reaches the British node by itself. */
async function arrived(france: TestNode): Promise<void> {
  const { outbox, outgoing } = france.node.context.exchange;
  await expect
    .poll(async () => {
      outbox.kick();
      return (await outgoing.due('FR', FAR, 50)).filter(({ kind }) => kind.startsWith('request')).length;
    })
    .toBe(0);
}

async function ask(page: Page): Promise<void> {
  await choose(page, en.recipient, codes['partner.FR']);
  await page.getByLabel(en.question, { exact: true }).fill(QUESTION);
  await page.getByLabel(en.identifiers, { exact: true }).fill(NUMBER);
  await page.getByRole('radio', { name: en['urgency.direct'], exact: true }).check({ force: true });
  await button(page, en.ask).click();
  await page.getByText(en.urgencyNeeded).waitFor();
  await page.getByLabel(en.urgency, { exact: true }).fill('A boat is being loaded');
  await choose(page, en.purpose, codes['purpose.exchange']);
  await page.getByLabel(en.legalBasis, { exact: true }).fill('Directive (EU) 2023/977, art. 4 (exercise)');
  await page.getByLabel(en.caseNumber, { exact: true }).fill('GB/2026/114');
  await page.locator('.composer-preview').getByText(NUMBER).waitFor();
  await page.keyboard.press('Control+Enter');
}

/** Requests for information between Britain, whose app is on the screen, and France, whose officer calls its node. */
export function requestTests(bench: BrowserBench, france: () => TestNode): void {
  const britain = () => bench.node;

  it('a request goes to a partner and is refused, one of theirs is answered, and the board counts both', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=requests' });
    const { page } = visit;
    await button(page, en.newRequest).click();
    // What is written is not lost by a slip of the finger.
    const question = page.getByLabel(en.question, { exact: true });
    const guard = page.getByRole('alertdialog', { name: common.unsent });
    await question.fill('Not to be sent');
    await question.press('Escape');
    await guard.getByRole('button', { name: common.writeOn }).click();
    expect(await question.inputValue()).toBe('Not to be sent');
    await question.press('Escape');
    await guard.getByRole('button', { name: common.discard }).click();
    await page.locator('.composer').waitFor({ state: 'detached' });
    await button(page, en.newRequest).click();
    // Lists may be looked at while one writes.
    await question.fill('Kept while the lists change');
    await page.getByRole('radio', { name: en['show.done'], exact: true }).click();
    await page.waitForURL(/show=done/);
    expect(await question.inputValue()).toBe('Kept while the lists change');
    await ask(page);
    await page.getByText(en.unreceivedText).waitFor();
    await carry(britain(), france());

    const liaison = await france().persona('fr-liaison');
    const { requests } = await liaison.call('requests', { query: { state: 'open', direction: 'received' } });
    const [received] = requests;
    expect(received).toMatchObject({
      question: QUESTION,
      identifiers: [NUMBER],
      clock: { limit: '8-hours' },
    });
    await liaison.call('takeStep', {
      params: { request: received?.id ?? '' },
      body: { kind: 'refusal', text: ANSWER, ground: 'originator-refused' },
    });
    await liaison.call('askRequest', {
      body: {
        to: 'GB',
        question: OF_FRANCE,
        identifiers: ['AB-123-CD'],
        purpose: 'exchange',
        legalBasis: 'Exercise',
        caseNumber: 'FR/2026/9',
      },
    });
    await arrived(france());
    await visit.go(`/exchange?part=requests&show=done&item=${received?.id}`);
    await page.getByText(en['ground.originator-refused']).waitFor();
    expect(await page.getByText(ANSWER).evaluate((element) => getComputedStyle(element).direction)).toBe(
      'rtl',
    );

    await visit.go('/');
    await page.getByText(en['waiting.toAnswer'].one.replace('{count}', '1')).click();
    await row(page, OF_FRANCE).click();
    await page.getByRole('link', { name: en.searchHere.replace('{value}', 'AB-123-CD') }).waitFor();
    await choose(page, en.step, en['take.answer']);
    await page.getByLabel(en.text, { exact: true }).fill('Yes: seen twice.');
    await page.getByRole('link', { name: /Propose a release to France/ }).waitFor();
    await button(page, en.sendStep).click();
    await page.getByText(en.closed).waitFor();
    await page.locator('.request-steps').getByText(en['step.answer'], { exact: true }).waitFor();

    await page.getByRole('radio', { name: en['show.board'], exact: true }).click();
    const cells = (text: string) => row(page, text).getByRole('gridcell').allInnerTexts();
    await row(page, 'We ask France').waitFor();
    const [, asked, , refused, share] = await cells('We ask France');
    expect([Number(asked) >= 1, Number(refused) >= 1, share]).toEqual([true, true, '100%']);
    expect((await cells('France asks us'))[4]).toBe('100%');
    await page.getByRole('img', { name: /We ask France: \d+ within the clock/ }).waitFor();
  });

  const PLACES = [
    '/exchange?part=requests&item=new&to=FR',
    '/exchange?part=requests&show=done',
    '/exchange?part=requests&show=board',
  ];

  it.each(THEMES)('requests are accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: PLACES[0] ?? '/', theme });
    const { page } = visit;
    await page.getByText(en.caseHelp).waitFor();
    expect(await axe(page)).toEqual([]);
    await visit.go(PLACES[1] ?? '/');
    await row(page, OF_FRANCE).focus();
    await page.keyboard.press('Enter');
    await page.locator('.request-steps').getByText(en['step.asked'], { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await visit.go(PLACES[2] ?? '/');
    await row(page, 'We ask France').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('requests fit a phone and speak every language', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: PLACES[0] ?? '/', size: PHONE });
    for (const place of PLACES) {
      if (place !== PLACES[0]) await visit.go(place);
      expect(await sticksOut(visit.page), place).toEqual([]);
    }
    for (const [language, words] of Object.entries({ fr, de, nl })) {
      await using foreign = await bench.visit({
        persona: 'gb-protection',
        path: PLACES[2] ?? '/',
        language: language as 'fr',
      });
      await foreign.page.getByText(words['counts.5']).waitFor();
      expect(leftInEnglish(await visibleTexts(foreign.page), language as 'fr')).toEqual([]);
      await button(foreign.page, words.newRequest).click();
      await foreign.page.getByText(words.caseHelp).waitFor();
      expect(leftInEnglish(await visibleTexts(foreign.page), language as 'fr')).toEqual([]);
    }
  });
}
