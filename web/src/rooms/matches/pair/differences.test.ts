import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const written = (stretches: readonly { readonly text: string; readonly isShared: boolean }[]): string =>
  stretches.map(({ text, isShared }) => (isShared ? text : `<${text}>`)).join('');

describe('differences', () => {
  it('marks a slip on both sides', () => {
    const [a, b] = differences('+4917139200015', '+4917139200045');
    expect(written(a)).toBe('+49171392000<1>5');
    expect(written(b)).toBe('+49171392000<4>5');
  });

  it('leaves texts whole that are equal, long, or too unlike', () => {
    for (const [one, other] of [
      ['Daan', 'Daan'],
      ['Daan', 'Gys'],
      ['x'.repeat(81), 'x'.repeat(80)],
    ] as const)
      expect(differences(one, other).map(written)).toEqual([one, other]);
  });

  it('loses no character, and shares the same ones in the same order', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ج', 'و', '1', ' '), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = differences(one, other);
        expect(a.map((stretch) => stretch.text).join('')).toBe(one);
        expect(b.map((stretch) => stretch.text).join('')).toBe(other);
        const isCut = [...a, ...b].some(({ isShared }) => !isShared);
        const shared = (all: typeof a) =>
          all.filter(({ isShared }) => isShared).map((stretch) => stretch.text);
        if (isCut) expect(shared(a).join('')).toBe(shared(b).join(''));
      }),
    );
  });
});
