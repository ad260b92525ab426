import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordTable } from '../values/word-table.ts';
import { WORD } from './outcome.ts';
import { compareWords, splitWords } from './words.ts';

const NAMES = [
  'Karim Ahmadi',
  'Kareem Ahmady',
  'کریم احمدی',
  'Карим Ахмади',
  'Hassan Hussein',
  'حسن حسين',
  'Abd al-Rahman Sudani',
  'عبد الرحمن السوداني',
  'Gebrehiwot Tekle',
  'ገብረህይወት ተክለ',
  'Bill William Guillaume',
  'Smith Smithe Schmidt',
  'J. K. Li',
  'Çiğdem Şahin Shahin',
  '王伟',
  'Ivanov Ivan Petrovich',
  '12 7 XII',
  '😀 \ud800',
];
const words = NAMES.flatMap((name) => splitWords(name, 'person-name'));
const word = fc.constantFrom(...words);

describe('words', () => {
  test('compare the same from either side', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(compareWords(a, b)).toBe(compareWords(b, a));
      }),
      { numRuns: 1000 },
    );
  });

  test('of a table compare as they do alone, whatever is passed over as too far apart', () => {
    const table = new WordTable('person-name');
    for (const name of NAMES) table.idsOf(name);
    for (let a = 0; a < table.words.length; a++)
      for (let b = 0; b < table.words.length; b++) {
        const [one, other] = [table.words[a], table.words[b]];
        if (!one || !other || a === b) continue;
        expect({ one: one.key, other: other.key, outcome: table.compare(a, b) }).toEqual({
          one: one.key,
          other: other.key,
          outcome: compareWords(one, other),
        });
        // From memory the second time.
        expect(table.compare(b, a)).toBe(table.compare(a, b));
      }
  });

  test('an initial agrees with itself as an initial does', () => {
    const table = new WordTable('person-name');
    const [initial = -1, name = -1] = table.idsOf('J. Smith');
    expect(table.compare(initial, initial)).toBe(WORD.initial);
    expect(table.compare(name, name)).toBe(WORD.exact);
    expect(table.compare(initial, table.idsOf('John')[0] ?? -1)).toBe(WORD.initial);
  });

  test('titles and particles go where anything else is left, and eight words are enough', () => {
    expect(splitWords('Dr Karim von Ahmadi', 'person-name').map(({ token }) => token.text)).toEqual([
      'karim',
      'ahmadi',
    ]);
    expect(splitWords(Array.from({ length: 30 }, (_, at) => `name${at}x`).join(' '), 'words').length).toBe(8);
    expect(splitWords('', 'person-name')).toEqual([]);
    expect(splitWords('---', 'words')).toEqual([]);
  });

  test('a table remembers many words', () => {
    const table = new WordTable('words');
    const ids = Array.from({ length: 3000 }, (_, at) => table.idsOf(`w${at}ord`)[0] ?? -1);
    expect(new Set(ids).size).toBe(3000);
    expect(table.compare(ids[1] ?? 0, ids[2] ?? 0)).toBe(table.compare(ids[2] ?? 0, ids[1] ?? 0));
  });
});
