import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { fingerprintOf } from '@foreland/sealing/identity';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { introduce } from '../../node/partners/introduction.ts';
import { codes } from '../src/i18n/en/codes.ts';
import { exchange as de } from '../src/i18n/de/exchange.ts';
import { exchange as en } from '../src/i18n/en/exchange.ts';
import { exchange as fr } from '../src/i18n/fr/exchange.ts';
import { exchange as nl } from '../src/i18n/nl/exchange.ts';
import { taxii as germanTaxii } from '../src/i18n/de/taxii.ts';
import { taxii as tx } from '../src/i18n/en/taxii.ts';
import { taxii as frenchTaxii } from '../src/i18n/fr/taxii.ts';
import { taxii as dutchTaxii } from '../src/i18n/nl/taxii.ts';
import { contribute, saysOf } from './contribute.ts';
import { checkTests, publishFrom } from './exchange-checks.ts';
import { leaveTests } from './exchange-leaves.ts';
import { requestTests } from './exchange-requests.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

/** What the first try to release one is about. */
const RECORD = 'GB:exchange-1';
const NAME = 'Rosalind Quennevale';
const ARABIC = 'روزاليند كوينيفيل';
/** What the label keeps from the recipient. */
const KEPT = '+44 7700 900777';
/** A fingerprint that is wrong and a record that is not there are refused, and the browser writes that down. */
const REFUSED = /40[049]|422/;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, part: keyof typeof en & `part.${string}`) =>
  page.getByRole('tab', { name: en[part], exact: true });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first();
/** Each row with its heading alone says what is in it. */
const count = (template: { one: string; other: string }, number: number) =>
  template[number === 1 ? 'one' : 'other'].replace('{count}', String(number));

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option }).click();
}

/** From a pane that is too narrow for the tabs. */
async function choosePart(
  page: Page,
  words: typeof de,
  part: keyof typeof en & `part.${string}`,
): Promise<void> {
  await page.locator('.exchange-part-button').click();
  await page.getByRole('menuitem', { name: words[part], exact: true }).click();
}

/** A liaison officer who is an analyst in the first place. */
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

describeInBrowser(
  'exchange',
  (bench) => {
    /** Takes no connections: what goes there travels as a file. */
    let france: TestNode;
    /** Answers by itself: private checks go there, and its log is compared. */
    let germany: TestNode;

    /** A test that is tried again finds what the first try did, and takes a record of its own. */
    let tries = 0;

    beforeAll(async () => {
      [france, germany] = await Promise.all([
        startTestNode({ partner: 'FR' }),
        startTestNode({ partner: 'DE', config: { partnerPort: 0 } }),
      ]);
      const [ours, theirs] = [bench.node, germany].map(({ node }) => node.context.exchange.directory);
      if (!ours || !theirs) throw new Error('a node has no directory');
      await introduce(ours, theirs, 'secret');
      await introduce(theirs, ours, 'secret');
      await publishFrom(germany);
    });
    afterAll(async () => {
      await germany?.[Symbol.asyncDispose]();
      await france?.[Symbol.asyncDispose]();
    });

    /** France takes the British card, so that it can check what comes from there. */
    async function franceKnowsBritain(): Promise<void> {
      const ours = bench.node.node.context.exchange.directory;
      await introduce(ours, france.node.context.exchange.directory, 'secret');
    }

    /** @returns the contribution that is released */
    async function contributeAll(record: string): Promise<string> {
      const caller = await bench.node.persona('gb-analyst');
      const about = { record, schema: 'Person', subject: 'suspect', grading: '3x5x2/1/B/P' } as const;
      await contribute(caller, {
        partner: 'GB',
        title: `Own telephones ${record} (fictional)`,
        statements: saysOf(about, { phone: KEPT }),
        audience: ['GB'],
      });
      return contribute(caller, {
        partner: 'GB',
        title: `Operation Quail ${record} (fictional)`,
        statements: saysOf(about, { name: [NAME, ARABIC], birthDate: '1984-02-11', notes: 'Rents a van' }),
      });
    }

    it('a partner’s card is handed in, and confirmed by a fingerprint that is never shown first', async () => {
      await using visit = await bench.visit({
        persona: 'gb-protection',
        path: '/exchange?part=partners',
        expected: REFUSED,
      });
      const { page } = visit;
      await row(page, en['node.self']).waitFor();
      const isKnown = row(page, codes['partner.FR']).getByText(en['node.confirmed'], { exact: true });
      if ((await isKnown.count()) > 0) return;
      const { ownCard } = france.node.context.exchange.directory;
      const fingerprint = fingerprintOf(ownCard.digest);
      await button(page, en.handInCard).click();
      await page.getByLabel(en.card, { exact: true }).fill(ownCard.text);
      await button(page, en.send).click();
      await button(page, en.openCard).click();
      await page.getByLabel(en.fingerprintHeard).waitFor();
      expect(await page.getByText(fingerprint.slice(0, 11)).count()).toBe(0);
      await choose(page, en.clearance, codes['level.secret']);
      await page.getByLabel(en.fingerprintHeard).fill('12345'.repeat(8));
      await button(page, en.confirmCard).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel(en.fingerprintHeard).fill(fingerprint);
      await button(page, en.confirmCard).click();
      await page.getByText(en.comparedByYou).waitFor();
      expect(await page.getByLabel(en.fingerprintHeard).count()).toBe(0);
      const second = await bench.node.persona('gb-analyst');
      await second.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
      const body = { digest: ownCard.digest, fingerprint, clearance: 'secret', replace: false } as const;
      const told = await second.call('confirmCard', { params: { partner: 'FR' }, body });
      expect(told.outcome).toBe('confirmed');
      await page.reload();
      await row(page, codes['partner.FR']).getByText(en['node.confirmed']).waitFor();
      await franceKnowsBritain();
    });

    it('a release is proposed, seen, approved, sent as a file, receipted and recalled', async () => {
      const record = `GB:exchange-${(tries += 1)}`;
      const contribution = await contributeAll(record);
      await using officer = await bench.visit({ persona: 'gb-protection', path: '/exchange' });
      const { page } = officer;
      await tab(page, 'part.releases').click();
      await button(page, en.newRelease).click();
      await button(page, en.look).click();
      await page.getByText(en.recipientNeeded).waitFor();
      await page
        .locator('.composer-form .field:has-text("' + en.recipientNeeded + '") button:focus')
        .waitFor();
      await choose(page, en.recipient, codes['partner.FR']);
      await page.getByRole('radio', { name: en['scope.records'] }).check({ force: true });
      await page.getByLabel(en.addRecord, { exact: true }).first().fill('Quennevale');
      await page.getByRole('checkbox', { name: record }).check({ force: true });
      await button(page, en.look).click();
      const preview = page.locator('.composer-preview');
      await preview.getByText(count(en.statementsCount, 4)).first().waitFor();
      expect(await preview.getByText(ARABIC).first().getAttribute('dir')).toBe('rtl');
      expect(await preview.getByText(KEPT).count()).toBe(0);
      await preview.getByText(en.withheld, { exact: true }).waitFor();
      await preview.getByText(count(en.statementsCount, 1), { exact: true }).waitFor();
      await choose(page, en.purpose, codes['purpose.exchange']);
      await page.getByLabel(en.legalBasis).fill('Data Protection Act 2018, section 73 (exercise)');
      await page.getByLabel(en.note, { exact: true }).fill('For the joint case');
      await button(page, en.propose).click();
      await page.getByText(en.waitsForSecond).waitFor();
      expect(await button(page, en.approve).count()).toBe(0);

      await using liaison = await bench.visit({ persona: 'gb-analyst', path: '/' });
      await becomeLiaison(liaison.page);
      await liaison.go('/exchange?part=releases');
      await row(liaison.page, codes['partner.FR']).click();
      await liaison.page.getByText(ARABIC).first().waitFor();
      await button(liaison.page, en.approve).click();
      await button(liaison.page, en.openPackage).click();
      await liaison.page.getByText(en.byFileText).waitFor();

      const [download] = await Promise.all([
        liaison.page.waitForEvent('download'),
        liaison.page.getByRole('link', { name: en.saveFile }).click(),
      ]);
      const pieces: Buffer[] = [];
      for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
      const [cover] = await Promise.all([
        liaison.page.waitForEvent('download'),
        liaison.page.getByRole('link', { name: en.saveCover }).click(),
      ]);
      expect(cover.suggestedFilename()).toMatch(/^foreland-gb-fr-release-.*\.pdf$/);
      const { receipt } = await france.node.context.exchange.inbox.receive(
        (async function* () {
          yield Buffer.concat(pieces);
        })(),
      );
      await liaison.page.getByLabel(en.receiptField).fill(receipt ?? '');
      await button(liaison.page, en.handInReceipt).click();
      await liaison.page.getByText(en.receiptSigned).waitFor();
      const reader = await france.persona('fr-liaison');
      const { statements } = await reader.call('statementsOf', { params: { record } });
      expect(statements.map(({ value }) => value).sort()).toEqual(
        ['1984-02-11', NAME, 'Rents a van', ARABIC].sort(),
      );

      const caller = await bench.node.persona('gb-analyst');
      await caller.call('retractContribution', {
        params: { contribution },
        body: { reason: 'Sent by mistake' },
      });
      await bench.node.node.context.exchange.upkeep.pass();
      await liaison.go('/exchange?part=recalls');
      await row(liaison.page, en.outstanding).waitFor();
    });

    it('a file that is no package is refused, says why, and is in quarantine', async () => {
      await using visit = await bench.visit({
        persona: 'gb-protection',
        path: '/exchange?part=inbox&item=new',
      });
      const { page } = visit;
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button(page, en.chooseFile).click(),
      ]);
      await chooser.setFiles({
        name: 'message.age',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('not a package'),
      });
      await page.getByText(en['taken.refused']).waitFor();
      await choosePart(page, en, 'part.quarantine');
      await row(page, en.unknownSender).click();
      await page.getByText(en.nothingKept).waitFor();
    });

    requestTests(bench, () => france);
    checkTests(bench);
    leaveTests(bench, () => germany);

    it('works by keyboard alone', async () => {
      await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange' });
      const { page } = visit;
      const { keyboard } = page;
      await tab(page, 'part.requests').focus();
      for (const part of ['part.checks', 'part.releases'] as const) {
        await keyboard.press('ArrowRight');
        await page.locator('[role=tab][aria-selected=true]').filter({ hasText: en[part] }).waitFor();
      }
      await row(page, codes['partner.FR']).focus();
      await keyboard.press('Enter');
      await page.getByText(en.sentPackages).waitFor();
      await visit.go('/exchange?part=releases&item=new');
      await page.locator('.composer-form :focus').waitFor();
      await keyboard.press('Escape');
      await page.locator('.composer').waitFor({ state: 'detached' });
    });

    it('a TAXII collection is proposed, decided by another person, and a program gets a token', async () => {
      await using visit = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=taxii' });
      const { page } = visit;
      const title = `For France ${(tries += 1)}`;
      await button(page, en.newTaxii).click();
      await button(page, tx.propose).click();
      await page.getByText(tx.titleNeeded).waitFor();
      await page.getByLabel(tx.title, { exact: true }).fill(title);
      await choose(page, tx.for, codes['partner.FR']);
      await choose(page, tx.clearance, codes['level.restricted']);
      await button(page, tx.propose).click();
      await page.getByText(tx['state.proposed']).first().waitFor();
      expect(await button(page, tx.approve).count()).toBe(0);
      const second = await bench.node.persona('gb-analyst');
      await second.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
      const { collections } = await second.call('taxiiCollections');
      const collection = collections.find((each) => each.title === title)?.id ?? '';
      await second.call('decideTaxiiCollection', { params: { collection }, body: { approve: true } });
      await visit.go(`/exchange?part=taxii&item=${collection}`);
      await page.getByLabel(tx.program, { exact: true }).fill('Analysis tool');
      await button(page, tx.makeToken).click();
      await page.getByText(/^taxii-[\w-]{43}$/).waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go('/exchange?part=taxii&view=feeds');
      await page.getByText(tx.noFeedsText).waitFor();
    });

    it('tells guests whose business it is', async () => {
      await using visit = await bench.visit({ persona: 'fr-liaison', path: '/exchange' });
      await visit.page.getByText(en.guestText).waitFor();
    });

    const PLACES = [
      '/exchange?part=partners',
      '/exchange?part=releases&item=new',
      '/exchange?part=inbox&item=new',
      '/exchange?part=taxii&item=new',
      '/exchange?part=recalls',
    ];

    it.each(THEMES)('is accessible in %s', async (theme) => {
      await using visit = await bench.visit({ persona: 'gb-protection', path: PLACES[0] ?? '/', theme });
      const { page } = visit;
      await row(page, en['node.self']).click();
      await page.getByText(en.fingerprint).waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go(`/exchange?part=releases&item=new&record=${RECORD}`);
      await choose(page, en.recipient, codes['partner.FR']);
      await button(page, en.look).click();
      await page.locator('.composer-preview').getByText(en.withheld, { exact: true }).waitFor();
      expect(await axe(page)).toEqual([]);
      await visit.go('/exchange?part=recalls');
      await row(page, en.outstanding).click();
      await page.getByText(en.byFileText).waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it('fits a phone', async () => {
      await using visit = await bench.visit({
        persona: 'gb-protection',
        path: PLACES[0] ?? '/',
        size: PHONE,
      });
      for (const place of PLACES) {
        if (place !== PLACES[0]) await visit.go(place);
        expect(await sticksOut(visit.page), place).toEqual([]);
      }
      await row(visit.page, en.outstanding).click();
      await visit.page.getByText(en.byFileText).waitFor();
      expect(await sticksOut(visit.page)).toEqual([]);
    });

    it.each(['fr', 'de', 'nl'] as const)('speaks %s', async (language) => {
      const words = { fr, de, nl }[language];
      await using visit = await bench.visit({
        persona: 'gb-protection',
        path: '/exchange?part=releases&item=new',
        language,
      });
      const { page } = visit;
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.getByText(words.standingHelp).waitFor();
      expect(leftInEnglish(await visibleTexts(page), language)).toEqual([]);
      await choosePart(page, words, 'part.partners');
      await button(page, words.handInCard).click();
      await page.getByText(words.handInCardText).waitFor();
      await visit.go('/exchange?part=taxii&item=new');
      await page
        .getByText({ fr: frenchTaxii, de: germanTaxii, nl: dutchTaxii }[language].newCollectionText)
        .waitFor();
      expect(leftInEnglish(await visibleTexts(page), language)).toEqual([]);
    });
  },
  { config: { partnerPort: 0 } },
);
