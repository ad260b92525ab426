import { ForelandError } from '@foreland/model';
import { signingKeyFromSeed } from '@foreland/sealing/identity';
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { readKeyText, writeKeyText } from '../keys/seed.ts';
import { pinOf } from './peer.ts';
import { selfSigned } from './self-signed.ts';

const DAY = 24 * 3600 * 1000;
const VALID_DAYS = 398;
/** A certificate is made anew when it has fewer days left. */
const RENEW_DAYS = 60;
/** Begins a day early, for partners whose clocks are behind. */
const EARLY_DAYS = 1;

const NAME = 'channel.pem';

/** The TLS key of a node with its certificate. */
export interface ChannelCertificate {
  /** Private key and certificate in PEM, as `tls.createSecureContext` takes them. */
  readonly key: string;
  readonly cert: string;
  /** What partners pin: it stays the same as long as the key does. */
  readonly pin: string;
  readonly expires: Date;
}

export interface CertificateSurroundings {
  readonly home: string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * Loads the node's TLS certificate from its folder. On first start makes a key; near the end of its validity makes a
 * new certificate over the same key, so that the pin stays.
 * @throws ForelandError `channel-certificate-unreadable`
 */
export async function openCertificate(around: CertificateSurroundings): Promise<ChannelCertificate> {
  const existing = await readKeyText(around.home, NAME);
  if (existing === undefined) return renewKey(around);
  const certificate = certificateOf(existing, fileIn(around.home));
  const left = certificate.expires.getTime() - around.clock().getTime();
  return left > RENEW_DAYS * DAY ? certificate : issue(createPrivateKey(certificate.key), around);
}

/**
 * Takes a new key: partners must have the card with its pin before they can deliver again; until then they retry.
 * @param seed 32 random bytes
 */
export function renewKey(
  around: CertificateSurroundings,
  seed: Uint8Array = around.random(32),
): Promise<ChannelCertificate> {
  return issue(signingKeyFromSeed(seed).privateKey, around);
}

/** The pin that a certificate over this key will have. */
export function pinOfSeed(seed: Uint8Array): string {
  return pinOf(signingKeyFromSeed(seed).key);
}

async function issue(privateKey: KeyObject, around: CertificateSurroundings): Promise<ChannelCertificate> {
  const now = around.clock().getTime();
  const validity = { from: new Date(now - EARLY_DAYS * DAY), to: new Date(now + VALID_DAYS * DAY) };
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  // One file for both: a node that is killed here never finds a certificate that is not of its key.
  const text = `${key}${selfSigned(privateKey, validity, around.random(16))}`.trim();
  await writeKeyText(around.home, NAME, text);
  return certificateOf(text, fileIn(around.home));
}

function certificateOf(text: string, file: string): ChannelCertificate {
  try {
    const split = text.indexOf('-----BEGIN CERTIFICATE-----');
    const [key, cert] = [text.slice(0, split), text.slice(split)];
    const certificate = new X509Certificate(cert);
    const pin = pinOf(certificate.publicKey);
    if (pin !== pinOf(createPublicKey(key))) throw new Error('the certificate is not of this key');
    return Object.freeze({ key, cert, pin, expires: certificate.validToDate });
  } catch (cause) {
    throw new ForelandError({
      code: 'channel-certificate-unreadable',
      message: `The certificate of the partner channel in ${file} cannot be read.`,
      remedy:
        'Restore the file from a backup; or remove it, start again, and have partners confirm the new pin.',
      status: 500,
      cause,
    });
  }
}

function fileIn(home: string): string {
  return join(home, 'keys', NAME);
}
