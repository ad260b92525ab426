import type { Answer, Call, contract } from '../../../api/client.ts';
import { compact } from '../../address.ts';

export type Proposals = Answer<typeof contract.proposedActions>;
export type ProposedAction = Proposals['actions'][number];
export type WithheldAction = Proposals['withheld'][number];
export type Provision = Proposals['law'][number];
export type Legality = ProposedAction['legality'][number];
export type Terms = ProposedAction['usual'];
export type ActionKind = ProposedAction['kind'];
export type Question = NonNullable<Call<typeof contract.rankActions>['body']>;
export type Ranking = NonNullable<Answer<typeof contract.rankActions>['ranking']>;
export type Portfolio = Ranking['portfolios'][number];
export type ScenarioOutcome = Portfolio['outcomes'][number];
export type Flip = Ranking['flips'][number];
export type Decision = Answer<typeof contract.actionDecisions>['decisions'][number];
export type DecidedAction = Decision['actions'][number];

/** What actions are looked for against. */
export interface Scope {
  readonly group?: string;
  readonly nodes?: readonly string[];
}

/** What somebody knows better of one action; what is absent is as usual. */
export interface Changed {
  readonly cost?: number;
  /** 0 to 1. */
  readonly likelihood?: number;
  readonly delayDays?: number;
}

/** Nodes that may be chosen for a question about them: they stand in the address. */
export const MOST_AIMED = 200;
/** Team weeks that a first ranking is asked with, or all that there is to do where that is less. */
const FIRST_BUDGET = 6;
export const BUDGET_STEP = 0.5;

export function bodyOf({ group, nodes }: Scope): { group?: string; nodes?: string[] } {
  return nodes ? { nodes: [...nodes] } : compact({ group });
}

export function costOf(action: ProposedAction, changed: ReadonlyMap<string, Changed>): number {
  return changed.get(action.id)?.cost ?? action.usual.cost;
}

/** Between what budgets a choice makes a difference: up to where everything can be done, in steps. */
export function budgetsFor(costs: readonly number[]): { readonly most: number; readonly first: number } {
  const all = Math.ceil(costs.reduce((sum, cost) => sum + cost, 0) / BUDGET_STEP) * BUDGET_STEP;
  const most = Math.min(1000, Math.max(1, all));
  return { most, first: Math.min(FIRST_BUDGET, most) };
}

/** The question that a ranking answers. Equal choices make equal questions, in whatever order they were made. */
export function questionOf(
  scope: Scope,
  budget: number,
  actions: readonly Pick<ProposedAction, 'id'>[],
  leftOut: ReadonlySet<string>,
  changed: ReadonlyMap<string, Changed>,
): Question {
  const considered = actions.filter(({ id }) => !leftOut.has(id)).map(({ id }) => id);
  const terms = considered.toSorted().flatMap((action) => {
    const own = changed.get(action);
    return own && Object.keys(own).length > 0 ? [{ action, ...own }] : [];
  });
  return {
    ...bodyOf(scope),
    budget,
    ...(considered.length < actions.length ? { actions: considered.toSorted() } : {}),
    terms,
  };
}

export function isSameQuestion(one: Question, other: Question): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Changed terms with one of them written anew; undefined takes it back to usual. */
export function withTerm(
  changed: ReadonlyMap<string, Changed>,
  action: string,
  term: keyof Changed,
  value: number | undefined,
): ReadonlyMap<string, Changed> {
  const own = compact({ ...changed.get(action), [term]: value });
  const next = new Map(changed);
  if (Object.keys(own).length > 0) next.set(action, own);
  else next.delete(action);
  return next;
}

/** The order in which a reader thinks of them: from the best to the worst case. */
export const SCENARIOS = [
  'none',
  'slow',
  'fast',
] as const satisfies readonly ScenarioOutcome['replacement'][];

export function inScenario(
  outcomes: readonly ScenarioOutcome[],
  replacement: ScenarioOutcome['replacement'],
): ScenarioOutcome | undefined {
  return outcomes.find((outcome) => outcome.replacement === replacement);
}

/** Launches that the longest bar stands for: the same for all choices, so that bars can be compared. */
export function longestBar(
  before: Ranking['before'],
  portfolios: readonly Pick<Portfolio, 'outcomes'>[],
): number {
  const highs = portfolios.flatMap(({ outcomes }) => outcomes.map(({ launches }) => launches.high));
  return Math.max(before.high, ...highs) || 1;
}

/** What of the chart a choice of actions is about: its targets, and the links by which it works. */
export interface StruckPart {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

export function struckPart(ranking: Ranking, portfolio: Portfolio): StruckPart {
  const targetOf = new Map(ranking.actions.map(({ id, target }) => [id, target.id]));
  const targets = new Set(portfolio.actions.flatMap((action) => targetOf.get(action) ?? []));
  const links = new Set(portfolio.effect.map(({ link }) => link));
  const ends = ranking.links.filter(({ id }) => links.has(id)).flatMap(({ from, to }) => [from, to]);
  return { targets, links, nodes: new Set([...targets, ...ends]) };
}
