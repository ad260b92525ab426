import { lawOn, nearestAble, PROVISIONS } from '@foreland/model/law';
import type { Measure } from '@foreland/model/law';
import type { EngineRun, Partner } from '@foreland/model';

/** Under this name leads of supply are kept and replaced. */
export const SUPPLY_LEADS = 'supply';
/** Changes when the same supply would give other leads. */
export const SUPPLY_LEADS_VERSION = '1.1.0';

export function supplyRun(parameters: EngineRun['parameters']): EngineRun {
  return { engine: SUPPLY_LEADS, version: SUPPLY_LEADS_VERSION, parameters };
}

/** Who can take a measure nearest to the goods, with the powers and offences on which it may rest, as they are cited. */
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
