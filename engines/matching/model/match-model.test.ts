import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENTITY_TYPES } from '../entity-type.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import { DEFINITIONS, definitionOf } from '../entities/definition.ts';
import { MODELS } from './built-in.ts';
import { bitsOfProbability, probabilityOf } from './match-model.ts';
import type { CalibrationPoint } from './match-model.ts';

/** Strictly rising in bits and probability. */
const curve: fc.Arbitrary<CalibrationPoint[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 })), {
    minLength: 2,
    maxLength: 12,
  })
  .map((steps) => {
    let bits = -12;
    let risen = 0;
    const points = steps.map(([more, higher]) => ({
      bits: (bits += more / 8),
      probability: (risen += higher),
    }));
    return points.map((point) => ({ bits: point.bits, probability: point.probability / (risen + 5) }));
  });

describe('probability from bits', () => {
  test('and back again', () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 0, max: 1, noNaN: true }), (points, share) => {
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last) return;
        const bits = first.bits + share * (last.bits - first.bits);
        expect(bitsOfProbability(probabilityOf(bits, points), points)).toBeCloseTo(
          probabilityOf(bits, points) > first.probability
            ? bits
            : bitsOfProbability(first.probability, points),
          6,
        );
        const probability = first.probability + share * (last.probability - first.probability);
        if (probability > first.probability)
          expect(probabilityOf(bitsOfProbability(probability, points), points)).toBeCloseTo(probability, 9);
      }),
    );
  });

  test('never falls', () => {
    fc.assert(
      fc.property(
        curve,
        fc.double({ min: -40, max: 120, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (points, bits, more) => {
          expect(probabilityOf(bits + more, points)).toBeGreaterThanOrEqual(probabilityOf(bits, points));
        },
      ),
    );
  });

  test('is that of the odds where there is no curve', () => {
    expect(probabilityOf(0, [])).toBe(0.5);
    expect(probabilityOf(1, [])).toBeCloseTo(2 / 3, 12);
    expect(bitsOfProbability(0.8, [])).toBeCloseTo(2, 12);
  });

  test('is flat beyond the ends, and what no bits reach is never reached', () => {
    const points = [
      { bits: -2, probability: 0.1 },
      { bits: 4, probability: 0.9 },
    ];
    expect(probabilityOf(-50, points)).toBe(0.1);
    expect(probabilityOf(50, points)).toBe(0.9);
    expect(bitsOfProbability(0.95, points)).toBe(Number.MAX_SAFE_INTEGER);
    // Below the curve the odds themselves are taken.
    expect(bitsOfProbability(0.05, points)).toBeCloseTo(Math.log2(0.05 / 0.95), 12);
  });
});

describe('the built-in models', () => {
  test.each(ENTITY_TYPES)('%s: fits its definition, adds up, and rises', (type) => {
    const model = MODELS[type];
    const definition = DEFINITIONS.find((each) => each.type === type);
    expect(model.fields.map(({ field, kind }) => ({ field, kind }))).toEqual(
      definition?.fields.map(({ name, kind }) => ({ field: name, kind })),
    );
    for (const { kind, outcomes } of model.fields) {
      expect(outcomes.length).toBe(OUTCOMES[kind].length);
      const sumOf = (of: 'm' | 'u'): number => outcomes.reduce((sum, each) => sum + each[of], 0);
      expect(sumOf('m')).toBeCloseTo(1, 4);
      if (model.pairsUsed > 0) expect(sumOf('u')).toBeCloseTo(1, 4);
      for (const [at, { m, u }] of outcomes.entries()) {
        expect(m).toBeGreaterThan(0);
        // Where the frequency of the value stands for u, it is not used.
        if (OUTCOMES[kind][at]?.u !== undefined) expect(u).toBeGreaterThan(0);
      }
    }
    for (const [at, { bits, probability }] of model.calibration.entries()) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
      const before = model.calibration[at - 1];
      if (!before) continue;
      expect(bits).toBeGreaterThanOrEqual(before.bits);
      expect(probability).toBeGreaterThanOrEqual(before.probability);
    }
    expect(model.pairsPerRecord).toBeGreaterThan(0);
    // Where they come from is said, and that it is fictional.
    expect(model.trainedOn).toMatch(/fictional|no data/);
  });

  test('each schema is matched as one type', () => {
    const schemata = DEFINITIONS.flatMap((definition) => definition.schemata);
    expect(new Set(schemata).size).toBe(schemata.length);
    for (const definition of DEFINITIONS)
      for (const schema of definition.schemata) expect(definitionOf(schema)).toBe(definition);
    expect(definitionOf('Payment')).toBeUndefined();
    expect(definitionOf('constructor')).toBeUndefined();
  });
});
