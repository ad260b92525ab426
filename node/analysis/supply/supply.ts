import type { AidAssociations } from '@foreland/store/platform';
import { ViewWork } from '../view-work.ts';
import type { ViewWorkParts } from '../view-work.ts';
import type { SupplyAnswer, SupplyQuestion } from './answer.ts';
import { supplyDigest } from './read-supply.ts';

/**
 * Views of which supply is held: as many as take what networks do. Each takes 4 to 5 MB in the medium exercise (100,000
 * statements, 600 pieces; heap after collection).
 */
const HELD = 12;

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
