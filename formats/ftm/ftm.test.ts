import { describe, expect, test } from 'vitest';
import { collect } from '../collect.ts';
import { OPTIONS } from '../hostile/terms.ts';
import type { ImportOptions } from '../importer.ts';
import type { LossReport } from '../loss.ts';
import { textFile } from '../source.ts';
import { ftmExporter } from './exporter.ts';
import { ftmImporter } from './importer.ts';

const read = (lines: readonly unknown[], options: ImportOptions = { ...OPTIONS, subject: 'suspect' }) =>
  collect(
    ftmImporter.read(
      [
        textFile(
          't.ftm.json',
          lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
        ),
      ],
      options,
    ),
  );

const ENTITIES = [
  {
    id: 'p1',
    schema: 'Person',
    properties: { name: ['Jan', 'Jan de Vries'], birthDate: ['1960'], nationality: ['IQ'] },
    datasets: ['x'],
  },
  { id: 'GB:c1', schema: 'Company', properties: { name: ['C'] } },
  { id: 'o1', schema: 'Ownership', properties: { owner: ['p1'], asset: ['GB:c1'], role: ['x'] } },
];

test('entities become statements; ids get the partner; links follow', async () => {
  const { statements, problems, lost } = await read(ENTITIES);
  expect(problems).toEqual([]);
  expect(
    statements.map(({ record, property, value, original, subject }) => [
      record,
      property,
      value,
      original,
      subject,
    ]),
  ).toEqual([
    ['GB:p1', 'name', 'Jan', undefined, 'suspect'],
    ['GB:p1', 'name', 'Jan de Vries', undefined, 'suspect'],
    ['GB:p1', 'birthDate', '1960', undefined, 'suspect'],
    ['GB:p1', 'nationality', 'iq', 'IQ', 'suspect'],
    ['GB:c1', 'name', 'C', undefined, undefined],
    ['GB:o1', 'owner', 'GB:p1', undefined, undefined],
    ['GB:o1', 'asset', 'GB:c1', undefined, undefined],
    ['GB:o1', 'role', 'x', undefined, undefined],
  ]);
  expect(lost.map(({ what }) => what)).toEqual(['member datasets']);
});

test('statement lines, with the value as received and its language', async () => {
  const { statements, problems } = await read([
    {
      id: 'a1',
      entity_id: 'p1',
      canonical_id: 'NK-1',
      prop: 'id',
      prop_type: 'checksum',
      schema: 'Person',
      value: 'abc',
    },
    {
      id: 'a2',
      entity_id: 'p1',
      canonical_id: 'NK-1',
      prop: 'name',
      prop_type: 'name',
      schema: 'Person',
      value: 'Jan',
      original_value: 'JAN',
      lang: 'nld',
      external: false,
    },
  ]);
  expect(problems).toEqual([]);
  expect(statements).toMatchObject([
    { record: 'GB:p1', property: 'name', value: 'Jan', original: 'JAN', language: 'nld' },
  ]);
});

describe('refusing', () => {
  test.each<[string, unknown, string, object]>([
    [
      'an unknown schema',
      { id: 'a', schema: 'Ghost', properties: {} },
      'schema-unknown',
      { line: 1, path: 'schema' },
    ],
    ['an abstract schema', { id: 'a', schema: 'Thing', properties: {} }, 'schema-unknown', { line: 1 }],
    [
      'a number as value',
      { id: 'a', schema: 'Person', properties: { name: [1] } },
      'type-wrong',
      { line: 1, path: 'properties.name[0]' },
    ],
    [
      'a string for a list',
      { id: 'a', schema: 'Person', properties: { name: 'x' } },
      'type-wrong',
      { line: 1, path: 'properties.name' },
    ],
    [
      'an id that is a number',
      { id: 1, schema: 'Person', properties: {} },
      'type-wrong',
      { line: 1, path: 'id' },
    ],
    [
      'a record of another partner',
      { id: 'FR:1', schema: 'Person', properties: { name: ['x'] } },
      'record-partner',
      { line: 1 },
    ],
    [
      'an id with a space',
      { id: 'a b', schema: 'Person', properties: { name: ['x'] } },
      'record-id-invalid',
      { line: 1 },
    ],
    [
      'a date that is not',
      { id: 'a', schema: 'Person', properties: { birthDate: ['1960-13'] } },
      'value-date',
      { line: 1, path: 'properties.birthDate[0]' },
    ],
    [
      'a prototype key',
      '{"id":"a","schema":"Person","properties":{"__proto__":["x"]}}',
      'json-forbidden-key',
      { line: 1, path: 'properties.__proto__' },
    ],
    ['another kind of line', { a: 1 }, 'line-unknown', { line: 1 }],
  ])('%s', async (_, line, code, place) => {
    const { problems, statements } = await read([line, ENTITIES[1]]);
    expect(problems).toMatchObject([{ code, place }]);
    expect(statements.map(({ record }) => record)).toEqual(['GB:c1']);
  });

  test('unknown and disabled properties are reported, without the value of disabled ones', async () => {
    const { problems, lost, statements } = await read([
      {
        id: 'a',
        schema: 'Person',
        properties: { name: ['x'], religion: ['Quaker'], aura: ['blue'], ownedVehicles: ['v'] },
      },
    ]);
    expect(problems).toEqual([]);
    expect(statements.length).toBe(1);
    expect(lost.map(({ what }) => what)).toEqual([
      'disabled property religion',
      'unknown property aura',
      'unknown property ownedVehicles',
    ]);
    expect(JSON.stringify(lost)).not.toContain('Quaker');
  });
});

test('without a stated legal category persons are “other”, and the report says so; victims are protected', async () => {
  const open = await read(ENTITIES, OPTIONS);
  expect(open.statements[0]?.subject).toBe('other');
  expect(open.lost.map(({ what }) => what)).toContain('legal category of persons');
  const guarded = await read(ENTITIES, { ...OPTIONS, subject: 'victim' });
  expect(guarded.statements.every(({ label }) => label.protected)).toBe(true);
});

test('export and import keep all but the losses that the export lists', async () => {
  const { statements } = await read(ENTITIES);
  const reports: LossReport[] = [];
  const terms = {
    partner: 'GB' as const,
    title: 'T',
    source: 's',
    legalBasis: 'l',
    receivedOn: '2026-01-31',
    exercise: false,
  };
  const text = (
    await Array.fromAsync(ftmExporter.write(statements, terms, (report) => reports.push(report)))
  ).join('');
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      id: 'GB:p1',
      schema: 'Person',
      properties: { name: ['Jan', 'Jan de Vries'], birthDate: ['1960'], nationality: ['iq'] },
    },
    { id: 'GB:c1', schema: 'Company', properties: { name: ['C'] } },
    { id: 'GB:o1', schema: 'Ownership', properties: { owner: ['GB:p1'], asset: ['GB:c1'], role: ['x'] } },
  ]);
  expect(reports[0]?.kept).toBe(8);
  expect(reports[0]?.lost.map(({ what, count }) => [what, count])).toEqual([
    ['grades', 8],
    ['labels', 8],
    ['legal categories of persons', 4],
    ['places in the source', 8],
    ['terms of the contribution', 1],
    ['values as received', 1],
  ]);
  const again = await read(text.trim().split('\n'));
  expect(again.statements).toEqual(statements.map(({ original, ...statement }) => statement));
});
