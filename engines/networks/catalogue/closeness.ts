import { z } from 'zod';
import { distancesFrom } from '../kernels/breadth-first.ts';
import { closeness as measure, normalizedCloseness } from '../kernels/closeness.ts';
import { defineAnalysis, say } from './analysis.ts';

/** Who reaches the others over few links (Bavelas 1950; Wasserman & Faust 1994). */
export const closeness = defineAnalysis({
  id: 'closeness',
  version: '1.0.0',
  title: 'analysis.closeness.title',
  about: 'analysis.closeness.about',
  form: 'score',
  unit: 'share',
  mostNodes: 20_000,
  parameters: z.object({}),
  run: (graph, _, checkpoint) => ({
    values: normalizedCloseness(measure(graph, undefined, checkpoint)),
    facts: [],
  }),
  explain(graph, _, node) {
    const away = distancesFrom(graph, [node]).filter((distance) => distance > 0);
    const sum = away.reduce((total, distance) => total + distance, 0);
    const reached = away.length;
    return {
      isSum: false,
      reasons: [
        { text: say('analysis.closeness.reached', { of: graph.nodeCount - 1 }), value: reached },
        ...(reached > 0 ? [{ text: say('analysis.closeness.distance'), value: sum / reached }] : []),
        { text: say('analysis.contacts'), value: graph.degreeOf(node) },
      ],
    };
  },
});
