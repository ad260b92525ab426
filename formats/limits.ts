/** What a reader is willing to hold or to do. Every limit that is met is a clear error with its place. */
export interface Limits {
  /** Characters of one cell or one JSON string. */
  readonly fieldCharacters: number;
  /** Characters of one line of JSON or one row of a table. */
  readonly lineCharacters: number;
  readonly columns: number;
  /** Rows of a table or lines of a file. */
  readonly rows: number;
  /** Nesting of JSON values. */
  readonly depth: number;
  /** Errors after which an import is given up: the file is of another kind or another mapping is needed. */
  readonly errors: number;
  /** Characters of all shared strings of a workbook, which stay in memory. */
  readonly sharedStringCharacters: number;
  /** Bytes of one unpacked part of a ZIP file. */
  readonly unpackedBytes: number;
  /** How many times larger a part may be unpacked than packed, beyond the first 10 MiB. */
  readonly unpackedRatio: number;
  /** Parts in a ZIP file. */
  readonly parts: number;
}

export const DEFAULT_LIMITS: Limits = Object.freeze({
  fieldCharacters: 1_048_576,
  lineCharacters: 4_194_304,
  columns: 16_384,
  rows: 50_000_000,
  depth: 16,
  errors: 10_000,
  sharedStringCharacters: 134_217_728,
  unpackedBytes: 4_294_967_296,
  unpackedRatio: 200,
  parts: 10_000,
});

export function limitsOf(changes: Partial<Limits> | undefined): Limits {
  return changes === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...changes };
}
