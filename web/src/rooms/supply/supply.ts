import { ItemKind } from '@foreland/model/contract/supply-shapes';
import { ROLES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import { contract } from '../../api/client.ts';
import type { Answer, Call, Route } from '../../api/client.ts';

export type Overview = Answer<typeof contract.supply>;
export type Lot = Answer<typeof contract.supplyLots>['lots'][number];
export type Supplier = Answer<typeof contract.supplySuppliers>['suppliers'][number];
export type ExcludedCount = Overview['excluded'][number];
export type BatchModel = Overview['model'];
export type Passport = Answer<typeof contract.supplyLot>;
export type Journey = Passport['journeys'][number];
export type Hop = Journey['hops'][number];
export type Consignment = Passport['consignments'][number];
export type Member = Passport['members'][number];
export type Ground = Member['grounds'][number];
export type Piece = Member['pieces'][number];
export type Missing = Passport['missing'][number];
export type BatchRatio = NonNullable<Ground['ratio']>;
export type SupplierCard = Answer<typeof contract.supplySupplier>;
type FlowAnswer = Answer<typeof contract.supplyFlows>;
export type Flow = FlowAnswer['flows'][number];
export type FurtherFlows = NonNullable<FlowAnswer['rest']>;
export type SeizureAnswer = Answer<typeof contract.supplySeizures>;
export type SeizedGoods = SeizureAnswer['byKind'][number];
export type Seizure = SeizureAnswer['seizures'][number];
export type Photo = Seizure['photos'][number];
export type AidAssociation = Answer<typeof contract.aidAssociations>['associations'][number];
export type SeizureBody = NonNullable<Call<typeof contract.recordSeizure>['body']>;
export type Named = Lot['makers'][number];
export type Place = NonNullable<Flow['origin']>;
export type DayRange = NonNullable<Hop['left']>;

export type ItemKindCode = (typeof ItemKind.options)[number];
export const KINDS: readonly ItemKindCode[] = ItemKind.options;

/** Who may do what in this room, as the contract says. */
export const READERS = rolesOf(contract.supply.access);
export const RECORDERS = rolesOf(contract.recordSeizure.access);
export const CONFIRMERS = rolesOf(contract.confirmAid.access);
export const SUPERVISORS = rolesOf(contract.supplyExclusions.access);

function rolesOf(access: Route['access']): readonly Role[] {
  return typeof access === 'object' ? ROLES.filter((role) => access.roles.includes(role)) : [];
}

/** Rows that are asked for at once, as many as the node tells. */
export const PAGE = 500;

/** Natural logarithm of a likelihood ratio in bits, the unit in which the app shows weights. */
export function bitsOf(weight: number): number {
  return weight / Math.LN2;
}

/** `cin:FRABC…` without its class. */
export function markValue(mark: string): string {
  return mark.slice(mark.indexOf(':') + 1);
}

export function flowKey({ origin, destination }: Pick<Flow, 'origin' | 'destination'>): string {
  return `${origin?.id ?? '?'}>${destination?.id ?? '?'}`;
}

export function piecesOf({ pieces, otherPieces }: Pick<Flow, 'pieces' | 'otherPieces'>): number {
  return pieces.reduce((sum, { quantity }) => sum + quantity, otherPieces);
}
