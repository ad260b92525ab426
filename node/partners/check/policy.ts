import type { Label, Purpose } from '@foreland/model';

/**
 * Which values a partner may learn to exist: those of statements whose label admits the partner, and nothing beyond. That
 * something exists is itself something known about it (docs/decisions/0016).
 */
export const EXISTENCE_POLICY = 'label-admits-partner';

/** Hours after which a key is erased although nothing came in its place. */
export const KEY_HOURS = 72;
/** Days for which the person who asked can read what was asked. */
export const VALUE_DAYS = 30;
/** Days after which an answer is no longer waited for. */
export const WAIT_DAYS = 14;
/** Days for which packages of private checks are worth delivering. */
export const PACKAGE_DAYS = 7;
export const DAY = 86_400_000;

export const LEGAL_BASIS = 'Agreement of the partners on private checks';

/**
 * Whether a label lets its statement be found by checks. The view of the partner has looked at audience and level already;
 * one index serves every purpose that this node answers for, so each of them must be allowed.
 */
export function mayBeFound(label: Label, purposes: readonly Purpose[], today: string): boolean {
  return purposes.every((purpose) => label.purposes.includes(purpose)) && label.reviewBy >= today;
}
