import type { Partner } from '../partner.ts';
import type { Purpose } from '../label.ts';

/** Which part of what a partner may see is released: all of it, some contributions, or some records. */
export type ReleaseScope =
  | { readonly all: true }
  | { readonly contributions: readonly string[] }
  | { readonly records: readonly string[] };

/** A person's decision to share with a partner what its labels allow. */
export interface Release {
  readonly id: string;
  readonly recipient: Partner;
  readonly scope: ReleaseScope;
  /** Whether what comes in later and fits the scope is sent too. */
  readonly standing: boolean;
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Last ISO day of a standing release. */
  readonly until: string | undefined;
  /** The second person. */
  readonly decidedBy: string | undefined;
  readonly decidedAt: string | undefined;
  readonly approved: boolean | undefined;
  /** When a release that is not standing was queued. */
  readonly queuedAt: string | undefined;
  readonly endedBy: string | undefined;
  readonly endedAt: string | undefined;
}

export type ReleaseState = 'proposed' | 'active' | 'sent' | 'refused' | 'ended';

/** @param today ISO day */
export function releaseStateOf(release: Release, today: string): ReleaseState {
  if (release.approved === false) return 'refused';
  if (release.endedAt !== undefined) return 'ended';
  if (release.approved === undefined) return 'proposed';
  if (!release.standing) return release.queuedAt === undefined ? 'active' : 'sent';
  return release.until !== undefined && release.until < today ? 'ended' : 'active';
}

/** What a package of the kind “release” changes at its recipient. */
export interface ReleaseSummary {
  readonly contributions: number;
  readonly records: number;
  readonly statements: number;
  /** Statements, and whole contributions, that are taken back. */
  readonly withdrawn: number;
  readonly retracted: number;
}

/** What a recall undid at the node that applied it: counts, and never what of. */
export interface RecallEffect {
  /** Ways in which people there look at the data that lost something by it. */
  readonly views: number;
  /** Leads whose evidence went, wholly or in part: withdrawn or computed anew. */
  readonly leads: number;
  /** Matches on records that lost something. */
  readonly matches: number;
  /** Sets of indicators that are computed anew. */
  readonly indicators: number;
}
