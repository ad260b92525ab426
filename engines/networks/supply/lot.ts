import type { SupplyConsignment, SupplySource } from './evidence.ts';
import type { BatchRatio } from './batch-model.ts';
import type { Unit } from './units.ts';

/** Why a unit is taken to be of a lot. */
export interface LotGround {
  readonly kind:
    | 'lot-stated'
    | 'packed-in'
    | 'same-batch'
    | 'co-consigned'
    | 'held-by-consignee'
    | 'before-arrival';
  /** Natural logarithm of its likelihood ratio. */
  readonly weight: number;
  /** Items it rests on: the one that was found, and the one it is compared with. */
  readonly items: readonly string[];
  readonly ratio: BatchRatio | undefined;
  readonly sources: readonly SupplySource[];
}

export interface LotMember {
  readonly unit: Unit;
  /** Among all lots that are open to it by time and quantity, and none of them. */
  readonly probability: number;
  readonly grounds: readonly LotGround[];
}

export interface Lot {
  /** Its name; for a lot without one, `consignment:` or `batch:` and the record that shows it. */
  readonly id: string;
  readonly name: string | undefined;
  readonly consignments: readonly SupplyConsignment[];
  readonly members: readonly LotMember[];
  /** Pieces made or sent, as far as somebody said. */
  readonly quantity: number | undefined;
  /** Before this day nothing of it can be anywhere. */
  readonly from: number | undefined;
  /** Its consignments that carry other lots as well. */
  readonly shared: ReadonlySet<string>;
}
