import { ForelandError, isForelandError } from '@foreland/model/errors';
import { expect, test } from 'vitest';
import { readResponse } from './ask.ts';
import { joined, sameBytes } from './bytes.ts';
import { manifestBytes, parseManifest } from './manifest.ts';
import type { IndexManifest } from './manifest.ts';
import { openIndex } from './published-index.ts';
import { randomBelow } from './random.ts';
import type { RandomBytes } from './random.ts';
import { phone, seededBytes, testPair } from './testing.ts';
import { inThisThread } from './workers.ts';

const REQUESTS = 8_000;
/** Fewer, for most of them are believed until their proof has been computed. */
const RESPONSES = 400;
const INDEXES = 1_600;
const ALL = REQUESTS + RESPONSES + INDEXES;

/** One of the ways in which bytes are damaged or forged; never the original. */
function mutated(original: Uint8Array, random: RandomBytes): Uint8Array {
  const below = (bound: number): number => randomBelow(bound, random);
  const copy = original.slice();
  const at = below(original.length);
  switch (below(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    case 1:
      copy[at] = (copy[at] ?? 0) ^ (1 + below(255));
      return copy;
    case 2:
      return copy.subarray(0, at);
    case 3:
      return joined([copy.subarray(0, at), random(1 + below(40)), copy.subarray(at)]);
    case 4: {
      const length = 1 + below(Math.min(80, original.length - at));
      const replaced = random(length);
      replaced[0] = (copy[at] ?? 0) ^ (1 + below(255));
      copy.set(replaced, at);
      return copy;
    }
    default: {
      const cut = 1 + below(original.length - 1);
      return joined([copy.subarray(0, at), copy.subarray(Math.min(original.length, at + cut))]);
    }
  }
}

/** Stands for the signature over a manifest, which is not part of this library: it holds for the original alone. */
function pinned(manifest: IndexManifest, signedFor: Uint8Array): IndexManifest {
  if (sameBytes(manifestBytes(manifest), signedFor)) return manifest;
  throw new ForelandError({ code: 'test-signature', message: 'Not signed.', remedy: 'Sign it.' });
}

test(`${ALL} mutated requests, responses and indexes: none accepted, each refused with its reason`, async () => {
  const random = seededBytes(20_261_125);
  const pair = await testPair();
  const asked = await pair.ask([phone(1), phone(8)]);
  const admitted: string[] = [];
  const reasons = new Map<string, number>();
  const refusedBy = async (attempt: Promise<unknown>): Promise<void> => {
    const outcome: unknown = await attempt.then(
      () => 'accepted',
      (error: unknown) => error,
    );
    if (!isForelandError(outcome))
      throw new Error('accepted, or not refused as it should be', { cause: outcome });
    reasons.set(outcome.code, (reasons.get(outcome.code) ?? 0) + 1);
  };
  const admit = ({ id }: { id: string }): void => void admitted.push(id);
  for (let run = 0; run < REQUESTS; run++) {
    await refusedBy(pair.answer(mutated(asked.request, random), { admit }));
  }
  expect(admitted).toEqual([]);

  const { response } = await pair.answer(asked.request);
  for (let run = 0; run < RESPONSES; run++) {
    const changed = mutated(response, random);
    await refusedBy(readResponse({ index: pair.index, asked, response: changed, workers: inThisThread }));
  }
  const { manifest, bytes } = pair.published;
  const manifestText = manifestBytes(manifest);
  for (let run = 0; run < INDEXES; run++) {
    const open = async (): Promise<unknown> =>
      run % 2 === 0
        ? openIndex(manifest, mutated(bytes, random))
        : openIndex(pinned(parseManifest(mutated(manifestText, random)), manifestText), bytes);
    await refusedBy(open());
  }
  expect([...reasons.values()].reduce((sum, count) => sum + count, 0)).toBe(ALL);
  expect([...reasons.keys()].toSorted()).toEqual(
    expect.arrayContaining([
      'check-element',
      'check-index-changed',
      'check-not-proven',
      'check-other-request',
      'check-signature',
      'check-unreadable',
    ]),
  );
  const results = await readResponse({ index: pair.index, asked, response, workers: inThisThread });
  expect(results.map(({ hit }) => hit)).toEqual([true, false]);
});
