import { canonicalJson } from '@foreland/model';
import type { Json } from '@foreland/model';
import { CompactSign, compactVerify } from 'jose';
import { BYTES_32, decodeBase64url } from './encoding.ts';
import type { SigningKey, VerificationKey } from './keys.ts';
import { IdentityRefused } from './refusal.ts';

/**
 * A kind of thing that is signed. `typ` stands in the signed header (RFC 8725 section 3.11, explicit typing), so
 * that a signature over one kind of thing can never be presented as another.
 */
export interface StatementType {
  readonly typ: string;
  /** Longest text in characters that is looked at. */
  readonly longest: number;
}

/** A signed statement that was taken apart. Nothing of it is true before `verifyStatement` returned. */
export interface ParsedStatement {
  readonly text: string;
  /** Of the key that it claims to be signed by. */
  readonly kid: string;
  readonly payload: Json;
  /** The bytes that were signed as payload: canonical JSON in UTF-8. */
  readonly payloadText: string;
}

/** JWS compact serialisation (RFC 7515 section 7.1), EdDSA (RFC 8037), payload in canonical JSON (RFC 8785). */
export async function signStatement(type: StatementType, payload: Json, key: SigningKey): Promise<string> {
  const text = await new CompactSign(Buffer.from(canonicalJson(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: type.typ })
    .sign(key.privateKey);
  if (text.length > type.longest) throw new IdentityRefused('content-invalid', { path: 'length' });
  return text;
}

/**
 * Checks form, algorithm and type, but not the signature.
 * @throws IdentityRefused `statement-malformed`, `algorithm-refused`, `type-refused`
 */
export function parseStatement(type: StatementType, text: string): ParsedStatement {
  if (text.length > type.longest) throw new IdentityRefused('statement-malformed');
  const [header, payload, signature, ...rest] = text.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    throw new IdentityRefused('statement-malformed');
  // The header first: a statement with another algorithm is refused for that, not for the length of its signature.
  const kid = parseHeader(type, header);
  if (decodeBase64url(signature)?.length !== 64) throw new IdentityRefused('statement-malformed');
  return { text, kid, ...parsePayload(payload) };
}

/** @throws IdentityRefused `signature-invalid`; `key-unknown` where the statement names another key */
export async function verifyStatement(statement: ParsedStatement, key: VerificationKey): Promise<void> {
  if (statement.kid !== key.kid) throw new IdentityRefused('key-unknown');
  try {
    await compactVerify(statement.text, key.key, { algorithms: ['EdDSA'] });
  } catch (cause) {
    throw new IdentityRefused('signature-invalid', { cause });
  }
}

/** The header has three members, one value each that counts: there is nothing to choose, so nothing to confuse. */
export function parseHeader(type: StatementType, encoded: string): string {
  const header = parsePayload(encoded).payload;
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw new IdentityRefused('statement-malformed');
  const { alg, kid, typ, ...others } = header as Readonly<Record<string, Json>>;
  if (alg !== 'EdDSA' || Object.keys(others).length > 0) throw new IdentityRefused('algorithm-refused');
  if (typ !== type.typ) throw new IdentityRefused('type-refused');
  if (typeof kid !== 'string' || !BYTES_32.test(kid)) throw new IdentityRefused('key-unknown');
  return kid;
}

/** Canonical JSON in canonical base64url, or nothing. @throws IdentityRefused `statement-malformed` */
export function parsePayload(encoded: string): Pick<ParsedStatement, 'payload' | 'payloadText'> {
  const { value, text } = parseCanonical(encoded);
  // Doubled members, white space or other spellings would let two readers see two things in one signature.
  if (text !== canonicalOf(value)) throw new IdentityRefused('statement-malformed');
  return { payload: value, payloadText: text };
}

function parseCanonical(encoded: string): { readonly value: Json; readonly text: string } {
  const bytes = decodeBase64url(encoded);
  if (bytes === undefined) throw new IdentityRefused('statement-malformed');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: JSON.parse(text) as Json, text };
  } catch (cause) {
    throw new IdentityRefused('statement-malformed', { cause });
  }
}

function canonicalOf(value: Json): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    // A RangeError: nested deeper than any statement of ours.
    return undefined;
  }
}
