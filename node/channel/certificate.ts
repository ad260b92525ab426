import { ForelandError } from '@foreland/model';
import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pinOf } from './peer.ts';
import { selfSigned } from './self-signed.ts';

const DAY = 24 * 3600 * 1000;
const VALID_DAYS = 398;
/** A certificate is made anew when it has fewer days left. */
const RENEW_DAYS = 60;
/** Begins a day early, for partners whose clocks are behind. */
const EARLY_DAYS = 1;

/** DER prefix of an Ed25519 private key (RFC 8410 section 7); the 32 bytes of the seed follow. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

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
  const file = fileIn(around.home);
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (existing === undefined) return renewKey(around);
  const certificate = certificateOf(existing, file);
  const left = certificate.expires.getTime() - around.clock().getTime();
  return left > RENEW_DAYS * DAY ? certificate : issue(createPrivateKey(certificate.key), around);
}

/** Makes a new key: partners must confirm its pin before they can deliver again; until then they retry. */
export function renewKey(around: CertificateSurroundings): Promise<ChannelCertificate> {
  const der = Buffer.concat([PKCS8_PREFIX, around.random(32)]);
  return issue(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), around);
}

async function issue(privateKey: KeyObject, around: CertificateSurroundings): Promise<ChannelCertificate> {
  const now = around.clock().getTime();
  const validity = { from: new Date(now - EARLY_DAYS * DAY), to: new Date(now + VALID_DAYS * DAY) };
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  // One file for both: a node that is killed here never finds a certificate that is not of its key.
  const text = `${key}${selfSigned(privateKey, validity, around.random(16))}`;
  const file = fileIn(around.home);
  await mkdir(join(around.home, 'keys'), { recursive: true, mode: 0o700 });
  const draft = await open(`${file}.draft`, 'w', 0o600);
  await draft.writeFile(text);
  await draft.sync();
  await draft.close();
  await rename(`${file}.draft`, file);
  return certificateOf(text, file);
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
  return join(home, 'keys', 'channel.pem');
}
