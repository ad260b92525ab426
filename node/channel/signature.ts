import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { Request, Response } from 'http-message-signatures';
import { ANSWER_FIELDS, LABEL, REQUEST_FIELDS, SUITE } from './profile.ts';
import type { ChannelKey } from './peer.ts';

/** Key ids and nonces stand in quotes; nothing in them needs escaping. */
const KEY_ID_PART = '([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100})';
const NONCE_PART = '([A-Za-z0-9_-]{22,64})';

/** The two header fields that carry a signature (RFC 9421 section 4). */
export interface SignatureHeaders {
  readonly 'signature-input': string;
  readonly signature: string;
}

export interface RequestSignature {
  readonly keyId: string;
  /** Seconds since 1970, as they were signed. */
  readonly created: number;
  readonly expires: number;
  readonly nonce: string;
  readonly params: string;
  readonly value: Buffer;
}

export interface AnswerSignature {
  readonly keyId: string;
  readonly params: string;
  readonly value: Buffer;
}

export function signRequest(
  request: Request,
  key: ChannelKey,
  terms: { readonly created: number; readonly expires: number; readonly nonce: string },
): SignatureHeaders {
  const { created, expires, nonce } = terms;
  const params = `(${REQUEST_FIELDS.join(' ')});created=${created};expires=${expires};nonce="${nonce}";keyid="${key.keyId}";${SUITE}`;
  return headersOf(params, sign(null, requestBase(request, params), key.privateKey));
}

export function signAnswer(
  answer: Response,
  request: Request,
  key: ChannelKey,
  created: number,
): SignatureHeaders {
  const params = `(${ANSWER_FIELDS.join(' ')});created=${created};keyid="${key.keyId}";${SUITE}`;
  return headersOf(params, sign(null, answerBase(answer, request, params), key.privateKey));
}

/**
 * Reads the signature of a request. There is one form only, to the letter: a signature over fewer parts, a second
 * signature or an unknown parameter is none.
 */
export function readRequestSignature(headers: SignatureHeaders): RequestSignature | undefined {
  const found = REQUEST_INPUT.exec(headers['signature-input']);
  const value = signatureValue(headers.signature);
  if (!found || !value) return undefined;
  const [, params = '', created, expires, nonce = '', keyId = ''] = found;
  return { keyId, created: Number(created), expires: Number(expires), nonce, params, value };
}

export function readAnswerSignature(headers: SignatureHeaders): AnswerSignature | undefined {
  const found = ANSWER_INPUT.exec(headers['signature-input']);
  const value = signatureValue(headers.signature);
  if (!found || !value) return undefined;
  const [, params = '', , keyId = ''] = found;
  return { keyId, params, value };
}

export function requestVerifies(
  request: Request,
  signature: RequestSignature,
  publicKey: KeyObject,
): boolean {
  return verifies(requestBase(request, signature.params), signature.value, publicKey);
}

export function answerVerifies(
  answer: Response,
  request: Request,
  signature: AnswerSignature,
  publicKey: KeyObject,
): boolean {
  return verifies(answerBase(answer, request, signature.params), signature.value, publicKey);
}

const REQUEST_INPUT = new RegExp(
  `^${LABEL}=(${literal(`(${REQUEST_FIELDS.join(' ')})`)};created=(\\d{10});expires=(\\d{10});nonce="${NONCE_PART}";keyid="${KEY_ID_PART}";${literal(SUITE)})$`,
);
const ANSWER_INPUT = new RegExp(
  `^${LABEL}=(${literal(`(${ANSWER_FIELDS.join(' ')})`)};created=(\\d{10});keyid="${KEY_ID_PART}";${literal(SUITE)})$`,
);
const SIGNATURE = new RegExp(`^${LABEL}=:([A-Za-z0-9+/]{86}==):$`);

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function headersOf(params: string, value: Uint8Array): SignatureHeaders {
  return {
    'signature-input': `${LABEL}=${params}`,
    signature: `${LABEL}=:${Buffer.from(value).toString('base64')}:`,
  };
}

/** The 64 bytes of a signature, written in the one way that base64 has for them. */
function signatureValue(header: string): Buffer | undefined {
  const encoded = SIGNATURE.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const value = Buffer.from(encoded, 'base64');
  return value.toString('base64') === encoded ? value : undefined;
}

function requestBase(request: Request, params: string): Buffer {
  return baseOf(httpbis.createSignatureBase({ fields: [...REQUEST_FIELDS] }, request), params);
}

function answerBase(answer: Response, request: Request, params: string): Buffer {
  return baseOf(httpbis.createSignatureBase({ fields: [...ANSWER_FIELDS] }, answer, request), params);
}

/** Signature base: RFC 9421 section 2.5. */
function baseOf(parts: [string, string[]][], params: string): Buffer {
  return Buffer.from(httpbis.formatSignatureBase([...parts, ['"@signature-params"', [params]]]));
}

function verifies(base: Buffer, value: Buffer, publicKey: KeyObject): boolean {
  return publicKey.asymmetricKeyType === 'ed25519' && verify(null, base, publicKey, value);
}
