import type { EngineRun, Subject } from '@foreland/model';
import type { GraphNode } from '../assembly/evidence-graph.ts';

/** Is a node never to be in a lead: an association of aid or rescue, or what humanitarian rules keep out? */
export type Shielded = (node: number) => boolean;

/** Categories of Directive (EU) 2016/680 art. 6 (a) and (b): whoever is a contact, a witness or a victim is no party to a lead. */
const OFFENDERS: readonly Subject[] = ['suspect', 'convicted', 'likely-offender'];

export function isOffender({ subjects }: GraphNode): boolean {
  return subjects.some((subject) => OFFENDERS.includes(subject));
}

/** Under this name leads of networks are kept and replaced. */
export const NETWORK_LEADS = 'networks';
/** Changes when the same network would give other leads. */
export const NETWORK_LEADS_VERSION = '1.0.0';

export function networkRun(parameters: EngineRun['parameters']): EngineRun {
  return { engine: NETWORK_LEADS, version: NETWORK_LEADS_VERSION, parameters };
}
