/**
 * Proof that all elements of a batch were multiplied by the secret of one public key (DLEQ, RFC 9497 section 2.2), for
 * the composites M and Z of the batch.
 */
import { joined, sameBytes } from './bytes.ts';
import {
  SCALAR_BYTES,
  add,
  isScalar,
  multiply,
  multiplyBase,
  multiplyScalars,
  subtractScalars,
} from './group.ts';
import { VOPRF } from './suite.ts';

export const PROOF_BYTES = 2 * SCALAR_BYTES;

/** @param nonce a random scalar that is used for this proof alone: used twice, it gives the secret away */
export function prove(
  secret: Uint8Array,
  publicKey: Uint8Array,
  composite: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const evaluated = multiply(secret, composite);
  const challenge = VOPRF.challenge(publicKey, [
    composite,
    evaluated,
    multiplyBase(nonce),
    multiply(nonce, composite),
  ]);
  return joined([challenge, subtractScalars(nonce, multiplyScalars(challenge, secret))]);
}

export function isProven(
  proof: Uint8Array,
  publicKey: Uint8Array,
  composite: Uint8Array,
  evaluated: Uint8Array,
): boolean {
  const challenge = proof.subarray(0, SCALAR_BYTES);
  const response = proof.subarray(SCALAR_BYTES);
  // Only the one encoding of a scalar, so that a proof has one form. An honest one holds zero with odds of 2^-252.
  if (!isScalar(challenge) || !isScalar(response)) return false;
  try {
    const left = add(multiplyBase(response), multiply(challenge, publicKey));
    const right = add(multiply(response, composite), multiply(challenge, evaluated));
    return sameBytes(VOPRF.challenge(publicKey, [composite, evaluated, left, right]), challenge);
  } catch {
    // Elements that are none, or a multiple that is the identity.
    return false;
  }
}
