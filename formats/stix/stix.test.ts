import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { labelKey, parseLabel, statementId } from '@foreland/model';
import type { Label, StatementDraft } from '@foreland/model';
import { collect } from '../collect.ts';
import type { ExportTerms } from '../exporter.ts';
import type { ImportOptions } from '../importer.ts';
import type { LossReport } from '../loss.ts';
import { bytesFile } from '../source.ts';
import { LABEL, OPTIONS } from '../hostile/terms.ts';
import { stixExporter } from './exporter.ts';
import { stixImporter } from './importer.ts';
import { OasisSchemas } from './oasis.ts';

interface Bundle {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: readonly Thing[];
}
interface Thing {
  readonly [member: string]: unknown;
  readonly type: string;
  readonly id: string;
  readonly object_marking_refs?: readonly string[];
}

const FOLDER = join(import.meta.dirname, 'schemas-oasis');
const schemas = new OasisSchemas(
  new Map(
    ['common', 'sdos', 'sros', 'observables'].flatMap((folder) =>
      readdirSync(join(FOLDER, folder)).map(
        (file) => [`${folder}/${file}`, readFileSync(join(FOLDER, folder, file), 'utf8')] as const,
      ),
    ),
  ),
);
const EXPORT: ExportTerms = {
  partner: 'GB',
  title: 'Export of 2026-11-25',
  source: 'foreland',
  legalBasis: 'Police Act 1996, section 30',
  receivedOn: '2026-11-25',
  exercise: true,
};

async function exported(
  statements: readonly StatementDraft[],
  terms: ExportTerms = EXPORT,
): Promise<{ text: string; bundle: Bundle; report: LossReport }> {
  const reports: LossReport[] = [];
  const pieces = await Array.fromAsync(
    stixExporter.write(statements, terms, (report) => reports.push(report)),
  );
  const text = pieces.join('');
  const [report] = reports;
  if (!report || reports.length !== 1) return expect.unreachable();
  return { text, bundle: JSON.parse(text) as Bundle, report };
}

function imported(text: string, options: ImportOptions = OPTIONS, piece = 65_536) {
  return collect(stixImporter.read([bytesFile('b.json', new TextEncoder().encode(text), piece)], options));
}

const WIDE = LABEL;
const NARROW: Label = parseLabel({
  ...LABEL,
  tlp: 'red',
  audience: ['FR', 'GB'],
  handling: ['H1', 'H3:no press'],
});
const GUARDED: Label = parseLabel({ ...LABEL, protected: true });

const fact = (
  record: string,
  schema: string,
  property: string,
  value: string,
  more: Partial<StatementDraft> = {},
): StatementDraft => ({ record, schema, property, value, label: WIDE, kind: 'fact', ...more });

const SAMPLE: readonly StatementDraft[] = [
  fact('GB:e-1', 'Equipment', 'serialNumber', 'YX-1'),
  fact('GB:e-1', 'Equipment', 'holder', 'GB:p-1', { label: NARROW }),
  fact('GB:e-1', 'Equipment', 'seizure', 'GB:gone'),
  fact('GB:l-1', 'Launch', 'place', 'GB:x-1'),
  fact('GB:l-1', 'Launch', 'persons', '52'),
  fact('GB:o-1', 'Ownership', 'owner', 'GB:p-1'),
  fact('GB:o-1', 'Ownership', 'asset', 'GB:v-1'),
  fact('GB:o-1', 'Ownership', 'startDate', '2025-03-01'),
  fact('GB:o-2', 'Ownership', 'owner', 'GB:p-1'),
  fact('GB:o-2', 'Ownership', 'asset', 'GB:elsewhere'),
  fact('GB:p-1', 'Person', 'name', 'Jürgen Ø', {
    subject: 'suspect',
    grading: '4x4/B/2',
    original: 'JÜRGEN Ø',
  }),
  fact('GB:p-1', 'Person', 'email', 'j.o@example.org', { subject: 'suspect' }),
  fact('GB:p-1', 'Person', 'phone', '+447700900123', { subject: 'suspect', label: NARROW }),
  fact('GB:p-1', 'Person', 'position', 'organiser', { subject: 'suspect', kind: 'assessment' }),
  fact('GB:u-1', 'UserAccount', 'username', 'boat24'),
  fact('GB:u-1', 'UserAccount', 'service', 'Telegram'),
  fact('GB:v-1', 'Vessel', 'name', 'Marie'),
  fact('GB:x-1', 'Place', 'name', 'Beach'),
  fact('GB:x-1', 'Place', 'latitude', '50.9'),
  fact('GB:x-1', 'Place', 'longitude', '1.7'),
  fact('GB:y-1', 'Advert', 'url', 'https://example.org/a?b=c'),
];

function keyOf(statement: StatementDraft): string {
  return `${statementId(statement)} ${labelKey(statement.label)} ${statement.locator ?? ''}`;
}

describe('export', () => {
  test('is valid, marks every object, and links what it holds', async () => {
    const { bundle, report } = await exported(SAMPLE);
    expect(schemas.faults(bundle)).toEqual([]);
    expect(report.kept).toBe(SAMPLE.length);
    const ids = new Set(bundle.objects.map(({ id }) => id));
    expect(ids.size).toBe(bundle.objects.length);
    for (const { type, object_marking_refs: markings } of bundle.objects) {
      if (['extension-definition', 'marking-definition'].includes(type)) continue;
      if (type === 'identity' && markings === undefined) continue;
      expect(markings?.length).toBe(2);
      for (const marking of markings ?? []) expect(ids).toContain(marking);
    }
    const types = Map.groupBy(bundle.objects, ({ type }) => type);
    expect([...types.keys()].sort()).toEqual([
      'email-addr',
      'extension-definition',
      'foreland-record',
      'identity',
      'incident',
      'location',
      'marking-definition',
      'note',
      'relationship',
      'report',
      'url',
      'user-account',
    ]);
    const relations = (types.get('relationship') ?? []).map((each) => each['relationship_type']).sort();
    expect(relations).toEqual(['has-account', 'has-email', 'has-url', 'holder', 'owner', 'owns', 'place']);
    expect(report.lost.map(({ what, count }) => [what, count])).toEqual([
      ['links to records outside this export', 2],
      ['links with an end outside this export', 1],
    ]);
    const person = bundle.objects.find((each) => each['name'] === 'Jürgen Ø');
    expect(person).toMatchObject({
      identity_class: 'individual',
      contact_information: '+447700900123; j.o@example.org',
    });
    // An assessment is nobody's attribute; red is the join of what the object holds.
    expect(JSON.stringify(person?.object_marking_refs)).toContain('e828b379-4e03-4974-9ac4-e53a884c97c1');
    expect(types.get('note')?.[0]).toMatchObject({
      content: 'position: organiser',
      object_refs: [person?.id],
    });
  });

  test('ids of observables are those of the standard', async () => {
    const { bundle } = await exported(SAMPLE);
    // uuid5 of {"value":"j.o@example.org"} in the namespace of section 2.9, computed with Python's uuid module.
    expect(bundle.objects.find(({ type }) => type === 'email-addr')?.id).toBe(
      'email-addr--40b125f2-09b0-5868-ade5-2fdbbece8cb2',
    );
  });

  test('a copy for a view has ids of its own and says what it was made from', async () => {
    const whole = (await exported(SAMPLE)).bundle;
    const copy = (
      await exported(
        SAMPLE.filter(({ label }) => label === WIDE),
        { ...EXPORT, view: 'FR' },
      )
    ).bundle;
    expect(schemas.objectFaults(copy)).toEqual([]);
    const person = copy.objects.find((each) => each['name'] === 'Jürgen Ø');
    const original = whole.objects.find((each) => each['name'] === 'Jürgen Ø');
    expect(person?.id).not.toBe(original?.id);
    expect(copy.objects).toContainEqual(
      expect.objectContaining({
        relationship_type: 'derived-from',
        source_ref: person?.id,
        target_ref: original?.id,
      }),
    );
    expect(JSON.stringify(copy)).not.toContain('447700900123');
    expect(JSON.stringify(copy)).not.toContain('no press');
  });

  test('confidence is given where the standard has a scale for the grade, and nowhere else', async () => {
    const of = async (...grades: readonly (string | undefined)[]) => {
      const statements = grades.map((grading, index) =>
        fact('GB:v-1', 'Vessel', 'name', `M${index}`, grading === undefined ? {} : { grading }),
      );
      return (await exported(statements)).bundle.objects.find(({ type }) => type === 'foreland-record')?.[
        'confidence'
      ];
    };
    expect(await of('admiralty/B/2')).toBe(70);
    expect(await of('admiralty/B/2', 'admiralty/A/2')).toBe(70);
    expect(await of('admiralty/B/2', 'admiralty/B/3')).toBeUndefined();
    expect(await of('admiralty/B/2', undefined)).toBeUndefined();
    expect(await of('admiralty/B/6')).toBeUndefined();
    expect(await of('4x4/A/1')).toBeUndefined();
    expect(await of('3x5x2/1/A/P')).toBeUndefined();
  });

  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((given) => {
    const clean = given.normalize('NFC').trim();
    return clean === given && clean !== '' && !/\p{C}/u.test(clean);
  });
  const record = fc.integer({ min: 1, max: 9 });
  const shape: fc.Arbitrary<StatementDraft> = fc
    .tuple(
      record,
      fc.constantFrom(
        ['p', 'Person', 'name'],
        ['p', 'Person', 'notes'],
        ['c', 'Company', 'sector'],
        ['v', 'Vessel', 'name'],
        ['x', 'Place', 'country'],
        ['x', 'Place', 'latitude'],
        ['x', 'Place', 'longitude'],
        ['a', 'Address', 'city'],
        ['l', 'Launch', 'description'],
        ['o', 'Ownership', 'owner'],
        ['o', 'Ownership', 'asset'],
        ['o', 'Ownership', 'startDate'],
        ['o', 'Ownership', 'endDate'],
        ['u', 'UserAccount', 'username'],
        ['u', 'UserAccount', 'service'],
        ['u', 'UserAccount', 'email'],
        ['e', 'Equipment', 'holder'],
        ['y', 'Advert', 'url'],
        ['b', 'BankAccount', 'iban'],
        ['n', 'Note', 'entity'],
      ) as fc.Arbitrary<readonly [string, string, string]>,
      text,
      record,
      fc.record({
        label: fc.constantFrom(WIDE, NARROW),
        kind: fc.constantFrom('fact' as const, 'assessment' as const),
        grading: fc.constantFrom(undefined, '4x4/B/2', 'admiralty/B/2'),
        language: fc.constantFrom(undefined, 'ar'),
        observedFrom: fc.constantFrom(undefined, '2025-01-01'),
        locator: fc.constantFrom(undefined, 'line 3'),
      }),
    )
    .map(([id, [kind, schema, property], value, other, more]) => {
      const links: Readonly<Record<string, string>> = { owner: 'p', asset: 'v', holder: 'p', entity: 'v' };
      const values: Readonly<Record<string, string>> = {
        country: 'gb',
        latitude: String(other),
        longitude: String(-other * 20),
        startDate: `202${other}-01-01`,
        endDate: `202${other}-06`,
        email: `a${other}@example.org`,
        url: `https://example.org/${encodeURIComponent(value)}`,
      };
      const link = links[property];
      return {
        record: `GB:${kind}-${id}`,
        schema,
        property,
        value: link === undefined ? (values[property] ?? value) : `GB:${link}-${other}`,
        ...more,
        ...(schema === 'Person' && { subject: 'suspect' as const }),
      };
    });
  const sets = fc
    .array(shape, { minLength: 1, maxLength: 25 })
    .map((drafts) => drafts.sort((a, b) => (a.record < b.record ? -1 : a.record > b.record ? 1 : 0)));

  test('whatever is exported is valid, and comes back statement for statement', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        sets,
        fc.constantFrom(undefined, 'FR'),
        fc.integer({ min: 500, max: 9000 }),
        async (drafts, view, piece) => {
          const {
            text: bundleText,
            bundle,
            report,
          } = await exported(drafts, { ...EXPORT, ...(view && { view }) });
          runs++;
          expect(runs % 20 === 0 ? schemas.faults(bundle) : schemas.objectFaults(bundle)).toEqual([]);
          expect(report.kept).toBe(drafts.length);
          const { statements, problems } = await imported(bundleText, OPTIONS, piece);
          expect(problems).toEqual([]);
          expect(statements.map(keyOf).sort()).toEqual(drafts.map(keyOf).sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  test('statements on protected persons keep their protection', async () => {
    const victim = fact('GB:p-9', 'Person', 'name', 'V', { subject: 'victim', label: GUARDED });
    const { text: bundleText } = await exported([victim]);
    const { statements } = await imported(bundleText);
    expect(statements.map(keyOf)).toEqual([keyOf(victim)]);
  });

  test('nothing at all is still a valid bundle', async () => {
    const { bundle } = await exported([]);
    expect(schemas.faults(bundle)).toEqual([]);
  });
});
