import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldSpec } from '../field.ts';
import { partiesAmong } from './parties.ts';
import { RecordTable } from './record-table.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name' },
  { name: 'phone', kind: 'identifier' },
];

/** How many parties the holders of one telephone are, by their names. */
function parties(names: readonly (readonly string[])[], fields = FIELDS): number {
  const table = new RecordTable(fields);
  for (const [at, values] of names.entries())
    table.insert({ id: `r${at}`, values: [values, ['+33612345678']] });
  return partiesAmong(table, names.length, (visit) => {
    for (let slot = 0; slot < table.slotCount; slot++) visit(slot);
  });
}

describe('parties behind a telephone', () => {
  test.each<[string, string[][], number]>([
    ['nobody', [], 0],
    ['one', [['Karim Ahmadi']], 1],
    ['one man in three spellings', [['Karim Ahmadi'], ['کریم احمدی'], ['Kareem Ahmady']], 1],
    ['a name and its half', [['Karim Ahmadi'], ['Karim']], 1],
    ['two men', [['Karim Ahmadi'], ['Sophie Martin']], 2],
    ['holders without a name', [[], [], []], 1],
    ['a man, and one who is called uncle', [['Karim Ahmadi'], ['Uncle']], 1],
    ['a man under his other name', [['Karim Ahmadi', 'Hassan Ali'], ['Hassan Ali']], 1],
    ['a call shop', [['Karim Ahmadi'], ['Sophie Martin'], ['Nguyen Van Nam'], ['Jan de Vries']], 4],
  ])('%s', (_, names, expected) => {
    expect(parties(names)).toBe(expected);
  });

  test('who was born on one day is one with a word of the name in common, two without', () => {
    const fields: readonly FieldSpec[] = [...FIELDS, { name: 'birth', kind: 'date' }];
    const born = (...people: readonly (readonly [name: string, birth: string])[]): number => {
      const table = new RecordTable(fields);
      for (const [at, [name, birth]] of people.entries())
        table.insert({ id: `r${at}`, values: [[name], ['+33612345678'], [birth]] });
      return partiesAmong(table, people.length, (visit) => people.forEach((_, slot) => visit(slot)));
    };
    const day = '1986-06-10';
    expect(born(['Karim Ahmadi', day], ['Karim Zarghunkhel', day])).toBe(1);
    expect(born(['Karim Ahmadi', day], ['Sophie Martin', day])).toBe(2);
    expect(born(['Karim Ahmadi', day], ['Karim Zarghunkhel', '1986-06-11'])).toBe(2);
    expect(born(['Karim Ahmadi', '1986'], ['Karim Zarghunkhel', '1986'])).toBe(2);
  });

  test('more holders than anybody has records are each their own, counted in steps of half a doubling', () => {
    expect(parties(Array.from({ length: 65 }, () => ['Karim Ahmadi']))).toBe(64);
    expect(parties(Array.from({ length: 90 }, () => ['Karim Ahmadi']))).toBe(64);
    expect(parties(Array.from({ length: 91 }, () => ['Karim Ahmadi']))).toBe(90);
    expect(parties(Array.from({ length: 64 }, () => ['Karim Ahmadi']))).toBe(1);
  });

  test('where there are no names, one', () => {
    const table = new RecordTable([{ name: 'plate', kind: 'identifier' }]);
    for (const id of ['a', 'b', 'c']) table.insert({ id, values: [['AB123CD']] });
    expect(partiesAmong(table, 3, (visit) => [0, 1, 2].forEach(visit))).toBe(1);
  });

  test('their number does not depend on the order of records', () => {
    const name = fc.constantFrom(
      'Karim Ahmadi',
      'Karim',
      'Ahmadi',
      'کریم احمدی',
      'J. Ahmadi',
      'Hassan Ali',
      'Ali Ahmadi',
      'Uncle',
    );
    fc.assert(
      fc.property(
        fc
          .array(fc.array(name, { maxLength: 2 }), { minLength: 2, maxLength: 8 })
          .chain((names) =>
            fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
          ),
        ([names, shuffled]) => {
          expect(parties(shuffled)).toBe(parties(names));
        },
      ),
      { numRuns: 200 },
    );
  });
});
