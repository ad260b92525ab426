import type { Refusal } from '@foreland/model';

/** One row of a table, from CSV or a sheet. Cells are text as the source shows it. */
export interface TableRow {
  /** 1-based line of the text file on which the row starts, or row of the sheet. */
  readonly line: number;
  readonly values: readonly string[];
  /** Why the whole row cannot be used. */
  readonly problem?: Refusal;
  /** Why single cells cannot be used, by 0-based column. They matter only where the column is read. */
  readonly cellProblems?: ReadonlyMap<number, Refusal>;
}

/** `A`, `B`, … `XFD` for a 0-based column. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
