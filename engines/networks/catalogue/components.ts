import { z } from 'zod';
import { components as find } from '../kernels/components.ts';
import { bySize, defineAnalysis, say } from './analysis.ts';

/** Parts that nothing links with each other. */
export const components = defineAnalysis({
  id: 'components',
  version: '1.0.0',
  title: 'analysis.components.title',
  about: 'analysis.components.about',
  form: 'grouping',
  unit: 'count',
  parameters: z.object({}),
  run(graph) {
    const { labels, sizes } = bySize(find(graph).labels);
    return {
      values: labels,
      facts: [
        say('analysis.components.count', { count: sizes.length }),
        say('analysis.components.largest', { count: sizes[0] ?? 0 }),
      ],
    };
  },
  explain(graph, { values }, node) {
    const own = values.reduce((sum, label) => sum + Number(label === values[node]), 0);
    return {
      isSum: false,
      reasons: [
        { text: say('analysis.components.own'), value: own },
        { text: say('analysis.contacts'), value: graph.degreeOf(node) },
      ],
    };
  },
});
