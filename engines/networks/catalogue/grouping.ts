import { z } from 'zod';
import type { Graph } from '../graph/graph.ts';
import type { Grouping } from '../communities/grouping.ts';
import { bySize, contactsOf, say, seed } from './analysis.ts';
import type { Explanation, Outcome } from './analysis.ts';

export const groupingParameters = z.object({
  /** Higher gives smaller groups. */
  resolution: z.number().min(0.1).max(10).default(1),
  seed,
});

/** Groups that a method found, with how good they are. */
export function groupsOf({ labels, quality }: Grouping): Outcome {
  const { labels: values, sizes } = bySize(labels);
  return {
    values,
    facts: [
      say('analysis.groups.count', { count: sizes.length }),
      say('analysis.groups.largest', { count: sizes[0] ?? 0 }),
      say('analysis.groups.modularity', { quality: Math.round(quality * 1e4) / 1e4 }),
    ],
  };
}

/** How firmly a node is in its group: its links within, and those into the group that draws it most besides. */
export function whyInGroup(graph: Graph, { values }: Outcome, node: number): Explanation {
  const own = values[node]!;
  const weights = new Map<number, number>();
  for (const { node: contact, weight } of contactsOf(graph, node))
    weights.set(values[contact]!, (weights.get(values[contact]!) ?? 0) + weight);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const within = weights.get(own) ?? 0;
  weights.delete(own);
  const beside = [...weights].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0];
  const size = values.reduce((count, value) => count + Number(value === own), 0);
  const percent = (weight: number): number => (all > 0 ? Math.round((100 * weight) / all) : 0);
  return {
    isSum: false,
    reasons: [
      { text: say('analysis.groups.size'), value: size },
      { text: say('analysis.groups.within', { percent: percent(within) }) },
      ...(beside
        ? [{ text: say('analysis.groups.beside', { group: beside[0] + 1, percent: percent(beside[1]) }) }]
        : []),
      { text: say('analysis.contacts'), value: graph.degreeOf(node) },
    ],
  };
}
