import { describe, expect, it } from 'vitest';
import { readQuantity } from './quantity.ts';

describe('readQuantity', () => {
  it('reads whole and decimal numbers with comma or point', () => {
    expect(readQuantity(' 12 ')).toBe(12);
    expect(readQuantity('1.5')).toBe(1.5);
    expect(readQuantity('1,25')).toBe(1.25);
    expect(readQuantity('')).toBeUndefined();
  });

  it('refuses what could be read in two ways, and what is no quantity', () => {
    for (const text of ['1.000', '1,000', '1 000', '-3', 'many', '1e3', '1.2.3'])
      expect(readQuantity(text)).toBe('invalid');
  });
});
