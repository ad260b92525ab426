import { isOffender as isOffenderSubject } from '@foreland/model';
import type { EngineRun } from '@foreland/model';
import type { GraphNode } from '../assembly/evidence-graph.ts';

/** Is a node never to be in a lead: an association of aid or rescue, or what humanitarian rules keep out? */
export type Shielded = (node: number) => boolean;

/** Whoever is a contact, a witness or a victim is no party to a lead. */
export function isOffender({ subjects }: GraphNode): boolean {
  return subjects.some(isOffenderSubject);
}

/** Under this name leads of networks are kept and replaced. */
export const NETWORK_LEADS = 'networks';
/** Changes when the same network would give other leads. */
export const NETWORK_LEADS_VERSION = '1.0.0';

export function networkRun(parameters: EngineRun['parameters']): EngineRun {
  return { engine: NETWORK_LEADS, version: NETWORK_LEADS_VERSION, parameters };
}
