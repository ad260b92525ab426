import { isHeldUp, orderStateOf } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { OrderTable, Releases } from '@foreland/store/platform';
import type { PartnerDirectory } from './directory.ts';

/** What a partner holds and may not hold any more, and has not been told. */
export interface RecallToCome {
  readonly recipient: Partner;
  readonly withdrawn: number;
  readonly retracted: number;
  readonly reason: 'key-revoked' | 'card-expired' | 'out-of-order' | 'not-yet';
}

export interface RecallsToComeParts {
  readonly store: Store;
  readonly releases: Releases;
  readonly order: OrderTable;
  readonly directory: PartnerDirectory;
  readonly partner: Partner;
  readonly clock: () => Date;
}

/**
 * Recalls for which there is no package: the partner has no card that counts, nobody knows how far it is in the order of
 * releases, or the next pass has not come yet. Computed as the recall will be, so none is forgotten.
 */
export async function recallsToCome(parts: RecallsToComeParts): Promise<readonly RecallToCome[]> {
  const { store, releases, directory, partner: from } = parts;
  await directory.refresh();
  const found: RecallToCome[] = [];
  for (const recipient of await releases.holders(from)) {
    const reason = await obstacle(parts, recipient);
    const view = await store.partnerView(recipient, directory.clearanceOf(recipient));
    const counts = await store.previewRelease({ from, recipient, view }, async (releaser) => {
      const retracted = new Set((await releaser.retracted()).map(({ id }) => id));
      let withdrawn = 0;
      for await (const pairs of releaser.gone())
        withdrawn += pairs.filter(({ contribution }) => !retracted.has(contribution)).length;
      return { withdrawn, retracted: retracted.size };
    });
    if (counts.withdrawn + counts.retracted > 0) found.push({ recipient, ...counts, reason });
  }
  return found;
}

async function obstacle(
  { directory, order, partner, clock }: RecallsToComeParts,
  recipient: Partner,
): Promise<RecallToCome['reason']> {
  if (directory.reaches(recipient))
    return isHeldUp(orderStateOf(await order.with(partner, recipient))) ? 'out-of-order' : 'not-yet';
  const card = directory.lastCardOf(recipient);
  return card && new Date(card.validUntil) < clock() ? 'card-expired' : 'key-revoked';
}
