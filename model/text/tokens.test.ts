import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { nameSkeletons } from './name-skeletons.ts';
import { nameTokens } from './tokens.ts';

test.each([
  ['Abd al-Rahman al-Sudani', ['abdalrahman', 'alsudani']],
  ['Mohammed bin Salman', ['mohammed', 'binsalman']],
  ['عبد الرحمن بن سلمان', ['عبدالرحمن', 'بنسلمان']],
  ['Yusuf ash-Shami', ['yusuf', 'alshami']],
  ['Hamid Ullah Karim-Zada', ['hamidullah', 'karimzada']],
  ['Abu Bakr', ['abubakr']],
  ['Bin', ['bin']],
  ['Ali Ben', ['ali', 'ben']],
  ['Allah Dad', ['allah', 'dad']],
  ['El Kazaoui', ['elkazaoui']],
  ['  ', []],
])('%s', (name, expected) => {
  expect(nameTokens(name)).toEqual(expected);
});

test('spellings of one name meet in their skeletons', () => {
  for (const [name, ...spellings] of [
    ['عبد الرحمن السوداني', 'Abdurrahman Al Sudani', 'Abdul-Rahman as-Sudani', 'Abderrahmane Soudani'],
    ['Çiğdem Şahin', 'Chighdem Shahin'],
    ['Hamid Ullah', 'Hamidullah', 'حمید الله'],
  ] as const) {
    for (const spelling of spellings) expect(nameSkeletons(spelling), spelling).toEqual(nameSkeletons(name));
  }
});

test('no letter is lost and none is invented beyond the article', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('abd', 'al', 'bin', 'karim', 'ullah', 'zada', 'omar', 'ابن', 'سالم')),
      (words) => {
        const name = words.join(' ');
        expect(nameTokens(name).join('')).toBe(fold(name).replaceAll(' ', ''));
      },
    ),
  );
});
