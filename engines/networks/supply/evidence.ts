import type { Subject } from '@foreland/model';
import type { Day } from '../assembly/days.ts';
import type { ItemKind } from './item-kind.ts';

/** The statement on which something rests. */
export interface SupplySource {
  readonly statement: string;
  readonly label: number;
  readonly origin: string;
  readonly grading: string | undefined;
}

/** What the reader of a view brings: one value of one record, as the network assembly takes it. */
export interface SupplyStatement {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly statement: string;
  readonly label: number;
  readonly origin: string;
  readonly grading?: string | null;
  readonly subject?: Subject | null;
  readonly observedFrom?: string | null;
  readonly observedTo?: string | null;
}

/** Something happened on one of these days, first and last included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

export interface Said<T> {
  readonly value: T;
  readonly sources: readonly SupplySource[];
}

/** Traits of make that pieces of one batch have in common; compared piece by piece. */
export const TRAITS = ['material', 'valve', 'weldPattern', 'cartonMark'] as const;
export type Trait = (typeof TRAITS)[number];

/** A number out of a series: letters in front, digits behind. Gaps are only told within a series. */
export interface SerialNumber {
  readonly series: string;
  readonly number: number;
}

/** One piece, or several that nobody told apart, under all of its records. */
export interface SupplyItem {
  /** The smallest of its records. */
  readonly id: string;
  readonly records: readonly string[];
  readonly kind: ItemKind;
  /** `class:value`, sorted. */
  readonly marks: readonly string[];
  readonly serials: readonly SerialNumber[];
  readonly traits: Readonly<Partial<Record<Trait, readonly string[]>>>;
  /** Names of lots, the one that most origins state first. */
  readonly lots: readonly Said<string>[];
  readonly consignments: readonly Said<string>[];
  readonly holders: readonly Said<string>[];
  readonly fates: readonly Said<string>[];
  /** Number of pieces; 1 where nothing is said. */
  readonly quantity: number;
  /** When it was made, by its craft identification number or by when its lot was seen at its maker. */
  readonly made: DayRange | undefined;
  readonly make: string | undefined;
  /** Pieces that it is fitted to or was packed with, by {@link SupplyItem.id}. */
  readonly fittedTo: readonly Said<string>[];
  readonly sources: readonly SupplySource[];
}

export interface SupplyConsignment {
  readonly id: string;
  readonly records: readonly string[];
  readonly waybill: string | undefined;
  readonly carrier: string | undefined;
  readonly consignor: Said<string> | undefined;
  readonly consignee: Said<string> | undefined;
  readonly origin: Said<string> | undefined;
  readonly destination: Said<string> | undefined;
  readonly shipped: DayRange | undefined;
  readonly arrived: DayRange | undefined;
  readonly hsCodes: readonly string[];
  readonly declaredAs: readonly string[];
  readonly quantity: number | undefined;
  readonly sources: readonly SupplySource[];
}

/** Where pieces end: a launch or a seizure. */
export interface Fate {
  readonly id: string;
  readonly records: readonly string[];
  readonly kind: 'launch' | 'seizure';
  readonly days: DayRange | undefined;
  readonly place: string | undefined;
  readonly holder: Said<string> | undefined;
  readonly outcome: string | undefined;
  readonly itemType: string | undefined;
  readonly quantity: number | undefined;
  readonly unit: string | undefined;
  readonly authority: string | undefined;
  readonly sources: readonly SupplySource[];
}

/** A person, company or association that sends, receives or holds. */
export interface Party {
  readonly id: string;
  readonly records: readonly string[];
  readonly schemata: readonly string[];
  readonly names: readonly string[];
}

/** What one view says of supply. Equal statements give equal evidence, in whatever order they come. */
export interface SupplyEvidence {
  readonly items: readonly SupplyItem[];
  readonly consignments: readonly SupplyConsignment[];
  readonly fates: readonly Fate[];
  readonly parties: ReadonlyMap<string, Party>;
}
