/**
 * Bytes that nobody can predict, `randomBytes` of node:crypto in a node. Passed in, so that tests repeat. The
 * security of a check rests on it.
 */
export type RandomBytes = (size: number) => Uint8Array;

/** Integer from 0 to `bound` - 1, each as likely: values beyond the last multiple of `bound` are drawn again. */
export function randomBelow(bound: number, random: RandomBytes): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < limit) return drawn % bound;
  }
}

/** A new array in an order of which each is as likely (Fisher and Yates; Durstenfeld 1964). */
export function shuffled<T>(items: readonly T[], random: RandomBytes): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1, random);
    const moved = order[last] as T;
    order[last] = order[other] as T;
    order[other] = moved;
  }
  return order;
}
