import type { Label } from '@foreland/model';
import { evaluateCorrelations } from './evaluate-correlations.ts';
import type { LeadLike } from './evaluate-correlations.ts';
import type { Truth } from './truth.ts';

export type { LeadLike } from './evaluate-correlations.ts';

/** What the engines found. Each evaluator looks at its own part and stays silent where that is absent. */
export interface EngineResults {
  readonly leads?: readonly LeadLike[];
}

/** Could the run that is judged see statements under a label? What it could not see is not held against it. */
export type CanSee = (label: Label) => boolean;

export interface EvaluationTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** How to read the figures, and what they leave out. */
  readonly notes: readonly string[];
}

export interface Evaluator {
  readonly id: string;
  /** @returns `undefined` where the results hold nothing for this evaluator. */
  readonly evaluate: (truth: Truth, results: EngineResults, canSee: CanSee) => EvaluationTable | undefined;
}

/** One evaluator per engine. */
export const evaluators: readonly Evaluator[] = Object.freeze([
  {
    id: 'correlations',
    evaluate: (truth, { leads }, canSee) =>
      leads &&
      evaluateCorrelations(
        truth,
        leads.filter(({ kind }) => kind === 'shared-identifier'),
        canSee,
      ),
  },
] satisfies Evaluator[]);

/** Every table that the results allow. Pure: the same truth and results give the same tables. */
export function evaluate(
  truth: Truth,
  results: EngineResults,
  canSee: CanSee = () => true,
): EvaluationTable[] {
  return evaluators.flatMap((evaluator) => evaluator.evaluate(truth, results, canSee) ?? []);
}
