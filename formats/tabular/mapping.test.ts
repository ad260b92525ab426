import { describe, expect, test } from 'vitest';
import { isForelandError } from '@foreland/model';
import { collect } from '../collect.ts';
import { LABEL, OPTIONS } from '../hostile/terms.ts';
import { sheetOf, writeWorkbook } from '../hostile/workbook.ts';
import { bytesFile, textFile } from '../source.ts';
import { csvImporter, xlsxImporter } from './importer.ts';
import { mappingId, parseMapping } from './mapping.ts';
import { previewRows } from './preview.ts';

const mapping = parseMapping({
  version: 1,
  entities: [
    {
      key: 'person',
      schema: 'Person',
      id: { columns: ['Ref'], prefix: 'p-' },
      subject: { column: 'Role', table: { S: 'suspect', V: 'victim' } },
      grading: { column: 'Grade' },
      observedFrom: { column: 'Seen', formats: ['dd/MM/yyyy'] },
      properties: [
        { property: 'name', from: { columns: ['First', 'Last'] } },
        {
          property: 'birthDate',
          from: { column: 'Born' },
          transforms: [{ type: 'date', formats: ['dd/MM/yyyy', 'yyyy'] }],
        },
        {
          property: 'phone',
          from: { column: 'Phone' },
          split: ';',
          transforms: [{ type: 'phone', country: 'FR' }],
        },
        {
          property: 'nationality',
          from: { column: 'Country' },
          transforms: [{ type: 'lookup', table: { Irak: 'iq' }, otherwise: 'keep' }, { type: 'country' }],
        },
      ],
    },
    {
      key: 'car',
      schema: 'Vehicle',
      id: { content: ['Plate'], prefix: 'car-' },
      properties: [
        { property: 'registrationNumber', from: { column: 'Plate' }, transforms: [{ type: 'upper' }] },
        { property: 'type', from: { constant: 'car' } },
      ],
    },
    {
      key: 'owns',
      schema: 'Ownership',
      id: { content: ['Ref', 'Plate'] },
      properties: [
        { property: 'owner', from: { entity: 'person' } },
        { property: 'asset', from: { entity: 'car' } },
        { property: 'role', from: { constant: 'keeper' }, kind: 'assessment' },
      ],
    },
  ],
});

const HEADER = 'Ref,First,Last,Born,Phone,Country,Plate,Role,Grade,Seen,Remark\n';
const read = (rows: string, options = {}) =>
  collect(csvImporter.read([textFile('t.csv', HEADER + rows)], { ...OPTIONS, mapping, ...options }));

describe('mapping rows', () => {
  test('a row becomes statements of linked records, with the text as received', async () => {
    const { statements, problems, contribution } = await read(
      'A 1,Jan,de Vries,04/12/1960,06 12 34 56 78;+32 470 00 00 00,Irak,ab-12-cd,S,4x4/A/1,01/02/2025,x\n',
    );
    expect(problems).toEqual([]);
    expect(contribution).toMatchObject({ format: 'csv', mapping: mappingId(mapping), partner: 'GB' });
    expect(
      statements.map((s) => [s.record.slice(0, 9), s.property, s.value, s.original, s.subject, s.kind]),
    ).toEqual([
      ['GB:p-A%20', 'name', 'Jan de Vries', undefined, 'suspect', 'fact'],
      ['GB:p-A%20', 'birthDate', '1960-12-04', '04/12/1960', 'suspect', 'fact'],
      ['GB:p-A%20', 'phone', '+33612345678', '06 12 34 56 78', 'suspect', 'fact'],
      ['GB:p-A%20', 'phone', '+32470000000', '+32 470 00 00 00', 'suspect', 'fact'],
      ['GB:p-A%20', 'nationality', 'iq', 'Irak', 'suspect', 'fact'],
      [
        'GB:car-' + statements[5]?.record.slice(7, 9),
        'registrationNumber',
        'AB-12-CD',
        'ab-12-cd',
        undefined,
        'fact',
      ],
      ['GB:car-' + statements[5]?.record.slice(7, 9), 'type', 'car', undefined, undefined, 'fact'],
      [statements[7]?.record.slice(0, 9), 'owner', 'GB:p-A%201', undefined, undefined, 'fact'],
      [statements[7]?.record.slice(0, 9), 'asset', statements[5]?.record, undefined, undefined, 'fact'],
      [statements[7]?.record.slice(0, 9), 'role', 'keeper', undefined, undefined, 'assessment'],
    ]);
    expect(statements[0]).toMatchObject({
      grading: '4x4/A/1',
      observedFrom: '2025-02-01',
      locator: 'line 2',
      label: LABEL,
    });
    expect(statements[5]).toMatchObject({ grading: '4x4/B/2' });
  });

  test('a protected person protects everything on its row', async () => {
    const { statements } = await read('A1,Jan,V,,,,AB1,V,,,\nA2,Piet,V,,,,AB2,S,,,\n');
    const guarded = statements.filter(({ locator }) => locator === 'line 2');
    expect(guarded.length).toBeGreaterThan(4);
    expect(guarded.every(({ label }) => label.protected)).toBe(true);
    expect(
      statements.filter(({ locator }) => locator === 'line 3').some(({ label }) => label.protected),
    ).toBe(false);
  });

  test('what a row lacks is left out; links need both ends', async () => {
    const { statements, problems, lost } = await read('A1,Jan,V,,,,,S,,,\n');
    expect(problems).toEqual([]);
    expect(statements.map(({ property }) => property)).toEqual(['name']);
    expect(lost.find(({ what }) => what.startsWith('links without an end'))).toMatchObject({ count: 1 });
  });

  test('a row with an error gives all its errors and no statement, and the next row is read', async () => {
    const { statements, problems } = await read(
      'A1,Jan,V,31/02/1960,12,Atlantis,,X,9x9,99/99/2025,\nA2,Piet,V,1961,,,,S,,,\n',
    );
    expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['lookup-missing', 2, 'Role'],
      ['grading-unknown', 2, 'Grade'],
      ['observed-date', 2, 'Seen'],
      ['value-date', 2, 'Born'],
      ['value-phone', 2, 'Phone'],
      ['value-country', 2, 'Country'],
    ]);
    expect(problems.every(({ remedy }) => remedy !== '')).toBe(true);
    expect(statements.map(({ value }) => value)).toEqual(['Piet V', '1961']);
  });

  test('columns that nothing reads, empty rows and repeated ids are reported', async () => {
    const { lost, statements } = await read('A1,Jan,V,,,,,,,,hello\n,,,,,,,,,,\nA1,Piet,V,,,,,,,,\n');
    expect(statements.length).toBe(2);
    const counts = new Map(lost.map(({ what, count }) => [what, count]));
    expect(counts.get('column Remark')).toBe(1);
    expect(counts.get('empty rows')).toBe(1);
    expect(counts.get('record ids on several rows')).toBe(1);
  });

  test('a described entity without its id is an error', async () => {
    const { problems } = await read(',Jan,V,,,,,,,,\n');
    expect(problems).toMatchObject([{ code: 'record-id-missing', place: { line: 2, column: 'Ref' } }]);
  });

  test('a workbook reads the same, with sheet and row', async () => {
    const rows = [HEADER.trim().split(','), 'A1,Jan,de Vries,1960,,,AB1,S,,,'.split(',')];
    const file = bytesFile('t.xlsx', await writeWorkbook(sheetOf(rows, 'Persons')));
    const { statements, problems } = await collect(xlsxImporter.read([file], { ...OPTIONS, mapping }));
    expect(problems).toEqual([]);
    const same = (await read('A1,Jan,de Vries,1960,,,AB1,S,,,\n')).statements;
    expect(statements.map((s) => ({ ...s, locator: undefined }))).toEqual(
      same.map((s) => ({ ...s, locator: undefined })),
    );
    expect(statements[0]?.locator).toBe('Persons, row 2');
  });

  test('a preview is what an import makes of the first rows', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `A${i},Jan,V${i},${i === 3 ? 'x' : '1960'},,,,S,,,\n`,
    ).join('');
    const preview = await previewRows(textFile('t.csv', HEADER + rows), 'csv', { ...OPTIONS, mapping }, 5);
    expect(preview.map(({ line, events }) => [line, events.map(({ type }) => type).join()])).toEqual([
      [2, 'statement,statement'],
      [3, 'statement,statement'],
      [4, 'statement,statement'],
      [5, 'error'],
      [6, 'statement,statement'],
    ]);
  });
});

describe('mappings', () => {
  const person = (changes: object) => ({
    version: 1,
    entities: [
      {
        key: 'person',
        schema: 'Person',
        id: { columns: ['Ref'] },
        properties: [{ property: 'name', from: { column: 'First' } }],
        ...changes,
      },
    ],
  });

  test.each<[string, object, string]>([
    ['a missing column', person({ id: { columns: ['Nope'] } }), 'column-missing'],
    ['an unknown schema', person({ schema: 'Ghost' }), 'schema-unknown'],
    ['an abstract schema', person({ schema: 'Thing' }), 'schema-unknown'],
    [
      'an unknown property',
      person({ properties: [{ property: 'shoeSize', from: { column: 'First' } }] }),
      'property-unknown',
    ],
    [
      'the reverse side of a link',
      person({ properties: [{ property: 'ownedVehicles', from: { column: 'First' } }] }),
      'property-unknown',
    ],
    [
      'a disabled property',
      person({ properties: [{ property: 'religion', from: { column: 'First' } }] }),
      'property-disabled',
    ],
    [
      'a date format',
      person({
        properties: [
          {
            property: 'birthDate',
            from: { column: 'Born' },
            transforms: [{ type: 'date', formats: ['dd/mm/yyyy'] }],
          },
        ],
      }),
      'mapping-date-format',
    ],
    [
      'a link to nowhere',
      person({ properties: [{ property: 'name', from: { entity: 'ghost' } }] }),
      'mapping-link',
    ],
    [
      'a link from text',
      {
        ...person({}),
        entities: [
          ...person({}).entities,
          {
            key: 'b',
            schema: 'Person',
            id: { columns: ['Ref'] },
            properties: [{ property: 'name', from: { entity: 'person' } }],
          },
        ],
      },
      'mapping-link',
    ],
    [
      'a link to the wrong schema',
      {
        ...person({}),
        entities: [
          ...person({}).entities,
          {
            key: 'b',
            schema: 'Ownership',
            id: { columns: ['Ref'] },
            properties: [{ property: 'asset', from: { entity: 'person' } }],
          },
        ],
      },
      'mapping-link',
    ],
    [
      'a key twice',
      { ...person({}), entities: [...person({}).entities, ...person({}).entities] },
      'mapping-key-duplicate',
    ],
    ['an unknown category', person({ subject: { constant: 'villain' } }), 'subject-unknown'],
    [
      'an unknown category in a table',
      person({ subject: { column: 'Role', table: { S: 'villain' } } }),
      'subject-unknown',
    ],
    ['an unknown grade', person({ grading: { constant: '4x4/D/1' } }), 'grading-unknown'],
    ['an unknown label', person({ label: 'secret' }), 'label-unknown'],
    [
      'an unknown language',
      person({
        properties: [{ property: 'name', from: { column: 'First' }, language: { constant: 'English' } }],
      }),
      'language-unknown',
    ],
  ])('%s is one error for the whole table', async (_, input, code) => {
    const result = await collect(
      csvImporter.read([textFile('t.csv', HEADER + 'A1,a,b,,,,,,,,\n'.repeat(100))], {
        ...OPTIONS,
        mapping: parseMapping(input),
      }),
    );
    expect(result.problems.map((problem) => problem.code)).toEqual([code, 'mapping-unfit']);
    expect(result.statements).toEqual([]);
    expect(result.broken).toBe(true);
  });

  test.each<[string, unknown]>([
    ['another version', { ...person({}), version: 2 }],
    ['no entities', { version: 1, entities: [] }],
    ['a stray member', person({ colour: 'red' })],
    ['nothing', null],
    ['a list', []],
    [
      'an unknown transform',
      person({ properties: [{ property: 'name', from: { column: 'a' }, transforms: [{ type: 'eval' }] }] }),
    ],
  ])('%s is refused', (_, input) => {
    try {
      parseMapping(input);
      expect.unreachable();
    } catch (error) {
      expect(isForelandError(error) && error.code).toBe('mapping-invalid');
    }
  });

  test('the id of a mapping depends on its content, not on the order of its members', () => {
    const { entities, ...rest } = person({});
    expect(mappingId(parseMapping({ entities, ...rest }))).toBe(
      mappingId(parseMapping({ ...rest, entities })),
    );
    expect(mappingId(parseMapping(person({})))).not.toBe(mappingId(parseMapping(person({ key: 'other' }))));
  });
});
