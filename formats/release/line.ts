import type { ContributionDraft, Partner } from '@foreland/model';

/**
 * Content of a package of the kind “release”, as JSON lines: a header, what is taken back, then contributions, each
 * followed by labels under names of the package's own and by the statements it makes. Before a contribution that the
 * sender passes on for another partner stands that partner's leave, with its list.
 */
export interface ReleaseHeader {
  readonly release: 1;
  readonly from: Partner;
  readonly to: Partner;
  /** Place among the releases from this sender to this recipient, from 1; they are applied in this order. */
  readonly sequence: number;
  /** Id of the release that must have been applied last; absent in the first one. */
  readonly follows?: string;
  /** Whether the content is all that the recipient is to hold of the sender from now on; a holding ends it then. */
  readonly anew?: true;
}

/** The last line of a release that says anew what the recipient holds: both come to the same, or it is not applied. */
export interface HeldLine {
  readonly held: string;
  readonly pairs: number;
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

/** Leave of an originator, as it signed it; the list that it signed over follows. */
export interface LeaveLine {
  readonly leave: string;
}

/** Statements of one contribution that the leave before covers; a long list takes several lines. */
export interface ListedLine {
  readonly listed: string;
  readonly statements: readonly string[];
}

/** Begins a contribution; its labels and statements follow. */
export interface ContributionLine {
  readonly contribution: ContributionDraft;
  /** Id of the leave under which the sender passes it on, where it is another partner's. */
  readonly under?: string;
}

export const RELEASE_VERSION = 1;
