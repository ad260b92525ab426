import type { LeadSubject } from '../lead.ts';
import type { Subject } from '../subject.ts';

/** A record in view, and a legal category under which it is held; one row for each category. */
export interface RecordRow {
  readonly record: string;
  readonly schema: string;
  readonly subject: Subject | null;
}

/** One value of one record, with where it comes from. */
export interface StatementRow extends RecordRow {
  readonly property: string;
  readonly value: string;
  /** Content address of the statement. */
  readonly statement: string;
  /** Interned label; equal numbers are equal labels. */
  readonly label: number;
  /** Partner and register: what counts as one source. */
  readonly origin: string;
  /** Contribution and page or row. */
  readonly report: string;
  /** Grade in its own scheme (model/grading.ts). */
  readonly grading: string | null;
  /** When it is known to have been true: ISO days, inclusive. */
  readonly observedFrom: string | null;
  readonly observedTo: string | null;
}

/** A record bears an identifier: the value is canonical, its class one of `IDENTIFIER_CLASSES`. */
export interface BearerRow extends StatementRow {
  readonly class: string;
}

/** An identifier as a record holds it, with what its check digits say. */
export interface IdentifierRow {
  readonly class: string;
  readonly value: string;
  /** `passed`, `failed` or `none`. */
  readonly checksum: string;
  readonly record: string;
  readonly statement: string;
  readonly label: number;
  readonly schema: string;
  readonly subject: string | null;
  readonly contribution: string;
  readonly observedFrom: string | null;
  readonly observedTo: string | null;
}

/** Rows that are read record by record, by the name of their feed. */
export interface RowFeeds {
  readonly records: readonly RecordRow[];
  readonly statements: readonly StatementRow[];
  readonly bearers: readonly BearerRow[];
  readonly identifiers: readonly IdentifierRow[];
}

/** Everything that an engine may be fed of a view. Nothing else of it reaches an engine. */
export interface Feeds extends RowFeeds {
  /** Name of the entity that a record belongs to: one of its records. Records that are alone are not in it. */
  readonly entities: ReadonlyMap<string, string>;
  /** Identifiers, as `class:value`, that many bear for reasons of their own: they join nobody. */
  readonly commonIdentifiers: ReadonlySet<string>;
  /** Records in view of parties that people confirmed to be associations of aid or rescue. */
  readonly aid: ReadonlySet<string>;
  /** The day that counts as today, ISO. */
  readonly today: string;
}

export type Feed = keyof Feeds;
export type RowFeed = keyof RowFeeds;

/** What an engine is fed: the feeds that it reads, and captions of the records that it asked for. */
export type Input<Read extends Feed> = Pick<Feeds, Read> & {
  readonly captions: ReadonlyMap<string, LeadSubject>;
};
