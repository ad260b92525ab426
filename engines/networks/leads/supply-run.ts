import type { EngineRun } from '@foreland/model';

/** Under this name leads of supply are kept and replaced. */
export const SUPPLY_LEADS = 'supply';
/** Changes when the same supply would give other leads. */
export const SUPPLY_LEADS_VERSION = '1.1.0';

export function supplyRun(parameters: EngineRun['parameters']): EngineRun {
  return { engine: SUPPLY_LEADS, version: SUPPLY_LEADS_VERSION, parameters };
}
