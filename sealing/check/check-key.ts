import { utf8 } from './bytes.ts';
import { SCALAR_BYTES } from './group.ts';
import type { RandomBytes } from './random.ts';
import { refusal } from './refusal.ts';
import { isScope, scopeText } from './scope.ts';
import type { CheckScope } from './scope.ts';
import { VOPRF } from './suite.ts';

export const SEED_BYTES = SCALAR_BYTES;

/** What a key is derived from. It is random and kept nowhere else: whoever erases it has erased the key. */
export function newSeed(random: RandomBytes): Uint8Array {
  return random(SEED_BYTES);
}

/**
 * Key of one scope, derived from a seed of its own (DeriveKeyPair of RFC 9497, the scope as info). There is no master
 * secret: once the epoch is over and its seeds are erased, nobody can answer or try values of that epoch any more.
 */
export class CheckKey implements Disposable {
  readonly scope: CheckScope;
  readonly publicKey: Uint8Array;
  readonly #secret: Uint8Array;
  #erased = false;

  /** @throws RangeError for a seed of another length than 32 bytes, or a scope that is none */
  constructor(seed: Uint8Array, scope: CheckScope) {
    if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
    if (!isScope(scope)) throw new RangeError('this is not the scope of a check');
    const { secret, publicKey } = VOPRF.deriveKeyPair(seed, utf8(scopeText(scope)));
    this.scope = Object.freeze({ ...scope });
    this.publicKey = publicKey;
    this.#secret = secret;
  }

  /** The bytes themselves, no copy. @throws ForelandError `check-key-erased` */
  secret(): Uint8Array {
    if (this.#erased) {
      throw refusal(
        'key-erased',
        `The key of the epoch ${this.scope.epoch} has been erased.`,
        'Check against the index that is published now.',
        410,
      );
    }
    return this.#secret;
  }

  /** Overwrites the secret. Copies in threads are overwritten after each task; what the runtime copied, nobody can reach. */
  erase(): void {
    this.#secret.fill(0);
    this.#erased = true;
  }

  [Symbol.dispose](): void {
    this.erase();
  }
}
