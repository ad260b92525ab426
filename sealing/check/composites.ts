import { joined, piece } from './bytes.ts';
import { ELEMENT_BYTES } from './group.ts';
import { VOPRF } from './suite.ts';

function elementsOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / ELEMENT_BYTES }, (_, at) => piece(bytes, at, ELEMENT_BYTES));
}

/** Weights of a batch, one after the other, as tasks take them. */
export function weightsOf(publicKey: Uint8Array, blinded: Uint8Array, evaluated: Uint8Array): Uint8Array {
  return joined(VOPRF.weights(publicKey, elementsOf(blinded), elementsOf(evaluated)));
}
