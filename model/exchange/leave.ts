import { canonicalJson } from '../canonical.ts';
import type { Json } from '../canonical.ts';
import type { Purpose } from '../label.ts';
import type { Partner } from '../partner.ts';
import { isRecordId } from '../statement.ts';

/** Which part of what the holder has from the originator may be passed on: all of it, some contributions, some records, or all of some kinds. */
export type LeaveScope =
  | { readonly all: true }
  | { readonly contributions: readonly string[] }
  | { readonly records: readonly string[] }
  | { readonly schemata: readonly string[] };

/**
 * Leave of an originator for one partner who holds something of it to pass that on to another one. It widens no label: what
 * is passed on must admit the recipient all the same.
 */
export interface LeaveTerms {
  readonly id: string;
  readonly originator: Partner;
  /** Who may pass on. */
  readonly holder: Partner;
  readonly recipient: Partner;
  readonly scope: LeaveScope;
  readonly purpose: Purpose;
  /** Last ISO day on which something may be passed on under it. */
  readonly until: string;
}

/**
 * `asked` by the holder; `proposed` by one person of the originator; `granted` or `refused` by a second one. `ended` takes
 * back what was passed on under it.
 */
export const LEAVE_STATES = ['asked', 'proposed', 'granted', 'refused', 'ended'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];

export interface Leave extends LeaveTerms {
  readonly legalBasis: string;
  readonly note: string;
  readonly state: LeaveState;
  readonly asked: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly proposedBy: string | undefined;
  /** The second person. */
  readonly decidedBy: string | undefined;
  readonly decidedAt: string | undefined;
  readonly endedBy: string | undefined;
  readonly endedAt: string | undefined;
  readonly reason: string | undefined;
  /** Of what the originator signed last; 0 where it has signed nothing yet. */
  readonly edition: number;
  readonly signed: string | undefined;
}

/** A leave as it stands on a day: one that was granted runs out. */
export function leaveStateOn(
  { state, until }: Pick<Leave, 'state' | 'until'>,
  today: string,
): LeaveState | 'expired' {
  return state === 'granted' && until < today ? 'expired' : state;
}

/** The scope as one text, for signing and comparing. */
export function leaveScopeText(scope: LeaveScope): string {
  if ('all' in scope) return canonicalJson({ all: true });
  if ('contributions' in scope) return canonicalJson({ contributions: [...scope.contributions].sort() });
  if ('records' in scope) return canonicalJson({ records: [...scope.records].sort() });
  return canonicalJson({ schemata: [...scope.schemata].sort() });
}

const LONGEST = { contributions: 200, records: 500, schemata: 50 } as const;
const FORMS: Readonly<Record<keyof typeof LONGEST, (text: string) => boolean>> = {
  contributions: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  records: isRecordId,
  schemata: (text) => /^[A-Z][A-Za-z]{0,59}$/.test(text),
};

/** The scope that a text says, where it is one in its canonical form. */
export function parseLeaveScope(text: string): LeaveScope | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const [member, chosen] = Object.entries(value)[0] ?? [];
  if (member === 'all') return chosen === true ? { all: true } : undefined;
  if (member !== 'contributions' && member !== 'records' && member !== 'schemata') return undefined;
  if (!Array.isArray(chosen) || chosen.length === 0 || chosen.length > LONGEST[member]) return undefined;
  if (!chosen.every((each) => typeof each === 'string' && FORMS[member](each))) return undefined;
  const scope = { [member]: chosen } as unknown as LeaveScope;
  return leaveScopeText(scope) === text ? scope : undefined;
}
