import type { Subject } from '@foreland/model';

/** Where a statement comes from and how sure its source is: all that confidence is made of. */
export interface Sourced {
  /** Content address of the statement. */
  readonly statement: string;
  /** Interned label; equal numbers are equal labels. */
  readonly label: number;
  /** What counts as one source: statements of one origin support a link once, however many there are. */
  readonly origin: string;
  /** The one report or row within it: what it says, it says as a whole. */
  readonly report: string;
  /** Grade in its own scheme (model/grading.ts); absent where nobody graded. */
  readonly grading?: string | null;
  /** When it is known to have been true: ISO days, inclusive. */
  readonly observedFrom?: string | null;
  readonly observedTo?: string | null;
}

/** A record that the view holds something of. What is pointed to and is not among these is out of view, and no node. */
export interface KnownRecord {
  readonly record: string;
  readonly schema: string;
  /** Legal category of the person concerned. Protected categories are refused. */
  readonly subject?: Subject | null;
}

/** One value of a record, for the properties in {@link graphProperties}. */
export interface GraphStatement extends Sourced, KnownRecord {
  readonly property: string;
  readonly value: string;
}

/** A record bears an identifier. */
export interface BearerStatement extends Sourced, KnownRecord {
  readonly property: string;
  /** One of `IDENTIFIER_CLASSES`. */
  readonly class: string;
  /** Canonical value. */
  readonly value: string;
}
