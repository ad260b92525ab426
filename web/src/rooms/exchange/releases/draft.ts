import { isCalendarDay } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import type { Call, contract } from '../../../api/client.ts';
import type { ReleaseScope } from '../exchange.ts';
import type { Route } from './usePreview.ts';

export const SCOPES = ['all', 'contributions', 'records'] as const;
export type ScopeKind = (typeof SCOPES)[number];

/** A release while it is being written. */
export interface Draft {
  readonly recipient: Partner | undefined;
  readonly scope: ScopeKind;
  /** Whether what other partners contributed may be chosen too; it goes as far as they have given leave. */
  readonly withOthers: boolean;
  readonly contributions: readonly string[];
  readonly records: readonly string[];
  readonly standing: boolean;
  /** ISO day; empty means until somebody ends it. */
  readonly until: string;
  readonly purpose: Purpose | undefined;
  readonly legalBasis: string;
  readonly note: string;
}

export type Gap =
  | 'recipientNeeded'
  | 'contributionsNeeded'
  | 'recordsNeeded'
  | 'untilWrong'
  | 'purposeNeeded'
  | 'legalBasisNeeded'
  | 'noteNeeded';

export function emptyDraft(record: string | undefined): Draft {
  return {
    recipient: undefined,
    scope: record === undefined ? 'all' : 'records',
    withOthers: false,
    contributions: [],
    records: record === undefined ? [] : [record],
    standing: false,
    until: '',
    purpose: undefined,
    legalBasis: '',
    note: '',
  };
}

/** What a preview is asked for; undefined while recipient or scope are incomplete. */
export function routeOf(draft: Draft): Route | undefined {
  const { recipient, scope, contributions, records, withOthers, purpose } = draft;
  if (recipient === undefined) return undefined;
  const chosen: ReleaseScope | undefined =
    scope === 'all'
      ? { all: true }
      : scope === 'records'
        ? records.length > 0
          ? { records: [...records] }
          : undefined
        : contributions.length > 0
          ? { contributions: [...contributions] }
          : undefined;
  if (!chosen) return undefined;
  return { recipient, scope: chosen, ...(withOthers && scope !== 'all' && purpose ? { purpose } : {}) };
}

/**
 * What is missing or wrong.
 * @param today ISO day
 * @param step a look needs less than a proposal
 */
export function gapsOf(draft: Draft, today: string, step: 'look' | 'propose'): ReadonlySet<Gap> {
  const { until, standing } = draft;
  const isProposal = step === 'propose';
  const gaps: readonly (Gap | false)[] = [
    draft.recipient === undefined && 'recipientNeeded',
    draft.scope === 'contributions' && draft.contributions.length === 0 && 'contributionsNeeded',
    draft.scope === 'records' && draft.records.length === 0 && 'recordsNeeded',
    isProposal && standing && until !== '' && (!isCalendarDay(until) || until < today) && 'untilWrong',
    isProposal && draft.purpose === undefined && 'purposeNeeded',
    isProposal && draft.legalBasis.trim() === '' && 'legalBasisNeeded',
    isProposal && draft.note.trim() === '' && 'noteNeeded',
  ];
  return new Set(gaps.filter((gap) => gap !== false));
}

type Proposal = NonNullable<Call<typeof contract.proposeRelease>['body']>;

/** Undefined while something is missing. */
export function proposalOf(draft: Draft, today: string): Proposal | undefined {
  const route = routeOf(draft);
  const { purpose, standing, until } = draft;
  if (!route || purpose === undefined || gapsOf(draft, today, 'propose').size > 0) return undefined;
  return {
    ...route,
    standing,
    purpose,
    legalBasis: draft.legalBasis.trim(),
    note: draft.note.trim(),
    ...(standing && until !== '' ? { until } : {}),
  };
}
