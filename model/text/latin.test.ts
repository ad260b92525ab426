import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin } from './latin.ts';

test.each([
  ['Сергей Викторович Лавров', 'sergei viktorovich lavrov'],
  ['Дмитрий Щедрин', 'dmitrii shchedrin'],
  ['Ελευθέριος Παπαδόπουλος', 'elevtherios papadopoulos'],
  ['يوسف', 'yusf'],
  ['علی', 'ali'],
  ['داود', 'dawud'],
  ['ایران', 'iran'],
  ['فاطمة', 'fatmah'],
  ['خالد شریف', 'khald shrif'],
  ['عبدالله', 'abdallah'],
  ['ክብሮም', 'kibrom'],
  ['ብርሃነ', 'birhane'],
  ['ተስፋይ', 'tesfay'],
  ['ኰረዳ', 'kworeda'],
  ['राजेश', 'rajesh'],
  ['सिंह', 'sinh'],
  ['মোহাম্মদ', 'mohammad'],
  ['ਸਿੰਘ', 'singh'],
  ['გიორგი', 'giorgi'],
  ['Արմեն', 'armen'],
  ['Đặng Ngọc', 'dang ngoc'],
])('%s', (name, expected) => {
  expect(latin(name)).toBe(expected);
});

test('letters of scripts without a table stay, beside those with one', () => {
  expect(latin('王伟 Ли')).toBe('王伟 li');
});

test('romanised text is a fixed point', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = latin(text);
      expect(latin(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
  for (let codePoint = 0x370; codePoint < 0x1400; codePoint++) {
    const once = latin(String.fromCodePoint(codePoint));
    if (latin(once) !== once) throw new Error(`U+${codePoint.toString(16)}`);
  }
});
