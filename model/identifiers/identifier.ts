export const IDENTIFIER_CLASSES = [
  'phone',
  'iban',
  'wallet',
  'document',
  'plate',
  'vin',
  'cin',
  'engine-serial',
  'email',
  'handle',
  'ip',
  'imo',
  'mmsi',
  'imei',
] as const;
export type IdentifierClass = (typeof IDENTIFIER_CLASSES)[number];

/**
 * What an identifier's own redundancy says: check digit, checksum or, for telephone numbers, the length that
 * the numbering plan allows. `none` where it has no redundancy. A failed check lowers weight, it never
 * rejects: mistyped numbers are evidence too.
 */
export type Checksum = 'passed' | 'failed' | 'none';

export interface Identifier {
  readonly class: IdentifierClass;
  /** Canonical form: equal for all spellings of the identifier, and a fixed point of parsing. */
  readonly value: string;
  readonly checksum: Checksum;
  /** ISO 3166-1 alpha-2 code in upper case, where the identifier or the hint implies one. */
  readonly country?: string;
}

/** What the context of a value tells about it. */
export interface IdentifierHints {
  /** ISO 3166-1 alpha-2 code, any case: the country that is known to have given out this very value. */
  readonly country?: string;
  /**
   * ISO 3166-1 alpha-2 code, any case: the country where it was written down. A telephone number in national
   * form is read as one of there, unless `country` says more. Anything that is no such code is ignored.
   */
  readonly home?: string;
  /** Name of the service on which a handle is valid, as people write it. */
  readonly platform?: string;
}

export type IdentifierParser = (raw: string, hints: IdentifierHints) => Identifier | undefined;
