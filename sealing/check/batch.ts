import { refusal } from './refusal.ts';

/** How many elements a request may have. What is missing is filled up, so that a count says little. */
export const BATCH_SIZES = [16, 64, 256, 1024] as const;
const LARGEST_BATCH = BATCH_SIZES[BATCH_SIZES.length - 1] as number;

/** Value that fills up. It is of no class, so no index can hold it; an auditor sees that it asked for nothing. */
export const PADDING_TEXT = 'pad|';

export function isBatchSize(count: number): boolean {
  return (BATCH_SIZES as readonly number[]).includes(count);
}

/** @throws ForelandError `check-batch-empty`, `check-batch-too-large` */
export function batchSizeFor(values: number): number {
  if (values === 0) {
    throw refusal('batch-empty', 'There is nothing to check.', 'Give at least one value.');
  }
  const size = BATCH_SIZES.find((known) => known >= values);
  if (size === undefined) {
    throw refusal(
      'batch-too-large',
      `A check asks for at most ${LARGEST_BATCH.toLocaleString('en-GB')} values at a time.`,
      'Check the values in several requests, as far as the quotas of the case and the day allow.',
      413,
    );
  }
  return size;
}
