import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import type { Call, contract } from '../../../api/client.ts';

export const URGENCIES = ['none', 'direct', 'indirect'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A request while it is being written. */
export interface Draft {
  readonly to: Partner | undefined;
  readonly question: string;
  /** What to search with, one a line. */
  readonly identifiers: string;
  readonly records: readonly string[];
  readonly urgency: Urgency;
  readonly reason: string;
  readonly purpose: Purpose | undefined;
  readonly legalBasis: string;
  readonly caseNumber: string;
  readonly check: string | undefined;
}

export type Gap =
  | 'recipientNeeded'
  | 'questionNeeded'
  | 'identifiersWrong'
  | 'urgencyNeeded'
  | 'purposeNeeded'
  | 'legalBasisNeeded'
  | 'caseNeeded';

const MOST_IDENTIFIERS = 50;
const LONGEST_IDENTIFIER = 300;

export const EMPTY_DRAFT: Draft = {
  to: undefined,
  question: '',
  identifiers: '',
  records: [],
  urgency: 'none',
  reason: '',
  purpose: undefined,
  legalBasis: '',
  caseNumber: '',
  check: undefined,
};

/** Each line once. */
export function identifiersOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
}

/** The lines with one more, or without one. */
export function withIdentifier(text: string, value: string, isWanted: boolean): string {
  const others = identifiersOf(text).filter((line) => line !== value);
  return (isWanted ? [...others, value] : others).join('\n');
}

export function gapsOf(draft: Draft): ReadonlySet<Gap> {
  const identifiers = identifiersOf(draft.identifiers);
  const isWrong =
    identifiers.length > MOST_IDENTIFIERS || identifiers.some((line) => line.length > LONGEST_IDENTIFIER);
  const gaps: readonly (Gap | false)[] = [
    draft.to === undefined && 'recipientNeeded',
    draft.question.trim() === '' && 'questionNeeded',
    isWrong && 'identifiersWrong',
    draft.urgency !== 'none' && draft.reason.trim() === '' && 'urgencyNeeded',
    draft.purpose === undefined && 'purposeNeeded',
    draft.legalBasis.trim() === '' && 'legalBasisNeeded',
    draft.caseNumber.trim() === '' && 'caseNeeded',
  ];
  return new Set(gaps.filter((gap) => gap !== false));
}

type Body = NonNullable<Call<typeof contract.askRequest>['body']>;

/** Undefined while something is missing. */
export function requestOf(draft: Draft): Body | undefined {
  const { to, purpose, urgency, reason, check, records } = draft;
  if (to === undefined || purpose === undefined || gapsOf(draft).size > 0) return undefined;
  return {
    to,
    question: draft.question.trim(),
    identifiers: [...identifiersOf(draft.identifiers)],
    about: [...records],
    urgent: urgency !== 'none',
    indirect: urgency === 'indirect',
    purpose,
    legalBasis: draft.legalBasis.trim(),
    caseNumber: draft.caseNumber.trim(),
    ...(urgency === 'none' ? {} : { urgency: reason.trim() }),
    ...(check === undefined ? {} : { check }),
  };
}
