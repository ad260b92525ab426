import { z } from 'zod';
import { betweenness as exact } from '../kernels/betweenness.ts';
import { sampledBetweenness } from '../kernels/sampled-betweenness.ts';
import { defineAnalysis, say, seed } from './analysis.ts';
import { withoutNode } from './without-node.ts';

/** Up to so many nodes all paths are counted; of more, as many as the error asks for. */
const COUNTED = 4000;
const DOUBT = 0.1;

/** Who stands on the shortest paths between others (Freeman 1977). */
export const betweenness = defineAnalysis({
  id: 'betweenness',
  version: '1.0.0',
  title: 'analysis.betweenness.title',
  about: 'analysis.betweenness.about',
  form: 'score',
  unit: 'share',
  parameters: z.object({
    /** Largest error of any share where paths are drawn by chance. */
    error: z.number().min(0.002).max(0.1).default(0.01),
    seed,
  }),
  run(graph, { error, seed: drawn }, checkpoint) {
    const { nodeCount } = graph;
    if (nodeCount > COUNTED) {
      const sampled = sampledBetweenness(graph, { error, doubt: DOUBT, seed: drawn, checkpoint });
      return {
        values: sampled.scores,
        facts: [
          say('analysis.betweenness.sampled', {
            count: sampled.samples,
            percent: Math.round(1000 * error) / 10,
            sure: Math.round(100 * (1 - DOUBT)),
          }),
        ],
      };
    }
    const pairs = ((nodeCount - 1) * (nodeCount - 2)) / 2;
    return {
      values: exact(graph, { checkpoint }).map((score) => (pairs > 0 ? Math.min(1, score / pairs) : 0)),
      facts: [say('analysis.betweenness.counted')],
    };
  },
  explain(graph, { values }, node) {
    const { nodeCount } = graph;
    const share = values[node]!;
    const pairs = Math.round((share * (nodeCount - 1) * (nodeCount - 2)) / 2);
    return {
      isSum: false,
      reasons: [
        { text: say('analysis.betweenness.pairs'), value: pairs },
        ...withoutNode(graph, node),
        { text: say('analysis.contacts'), value: graph.degreeOf(node) },
      ],
    };
  },
});
