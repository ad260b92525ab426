import type { BookLine } from '../ledger/book.ts';

/** A statement that something rests on, and the number of its label. */
export interface Source {
  readonly statement: string;
  readonly label: number;
}

/** Where something rests: what may be shown of it, and what was looked at and names a payer. */
export interface Sources {
  readonly shown: readonly Source[];
  /** Their labels count for the label of what is found; the statements themselves are not shown. */
  readonly unshown: readonly Source[];
}

/** A bank account or wallet: all records that are one entity. */
export interface Account {
  /** Name of the entity: one of its records. */
  readonly id: string;
  readonly records: readonly string[];
  readonly schema: string;
  /** Parties that own it in what is stated, sorted. */
  readonly owners: readonly string[];
  readonly sources: Sources;
}

/** Value that went from one account to another. */
export interface ValueMove {
  /** Records that report it, sorted; two partners who report one payment make one move. */
  readonly records: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Minor units of the currency. */
  readonly amount: number;
  readonly currency: string;
  /** Day, ISO. */
  readonly day: string;
  readonly sources: Sources;
}

/** A line of a seized book, with when it was written. */
export interface StatedLine extends BookLine {
  readonly day: string | undefined;
  readonly sources: Sources;
}

/** A book as it was seized, in one currency. */
export interface StatedBook {
  /** Partner that seized it, its name and its currency. */
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** Parties that held it. */
  readonly holders: readonly string[];
  readonly lines: readonly StatedLine[];
}

/** Value that was handed on by a broker outside banks, as a source assesses it. The payer is counted and not named. */
export interface StatedTransfer {
  readonly record: string;
  readonly broker: string;
  readonly token: string | undefined;
  readonly amount: number | undefined;
  readonly currency: string | undefined;
  readonly day: string | undefined;
  readonly sources: Sources;
}

/** A note or code against which value is paid out. */
export interface StatedToken {
  readonly record: string;
  readonly serial: string;
  readonly issuer: string | undefined;
  readonly sources: Sources;
}

/** Somebody who may have done with value what somebody else asked for. */
export interface Party {
  readonly id: string;
  readonly records: readonly string[];
  readonly schema: string;
  /** An organisation, or a person held as suspect, convicted or likely offender in any record. */
  readonly mayBeLead: boolean;
  /** Days of which a register says that the party may transfer value; open at either side where nothing is said. */
  readonly licences: readonly { readonly from: string | undefined; readonly to: string | undefined }[];
  readonly sources: Sources;
}

/** What a view states of value and of who moves it. */
export interface FinanceEvidence {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly moves: readonly ValueMove[];
  readonly books: readonly StatedBook[];
  readonly transfers: readonly StatedTransfer[];
  readonly tokens: readonly StatedToken[];
  /** Days of launches, each once, ascending, with what states them. */
  readonly launches: readonly { readonly day: string; readonly sources: Sources }[];
  /** Parties that are associations of aid, by entity. */
  readonly aid: ReadonlySet<string>;
}
