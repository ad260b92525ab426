import { verifyProof } from '@foreland/sealing/log';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, PHONE, sticksOut } from '../../testkit/browser.ts';
import type { BrowserBench } from '../../testkit/browser.ts';
import type { TestNode } from '../../testkit/node.ts';
import { audit as germanAudit } from '../src/i18n/de/audit.ts';
import { checks as german } from '../src/i18n/de/checks.ts';
import { audit as proofs } from '../src/i18n/en/audit.ts';
import { checks as en } from '../src/i18n/en/checks.ts';
import { codes } from '../src/i18n/en/codes.ts';
import { exchange as room } from '../src/i18n/en/exchange.ts';
import { audit as frenchAudit } from '../src/i18n/fr/audit.ts';
import { checks as french } from '../src/i18n/fr/checks.ts';
import { audit as dutchAudit } from '../src/i18n/nl/audit.ts';
import { checks as dutch } from '../src/i18n/nl/checks.ts';
import { contribute, saysOf } from './contribute.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

/** Of the range that Ofcom keeps for drama: the number belongs to nobody. */
const HELD = '07700 900101';
const NOT_HELD = '+44 7700 900199';
const NAME = 'Jorin Falkenstedt';
const CASE = 'GB/2026/114';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const view = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first();
const germany = codes['partner.DE'];

async function becomeLiaison(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const response = await fetch('/api/session', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'liaison-officer', purpose: 'exchange' }),
    });
    return response.status;
  });
  expect(status).toBe(200);
}

/** What Germany knows, and lets Britain find out. */
export async function publishFrom(node: TestNode): Promise<void> {
  const analyst = await node.persona('de-analyst');
  await contribute(analyst, {
    partner: 'DE',
    title: 'Persons (fictional)',
    statements: saysOf(
      { record: 'DE:p-1', schema: 'Person', subject: 'suspect', grading: '4x4/A/1' },
      { name: NAME, birthDate: '1984-03-17', phone: '+447700900101' },
    ),
  });
  await node.node.context.exchange.checks.publisher.renew('GB', ['tel', 'pn-exact'], 'test');
  node.node.context.exchange.outbox.kick();
}

async function saved(page: Page, press: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, press).first().click()]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Private checks and audit proofs of Britain, whose app is on the screen, with Germany, whose node answers. */
export function checkTests(bench: BrowserBench): void {
  /** Makes the database do what nobody should be able to. */
  const behindItsBack = (sql: string) =>
    bench.node.node.context.store.pool.query(
      `SET session_replication_role = replica; ${sql}; RESET session_replication_role`,
    );

  it('values are read, asked of a partner without telling which, and a hit leads into a request', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/' });
    const { page } = visit;
    await becomeLiaison(page);
    await visit.go('/exchange?part=checks');
    await button(page, room.newCheck).click();
    await page.getByLabel(en.values, { exact: true }).fill([HELD, NOT_HELD, NAME].join('\n'));
    await page.getByText('tel|+447700900101', { exact: true }).waitFor();
    await page.getByText('A name is checked with a full date of birth').waitFor();
    await page.getByRole('checkbox', { name: germany }).check({ force: true });
    await page.keyboard.press('Control+Enter');
    await page.getByText(en.caseNeeded).waitFor();
    const caseNumber = page.getByLabel(en.caseNumber, { exact: true });
    await caseNumber.and(page.locator(':focus')).waitFor();
    await caseNumber.fill(CASE);
    // What is left of the quota may be looked at while one writes.
    await page.getByRole('radio', { name: en['view.quotas'], exact: true }).click();
    await page.waitForURL(/view=quotas/);
    expect(await caseNumber.inputValue()).toBe(CASE);
    const learns = page.locator('.check-learns');
    await learns.getByText(CASE).waitFor();
    expect(await learns.textContent()).toContain(`checks 16 values (${en['class.tel']})`);
    await page
      .getByLabel(en.values, { exact: true })
      .fill([HELD, NOT_HELD, `${NAME}, 1984-03-17`].join('\n'));
    await page.getByText('pn-exact|falkenstedt jorin|1984-03-17', { exact: true }).waitFor();
    await button(page, en.startWith.one.replace('{count}', '1')).click();
    await page.getByText(en.hitCount.other.replace('{count}', '2'), { exact: true }).waitFor();
    await row(page, NOT_HELD).getByText(en.noHit, { exact: true }).waitFor();
    const ask = page.getByRole('link', { name: en.askPartner.replace('{partner}', germany) }).first();
    expect(await ask.getAttribute('href')).toMatch(/part=requests.*to=DE.*check=.*value=/);
    await visit.go(page.url());
    await row(page, NOT_HELD).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('a data-protection officer opens what was asked, renews indexes and sees what is used up', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=checks' });
    const { page } = visit;
    await row(page, en['class.tel']).click();
    await page.getByText(en.sealed).waitFor();
    expect(await page.getByText(HELD).count()).toBe(0);
    await button(page, en.open).click();
    await button(page, en.openIt).click();
    await page.getByText(en.reasonNeeded).waitFor();
    await page.getByLabel(en.reason, { exact: true }).fill('Audit of November');
    await page.keyboard.press('Control+Enter');
    await page.getByText('tel|+447700900101', { exact: true }).waitFor();
    await page.getByText(en.openedPadding.other.replace('{count}', '14')).waitFor();
    await view(page, en['view.quotas']).click();
    await page
      .getByText(/^\d+ of 256$/)
      .first()
      .waitFor();
    await view(page, en['view.answered']).click();
    await page.getByText(en.noAnsweredText).waitFor();
    await view(page, en['view.indexes']).click();
    await button(page, en.renew).click();
    await button(page, en.renewNow).click();
    await page.getByText(en['key.inUse']).first().waitFor();
    await visit.go('/exchange?part=checks&view=indexes');
    await page.getByText(en['key.inUse']).first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('proves the log, finds what was tampered with, and compares it with a partner’s', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=audit' });
    const { page } = visit;
    await bench.node.node.context.exchange.witnessing.pass();
    await button(page, proofs.selfCheck).click();
    await page.getByText(proofs.sound, { exact: true }).waitFor();
    await behindItsBack(`UPDATE audit_entry SET user_name = 'eve' WHERE route = 'openCheck'`);
    await button(page, proofs.selfCheck).click();
    await page.getByText(proofs['finding.row-altered']).first().waitFor();
    await behindItsBack(`UPDATE audit_entry SET user_name = 'gb-protection' WHERE route = 'openCheck'`);
    await visit.go('/exchange?part=audit');
    await button(page, proofs.prove).click();
    await page.getByText(/The log only grew/).waitFor();

    await view(page, proofs['view.rows']).click();
    await page.getByLabel(proofs.user, { exact: true }).fill('gb-protection');
    await page.keyboard.press('Enter');
    await row(page, 'openCheck').click();
    const proof = verifyProof(await saved(page, proofs.saveProof));
    expect([proof.findings, proof.row?.open.route]).toEqual([[], 'openCheck']);

    await button(page, room.newComparison).click();
    await page.getByLabel(proofs.partner, { exact: true }).first().click();
    await page.getByRole('option', { name: germany }).click();
    await button(page, proofs.compare).click();
    await page.getByText(proofs.agrees, { exact: true }).first().waitFor();
    for (const place of [page.url(), '/exchange?part=audit']) {
      await visit.go(place);
      await page.locator('.check-results').first().waitFor();
      expect(await axe(page)).toEqual([]);
    }
  });

  const PLACES = [
    '/exchange?part=checks&item=new',
    '/exchange?part=checks&view=indexes',
    '/exchange?part=checks&view=quotas',
    '/exchange?part=audit',
    '/exchange?part=audit&view=rows',
    '/exchange?part=audit&view=comparisons&item=new',
  ];

  it('checks and proofs fit a phone', async () => {
    await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange', size: PHONE });
    for (const place of PLACES.slice(1)) {
      await visit.go(place);
      expect(await sticksOut(visit.page), place).toEqual([]);
    }
    await using asker = await bench.visit({
      persona: 'gb-analyst',
      path: PLACES[0] ?? '',
      size: PHONE,
    });
    await asker.page.getByLabel(en.values, { exact: true }).fill(`${HELD}\nAB1234567`);
    await asker.page.getByText('doc|AB1234567', { exact: true }).waitFor();
    expect(await sticksOut(asker.page)).toEqual([]);
  });

  it('checks and proofs speak every language', async () => {
    const words = { fr: [french, frenchAudit], de: [german, germanAudit], nl: [dutch, dutchAudit] } as const;
    for (const language of ['fr', 'de', 'nl'] as const) {
      const [own, ownAudit] = words[language];
      await using visit = await bench.visit({
        persona: 'gb-protection',
        path: '/exchange?part=checks&view=indexes',
        language,
      });
      await visit.page.getByText(own.heldText).waitFor();
      expect(leftInEnglish(await visibleTexts(visit.page), language)).toEqual([]);
      await visit.go('/exchange?part=audit');
      await visit.page.getByText(ownAudit.selfCheckText).waitFor();
      expect(leftInEnglish(await visibleTexts(visit.page), language)).toEqual([]);
    }
  });
}
