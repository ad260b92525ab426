import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { LEVELS, PARTNERS, PURPOSES, TLPS, labelKey, parseLabel, statementId } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { collect } from '../collect.ts';
import { TERMS } from '../hostile/terms.ts';
import type { LossReport } from '../loss.ts';
import { bytesFile, textFile } from '../source.ts';
import { forelandExporter } from './exporter.ts';
import { forelandImporter } from './importer.ts';

const HEADER = {
  foreland: 1,
  contribution: { title: 'T', partner: 'GB', source: 's', legalBasis: 'l', receivedOn: '2026-01-31' },
};
const LABEL = {
  originators: ['GB'],
  audience: ['GB'],
  purposes: ['cross-check'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-03-01',
};
const lines = (...values: unknown[]) =>
  textFile(
    't.jsonl',
    [HEADER, { label: 'a', is: LABEL }, ...values]
      .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
      .join('\n'),
  );
const read = (...values: unknown[]) => collect(forelandImporter.read([lines(...values)], { partner: 'GB' }));
const statement = {
  record: 'GB:p-1',
  schema: 'Person',
  property: 'name',
  value: 'Jan',
  label: 'a',
  kind: 'fact',
  subject: 'suspect',
  grading: '4x4/B/2',
};

test('a statement with all its members', async () => {
  const full = {
    ...statement,
    original: ' jan',
    language: 'nl',
    observedFrom: '2025-01-01',
    observedTo: '2025-01-31',
    locator: 'page 3',
  };
  const { statements, problems, contribution } = await read(full);
  expect(problems).toEqual([]);
  expect(contribution).toMatchObject({ partner: 'GB', title: 'T', exercise: false, format: 'foreland' });
  expect(statements).toEqual([{ ...full, label: parseLabel(LABEL) }]);
});

describe('a line that cannot be used is an error with its line, and the next is read', () => {
  test.each<[string, unknown, string, object]>([
    ['malformed JSON', '{"record":', 'json-malformed', { line: 3, column: 11 }],
    ['a number for a string', { ...statement, value: 5 }, 'type-wrong', { line: 3, path: 'value' }],
    ['null for a string', { ...statement, original: null }, 'type-wrong', { line: 3, path: 'original' }],
    ['a list for a string', { ...statement, value: ['Jan'] }, 'type-wrong', { line: 3, path: 'value' }],
    ['an unknown member', { ...statement, colour: 'red' }, 'member-unknown', { line: 3, path: 'colour' }],
    ['a missing member', { ...statement, value: undefined }, 'member-missing', { line: 3, path: 'value' }],
    ['an undeclared label', { ...statement, label: 'b' }, 'label-unknown', { line: 3, path: 'label' }],
    ['a record of another partner', { ...statement, record: 'FR:1' }, 'record-partner', { line: 3 }],
    ['a record with a space', { ...statement, record: 'GB:a b' }, 'record-id-invalid', { line: 3 }],
    ['an unknown schema', { ...statement, schema: 'Ghost' }, 'schema-unknown', { line: 3 }],
    ['an unknown property', { ...statement, property: 'aura' }, 'property-unknown', { line: 3 }],
    ['a disabled property', { ...statement, property: 'religion' }, 'property-disabled', { line: 3 }],
    [
      'an unknown category',
      { ...statement, subject: 'villain' },
      'subject-unknown',
      { line: 3, path: 'subject' },
    ],
    ['an unknown kind', { ...statement, kind: 'rumour' }, 'kind-unknown', { line: 3, path: 'kind' }],
    ['an unknown grade', { ...statement, grading: '4x4/D/1' }, 'grading-unknown', { line: 3 }],
    ['a victim under an open label', { ...statement, subject: 'victim' }, 'label-not-protected', { line: 3 }],
    ['a day that is not', { ...statement, observedFrom: '2025-02-30' }, 'observed-date', { line: 3 }],
    [
      'an end before its start',
      { ...statement, observedFrom: '2025-02-02', observedTo: '2025-02-01' },
      'observed-order',
      { line: 3 },
    ],
    [
      'a date out of range',
      { ...statement, property: 'birthDate', value: '0999-01-01' },
      'value-date',
      { line: 3 },
    ],
    ['a label twice', { label: 'a', is: LABEL }, 'label-duplicate', { line: 3, path: 'label' }],
    [
      'a label that is none',
      { label: 'b', is: { ...LABEL, tlp: 'pink' } },
      'label-invalid',
      { line: 3, path: 'is.tlp' },
    ],
    ['a line of another kind', { hello: 1 }, 'line-unknown', { line: 3 }],
  ])('%s', async (_, line, code, place) => {
    const { statements, problems, broken } = await read(line, statement);
    expect(problems).toMatchObject([{ code, place }]);
    expect(broken).toBe(false);
    expect(statements.map(({ value }) => value)).toEqual(['Jan']);
  });

  test('a record that changes its schema', async () => {
    const { problems } = await read(
      statement,
      { ...statement, record: 'GB:x' },
      { ...statement, schema: 'Organization', subject: undefined },
    );
    expect(problems).toMatchObject([{ code: 'record-schema-conflict', place: { line: 5 } }]);
  });
});

test('direction-changing characters: an error in identifiers, kept and reported in names', async () => {
  const { statements, problems, lost } = await read(
    { ...statement, value: 'Jan\u202e' },
    { ...statement, property: 'phone', value: '+44\u202e123456789' },
  );
  expect(problems).toMatchObject([{ code: 'value-bidi', place: { line: 4 } }]);
  expect(statements.length).toBe(1);
  expect(lost.map(({ what }) => what)).toEqual(['invisible or direction-changing characters kept']);
});

const partner = fc.constantFrom(...PARTNERS);
const label = fc
  .record({
    originators: fc.constant(['GB']),
    audience: fc.uniqueArray(partner),
    purposes: fc.uniqueArray(fc.constantFrom(...PURPOSES)),
    handling: fc.uniqueArray(fc.constantFrom('H0', 'H1', 'H2', 'H3', 'H3:ask first')),
    tlp: fc.constantFrom(...TLPS),
    level: fc.constantFrom(...LEVELS),
    protected: fc.boolean(),
    reviewBy: fc.constantFrom('2029-03-01', '2031-12-31'),
  })
  .map(parseLabel);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '' && !/[\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/.test(text));
const draft: fc.Arbitrary<StatementDraft> = fc
  .record({
    record: fc.constantFrom('GB:p-1', 'GB:p-2', 'GB:ü/ش'),
    value: words,
    label,
    kind: fc.constantFrom('fact' as const, 'assessment' as const),
    property: fc.constantFrom('name', 'alias', 'notes'),
    original: fc.option(words, { nil: undefined }),
    language: fc.option(fc.constantFrom('fr', 'kmr'), { nil: undefined }),
    grading: fc.option(fc.constantFrom('4x4/A/1', '3x5x2/1/B/P'), { nil: undefined }),
    observedFrom: fc.option(fc.constantFrom('2025-01-01', '1999-12-31'), { nil: undefined }),
    locator: fc.option(fc.constantFrom('page 1'), { nil: undefined }),
    isVictim: fc.boolean(),
  })
  .map(({ isVictim, original, ...rest }) => ({
    ...rest,
    schema: 'Person',
    subject: isVictim && rest.label.protected ? ('victim' as const) : ('suspect' as const),
    original: original === rest.value ? undefined : original,
  }));

test('what is exported is imported again, statement for statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(draft, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 50 }),
      async (drafts, piece) => {
        const reports: LossReport[] = [];
        const terms = {
          partner: 'GB' as const,
          title: TERMS.title,
          source: TERMS.source,
          legalBasis: TERMS.legalBasis,
          receivedOn: TERMS.receivedOn,
          exercise: true,
        };
        const pieces = await Array.fromAsync(
          forelandExporter.write(drafts, terms, (report) => reports.push(report)),
        );
        expect(reports).toEqual([{ format: 'foreland', kept: drafts.length, lost: [] }]);
        const { statements, problems, contribution } = await collect(
          forelandImporter.read([bytesFile('t', new TextEncoder().encode(pieces.join('')), piece)], {
            partner: 'GB',
          }),
        );
        expect(problems).toEqual([]);
        expect(contribution).toEqual({ ...terms, format: 'foreland', mapping: undefined });
        expect(statements.map((given) => statementId(given))).toEqual(
          drafts.map((written) => statementId(written)),
        );
        expect(statements.map((given) => [labelKey(given.label), given.locator])).toEqual(
          drafts.map(({ label: written, locator }) => [labelKey(written), locator]),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('statements of other partners are left out and reported', async () => {
  const reports: LossReport[] = [];
  const own: StatementDraft = {
    record: 'GB:1',
    schema: 'Person',
    property: 'name',
    value: 'A',
    label: parseLabel(LABEL),
    kind: 'fact',
  };
  const terms = {
    partner: 'GB' as const,
    title: 'T',
    source: 's',
    legalBasis: 'l',
    receivedOn: '2026-01-31',
    exercise: false,
  };
  await Array.fromAsync(
    forelandExporter.write([own, { ...own, record: 'FR:1' }], terms, (report) => reports.push(report)),
  );
  expect(reports).toMatchObject([
    { kept: 1, lost: [{ what: 'statements of other partners', count: 1, examples: ['FR:1'] }] },
  ]);
});
