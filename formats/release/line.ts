import type { ContributionDraft, Partner } from '@foreland/model';

/**
 * Content of a package of the kind “release”, as JSON lines: a header, what is taken back, then contributions, each
 * followed by labels under names of the package's own and by the statements it makes.
 */
export interface ReleaseHeader {
  readonly release: 1;
  readonly from: Partner;
  readonly to: Partner;
  /** Place among the releases from this sender to this recipient, from 1; they are applied in this order. */
  readonly sequence: number;
}

/** A contribution is taken back as a whole. */
export interface RetractLine {
  readonly retract: string;
  readonly at: string;
  readonly reason: string;
}

/** A statement that a contribution made is taken back, while the contribution stands. */
export interface WithdrawLine {
  readonly withdraw: string;
  readonly record: string;
  readonly contribution: string;
}

/** Begins a contribution; its labels and statements follow. */
export interface ContributionLine {
  readonly contribution: ContributionDraft;
}

export const RELEASE_VERSION = 1;
