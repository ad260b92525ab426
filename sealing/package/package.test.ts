import { Decrypter } from 'age-encryption';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptRevocation } from '../identity/directory.ts';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  exampleIdentity,
  examplePartner,
} from '../identity/example-partners.ts';
import { issueRevocation } from '../identity/revocation.ts';
import { decodeEntries, encodeEntries } from './entries.ts';
import { envelopeHash } from './envelope.ts';
import { CONTENT_CHUNK, assertNotDowngraded } from './manifest.ts';
import { openPackage } from './open.ts';
import type { OpeningOrder } from './open.ts';
import { issueReceipt, verifyReceipt } from './receipt.ts';
import { sealPackage } from './seal.ts';
import type { SealingOrder } from './seal.ts';

const [gb, fr, de] = await Promise.all([examplePartner('GB'), examplePartner('FR'), examplePartner('DE')]);
const directory = await exampleDirectory([gb, fr, de]);
const now = EXAMPLE_NOW;
const reason = (code: string) => expect.objectContaining({ reason: code });

const order: Omit<SealingOrder, 'content'> = {
  sender: fr.identity,
  recipients: ['GB'],
  directory,
  kind: 'release',
  mediaType: 'application/jsonl',
  purpose: 'exchange',
  handling: ['H1', 'H0'],
  legalBasis: 'fictional',
  expires: new Date(now.getTime() + 86_400_000),
  now,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

const PATTERN = Uint8Array.from({ length: 251 }, (_, index) => (index * 31) % 251);
const bytesOf = (size: number) => Buffer.alloc(size, PATTERN);
const concat = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(pieces));

async function seal(content: SealingOrder['content'], changes: Partial<SealingOrder> = {}) {
  const sealing = await sealPackage({ ...order, ...changes, content });
  const file = await concat(sealing.stream);
  return { file, sealed: await sealing.sealed };
}

function open(file: Uint8Array, changes: Partial<OpeningOrder> = {}) {
  return openPackage({
    source: () => [file],
    recipient: gb.identity,
    directory,
    now,
    received: () => undefined,
    ...changes,
  });
}

describe('a sealed package', () => {
  it.each([
    0,
    1,
    65_535,
    65_536,
    65_537,
    CONTENT_CHUNK - 1,
    CONTENT_CHUNK,
    CONTENT_CHUNK + 1,
    2 * CONTENT_CHUNK,
  ])('of %i bytes opens to what was sealed', async (size) => {
    const content = bytesOf(size);
    const { file, sealed } = await seal([content]);
    const opened = await open(file);
    expect(Buffer.compare(await concat(opened.content()), content)).toBe(0);
    expect(opened).toMatchObject({
      manifest: sealed.manifest,
      digest: sealed.digest,
      envelope: sealed.envelope,
      contentLength: size,
      fileLength: file.length,
    });
    expect(await envelopeHash([file])).toBe(sealed.envelope);
  });

  it('opens the same whatever the pieces in which it was made and read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5000 }),
        async (pieces, step) => {
          const { file } = await seal(pieces);
          const source = () =>
            Array.from({ length: Math.ceil(file.length / step) }, (_, index) =>
              file.subarray(index * step, (index + 1) * step),
            );
          const opened = await open(file, { source });
          expect(Buffer.compare(await concat(opened.content()), Buffer.concat(pieces))).toBe(0);
        },
      ),
      { numRuns: 40, seed: 15 },
    );
  });

  it('says what its sender ordered, sets sorted, times in whole seconds', async () => {
    const parent = {
      sender: 'DE',
      id: '00000000-0000-4000-8000-000000000001',
      digest: 'A'.repeat(43),
    } as const;
    const { file, sealed } = await seal([], { recipients: ['GB', 'DE', 'GB'], parent });
    const { manifest } = await open(file);
    expect(manifest).toEqual({
      version: 1,
      id: sealed.manifest.id,
      sender: 'FR',
      recipients: [
        { partner: 'DE', recipient: de.terms.recipient },
        { partner: 'GB', recipient: gb.terms.recipient },
      ],
      created: '2026-11-25T12:00:00.000Z',
      expires: '2026-11-26T12:00:00.000Z',
      kind: 'release',
      mediaType: 'application/jsonl',
      purpose: 'exchange',
      handling: ['H0', 'H1'],
      legalBasis: 'fictional',
      parent,
    });
    expect((await open(file, { recipient: de.identity })).manifest).toEqual(manifest);
  });

  it('is an age file that age-encryption reads', async () => {
    const { file } = await seal([Buffer.from('{"a":1}\n')]);
    const decrypter = new Decrypter();
    decrypter.addIdentity(gb.identity.decryption[0].key);
    const plain = Buffer.from(await decrypter.decrypt(file)).toString('latin1');
    expect(plain.startsWith('foreland-package/1\n')).toBe(true);
    expect(plain).toContain('{"a":1}\n');
  });

  it('opens with an earlier encryption key while it is kept', async () => {
    const { file } = await seal([bytesOf(10)]);
    const renewed = await exampleIdentity('GB', 2);
    await expect(open(file, { recipient: renewed })).rejects.toThrow(reason('not-encrypted-to-us'));
    const decryption = [renewed.decryption[0], gb.identity.decryption[0]] as const;
    await open(file, { recipient: { ...renewed, decryption } });
  });

  it('is refused with its manifest once the signature was good, and without before', async () => {
    const { file, sealed } = await seal([bytesOf(100_000)]);
    const late = new Date(now.getTime() + 2 * 86_400_000);
    await expect(open(file, { now: late })).rejects.toMatchObject({
      code: 'expired',
      manifest: sealed.manifest,
    });
    const damaged = Uint8Array.from(file);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await expect(open(damaged)).rejects.toMatchObject({ code: 'damaged', manifest: sealed.manifest });
    const empty = await exampleDirectory([gb]);
    await expect(open(file, { directory: empty })).rejects.toMatchObject({
      code: 'partner-unknown',
      manifest: undefined,
    });
  });

  it('does not pretend to be another one with the same id', async () => {
    const { file, sealed } = await seal([bytesOf(5)]);
    await expect(open(file, { received: () => sealed.digest })).rejects.toThrow(reason('already-received'));
    await expect(open(file, { received: async () => 'other' })).rejects.toThrow(reason('id-reused'));
  });

  it('gives nothing of a file that was changed after it was verified', async () => {
    const content = bytesOf(CONTENT_CHUNK + 70_000);
    const { file } = await seal([content]);
    const { file: other } = await seal([content]);
    const changed = Buffer.from(file);
    changed[file.length - 30_000] = (changed[file.length - 30_000] ?? 0) ^ 1;
    for (const [second, most] of [
      [other, 0],
      [changed, CONTENT_CHUNK],
      [file.subarray(0, 500_000), 0],
      [Buffer.concat([file, file]), content.length],
    ] as const) {
      let reads = 0;
      const opened = await open(file, { source: () => [reads++ === 0 ? file : second] });
      let given = 0;
      const read = async () => {
        for await (const piece of opened.content()) {
          expect(Buffer.compare(piece, content.subarray(given, given + piece.length))).toBe(0);
          given += piece.length;
        }
      };
      await expect(read()).rejects.toThrow(reason('changed-since-verified'));
      expect(given).toBeLessThanOrEqual(most);
    }
  });

  it('closes its source however opening ends', async () => {
    const { file } = await seal([bytesOf(300_000)]);
    let isOpen = 0;
    const source = async function* () {
      isOpen++;
      try {
        for (let place = 0; place < file.length; place += 1000) yield file.subarray(place, place + 1000);
      } finally {
        isOpen--;
      }
    };
    const opened = await open(file, { source });
    for await (const _ of opened.content()) break;
    await expect(open(file, { source, now: new Date(0) })).rejects.toThrow();
    await expect(open(file, { source, recipient: fr.identity })).rejects.toThrow();
    expect(isOpen).toBe(0);
  });
});

describe('sealing', () => {
  it('refuses before the first byte what others would refuse', async () => {
    const attempt = (changes: Partial<SealingOrder>) => sealPackage({ ...order, content: [], ...changes });
    await expect(attempt({ recipients: [] })).rejects.toThrow(reason('content-invalid'));
    await expect(attempt({ recipients: ['NL'] })).rejects.toThrow(reason('partner-unknown'));
    await expect(attempt({ sender: await exampleIdentity('FR', 2) })).rejects.toThrow(
      reason('key-superseded'),
    );
    await expect(attempt({ kind: 'Release!' })).rejects.toThrow(reason('content-invalid'));
    await expect(attempt({ legalBasis: '' })).rejects.toThrow(reason('content-invalid'));
    await expect(attempt({ expires: now })).rejects.toThrow(reason('content-invalid'));
    await expect(attempt({ expires: new Date('2028-01-01') })).rejects.toThrow(reason('content-invalid'));
    await expect(attempt({ now: new Date('2029-01-01') })).rejects.toThrow(reason('card-expired'));
    const revocation = await issueRevocation(
      { partner: 'GB', kid: gb.identity.signing.kid, reason: 'lost', revokedAt: now },
      { key: gb.emergency, isEmergency: true },
    );
    const without = await acceptRevocation(directory, revocation);
    await expect(attempt({ directory: without })).rejects.toThrow(reason('key-revoked'));
    const deaf = await exampleDirectory([fr]);
    await expect(attempt({ directory: deaf })).rejects.toThrow(reason('partner-unknown'));
  });

  it('fails with its content, and says so at both places', async () => {
    const content = async function* () {
      yield bytesOf(10);
      throw new Error('the disk is gone');
    };
    const { stream, sealed } = await sealPackage({ ...order, content: content() });
    await expect(concat(stream)).rejects.toThrow('the disk is gone');
    await expect(sealed).rejects.toThrow('the disk is gone');
  });

  it('that nobody reads to its end is not sealed, and closes its content', async () => {
    let isOpen = true;
    const content = async function* () {
      try {
        for (;;) yield bytesOf(100_000);
      } finally {
        isOpen = false;
      }
    };
    const { stream, sealed } = await sealPackage({ ...order, content: content() });
    for await (const piece of stream) if (piece.length > 60_000) break;
    await expect(sealed).rejects.toThrow(reason('truncated'));
    expect(isOpen).toBe(false);
    const unread = await sealPackage({ ...order, content: [] });
    await unread.stream.cancel();
    await expect(unread.sealed).rejects.toThrow(reason('truncated'));
  });

  it('never goes back to an older format than both nodes speak', () => {
    assertNotDowngraded(2, { here: [1, 2], bySender: [1, 2] });
    assertNotDowngraded(1, { here: [1, 2], bySender: [1] });
    expect(() => assertNotDowngraded(1, { here: [1, 2], bySender: [1, 2, 3] })).toThrow(reason('downgraded'));
  });
});

describe('entries', () => {
  it('come back as they were, whatever the pieces', async () => {
    const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(json, { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (entries, step) => {
          const bytes = await concat(encodeEntries(entries));
          const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
            bytes.subarray(index * step, (index + 1) * step),
          );
          expect(await Array.fromAsync(decodeEntries(pieces))).toEqual(entries);
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it.each(['{"a":1}', '{"a":1}\n{', 'x\n', '\n', '"\u00ff"\n'])(
    'of %j in Latin-1 are refused',
    async (text) => {
      await expect(Array.fromAsync(decodeEntries([Buffer.from(text, 'latin1')]))).rejects.toThrow(
        reason('line-malformed'),
      );
    },
  );
});

describe('a receipt', async () => {
  const { sealed } = await seal([bytesOf(10)]);
  const accepted = {
    packageId: sealed.manifest.id,
    envelope: sealed.envelope,
    digest: sealed.digest,
    sender: 'FR',
    receivedAt: now.toISOString(),
    outcome: 'accepted',
    applied: 'A'.repeat(43),
  } as const;
  const context = { sent: sealed, from: 'GB', directory, now } as const;

  it('of an accepted package names exactly what was sent', async () => {
    const text = await issueReceipt(accepted, gb.identity);
    expect(await verifyReceipt(text, context)).toEqual({ ...accepted, recipient: 'GB', text });
    for (const change of [
      { envelope: 'A'.repeat(43) },
      { digest: 'A'.repeat(43) },
      { sender: 'DE' },
    ] as const)
      await expect(
        issueReceipt({ ...accepted, ...change }, gb.identity).then((other) => verifyReceipt(other, context)),
      ).rejects.toThrow(reason('receipt-differs'));
  });

  it('of a refused package says why, and what arrived', async () => {
    const { applied: _, digest: __, ...rest } = accepted;
    const refused = {
      ...rest,
      envelope: 'B'.repeat(42) + 'A',
      outcome: 'refused',
      reason: 'damaged',
    } as const;
    const text = await issueReceipt(refused, gb.identity);
    expect(await verifyReceipt(text, context)).toMatchObject({ outcome: 'refused', reason: 'damaged' });
  });

  it('is refused from another, from the future, for another package, or with what does not fit', async () => {
    const text = await issueReceipt(accepted, gb.identity);
    await expect(verifyReceipt(text, { ...context, from: 'DE' })).rejects.toThrow(reason('receipt-differs'));
    const unasked = await issueReceipt(accepted, de.identity);
    await expect(verifyReceipt(unasked, { ...context, from: 'DE' })).rejects.toThrow(
      reason('receipt-differs'),
    );
    await expect(verifyReceipt(text, { ...context, now: new Date(now.getTime() - 600_000) })).rejects.toThrow(
      reason('not-yet-valid'),
    );
    const { sealed: other } = await seal([bytesOf(10)]);
    await expect(verifyReceipt(text, { ...context, sent: other })).rejects.toThrow(reason('receipt-differs'));
    const [header, payload] = text.split('.');
    const forged = `${header}.${payload}.${'A'.repeat(86)}`;
    await expect(verifyReceipt(forged, context)).rejects.toThrow(reason('signature-invalid'));
    const impostor = { ...de.identity, partner: 'GB' } as const;
    await expect(verifyReceipt(await issueReceipt(accepted, impostor), context)).rejects.toThrow(
      reason('key-of-another'),
    );
    await expect(issueReceipt({ ...accepted, reason: 'damaged' }, gb.identity)).rejects.toThrow(
      reason('content-invalid'),
    );
    await expect(issueReceipt({ ...accepted, outcome: 'refused' }, gb.identity)).rejects.toThrow(
      reason('content-invalid'),
    );
  });
});
