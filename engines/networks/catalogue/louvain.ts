import { louvain as find } from '../communities/louvain.ts';
import { defineAnalysis } from './analysis.ts';
import { groupingParameters, groupsOf, whyInGroup } from './grouping.ts';

/** The method that most tools have, to compare with their results (Blondel et al. 2008). */
export const louvain = defineAnalysis({
  id: 'louvain',
  version: '1.0.0',
  title: 'analysis.louvain.title',
  about: 'analysis.louvain.about',
  form: 'grouping',
  unit: 'count',
  parameters: groupingParameters,
  run: (graph, parameters) => groupsOf(find(graph, parameters)),
  explain: whyInGroup,
});
