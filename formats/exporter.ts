import type { StatementDraft } from '@foreland/model';
import type { ContributionHeader } from './importer.ts';
import type { LossReport } from './loss.ts';

/** What an export says about itself, where its format has a place for it. */
export interface ExportTerms extends Omit<ContributionHeader, 'format' | 'mapping'> {
  /**
   * Names the view from which the statements come, by what decides about it and never by what it holds. Formats whose
   * objects have lasting ids give the copy for each view ids of its own. Left out where nothing is held back.
   */
  readonly view?: string;
}

export interface Exporter {
  readonly id: string;
  readonly title: string;
  /** File name extension without its dot. */
  readonly extension: string;
  readonly mediaType: string;
  /**
   * Writes statements as text in pieces, UTF-8 when encoded. Statements of one record must follow each
   * other; formats with one line for an entity hold one record in memory.
   * @param report called once, after the last piece, with what was kept and what was not.
   */
  write(
    statements: AsyncIterable<StatementDraft> | Iterable<StatementDraft>,
    terms: ExportTerms,
    report: (report: LossReport) => void,
  ): AsyncGenerator<string>;
}
