import type { Kind, Subject } from '@foreland/model';
import type { LabelName } from './labels.ts';

export type IdentifierClass =
  | 'phone'
  | 'iban'
  | 'wallet'
  | 'document'
  | 'plate'
  | 'cin'
  | 'engine-serial'
  | 'hull-serial'
  | 'email'
  | 'handle'
  | 'ip'
  | 'registration'
  | 'token'
  | 'waybill'
  | 'image';

/** What an identifier in a statement truly is; this never reaches the file. */
export interface Identifier {
  readonly class: IdentifierClass;
  /** Canonical form: E.164, IBAN without spaces, plate and serial in capitals without separators. */
  readonly value: string;
  /** Records under the same bond truly belong together; no bond means that the value is anybody's. */
  readonly bond: string | undefined;
}

export interface Line {
  readonly property: string;
  readonly value: string;
  readonly original?: string;
  readonly language?: string;
  readonly kind?: Kind;
  readonly observedFrom?: string;
  readonly observedTo?: string;
  readonly identifier?: Identifier;
  /** The wrong value of an earlier contribution that this one puts right; it never reaches the file. */
  readonly corrects?: string;
}

/** A figure that is illegible in the source, and what it was. */
export interface Masked {
  readonly property: string;
  readonly value: string;
}

/** What one contribution says about one thing. */
export interface Entry {
  readonly record: string;
  readonly schema: string;
  /** The thing in the fictional world, such as `person-17`. */
  readonly thing: string;
  readonly label: LabelName;
  readonly kind: Kind;
  readonly subject: Subject | undefined;
  readonly grading: string;
  readonly locator: string;
  /** The record that an identity document belongs to. */
  readonly heldBy: string | undefined;
  readonly lines: readonly Line[];
  readonly masked: readonly Masked[];
}
