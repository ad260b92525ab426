import type { Level } from '@foreland/model';
import { fingerprintOf } from '@foreland/sealing/identity';
import type { PartnerDirectory } from './directory.ts';

/**
 * Makes one node known to another where both run on one machine and nobody has to read digits out, as in the exercise
 * and in tests: the fingerprint is compared with itself, in two names as everywhere.
 */
export async function introduce(
  stranger: PartnerDirectory,
  host: PartnerDirectory,
  clearance: Level,
  by: readonly [first: string, second: string] = ['exercise', 'exercise-second'],
): Promise<void> {
  const { partner, text, digest } = stranger.ownCard;
  const { outcome } = await host.offer(text, by[0]);
  if (outcome === 'accepted') return;
  const check = { fingerprint: fingerprintOf(digest), clearance, replace: false };
  for (const user of by) await host.confirm(partner, digest, check, { user, isKeeper: true });
}
