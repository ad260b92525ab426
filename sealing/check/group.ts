/**
 * The group ristretto255 (RFC 9496) as libsodium computes it. Elements and scalars are 32 bytes each, in the one
 * encoding the RFC allows. Its order is prime, so every element but the identity generates all of it: that is
 * what makes a blinded value say nothing.
 */
import sodium from 'libsodium-wrappers-sumo';
import type { RandomBytes } from './random.ts';

await sodium.ready;

export const ELEMENT_BYTES = 32;
export const SCALAR_BYTES = 32;

export function isIdentity(element: Uint8Array): boolean {
  return element.every((byte) => byte === 0);
}

/** Whether these are the one encoding of an element other than the identity. */
export function isElement(bytes: Uint8Array): boolean {
  return (
    bytes.length === ELEMENT_BYTES &&
    !isIdentity(bytes) &&
    sodium.crypto_core_ristretto255_is_valid_point(bytes)
  );
}

/** Whether these are the encoding of a number below the order of the group, and not zero. */
export function isScalar(bytes: Uint8Array): boolean {
  return bytes.length === SCALAR_BYTES && !bytes.every((byte) => byte === 0) && equalsItsRemainder(bytes);
}

function equalsItsRemainder(bytes: Uint8Array): boolean {
  const wide = new Uint8Array(64);
  wide.set(bytes);
  return reduceScalar(wide).every((byte, at) => byte === bytes[at]);
}

/** The remainder of 64 bytes, read as a little-endian number, by the order of the group. */
export function reduceScalar(wide: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_scalar_reduce(wide);
}

/** A scalar other than zero, each as likely up to 2^-259. libsodium's own generator is some thirty times slower. */
export function randomScalar(random: RandomBytes): Uint8Array {
  for (;;) {
    const scalar = reduceScalar(random(64));
    if (scalar.some((byte) => byte !== 0)) return scalar;
  }
}

/** Element that 64 uniform bytes stand for (RFC 9496 section 4.3.4). */
export function elementFromUniform(wide: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_from_hash(wide);
}

/** @throws Error where the element is not one, or the result would be the identity */
export function multiply(scalar: Uint8Array, element: Uint8Array): Uint8Array {
  return sodium.crypto_scalarmult_ristretto255(scalar, element);
}

/** @throws Error where the scalar is zero */
export function multiplyBase(scalar: Uint8Array): Uint8Array {
  return sodium.crypto_scalarmult_ristretto255_base(scalar);
}

/** The identity, which is never sent, may be an operand: it is where sums begin. */
export function add(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_add(left, right);
}

export function invert(scalar: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_scalar_invert(scalar);
}

export function multiplyScalars(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_scalar_mul(left, right);
}

export function subtractScalars(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sodium.crypto_core_ristretto255_scalar_sub(left, right);
}
