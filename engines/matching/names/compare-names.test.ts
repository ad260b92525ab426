import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';
import { parseName } from './parse.ts';
import { SAME_NAME, isSameName, sameNameScore, typicalBits } from './same-name.ts';
import { NAME_KINDS } from './token.ts';
import type { NameKind } from './token.ts';

/** Names as two files may hold them; invented, apart from what is a name of many. */
const SAME: readonly (readonly [NameKind, string, string])[] = [
  ['person', 'محمد حسين', 'Mohammed Hussein'],
  ['person', 'عبد الرحمن السوداني', 'Abdul Rahman Al-Sudani'],
  ['person', 'عبد الرحمن السوداني', 'Abderrahmane Soudani'],
  ['person', 'كريم شەقلاوەیی', 'Karim Shaqlawayi'],
  ['person', 'حاجي كريم شقلاوي', 'Karim Shaqlawayi'],
  ['person', 'ئازاد خۆشناو', 'Azad Xoshnaw'],
  ['person', 'ڕێبوار حەمە ئەمین', 'Rebwar Hama Amin'],
  ['person', 'فريدون حسيني', 'Fereydoun Hosseini'],
  ['person', 'پرویز خٹک', 'Pervez Khattak'],
  ['person', 'حميد الله احمدزی', 'Hamidullah Ahmadzai'],
  ['person', 'Hamid Ullah Ahmad Zai', 'Hamidullah Ahmadzai'],
  ['person', 'فاطمة الزهراء', 'Fatima-Zohra'],
  ['person', 'سعيد بن علي', 'Saïd Ben Ali'],
  ['person', 'Юсуф Ахмедов', 'Yusuf Akhmedov'],
  ['person', 'Курман Бакиев', 'Kurman Bakiyev'],
  ['person', 'Νίκος Παπαδόπουλος', 'Nikos Papadopoulos'],
  ['person', 'יוסף כהן', 'Yosef Cohen'],
  ['person', 'ክብሮም ተስፋይ', 'Kibrom Tesfay'],
  ['person', 'ገብረህይወት ተክለ', 'Gebrehiwot Tekle'],
  ['person', 'გიორგი ბერიძე', 'Giorgi Beridze'],
  ['person', 'राजेश सिंह', 'Rajesh Singh'],
  ['person', '王伟', '王 伟'],
  ['person', 'Nguyễn Văn Nam', 'NAM NGUYEN VAN'],
  ['person', 'Đặng Thị Ngọc', 'Dang Thi Ngoc'],
  ['person', 'Çiğdem Şahin', 'Chigdem Shahin'],
  ['person', 'Çiğdem Şahin', 'Cigdem Sahin'],
  ['person', 'Dschamal Schahin', 'Jamal Shahin'],
  ['person', 'جمال شاهين', 'Dschamal Schahin'],
  ['person', 'Sjarief Joesoef', 'Sharif Yusuf'],
  ['person', 'Chérif Youssef', 'Sharif Yusuf'],
  ['person', 'Щербаков Юрий', 'Juri Schtscherbakow'],
  ['person', '7assan 3ali', 'Hassan Ali'],
  ['person', 'Каrim Аzаd', 'Karim Azad'],
  ['person', 'K a r i m', 'Karim'],
  ['person', 'Müller, Hans', 'Hans Mueller'],
  ['person', 'Jean-Pierre Dupont', 'JeanPierre Dupont'],
  ['person', 'J. Smith', 'John Smith'],
  ['person', 'Mr John Smith', 'SMITH John'],
  ['person', 'Bill Carter', 'William Carter'],
  ['person', 'Ludwig van Aalst', 'Ludwig Aalst'],
  ['person', 'أبو بكر الجبوري', 'Abubakr Aljubouri'],
  ['person', 'Ivanov Ivan Petrovich', 'Ivan Ivanov'],
  ['organisation', 'Nordsee Boote GmbH', 'Nordsee Boote Gesellschaft mit beschränkter Haftung'],
  ['organisation', 'Nordsee BooteGmbH', 'Nordsee Boote G.m.b.H.'],
  ['organisation', 'ООО Ромашка', 'OOO Romashka'],
  ['organisation', 'ООО Ромашка', 'Romashka Limited Liability Company'],
  ['organisation', 'Kanal & Söhne', 'Kanal and Soehne'],
  ['organisation', 'The Harbour Trading Co.', 'Harbour Trading Company'],
  ['organisation', 'U.S. Boat Supplies', 'United States Boat Supplies'],
  ['organisation', 'شركة النور', 'شركه النور'],
  ['thing', 'Sea Star IV', 'SEA STAR 4'],
  ['thing', 'Unit Forty-four', 'Unit 44'],
];

const DIFFERENT: readonly (readonly [NameKind, string, string])[] = [
  ['person', 'محمد حسين', 'Mohammed Hassan'],
  ['person', 'محمد حسين', 'Ahmed Hussein'],
  ['person', 'عبد الرحمن', 'Abdul Rahim'],
  ['person', 'عبدالله', 'Abdul Latif'],
  ['person', 'Ahmed Mohammed', 'Hamed Mohammed'],
  ['person', 'Salim Hassan', 'Salman Hassan'],
  ['person', 'بارزان كمال', 'Barzan Jamal'],
  ['person', 'Karwan Ahmed', 'Karzan Ahmed'],
  ['person', 'Nguyen Van Nam', 'Nguyen Van Hai'],
  ['person', 'Tesfay Gebre', 'Tesfay Haile'],
  ['person', 'Maria Rossi', 'Mario Rossi'],
  ['person', 'عمير حسن', 'Amira Hassan'],
  ['person', 'سالم حسن', 'سليم حسن'],
  ['person', 'Ali Sheikh', 'Ali Khan'],
  ['person', 'John Smith', 'James Smith'],
  ['person', 'J. Smith', 'Mary Smith'],
  ['person', '王伟', '王芳'],
  ['organisation', 'Harbour Trading Ltd', 'Harbour Fishing Ltd'],
  ['organisation', 'Bank of Estonia', 'Bank of Ethiopia'],
  ['organisation', 'Kanal Boats (France) SARL', 'Kanal Boats (Germany) GmbH'],
  ['organisation', 'Kanal Boats', 'Kanal Boats Deutschland'],
  ['thing', 'Sea Star 1', 'Sea Star 2'],
  ['thing', '12 Harbour Street', '14 Harbour Street'],
];

test.each(SAME)('%s: %s is %s', (kind, a, b) => {
  expect(sameNameScore(a, b, kind)).toBeGreaterThanOrEqual(SAME_NAME);
});

test.each(DIFFERENT)('%s: %s is not %s', (kind, a, b) => {
  expect(sameNameScore(a, b, kind)).toBeLessThan(SAME_NAME);
});

describe('a comparison', () => {
  const compare = (a: string, b: string, kind: NameKind = 'person') =>
    compareNames(parseName(a, kind), parseName(b, kind), typicalBits);

  test('aligns tokens one to one and says what is left over', () => {
    const { alignment, unmatchedBitsA, unmatchedBitsB, equalOrder } = compare(
      'Karim Azad Salar',
      'Azad Karim',
    );
    expect(alignment.map(({ a, b, agreement }) => [a, b, agreement])).toEqual([
      [0, 1, 'exact'],
      [1, 0, 'exact'],
    ]);
    expect(unmatchedBitsA).toBeGreaterThan(0);
    expect(unmatchedBitsB).toBe(0);
    expect(equalOrder).toBe(false);
  });

  test('lets one token stand for two', () => {
    const { alignment, score } = compare('JeanPierre Dupont', 'Jean Pierre Dupont');
    expect(alignment.map(({ a, b }) => [a, b])).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
    ]);
    expect(score).toBe(1);
  });

  test('counts an initial as a few bits only', () => {
    const initial = compare('J Smith', 'John Smith');
    const full = compare('John Smith', 'John Smith');
    expect(initial.alignment.map(({ agreement }) => agreement)).toEqual(['initial', 'exact']);
    expect(initial.matchedBits).toBeLessThan(full.matchedBits - 5);
  });

  test('weighs by the bits it is given', () => {
    const [a, b] = [parseName('Karim Khoshnaw', 'person'), parseName('Karim Barzani', 'person')];
    const rareSurname = compareNames(a, b, ({ text }) => (text === 'karim' ? 2 : 15));
    const rareGivenName = compareNames(a, b, ({ text }) => (text === 'karim' ? 15 : 2));
    expect(rareGivenName.score).toBeGreaterThan(rareSurname.score);
  });

  test('has nothing to say of names without tokens', () => {
    expect(compare('', '').score).toBe(0);
    expect(compare('…', 'Karim').score).toBe(0);
    expect(isSameName('', '', 'organisation')).toBe(false);
  });
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...'Abd al Rahman Karim كريم عبد الله von Müller J. Ltd & Sea 12 IV the Иван O’Brien 王伟 Dr bin, Zai '.split(
      ' ',
    ),
  );
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.array(words, { maxLength: 7 }).map((list) => list.join(' ')) },
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const kinds = fc.constantFrom(...NAME_KINDS);

  test('never throws, symmetric, within bounds, 1 for the same name', () => {
    fc.assert(
      fc.property(name, name, kinds, (a, b, kind) => {
        const [left, right] = [parseName(a, kind), parseName(b, kind)];
        const there = compareNames(left, right, typicalBits);
        const back = compareNames(right, left, typicalBits);
        expect(there.score).toBe(back.score);
        expect(there.matchedBits).toBe(back.matchedBits);
        expect(there.unmatchedBitsA).toBe(back.unmatchedBitsB);
        expect(there.alignment.map((pair) => ({ ...pair, a: pair.b, b: pair.a })).sort(byPlace)).toEqual(
          back.alignment,
        );
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        const itself = compareNames(left, parseName(a, kind), typicalBits);
        if (left.tokens.length > 0)
          expect(itself).toMatchObject({ score: 1, unmatchedBitsA: 0, equalOrder: true });
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the tokens costs a little and never more', () => {
    const tokens = fc.uniqueArray(fc.constantFrom('Karim', 'Azad', 'Salar', 'Barzan', 'Hiwa', 'Dilshad'), {
      minLength: 2,
    });
    fc.assert(
      fc.property(
        tokens.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const score = sameNameScore(list.join(' '), shuffled.join(' '), 'person');
          expect(score).toBeGreaterThan(0.95);
          expect(score === 1).toBe(list.join() === shuffled.join());
        },
      ),
    );
  });

  test('time is bounded, however long the names', () => {
    const long = ['a'.repeat(10_000), 'Abdul Rahman '.repeat(250), 'ا'.repeat(10_000), 'A.'.repeat(5_000)];
    const start = process.cpuUsage();
    for (const kind of NAME_KINDS) {
      const parsed = long.map((each) => parseName(each, kind));
      for (const a of parsed) for (const b of parsed) compareNames(a, b, typicalBits);
    }
    // Of the processor, for others may be at it too.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});

function byPlace(left: { a: number; b: number }, right: { a: number; b: number }): number {
  return left.a - right.a || left.b - right.b;
}
