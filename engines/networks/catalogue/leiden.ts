import { leiden as find } from '../communities/leiden.ts';
import { defineAnalysis } from './analysis.ts';
import { groupingParameters, groupsOf, whyInGroup } from './grouping.ts';

/** Who is linked with each other more than chance would have it; every group is connected (Traag et al. 2019). */
export const leiden = defineAnalysis({
  id: 'leiden',
  version: '1.0.0',
  title: 'analysis.leiden.title',
  about: 'analysis.leiden.about',
  form: 'grouping',
  unit: 'count',
  parameters: groupingParameters,
  run: (graph, parameters) => groupsOf(find(graph, parameters)),
  explain: whyInGroup,
});
