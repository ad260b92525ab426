/** Two partners of a private check, in one thread, for tests: fictional values, seeded random numbers. */
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { answerRequest } from './answer.ts';
import type { AnswerOptions } from './answer.ts';
import { askCheck } from './ask.ts';
import type { AskOptions } from './ask.ts';
import { CheckKey } from './check-key.ts';
import type { CheckValue } from './check-value.ts';
import { identifierValue } from './identifier-value.ts';
import { indexableValue } from './indexable.ts';
import { buildIndex, openIndex } from './published-index.ts';
import type { OpenedIndex, PublishedIndex } from './published-index.ts';
import type { RandomBytes } from './random.ts';
import type { CheckScope } from './scope.ts';
import { inThisThread } from './workers.ts';

/** Mulberry32; only for tests, where a run has to repeat. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return mixed ^ (mixed >>> 14);
  };
  return (size) => Uint8Array.from({ length: size }, () => next() & 0xff);
}

/** Numbers of the range that Ofcom keeps for drama: they belong to nobody. */
export function phone(at: number): CheckValue {
  return identifierValue('phone', `+447700900${String(at).padStart(3, '0')}`);
}

export const SCOPE: CheckScope = { asked: 'FR', asking: 'GB', class: 'tel', epoch: '2026-11-25' };
export const REASON = { case: 'GB/2026/0417', purpose: 'cross-check', officer: 'officer-7f3a' };

export interface TestPair {
  readonly key: CheckKey;
  readonly published: PublishedIndex;
  readonly index: OpenedIndex;
  ask(values: Iterable<CheckValue>, options?: Partial<AskOptions>): ReturnType<typeof askCheck>;
  answer(request: Uint8Array, options?: Partial<AnswerOptions>): ReturnType<typeof answerRequest>;
}

export interface TestPairOptions {
  readonly scope?: CheckScope;
  readonly held?: readonly CheckValue[];
  readonly seed?: number;
  /** Key with which the asking partner signs. */
  readonly signing?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

export async function testPair(options: TestPairOptions = {}): Promise<TestPair> {
  const { scope = SCOPE, held = [phone(1), phone(2), phone(3)], seed = 1 } = options;
  const random = seededBytes(seed);
  const { publicKey, privateKey } = options.signing ?? generateKeyPairSync('ed25519');
  const key = new CheckKey(random(32), scope);
  const values = held.map((value) => indexableValue(value, 'suspect'));
  const published = await buildIndex({ key, values, workers: inThisThread, random });
  const index = openIndex(published.manifest, published.bytes);
  const seen = new Set<string>();
  return {
    key,
    published,
    index,
    ask: (asked, more) =>
      askCheck({
        index,
        values: asked,
        reason: REASON,
        sign: (signed) => sign(null, signed, privateKey),
        workers: inThisThread,
        random,
        ...more,
      }),
    answer: (request, more) =>
      answerRequest(request, {
        asked: scope.asked,
        isSigned: (_, signed, signature) => verify(null, signed, publicKey, signature),
        purposes: ['cross-check'],
        keyFor: ({ class: checkClass, epoch }) =>
          checkClass === scope.class && epoch === scope.epoch ? key : undefined,
        admit: ({ id }) => {
          if (seen.has(id)) throw new Error('replayed');
          seen.add(id);
        },
        workers: inThisThread,
        random,
        ...more,
      }),
  };
}
