import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n/format.ts';
import { LIKELIHOODS, likelihoodOf, oddsOf, percentOf } from './likelihood.ts';

const format = formatOf('en');

describe('likelihood', () => {
  it('has the words of the yardstick in the middle of its bands', () => {
    expect([0.03, 0.15, 0.3, 0.45, 0.65, 0.85, 0.97].map(likelihoodOf)).toEqual(
      LIKELIHOODS.map(([word]) => word),
    );
    expect(likelihoodOf(1)).toBe('almost-certain');
  });

  it('claims no more than the yardstick between its bands', () => {
    expect([0.07, 0.23, 0.38, 0.52, 0.78, 0.93].map(likelihoodOf)).toEqual([
      'highly-unlikely',
      'unlikely',
      'even',
      'even',
      'likely',
      'highly-likely',
    ]);
  });

  it('never grows weaker as the probability rises', () => {
    const rank = (probability: number): number =>
      LIKELIHOODS.findIndex(([word]) => word === likelihoodOf(probability));
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        expect(rank(Math.min(one, other))).toBeLessThanOrEqual(rank(Math.max(one, other)));
      }),
    );
  });

  it('reads as certain at no probability', () => {
    expect(percentOf(0.973, format)).toBe('97%');
    expect(percentOf(0.99996, format)).toBe('> 99.99%');
    expect(percentOf(0.99899, format)).toBe('99.89%');
    expect(percentOf(0.0000001, format)).toBe('< 0.01%');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        expect(percentOf(probability, format)).not.toMatch(/^(100|0)(\.0+)?%$/);
      }),
    );
  });

  it('says bits as odds', () => {
    expect(oddsOf(0, format)).toBe('1 : 1');
    expect(oddsOf(5.2, format)).toBe('36.8 : 1');
    expect(oddsOf(-10, format)).toBe('1 : 1,020');
    expect(oddsOf(60, format)).toBe('> 1,000,000 : 1');
  });
});
