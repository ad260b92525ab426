import { z } from 'zod';
import { cuts } from '../kernels/cuts.ts';
import { defineAnalysis, say } from './analysis.ts';
import { withoutNode } from './without-node.ts';

/** Without whom the network falls apart (Hopcroft & Tarjan 1973). */
export const cutPoints = defineAnalysis({
  id: 'cut-points',
  version: '1.0.0',
  title: 'analysis.cut-points.title',
  about: 'analysis.cut-points.about',
  form: 'score',
  unit: 'count',
  parameters: z.object({}),
  run(graph) {
    const { points, bridges, cutOff } = cuts(graph);
    return {
      values: Float64Array.from(cutOff),
      facts: [
        say('analysis.cut-points.points', { count: points.length }),
        say('analysis.cut-points.bridges', { count: bridges.length }),
      ],
    };
  },
  explain: (graph, _, node) => ({
    isSum: false,
    reasons: [...withoutNode(graph, node), { text: say('analysis.contacts'), value: graph.degreeOf(node) }],
  }),
});
