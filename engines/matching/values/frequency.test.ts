import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREQUENCY_STEPS, frequencyStep, identifierBits, informationOfStep } from './frequency.ts';

const count = fc.integer({ min: 1, max: 2 ** 30 });

describe('steps of frequency', () => {
  test('are half bits, rounded down, and exact at powers of two', () => {
    for (let power = 0; power <= 30; power++) {
      expect(frequencyStep(2 ** power)).toBe(2 * power);
      if (power > 1) expect(frequencyStep(2 ** power - 1)).toBe(2 * power - 1);
    }
    expect(frequencyStep(0)).toBe(0);
    fc.assert(
      fc.property(count, (held) => {
        const step = frequencyStep(held);
        expect(2 ** (step / 2)).toBeLessThanOrEqual(held * (1 + 1e-12));
        expect(2 ** ((step + 1) / 2)).toBeGreaterThan(held);
        expect(step).toBeLessThan(FREQUENCY_STEPS);
      }),
    );
  });

  test('never fall, and a count of n crosses about 2·log2(n) of them', () => {
    fc.assert(
      fc.property(count, fc.nat({ max: 1000 }), (held, more) => {
        expect(frequencyStep(held + more)).toBeGreaterThanOrEqual(frequencyStep(held));
      }),
    );
    const steps = new Set(Array.from({ length: 10_000 }, (_, at) => frequencyStep(at + 1)));
    expect(steps.size).toBeLessThan(28);
  });
});

describe('what sharing a value is worth', () => {
  test('falls as more records hold it, rises with the number of records, and is never below 0', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.nat({ max: 5 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (step, total, more, copies) => {
          const bits = informationOfStep(step, total, copies);
          expect(bits).toBeGreaterThanOrEqual(0);
          expect(informationOfStep(step + more, total, copies)).toBeLessThanOrEqual(bits);
          expect(informationOfStep(step, total + more, copies)).toBeGreaterThanOrEqual(bits);
        },
      ),
    );
  });

  test('a value that all of many records hold is worth hardly anything; one that two hold, nearly one bit less than all', () => {
    const many = frequencyStep(2 ** 20);
    expect(informationOfStep(many, many, 0)).toBeCloseTo(0, 3);
    expect(informationOfStep(frequencyStep(2), many, 0)).toBeCloseTo(19, 3);
    // The own copy of one entity says nothing of how common the value is among others.
    expect(informationOfStep(frequencyStep(2), many, 1)).toBeCloseTo(20, 3);
  });

  test('in a small set, too, sharing a value is worth something', () => {
    expect(informationOfStep(frequencyStep(2), frequencyStep(2), 0)).toBeCloseTo(Math.log2(52 / 2), 9);
  });

  test('an identifier is worth its design while one or two parties hold it, and less with each doubling', () => {
    const thousands = frequencyStep(8192);
    expect(identifierBits(0, 16, 4, thousands)).toBe(16);
    expect(identifierBits(1, 16, 4, thousands)).toBe(16);
    expect(identifierBits(2, 16, 4, thousands)).toBe(16);
    expect(identifierBits(3, 16, 4, thousands)).toBe(13);
    expect(identifierBits(5, 16, 4, thousands)).toBe(10);
    expect(identifierBits(1000, 16, 4, thousands)).toBe(4);
    expect(identifierBits(1, 16, 18, thousands)).toBe(18);
    // Eight times as many records, three bits lower a prior.
    expect(identifierBits(1, 16, 4, frequencyStep(65536))).toBe(19);
  });
});
