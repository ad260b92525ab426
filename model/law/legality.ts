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

/**
 * How a partner can take a measure: `exists`, by a power of its own; `by-notice`, by telling somebody else who decides, such as
 * a platform; `none` where a provision keeps the measure from the partner; `not-known` where nothing is written down here that
 * would bear it alone.
 */
export const POWERS = ['exists', 'by-notice', 'none', 'not-known'] as const;
export type Power = (typeof POWERS)[number];

/** What the law of one partner is known to say of a measure. */
export interface Legality {
  readonly partner: Partner;
  readonly power: Power;
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
      power: powerOf(found),
      provisions: powers.length > 0 ? powers : limits,
      offences: idsOf('offence'),
    };
  });
}

function powerOf(found: readonly Provision[]): Power {
  const powers = found.filter(({ gives }) => gives === 'power').map(({ gaps = [] }) => gaps);
  // Where another decides, or an order needs a basis elsewhere, the provision by itself lets nobody act.
  if (powers.some((gaps) => !gaps.includes('platform-decides') && !gaps.includes('needs-other-law')))
    return 'exists';
  if (powers.some((gaps) => gaps.includes('platform-decides'))) return 'by-notice';
  return powers.length === 0 && found.some(({ gives }) => gives === 'limit') ? 'none' : 'not-known';
}

/** Who can take a measure, and whether by a power of its own. */
export interface Able {
  readonly partner: Partner;
  readonly power: 'exists' | 'by-notice';
}

/**
 * The first of some partners, the nearest to the target first, who is known to have the power; where none has, the first who
 * can have it done by notice.
 * @param near codes of countries or partners; others than partners are passed over
 */
export function nearestAble(measure: Measure, near: readonly string[]): Able | undefined {
  const law = new Map<string, Legality>(lawOn(measure).map((legality) => [legality.partner, legality]));
  const known = near.flatMap((code) => law.get(code) ?? []);
  for (const power of ['exists', 'by-notice'] as const) {
    const able = known.find((legality) => legality.power === power);
    if (able) return { partner: able.partner, power };
  }
  return undefined;
}
