import { expect, test } from 'vitest';
import { asciiDigits, digitValue } from './digits.ts';

test('covers every decimal digit of the Basic Multilingual Plane with its Unicode value', () => {
  for (let codeUnit = 0; codeUnit <= 0xffff; codeUnit++) {
    const isDigit = /\p{Nd}/u.test(String.fromCharCode(codeUnit));
    if (isDigit !== digitValue(codeUnit) >= 0) throw new Error(`U+${codeUnit.toString(16)}`);
  }
  expect([...'٣۷७৯９'].map((digit) => digitValue(digit.charCodeAt(0)))).toEqual([3, 7, 7, 9, 9]);
});

test('replaces digits only', () => {
  expect(asciiDigits('+٤٤ ٧٧٠٠ ab ۹۰۰')).toBe('+44 7700 ab 900');
  expect(asciiDigits('ab ½ ⅫⅫ')).toBe('ab ½ ⅫⅫ');
});
