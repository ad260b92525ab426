import { isCalendarDay } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import type { Call, contract } from '../../../api/client.ts';
import type { LeaveScope } from '../exchange.ts';

export const SCOPES = ['all', 'contributions', 'records', 'schemata'] as const;
export type ScopeKind = (typeof SCOPES)[number];
/** Whether this partner asks, to pass on, or gives, for another one to pass on. */
export const DIRECTIONS = ['ask', 'give'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Leave while it is being written. */
export interface Draft {
  readonly direction: Direction;
  /** Whom it is asked of, or to whom it is given. */
  readonly other: Partner | undefined;
  readonly recipient: Partner | undefined;
  readonly scope: ScopeKind;
  readonly contributions: readonly string[];
  readonly records: readonly string[];
  /** Names, separated by commas. */
  readonly schemata: string;
  readonly purpose: Purpose | undefined;
  readonly until: string;
  readonly legalBasis: string;
  readonly note: string;
}

export type Gap = 'three' | 'chosen' | 'until' | 'purpose' | 'legalBasis' | 'note';

export const EMPTY: Draft = {
  direction: 'ask',
  other: undefined,
  recipient: undefined,
  scope: 'all',
  contributions: [],
  records: [],
  schemata: '',
  purpose: undefined,
  until: '',
  legalBasis: '',
  note: '',
};

export function schemataIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/u).filter((name) => /^[A-Z][A-Za-z]{0,59}$/.test(name)))].toSorted();
}

function scopeOf({ scope, contributions, records, schemata }: Draft): LeaveScope | undefined {
  const kinds = schemataIn(schemata);
  if (scope === 'all') return { all: true };
  if (scope === 'contributions')
    return contributions.length > 0 ? { contributions: [...contributions] } : undefined;
  if (scope === 'records') return records.length > 0 ? { records: [...records] } : undefined;
  return kinds.length > 0 ? { schemata: kinds } : undefined;
}

/** @param today ISO day */
export function gapsOf(draft: Draft, own: Partner, today: string): ReadonlySet<Gap> {
  const { other, recipient, until } = draft;
  const three = other !== undefined && recipient !== undefined && new Set([own, other, recipient]).size === 3;
  const gaps: readonly (Gap | false)[] = [
    !three && 'three',
    !scopeOf(draft) && 'chosen',
    (!isCalendarDay(until) || until < today) && 'until',
    draft.purpose === undefined && 'purpose',
    draft.legalBasis.trim() === '' && 'legalBasis',
    draft.note.trim() === '' && 'note',
  ];
  return new Set(gaps.filter((gap) => gap !== false));
}

type Terms = Omit<NonNullable<Call<typeof contract.askLeave>['body']>, 'originator'>;

/** Undefined while something is missing. */
export function termsOf(
  draft: Draft,
  own: Partner,
  today: string,
): { readonly other: Partner; readonly terms: Terms } | undefined {
  const scope = scopeOf(draft);
  const { other, recipient, purpose } = draft;
  if (gapsOf(draft, own, today).size > 0 || !scope) return undefined;
  if (other === undefined || recipient === undefined || purpose === undefined) return undefined;
  return {
    other,
    terms: {
      recipient,
      scope: scope as Terms['scope'],
      purpose,
      until: draft.until,
      legalBasis: draft.legalBasis.trim(),
      note: draft.note.trim(),
    },
  };
}
