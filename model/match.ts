import { contentId } from './canonical.ts';
import { inPairOrder } from './judgement.ts';

/**
 * @param address the content address function in all of these; where many are made a native twin of `contentId` is passed.
 */
export function recordAddress(record: string, address: (text: string) => string = contentId): string {
  return address(`record:${record}`);
}

/** Content address of a pair of records, in whichever order they are named. */
export function matchId(one: string, other: string, address: (text: string) => string = contentId): string {
  // No record id holds white space, so the text is injective.
  return address(`match:${inPairOrder(one, other).join(' ')}`);
}

/**
 * The smallest of the addresses of its records: a function of the set alone, which stays the same when records join
 * whose addresses are larger. A record that is alone is an entity by the same rule. See docs/decisions/0013.
 * @throws RangeError without records
 */
export function entityId(records: readonly string[], address: (text: string) => string = contentId): string {
  let smallest: string | undefined;
  for (const record of records) {
    const own = recordAddress(record, address);
    if (smallest === undefined || own < smallest) smallest = own;
  }
  if (smallest === undefined) throw new RangeError('an entity has at least one record');
  return smallest;
}
