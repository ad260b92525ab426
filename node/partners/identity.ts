import type { Partner } from '@foreland/model';
import { identityFromSeeds, signingKeyFromSeed } from '@foreland/sealing/identity';
import type { Identity } from '@foreland/sealing/identity';
import { readSeed, seedIn, writeSeed } from '../keys/seed.ts';

/** What a node's folder says it is, towards partners. */
export interface NodeIdentity extends Identity {
  /** Key id of the emergency key, which vouches for a new signing key when the present one is lost. */
  readonly emergency: string;
}

/**
 * Opens the node's identity, making its keys on first use: `signing-key` (also for decisions at this node),
 * `encryption-key` with its predecessor `encryption-key-before`, and `emergency-key`, which belongs in a safe.
 */
export async function openIdentity(options: {
  readonly home: string;
  readonly partner: Partner;
  readonly random: (bytes: number) => Uint8Array;
}): Promise<NodeIdentity> {
  const { home, partner, random } = options;
  const signing = await seedIn(home, 'signing-key', random);
  const encryption = await seedIn(home, 'encryption-key', random);
  const before = await readSeed(home, 'encryption-key-before');
  const emergency = await emergencyKeyId(home, random);
  const identity = await identityFromSeeds({
    partner,
    signing,
    encryption: before ? [encryption, before] : [encryption],
  });
  return Object.freeze({ ...identity, emergency });
}

/** The emergency key may have been put away; what names it stays. */
async function emergencyKeyId(home: string, random: (bytes: number) => Uint8Array): Promise<string> {
  const known = await readSeed(home, 'emergency-key-id');
  if (known) return Buffer.from(known).toString('base64url');
  const { kid } = signingKeyFromSeed(await seedIn(home, 'emergency-key', random));
  await writeSeed(home, 'emergency-key-id', Buffer.from(kid, 'base64url'));
  return kid;
}
