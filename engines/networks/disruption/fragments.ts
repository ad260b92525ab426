import { buildGraph } from '../graph/build.ts';
import { subgraph } from '../graph/derive.ts';
import { components } from '../kernels/components.ts';
import { dismantle } from './dismantle.ts';
import type { RankQuestion } from './rank-capability.ts';

/** How a network hangs together: a secondary figure, for a network in pieces can still launch boats. */
export interface Fragments {
  /** Share of all nodes in the largest part without any action. */
  readonly largestPart: number;
  /** The same once all actions of a portfolio have succeeded, for each portfolio. */
  readonly after: readonly number[];
  /** Fewest removals known by which no part has more than a tenth of all nodes. */
  readonly removals: number;
}

/** Passes over the edges that are spent on finding few removals. */
const STEPS = 1000;

export function fragmentsOf(
  { capability, actions, seed }: Pick<RankQuestion, 'capability' | 'actions' | 'seed'>,
  portfolios: readonly (readonly number[])[],
): Fragments {
  const nodeCount = capability.nodes.length;
  const links = capability.links.filter(({ probability }) => probability > 0);
  const graph = buildGraph({
    nodeCount,
    from: links.map(({ from }) => from),
    to: links.map(({ to }) => to),
  });
  const without = (gone: ReadonlySet<number>): number => {
    const kept = [...capability.nodes.keys()].filter((node) => !gone.has(node));
    if (kept.length === 0) return 0;
    return Math.max(...components(subgraph(graph, kept).graph).sizes) / nodeCount;
  };
  return {
    largestPart: without(new Set()),
    after: portfolios.map((portfolio) => without(new Set(portfolio.map((at) => actions[at]!.target)))),
    removals: dismantle(graph, { seed, steps: STEPS }).order.length,
  };
}
