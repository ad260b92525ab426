import type {
  ContributionDraft,
  ContributionTerms,
  ImportProblem,
  Label,
  Loss,
  Partner,
  Place,
  StatementDraft,
  Subject,
} from '@foreland/model';
import type { Limits } from './limits.ts';
import type { SourceFile } from './source.ts';
import type { Delimiter } from './tabular/delimiter.ts';
import type { Mapping } from './tabular/mapping.ts';
import type { Encoding } from './text/encoding.ts';

/** A contribution as the reader of the file knows it; the hash of the file is added by whoever holds the file. */
export type ContributionHeader = Omit<ContributionDraft, 'fileHash'>;

export interface ImportOptions {
  /** The contributor. Records of any other partner in the file are errors. */
  readonly partner: Partner;
  /** Required where the format carries no terms of its own. */
  readonly terms?: Omit<ContributionTerms, 'partner'>;
  /** Required for tables. */
  readonly mapping?: Mapping;
  /** Labels that a mapping may choose by name, beside the label of the terms. */
  readonly labels?: Readonly<Record<string, Label>>;
  /** Legal category of persons, for formats that carry none. Left out, it is `other` and reported. */
  readonly subject?: Subject;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly limits?: Partial<Limits>;
}

/**
 * What reading a file brings, in the order of the file. A reader never throws on what a file holds: every
 * refusal is an `error` event, and a `fatal` one is the last event but for the losses.
 */
export type ImportEvent =
  | { readonly type: 'contribution'; readonly contribution: ContributionHeader; readonly place: Place }
  | { readonly type: 'statement'; readonly statement: StatementDraft; readonly place: Place }
  | { readonly type: 'error'; readonly problem: ImportProblem; readonly fatal: boolean }
  | { readonly type: 'loss'; readonly loss: Loss }
  | { readonly type: 'progress'; readonly progress: ImportProgress };

export interface ImportProgress {
  /** Bytes of all files read so far; some files are read more than once. */
  readonly bytes: number;
  readonly statements: number;
  readonly errors: number;
}

export interface Importer {
  /** Stable, in kebab case: the `format` of a contribution. */
  readonly id: string;
  readonly title: string;
  /** Does the file say itself who gave it, on what basis and under which labels? */
  readonly carriesTerms: boolean;
  readonly needsMapping: boolean;
  /** From 0 (certainly not) to 1 (certainly), by the first bytes and the name of a file. */
  detect(head: Uint8Array, fileName: string): number;
  /** @param files one file, or the tables of one set. */
  read(files: readonly SourceFile[], options: ImportOptions): AsyncIterable<ImportEvent>;
}
