import type { Label } from '@foreland/model';
import { evaluateCorrelations, evaluateScores } from './evaluate-correlations.ts';
import { evaluateMatches } from './evaluate-matches.ts';
import { evaluateNetworks } from './evaluate-networks.ts';
import type { GroupLike } from './evaluate-networks.ts';
import { judgeMatches } from './judged-matches.ts';
import type { MatchResults } from './judged-matches.ts';
import type { Truth } from './truth.ts';

/** As much of a lead as is needed to judge it. */
export interface LeadLike {
  readonly kind: string;
  readonly anchor?: { readonly class: string; readonly value: string };
  readonly subjects: readonly { readonly record: string }[];
  /** In bits; without it the lead is left out of the table of scores. */
  readonly score?: number;
}

/** What the engines found. There are no tables of what is absent. */
export interface EngineResults {
  readonly leads?: readonly LeadLike[];
  readonly matches?: MatchResults;
  readonly groups?: readonly GroupLike[];
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

/** Every table that the results allow. Pure: the same truth and results give the same tables. */
export function evaluate(
  truth: Truth,
  { leads, matches, groups }: EngineResults,
  canSee: CanSee = () => true,
): EvaluationTable[] {
  return [
    ...(leads === undefined ? [] : evaluateLeads(truth, leads, canSee)),
    ...(matches === undefined ? [] : evaluateMatches(truth, [judgeMatches(truth, { matches, canSee })])),
    ...(groups === undefined ? [] : evaluateNetworks(truth, [{ reader: 'this reader', groups, canSee }])),
  ];
}

export function evaluateLeads(truth: Truth, leads: readonly LeadLike[], canSee: CanSee): EvaluationTable[] {
  const links = leads.filter(({ kind }) => kind === 'shared-identifier');
  return [evaluateCorrelations(truth, links, canSee), evaluateScores(truth, links, canSee)];
}
