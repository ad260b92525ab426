import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  readPublishedOptima,
  readTraffickingNetwork,
} from '../../../bench/networks/trafficking-interdiction.ts';
import { FlowNetwork } from './flow-network.ts';
import { interdict } from './interdiction.ts';
import type { FlowArc } from './interdiction.ts';
import { Solver } from './solver.ts';

const FOLDER = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'networks/trafficking-interdiction',
);
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: no trafficking networks in ${FOLDER}; set FORELAND_DATA`);

let solver: Solver;
beforeAll(async () => {
  solver = await Solver.load();
});

const arcs = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 4 }),
    to: fc.integer({ min: 0, max: 4 }),
    capacity: fc.integer({ min: 0, max: 6 }),
    cost: fc.constantFrom(1, 2, 3, Infinity),
  }),
  { maxLength: 9 },
);

function flowOf(
  all: readonly FlowArc[],
  keeps: (arc: number) => boolean,
  gone: readonly number[] = [],
): number {
  const network = new FlowNetwork(
    5,
    all.map(({ from }) => from),
    all.map(({ to }) => to),
  );
  for (const [at, { from, to, capacity }] of all.entries()) {
    network.setCapacity(at, keeps(at) && !gone.includes(from) && !gone.includes(to) ? capacity : 0);
  }
  return network.run(0, 4);
}

/** The least cut over all sides: what Ford and Fulkerson say the greatest flow is. */
function leastCut(all: readonly FlowArc[]): number {
  let least = Infinity;
  for (let side = 0; side < 8; side++) {
    const inside = (node: number): boolean => node === 0 || (node !== 4 && (side & (1 << (node - 1))) !== 0);
    const cut = all
      .filter(({ from, to }) => inside(from) && !inside(to))
      .reduce((sum, { capacity }) => sum + capacity, 0);
    least = Math.min(least, cut);
  }
  return least;
}

describe('greatest flow', () => {
  it('is the least cut', () => {
    fc.assert(fc.property(arcs, (all) => flowOf(all, () => true) === leastCut(all)));
  });

  it('is infinite where a way has no limit', () => {
    expect(flowOf([{ from: 0, to: 4, capacity: Infinity, cost: 1 }], () => true)).toBe(Infinity);
  });
});

describe('interdict', () => {
  it('leaves as little as the best of all sets of arcs', () => {
    fc.assert(
      fc.property(arcs, fc.integer({ min: 0, max: 6 }), (all, budget) => {
        let least = Infinity;
        for (let set = 0; set < 2 ** all.length; set++) {
          const cost = all.reduce((sum, arc, at) => sum + ((set >> at) & 1 ? arc.cost : 0), 0);
          if (cost <= budget)
            least = Math.min(
              least,
              flowOf(all, (at) => ((set >> at) & 1) === 0),
            );
        }
        const result = interdict(solver, { nodeCount: 5, source: 0, sink: 4, arcs: all, budget });
        expect(result.flow).toBeCloseTo(least, 9);
        expect(result.cost).toBeLessThanOrEqual(budget);
        expect(flowOf(all, (at) => !result.arcs.includes(at))).toBeCloseTo(result.flow, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('takes out the best nodes where nodes have a price', () => {
    fc.assert(
      fc.property(arcs, fc.integer({ min: 0, max: 3 }), (plain, budget) => {
        const all = plain.map((arc) => ({ ...arc, cost: Infinity }));
        let least = Infinity;
        for (let set = 0; set < 8; set++) {
          const gone = [1, 2, 3].filter((node) => (set >> (node - 1)) & 1);
          if (gone.length <= budget)
            least = Math.min(
              least,
              flowOf(all, () => true, gone),
            );
        }
        const nodeCosts = [1, 1, 1, 1, 1];
        const result = interdict(solver, { nodeCount: 5, source: 0, sink: 4, arcs: all, nodeCosts, budget });
        expect(result.flow).toBeCloseTo(least, 9);
        expect(result.nodes.every((node) => node > 0 && node < 4)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('never leaves more for more money', () => {
    fc.assert(
      fc.property(arcs, (all) => {
        const left = [0, 1, 2, 4].map(
          (budget) => interdict(solver, { nodeCount: 5, source: 0, sink: 4, arcs: all, budget }).flow,
        );
        return left.every((flow, at) => at === 0 || flow <= left[at - 1]! + 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses what is no network', () => {
    const input = { nodeCount: 2, source: 0, sink: 1, arcs: [], budget: 1 };
    expect(() => interdict(solver, { ...input, sink: 0 })).toThrow(
      expect.objectContaining({ code: 'graph-node-range' }),
    );
    expect(() => interdict(solver, { ...input, budget: Number.NaN })).toThrow(
      expect.objectContaining({ code: 'kernel-value' }),
    );
    expect(() => interdict(solver, { ...input, arcs: [{ from: 0, to: 1, capacity: -1, cost: 1 }] })).toThrow(
      expect.objectContaining({ code: 'kernel-value' }),
    );
  });
});

describe.skipIf(!present)('published optima of trafficking networks', () => {
  // A rate of the restructuring does not move the optimum; `bench/networks-disruption.ts` solves all 210.
  const some = new Set(['Network2', 'Network9']);
  const published = present
    ? readPublishedOptima(FOLDER).filter(({ rate, network }) => rate === 0.5 && some.has(network))
    : [];
  it.each([...new Set(published.map(({ network }) => network))])('are reached on %s', (name) => {
    const network = readTraffickingNetwork(FOLDER, name);
    for (const { budget, optimum } of published.filter((each) => each.network === name)) {
      expect(interdict(solver, { ...network, budget }).flow).toBe(optimum);
    }
  });
});
