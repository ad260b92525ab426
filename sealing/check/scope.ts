import { canonicalJson } from '@foreland/model/canonical';
import { isPartner } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { isCheckClass } from './check-class.ts';
import type { CheckClass } from './check-class.ts';

/** What one key is for: who may ask whom about which class of values, and for how long. */
export interface CheckScope {
  readonly asked: Partner;
  readonly asking: Partner;
  readonly class: CheckClass;
  /** Name of the time in which the key is in use, such as the date of a night: 1 to 16 letters, digits and hyphens. */
  readonly epoch: string;
}

const EPOCH = /^[A-Za-z0-9][A-Za-z0-9-]{0,15}$/;

export function isEpoch(value: unknown): value is string {
  return typeof value === 'string' && EPOCH.test(value);
}

export function isScope(value: Readonly<Record<keyof CheckScope, unknown>>): boolean {
  return (
    isPartner(value.asked) &&
    isPartner(value.asking) &&
    value.asked !== value.asking &&
    isCheckClass(value.class) &&
    isEpoch(value.epoch)
  );
}

export function sameScope(left: CheckScope, right: CheckScope): boolean {
  return scopeText(left) === scopeText(right);
}

/** One text for a scope, for maps, and for what a key is bound to. */
export function scopeText({ asked, asking, class: checkClass, epoch }: CheckScope): string {
  return canonicalJson({ asked, asking, class: checkClass, epoch });
}
