import { PADDING_TEXT, batchSizeFor } from './batch.ts';
import { fromHex, joined } from './bytes.ts';
import type { CheckValue } from './check-value.ts';
import { weightsOf } from './composites.ts';
import { SCALAR_BYTES, randomScalar } from './group.ts';
import { textsOf } from './indexable.ts';
import { openingOf } from './opening.ts';
import type { CheckOpening } from './opening.ts';
import { isProven } from './proof.ts';
import type { OpenedIndex } from './published-index.ts';
import { shuffled } from './random.ts';
import type { RandomBytes } from './random.ts';
import { refusal } from './refusal.ts';
import { NONCE_BYTES, decodeRequest, encodeRequest, refuseElements, refuseReason } from './request.ts';
import type { CheckReason } from './request.ts';
import { decodeResponse } from './response.ts';
import { sameScope } from './scope.ts';
import { tagsIn } from './tag.ts';
import { runInParts } from './workers.ts';
import type { RunOptions, Workers } from './workers.ts';

export interface AskOptions extends RunOptions {
  /** Index of the partner that is asked, its manifest checked. */
  readonly index: OpenedIndex;
  /** Of the class of the index; a value that stands here twice is asked for once. */
  readonly values: Iterable<CheckValue>;
  readonly reason: CheckReason;
  /** Signature of the asking partner, at most 255 bytes; 64 keep a request below 33 kB. */
  readonly sign: (signed: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  readonly workers: Workers;
  readonly random: RandomBytes;
}

export interface AskedCheck {
  /** To be sent. */
  readonly request: Uint8Array;
  readonly id: string;
  /** Padded count: what the quotas of the asked partner count. */
  readonly count: number;
  /** To be sealed for the data-protection officer before the request is sent; needed once more for the response. */
  readonly opening: CheckOpening;
}

/**
 * The asking partner’s side, first half: each value is hashed to the group and multiplied by a random number of its own,
 * the batch is filled up and shuffled.
 * @throws ForelandError `check-reason`, `check-class-mixed`, `check-batch-empty`, `check-batch-too-large`
 */
export async function askCheck(options: AskOptions): Promise<AskedCheck> {
  const { index, reason, workers, random } = options;
  refuseReason(reason);
  const texts = textsOf(options.values, index.manifest.class);
  const count = batchSizeFor(texts.length);
  const padding = Array.from({ length: count - texts.length }, () => PADDING_TEXT);
  const inputs = shuffled([...texts, ...padding], random);
  const scalars = joined(inputs.map(() => randomScalar(random)));
  const elements = await runInParts(workers, { kind: 'blind', inputs, scalars }, options);
  const unsigned = encodeRequest(index.manifest, reason, random(NONCE_BYTES), elements);
  return Object.freeze({
    request: unsigned.withSignature(await options.sign(unsigned.signed)),
    id: unsigned.id,
    count,
    opening: openingOf({ ...index.manifest, ...reason }, unsigned.id, inputs, scalars),
  });
}

export interface ReadOptions extends RunOptions {
  readonly index: OpenedIndex;
  readonly asked: Pick<AskedCheck, 'request' | 'opening'>;
  readonly response: Uint8Array;
  readonly workers: Workers;
}

export interface CheckResult {
  /** Text of the value that was asked for. */
  readonly value: string;
  readonly hit: boolean;
}

/**
 * Second half: the response is proven to be computed with the key that the manifest names, and each value is looked up in
 * the index, here. Results are sorted by value.
 * @throws ForelandError `check-unreadable`, `check-other-index`, `check-other-request`, `check-element`,
 *   `check-not-proven`, `check-worker-failed`
 */
export async function readResponse(options: ReadOptions): Promise<readonly CheckResult[]> {
  const { index, asked, workers, signal } = options;
  const { request, elements: blinded } = decodeRequest(asked.request);
  if (!sameScope(request, index.manifest)) {
    throw refusal(
      'other-index',
      'The check was made against another index.',
      'Read the response with the index that was asked for.',
      409,
    );
  }
  const { id, count, proof, elements } = decodeResponse(options.response);
  if (id !== request.id || id !== asked.opening.id || count !== request.count) {
    throw refusal(
      'other-request',
      'The response belongs to another request.',
      'Ask the partner for the response to this request.',
      409,
    );
  }
  refuseElements(elements, 'response');
  const scalars = weightsOf(index.publicKey, blinded, elements);
  const third = (begin: number) => (share: number) => options.onProgress?.((begin + share) / 3);
  const composite = await runInParts(
    workers,
    { kind: 'combine', scalars, elements: blinded },
    { signal, onProgress: third(0) },
  );
  const evaluated = await runInParts(
    workers,
    { kind: 'combine', scalars, elements },
    { signal, onProgress: third(1) },
  );
  if (!isProven(proof, index.publicKey, composite, evaluated)) {
    throw refusal(
      'not-proven',
      'The response was not computed with the key that the partner published.',
      'Do not use it. Ask again; where this repeats, tell the partner and your data-protection officer.',
      422,
    );
  }
  const { slots } = asked.opening;
  const tags = tagsIn(
    await runInParts(
      workers,
      {
        kind: 'finish',
        inputs: slots.map(({ value }) => value),
        scalars: joined(
          slots.map(({ blind }) => fromHex(blind, SCALAR_BYTES) ?? new Uint8Array(SCALAR_BYTES)),
        ),
        elements,
      },
      { signal, onProgress: third(2) },
    ),
  );
  const results = slots.flatMap(({ value }, at) =>
    value === PADDING_TEXT ? [] : [Object.freeze({ value, hit: index.tags.has(tags[at] ?? 0n) })],
  );
  return Object.freeze(results.sort((a, b) => (a.value < b.value ? -1 : 1)));
}
