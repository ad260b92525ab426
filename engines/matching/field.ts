/**
 * How values of a field are compared.
 * - `person-name`, `organisation-name`, `words`: words, each against its best counterpart
 * - `date`: ISO days, months or years
 * - `identifier`: means one thing or nothing, such as a telephone number
 * - `code`: written in one way, with a meaning to its beginning, such as a post code
 * - `category`: one of a few
 */
export const FIELD_KINDS = [
  'person-name',
  'organisation-name',
  'words',
  'date',
  'identifier',
  'code',
  'category',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  /** Fields of one group say much the same, such as town and post code: what they share counts once. */
  readonly group?: string;
  /**
   * What the field says where nothing else agrees: `asks` brings even odds at most, so that a person decides, as for a
   * name; `nothing` is for what merely describes, such as make and model, and is worth nobody's time. Absent for fields
   * that suffice.
   */
  readonly alone?: 'asks' | 'nothing';
  /** What a household or a firm has in common: where the persons contradict each other it brings no more than even odds. */
  readonly shared?: true;
  /**
   * For identifiers: how much sharing a value is worth by design among some thousand records, in bits. A register of five
   * hundred vehicles cannot show by counting that a plate is given out once.
   */
  readonly designBits?: number;
  /** Numbers are given out one after another, so that one a few further on is another thing and not a slip of the pen. */
  readonly series?: true;
}

/** A record as the matcher takes it: for each field of the specification its values, which may be none. */
export interface MatchRow {
  readonly id: string;
  readonly values: readonly (readonly string[])[];
}
