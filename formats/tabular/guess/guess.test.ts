import { describe, expect, test } from 'vitest';
import { collect } from '../../collect.ts';
import { OPTIONS } from '../../hostile/terms.ts';
import { inspect } from '../../inspect.ts';
import { textFile } from '../../source.ts';
import { csvImporter } from '../importer.ts';
import { guessMapping } from './guess.ts';
import { guessDates } from './values.ts';

/** `Schema.property` or use for each column read. */
function meanings(headers: string, ...rows: string[]): Record<string, string | undefined> {
  const { reasons } = guessMapping(
    headers.split(','),
    rows.map((row) => row.split(',')),
  );
  return Object.fromEntries(reasons.map(({ column, property }) => [column, property]));
}

describe('column names in four languages', () => {
  const expected = [
    'Person.lastName',
    'Person.firstName',
    'Person.birthDate',
    'Person.phone',
    'Vehicle.registrationNumber',
    'Person.passportNumber',
    'Person.nationality',
  ];
  test.each([
    [
      'English',
      'Surname,Forename,Date of birth,Telephone,Number plate,Passport no,Nationality',
      'Smith,Jo,04/12/1960,07700 900123,AB12 CDE,X1,Iraq',
    ],
    [
      'French',
      'Nom,Prénom,Date de naissance,Téléphone,Plaque d’immatriculation,Passeport,Nationalité',
      'Durand,Luc,04/12/1960,06 12 34 56 78,AB-123-CD,X1,IQ',
    ],
    [
      'German',
      'Name,Vorname,Geburtsdatum,Telefonnummer,Kfz-Kennzeichen,Reisepass,Staatsangehörigkeit',
      'Meier,Uwe,04.12.1960,0151 23456789,B-AB 123,X1,IQ',
    ],
    [
      'Dutch',
      'Naam,Voornaam,Geboortedatum,Telefoon,Kenteken,Paspoort,Nationaliteit',
      'Jansen,Piet,04-12-1960,06 12345678,12-AB-34,X1,IQ',
    ],
  ])('%s', (_, headers, row) => {
    const found = meanings(headers, row);
    expect(headers.split(',').map((header) => found[header])).toEqual(expected);
    expect(Object.values(found)).toContain('Person.name');
  });

  test('national telephone numbers are read as of the country whose language names the columns', () => {
    const { mapping } = guessMapping(['Nom', 'Prénom', 'Téléphone'], [['a', 'b', '0612345678']]);
    expect(JSON.stringify(mapping)).toContain('{"type":"phone","country":"FR"}');
  });
});

test('values speak where the name says nothing', () => {
  expect(
    meanings(
      'name,x,y,z',
      'A,GB33BUKB20201555555555,a@b.fr,+33 6 12 34 56 78',
      'B,DE75512108001245126199,c@d.de,0044 7700 900123',
    ),
  ).toMatchObject({
    x: 'BankAccount.iban',
    y: 'Person.email',
    z: 'Person.phone',
  });
});

test('ids, categories, grades and days of observation are recognised by name and values', () => {
  expect(
    meanings('Ref,Name,Status,Cotation,Date', '1,A,Suspect,B2,01/02/2025', '2,B,Victim,A1,31/03/2025'),
  ).toMatchObject({
    Ref: 'record id',
    Status: 'legal category',
    Cotation: 'grading',
    Date: 'observed from',
  });
  expect(meanings('Ref,Name', '1,A', '1,B')['Ref']).toBeUndefined();
});

test('special categories of data are refused with a reason, and unknown columns say so', () => {
  const { reasons, mapping } = guessMapping(['Name', 'Religion', 'Ethnicity', 'Foo'], [['A', 'x', 'y', 'z']]);
  expect(reasons.filter(({ property }) => property === undefined).map(({ column }) => column)).toEqual([
    'Religion',
    'Ethnicity',
    'Foo',
  ]);
  expect(JSON.stringify(mapping)).not.toMatch(/Religion|Ethnicity|Foo/);
});

test('nothing recognised gives no mapping, only reasons', () => {
  expect(guessMapping(['foo', 'bar'], [['1', '2']])).toMatchObject({
    mapping: undefined,
    reasons: [{ column: 'foo' }, { column: 'bar' }],
  });
});

test.each<[string[], string[] | undefined, boolean, number]>([
  [['04/12/1960', '31/01/1970'], ['dd/MM/yyyy'], false, 0],
  [['04/12/1960'], ['dd/MM/yyyy'], true, 0],
  [['12/31/1960', '01/13/1970'], ['MM/dd/yyyy'], false, 0],
  [['12/31/1960', '01/05/1970'], ['MM/dd/yyyy'], false, 0],
  [['4.1.1960'], ['d.M.yyyy'], false, 0],
  [['4 mars 1960', '12 août 1961'], ['d MMMM yyyy'], false, 0],
  [['1960-01-02', '1960'], [], false, 0],
  [['04/12/1960', '1961', '03/1962'], ['dd/MM/yyyy', 'MM/yyyy'], false, 0],
  [['hello'], undefined, false, 0],
  // A slip among dates is for the import to name with its line; it changes nothing in how the others are read.
  [['1960-01-02', '1961-02-31', '1962-03-04', '1963-04-05'], [], false, 1],
  [['04/12/1960', '05/11/1961', 'unknown', '06/10/1962'], ['dd/MM/yyyy'], true, 1],
  [['12/31/1960', '01/13/1970', '02/31/1971', '04/05/1972'], ['MM/dd/yyyy'], false, 1],
  [['1960-01-02', 'unknown', 'none'], undefined, false, 0],
])('dates %j are written %j', (values, formats, ambiguous, unread) => {
  expect(guessDates(values)).toEqual(formats && { formats, ambiguous, unread });
});

test('a proposed mapping imports the table it was made for', async () => {
  const text =
    'Réf;Nom;Prénom;Date de naissance;IBAN;Plaque\n1;Durand;Luc;04/12/1960;FR1420041010050500013M02606;AB-123-CD\n2;Petit;Ana;31/01/1970;;\n';
  const file = textFile('registre.csv', text);
  const { mapping, format, headers, rows } = await inspect([file]);
  expect({ format, headers: headers.length, rows: rows.length }).toEqual({
    format: 'csv',
    headers: 6,
    rows: 2,
  });
  const { statements, problems } = await collect(
    csvImporter.read([file], { ...OPTIONS, mapping, subject: 'suspect' }),
  );
  expect(problems).toEqual([]);
  expect(statements.map(({ schema, property, value }) => `${schema}.${property}=${value}`)).toEqual(
    expect.arrayContaining([
      'Person.name=Luc Durand',
      'Person.birthDate=1960-12-04',
      'BankAccount.iban=FR1420041010050500013M02606',
      'Vehicle.registrationNumber=AB-123-CD',
      'Vehicle.owner=GB:1',
      'Ownership.owner=GB:1',
      'Person.name=Ana Petit',
    ]),
  );
});
