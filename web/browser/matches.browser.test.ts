import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { axe, describeInBrowser, LANGUAGES, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import type { TestClient } from '../../testkit/client.ts';
import { common } from '../src/i18n/en/common.ts';
import { matches as en } from '../src/i18n/en/matches.ts';
import { contribute, saysOf } from './contribute.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';
import { until } from '../../testkit/until.ts';

/** Made-up names that two partners hold: nothing but the name agrees, so that a person is always asked. */
const NAMES = [
  'Quillon Tarabeck',
  'Ysolde Marrinvale',
  'Bevis Ostrakov',
  'Thandeka Plumridge',
  'Corvin Aldersey',
  'Marisol Ketteridge',
] as const;
/** The same made-up person of two partners in two scripts, with one telephone. */
const TWO_SCRIPTS = { GB: 'زرمینه هوتک', FR: 'Zarmina Hotak' } as const;

const queue = (page: Page): Locator => page.getByRole('grid', { name: en.list });
const rows = (page: Page): Locator => queue(page).locator('.table-row');
const pane = (page: Page): Locator => page.getByRole('region', { name: en.pair, exact: true });
const verdict = (page: Page): Locator => pane(page).getByRole('heading', { level: 2 });
const judgements = (page: Page): Locator => pane(page).locator('.judgement');
/** Whatever else was said of the pair, what this person said is taken back. */
const isTakenBack = async (page: Page, person: string): Promise<void> => {
  const own = judgements(page).filter({ hasText: person });
  await own.filter({ hasText: en.takenBack }).first().waitFor();
  await own.and(page.locator(':not([data-withdrawn="true"])')).first().waitFor({ state: 'detached' });
};
const answerButton = (page: Page, answer: 'same' | 'different' | 'unsure'): Locator =>
  pane(page)
    .getByRole('toolbar', { name: en.decide })
    .getByRole('button', { name: new RegExp(`^${en[`answer.${answer}`]}`) });
const chosen = (page: Page): string | null => new URL(page.url()).searchParams.get('match');

/** Waits until another pair than this is open, and shown. */
async function leaves(page: Page, match: string | null): Promise<void> {
  await page.waitForURL((url) => url.searchParams.get('match') !== match);
  await verdict(page).waitFor();
}

/** Asks the node until it has matched everything in the view. */
async function matched(caller: TestClient, query: Parameters<typeof askFor>[1] = {}) {
  return until('everything in the view is matched', async () => {
    const found = await askFor(caller, query);
    return !found.computing && found;
  });
}

function askFor(
  caller: TestClient,
  query: { status?: 'review' | 'automatic' | 'apart'; record?: string; pattern?: string },
) {
  return caller.call('matches', { query: { status: 'review', limit: 200, ...query } });
}

describeInBrowser('matches', (bench) => {
  let caller: TestClient;
  /** The made-up pair in two scripts, and the pattern that the others share. */
  let scripts: string;
  let alike: { readonly match: string; readonly pattern: string; readonly count: number };

  beforeAll(async () => {
    caller = await bench.node.persona('gb-analyst');
    for (const [partner, persona] of [
      ['GB', 'gb-analyst'],
      ['FR', 'fr-liaison'],
    ] as const) {
      await contribute(await bench.node.persona(persona), {
        partner,
        title: `People of ${partner} (fictional)`,
        statements: [
          ...NAMES.flatMap((name, at) =>
            saysOf({ record: `${partner}:namesake-${at}`, schema: 'Person', subject: 'suspect' }, { name }),
          ),
          ...saysOf(
            {
              record: `${partner}:two-scripts`,
              schema: 'Person',
              subject: 'suspect',
              grading: partner === 'GB' ? '3x5x2/1/B/P' : '4x4/A/2',
            },
            { name: TWO_SCRIPTS[partner], phone: '+447700900871' },
          ),
        ],
      });
    }
    scripts = await pairOf(caller, 'GB:two-scripts', 'FR:two-scripts');
    const namesakes = await matched(caller, { record: 'GB:namesake-0' });
    const { matches } = namesakes;
    const one = matches.find(({ a, b }) => [a.record, b.record].includes('FR:namesake-0'));
    if (!one || one.alike < NAMES.length)
      throw new Error(`namesakes do not wait for review together: ${JSON.stringify(matches)}`);
    alike = { match: one.id, pattern: one.pattern, count: one.alike };
  });

  it('is judged with the mouse: read, evidence, answer, undo', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/matches' });
    const { page } = visit;
    await rows(page).first().click();
    await verdict(page).waitFor();
    const match = chosen(page);

    // What each field adds, from the starting point down, is the total.
    const figures = (await pane(page).locator('.comparison-figure').allInnerTexts()).map((text) =>
      Number(text.replace('−', '-')),
    );
    const total = Number(
      await pane(page).locator('.comparison-row[data-kind=total] .comparison-figure').innerText(),
    );
    const parts = figures.reduce((sum, figure) => sum + figure, 0) - total;
    expect(Math.abs(parts - total)).toBeLessThan(0.06 * figures.length);

    // A usual pair needs no scrolling.
    const body = pane(page).locator('.pane-body');
    expect(await body.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(true);

    // Down to the statements behind one field.
    await pane(page).locator('.comparison-figure .evidence-figure').first().click();
    const evidence = page.getByRole('complementary', { name: 'Evidence' });
    await evidence.locator('.evidence-item').first().waitFor();
    expect(await evidence.locator('.evidence-record').count()).toBe(2);
    await evidence.getByRole('button', { name: 'Close evidence' }).click();

    await pane(page).getByRole('textbox').fill('Two clerks, one ledger.');
    await answerButton(page, 'different').click();
    await leaves(page, match);
    const said = pane(page)
      .getByRole('status')
      .filter({ hasText: /^Different: / });
    await said.waitFor();
    expect(await pane(page).getByRole('textbox').inputValue()).toBe('');

    await said.getByRole('button', { name: /^Undo/ }).click();
    await page.waitForURL((url) => url.searchParams.get('match') === match);
    await judgements(page).filter({ hasText: 'Two clerks, one ledger.' }).waitFor();
    const [withdrawn] = await judgements(page).all();
    expect(await withdrawn?.getAttribute('data-withdrawn')).toBe('true');
    expect(await pane(page).getByRole('img', { name: en.signed }).count()).toBe(1);
  });

  it('is judged with the keyboard alone, and not while writing', async () => {
    await using visit = await bench.visit({ persona: 'fr-liaison', path: '/matches?type=person' });
    const { page } = visit;
    await rows(page).first().waitFor();
    const { keyboard } = page;
    await rows(page).first().focus();
    await keyboard.press('ArrowDown');
    await page.waitForURL((url) => url.searchParams.has('match'));
    await verdict(page).waitFor();

    const first = chosen(page);
    await keyboard.press('s');
    await leaves(page, first);
    await pane(page)
      .getByRole('status')
      .filter({ hasText: /^Same: / })
      .waitFor();
    const second = chosen(page);
    await keyboard.press('d');
    await leaves(page, second);
    await pane(page)
      .getByRole('status')
      .filter({ hasText: /^Different: / })
      .waitFor();
    const third = chosen(page);

    // Letters in the note are letters.
    await keyboard.press('n');
    await pane(page).locator('input:focus').waitFor();
    await keyboard.type('sdu');
    await keyboard.press('Enter');
    expect(chosen(page)).toBe(third);
    await keyboard.press('u');
    await leaves(page, third);
    await pane(page)
      .getByRole('status')
      .filter({ hasText: /^Unsure: / })
      .waitFor();

    // One undo after the other.
    await keyboard.press('z');
    await page.waitForURL((url) => url.searchParams.get('match') === third);
    await judgements(page).filter({ hasText: 'sdu' }).waitFor();
    await pane(page)
      .getByRole('status')
      .filter({ hasText: /^Different: / })
      .waitFor();
    await keyboard.press('z');
    await page.waitForURL((url) => url.searchParams.get('match') === second);
    await isTakenBack(page, 'Solène');
    await keyboard.press('z');
    await page.waitForURL((url) => url.searchParams.get('match') === first);
    await isTakenBack(page, 'Solène');
    expect(await pane(page).getByRole('status').filter({ hasText: /: / }).count()).toBe(0);

    await keyboard.press('e');
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await keyboard.press('Escape');
    await keyboard.press('j');
    await leaves(page, first);
  });

  it('asks for a second opinion and takes it', async () => {
    await using one = await bench.visit({ persona: 'gb-analyst', path: `/matches?match=${scripts}` });
    await verdict(one.page).waitFor();
    await answerButton(one.page, 'unsure').click();
    await leaves(one.page, scripts);

    await using other = await bench.visit({ persona: 'fr-liaison', path: '/matches?status=second-opinion' });
    await rows(other.page).filter({ hasText: TWO_SCRIPTS.FR }).first().click();
    await judgements(other.page).filter({ hasText: en['answer.unsure'] }).waitFor();
    await answerButton(other.page, 'same').click();
    await other.page
      .getByRole('status')
      .filter({ hasText: /^Same: / })
      .or(other.page.getByText(en.choose))
      .first()
      .waitFor();
    await other.go(`/matches?status=same&match=${scripts}`);
    await pane(other.page)
      .getByText(/Joined today in/)
      .waitFor();
    expect(await judgements(other.page).count()).toBe(2);

    // The dossier says so, and leads to the reasons.
    await other.go('/records/FR:two-scripts');
    const known = other.page.getByRole('region', { name: en.alsoKnown });
    await known.getByRole('link', { name: new RegExp(TWO_SCRIPTS.GB) }).waitFor();
    await known.getByRole('link', { name: en.whyOne }).click();
    await other.page.waitForURL((url) => url.pathname.startsWith('/matches/entities/'));
    await other.page.getByText(en.memberPairs).waitFor();
  });

  it('shows each name in its own script and direction', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/matches?match=${scripts}` });
    const own = pane(visit.page).locator('.side-head bdi', { hasText: TWO_SCRIPTS.GB });
    await own.waitFor();
    expect(await own.getAttribute('dir')).toBe('rtl');
    expect(await own.getAttribute('lang')).toBe('und-Arab');
    const latin = pane(visit.page).locator('.side-head .romanised');
    expect(await latin.getAttribute('dir')).toBe('ltr');
    expect(await latin.innerText()).toMatch(/^Z[a-z]+ H[a-z]+$/i);
  });

  it('is narrowed by filters that stand in the address', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/matches' });
    const { page } = visit;
    await rows(page).first().waitFor();
    const automatic = page.getByRole('radio', { name: /^Automatic/ });
    const count = Number((await automatic.innerText()).replaceAll(/\D/g, ''));
    expect(count).toBeGreaterThan(0);
    await automatic.click();
    await page.waitForURL((url) => url.searchParams.get('status') === 'automatic');
    await rows(page).first().waitFor();

    await page.getByRole('button', { name: /Partner/ }).click();
    await page.getByRole('option', { name: 'France' }).click();
    await page.waitForURL((url) => url.searchParams.get('partner') === 'FR');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.table-row')].every((row) =>
        [...row.querySelectorAll('.chip-partner')].some((chip) => chip.textContent === 'FR'),
      ),
    );
    await page.getByRole('button', { name: common.clearFilters }).click();
    await page.waitForURL((url) => url.search === '');
  });

  it('judges alike pairs together once each was looked at, and says how to undo', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: `/matches?match=${alike.match}` });
    const { page } = visit;
    await verdict(page).waitFor();
    await page.keyboard.press('a');
    const list = page.getByRole('grid', { name: en.alikeTitle });
    await list.getByRole('row').nth(1).waitFor();
    const form = page.getByRole('form', { name: en.alikeTitle });
    // The label is what can be pressed; the radio button itself is hidden from eyes.
    await form.getByText(en['answer.same'], { exact: true }).click();
    const confirm = form.getByRole('button', { name: /^Judge \d+ pairs? the same/ });

    // All are ticked when the last has been on screen, each for a while: time is what is asked for here. Where the machine was
    // so busy that one was passed too soon, it is scrolled through once more.
    await until('each was on screen', async () => {
      await list.evaluate((element) => {
        const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
        element.scrollTo(0, isAtEnd ? 0 : element.scrollTop + 150);
      });
      await page.waitForTimeout(500);
      return form.getByText(/You have had/).isVisible();
    });
    const boxes = list.getByRole('checkbox');
    expect(await boxes.nth(1).isChecked()).toBe(true);

    // What does not belong is left out: here all but one.
    await list.evaluate((element) => element.scrollTo(0, 0));
    await boxes.first().focus();
    await page.keyboard.press('Space');
    expect(await confirm.isDisabled()).toBe(true);
    await boxes.first().focus();
    await page.keyboard.press('Space');
    const excluded = list.getByRole('row').filter({ hasText: NAMES[1] }).first().getByRole('checkbox');
    await excluded.focus();
    await page.keyboard.press('Space');
    expect(await confirm.innerText()).toContain(String(alike.count - 1));
    await confirm.click();
    await page
      .getByRole('status')
      .filter({ hasText: /judged the same/ })
      .waitFor();
    await page.getByRole('link', { name: en.judgedAlikeList }).click();
    await page.waitForURL((url) => url.searchParams.get('status') === 'same');
    await rows(page).filter({ hasText: 'Quillon' }).first().click();
    await judgements(page).getByRole('button', { name: en.takeBack }).click();
    await judgements(page).filter({ hasText: en.takenBack }).waitFor();
  });

  it('parts records of an entity, with the keyboard alone', async () => {
    const { matches } = await matched(caller, { status: 'automatic' });
    const { a } = matches.find(({ a: one }) => one.members > 2) ?? matches[0] ?? nothing('automatic pair');
    const before = await caller.call('entity', { params: { record: a.record } });
    const leaving = before.members.findLast(({ record }) => record !== a.record) ?? nothing('other member');

    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/matches/entities/${a.record}`,
    });
    const { page } = visit;
    const box = page.getByRole('checkbox', { name: new RegExp(leaving.record) });
    await box.waitFor();
    if (before.pairs.length > 30) {
      await page.getByRole('button', { name: /^Show all \d+ pairs/ }).focus();
      await page.keyboard.press('Enter');
    }
    const bits = (await page.locator('.member-pair-figure .faint').allInnerTexts()).map((text) =>
      Number(text.replace('−', '-').replace(/[^-\d.]/g, '')),
    );
    expect(bits.length).toBe(before.pairs.length);
    expect(bits).toEqual(bits.toSorted((one, other) => one - other));
    await box.focus();
    await page.keyboard.press('Space');
    const open = page.getByRole('button', { name: en.split });
    await open.focus();
    await page.keyboard.press('Enter');
    await page.locator('.split-form input:focus').waitFor();
    await page.keyboard.type('Another birth year');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^Parted: / })
      .waitFor();
    await box.waitFor({ state: 'detached' });
    await page.getByText(en['change.split'], { exact: false }).first().waitFor();
    const after = await caller.call('entity', { params: { record: a.record } });
    expect(after.members.map(({ record }) => record)).not.toContain(leaving.record);

    await page.getByRole('link', { name: en.partedUndo }).click();
    await rows(page).first().click();
    await judgements(page).filter({ hasText: 'Another birth year' }).waitFor();
  });

  it('matches anew as a job with progress', async () => {
    await using visit = await bench.visit({ persona: 'nl-analyst', path: '/matches' });
    const { page } = visit;
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: en.matchAnew }).click();
    await page.getByText(en.crossMatch).waitFor();
    await page.locator('.cross-match').getByText('Done').waitFor();
    await page.locator('.cross-match').getByRole('button', { name: 'Close' }).click();
    await page.locator('.cross-match').waitFor({ state: 'detached' });
  });

  it('says how models weigh, and whether they hold', async () => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/matches' });
    const { page } = visit;
    await page.getByRole('link', { name: en.models }).click();
    await page.getByRole('table').locator('tbody').first().waitFor();
    await page.getByRole('radio', { name: en['type.vehicle'] }).click();
    await page.waitForURL((url) => url.searchParams.get('type') === 'vehicle');
    await page
      .getByRole('rowheader', { name: en['field.plate'] })
      .or(page.getByText(en['field.plate']))
      .first()
      .waitFor();
    await page.getByText(/joined without asking/).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).last().click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });

  const PATHS = (): readonly (readonly [path: string, waitFor: string])[] => [
    [`/matches?match=${scripts}`, '.comparison'],
    [`/matches?alike=${alike.pattern}`, '.alike'],
    ['/matches/entities/GB:two-scripts', '.member-list'],
    ['/matches/models', '.weights'],
    ['/matches?status=different&type=vessel&partner=FRONTEX', '.state'],
  ];

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/matches', theme });
    for (const [path, selector] of PATHS()) {
      await visit.go(path);
      await visit.page.locator(selector).first().waitFor();
      expect(await axe(visit.page), path).toEqual([]);
    }
  });

  it('fits a phone', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/matches',
      size: PHONE,
      language: 'de',
    });
    await visit.page.locator('.table-row').first().waitFor();
    expect(await sticksOut(visit.page)).toEqual([]);
    for (const [path, selector] of PATHS()) {
      await visit.go(path);
      await visit.page.locator(selector).first().waitFor();
      expect(await sticksOut(visit.page), path).toEqual([]);
    }
  });

  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])('speaks %s', async (language) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: '/matches', language });
    for (const [path, selector] of PATHS()) {
      await visit.go(path);
      await visit.page.locator(selector).first().waitFor();
      const text = await visit.page.locator('main').innerText();
      expect(text, path).not.toMatch(/\{\w+\}|\b(field|status|type|agreement|likelihood)\.[a-z]/);
      if (language !== 'en')
        expect(leftInEnglish(await visibleTexts(visit.page), language), path).toEqual([]);
    }
  });
});

/** The pair of two records, wherever it stands. */
async function pairOf(caller: TestClient, record: string, other: string): Promise<string> {
  for (const status of ['review', 'automatic', 'apart'] as const) {
    const { matches } = await matched(caller, { status, record });
    const match = matches.find(({ a, b }) => a.record === other || b.record === other);
    if (match) return match.id;
  }
  return nothing(`pair of ${record} and ${other}`);
}

function nothing(what: string): never {
  throw new Error(`there is no ${what}`);
}
