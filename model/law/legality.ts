import { PARTNERS } from '../partner.ts';
import type { Partner } from '../partner.ts';
import { BELGIUM } from './belgium.ts';
import { EUROPEAN_UNION, GUESTS } from './european-union.ts';
import { FRANCE } from './france.ts';
import { GERMANY } from './germany.ts';
import { NETHERLANDS } from './netherlands.ts';
import type { Measure, Provision } from './provision.ts';
import { UNITED_KINGDOM } from './united-kingdom.ts';

/** Every provision that is known here. What is not among them is not known, and said not to be. */
export const PROVISIONS: readonly Provision[] = Object.freeze([
  ...UNITED_KINGDOM,
  ...FRANCE,
  ...GERMANY,
  ...BELGIUM,
  ...NETHERLANDS,
  ...EUROPEAN_UNION,
  ...GUESTS,
]);

const MEMBER_STATES: readonly Partner[] = ['DE', 'FR', 'BE', 'NL'];

/** What the law of one partner is known to say of a measure. */
export interface Legality {
  readonly partner: Partner;
  /** `none` where a provision keeps the measure from the partner; `not-known` where nothing is written down here. */
  readonly power: 'exists' | 'none' | 'not-known';
  /** Ids of the powers, or of the limits, and of the offences on which the powers may rest. */
  readonly provisions: readonly string[];
  readonly offences: readonly string[];
}

/** The law on a measure, partner by partner. */
export function lawOn(measure: Measure): readonly Legality[] {
  return PARTNERS.map((partner) => {
    const found = PROVISIONS.filter(
      ({ jurisdiction, measures }) =>
        measures.includes(measure) &&
        (jurisdiction === partner || (jurisdiction === 'EU' && MEMBER_STATES.includes(partner))),
    );
    const idsOf = (gives: Provision['gives']): string[] =>
      found.filter((provision) => provision.gives === gives).map(({ id }) => id);
    const [powers, limits] = [idsOf('power'), idsOf('limit')];
    return {
      partner,
      power: powers.length > 0 ? 'exists' : limits.length > 0 ? 'none' : 'not-known',
      provisions: powers.length > 0 ? powers : limits,
      offences: idsOf('offence'),
    };
  });
}

/**
 * The first of some partners, the nearest to the target first, who is known to have the power.
 * @param near codes of countries or partners; others than partners are passed over
 */
export function nearestWithPower(measure: Measure, near: readonly string[]): Partner | undefined {
  const able = lawOn(measure).filter(({ power }) => power === 'exists');
  return near.flatMap((code) => able.find(({ partner }) => partner === code)?.partner ?? [])[0];
}
