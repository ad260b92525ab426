import type { Partner } from '@foreland/model/partner';
import type { Answer, Call, contract } from '../../../api/client.ts';
import { KEEPING_ROLES } from '../exchange.ts';

export type Check = Answer<typeof contract.checks>['checks'][number];
export type AnsweredCheck = Answer<typeof contract.answeredChecks>['checks'][number];
export type Indexes = Answer<typeof contract.checkIndexes>;
export type Quotas = Answer<typeof contract.checkQuotas>;
export type CheckClass = Check['class'];
export type ReadValue = Answer<typeof contract.readCheckValues>['read'][number];
export type Reading = ReadValue['readings'][number];
export type ToRead = NonNullable<Call<typeof contract.readCheckValues>['body']>['values'][number];

export const ASKING_ROLES: readonly string[] = ['analyst', 'liaison-officer', 'financial-investigator'];
export const OFFICER_ROLE = 'data-protection-officer';
export const CHECK_ROLES: readonly string[] = [...ASKING_ROLES, ...KEEPING_ROLES];

/** What the part shows, and to whom. */
export const CHECK_VIEWS = ['asked', 'answered', 'indexes', 'quotas'] as const;
export type CheckView = (typeof CHECK_VIEWS)[number];
const VIEW_ROLES: Readonly<Record<CheckView, readonly string[]>> = {
  asked: [...ASKING_ROLES, OFFICER_ROLE],
  answered: ['liaison-officer', OFFICER_ROLE],
  indexes: CHECK_ROLES,
  quotas: [...ASKING_ROLES, OFFICER_ROLE],
};

export function viewsOf(role: string): readonly CheckView[] {
  return CHECK_VIEWS.filter((view) => VIEW_ROLES[view].includes(role));
}

export const STATE_TONES: Readonly<
  Record<Check['state'], 'neutral' | 'accent' | 'good' | 'caution' | 'critical'>
> = {
  asked: 'accent',
  answered: 'good',
  refused: 'caution',
  failed: 'critical',
  undelivered: 'caution',
};

/** The same check, and those that were asked at the same time. */
export function togetherWith(check: Check, checks: readonly Check[]): readonly Check[] {
  return check.question === undefined
    ? [check]
    : checks.filter(({ question }) => question === check.question);
}

export function hitsOf({ values = [] }: Check): number {
  return values.filter(({ hit }) => hit === true).length;
}

/** One value and what each partner said of it. */
export interface ResultRow {
  readonly key: string;
  readonly class: CheckClass;
  readonly asked: string;
  /** By partner: the check it was part of, and its place there. */
  readonly answers: ReadonlyMap<
    Partner,
    { readonly check: Check; readonly hit: boolean | undefined; readonly at: number }
  >;
}

/** Values of several checks, each once, those that somebody knows first. */
export function resultsOf(checks: readonly Check[]): readonly ResultRow[] {
  const rows = new Map<string, { class: CheckClass; asked: string; answers: Map<Partner, ResultAnswer> }>();
  for (const check of checks)
    for (const [at, { asked, hit }] of (check.values ?? []).entries()) {
      const key = `${check.class} ${asked}`;
      const row = rows.get(key) ?? { class: check.class, asked, answers: new Map() };
      row.answers.set(check.partner, { check, hit, at });
      rows.set(key, row);
    }
  const hits = ({ answers }: ResultRow): number => [...answers.values()].filter(({ hit }) => hit).length;
  return [...rows].map(([key, row]) => ({ key, ...row })).toSorted((a, b) => hits(b) - hits(a));
}

type ResultAnswer = ResultRow['answers'] extends ReadonlyMap<Partner, infer A> ? A : never;
