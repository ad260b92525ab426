import { canonicalJson, contentId } from './canonical.ts';
import type { Label } from './label.ts';
import type { Partner } from './partner.ts';

/** A source document as it was contributed: who gave it, on what legal basis, and how it was read. */
export interface Contribution {
  readonly id: string;
  readonly partner: Partner;
  readonly title: string;
  /** The contributor's own name for the register or operation, such as `police-records`. */
  readonly source: string;
  readonly legalBasis: string;
  /** ISO day on which the contributor handed it over. */
  readonly receivedOn: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fileHash: string;
  readonly format: string;
  /** Content address of the saved mapping that read it, where there is one. */
  readonly mapping: string | undefined;
  /** Fictional data made by the exercise generator. */
  readonly exercise: boolean;
}

export type ContributionDraft = Omit<Contribution, 'id'>;

/** Content-addressed: the same file read the same way is the same contribution, whenever it arrives. */
export function contributionOf(draft: ContributionDraft): Contribution {
  return Object.freeze({ id: contentId(`contribution:${canonicalJson({ ...draft })}`), ...draft });
}

/** What an import did, for the person who ran it. `lost` lists what the format could not carry. */
export interface ImportReport {
  readonly contribution: string | undefined;
  readonly accepted: number;
  readonly known: number;
  readonly rejected: number;
  readonly records: number;
  readonly errors: readonly ImportProblem[];
  readonly lost: readonly Loss[];
}

export interface ImportProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly place?: {
    readonly line?: number;
    readonly sheet?: string;
    readonly column?: string | number;
    readonly path?: string;
    readonly offset?: number;
  };
}

/** One kind of thing that was not carried over, how often, why, and a few examples. */
export interface Loss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
  readonly examples: readonly string[];
}

/** Metadata about the label choice for a whole import, where the file does not carry labels itself. */
export interface ContributionTerms {
  readonly partner: Partner;
  readonly title: string;
  readonly source: string;
  readonly legalBasis: string;
  readonly receivedOn: string;
  readonly label: Label;
  readonly grading: string;
}
