import { X509Certificate, createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCertificate, renewKey } from './certificate.ts';
import type { CertificateSurroundings } from './certificate.ts';
import { time, unsigned } from './der.ts';
import { seededBytes } from './testing.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-certificate-'));
});

afterAll(() => rm(folder, { recursive: true }));

function around(name: string, day: string): CertificateSurroundings {
  return {
    home: join(folder, name),
    clock: () => new Date(`${day}T00:00:00Z`),
    random: seededBytes(name + day),
  };
}

test('the first start makes a certificate that OpenSSL reads, and the next finds it', async () => {
  const made = await openCertificate(around('a', '2026-03-01'));
  const certificate = new X509Certificate(made.cert);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(certificate.subject).toBe('CN=foreland node');
  expect(certificate.validFromDate.toISOString()).toBe('2026-02-28T00:00:00.000Z');
  expect(certificate.validToDate.toISOString()).toBe('2027-04-03T00:00:00.000Z');
  const spki = certificate.publicKey.export({ format: 'der', type: 'spki' });
  expect(made.pin).toBe(createHash('sha256').update(spki).digest('base64url'));
  expect(await openCertificate(around('a', '2026-03-02'))).toEqual(made);
  expect((await stat(join(folder, 'a', 'keys', 'channel.pem'))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'a', 'keys'))).toEqual(['channel.pem']);
});

test('near its end the certificate is made anew over the same key, so that the pin stays', async () => {
  const first = await openCertificate(around('b', '2026-03-01'));
  const second = await openCertificate(around('b', '2027-03-01'));
  expect(second.cert).not.toBe(first.cert);
  expect(second.expires.getTime()).toBeGreaterThan(first.expires.getTime());
  expect(second.pin).toBe(first.pin);
});

test('a new key has a new pin, and is what the next start finds', async () => {
  const first = await openCertificate(around('c', '2026-03-01'));
  const renewed = await renewKey(around('c', '2026-03-02'));
  expect(renewed.pin).not.toBe(first.pin);
  expect((await openCertificate(around('c', '2026-03-03'))).pin).toBe(renewed.pin);
});

test('a broken file is said to be broken, and not replaced', async () => {
  await openCertificate(around('d', '2026-03-01'));
  const file = join(folder, 'd', 'keys', 'channel.pem');
  const other = await openCertificate(around('e', '2026-03-01'));
  const own = await readFile(file, 'utf8');
  for (const text of ['', own.slice(0, 100), own.replace(/-----BEGIN C[^]*/, other.cert)]) {
    await writeFile(file, text);
    await expect(openCertificate(around('d', '2026-03-01'))).rejects.toMatchObject({
      code: 'channel-certificate-unreadable',
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  }
});

test('times and numbers are encoded as X.690 and RFC 5280 say', () => {
  expect(time(new Date('2049-12-31T23:59:59Z')).toString('latin1')).toBe('\u0017\r491231235959Z');
  expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toBe('\u0018\u000f20500101000000Z');
  expect(unsigned(Buffer.of(0, 0, 0x7f)).toString('hex')).toBe('02017f');
  expect(unsigned(Buffer.of(0x80)).toString('hex')).toBe('02020080');
  expect(unsigned(Buffer.of(0)).toString('hex')).toBe('020100');
});
