import { createHash } from 'node:crypto';

/** Statements that a leave covers, by the contribution that states them. */
export type LeaveList = ReadonlyMap<string, readonly string[]>;

/** Most statements on one list. */
export const LONGEST_LIST = 1_000_000;

/**
 * SHA-256 of a list, in base64url: what the originator signs. Statement and contribution are content addresses, so nothing
 * of either can be changed, its label included, without falling off the list.
 */
export function listDigest(list: LeaveList): string {
  const hash = createHash('sha256');
  for (const contribution of [...list.keys()].sort()) {
    hash.update(`${contribution}\n`);
    for (const statement of [...(list.get(contribution) ?? [])].sort()) hash.update(` ${statement}\n`);
  }
  return hash.digest('base64url');
}
