import type { Partner } from '@foreland/model';
import { KEY_TYPES, verifierKey } from '@foreland/sealing/log';
import type { KeyType, NoteSigner, VerifierKey } from '@foreland/sealing/log';
import type { SigningKeys } from '@foreland/store/platform';
import type { Signer } from '../signer.ts';

const RAW_KEY_BYTES = 32;

/**
 * Keys of the node in the formats of its audit log. One Ed25519 key serves for checkpoints and cosignatures: what
 * each signs begins with another line (the origin, or `cosignature/v1`), and everything else that the node signs is
 * canonical JSON, which begins with a brace.
 */
export class NoteKeys {
  readonly #signer: Signer;
  readonly #keys: SigningKeys;
  readonly #partner: Partner;

  constructor(options: { readonly signer: Signer; readonly keys: SigningKeys; readonly partner: Partner }) {
    this.#signer = options.signer;
    this.#keys = options.keys;
    this.#partner = options.partner;
  }

  /** Signs the checkpoints of a log. */
  logSigner(origin: string): NoteSigner {
    return this.#signerFor(origin, KEY_TYPES.note);
  }

  /** Cosigns the checkpoints of others. */
  get witness(): NoteSigner {
    return this.#signerFor(witnessName(this.#partner), KEY_TYPES.cosignature);
  }

  /** Signs lists of exchanges. */
  get node(): NoteSigner {
    return this.#signerFor(nodeName(this.#partner), KEY_TYPES.note);
  }

  /** Keys that signed the log, past and present, the newest last. */
  async logKeys(origin: string): Promise<readonly VerifierKey[]> {
    const keys = await this.#keys.list(this.#partner);
    return keys.map(({ publicKey }) => verifierKey(origin, rawKey(publicKey)));
  }

  #signerFor(name: string, type: KeyType): NoteSigner {
    const signer = this.#signer;
    return {
      // The key may be renewed while the node runs.
      get key() {
        return verifierKey(name, signer.publicKey, type);
      },
      sign: (text) => {
        const [, signature = ''] = signer.sign(text).split('.');
        return Buffer.from(signature, 'base64url');
      },
    };
  }
}

/** Name under which a partner's node cosigns. */
export function witnessName(partner: Partner): string {
  return `foreland/${partner.toLowerCase()}/witness`;
}

/** Name under which a partner's node signs lists of exchanges. */
export function nodeName(partner: Partner): string {
  return `foreland/${partner.toLowerCase()}/node`;
}

/** The last 32 bytes of an Ed25519 public key in DER (RFC 8410 section 4). */
function rawKey(spki: Uint8Array): Uint8Array {
  return spki.slice(-RAW_KEY_BYTES);
}
