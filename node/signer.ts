import { contentId } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { signingKeyFromSeed } from '@foreland/sealing/identity';
import type { SigningKey } from '@foreland/sealing/identity';
import type { SigningKeys } from '@foreland/store/platform';
import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { seedIn } from './keys/seed.ts';

/** Signs for the node, and checks what the node signed with this key or an earlier one. */
export interface Signer {
  /** Content address of the public key. */
  readonly keyId: string;
  /** The 32 bytes of the public key (RFC 8032). */
  readonly publicKey: Uint8Array;
  /** Ed25519 (RFC 8032) over the text in UTF-8. @returns `<key id>.<signature in base64url>` */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
  /** Signs with another key from now on; what earlier ones signed stays right. */
  renew(key: SigningKey): Promise<void>;
}

interface SignerOptions {
  readonly home: string;
  readonly partner: Partner;
  readonly keys: SigningKeys;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** Loads the node's signing key from its folder, making one on first start, and makes the public half known. */
export async function openSigner(options: SignerOptions): Promise<Signer> {
  const { home, partner, keys, random } = options;
  const signer = new NodeSigner(options);
  await signer.renew(signingKeyFromSeed(await seedIn(home, 'signing-key', random)));
  for (const { id, publicKey } of await keys.list(partner)) signer.know(id, publicKey);
  return signer;
}

class NodeSigner implements Signer {
  readonly #options: Pick<SignerOptions, 'partner' | 'keys' | 'clock'>;
  readonly #known = new Map<string, KeyObject>();
  #current: { readonly keyId: string; readonly key: SigningKey } | undefined;

  constructor(options: Pick<SignerOptions, 'partner' | 'keys' | 'clock'>) {
    this.#options = options;
  }

  get keyId(): string {
    return this.#now.keyId;
  }

  get publicKey(): Uint8Array {
    return Buffer.from(this.#now.key.publicKey, 'base64url');
  }

  sign(text: string): string {
    const { keyId, key } = this.#now;
    return `${keyId}.${sign(null, Buffer.from(text), key.privateKey).toString('base64url')}`;
  }

  verify(text: string, signature: string): boolean {
    const [id = '', value = ''] = signature.split('.');
    const key = this.#known.get(id);
    return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(value, 'base64url'));
  }

  async renew(key: SigningKey): Promise<void> {
    const { partner, keys, clock } = this.#options;
    const spki = key.key.export({ format: 'der', type: 'spki' });
    const keyId = contentId(`signing-key:${spki.toString('hex')}`);
    await keys.remember(partner, keyId, spki, clock());
    this.know(keyId, spki);
    this.#current = { keyId, key };
  }

  /** What this key signed counts as signed by the node. */
  know(keyId: string, spki: Uint8Array): void {
    this.#known.set(keyId, createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
  }

  get #now() {
    if (!this.#current) throw new Error('the node has no signing key yet');
    return this.#current;
  }
}
