import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { checkValue, partnerOf } from '@foreland/model';
import { collect } from '../collect.ts';
import { findImporter } from '../importers.ts';
import { bytesFile } from '../source.ts';
import { COLUMNS, TABLE_OPTIONS, cells, utf16, utf8 } from './case.ts';
import { LABEL, OPTIONS } from './terms.ts';
import { labelMarking } from '../stix/label-marking.ts';
import { sheetOf, writeWorkbook } from './workbook.ts';

/** `FORELAND_FUZZ=10000 npx vitest run formats/hostile/fuzz` tries more. */
const RUNS = Number(process.env['FORELAND_FUZZ'] ?? 200);

const ROWS = [
  COLUMNS,
  cells({ Born: '04/12/1960', Phone: '+447700900123', Country: 'Iraq' }),
  cells({ Ref: '2', Name: 'Ø “x”; y', Mail: 'a@b.nl' }),
  cells({ Ref: '3', Height: '180' }),
];
const CSV = ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const JSON_LINES = [
  {
    foreland: 1,
    contribution: { title: 'T', partner: 'GB', source: 's', legalBasis: 'l', receivedOn: '2026-01-31' },
  },
  { label: 'a', is: LABEL },
  {
    record: 'GB:1',
    schema: 'Person',
    property: 'name',
    value: 'Jürgen 𝄞',
    label: 'a',
    kind: 'fact',
    subject: 'suspect',
    grading: '4x4/B/2',
  },
  {
    record: 'GB:1',
    schema: 'Person',
    property: 'birthDate',
    value: '1960-12-04',
    label: 'a',
    observedFrom: '2025-01-01',
  },
]
  .map((line) => JSON.stringify(line))
  .join('\n');
const FTM = [
  { id: '1', schema: 'Person', properties: { name: ['Jan', 'Jürgen'], birthDate: ['1960'] } },
  { id: '2', schema: 'Ownership', properties: { owner: ['1'], asset: ['3'] } },
  { id: 'x', entity_id: '1', prop: 'alias', schema: 'Person', value: 'J', lang: 'nld' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');
const SUBJECTS =
  'unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\nGIM1,individual,,1,01/02/2025,\n';
const NAMES =
  'name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5\n1,GIM1,primary,,A B,B,A,,,,\n';

const STIX = JSON.stringify({
  type: 'bundle',
  id: 'bundle--00000000-0000-4000-8000-000000000000',
  objects: [
    labelMarking(LABEL),
    {
      type: 'identity',
      spec_version: '2.1',
      id: 'identity--00000000-0000-4000-8000-000000000001',
      created: '2025-01-01T00:00:00.000Z',
      modified: '2025-01-01T00:00:00.000Z',
      name: 'Jürgen',
      identity_class: 'individual',
      object_marking_refs: [labelMarking(LABEL)['id']],
    },
    { type: 'email-addr', id: 'email-addr--00000000-0000-4000-8000-000000000002', value: 'a@b.nl' },
  ],
});

const EPCIS = JSON.stringify({
  '@context': [{ foreland: 'urn:foreland:epcis:' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-01-31T12:00:00Z',
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        action: 'OBSERVE',
        bizStep: 'shipping',
        eventTime: '2026-01-31T12:00:00Z',
        eventTimeZoneOffset: '+00:00',
        epcList: ['urn:epc:id:sgtin:9990000.00001.77'],
        sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9990000.00000' }],
        'foreland:carrier': 'Exemplar Freight',
      },
    ],
  },
});

interface Target {
  readonly importer: string;
  readonly options: typeof TABLE_OPTIONS;
  /** Files of which the first is mutated. */
  readonly files: () => readonly Uint8Array[];
}

let workbook: Uint8Array = utf8('');
beforeAll(async () => {
  workbook = await writeWorkbook(sheetOf(ROWS));
});

const targets: readonly Target[] = [
  { importer: 'csv', options: TABLE_OPTIONS, files: () => [utf8(CSV)] },
  { importer: 'csv', options: TABLE_OPTIONS, files: () => [utf16(`\ufeff${CSV}`, true)] },
  { importer: 'xlsx', options: TABLE_OPTIONS, files: () => [workbook] },
  { importer: 'foreland', options: OPTIONS, files: () => [utf8(JSON_LINES)] },
  { importer: 'ftm', options: { ...OPTIONS, subject: 'suspect' }, files: () => [utf8(FTM)] },
  { importer: 'stix', options: { ...OPTIONS, subject: 'suspect' }, files: () => [utf8(STIX)] },
  { importer: 'epcis', options: OPTIONS, files: () => [utf8(EPCIS)] },
  { importer: 'uk-sanctions', options: OPTIONS, files: () => [utf8(SUBJECTS), utf8(NAMES)] },
  { importer: 'uk-sanctions', options: OPTIONS, files: () => [utf8(NAMES), utf8(SUBJECTS)] },
];

type Mutation = {
  readonly at: number;
  readonly kind: 'set' | 'insert' | 'remove' | 'cut' | 'repeat';
  readonly length: number;
  readonly bytes: Uint8Array;
};
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('set', 'insert', 'remove', 'cut', 'repeat'),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom('"', '\\', '\n', ',', '{', '}', '[', '\0', '__proto__', '\u202e', '<!DOCTYPE x>', 'PK')
      .map(utf8),
  ),
});

function mutate(file: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let bytes = [...file];
  for (const { at, kind, length, bytes: other } of mutations) {
    const place = Math.floor(at * bytes.length);
    if (kind === 'set') other.forEach((byte, index) => (bytes[Math.min(place + index, bytes.length)] = byte));
    else if (kind === 'insert') bytes.splice(place, 0, ...other);
    else if (kind === 'remove') bytes.splice(place, length);
    else if (kind === 'repeat') bytes.splice(place, 0, ...bytes.slice(place, place + length));
    else bytes = bytes.slice(0, place);
  }
  return Uint8Array.from(bytes);
}

/** Reads hostile files: never a throw, never a bad statement, and an error wherever nothing came out. */
async function attack(
  { importer, options }: Target,
  files: readonly Uint8Array[],
  piece: number,
): Promise<void> {
  const sources = files.map((bytes, index) => bytesFile(`f${index}`, bytes, piece));
  const { statements, problems } = await collect(
    findImporter(importer)?.read(sources, options) ?? expect.unreachable(),
  );
  if (statements.length === 0) expect(problems.length).toBeGreaterThan(0);
  for (const { record, schema, property, value } of statements) {
    expect(partnerOf(record)).toBe('GB');
    expect(checkValue(schema, property, value)).toMatchObject({ ok: true, value });
  }
  for (const { code, message, remedy } of problems)
    expect([code, message, remedy].every((text) => text !== '')).toBe(true);
}

describe.each(targets.map((target, index) => [`${target.importer} ${index}`, target] as const))(
  '%s',
  (_, target) => {
    test('survives random bytes', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 400 }),
          fc.integer({ min: 1, max: 100 }),
          async (bytes, piece) => {
            await attack(target, [bytes, ...target.files().slice(1)], piece);
          },
        ),
        { numRuns: RUNS / 2 },
      );
    });

    test('survives mutations of a sound file', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(mutation, { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 1, max: 100 }),
          async (mutations, piece) => {
            const [first, ...rest] = target.files();
            await attack(target, [mutate(first ?? utf8(''), mutations), ...rest], piece);
          },
        ),
        { numRuns: RUNS },
      );
    });

    test('accepts the sound file', async () => {
      const sources = target.files().map((bytes, index) => bytesFile(`f${index}`, bytes, 7));
      const { statements, problems } = await collect(
        findImporter(target.importer)?.read(sources, target.options) ?? expect.unreachable(),
      );
      expect(problems).toEqual([]);
      expect(statements.length).toBeGreaterThan(1);
    });
  },
);

test('sheets with mutated XML inside a sound ZIP file', async () => {
  const target = targets.find(({ importer }) => importer === 'xlsx') ?? expect.unreachable();
  const xml = `<?xml version="1.0"?><worksheet><sheetData>${sheetOf(ROWS).sheets[0]?.data ?? ''}<row r="9"><c r="A9" t="s"><v>0</v></c><c r="C9" s="1"><v>44197</v></c></row></sheetData></worksheet>`;
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const file = await writeWorkbook({
        sheets: [{ name: 'S', data: '' }],
        strings: ['<t>9</t>'],
        cellFormats: [14],
        parts: { 'xl/worksheets/sheet1.xml': mutate(utf8(xml), mutations) },
      });
      await attack(target, [file], 1000);
    }),
    { numRuns: RUNS },
  );
});
