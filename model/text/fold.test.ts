import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';

function foldsAlike(...spellings: string[]): void {
  expect(new Set(spellings.map(fold)), spellings.join(' · ')).toHaveLength(1);
}

describe('Latin, Greek and Cyrillic', () => {
  test('case, diacritics and special letters', () => {
    expect(fold('Ørsted Straße ŁÓDŹ Đặng Nguyễn Þór Æsir')).toBe(
      'orsted strasse lodz dang nguyen thor aesir',
    );
    foldsAlike('İSTANBUL', 'istanbul', 'ıstanbul', 'ISTANBUL');
    foldsAlike('Ελευθέριος', 'ΕΛΕΥΘΕΡΙΟΣ');
    foldsAlike('Пётр', 'Петр', 'ПЕТР');
  });

  test('punctuation separates, apostrophes do not', () => {
    expect(fold("Sa‘id al-Qa'ida (a.k.a. “O’Brien”)")).toBe('said al qaida a k a obrien');
  });
});

describe('Arabic script', () => {
  test('keyboards of Arabic, Farsi, Urdu, Pashto and Sorani', () => {
    foldsAlike('أحمد', 'احمد', 'إحمد', 'آحمد', 'ٱحمد', 'أَحْمَد', 'احـمـد', 'ئەحمەد');
    foldsAlike('علي', 'على', 'علی', 'عﻠﻲ');
    foldsAlike('فاطمة', 'فاطمه');
    foldsAlike('كريم', 'کریم', 'ڪريم');
    foldsAlike('محمد', 'محەمەد', 'مُحَمَّد');
    foldsAlike('ئازاد', 'آزاد', 'ازاد');
    foldsAlike('علی‌رضا', 'علیرضا');
    foldsAlike('مسؤول', 'مسوول');
  });

  test('different letters stay different', () => {
    expect(fold('حسن')).not.toBe(fold('حسين'));
    expect(fold('هیوا')).not.toBe(fold('هەوا'));
  });
});

test('Ethiopic homophones', () => {
  foldsAlike('ዮሃንስ', 'ዮሐንስ', 'ዮሀንስ', 'ዮኃንስ');
  foldsAlike('ሠላም', 'ሰላም');
  foldsAlike('ዓለም', 'አለም', 'ኣለም');
  foldsAlike('ፀሐይ', 'ጸሃይ');
});

test('vowel signs of Indic scripts and voicing marks of kana are kept', () => {
  expect(fold('सिंह')).toBe('सिंह');
  expect(fold('が')).not.toBe(fold('か'));
  expect(fold('김 철수')).toBe('김 철수'.normalize('NFC'));
});

test('digits, widths, bidi controls and white space', () => {
  expect(fold('۱۲٣ ４５ ₆')).toBe('123 45 6');
  expect(fold('\u202eAb\u2066c\u200f \u00a0\t\n d\u00ad')).toBe('abc d');
  expect(fold('\u202e…!')).toBe('');
});

describe('idempotence', () => {
  test('every code point between letters of three scripts', () => {
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      for (const text of [character, `a${character}b`, `ل${character}ا`]) {
        const once = fold(text);
        if (fold(once) !== once) throw new Error(`U+${codePoint.toString(16)} in ${JSON.stringify(text)}`);
      }
    }
  });

  test('arbitrary text, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/^\s|\s$|\s\s|[\p{Lu}\p{Cf}\p{Cc}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test('combining sequences in any order', () => {
    const marks = fc.constantFrom(
      '\u0301',
      '\u0327',
      '\u031b',
      '\u0654',
      '\u0653',
      '\u064e',
      '\u3099',
      '\u093c',
      '\u05bc',
    );
    const bases = fc.constantFrom(
      'a',
      'O',
      'ي',
      'ا',
      'ە',
      'か',
      'क',
      'ש',
      'ß',
      'ﬁ',
      'ﷺ',
      '가',
      'ᄀ',
      'Σ',
      'İ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, bases), { maxLength: 12 }), (parts) => {
        const once = fold(parts.join(''));
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
