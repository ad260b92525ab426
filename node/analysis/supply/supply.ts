import type { AidAssociations } from '@foreland/store/platform';
import { ViewWork } from '../view-work.ts';
import type { ViewWorkParts } from '../view-work.ts';
import type { SupplyAnswer, SupplyQuestion } from './answer.ts';
import { supplyDigest } from './read-supply.ts';

/** A node has few view classes, and most people look through one. */
const HELD = 3;

/**
 * Supply of what readers see, with the associations of aid that are confirmed at each question. Questions are refused with
 * `lot-unknown`, `supplier-unknown`, `piece-unknown` and `pieces-incomparable`.
 */
export class SupplyWork extends ViewWork<SupplyQuestion, SupplyAnswer, readonly string[]> {
  constructor({ aid, ...parts }: ViewWorkParts & { readonly aid: AidAssociations }) {
    super(parts, {
      what: 'supply',
      route: 'supply',
      thread: new URL('./supply-worker.ts', import.meta.url),
      held: HELD,
      beside: () => aid.confirmed(),
      digest: supplyDigest,
    });
  }
}
