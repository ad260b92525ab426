import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTION_KINDS } from './actions.ts';
import type { Action } from './actions.ts';
import { assessPortfolios } from './assess.ts';
import type { CapabilityNetwork } from './capability-network.ts';
import { CapabilityWorlds } from './capability-worlds.ts';
import { exactPortfolio } from './exact-portfolio.ts';
import { Launches } from './launches.ts';
import { rankCapability } from './rank-capability.ts';
import { REPLACEMENTS } from './replacement.ts';
import { selectPortfolios } from './select.ts';
import { Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await Solver.load();
});

const NODES = 7;
const certain = { alpha: 1, beta: 0 };

const arrest = (target: number, more: Partial<Action> = {}): Action => ({
  id: `arrest:${target}`,
  kind: 'arrest',
  target,
  legalBasis: 'basis.arrest',
  cost: 1,
  success: certain,
  delayDays: 0,
  ...more,
});

const capacity = fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: 6, maxLength: 6 });
const node = fc.record(
  {
    capacity,
    parts: fc.array(fc.record({ probability: fc.constantFrom(0.2, 0.5), capacity }), { maxLength: 2 }),
    bystander: fc.boolean(),
    throughput: fc.constantFrom(2, 5, Infinity),
  },
  { requiredKeys: ['capacity', 'throughput'] },
);
const networks: fc.Arbitrary<CapabilityNetwork> = fc.record({
  nodes: fc.array(node, { minLength: NODES, maxLength: NODES }),
  links: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: NODES - 1 }),
      to: fc.integer({ min: 0, max: NODES - 1 }),
      probability: fc.constantFrom(1, 1, 0.5),
    }),
    { minLength: 5, maxLength: 14 },
  ),
});
const actions: fc.Arbitrary<Action[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...ACTION_KINDS),
      target: fc.integer({ min: 0, max: NODES - 1 }),
      cost: fc.constantFrom(1, 1, 2),
      success: fc.constantFrom(certain, { alpha: 6, beta: 2 }),
      delayDays: fc.constantFrom(0, 10, 40),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((drafts) => drafts.map((draft, at) => ({ ...draft, id: `a${at}`, legalBasis: 'basis' })));

function sets(count: number): number[][] {
  return Array.from({ length: 2 ** count }, (_, set) =>
    [...Array.from({ length: count }).keys()].filter((at) => (set >> at) & 1),
  );
}

const within = (all: readonly Action[], budget: number): number[][] =>
  sets(all.length).filter((set) => set.reduce((sum, at) => sum + all[at]!.cost, 0) <= budget);

/** Mean of the weakest stage once everything that succeeds has taken effect. */
function settled(worlds: CapabilityWorlds, portfolio: readonly number[]): number {
  let sum = 0;
  for (let world = 0; world < worlds.worlds; world++) {
    const flows = worlds.stageFlows(
      world,
      portfolio.filter((at) => worlds.succeeds(world, at)),
    );
    sum += worlds.seenIn(world).length === 0 ? 0 : Math.min(...flows);
  }
  return sum / worlds.worlds;
}

const CHAIN: CapabilityNetwork = {
  nodes: [
    { capacity: [4, 0, 0, 0, 0, 0], throughput: Infinity },
    { capacity: [0, 3, 0, 0, 0, 0], throughput: 2 },
    { capacity: [0, 0, 0, 0, 0, 5], throughput: Infinity },
  ],
  links: [
    { from: 0, to: 1, probability: 1 },
    { from: 1, to: 2, probability: 1 },
  ],
};

describe('capability', () => {
  it('is limited by the weakest stage, and by who arranges things', () => {
    const worlds = new CapabilityWorlds(CHAIN, [arrest(1)], { worlds: 1, seed: 1 });
    expect([...worlds.stageFlows(0, [])]).toEqual([2, 2, Infinity, Infinity, Infinity, 5]);
    expect([...worlds.stageFlows(0, [0])]).toEqual([0, 0, Infinity, Infinity, Infinity, 5]);
  });

  it('knows people by the part they play in each world, and takes nobody for weak of whom a world knows nothing', () => {
    const network: CapabilityNetwork = {
      nodes: [
        {
          capacity: [0, 0, 0, 0, 0, 0],
          parts: [{ probability: 0.25, capacity: [0, 4, 0, 0, 0, 0] }],
          throughput: Infinity,
        },
        { capacity: [0, 0, 0, 0, 0, 5], throughput: Infinity },
      ],
      links: [{ from: 0, to: 1, probability: 1 }],
    };
    const worlds = new CapabilityWorlds(network, [], { worlds: 400, seed: 1 });
    const finance = Array.from({ length: 400 }, (_, world) => worlds.stageFlows(world, [])[1]);
    expect(new Set(finance)).toEqual(new Set([4, Infinity]));
    expect(finance.filter((flow) => flow === 4).length / 400).toBeCloseTo(0.25, 1);
    expect(worlds.seen).toEqual([1, 5]);
  });

  it('takes nothing through a bystander in worlds in which they play no part', () => {
    const nothing = [0, 0, 0, 0, 0, 0];
    const between = (bystander: boolean): CapabilityNetwork => ({
      ...CHAIN,
      nodes: [
        CHAIN.nodes[0]!,
        { capacity: nothing, parts: [{ probability: 0.4, capacity: nothing }], throughput: 9, bystander },
        CHAIN.nodes[2]!,
      ],
    });
    const recruits = (network: CapabilityNetwork): number[] => {
      const worlds = new CapabilityWorlds(network, [], { worlds: 400, seed: 1 });
      return Array.from({ length: 400 }, (_, world) => worlds.stageFlows(world, [])[0]!);
    };
    const found = recruits(between(true));
    expect(new Set(found)).toEqual(new Set([0, 4]));
    expect(found.filter((flow) => flow === 4).length / 400).toBeCloseTo(0.4, 1);
    expect(new Set(recruits(between(false)))).toEqual(new Set([4]));
  });

  it('takes of an account no more than its money', () => {
    const freeze = arrest(1, { kind: 'account-freeze' });
    const worlds = new CapabilityWorlds(CHAIN, [freeze], { worlds: 1, seed: 1 });
    expect([...worlds.stageFlows(0, [0])].slice(0, 2)).toEqual([2, 0]);
  });

  it('does not fall before an action takes effect, and comes back as the scenario says', () => {
    const spare: CapabilityNetwork = {
      nodes: [
        { capacity: [4, 0, 0, 0, 0, 0], throughput: Infinity },
        { capacity: [4, 0, 0, 0, 0, 0], throughput: Infinity },
        { capacity: [0, 0, 0, 0, 0, 9], throughput: Infinity },
      ],
      links: [
        { from: 0, to: 2, probability: 1 },
        { from: 1, to: 2, probability: 1 },
      ],
    };
    const late = [arrest(0, { delayDays: 60 })];
    const launches = new Launches(new CapabilityWorlds(spare, late, { worlds: 1, seed: 1 }));
    expect(launches.in(0, [0], 'none')).toBeCloseTo((60 * 8 + 30 * 4) / 90, 9);
    const soon = new Launches(new CapabilityWorlds(spare, [arrest(0)], { worlds: 1, seed: 1 }));
    const [none, fast, slow] = REPLACEMENTS.map((replacement) => soon.in(0, [0], replacement));
    expect(none).toBeCloseTo(4, 9);
    expect(slow).toBeGreaterThan(4);
    expect(fast).toBeGreaterThan(slow!);
    expect(fast).toBeLessThan(6);
  });

  it('never rises by an action, and lies between none and all in every scenario', () => {
    fc.assert(
      fc.property(networks, actions, (network, all) => {
        const worlds = new CapabilityWorlds(network, all, { worlds: 3, seed: 5 });
        const launches = new Launches(worlds);
        for (let world = 0; world < 3; world++) {
          const everything = [...all.keys()];
          const before = launches.in(world, [], 'none');
          const [none, fast, slow] = REPLACEMENTS.map((each) => launches.in(world, everything, each));
          expect(none).toBeLessThanOrEqual(slow! + 1e-9);
          expect(slow).toBeLessThanOrEqual(fast! + 1e-9);
          expect(fast).toBeLessThanOrEqual(before + 1e-9);
          expect(launches.in(world, everything.slice(1), 'none')).toBeGreaterThanOrEqual(none! - 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not know the order in which nodes stand', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const certainLinks = network.links.map((link) => ({ ...link, probability: 1 }));
        const certainNodes = network.nodes.map((each) => ({ ...each, parts: [] }));
        const turned = (at: number): number => NODES - 1 - at;
        const one = new CapabilityWorlds({ nodes: certainNodes, links: certainLinks }, [], {
          worlds: 1,
          seed: 1,
        });
        const other = new CapabilityWorlds(
          {
            nodes: certainNodes.toReversed(),
            links: certainLinks.map((link) => ({ ...link, from: turned(link.to), to: turned(link.from) })),
          },
          [],
          { worlds: 1, seed: 1 },
        );
        for (const [stage, flow] of one.stageFlows(0, []).entries()) {
          expect(other.stageFlows(0, [])[stage]).toBeCloseTo(flow, 9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('portfolios', () => {
  it('are exact where asked for: no set within the budget leaves less', () => {
    fc.assert(
      fc.property(networks, actions, fc.integer({ min: 1, max: 4 }), (network, all, budget) => {
        const worlds = new CapabilityWorlds(network, all, { worlds: 2, seed: 3 });
        const least = Math.min(...within(all, budget).map((set) => settled(worlds, set)));
        const exact = exactPortfolio(solver, worlds, { budget, worlds: 2 });
        expect(exact.proven).toBe(true);
        expect(exact.launches).toBeCloseTo(least, 6);
        expect(exact.bound).toBeLessThanOrEqual(exact.launches + 1e-6);
      }),
      { numRuns: 12 },
    );
  });

  it('by greedy search stay within the budget, hold no action twice, and are seldom far from the best', () => {
    let gap = 0;
    let runs = 0;
    fc.assert(
      fc.property(networks, actions, fc.integer({ min: 1, max: 4 }), (network, all, budget) => {
        const launches = new Launches(new CapabilityWorlds(network, all, { worlds: 2, seed: 3 }));
        const options = { budget, replacements: ['none'] as const, worlds: 2 };
        const [first] = selectPortfolios(launches, options);
        if (!first) return;
        expect(within(all, budget).map(String)).toContain(String(first));
        const before = launches.mean([], ['none']);
        const least = Math.min(...within(all, budget).map((set) => launches.mean(set, ['none'])));
        if (before > 0) gap += (launches.mean(first, ['none']) - least) / before;
        runs++;
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(gap / runs).toBeLessThan(0.03);
  });

  it('hold nothing beside an action that ends the only way to a launch', () => {
    const { portfolios } = rankCapability({
      capability: CHAIN,
      actions: [arrest(0), arrest(1), arrest(2)],
      budget: 9,
      worlds: 10,
      seed: 1,
      horizonDays: 90,
      most: 6,
    }).assessment;
    expect(portfolios.length).toBeGreaterThan(0);
    for (const { portfolio } of portfolios) expect(portfolio).toHaveLength(1);
  });

  it('are compared over the same worlds: chances add up to one, regret is not negative', () => {
    fc.assert(
      fc.property(networks, actions, (network, all) => {
        const launches = new Launches(new CapabilityWorlds(network, all, { worlds: 30, seed: 9 }));
        const { portfolios, before } = assessPortfolios(launches, [[0], [1], [0, 1]]);
        for (const scenario of REPLACEMENTS.keys()) {
          const outcomes = portfolios.map(({ outcomes: each }) => each[scenario]!);
          expect(outcomes.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 9);
          for (const { regret, launches: left } of outcomes) {
            expect(regret).toBeGreaterThanOrEqual(0);
            expect(left.low).toBeLessThanOrEqual(left.high);
            expect(left.mean).toBeLessThanOrEqual(before.mean + 1e-9);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('say which uncertain link would change their order, and along which links they work', () => {
    // Two recruiters: the greater one hangs on a link that exists in six of ten worlds.
    const network: CapabilityNetwork = {
      nodes: [
        { capacity: [5, 0, 0, 0, 0, 0], throughput: Infinity },
        { capacity: [2, 0, 0, 0, 0, 0], throughput: Infinity },
        { capacity: [0, 0, 0, 0, 0, 9], throughput: Infinity },
      ],
      links: [
        { from: 0, to: 2, probability: 0.6 },
        { from: 1, to: 2, probability: 1 },
      ],
    };
    const worlds = new CapabilityWorlds(network, [arrest(0), arrest(1)], { worlds: 200, seed: 1 });
    const { portfolios, flips } = assessPortfolios(new Launches(worlds), [[0], [1]]);
    expect(portfolios[0]?.portfolio).toEqual([0]);
    expect(flips[0]).toMatchObject({ kind: 'link', link: 0, exists: false });
    expect(portfolios[0]?.effect.map(({ link, stage }) => [link, stage])).toEqual([[0, 0]]);
  });

  it('refuse networks and actions that are none', () => {
    const one = { nodes: [{ capacity: [1, 1, 1, 1, 1, 1], throughput: 1 }], links: [] };
    const made = (network: CapabilityNetwork, all: readonly Action[]) => (): CapabilityWorlds =>
      new CapabilityWorlds(network, all, { worlds: 1, seed: 1 });
    expect(made({ nodes: [], links: [] }, [])).toThrow(expect.objectContaining({ code: 'graph-empty' }));
    expect(made(one, [arrest(1)])).toThrow(expect.objectContaining({ code: 'graph-node-range' }));
    expect(made(one, [arrest(0, { cost: 0 })])).toThrow(expect.objectContaining({ code: 'kernel-value' }));
    const parts = [0.6, 0.5].map((probability) => ({ probability, capacity: [1, 1, 1, 1, 1, 1] }));
    expect(made({ ...one, nodes: [{ ...one.nodes[0]!, parts }] }, [])).toThrow(
      expect.objectContaining({ code: 'kernel-value' }),
    );
    expect(made({ ...one, links: [{ from: 0, to: 0, probability: 2 }] }, [])).toThrow(
      expect.objectContaining({ code: 'kernel-value' }),
    );
  });
});
