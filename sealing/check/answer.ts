import type { CheckKey } from './check-key.ts';
import { weightsOf } from './composites.ts';
import { randomScalar } from './group.ts';
import { prove } from './proof.ts';
import type { RandomBytes } from './random.ts';
import { refusal } from './refusal.ts';
import { decodeRequest, refuseElements } from './request.ts';
import type { CheckRequest } from './request.ts';
import { encodeResponse } from './response.ts';
import { sameScope } from './scope.ts';
import type { CheckScope } from './scope.ts';
import { runInParts } from './workers.ts';
import type { RunOptions, Workers } from './workers.ts';

export interface AnswerOptions extends RunOptions {
  /** The partner that answers: a request to another one is refused. */
  readonly asked: CheckScope['asked'];
  /** Whether the asking partner that the request names made this signature. */
  readonly isSigned: (
    request: CheckRequest,
    signed: Uint8Array,
    signature: Uint8Array,
  ) => boolean | Promise<boolean>;
  /** Purposes for which this partner answers checks. */
  readonly purposes: readonly string[];
  /** Key of a scope; undefined where none is in use, be it not yet or no longer. */
  readonly keyFor: (scope: CheckScope) => CheckKey | undefined | Promise<CheckKey | undefined>;
  /**
   * Last word before anything is computed: in one transaction the node refuses an id that it has seen, counts against the
   * quotas (`admitted`), and writes its log. It refuses by throwing.
   */
  readonly admit: (request: CheckRequest) => void | Promise<void>;
  readonly workers: Workers;
  readonly random: RandomBytes;
}

export interface Answer {
  readonly response: Uint8Array;
  readonly request: CheckRequest;
}

/**
 * The asked partner’s side. Cheap checks come first, so that nobody without a valid signature costs more than its check.
 * How long the computing takes depends on the count alone.
 * @throws ForelandError `check-unreadable`, `check-misaddressed`, `check-signature`, `check-purpose`, `check-epoch`,
 *   `check-element`, whatever `admit` throws, `check-key-erased`, `check-worker-failed`
 */
export async function answerRequest(bytes: Uint8Array, options: AnswerOptions): Promise<Answer> {
  const { request, elements, signed, signature } = decodeRequest(bytes);
  if (request.asked !== options.asked) {
    throw refusal(
      'misaddressed',
      'The request is for another partner.',
      'Send it to the partner it names.',
      421,
    );
  }
  if (!(await options.isSigned(request, signed, signature))) {
    throw refusal(
      'signature',
      'The signature of the request does not hold.',
      'Sign the request with the current key of the asking partner.',
      401,
    );
  }
  if (!options.purposes.includes(request.purpose)) {
    throw refusal(
      'purpose',
      'Checks are not answered for this purpose.',
      `Name one of: ${options.purposes.join(', ')}.`,
      403,
    );
  }
  const key = await options.keyFor(request);
  if (!key || !sameScope(key.scope, request)) {
    throw refusal(
      'epoch',
      'There is no index of this class for this partner in this epoch.',
      'Fetch the manifest that is published now, and check against it.',
      410,
    );
  }
  refuseElements(elements, 'request');
  await options.admit(request);
  return Object.freeze({ response: await evaluate(request.id, elements, key, options), request });
}

async function evaluate(
  id: string,
  elements: Uint8Array,
  key: CheckKey,
  { workers, random, signal, onProgress }: AnswerOptions,
): Promise<Uint8Array> {
  const half = (begin: number) => (share: number) => onProgress?.(begin + share / 2);
  const evaluated = await runInParts(
    workers,
    { kind: 'multiply', secret: key.secret(), elements },
    { signal, onProgress: half(0) },
  );
  const scalars = weightsOf(key.publicKey, elements, evaluated);
  const composite = await runInParts(
    workers,
    { kind: 'combine', scalars, elements },
    { signal, onProgress: half(0.5) },
  );
  return encodeResponse(id, prove(key.secret(), key.publicKey, composite, randomScalar(random)), evaluated);
}
