/**
 * Request of a private check:
 *
 * | bytes | |
 * |---|---|
 * | 4 | `FCQ1` |
 * | 1 + n each | asked, asking, class, epoch, case, purpose, officer: UTF-8 after its length |
 * | 16 | nonce |
 * | 2 | count of elements, most significant byte first |
 * | 1 + n | signature after its length |
 * | 32 × count | blinded elements |
 *
 * What is signed is a text that names its use, all fields before the signature, and the SHA-256 of the elements. With 1,024
 * elements and a signature of 64 bytes a request has at most 33,000 bytes, whatever its fields hold.
 */
import { hash } from 'node:crypto';
import { isPartner } from '@foreland/model/partner';
import { isBatchSize } from './batch.ts';
import { ByteReader, short } from './byte-reader.ts';
import { joined, piece, toHex, twoBytes, utf8 } from './bytes.ts';
import { isCheckClass } from './check-class.ts';
import { ELEMENT_BYTES, isElement } from './group.ts';
import { refusal, unreadable } from './refusal.ts';
import { isEpoch, isScope } from './scope.ts';
import type { CheckScope } from './scope.ts';

const MAGIC = utf8('FCQ1');
const SIGNED_AS = utf8('foreland private check request 1\n');
export const NONCE_BYTES = 16;
const LONGEST_CASE = 40;
const OFFICER = /^[A-Za-z0-9._-]{1,32}$/;
const PURPOSE = /^[a-z]+(?:-[a-z]+)*$/;
const LONGEST_PURPOSE = 24;

/** Why somebody asks. The asked partner reads it, so it names the case and the officer by what both agreed on. */
export interface CheckReason {
  /** Reference of the case, at most 40 bytes of UTF-8 without control characters. */
  readonly case: string;
  /** One of the purposes of a label, such as `cross-check`. */
  readonly purpose: string;
  /** Pseudonym under which the asking partner can name the officer: at most 32 letters, digits, dots, hyphens. */
  readonly officer: string;
}

export interface CheckRequest extends CheckScope, CheckReason {
  /** Number of elements, those that fill up included: all that the asked partner learns of what is asked. */
  readonly count: number;
  /** SHA-256 of what is signed, in hexadecimal. Equal for a request that is sent again, which is refused. */
  readonly id: string;
  /** SHA-256 of the elements, in hexadecimal. */
  readonly digest: string;
}

export interface DecodedRequest {
  readonly request: CheckRequest;
  readonly elements: Uint8Array;
  /** What the signature is over. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

export interface UnsignedRequest {
  /** Bytes to be signed by the asking partner. */
  readonly signed: Uint8Array;
  readonly id: string;
  /** @throws RangeError for a signature of more than 255 bytes */
  withSignature(signature: Uint8Array): Uint8Array;
}

/** @throws ForelandError `check-reason` */
export function refuseReason({ case: caseReference, purpose, officer }: CheckReason): void {
  const problem = reasonProblem(caseReference, purpose, officer);
  if (problem === undefined) return;
  throw refusal(
    'reason',
    `The reason of the check is incomplete: ${problem}.`,
    'Name a case, a purpose and an officer.',
  );
}

function reasonProblem(caseReference: string, purpose: string, officer: string): string | undefined {
  const length = utf8(caseReference).length;
  if (
    length === 0 ||
    length > LONGEST_CASE ||
    /\p{C}/u.test(caseReference) ||
    caseReference.trim() !== caseReference
  ) {
    return `the case is named by 1 to ${LONGEST_CASE} bytes of text`;
  }
  if (!PURPOSE.test(purpose) || purpose.length > LONGEST_PURPOSE) return 'the purpose is not one of a label';
  if (!OFFICER.test(officer)) return 'the officer is named by 1 to 32 letters, digits, dots or hyphens';
  return undefined;
}

function signedBytes(fields: Uint8Array, elements: Uint8Array): Uint8Array {
  return joined([SIGNED_AS, fields, hash('sha256', elements, 'buffer')]);
}

export function encodeRequest(
  scope: CheckScope,
  reason: CheckReason,
  nonce: Uint8Array,
  elements: Uint8Array,
): UnsignedRequest {
  const texts = [
    scope.asked,
    scope.asking,
    scope.class,
    scope.epoch,
    reason.case,
    reason.purpose,
    reason.officer,
  ];
  const fields = joined([
    MAGIC,
    ...texts.map((text) => short(utf8(text))),
    nonce,
    twoBytes(elements.length / ELEMENT_BYTES),
  ]);
  const signed = signedBytes(fields, elements);
  return Object.freeze({
    signed,
    id: hash('sha256', signed, 'hex'),
    withSignature: (signature: Uint8Array) => joined([fields, short(signature), elements]),
  });
}

/**
 * Reads a request as far as it can be without a key: its form, not yet its signature nor whether its elements are some.
 * @throws ForelandError `check-unreadable`
 */
export function decodeRequest(bytes: Uint8Array): DecodedRequest {
  const reader = new ByteReader(bytes, 'request');
  reader.expect(MAGIC);
  const [asked, asking, checkClass, epoch] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const [caseReference, purpose, officer] = [reader.text(), reader.text(), reader.text()];
  reader.take(NONCE_BYTES);
  const count = reader.number16();
  const fields = bytes.subarray(0, reader.position);
  const signature = reader.short();
  if (!isBatchSize(count)) throw unreadable('request', 'no batch has as many elements');
  const elements = reader.take(count * ELEMENT_BYTES);
  reader.end();
  if (
    !isPartner(asked) ||
    !isPartner(asking) ||
    !isCheckClass(checkClass) ||
    !isEpoch(epoch) ||
    !isScope({ asked, asking, class: checkClass, epoch })
  ) {
    throw unreadable('request', 'it names partners, a class or an epoch that are none');
  }
  const problem = reasonProblem(caseReference, purpose, officer);
  if (problem !== undefined) throw unreadable('request', problem);
  const signed = signedBytes(fields, elements);
  return Object.freeze({
    request: Object.freeze({
      asked,
      asking,
      class: checkClass,
      epoch,
      case: caseReference,
      purpose,
      officer,
      count,
      id: hash('sha256', signed, 'hex'),
      digest: hash('sha256', elements, 'hex'),
    }),
    elements,
    signed,
    signature,
  });
}

/**
 * Elements one after the other: each the one encoding of an element, none the identity, none twice. With random blinds
 * no honest batch has an element twice.
 * @throws ForelandError `check-element`
 */
export function refuseElements(elements: Uint8Array, whose: 'request' | 'response'): void {
  const seen = new Set<string>();
  for (let at = 0; at < elements.length / ELEMENT_BYTES; at++) {
    const element = piece(elements, at, ELEMENT_BYTES);
    const text = toHex(element);
    if (seen.has(text) || !isElement(element)) {
      throw refusal(
        'element',
        `Element ${at + 1} of the ${whose} is no element of the group, the identity, or there twice.`,
        'Begin the check anew; where this repeats, the partner’s node does not follow the protocol.',
        422,
      );
    }
    seen.add(text);
  }
}
