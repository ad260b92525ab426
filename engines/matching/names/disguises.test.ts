import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undisguise } from './disguises.ts';

test.each([
  ['7assan 3ali', 'hassan ali'],
  ['Kha3led M0hammed', 'Khaled Mohammed'],
  ['K a r i m', 'Karim'],
  ['Каrim', 'Karim'],
  ['Кarіm Аzаd', 'Karim Azad'],
  ['Карим', 'Карим'],
  ['J R R Tolen', 'J R R Tolen'],
  ['Karim 2004', 'Karim 2004'],
  ['Ali 2nd', 'Ali 2nd'],
])('%s', (name, expected) => {
  expect(undisguise(name)).toBe(expected);
});

test('leaves names of one script without digits as they are', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z][a-z]{2,9}( [A-Z][a-z]{2,9}){1,3}$/),
      (name) => undisguise(name) === name,
    ),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[а-я]{3,9}( [а-я]{3,9}){1,3}$/), (name) => undisguise(name) === name),
  );
});
