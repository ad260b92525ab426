import { buildGraph } from '../graph/build.ts';
import { evidencePaths } from '../paths/evidence-paths.ts';
import type { LinkedNetwork } from '../analysis/linked-network.ts';
import { linkFilter } from './filter.ts';
import type { ChartFilter } from './filter.ts';

export interface Connection {
  /** Positions of nodes, from one to the other. */
  readonly nodes: readonly number[];
  /** Positions of links. */
  readonly links: readonly number[];
  readonly probability: number;
  /** Further ways that rest on the same reports. */
  readonly repeats: number;
}

/**
 * Who connects these two: the likeliest ways of evidence from one node to another, those that rest on the same
 * reports told once. Along any link, whether it binds a group or not.
 * @throws ForelandError `kernel-node`
 */
export function connect(
  network: LinkedNetwork,
  {
    from,
    to,
    count,
    ...filter
  }: ChartFilter & { readonly from: number; readonly to: number; readonly count: number },
): Connection[] {
  const { evidence, confidence } = network;
  const ties = strongestOfPairs(network, [...evidence.links.keys()].filter(linkFilter(network, filter)));
  const reports = new Map<string, number>();
  const numberOf = (report: string): number => {
    const number = reports.get(report) ?? reports.size;
    reports.set(report, number);
    return number;
  };
  const { paths } = evidencePaths({
    graph: buildGraph({
      nodeCount: evidence.nodes.length,
      from: ties.map((link) => evidence.links[link]!.from),
      to: ties.map((link) => evidence.links[link]!.to),
    }),
    source: from,
    target: to,
    probabilities: Float64Array.from(ties, (link) => confidence[link]!.probability),
    origins: ties.map((link) => evidence.links[link]!.evidence.map(({ report }) => numberOf(report))),
    count,
  });
  return paths.map(({ nodes, edges, probability, repeats }) => ({
    nodes,
    links: edges.map((edge) => ties[edge]!),
    probability,
    repeats,
  }));
}

/** Of parallel links the likeliest: that two people call each other and write to each other is one step of a way. */
function strongestOfPairs({ evidence, confidence }: LinkedNetwork, links: readonly number[]): number[] {
  const strongest = new Map<string, number>();
  for (const link of links) {
    const { from, to } = evidence.links[link]!;
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    const known = strongest.get(pair);
    if (known === undefined || confidence[known]!.probability < confidence[link]!.probability)
      strongest.set(pair, link);
  }
  return [...strongest.values()].sort((one, other) => one - other);
}
