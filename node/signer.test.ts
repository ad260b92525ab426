import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { SigningKeys } from '@foreland/store/platform';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testkit/database.ts';
import { openSigner } from './signer.ts';
import type { Signer } from './signer.ts';

const parts = new AsyncDisposableStack();
let store: Store;
let home: string;

beforeAll(async () => {
  const database = parts.use(await createTestDatabase());
  store = parts.use(await openStore({ connection: database.connection, clock: () => new Date() }));
  home = await mkdtemp(join(tmpdir(), 'foreland-signer-'));
});

afterAll(async () => {
  await parts.disposeAsync();
  await rm(home, { recursive: true, force: true });
});

function open(
  folder = home,
  random: (bytes: number) => Uint8Array = (bytes) => randomBytes(bytes),
): Promise<Signer> {
  return openSigner({
    home: folder,
    partner: 'GB',
    keys: new SigningKeys(store.pool),
    clock: () => new Date(),
    random,
  });
}

test('a signature verifies for its text alone, and after a restart', async () => {
  const signer = await open();
  const signature = signer.sign('done: GB:lead');
  expect(signer.verify('done: GB:lead', signature)).toBe(true);
  expect(signer.verify('done: GB:other', signature)).toBe(false);
  const [key = '', value = ''] = signature.split('.');
  for (const broken of ['', '.', 'x.y', `${changed(key, 0)}.${value}`, `${key}.${changed(value, 40)}`])
    expect(signer.verify('done: GB:lead', broken)).toBe(false);
  const again = await open();
  expect(again.keyId).toBe(signer.keyId);
  expect(again.verify('done: GB:lead', signature)).toBe(true);
  expect((await stat(join(home, 'keys', 'signing-key'))).mode & 0o777).toBe(0o600);
});

/** The text with one character put for another: a constant could by chance be what stood there. */
function changed(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

test('what an earlier key signed still verifies under a new one', async () => {
  const old = await open();
  const signature = old.sign('text');
  await rm(join(home, 'keys'), { recursive: true });
  const renewed = await open();
  expect(renewed.keyId).not.toBe(old.keyId);
  expect(renewed.verify('text', signature)).toBe(true);
});

test('the key follows from the random bytes, as RFC 8032 says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foreland-signer-'));
  // RFC 8032 section 7.1, test 2: secret key, message 0x72.
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const signer = await open(folder, () => seed);
  const expected =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  expect(Buffer.from(signer.sign('r').split('.')[1] ?? '', 'base64url').toString('hex')).toBe(expected);
  expect((await readFile(join(folder, 'keys', 'signing-key'), 'utf8')).trim()).toBe(seed.toString('hex'));
  await rm(folder, { recursive: true });
});
