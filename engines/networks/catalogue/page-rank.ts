import { z } from 'zod';
import type { Graph } from '../graph/graph.ts';
import { pageRank as rank } from '../kernels/page-rank.ts';
import { contactsOf, defineAnalysis, largest, say } from './analysis.ts';
import type { Reason } from './analysis.ts';

/** Who is linked with whom that matters (Brin & Page 1998). */
export const pageRank = defineAnalysis({
  id: 'page-rank',
  version: '1.0.0',
  title: 'analysis.page-rank.title',
  about: 'analysis.page-rank.about',
  form: 'score',
  unit: 'share',
  parameters: z.object({
    /** How likely a walk goes on along a link rather than begins anew anywhere. */
    damping: z.number().min(0.5).max(0.99).default(0.85),
  }),
  run(graph, { damping }) {
    const { scores, error } = rank(graph, { damping });
    return { values: scores, facts: [say('analysis.error', { error: error.toExponential(0) })] };
  },
  /** A score is what comes along each link, and what any node has: the sum of the reasons. */
  explain(graph, { values }, node, { damping }) {
    const along = contactsOf(graph, node).map(({ node: contact, weight }): Reason => ({
      text: say('analysis.page-rank.along'),
      value: (damping * values[contact]! * weight) / strengthOf(graph, contact),
      node: contact,
    }));
    const reasons = largest(along, 'analysis.page-rank.others');
    const told = reasons.reduce((sum, { value = 0 }) => sum + value, 0);
    return {
      isSum: true,
      reasons: [...reasons, { text: say('analysis.page-rank.anyway'), value: values[node]! - told }],
    };
  },
});

function strengthOf(graph: Graph, node: number): number {
  return contactsOf(graph, node).reduce((sum, { weight }) => sum + weight, 0);
}
