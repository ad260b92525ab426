import type { Partner } from '@foreland/model';
import { identityFromSeeds, signingKeyFromSeed } from '@foreland/sealing/identity';
import type { Identity, SigningKey } from '@foreland/sealing/identity';
import { earlierKeys } from '../keys/earlier.ts';
import { readSeed, seedIn, writeSeed } from '../keys/seed.ts';

/** What a node's folder says it is, towards partners. Its keys may be renewed while the node runs. */
export interface NodeIdentity extends Identity {
  /** Key id of the emergency key, which vouches for a new signing key when the present one is lost. */
  readonly emergency: string;
}

interface Surroundings {
  readonly home: string;
  readonly partner: Partner;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * The node's identity as its folder has it, made on first use: `signing-key` (also for decisions at this node),
 * `encryption-key` with those before it, and `emergency-key`, which belongs in a safe. Whoever holds this value has the
 * present keys, also after they were renewed.
 */
export class OwnIdentity implements NodeIdentity {
  readonly partner: Partner;
  readonly #around: Surroundings;
  #keys: Pick<NodeIdentity, 'signing' | 'decryption' | 'emergency'>;

  private constructor(
    around: Surroundings,
    keys: Pick<NodeIdentity, 'signing' | 'decryption' | 'emergency'>,
  ) {
    this.partner = around.partner;
    this.#around = around;
    this.#keys = keys;
  }

  static async open(around: Surroundings): Promise<OwnIdentity> {
    return new OwnIdentity(around, await readKeys(around));
  }

  get signing(): SigningKey {
    return this.#keys.signing;
  }

  get decryption(): Identity['decryption'] {
    return this.#keys.decryption;
  }

  get emergency(): string {
    return this.#keys.emergency;
  }

  /** Takes the keys that the folder has now. */
  async reopen(): Promise<void> {
    this.#keys = await readKeys(this.#around);
  }
}

async function readKeys({ home, partner, random }: Surroundings) {
  const signing = await seedIn(home, 'signing-key', random);
  const encryption = await seedIn(home, 'encryption-key', random);
  const before = await earlierKeys(home);
  const emergency = await emergencyKeyId(home, random);
  const identity = await identityFromSeeds({ partner, signing, encryption: [encryption, ...before] });
  return { signing: identity.signing, decryption: identity.decryption, emergency };
}

/** The emergency key may have been put away; what names it stays. */
async function emergencyKeyId(home: string, random: (bytes: number) => Uint8Array): Promise<string> {
  const known = await readSeed(home, 'emergency-key-id');
  if (known) return Buffer.from(known).toString('base64url');
  const { kid } = signingKeyFromSeed(await seedIn(home, 'emergency-key', random));
  await writeSeed(home, 'emergency-key-id', Buffer.from(kid, 'base64url'));
  return kid;
}
