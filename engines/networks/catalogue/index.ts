export type { Analysis, Explanation, Form, Outcome, Reason, Unit } from './analysis.ts';
export { parametersOf } from './parameters.ts';
export type { Parameter } from './parameters.ts';
import type { Analysis } from './analysis.ts';
import { betweenness } from './betweenness.ts';
import { blocks } from './blocks.ts';
import { closeness } from './closeness.ts';
import { components } from './components.ts';
import { constraint } from './constraint.ts';
import { coreness } from './coreness.ts';
import { cutPoints } from './cut-points.ts';
import { leiden } from './leiden.ts';
import { louvain } from './louvain.ts';
import { pageRank } from './page-rank.ts';

/** Everything that can be asked of a network by name, in the order in which it is offered. */
export const catalogue: readonly Analysis[] = Object.freeze([
  betweenness,
  pageRank,
  closeness,
  constraint,
  coreness,
  cutPoints,
  leiden,
  blocks,
  louvain,
  components,
]);
