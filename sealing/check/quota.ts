import { refusal } from './refusal.ts';

/** How many elements, those that fill up included, one partner may send. */
export interface Quota {
  readonly perCase: number;
  readonly perPartnerDay: number;
}

/**
 * What partners agreed on. Whoever asks can try every number of a street or a range of passports as with any such protocol;
 * this is what keeps it to few. A batch of 1,024 exceeds the quota of a case, so it needs a quota that was agreed for it.
 */
export const AGREED_QUOTA: Quota = Object.freeze({ perCase: 256, perPartnerDay: 1024 });

/** Elements that were admitted so far: in this case by this partner, and in any case by it on this day. */
export interface QuotaUse {
  readonly inCase: number;
  readonly onDay: number;
}

/**
 * What is used up once a batch is admitted. Counting and storing belong into one transaction of the node.
 * @throws ForelandError `check-quota-case`, `check-quota-day`
 */
export function admitted(used: QuotaUse, count: number, quota: Quota = AGREED_QUOTA): QuotaUse {
  for (const number of [used.inCase, used.onDay, count, quota.perCase, quota.perPartnerDay]) {
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('quotas count elements');
  }
  const after = { inCase: used.inCase + count, onDay: used.onDay + count };
  if (after.inCase > quota.perCase) {
    throw refusal(
      'quota-case',
      `A case may check ${quota.perCase} values, and ${used.inCase} are used up; a batch of ${count} is too many.`,
      'Check fewer values, or ask with an ordinary request.',
      429,
    );
  }
  if (after.onDay > quota.perPartnerDay) {
    throw refusal(
      'quota-day',
      `A partner may check ${quota.perPartnerDay} values a day, and ${used.onDay} are used up; a batch of ${count} is too many.`,
      'Check again tomorrow, or ask with an ordinary request.',
      429,
    );
  }
  return Object.freeze(after);
}
