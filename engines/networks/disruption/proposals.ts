import { betaOf } from '../evidence/beta.ts';
import type { Beta } from '../evidence/beta.ts';
import type { NodeKind } from '../assembly/node-kind.ts';
import { rolesOf } from '../roles/roles.ts';
import type { Surroundings } from '../roles/surroundings.ts';
import type { Action, ActionKind } from './actions.ts';
import { forbidden } from './target-rules.ts';
import type { Forbidden, TargetFacts } from './target-rules.ts';

export interface ActionTerms {
  readonly cost: number;
  readonly success: Beta;
  readonly delayDays: number;
  readonly legalBasis: string;
}

/**
 * What an action takes, where nobody knows better: judgements of the size of things, worth four outcomes each, to be
 * replaced by what a service has seen. Cost in team weeks. The legal basis is a key of the text that names the power to be
 * checked where the target is.
 */
export const USUAL_TERMS: Readonly<Record<ActionKind, ActionTerms>> = {
  arrest: { cost: 3, success: betaOf(0.6, 4), delayDays: 30, legalBasis: 'basis.arrest' },
  seizure: { cost: 1, success: betaOf(0.7, 4), delayDays: 7, legalBasis: 'basis.seizure' },
  'account-freeze': { cost: 1, success: betaOf(0.6, 4), delayDays: 14, legalBasis: 'basis.account-freeze' },
  'supplier-action': { cost: 2, success: betaOf(0.5, 4), delayDays: 45, legalBasis: 'basis.supplier-action' },
  'advert-removal': { cost: 0.5, success: betaOf(0.8, 4), delayDays: 3, legalBasis: 'basis.advert-removal' },
};

const KINDS_FOR: Readonly<Partial<Record<NodeKind, ActionKind>>> = {
  person: 'arrest',
  equipment: 'seizure',
  vehicle: 'seizure',
  account: 'account-freeze',
  organisation: 'supplier-action',
  advert: 'advert-removal',
  profile: 'advert-removal',
};

export interface Proposals {
  /** By id. */
  readonly actions: readonly Action[];
  /** What was not proposed, and by which rule; people and things whose kind knows no action are not listed. */
  readonly withheld: readonly {
    readonly node: number;
    readonly kind: ActionKind;
    readonly rule: Forbidden;
  }[];
}

/** Actions that could be taken against a part of the network: one for each node that may be a target. */
export function proposeActions(
  around: Surroundings,
  nodes: readonly number[],
  factsOf: (node: number) => TargetFacts = () => ({}),
  terms: Readonly<Partial<Record<ActionKind, ActionTerms>>> = {},
): Proposals {
  const actions: Action[] = [];
  const withheld: { node: number; kind: ActionKind; rule: Forbidden }[] = [];
  for (const node of nodes) {
    const known = around.graph.nodes[node];
    const kind = known && KINDS_FOR[known.kind];
    if (!known || kind === undefined) continue;
    if (kind === 'supplier-action' && !supplies(around, node, factsOf)) continue;
    const rule = forbidden(around, node, kind, factsOf);
    if (rule === undefined) {
      actions.push({ id: `${kind}:${known.id}`, kind, target: node, ...(terms[kind] ?? USUAL_TERMS[kind]) });
    } else withheld.push({ node, kind, rule });
  }
  actions.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { actions, withheld };
}

/** An organisation that neither deals in goods nor supplies before all else, such as a gang under its name, is no supplier. */
function supplies(around: Surroundings, node: number, factsOf: (node: number) => TargetFacts): boolean {
  return (factsOf(node).goods ?? []).length > 0 || rolesOf(around, node)[0]?.role === 'supply';
}
