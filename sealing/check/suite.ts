/**
 * Ciphersuite ristretto255-SHA512 of RFC 9497 section 4.1. The private check uses mode VOPRF; mode OPRF differs in one
 * byte of the context string and is here so that its vectors (appendix A.1.1) can be run.
 */
import { hash } from 'node:crypto';
import { framed, joined, twoBytes, utf8 } from './bytes.ts';
import { elementFromUniform, invert, isIdentity, multiply, multiplyBase, reduceScalar } from './group.ts';

const NAME = 'ristretto255-SHA512';
const MODES = { oprf: 0x00, voprf: 0x01 } as const;

/** Length of the input block of SHA-512, and of what `expand` gives: both 64-byte words of RFC 9380. */
const BLOCK_BYTES = 128;
const EXPANDED_BYTES = 64;
const LONGEST_INPUT = 2 ** 16 - 1;
const PADDING = new Uint8Array(BLOCK_BYTES);

function sha512(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha512', joined(parts), 'buffer');
}

/** expand_message_xmd of RFC 9380 section 5.3.1 for 64 bytes, which SHA-512 gives in one block. */
function expand(message: Uint8Array, tag: Uint8Array): Uint8Array {
  const tagged = joined([tag, Uint8Array.of(tag.length)]);
  const first = sha512(PADDING, message, twoBytes(EXPANDED_BYTES), Uint8Array.of(0), tagged);
  return sha512(first, Uint8Array.of(1), tagged);
}

export interface Suite {
  /** @throws RangeError where the input has more than 65,535 bytes, or maps to the identity */
  hashToGroup(input: Uint8Array): Uint8Array;
  /** @throws the same */
  blind(input: Uint8Array, scalar: Uint8Array): Uint8Array;
  /** Output of 64 bytes for an input, from the blind and the evaluated element. Undefined where that is no element. */
  finalize(input: Uint8Array, scalar: Uint8Array, evaluated: Uint8Array): Uint8Array;
  /** The same output, for whoever has the secret: what the index is made from. */
  evaluate(secret: Uint8Array, input: Uint8Array): Uint8Array;
  deriveKeyPair(seed: Uint8Array, info: Uint8Array): { secret: Uint8Array; publicKey: Uint8Array };
  /** Scalars d that weigh each pair of elements in the one proof for all (ComputeComposites, section 2.2.1). */
  weights(
    publicKey: Uint8Array,
    blinded: readonly Uint8Array[],
    evaluated: readonly Uint8Array[],
  ): Uint8Array[];
  /** Challenge of the proof (section 2.2.1); `composites` are M, Z, t2, t3. */
  challenge(publicKey: Uint8Array, composites: readonly Uint8Array[]): Uint8Array;
}

function suiteOf(mode: keyof typeof MODES): Suite {
  const context = joined([utf8('OPRFV1-'), Uint8Array.of(MODES[mode]), utf8(`-${NAME}`)]);
  const tagFor = (use: string): Uint8Array => joined([utf8(use), context]);
  const groupTag = tagFor('HashToGroup-');
  const scalarTag = tagFor('HashToScalar-');
  const seedTag = tagFor('Seed-');
  const keyTag = tagFor('DeriveKeyPair');
  const finalizing = utf8('Finalize');
  const weighing = utf8('Composite');
  const challenging = utf8('Challenge');

  const hashToScalar = (message: Uint8Array): Uint8Array => reduceScalar(expand(message, scalarTag));

  const hashToGroup = (input: Uint8Array): Uint8Array => {
    if (input.length > LONGEST_INPUT) throw new RangeError('an input has at most 65,535 bytes');
    const element = elementFromUniform(expand(input, groupTag));
    // One input of some 2^252 maps to the identity; RFC 9497 wants it refused all the same.
    if (isIdentity(element)) throw new RangeError('this input maps to the identity');
    return element;
  };

  const output = (input: Uint8Array, element: Uint8Array): Uint8Array =>
    sha512(framed(input, element), finalizing);

  return Object.freeze({
    hashToGroup,
    blind: (input, scalar) => multiply(scalar, hashToGroup(input)),
    finalize: (input, scalar, evaluated) => output(input, multiply(invert(scalar), evaluated)),
    evaluate: (secret, input) => output(input, multiply(secret, hashToGroup(input))),
    deriveKeyPair(seed, info) {
      for (let counter = 0; counter < 256; counter++) {
        const secret = reduceScalar(expand(joined([seed, framed(info), Uint8Array.of(counter)]), keyTag));
        if (secret.some((byte) => byte !== 0)) return { secret, publicKey: multiplyBase(secret) };
      }
      throw new RangeError('no key follows from this seed');
    },
    weights(publicKey, blinded, evaluated) {
      const seed = sha512(framed(publicKey, seedTag));
      return blinded.map((element, at) =>
        hashToScalar(
          joined([framed(seed), twoBytes(at), framed(element, evaluated[at] ?? new Uint8Array()), weighing]),
        ),
      );
    },
    challenge: (publicKey, composites) =>
      hashToScalar(joined([framed(publicKey, ...composites), challenging])),
  } satisfies Suite);
}

export const OPRF = suiteOf('oprf');
export const VOPRF = suiteOf('voprf');
