import { z } from 'zod';
import { leiden as find } from '../communities/leiden.ts';
import { defineAnalysis, seed } from './analysis.ts';
import { groupsOf, whyInGroup } from './grouping.ts';

/** Who is linked with each other more than chance would have it; every group is connected (Traag et al. 2019). */
export const leiden = defineAnalysis({
  id: 'leiden',
  version: '1.0.0',
  title: 'analysis.leiden.title',
  about: 'analysis.leiden.about',
  form: 'grouping',
  unit: 'count',
  parameters: z.object({
    /** Higher gives smaller groups. */
    resolution: z.number().min(0.1).max(10).default(1),
    seed,
  }),
  run: (graph, parameters) => groupsOf(find(graph, parameters)),
  explain: whyInGroup,
});
