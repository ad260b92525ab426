import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, fact, label, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';
import type { Match } from './search.ts';

const NAMES: Readonly<Record<string, string>> = {
  'GB:arabic': 'محمد عبد الرحمن السوداني',
  'GB:persian': 'رضا کریم‌زاده',
  'GB:sorani': 'ئازاد ڕەسوڵ',
  'GB:kurmanji': 'Şêrko Çelik',
  'GB:cyrillic': 'Сергей Щербаков',
  'GB:greek': 'Γιώργος Παπαδόπουλος',
  'GB:vietnamese': 'Nguyễn Thị Hồng Nhung',
  'GB:tigrinya': 'ክብሮም ተስፋይ',
  'GB:german': 'Jürgen Müßig',
  'GB:polish': 'Łukasz Wiśniewski',
  'GB:latin': 'Mohammed Abdulrahman',
  'GB:company': 'Calais Marine Supplies B.V.',
};

let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
  await given.give('names', [
    ...Object.entries(NAMES).map(([record, name]) =>
      record === 'GB:company'
        ? fact(record, 'name', name, { schema: 'Company' })
        : fact(record, 'name', name),
    ),
    fact('GB:ids', 'phone', '+447700900123'),
    fact('GB:ids', 'idNumber', 'AB 123-4567'),
    fact('GB:ids', 'email', 'Skipper.One@Example.org'),
    fact('GB:account', 'iban', 'NL91ABNA0417164300', { schema: 'BankAccount' }),
    fact('GB:car', 'registrationNumber', 'AB-12-CD', { schema: 'Vehicle' }),
    fact('GB:text', 'notes', 'Gesehen am Hafen von Zeebrügge, neben dem grünen Boot'),
    fact('GB:hidden', 'name', 'Jürgen Müßig', { label: label({ audience: ['NL'] }) }),
    fact('GB:hidden', 'phone', '+447700900123', { label: label({ audience: ['NL'] }) }),
    fact('GB:victim', 'name', 'Jürgen Müßig', { subject: 'victim' }),
    fact('GB:victim', 'phone', '+447700900123', { subject: 'victim' }),
    fact('GB:victim', 'notes', 'am Hafen'),
  ]);
});
afterAll(() => given[Symbol.asyncDispose]());

async function search(
  text: string,
  more: { schemata?: readonly string[]; partner?: string } = {},
): Promise<Match[]> {
  const view = await given.store.view(analyst());
  return given.store.read(view, (reader) => reader.search({ text, ...more }));
}

const records = async (text: string): Promise<string[]> => (await search(text)).map(({ record }) => record);

describe('a name is found', () => {
  test.each(Object.entries(NAMES))('as it is written: %s', async (record, name) => {
    expect((await search(name))[0]).toMatchObject({ record, in: 'name', how: 'exact' });
  });

  test.each([
    ['Arabic in Latin letters', 'Mohammed Abdul Rahman al-Sudani', 'GB:arabic'],
    ['another transliteration', 'Muhamad Abdelrahman', 'GB:arabic'],
    ['Latin in Arabic letters', 'محمد عبدالرحمن', 'GB:latin'],
    ['Arabic with vowel signs and tatweel', 'مُحَمَّد عبـد الرحمن', 'GB:arabic'],
    ['Persian in Latin letters', 'Reza Karimzadeh', 'GB:persian'],
    ['Persian with Arabic letter forms', 'رضا كريم زاده', 'GB:persian'],
    ['Sorani in Latin letters', 'Azad Rasul', 'GB:sorani'],
    ['Kurmanji without its letters', 'Sherko Chelik', 'GB:kurmanji'],
    ['Cyrillic in Latin letters', 'Sergei Shcherbakov', 'GB:cyrillic'],
    ['Cyrillic the German way', 'Sergej Schtscherbakov', 'GB:cyrillic'],
    ['Greek in Latin letters', 'Giorgos Papadopoulos', 'GB:greek'],
    ['Greek without accents', 'ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'GB:greek'],
    ['Vietnamese without marks', 'nguyen thi hong nhung', 'GB:vietnamese'],
    ['Tigrinya in Latin letters', 'Kibrom Tesfay', 'GB:tigrinya'],
    ['umlauts spelled out', 'Juergen Muessig', 'GB:german'],
    ['umlauts left out', 'Jurgen Mussig', 'GB:german'],
    ['Polish without its letters', 'lukasz wisniewski', 'GB:polish'],
    ['words in another order', 'Wiśniewski Łukasz', 'GB:polish'],
    ['the beginning of a word', 'Papadop', 'GB:greek'],
    ['a slip of the finger', 'Wisniewsky Lukasz', 'GB:polish'],
    ['two letters exchanged', 'Sergey Shchebrakov', 'GB:cyrillic'],
    ['a letter left out', 'Calais Marin Suplies', 'GB:company'],
    ['legal form written otherwise', 'calais marine supplies bv', 'GB:company'],
  ])('%s: %s', async (_, text, record) => {
    expect(await records(text)).toContain(record);
  });
});

describe('an identifier is found however it is written', () => {
  test.each([
    ['+44 7700 900123', 'GB:ids'],
    ['07700 900 123', 'GB:ids'],
    ['0044 (0)7700-900123', 'GB:ids'],
    ['ab1234567', 'GB:ids'],
    ['AB 123-4567', 'GB:ids'],
    ['skipper.one@EXAMPLE.org', 'GB:ids'],
    ['NL91 ABNA 0417 1643 00', 'GB:account'],
    ['nl91abna0417164300', 'GB:account'],
    ['ab12cd', 'GB:car'],
  ])('%s', async (text, record) => {
    expect((await search(text))[0]).toMatchObject({ record });
  });
});

test('words in free text are found, in any order and without their accents', async () => {
  expect(await records('boot zeebrugge')).toEqual(['GB:text']);
});

test('identifiers come before names, names before text, better before worse', async () => {
  const found = await search('Calais Marine Supplies');
  expect(found[0]).toMatchObject({ record: 'GB:company' });
  expect(found.map(({ rank }) => rank)).toEqual(found.map(({ rank }) => rank).sort((a, b) => b - a));
});

test('a search can be kept to schemata and to a partner', async () => {
  expect(await search('calais', { schemata: ['Person'] })).toEqual([]);
  expect(await search('calais', { schemata: ['Company'] })).toMatchObject([{ record: 'GB:company' }]);
  expect(await search('calais', { partner: 'FR' })).toEqual([]);
});

test('a search that is kept to few of many finds them, however many others there are', async () => {
  const crowd = Array.from({ length: 450 }, (_, index) => fact(`GB:crowd-${index}`, 'name', 'Common Name'));
  await given.give('crowd', [...crowd, fact('GB:boat', 'name', 'Common Name', { schema: 'Vessel' })]);
  await given.give('french', [fact('FR:one', 'name', 'Common Name (the longest of them all)')], 'FR');
  expect(await search('common name', { schemata: ['Vessel'] })).toMatchObject([{ record: 'GB:boat' }]);
  expect(await search('common name', { partner: 'FR' })).toMatchObject([{ record: 'FR:one' }]);
});

test('what is hidden or protected is not found by any way', async () => {
  for (const text of ['Jürgen Müßig', 'jurgen', 'Jurgen Musig', '+447700900123', 'Hafen'])
    expect(await records(text), text).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/hidden|victim/)]),
    );
});

test.each([
  '',
  ' ',
  '-',
  '\0',
  "'",
  '\\',
  ':*',
  '& | !',
  '(',
  '~',
  '\ud800',
  '*'.repeat(5000),
  'a '.repeat(2000),
  '\u202e',
])('odd query %#: an answer, no error', async (text) => {
  expect(Array.isArray(await search(text))).toBe(true);
});
