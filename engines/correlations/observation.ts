/**
 * An identifier as a record holds it. This is all that the engine may know of a record: no nationality, sex,
 * age, religion, ethnicity, place of birth or language can reach a score, because there is no place for them.
 */
export interface IdentifierObservation {
  /** `<PARTNER>:<local id>`; the partner is read from it. */
  readonly record: string;
  /** Content address of the contribution that holds the statement. */
  readonly contribution: string;
  /** Schema of the record. */
  readonly schema: string;
  /** Legal category of the person concerned. Protected categories are refused. */
  readonly subject?: string | null;
  /** Content address of the statement. */
  readonly statement: string;
  /** One of `IDENTIFIER_CLASSES`. */
  readonly class: string;
  /** Canonical value, as `parseIdentifier` returns it. */
  readonly value: string;
  /** `passed`, `failed` or `none`. */
  readonly checksum: string;
  /** Interned access label of the statement. */
  readonly label: number;
  /** When the record is known to have held the value: ISO days, inclusive. Absent where nobody knows. */
  readonly observedFrom?: string | null;
  readonly observedTo?: string | null;
}
