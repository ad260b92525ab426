import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionOf, hasBidiControl, scriptOf } from './script.ts';

test.each([
  ['Nguyễn', 'Latn', 'ltr'],
  ['محمد (Mo)', 'Arab', 'rtl'],
  ['Hello محمد', 'Latn', 'ltr'],
  ['Юсуф', 'Cyrl', 'ltr'],
  ['ክብሮም', 'Ethi', 'ltr'],
  ['יוסף', 'Hebr', 'rtl'],
  ['राजेश', 'Deva', 'ltr'],
  ['王伟', 'Hani', 'ltr'],
  ['+44 7700', 'Zyyy', 'ltr'],
  ['ᚠᚢ', 'Zzzz', 'ltr'],
  ['', 'Zyyy', 'ltr'],
])('%s is %s, %s', (text, script, direction) => {
  expect(scriptOf(text)).toBe(script);
  expect(directionOf(text)).toBe(direction);
});

test('bidi controls are seen wherever they stand', () => {
  for (const control of '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
    expect(hasBidiControl(`ab${control}c`)).toBe(true);
  }
  fc.assert(fc.property(fc.string(), (ascii) => !hasBidiControl(ascii)));
});
