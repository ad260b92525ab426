import { ForelandError } from '@foreland/model/errors';
import { isProtectedSubject } from '@foreland/model';
import type { Subject } from '@foreland/model';
import type { NodeKind } from '../assembly/node-kind.ts';
import type { LinkAround, Surroundings } from '../roles/surroundings.ts';
import type { Action, ActionKind } from './actions.ts';

/** What the supply analysis and people know of a possible target. */
export interface TargetFacts {
  /** An association of rescue or aid, by its name or confirmed by people. */
  readonly aid?: boolean;
  /** Excluded by the humanitarian rules of the supply analysis. */
  readonly excluded?: boolean;
  /** Kinds of goods that it is, holds or trades in, as far as known. */
  readonly goods?: readonly string[];
}

/** Why something is no target. Rules, not weights: no effect on the network outweighs them. */
export type Forbidden =
  | 'protected-person'
  | 'not-an-offender'
  | 'belongs-to-protected-person'
  | 'belongs-to-no-offender'
  | 'aid'
  | 'life-saving'
  | 'does-not-fit';

/** Categories under which somebody may be the target of an action (Directive (EU) 2016/680 art. 6 (a) and (b)). */
const OFFENDERS: readonly Subject[] = ['suspect', 'convicted', 'likely-offender'];

const FITS: Readonly<Record<ActionKind, readonly NodeKind[]>> = {
  arrest: ['person'],
  seizure: ['equipment', 'vehicle', 'consignment'],
  'account-freeze': ['account'],
  'supplier-action': ['organisation'],
  'advert-removal': ['advert', 'profile'],
};

/** Links that say whose a thing is. */
const BELONGING = new Set([
  'ownership',
  'holder',
  'owner',
  'account',
  'consignee',
  'consignor',
  'issuer',
  'directorship',
]);

/** Goods that save lives or keep people alive. */
const LIFE_SAVING = new Set([
  'life-jacket',
  'distress-signal',
  'rescue-equipment',
  'food',
  'medicine',
  'clothing',
  'shelter',
]);

/** Why an action must not be aimed at a node; nothing where it may. */
export function forbidden(
  around: Surroundings,
  target: number,
  kind: ActionKind,
  factsOf: (node: number) => TargetFacts,
): Forbidden | undefined {
  const node = around.graph.nodes[target];
  if (!node || !FITS[kind].includes(node.kind)) return 'does-not-fit';
  if (node.subjects.some(isProtectedSubject)) return 'protected-person';
  if (node.kind === 'person' && !isOffender(node.subjects)) return 'not-an-offender';
  const facts = factsOf(target);
  if (facts.aid === true || facts.excluded === true) return 'aid';
  const goods = facts.goods ?? [];
  // A trader of boats who sells life jackets, too, is looked at for the boats.
  if (goods.length > 0 && goods.every((each) => LIFE_SAVING.has(each))) return 'life-saving';
  if (node.kind !== 'person') {
    const holders = holdersOf(around, target);
    if (holders.some(({ neighbour }) => neighbour.subjects.some(isProtectedSubject))) {
      return 'belongs-to-protected-person';
    }
    const people = holders.filter(({ neighbour }) => neighbour.kind === 'person');
    if (people.some(({ neighbour }) => !isOffender(neighbour.subjects))) return 'belongs-to-no-offender';
    if (holders.some(({ at }) => factsOf(at).aid === true)) return 'aid';
  }
  return undefined;
}

/** People and organisations that links say a thing belongs to: what they are decides whether it may be a target. */
export function holdersOf(around: Surroundings, target: number): readonly LinkAround[] {
  return around
    .of(target)
    .filter(({ link, neighbour }) => BELONGING.has(link.type) && isHolder(neighbour.kind));
}

function isHolder(kind: NodeKind): boolean {
  return kind === 'person' || kind === 'organisation';
}

function isOffender(subjects: readonly Subject[]): boolean {
  return subjects.some((subject) => OFFENDERS.includes(subject)) && !subjects.some(isProtectedSubject);
}

/** @throws ForelandError `target-forbidden` for the first action that is aimed at somebody or something it must not */
export function refuseForbidden(
  around: Surroundings,
  actions: readonly Action[],
  factsOf: (node: number) => TargetFacts,
): void {
  for (const { id, kind, target } of actions) {
    const rule = forbidden(around, target, kind, factsOf);
    if (rule === undefined) continue;
    throw new ForelandError({
      code: 'target-forbidden',
      message: `Action ${id} has a target that is never one (${rule}).`,
      remedy: 'Take the action out.',
      status: 403,
    });
  }
}
