import type { Partner } from '../partner.ts';
import { lawOn, nearestAble, PROVISIONS } from './legality.ts';
import type { Measure } from './provision.ts';

/** Who can take a measure nearest to where it is needed, with the powers and offences on which it may rest, as they are cited. */
export function lawNear(
  measure: Measure,
  near: readonly Partner[],
): { readonly partner: Partner; readonly legalBasis: string } | undefined {
  const able = nearestAble(measure, near);
  const legality = lawOn(measure).find(({ partner }) => partner === able?.partner);
  if (!able || !legality) return undefined;
  const cited = [...legality.provisions, ...legality.offences].flatMap(
    (id) => PROVISIONS.find((provision) => provision.id === id)?.citation ?? [],
  );
  return cited.length === 0 ? undefined : { partner: able.partner, legalBasis: cited.join('; ') };
}
