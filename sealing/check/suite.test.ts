import { randomBytes } from 'node:crypto';
import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, joined, piece, toHex, utf8 } from './bytes.ts';
import { weightsOf } from './composites.ts';
import { isElement, isScalar, multiply, randomScalar } from './group.ts';
import { isProven, prove } from './proof.ts';
import { OPRF, VOPRF } from './suite.ts';
import { perform } from './task.ts';

function bytes(hex: string): Uint8Array {
  const read = fromHex(hex, hex.length / 2);
  if (!read) throw new Error(`not hexadecimal: ${hex}`);
  return read;
}

/** RFC 9497 appendix A.1: every suite derives its keys from these. */
const SEED = new Uint8Array(32).fill(0xa3);
const KEY_INFO = utf8('test key');
const INPUTS = ['00', '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a'];
const BLIND = '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706';
const SECOND_BLIND = '222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e';

/** Appendix A.1.1, mode OPRF. */
const OPRF_VECTORS = [
  {
    blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
    evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
    output:
      '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
  },
  {
    blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
    evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
    output:
      'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73',
  },
];

/** Appendix A.1.2, mode VOPRF: test vectors 1 and 2 with one element, 3 with both. */
const OUTPUTS = [
  'b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c',
  '8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6',
];
const VOPRF_VECTORS = [
  {
    inputs: [INPUTS[0]],
    blinds: [BLIND],
    blinded: ['863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945'],
    evaluated: ['aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e'],
    nonce: SECOND_BLIND,
    proof:
      'ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d',
    outputs: [OUTPUTS[0]],
  },
  {
    inputs: [INPUTS[1]],
    blinds: [BLIND],
    blinded: ['cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c'],
    evaluated: ['60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468'],
    nonce: SECOND_BLIND,
    proof:
      '401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02',
    outputs: [OUTPUTS[1]],
  },
  {
    inputs: INPUTS,
    blinds: [BLIND, SECOND_BLIND],
    blinded: [
      '863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945',
      '90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654',
    ],
    evaluated: [
      'aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e',
      'cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a',
    ],
    nonce: '419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c',
    proof:
      'cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08',
    outputs: OUTPUTS,
  },
];

function combined(scalars: Uint8Array, elements: Uint8Array): Uint8Array {
  return perform({ kind: 'combine', scalars, elements });
}

describe('RFC 9497 appendix A.1', () => {
  test('A.1.1: mode OPRF', () => {
    const { secret } = OPRF.deriveKeyPair(SEED, KEY_INFO);
    expect(toHex(secret)).toBe('5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e');
    for (const [at, { blinded, evaluated, output }] of OPRF_VECTORS.entries()) {
      const input = bytes(INPUTS[at] ?? '');
      expect(toHex(OPRF.blind(input, bytes(BLIND)))).toBe(blinded);
      expect(toHex(multiply(secret, bytes(blinded)))).toBe(evaluated);
      expect(toHex(OPRF.finalize(input, bytes(BLIND), bytes(evaluated)))).toBe(output);
      expect(toHex(OPRF.evaluate(secret, input))).toBe(output);
    }
  });

  test.each(VOPRF_VECTORS)('A.1.2: mode VOPRF, $inputs.length of $inputs.0', (vector) => {
    const { secret, publicKey } = VOPRF.deriveKeyPair(SEED, KEY_INFO);
    expect(toHex(secret)).toBe('e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909');
    expect(toHex(publicKey)).toBe('c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e');
    const blinded = joined(vector.blinded.map(bytes));
    const evaluated = perform({ kind: 'multiply', secret, elements: blinded });
    expect(toHex(evaluated)).toBe(vector.evaluated.join(''));
    const scalars = weightsOf(publicKey, blinded, evaluated);
    const proof = prove(secret, publicKey, combined(scalars, blinded), bytes(vector.nonce));
    expect(toHex(proof)).toBe(vector.proof);
    expect(isProven(proof, publicKey, combined(scalars, blinded), combined(scalars, evaluated))).toBe(true);
    for (const [at, hex] of vector.inputs.entries()) {
      const input = bytes(hex ?? '');
      const blind = bytes(vector.blinds[at] ?? '');
      expect(toHex(VOPRF.blind(input, blind))).toBe(vector.blinded[at]);
      expect(toHex(VOPRF.finalize(input, blind, piece(evaluated, at, 32)))).toBe(vector.outputs[at]);
      expect(toHex(VOPRF.evaluate(secret, input))).toBe(vector.outputs[at]);
    }
  });
});

describe('a second implementation, @noble/curves', () => {
  const theirs = ristretto255_oprf.voprf;
  const inputs = ['tel|+447700900001', 'pn-sk|HMT MHMT|1990-05-03', '', 'é'].map(utf8);

  test('their client, our server', () => {
    const { secret, publicKey } = VOPRF.deriveKeyPair(randomBytes(32), KEY_INFO);
    const asked = inputs.map((input) => ({ input, ...theirs.blind(input) }));
    const blinded = joined(asked.map((each) => each.blinded));
    const evaluated = perform({ kind: 'multiply', secret, elements: blinded });
    const scalars = weightsOf(publicKey, blinded, evaluated);
    const proof = prove(secret, publicKey, combined(scalars, blinded), randomScalar(randomBytes));
    const outputs = theirs.finalizeBatch(
      asked.map((each, at) => ({ ...each, evaluated: piece(evaluated, at, 32) })),
      publicKey,
      proof,
    );
    expect(outputs.map(toHex)).toEqual(inputs.map((input) => toHex(VOPRF.evaluate(secret, input))));
  });

  test('our client, their server', () => {
    const { secretKey, publicKey } = theirs.generateKeyPair();
    const blinds = inputs.map(() => randomScalar(randomBytes));
    const blinded = inputs.map((input, at) => VOPRF.blind(input, blinds[at] ?? new Uint8Array()));
    const { evaluated, proof } = theirs.blindEvaluateBatch(secretKey, publicKey, blinded);
    const scalars = weightsOf(publicKey, joined(blinded), joined(evaluated));
    const composites = [combined(scalars, joined(blinded)), combined(scalars, joined(evaluated))] as const;
    expect(isProven(proof, publicKey, ...composites)).toBe(true);
    for (const [at, input] of inputs.entries()) {
      const output = VOPRF.finalize(input, blinds[at] ?? new Uint8Array(), evaluated[at] ?? new Uint8Array());
      expect(toHex(output)).toBe(toHex(VOPRF.evaluate(secretKey, input)));
    }
  });

  test('derive the same keys', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 40 }),
        (seed, info) => {
          const { secretKey, publicKey } = theirs.deriveKeyPair(seed, info);
          const ours = VOPRF.deriveKeyPair(seed, info);
          expect(toHex(ours.secret)).toBe(toHex(secretKey));
          expect(toHex(ours.publicKey)).toBe(toHex(publicKey));
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('what is no element or scalar', () => {
  const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

  test('the identity, other lengths and other encodings', () => {
    expect(isElement(new Uint8Array(32))).toBe(false);
    expect(isElement(new Uint8Array(32).fill(0xff))).toBe(false);
    expect(isElement(bytes(OPRF_VECTORS[0]?.blinded ?? '').subarray(1))).toBe(false);
    // RFC 9496 appendix A.3: a negative field element, and one that is not below the prime.
    expect(isElement(bytes('0100000000000000000000000000000000000000000000000000000000000000'))).toBe(false);
    expect(isElement(bytes('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'))).toBe(false);
    expect(isElement(bytes(OPRF_VECTORS[0]?.blinded ?? ''))).toBe(true);
  });

  test('zero, and numbers from the order of the group on', () => {
    expect(isScalar(new Uint8Array(32))).toBe(false);
    expect(isScalar(order)).toBe(false);
    expect(isScalar(Uint8Array.from(order, (byte, at) => (at === 0 ? byte - 1 : byte)))).toBe(true);
    expect(isScalar(new Uint8Array(31).fill(1))).toBe(false);
  });

  test('an input above 65,535 bytes', () => {
    expect(() => VOPRF.hashToGroup(new Uint8Array(65_536))).toThrow(RangeError);
  });
});
