import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bits, identifier, octets, sequence, set, tagged, text, time, truth, unsigned } from './der.ts';

const ED25519 = '1.3.101.112'; // RFC 8410
const COMMON_NAME = '2.5.4.3';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const DIGITAL_SIGNATURE = 0x80;

/**
 * A self-signed X.509 certificate (RFC 5280) over an Ed25519 key, in PEM. It names nobody: whoever connects to an
 * address without knowing whose it is should not learn it.
 * @param serial 16 random bytes
 */
export function selfSigned(
  privateKey: KeyObject,
  validity: { readonly from: Date; readonly to: Date },
  serial: Uint8Array,
): string {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const algorithm = sequence(identifier(ED25519));
  const name = sequence(set(sequence(identifier(COMMON_NAME), text('foreland node'))));
  const body = sequence(
    tagged(0, unsigned(Buffer.of(2))), // version 3
    unsigned(serial),
    algorithm,
    name,
    sequence(time(validity.from), time(validity.to)),
    name,
    publicKey,
    tagged(3, sequence(...extensions())),
  );
  const certificate = sequence(body, algorithm, bits(sign(null, body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extensions(): readonly Buffer[] {
  return [
    sequence(identifier(BASIC_CONSTRAINTS), truth(), octets(sequence())),
    sequence(identifier(KEY_USAGE), truth(), octets(bits(Buffer.of(DIGITAL_SIGNATURE), 7))),
    sequence(identifier(EXTENDED_KEY_USAGE), octets(sequence(identifier(SERVER_AUTHENTICATION)))),
  ];
}
