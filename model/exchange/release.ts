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
  readonly endedBy: string | undefined;
  readonly endedAt: string | undefined;
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
