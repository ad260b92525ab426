import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readResponse } from './ask.ts';
import { BATCH_SIZES, PADDING_TEXT } from './batch.ts';
import { joined, piece, sameBytes, toHex, utf8 } from './bytes.ts';
import { CheckKey, newSeed } from './check-key.ts';
import type { CheckValue } from './check-value.ts';
import { ELEMENT_BYTES, invert, multiply, multiplyBase, multiplyScalars, randomScalar } from './group.ts';
import { indexableValue } from './indexable.ts';
import { manifestBytes, parseManifest } from './manifest.ts';
import { nameValues } from './name-value.ts';
import { buildIndex, openIndex, paddedCount } from './published-index.ts';
import { shuffled } from './random.ts';
import { decodeRequest, encodeRequest } from './request.ts';
import { encodeResponse } from './response.ts';
import { REASON, SCOPE, phone, seededBytes, testPair } from './testing.ts';
import type { TestPair } from './testing.ts';
import { inThisThread } from './workers.ts';

// A machine at work takes several times as long.
async function check(pair: TestPair, values: readonly CheckValue[]) {
  const asked = await pair.ask(values);
  const { response, request } = await pair.answer(asked.request);
  const results = await readResponse({ index: pair.index, asked, response, workers: inThisThread });
  return { asked, response, request, results };
}

const refused = (code: string): unknown => expect.objectContaining({ code: `check-${code}` });

describe('a check', () => {
  test('tells the asking partner which values are held, and nothing else', async () => {
    const pair = await testPair();
    const { results, request, asked } = await check(pair, [phone(2), phone(9), phone(3), phone(9)]);
    expect(results).toEqual([
      { value: 'tel|+447700900002', hit: true },
      { value: 'tel|+447700900003', hit: true },
      { value: 'tel|+447700900009', hit: false },
    ]);
    expect(request).toEqual({ ...SCOPE, ...REASON, count: 16, id: asked.id, digest: expect.any(String) });
  });

  test('finds exactly what both have, whatever the sets, and in every form of names', async () => {
    const pair = await testPair({ held: Array.from({ length: 40 }, (_, at) => phone(at * 2)) });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 20 }), async (numbers) => {
        const { results } = await check(pair, numbers.map(phone));
        const hits = results.filter(({ hit }) => hit).map(({ value }) => value);
        const expected = numbers.filter((at) => at % 2 === 0 && at < 80).map((at) => phone(at).text);
        expect(hits).toEqual(expected.toSorted());
        expect(results).toHaveLength(numbers.length);
      }),
      { numRuns: 6 },
    );
    const person = { name: 'Ahmad Fictional', born: '1990-05-03' };
    const names = await testPair({
      scope: { ...SCOPE, class: 'pn-sk' },
      held: nameValues('pn-sk', person),
    });
    const { results } = await check(names, nameValues('pn-sk', { ...person, name: 'Fictional Ahmed' }));
    expect(results).toMatchObject([{ hit: true }]);
  });

  test('against an index of nobody hits nothing', async () => {
    const { results } = await check(await testPair({ held: [] }), [phone(1)]);
    expect(results).toEqual([{ value: 'tel|+447700900001', hit: false }]);
  });

  test('is refused where it cannot be made', async () => {
    const pair = await testPair();
    await expect(pair.ask([])).rejects.toThrow(refused('batch-empty'));
    const many = Array.from({ length: 1025 }, (_, at) => ({ ...phone(1), text: `tel|+${at}` }) as CheckValue);
    await expect(pair.ask(many)).rejects.toThrow(refused('batch-too-large'));
    const name = nameValues('pn-sk', { name: 'A Fictional', born: '1990-05-03' });
    await expect(pair.ask(name)).rejects.toThrow(refused('class-mixed'));
    for (const reason of [
      { ...REASON, case: '' },
      { ...REASON, case: 'x'.repeat(41) },
      { ...REASON, case: 'a\nb' },
      { ...REASON, purpose: 'Curiosity' },
      { ...REASON, officer: 'Jane Doe' },
    ]) {
      await expect(pair.ask([phone(1)], { reason })).rejects.toThrow(refused('reason'));
    }
  });
});

describe('what the asked partner is given', () => {
  test('has one of four sizes, whatever is asked', async () => {
    const pair = await testPair();
    for (const [count, size] of [
      [1, 16],
      [16, 16],
      [17, 64],
    ] as const) {
      const asked = await pair.ask(Array.from({ length: count }, (_, at) => phone(at)));
      expect(asked.count).toBe(size);
    }
    expect(BATCH_SIZES).toEqual([16, 64, 256, 1024]);
  });

  test('is as long and says the same for hits and for misses', async () => {
    const pair = await testPair();
    const hits = await pair.ask([phone(1), phone(2), phone(3)]);
    const misses = await pair.ask([phone(7)]);
    expect(hits.request).toHaveLength(misses.request.length);
    const [one, other] = [decodeRequest(hits.request).request, decodeRequest(misses.request).request];
    expect({ ...one, id: '', digest: '' }).toEqual({ ...other, id: '', digest: '' });
    const answers = [await pair.answer(hits.request), await pair.answer(misses.request)];
    expect(answers[0]?.response).toHaveLength(answers[1]?.response.length ?? 0);
  });

  /**
   * Blinding is r·P for a uniform r. The group has prime order, so for every element T that is seen and every hashed value P
   * there is exactly one r with r·P = T: whatever was asked, each transcript is as likely. Here are those r: of elements
   * with known logarithms a and b, the transcript that r made of one is made of the other by r·a/b.
   */
  test('could have come from any value: the blind that makes it so is shown', () => {
    const random = seededBytes(11);
    for (let run = 0; run < 20; run++) {
      const [a, b, r] = [randomScalar(random), randomScalar(random), randomScalar(random)] as const;
      const seen = multiply(r, multiplyBase(a));
      const other = multiplyScalars(multiplyScalars(r, a), invert(b));
      expect(toHex(multiply(other, multiplyBase(b)))).toBe(toHex(seen));
    }
  });

  test('does not repeat: the same values make other elements each time', async () => {
    const pair = await testPair();
    const elements = new Set<string>();
    for (let run = 0; run < 4; run++) {
      const { elements: sent, request } = decodeRequest((await pair.ask([phone(1)])).request);
      for (let at = 0; at < request.count; at++) elements.add(toHex(piece(sent, at, ELEMENT_BYTES)));
    }
    expect(elements.size).toBe(4 * 16);
  });

  test('comes in an order that says nothing: every value stands everywhere as often', () => {
    const random = seededBytes(5);
    const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      for (const [at, item] of shuffled([0, 1, 2, 3], random).entries()) {
        const row = counts[item];
        if (row) row[at] = (row[at] ?? 0) + 1;
      }
    }
    const expected = runs / 4;
    const chiSquare = counts.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 9 degrees of freedom; a fair shuffle exceeds 27.9 once in a thousand seeds, and this seed is fixed.
    expect(chiSquare).toBeLessThan(27.9);
  });

  test('hides the order and the padding in the opening alone', async () => {
    const pair = await testPair();
    const { opening } = await pair.ask([phone(1), phone(2)]);
    expect(opening.slots.filter(({ value }) => value === PADDING_TEXT)).toHaveLength(14);
    const places = new Set<number>();
    for (let run = 0; run < 12; run++) {
      const { opening: again } = await pair.ask([phone(1)]);
      places.add(again.slots.findIndex(({ value }) => value !== PADDING_TEXT));
    }
    expect(places.size).toBeGreaterThan(3);
  });
});

describe('an index', () => {
  test('has a power of two of tags that say nothing of how many are real', async () => {
    const few = await testPair({ held: [phone(1)] });
    const many = await testPair({ held: Array.from({ length: 300 }, (_, at) => phone(at)) });
    expect(few.published.manifest.count).toBe(1024);
    expect(many.published.manifest.count).toBe(1024);
    expect(Math.abs(few.published.bytes.length - many.published.bytes.length)).toBeLessThan(64);
    expect([0, 1, 1024, 1025, 1_000_000].map(paddedCount)).toEqual([1024, 1024, 1024, 2048, 2 ** 20]);
    expect(() => paddedCount(2 ** 24 + 1)).toThrow(refused('index-too-large'));
  });

  test('is another one under every key: nights cannot be compared', async () => {
    const random = seededBytes(8);
    const values = [indexableValue(phone(1), 'convicted')];
    const build = (key: CheckKey) => buildIndex({ key, values, workers: inThisThread, random });
    const seed = newSeed(random);
    const scopes = [
      SCOPE,
      { ...SCOPE, epoch: '2026-11-26' },
      { ...SCOPE, asking: 'BE' },
      { ...SCOPE, asked: 'DE' },
    ] as const;
    const keys = scopes.map((scope) => new CheckKey(seed, scope));
    expect(new Set(keys.map(({ publicKey }) => toHex(publicKey))).size).toBe(scopes.length);
    const [first, second] = [await build(keys[0] as CheckKey), await build(keys[1] as CheckKey)];
    expect(first.manifest.sha256).not.toBe(second.manifest.sha256);
  });

  test('that was changed, or belongs to another manifest, is refused', async () => {
    const { published } = await testPair();
    const changed = published.bytes.slice();
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect(() => openIndex(published.manifest, changed)).toThrow(refused('index-changed'));
    expect(() => openIndex(published.manifest, published.bytes.subarray(1))).toThrow(
      refused('index-changed'),
    );
    const larger = { ...published.manifest, count: 2048 };
    expect(() => openIndex(larger, published.bytes)).toThrow(refused('unreadable'));
  });

  test('has a manifest that reads back, in one form only', async () => {
    const { manifest } = (await testPair()).published;
    const bytes = manifestBytes(manifest);
    expect(parseManifest(bytes)).toEqual(manifest);
    const wrong: Record<string, unknown>[] = [
      { ...manifest, format: 'foreland-check-index/2' },
      { ...manifest, asked: 'XX' },
      { ...manifest, asking: 'FR' },
      { ...manifest, class: 'name' },
      { ...manifest, epoch: '../2026' },
      { ...manifest, publicKey: '0'.repeat(64) },
      { ...manifest, publicKey: 'f'.repeat(64) },
      { ...manifest, count: 1000 },
      { ...manifest, bytes: -1 },
      { ...manifest, sha256: 'x' },
      { ...manifest, more: 1 },
    ];
    const texts = [
      ...wrong.map((value) => JSON.stringify(value)),
      '',
      '[]',
      'null',
      JSON.stringify(manifest, null, 1),
    ];
    for (const text of texts) expect(() => parseManifest(utf8(text))).toThrow(refused('unreadable'));
    expect(() => parseManifest(joined([bytes, utf8(' ')]))).toThrow(refused('unreadable'));
  });

  test('can be built until it is not wanted any more', async () => {
    const random = seededBytes(4);
    const key = new CheckKey(newSeed(random), SCOPE);
    const ended = new AbortController();
    const building = buildIndex({
      key,
      values: Array.from({ length: 200 }, (_, at) => indexableValue(phone(at), 'suspect')),
      workers: inThisThread,
      random,
      signal: ended.signal,
      onProgress: () => ended.abort(new Error('stop')),
    });
    await expect(building).rejects.toThrow('stop');
  });
});

describe('an asked partner that deviates is found out', () => {
  test('by a key other than the one it published, such as that for another partner', async () => {
    const pair = await testPair();
    const other = new CheckKey(seededBytes(2)(32), { ...SCOPE, asking: 'BE' });
    const swapped = { ...other, scope: SCOPE, publicKey: other.publicKey, secret: () => other.secret() };
    const asked = await pair.ask([phone(1)]);
    const { response } = await pair.answer(asked.request, { keyFor: () => swapped as unknown as CheckKey });
    const reading = readResponse({ index: pair.index, asked, response, workers: inThisThread });
    await expect(reading).rejects.toThrow(refused('not-proven'));
    // Nor does an honest answer hold where another public key was pinned.
    const pinned = { ...pair.index, publicKey: other.publicKey };
    const own = await check(pair, [phone(1)]);
    await expect(
      readResponse({ index: pinned, asked: own.asked, response: own.response, workers: inThisThread }),
    ).rejects.toThrow(refused('not-proven'));
  });

  test('by one element that is not what it should be, even a valid one, and by two that changed places', async () => {
    const pair = await testPair();
    const { asked, response } = await check(pair, [phone(1)]);
    const start = response.length - 16 * ELEMENT_BYTES;
    const read = (changed: Uint8Array) =>
      readResponse({ index: pair.index, asked, response: changed, workers: inThisThread });
    const forged = response.slice();
    forged.set(multiplyBase(randomScalar(randomBytes)), start);
    await expect(read(forged)).rejects.toThrow(refused('not-proven'));
    const exchanged = response.slice();
    exchanged.set(response.subarray(start, start + 32), start + 32);
    exchanged.set(response.subarray(start + 32, start + 64), start);
    await expect(read(exchanged)).rejects.toThrow(refused('not-proven'));
    const twice = response.slice();
    twice.set(response.subarray(start, start + 32), start + 32);
    await expect(read(twice)).rejects.toThrow(refused('element'));
    const identity = response.slice().fill(0, start, start + 32);
    await expect(read(identity)).rejects.toThrow(refused('element'));
    for (const at of [start - 1, start - 33, start - 64]) {
      const unproven = response.slice();
      unproven[at] = (unproven[at] ?? 0) ^ 1;
      await expect(read(unproven)).rejects.toThrow(refused('not-proven'));
    }
  });

  test('by the answer to another request', async () => {
    const pair = await testPair();
    const first = await check(pair, [phone(1)]);
    const second = await check(pair, [phone(1)]);
    const reading = readResponse({
      index: pair.index,
      asked: first.asked,
      response: second.response,
      workers: inThisThread,
    });
    await expect(reading).rejects.toThrow(refused('other-request'));
  });
});

describe('an asking partner that deviates is refused', () => {
  test('without signature, misaddressed, for another purpose, class or epoch, or twice', async () => {
    const pair = await testPair();
    const { request } = await pair.ask([phone(1)]);
    await expect(pair.answer(request, { asked: 'DE' })).rejects.toThrow(refused('misaddressed'));
    await expect(pair.answer(request, { isSigned: () => false })).rejects.toThrow(refused('signature'));
    await expect(pair.answer(request, { purposes: ['exchange'] })).rejects.toThrow(refused('purpose'));
    await expect(pair.answer(request, { keyFor: () => undefined })).rejects.toThrow(refused('epoch'));
    const tomorrow = new CheckKey(seededBytes(1)(32), { ...SCOPE, epoch: '2026-11-26' });
    await expect(pair.answer(request, { keyFor: () => tomorrow })).rejects.toThrow(refused('epoch'));
    await pair.answer(request);
    await expect(pair.answer(request)).rejects.toThrow('replayed');
  });

  test('with elements that are none, even signed', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const pair = await testPair({ signing: { publicKey, privateKey } });
    const base = decodeRequest((await pair.ask([phone(1)])).request).elements;
    const admitted: string[] = [];
    const send = (elements: Uint8Array) => {
      const unsigned = encodeRequest(SCOPE, REASON, randomBytes(16), elements);
      return pair.answer(unsigned.withSignature(sign(null, unsigned.signed, privateKey)), {
        admit: ({ id }) => void admitted.push(id),
      });
    };
    const first = piece(base, 0, ELEMENT_BYTES);
    for (const bad of [new Uint8Array(32), new Uint8Array(32).fill(0xff), first]) {
      const elements = base.slice();
      elements.set(bad, 15 * ELEMENT_BYTES);
      await expect(send(elements)).rejects.toThrow(refused('element'));
    }
    for (const length of [0, 15, 17, 1023]) {
      const elements = new Uint8Array(length * ELEMENT_BYTES).map((_, at) => base[at % base.length] ?? 0);
      await expect(send(elements)).rejects.toThrow(refused('unreadable'));
    }
    expect(admitted).toEqual([]);
    await send(base);
    expect(admitted).toHaveLength(1);
  });

  test('once the key is erased', async () => {
    const pair = await testPair();
    const { request } = await pair.ask([phone(1)]);
    const secret = pair.key.secret();
    pair.key.erase();
    expect(sameBytes(secret, new Uint8Array(32))).toBe(true);
    await expect(pair.answer(request)).rejects.toThrow(refused('key-erased'));
  });
});

test('messages of the largest batch stay below 33 kB each, whatever the fields hold', async () => {
  const scope = { asked: 'EUROPOL', asking: 'FRONTEX', class: 'pn-exact', epoch: 'x'.repeat(16) } as const;
  const reason = { case: 'ü'.repeat(20), purpose: 'x'.repeat(24), officer: 'x'.repeat(32) };
  const elements = new Uint8Array(1024 * ELEMENT_BYTES);
  const request = encodeRequest(scope, reason, new Uint8Array(16), elements).withSignature(
    new Uint8Array(64),
  );
  expect(request.length).toBeLessThanOrEqual(33_000);
  expect(decodeRequest(request).request).toMatchObject({ ...scope, ...reason, count: 1024 });
  expect(encodeResponse('0'.repeat(64), new Uint8Array(64), elements).length).toBeLessThanOrEqual(33_000);
});
