import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { networkMade } from '../../node/rooms/networks/networks-testing.ts';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';
import { common as deCommon } from '../src/i18n/de/common.ts';
import { disruption as de } from '../src/i18n/de/disruption.ts';
import { networks as deNetworks } from '../src/i18n/de/networks.ts';
import { disruption as en } from '../src/i18n/en/disruption.ts';
import { networks } from '../src/i18n/en/networks.ts';
import { leftInEnglish, visibleTexts } from './languages.ts';

const RANKING = '**/api/networks/actions/ranking';
const actions = (page: Page): Locator => page.getByRole('grid', { name: en.actions });
const scenarios = (page: Page): Locator => page.locator('.strike-detail .scenarios tbody tr');

describeInBrowser('where to strike', (bench) => {
  let group: string;
  beforeAll(async () => {
    const client = await bench.node.persona('gb-analyst');
    await networkMade(client);
    // Of the groups the one with the most people: it has actions of several kinds, and things that are no target.
    const { groups } = await client.call('networks');
    group = groups.toSorted((one, other) => other.persons - one.persons)[0]!.id;
  });
  const address = (strike: string): string => `/networks?group=${encodeURIComponent(group)}&strike=${strike}`;

  it('proposes actions with the law, ranks choices of them, and keeps what is decided and what came of it', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/networks?group=${encodeURIComponent(group)}`,
    });
    const { page } = visit;
    await page.getByRole('button', { name: networks.strike }).click();
    await page.getByRole('note').getByText(en.advice).waitFor();

    // What is withheld is named with its rule; an action has its terms and the law of every jurisdiction.
    await page.getByText(/withheld by a rule/).click();
    await page.getByText(en['rule.not-an-offender']).first().waitFor();
    await actions(page).getByText(en['kind.arrest']).first().click();
    const law = page.getByRole('list', { name: en.lawOf });
    expect(await law.locator('summary').count()).toBe(7);
    expect(await law.locator('summary').allInnerTexts()).toContainEqual(
      expect.stringContaining(en['power.none']),
    );
    expect(await law.getByRole('link').first().getAttribute('href')).toMatch(/^https?:/);
    const chance = page.getByRole('textbox', { name: en.likelihoodLong });
    await chance.fill('120');
    await page.getByText(en.likelihoodProblem).waitFor();
    await chance.fill('95');
    await page.keyboard.press('Enter');
    await actions(page).getByText(en.changed).first().waitFor();

    // A ranking on a slow line can be stopped, and asked again.
    await page.getByRole('tab', { name: en['tab.ranking'] }).click();
    const budget = page.getByRole('slider', { name: en.budget });
    const before = await budget.getAttribute('aria-valuetext');
    await budget.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => budget.getAttribute('aria-valuetext')).not.toBe(before);
    await page.route(RANKING, () => {});
    await page.getByRole('button', { name: en.rank, exact: true }).click();
    await page.getByRole('progressbar', { name: en.ranking }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(en.stopped).waitFor();
    await page.unroute(RANKING);
    const undimmed = await page.locator('.chart-stage').screenshot();
    await page.getByRole('button', { name: en.rank, exact: true }).click();
    await scenarios(page).first().waitFor();

    // Without any action, and in three cases: the mean within its bounds, and nothing better than none replaced.
    const figures = await scenarios(page).locator('.scenario-figure').allInnerTexts();
    const told = figures.map((text) => text.match(/\d+(\.\d+)?/g)!.map(Number));
    expect(told).toHaveLength(4);
    for (const [mean, low, high] of told) {
      expect(low).toBeLessThanOrEqual(mean!);
      expect(mean).toBeLessThanOrEqual(high!);
    }
    expect(told[1]![0]).toBeLessThanOrEqual(told[3]![0]!);
    expect((await page.locator('.chart-stage').screenshot()).equals(undimmed)).toBe(false);
    await page.getByText(/possible worlds over/).waitFor();

    // A link by which it works, with its evidence.
    await page.locator('.strike-effects .evidence-figure').first().click();
    await page.getByRole('complementary', { name: 'Evidence' }).locator('.evidence-item').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.strike-effects button').first().click();
    await page.waitForURL((url) => url.searchParams.has('link'));
    await page.getByText(networks.confirmedText).or(page.getByText(networks.unconfirmedText)).waitFor();

    // Another budget makes what is shown an answer to another question, and says so.
    await budget.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(en.outdated).waitFor();

    await page.getByRole('button', { name: en.decide, exact: true }).click();
    await page.getByRole('button', { name: en.record }).click();
    await page.getByText(en.reasonNeeded).waitFor();
    await page.getByRole('textbox', { name: en.reason }).fill('Boats are the weakest stage.');
    await page.getByRole('button', { name: en.record }).click();
    const decided = page.getByRole('list', { name: en.decisions });
    const decision = decided.locator('> li').first();
    await decision.getByText('Boats are the weakest stage.').waitFor();
    await decision.getByRole('button', { name: en.recordOutcome }).first().click();
    await page.getByRole('button', { name: en.saveOutcome, exact: true }).click();
    await page.getByText(en.resultNeeded).waitFor();
    await page.getByRole('form', { name: en.recordOutcome }).getByText(en['result.succeeded']).click();
    await page.getByRole('button', { name: en.saveOutcome, exact: true }).click();
    await page.getByRole('list', { name: en.outcome }).first().getByText(en['result.succeeded']).waitFor();

    // To do nothing is a decision as well.
    await page.getByRole('button', { name: en.decide, exact: true }).click();
    await page.getByText(en['decide.nothing'], { exact: true }).click();
    await page.getByRole('textbox', { name: en.reason }).fill('The case of a partner goes first.');
    await page.getByRole('button', { name: en.record }).click();
    await decided.getByText('The case of a partner goes first.').first().waitFor();
    const client = await bench.node.persona('gb-analyst');
    const { decisions } = await client.call('actionDecisions', { query: { group } });
    expect(decisions.slice(0, 2).map((each) => each.actions.length > 0)).toEqual([false, true]);
    expect(decisions[1]?.advice?.chosen).toBe(0);
    expect(decisions[1]?.actions.some((action) => action.outcomes[0]?.result === 'succeeded')).toBe(true);
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: 'gb-analyst', path: address('actions'), theme });
    const { page } = visit;
    await actions(page).locator('.table-row').first().click();
    await page.getByRole('list', { name: en.lawOf }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: en['tab.ranking'] }).click();
    await page.getByRole('button', { name: en.rank, exact: true }).click();
    await scenarios(page).first().waitFor();
    await page.getByRole('button', { name: en.decide, exact: true }).click();
    await page.getByRole('textbox', { name: en.reason }).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('fits a phone in German, with the chart a press away', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: address('ranking'),
      size: PHONE,
      language: 'de',
    });
    const { page } = visit;
    await page.getByRole('button', { name: de.rank, exact: true }).click();
    await scenarios(page).first().waitFor();
    expect(await sticksOut(page)).toEqual([]);
    expect(leftInEnglish(await visibleTexts(page), 'de')).toEqual([]);
    await page.getByRole('button', { name: de.onChart, exact: true }).click();
    await page.getByRole('application').waitFor();
    expect(await sticksOut(page)).toEqual([]);
    await page.getByRole('button', { name: deNetworks.strike, exact: true }).click();
    // The ranking is as it was left.
    await scenarios(page).first().waitFor();
    // What is chosen among the actions begins to show without scrolling.
    await page.getByRole('tab', { name: de.actions }).click();
    await page.getByRole('grid', { name: de.actions }).locator('.table-row').first().click();
    const detail = await page.locator('.strike-detail').boundingBox();
    const decide = await page.getByRole('button', { name: de.decide, exact: true }).boundingBox();
    expect(detail && decide && detail.y + 48).toBeLessThan(decide?.y ?? 0);
    // Who leaves the form is where it was opened.
    await page.getByRole('button', { name: de.decide, exact: true }).click();
    await page.getByRole('button', { name: deCommon.cancel, exact: true }).click();
    await page.locator(`button:focus:has-text("${de.decide}")`).waitFor();
  });

  it('shows decisions to the data-protection officer, who decides nothing', async () => {
    const officer = await bench.node.persona('gb-protection');
    await networkMade(officer);
    const { groups } = await officer.call('networks');
    const own = groups.toSorted((one, other) => other.persons - one.persons)[0]!.id;
    await using visit = await bench.visit({
      persona: 'gb-protection',
      path: `/networks?group=${encodeURIComponent(own)}&strike=decisions`,
    });
    const { page } = visit;
    await page.getByRole('tab', { name: en['tab.decisions'] }).waitFor();
    await page
      .getByText(en.noDecisions)
      .or(page.getByRole('list', { name: en.decisions }))
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: en.decide, exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: en.recordOutcome }).count()).toBe(0);
  });

  it('keeps to the nodes that were on a chart without a group, while the chart grows', async () => {
    const client = await bench.node.persona('gb-analyst');
    const chart = await client.call('networkChart', { body: { group, steps: 0 } });
    const { actions: proposed } = await client.call('proposedActions', { body: { group } });
    const persons = new Set(chart.nodes.filter(({ kind }) => kind === 'person').map(({ id }) => id));
    const start = proposed.find(({ target }) => persons.has(target.id))!.target.id;
    // A node at the edge of that chart: it has neighbours that are not on it.
    const around = await client.call('networkChart', { body: { nodes: [start] } });
    const isOn = (id: string): boolean => around.nodes.some((node) => node.id === id);
    const leading = chart.links.find(({ from, to }) => isOn(from) !== isOn(to))!;
    const edge = isOn(leading.from) ? leading.from : leading.to;
    const nodes = encodeURIComponent(JSON.stringify([start]));
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: `/networks?nodes=${nodes}&node=${encodeURIComponent(edge)}&strike=actions`,
    });
    const { page } = visit;
    await actions(page).locator('.table-row').first().click();
    await page.getByRole('textbox', { name: en.likelihoodLong }).fill('95');
    await page.keyboard.press('Enter');
    await actions(page).getByText(en.changed).first().waitFor();
    const heading = page.getByText(/\d+ nodes, /).first();
    const before = await heading.innerText();
    await page.getByRole('application').focus();
    await page.keyboard.press('x');
    await expect.poll(() => heading.innerText()).not.toBe(before);
    expect(await actions(page).getByText(en.changed).count()).toBeGreaterThan(0);
  });

  it('says where nothing may be a target, and what is amiss where the group is not there', async () => {
    await using visit = await bench.visit({
      persona: 'gb-analyst',
      path: '/networks',
      expected: /40[04]/,
    });
    const { page } = visit;
    const client = await bench.node.persona('gb-analyst');
    const { nodes } = await client.call('networkChart', { body: { group, steps: 0 } });
    const document = nodes.find(({ kind }) => kind === 'document' || kind === 'event')!.id;
    const aimed = encodeURIComponent(JSON.stringify([document]));
    await visit.go(`/networks?nodes=${aimed}&aim=${aimed}&strike=actions`);
    await page.getByText(en.noActions).waitFor();
    await visit.go('/networks?group=GB:nobody&strike=actions');
    await page.getByRole('alert').first().waitFor();
  });
});
