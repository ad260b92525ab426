import type { IdentifierClass } from '@foreland/model/identifiers';
import type { CorrelationParameters } from './parameters.ts';
import { MANY_HOLDERS } from './independent-holders.ts';
import { isPlaceholder, isPrivateNetwork } from './placeholder.ts';
import type { SharedValue } from './shared-value.ts';

/** Why a shared value is no link. */
export const GENERIC_REASONS = [
  'placeholder',
  'private-network',
  'organisation-contact',
  'many-unrelated-holders',
] as const;
export type GenericReason = (typeof GENERIC_REASONS)[number];

/** A value and how many of its holders nothing else connects. */
export interface Candidate {
  readonly shared: SharedValue;
  readonly independent: number;
}

/** Values by which many people reach one place: the telephone of a shop, a hotel's network. */
const CONTACT_CLASSES: readonly IdentifierClass[] = ['phone', 'email', 'handle', 'ip'];
/** How many times the usual number of independent holders in its class makes a value stand out. */
const TIMES_USUAL = 4;
/** The telephone of one person whom many know by many names has a core of holders that something connects. */
const MOSTLY_UNRELATED = 2 / 3;
/** With fewer shared values in a class nobody can say what is usual. */
const ENOUGH_VALUES = 10;

/** Median number of independent holders among the shared values of each class that has enough of them. */
export function usualHolders(candidates: readonly Candidate[]): ReadonlyMap<IdentifierClass, number> {
  const counts = new Map<IdentifierClass, number[]>();
  for (const { shared, independent } of candidates) {
    if (shared.owners.length < 2) continue;
    const known = counts.get(shared.class);
    if (known === undefined) counts.set(shared.class, [independent]);
    else known.push(independent);
  }
  const medians = new Map<IdentifierClass, number>();
  for (const [identifierClass, all] of counts) {
    if (all.length < ENOUGH_VALUES) continue;
    all.sort((a, b) => a - b);
    medians.set(identifierClass, all[all.length >> 1] ?? 1);
  }
  return medians;
}

/** Reasons that the value alone gives. */
export function genericByItself({ class: identifierClass, value }: SharedValue): GenericReason | undefined {
  if (isPlaceholder(identifierClass, value)) return 'placeholder';
  return isPrivateNetwork(identifierClass, value) ? 'private-network' : undefined;
}

/** Reasons that lie in who holds the value. */
export function genericByHolders(
  { shared, independent }: Candidate,
  usual: number,
  parameters: CorrelationParameters,
): GenericReason | undefined {
  const others = independent - shared.organisations;
  if (
    shared.organisations > 0 &&
    CONTACT_CLASSES.includes(shared.class) &&
    others >= parameters.organisationCustomers
  ) {
    return 'organisation-contact';
  }
  const threshold = Math.max(parameters.unrelatedHolders, TIMES_USUAL * usual);
  const unrelated = independent >= threshold && independent >= MOSTLY_UNRELATED * shared.owners.length;
  return unrelated || shared.owners.length > MANY_HOLDERS ? 'many-unrelated-holders' : undefined;
}
