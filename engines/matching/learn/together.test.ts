import { expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import type { FieldSpec } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { togetherBits } from './together.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name' },
  { name: 'town', kind: 'words' },
];
/** Names of each language, first and last. */
const NAMES = 12;
const RECORDS = 3000;

/** Invented people of so many languages, whose names nobody of another bears. */
function people(languages: number): MatchIndex {
  const random = seededRandom(3);
  const below = (limit: number): number => Math.floor(random() * limit);
  const letters = (number: number): string =>
    String.fromCharCode(97 + (number % 26), 97 + ((number * 7) % 26));
  const word = (kind: string, language: number, name: number): string =>
    `${kind}${letters(language)}${letters(name)}${letters(name * 5 + language * 3)}`;
  const index = new MatchIndex({ fields: FIELDS, model: startingModel(FIELDS) });
  for (let record = 0; record < RECORDS; record++) {
    const language = below(languages);
    const name = `${word('ba', language, below(NAMES))} ${word('ko', language, below(NAMES))}`;
    index.insert({ id: `r${record}`, values: [[name], ['somewhere']] });
  }
  return index;
}

test('names of four languages go together by two bits, of one not at all', () => {
  const bits = (languages: number): number =>
    togetherBits(people(languages), () => true, seededRandom(1))[0] ?? NaN;
  expect(bits(4)).toBeGreaterThan(1.7);
  expect(bits(4)).toBeLessThan(2.3);
  expect(bits(1)).toBeLessThan(0.3);
});

test('other fields than names say nothing of it, nor does anything where no pair is known to be two', () => {
  const index = people(4);
  expect(togetherBits(index, () => true, seededRandom(1))[1]).toBe(0);
  expect(togetherBits(index, () => false, seededRandom(1))).toEqual([0, 0]);
});
