import { describe, expect, test } from 'vitest';
import { guessFields, valuesOfRow } from './table-field.ts';

describe('fields guessed from the names of columns', () => {
  test('in four languages', () => {
    const kindOf = (column: string): string | undefined => guessFields([column])[0]?.kind;
    for (const column of ['name', 'First_Name', 'Vorname', 'prénom', 'achternaam'])
      expect(kindOf(column)).toBe('person-name');
    for (const column of ['dob', 'Geburtsdatum', 'date_de_naissance', 'geboortedatum'])
      expect(kindOf(column)).toBe('date');
    for (const column of ['e-mail', 'Email', 'phone_number', 'Telefon', 'passport_no', 'iban'])
      expect(kindOf(column)).toBe('identifier');
    for (const column of ['PLZ', 'postcode', 'code_postal', 'zip']) expect(kindOf(column)).toBe('code');
    for (const column of ['Ort', 'ville', 'plaats', 'city']) expect(kindOf(column)).toBe('words');
    expect(kindOf('société')).toBe('organisation-name');
  });

  test('parts of a name are one field, and a full name beside them counts once', () => {
    expect(guessFields(['id', 'first_name', 'surname'])).toEqual([
      { name: 'name', kind: 'person-name', columns: ['first_name', 'surname'] },
    ]);
    expect(guessFields(['name', 'first_name', 'surname'])[0]?.columns).toEqual(['first_name', 'surname']);
    expect(guessFields(['full_name', 'surname'])[0]?.columns).toEqual(['full_name', 'surname']);
    expect(guessFields(['name'])[0]?.columns).toEqual(['name']);
  });

  test('what describes a person without telling who it is, labels, and what is not understood are passed over', () => {
    expect(
      guessFields([
        'sex',
        'Gender',
        'nationality',
        'religion',
        'ethnic_group',
        'race',
        'language',
        'cluster',
      ]),
    ).toEqual([]);
    expect(guessFields(['x1', 'remarks', '__proto__', ''])).toEqual([]);
  });
});

test('cells make one value a field, without the empty ones', () => {
  const fields = guessFields(['first_name', 'surname', 'dob']);
  const cells = { first_name: ' Karim ', surname: 'Ahmadi', dob: ' ' };
  expect(valuesOfRow({ id: '1', cells }, fields)).toEqual([['Karim Ahmadi'], []]);
  expect(valuesOfRow({ id: '1', cells: {} }, fields)).toEqual([[], []]);
});

test('a column named as something that every object has is a column like others', () => {
  const fields = ['constructor', '__proto__', 'toString'].map((column) => ({
    name: column,
    kind: 'words' as const,
    columns: [column],
  }));
  expect(valuesOfRow({ id: '1', cells: {} }, fields)).toEqual([[], [], []]);
});
