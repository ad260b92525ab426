import { describe, expect, it } from 'vitest';
import { isKnownDisguise, kindOfHsCode, readCin } from './index.ts';

describe('knowledge of marks and goods', () => {
  it('takes craft identification numbers apart, and says when they contradict themselves', () => {
    expect(readCin('ZZ-EXR12345F425')).toEqual({
      country: 'ZZ',
      maker: 'EXR',
      serial: '12345',
      month: 6,
      year: 2024,
      modelYear: 2025,
    });
    expect(readCin('ZZEXR12345F725')).toBeUndefined();
    expect(readCin('no number')).toBeUndefined();
  });

  it('knows headings of the Harmonized System, and which of them hide boats', () => {
    expect(['8903.11', '8903.12.00', '890319', '8407.21', '6307.20', '0101.21'].map(kindOfHsCode)).toEqual([
      'boat-hull',
      'boat-hull',
      'boat-hull',
      'outboard-engine',
      'life-jacket',
      undefined,
    ]);
    expect([isKnownDisguise('6306.12'), isKnownDisguise('8903.11')]).toEqual([true, false]);
  });
});
