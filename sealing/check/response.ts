/**
 * Response of a private check: `FCR1`, the id of the request (32 bytes), the count of elements (2 bytes), the proof
 * (64 bytes), the evaluated elements (32 bytes each). It needs no signature: the proof binds it to the public key that the
 * manifest was signed for, and the id to the request.
 */
import { ByteReader } from './byte-reader.ts';
import { fromHex, joined, toHex, twoBytes, utf8 } from './bytes.ts';
import { ELEMENT_BYTES } from './group.ts';
import { PROOF_BYTES } from './proof.ts';

const MAGIC = utf8('FCR1');
const ID_BYTES = 32;

export interface DecodedResponse {
  /** Of the request. */
  readonly id: string;
  readonly count: number;
  readonly proof: Uint8Array;
  readonly elements: Uint8Array;
}

export function encodeResponse(id: string, proof: Uint8Array, elements: Uint8Array): Uint8Array {
  return joined([
    MAGIC,
    fromHex(id, ID_BYTES) ?? new Uint8Array(ID_BYTES),
    twoBytes(elements.length / ELEMENT_BYTES),
    proof,
    elements,
  ]);
}

/** @throws ForelandError `check-unreadable` */
export function decodeResponse(bytes: Uint8Array): DecodedResponse {
  const reader = new ByteReader(bytes, 'response');
  reader.expect(MAGIC);
  const id = toHex(reader.take(ID_BYTES));
  const count = reader.number16();
  const proof = reader.take(PROOF_BYTES);
  const elements = reader.take(count * ELEMENT_BYTES);
  reader.end();
  return Object.freeze({ id, count, proof, elements });
}
