/** Which way value went on a line: to the holder of the book, or from the holder. */
export type Direction = 'in' | 'out';

/** Figures of a line, in minor units of the currency of the book, whole; absent where they cannot be read. */
export interface Figures {
  readonly amount?: number | undefined;
  readonly commission?: number | undefined;
  /** What the holder has in hand after the line. */
  readonly balance?: number | undefined;
}
export type Figure = keyof Figures;
export const FIGURES: readonly Figure[] = ['amount', 'commission', 'balance'];

/** A line of a book as it was read. */
export interface BookLine extends Figures {
  readonly id: string;
  readonly page: number;
  readonly direction: Direction;
  /** Token or code under which value is paid out; the lines of one code speak of one amount. */
  readonly code?: string | undefined;
}

/** Lines of one currency of one book, in the order in which they were written. */
export type Book = readonly BookLine[];

/** What a figure can have been: whole numbers from `low` to `high`; either is absent where nothing bounds it. */
export interface Interval {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** By what a figure that cannot be read is bounded. */
export type Ground =
  | 'running-balance'
  | 'page-carry'
  | 'commission-rate'
  | 'same-code'
  | 'no-amount-below-one';

/** A figure that cannot be read or that contradicts the rest, and what it must have been. */
export interface RepairedFigure extends Interval {
  readonly line: string;
  readonly figure: Figure;
  /** What stands there, where the rest contradicts it. */
  readonly stated?: number;
  /** Each once, sorted. */
  readonly grounds: readonly Ground[];
}

/** Slips of the pen or of the reader that give just such a difference. */
export type Slip = 'digits-swapped' | 'digit-misread' | 'wrong-way' | 'zero-missing-or-added';

/** Lines that cannot all be true. */
export interface Contradiction {
  /** The smallest set of lines that explains it: with other figures there, all else fits. */
  readonly lines: readonly string[];
  /** Which figure is wrong, where the rest says it. */
  readonly figure: Figure | undefined;
  /** By how much the lines miss, in minor units. */
  readonly difference: number;
  /** The lines stand on two pages: the balance was not carried over, or a page was written anew or taken out. */
  readonly isBetweenPages: boolean;
  readonly slips: readonly Slip[];
}
