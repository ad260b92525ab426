import { createHmac, sign } from 'node:crypto';
import { canonicalJson } from '@foreland/model';
import type { Json } from '@foreland/model';
import type { SigningKey } from '../../identity/keys.ts';
import { below, pick } from './bytes.ts';
import type { Random } from './bytes.ts';
import type { Parts, Setting } from './setting.ts';

/** Both manifests by this key; the closing binds the new opening only if it is made for it, so it stays as it was. */
export function signedBy(setting: Setting, key: SigningKey, payload?: Json): Partial<Parts> {
  return {
    opening: resigned(setting.parts.opening, key, payload),
    closing: resigned(setting.parts.closing, key),
  };
}

export function resigned(statement: string, key: SigningKey, payload?: Json): string {
  const [header = '', body = ''] = statement.split('.');
  const input = `${encode({ ...decode(header), kid: key.kid })}.${payload === undefined ? body : encode(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), key.privateKey).toString('base64url')}`;
}

export function withHeader(statement: string, members: Readonly<Record<string, Json>>): string {
  const [header = '', body, signature] = statement.split('.');
  return [encode({ ...decode(header), ...members }), body, signature].join('.');
}

export function withPayload(statement: string, payload: Json): string {
  const [header, , signature] = statement.split('.');
  return [header, encode(payload), signature].join('.');
}

export function unsigned(statement: string): string {
  const [header = '', body] = statement.split('.');
  return `${encode({ ...decode(header), alg: 'none' })}.${body}.`;
}

export function hmacSigned({ parts, order }: Setting): string {
  const [header = '', body = ''] = parts.opening.split('.');
  const input = `${encode({ ...decode(header), alg: 'HS256' })}.${body}`;
  const key = order.directory.entries.get('FR')?.cards[0].signing.publicKey ?? '';
  return `${input}.${createHmac('sha256', Buffer.from(key, 'base64url')).update(input).digest('base64url')}`;
}

export function changedMember({ parts }: Setting, random: Random): Json {
  const payload = decode(parts.opening.split('.')[1] ?? '');
  const others: Readonly<Record<string, Json>> = {
    aud: [],
    exp: 4_102_444_800,
    iat: 0,
    iss: 'DE',
    jti: '00000000-0000-4000-8000-000000000000',
    kind: 'retraction',
    purpose: 'research',
    handling: [],
    legalBasis: '',
    version: 0,
    format: 'something-else',
    parent: { sender: 'DE' },
    extra: true,
  };
  const member = pick(random, Object.keys(others));
  return { ...payload, [member]: others[member] ?? null };
}

export function kidOf(statement: string): string {
  return String(decode(statement.split('.')[0] ?? '')['kid']);
}

export function decode(part: string): Record<string, Json> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, Json>;
}

export function encode(value: Json): string {
  return Buffer.from(canonicalJson(value)).toString('base64url');
}

/** The same bytes, written otherwise: what a lenient decoder reads as the same. */
export function otherBase64(statement: string, random: Random): string {
  const [header = '', body = '', signature = ''] = statement.split('.');
  return pick(random, [
    `${header}=.${body}.${signature}`,
    `${header}.${body}.${signature}=`,
    `${header}.${body}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : String.fromCharCode(signature.charCodeAt(85) + 1)}`,
    ` ${header}.${body}.${signature}`,
    `${header}.${body}.${signature}\n`,
    `${header}.${body}.${signature}.`,
  ]);
}

export function otherCharacter(text: string, random: Random): string {
  const place = below(random, text.length);
  const other = text[place] === 'A' ? 'B' : 'A';
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
}
