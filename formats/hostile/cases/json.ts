import { bytes, casesOf, utf16, utf8 } from '../case.ts';
import type { HostileCase } from '../case.ts';
import { LABEL, OPTIONS } from '../terms.ts';

const HEADER = JSON.stringify({
  foreland: 1,
  contribution: { title: 'T', partner: 'GB', source: 's', legalBasis: 'l', receivedOn: '2026-01-31' },
});
const LABEL_LINE = JSON.stringify({ label: 'a', is: LABEL });
const SOUND = {
  foreland: JSON.stringify({
    record: 'GB:1',
    schema: 'Person',
    property: 'name',
    value: 'Jan',
    label: 'a',
    subject: 'suspect',
  }),
  ftm: JSON.stringify({ id: '1', schema: 'Person', properties: { name: ['Jan'] } }),
};

/** Texts in place of a line that no JSON reader may take, with the column of the fault where it is the same for all. */
const LINES: readonly (readonly [name: string, line: string, code: string])[] = [
  ['a brace alone', '{', 'json-malformed'],
  ['a comma too many', '{"a":1,}', 'json-malformed'],
  ['single quotes', "{'a':1}", 'json-malformed'],
  ['a key without quotes', '{a:1}', 'json-malformed'],
  ['a comment', '{"a":1} // x', 'json-malformed'],
  ['two values', '{"a":1}{"b":2}', 'json-malformed'],
  ['NaN', '{"a":NaN}', 'json-malformed'],
  ['Infinity', '{"a":-Infinity}', 'json-malformed'],
  ['undefined', '{"a":undefined}', 'json-malformed'],
  ['a number with a leading zero', '{"a":007}', 'json-malformed'],
  ['a number with a plus sign', '{"a":+1}', 'json-malformed'],
  ['a number beyond all doubles', '{"a":1e400}', 'json-number'],
  ['a hexadecimal number', '{"a":0x10}', 'json-malformed'],
  ['a wrong escape', '{"a":"\\x41"}', 'json-malformed'],
  ['a short escape', '{"a":"\\u12"}', 'json-malformed'],
  ['a raw tab in a string', '{"a":"\t"}', 'json-malformed'],
  ['a raw control character in a string', '{"a":"\u0001"}', 'json-malformed'],
  ['a string cut off', '{"a":"b', 'json-malformed'],
  ['an object cut off', '{"a":"b"', 'json-malformed'],
  ['a list cut off', '{"a":["b"', 'json-malformed'],
  ['a word cut off', '{"a":tru', 'json-malformed'],
  ['a key twice', '{"a":1,"a":2}', 'json-duplicate-key'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'json-duplicate-key'],
  ['an inner key twice', '{"a":{"b":1,"b":2}}', 'json-duplicate-key'],
  ['__proto__', '{"__proto__":{"admin":true}}', 'json-forbidden-key'],
  ['__proto__ escaped', '{"\\u005f\\u005fproto__":{}}', 'json-forbidden-key'],
  ['__proto__ inside', '{"a":{"__proto__":[]}}', 'json-forbidden-key'],
  ['constructor', '{"constructor":{"prototype":{}}}', 'json-forbidden-key'],
  ['prototype', '{"prototype":1}', 'json-forbidden-key'],
  ['a high surrogate', '{"a":"\\ud800"}', 'json-lone-surrogate'],
  ['a low surrogate', '{"a":"\\udc00x"}', 'json-lone-surrogate'],
  ['surrogates in the wrong order', '{"a":"\\udc00\\ud800"}', 'json-lone-surrogate'],
  ['lists 100 deep', `${'['.repeat(100)}${']'.repeat(100)}`, 'json-too-deep'],
  ['lists 100,000 deep', '['.repeat(100_000), 'json-too-deep'],
  ['objects 100,000 deep', '{"a":'.repeat(100_000), 'json-too-deep'],
  ['a string of 2 MB', `{"a":"${'x'.repeat(2_000_000)}"}`, 'field-too-long'],
  ['a key of 2 MB', `{"${'x'.repeat(2_000_000)}":1}`, 'field-too-long'],
  ['a line of 10 MB', `{"a":"${'x'.repeat(10_000_000)}"}`, 'line-too-long'],
  ['10 MB of spaces', `${' '.repeat(10_000_000)}1`, 'line-too-long'],
  ['a list', '["a"]', 'line-unknown'],
  ['a string', '"a"', 'line-unknown'],
  ['a number', '1', 'line-unknown'],
  ['null', 'null', 'line-unknown'],
  ['an empty object', '{}', 'line-unknown'],
  ['CSV', 'a,b,c', 'json-malformed'],
  ['XML', '<a/>', 'json-malformed'],
];

const foreland = casesOf('foreland', 'f.jsonl', { partner: 'GB' });
const ftm = casesOf('ftm', 'f.ftm.json', { ...OPTIONS, subject: 'suspect' });
const inForeland = (...lines: string[]): Uint8Array => utf8([HEADER, LABEL_LINE, ...lines].join('\n'));

const headerWith = (changes: object, contribution: object = {}): Uint8Array => {
  const header = JSON.parse(HEADER) as { contribution: object };
  return utf8(
    `${JSON.stringify({ ...header, contribution: { ...header.contribution, ...contribution }, ...changes })}\n${LABEL_LINE}\n${SOUND.foreland}\n`,
  );
};

/** Faults of the first line, which end the reading. */
const HEADERS: readonly (readonly [name: string, file: Uint8Array, code: string, path?: string])[] = [
  ['no header', utf8(SOUND.foreland), 'header-missing'],
  ['a label first', utf8(LABEL_LINE), 'header-missing'],
  ['a list first', utf8('[]'), 'header-missing'],
  ['version 2', headerWith({ foreland: 2 }), 'version-unsupported', 'foreland'],
  ['version "1"', headerWith({ foreland: '1' }), 'version-unsupported', 'foreland'],
  ['a stray member', headerWith({ admin: true }), 'header-invalid', 'admin'],
  ['no contribution', headerWith({ contribution: undefined }), 'header-invalid', 'contribution'],
  ['a contribution that is a list', headerWith({ contribution: [] }), 'header-invalid', 'contribution'],
  [
    'a stray member of the contribution',
    headerWith({}, { approved: true }),
    'header-invalid',
    'contribution.approved',
  ],
  ['another partner', headerWith({}, { partner: 'FR' }), 'contribution-partner', 'contribution.partner'],
  ['an unknown partner', headerWith({}, { partner: 'US' }), 'header-invalid', 'contribution.partner'],
  ['no partner', headerWith({}, { partner: undefined }), 'header-invalid', 'contribution.partner'],
  ['no title', headerWith({}, { title: undefined }), 'header-invalid', 'contribution.title'],
  ['an empty title', headerWith({}, { title: ' ' }), 'header-invalid', 'contribution.title'],
  [
    'a title of 301 characters',
    headerWith({}, { title: 'x'.repeat(301) }),
    'header-invalid',
    'contribution.title',
  ],
  [
    'a control character in the title',
    headerWith({}, { title: 'a\u0007' }),
    'header-invalid',
    'contribution.title',
  ],
  ['no source', headerWith({}, { source: undefined }), 'header-invalid', 'contribution.source'],
  ['no legal basis', headerWith({}, { legalBasis: undefined }), 'header-invalid', 'contribution.legalBasis'],
  [
    'a legal basis that is a number',
    headerWith({}, { legalBasis: 5 }),
    'header-invalid',
    'contribution.legalBasis',
  ],
  [
    'a day of receipt that is not',
    headerWith({}, { receivedOn: '2026-02-30' }),
    'header-invalid',
    'contribution.receivedOn',
  ],
  [
    'an instant of receipt',
    headerWith({}, { receivedOn: '2026-01-31T00:00:00Z' }),
    'header-invalid',
    'contribution.receivedOn',
  ],
  ['exercise as text', headerWith({}, { exercise: 'yes' }), 'header-invalid', 'contribution.exercise'],
  ['an empty file', utf8(''), 'file-empty'],
  ['a first line that is empty', utf8(`\n${HEADER}`), 'json-empty'],
  ['a first line of 10 MB', utf8(`{"foreland":1,"x":"${'x'.repeat(10_000_000)}"}`), 'line-too-long'],
  ['a first line cut off', utf8(HEADER.slice(0, 60)), 'json-malformed'],
];

/** Faults of labels. */
const LABELS: readonly (readonly [name: string, label: object, code: string, path: string])[] = [
  ['no name', { is: LABEL }, 'label-name', 'label'],
  ['an empty name', { label: '', is: LABEL }, 'label-name', 'label'],
  ['a name that is a number', { label: 1, is: LABEL }, 'label-name', 'label'],
  ['a name of 101 characters', { label: 'x'.repeat(101), is: LABEL }, 'label-name', 'label'],
  ['a name twice', { label: 'a', is: LABEL }, 'label-duplicate', 'label'],
  ['a stray member', { label: 'b', is: LABEL, x: 1 }, 'member-unknown', 'x'],
  ['null', { label: 'b', is: null }, 'label-invalid', 'is.label'],
  ['a list', { label: 'b', is: [] }, 'label-invalid', 'is.label'],
  [
    'an unknown partner in the audience',
    { label: 'b', is: { ...LABEL, audience: ['GB', 'US'] } },
    'label-invalid',
    'is.audience',
  ],
  ['an audience of all', { label: 'b', is: { ...LABEL, audience: '*' } }, 'label-invalid', 'is.audience'],
  ['an unknown purpose', { label: 'b', is: { ...LABEL, purposes: ['fun'] } }, 'label-invalid', 'is.purposes'],
  [
    'an unknown handling code',
    { label: 'b', is: { ...LABEL, handling: ['H9'] } },
    'label-invalid',
    'is.handling',
  ],
  ['an unknown level', { label: 'b', is: { ...LABEL, level: 'top' } }, 'label-invalid', 'is.level'],
  [
    'protection as text',
    { label: 'b', is: { ...LABEL, protected: 'false' } },
    'label-invalid',
    'is.protected',
  ],
  ['no review', { label: 'b', is: { ...LABEL, reviewBy: undefined } }, 'label-invalid', 'is.reviewBy'],
  [
    'a review day that is not',
    { label: 'b', is: { ...LABEL, reviewBy: '2029-13-01' } },
    'label-invalid',
    'is.reviewBy',
  ],
  ['a member of its own', { label: 'b', is: { ...LABEL, bypass: true } }, 'label-invalid', 'is.bypass'],
];

export const jsonCases: readonly HostileCase[] = [
  ...LINES.map(([name, line, code]) =>
    foreland(`line: ${name}`, inForeland(SOUND.foreland, line, SOUND.foreland), code, { line: 4 }, 2),
  ),
  ...LINES.map(([name, line, code]) =>
    ftm(`line: ${name}`, utf8([SOUND.ftm, line, SOUND.ftm].join('\n')), code, { line: 2 }, 2),
  ),
  ...HEADERS.map(([name, file, code, path]) =>
    foreland(`header: ${name}`, file, code, { line: 1, ...(path !== undefined && { path }) }),
  ),
  ...LABELS.map(([name, label, code, path]) =>
    foreland(`label: ${name}`, inForeland(JSON.stringify(label), SOUND.foreland), code, { line: 3, path }, 1),
  ),
  foreland(
    'malformed UTF-8',
    bytes(`${HEADER}\n${LABEL_LINE}\n${SOUND.foreland}\n{"record":"`, [0xff]),
    'text-malformed',
    { line: 4 },
    1,
  ),
  foreland('UTF-16 without byte order mark', utf16(HEADER, true), 'encoding-unmarked', {
    offset: 0,
    line: 1,
  }),
  foreland('a workbook', bytes([0x50, 0x4b, 3, 4]), 'format-mismatch', { offset: 0 }),
  foreland(
    'a NUL character in a value',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), value: 'a\0b' })),
    'value-control-characters',
    { line: 3 },
  ),
  foreland(
    'a locator of 300 characters',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), locator: 'x'.repeat(300) })),
    'locator-length',
    { line: 3 },
  ),
  foreland(
    'a control character in the locator',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), locator: 'a\u0000' })),
    'locator-control-characters',
    { line: 3 },
  ),
  foreland(
    'an original of 70,000 characters',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), original: 'x'.repeat(70_000) })),
    'original-length',
    { line: 3 },
  ),
  foreland(
    'an empty value',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), value: ' ' })),
    'value-empty',
    { line: 3 },
  ),
  foreland(
    'a lower-case partner',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), record: 'gb:1' })),
    'record-id-invalid',
    { line: 3 },
  ),
  foreland(
    'a record without a local id',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), record: 'GB:' })),
    'record-id-invalid',
    { line: 3 },
  ),
  foreland(
    'an invisible character in a record id',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), record: 'GB:a\u200b1' })),
    'record-id-invalid',
    { line: 3 },
  ),
  foreland(
    'a bidirectional override in a record id',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), record: 'GB:a\u202e1' })),
    'record-id-invalid',
    { line: 3 },
  ),
  foreland(
    'a language that is none',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), language: 'English' })),
    'language-unknown',
    { line: 3 },
  ),
  foreland(
    'a method name as schema',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), schema: 'toString' })),
    'schema-unknown',
    { line: 3 },
  ),
  foreland(
    'a method name as property',
    inForeland(JSON.stringify({ ...JSON.parse(SOUND.foreland), property: 'hasOwnProperty' })),
    'property-unknown',
    { line: 3 },
  ),
  foreland(
    'a link that points nowhere',
    inForeland(
      JSON.stringify({
        record: 'GB:o',
        schema: 'Ownership',
        property: 'owner',
        value: 'somebody',
        label: 'a',
      }),
    ),
    'value-record',
    { line: 3 },
  ),
  foreland('two files', utf8(HEADER), 'files-count', {}),
  foreland('no statements', inForeland(), 'file-without-statements', {}),
  ftm(
    'nothing but unknown properties',
    utf8('{"id":"a","schema":"Person","properties":{"aura":["x"],"religion":["y"]}}'),
    'file-without-statements',
    {},
  ),
  ftm('an empty file', utf8(''), 'file-empty', { line: 1 }),
  ftm('empty lines alone', utf8('\n\n\n'), 'file-empty', { line: 1 }),
  ftm('malformed UTF-8', bytes(`${SOUND.ftm}\n{"id":"`, [0xc0, 0x80]), 'text-malformed', { line: 2 }, 1),
  ftm('UTF-16 without byte order mark', utf16(SOUND.ftm, false), 'encoding-unmarked', { offset: 0 }),
  ftm('a gzip file', bytes([0x1f, 0x8b, 8]), 'format-mismatch', { offset: 0 }),
  ...(
    [
      ['an id that is null', { id: null, schema: 'Person', properties: {} }, 'type-wrong', 'id'],
      ['no id', { schema: 'Person', properties: {} }, 'type-wrong', 'id'],
      ['no schema', { id: 'a', properties: {} }, 'type-wrong', 'schema'],
      [
        'properties that are a list',
        { id: 'a', schema: 'Person', properties: [] },
        'type-wrong',
        'properties',
      ],
      [
        'properties that are null',
        { id: 'a', schema: 'Person', properties: null },
        'type-wrong',
        'properties',
      ],
      [
        'a value that is an object',
        { id: 'a', schema: 'Person', properties: { name: [{}] } },
        'type-wrong',
        'properties.name[0]',
      ],
      [
        'a value that is true',
        { id: 'a', schema: 'Person', properties: { name: ['x', true] } },
        'type-wrong',
        'properties.name[1]',
      ],
      [
        'an entity inside an entity',
        {
          id: 'a',
          schema: 'Ownership',
          properties: { owner: [{ id: 'b', schema: 'Person', properties: {} }] },
        },
        'type-wrong',
        'properties.owner[0]',
      ],
      [
        'a schema that is a method',
        { id: 'a', schema: 'valueOf', properties: {} },
        'schema-unknown',
        'schema',
      ],
      [
        'an empty value',
        { id: 'a', schema: 'Person', properties: { name: [''] } },
        'value-empty',
        'properties.name[0]',
      ],
      [
        'a prop that is a number',
        { entity_id: 'a', schema: 'Person', prop: 1, value: 'x' },
        'type-wrong',
        'prop',
      ],
      [
        'a statement without value',
        { entity_id: 'a', schema: 'Person', prop: 'name' },
        'type-wrong',
        'value',
      ],
      [
        'a language that is a list',
        { entity_id: 'a', schema: 'Person', prop: 'name', value: 'x', lang: [] },
        'type-wrong',
        'lang',
      ],
      [
        'an original that is a number',
        { entity_id: 'a', schema: 'Person', prop: 'name', value: 'x', original_value: 1 },
        'type-wrong',
        'original_value',
      ],
      [
        'an id with a line end',
        { id: 'a\nb', schema: 'Person', properties: { name: ['x'] } },
        'record-id-invalid',
        'properties.name[0]',
      ],
      [
        'an id of another partner',
        { id: 'DE:1', schema: 'Person', properties: { name: ['x'] } },
        'record-partner',
        'properties.name[0]',
      ],
      [
        'a bidirectional override in an identifier',
        { id: 'a', schema: 'Person', properties: { passportNumber: ['X\u202e1'] } },
        'value-bidi',
        'properties.passportNumber[0]',
      ],
    ] as const
  ).map(([name, line, code, path]) =>
    ftm(
      name,
      utf8(`${SOUND.ftm}\n${JSON.stringify(line)}\n`),
      code,
      { line: 2, path },
      name === 'a value that is true' ? 2 : 1,
    ),
  ),
  ftm(
    'an id that changes its schema',
    utf8(`${SOUND.ftm}\n${JSON.stringify({ id: '1', schema: 'Company', properties: { name: ['x'] } })}\n`),
    'record-schema-conflict',
    { line: 2 },
    1,
  ),
].map((hostile) =>
  hostile.name === 'foreland: two files'
    ? { ...hostile, files: { 'a.jsonl': utf8(HEADER), 'b.jsonl': utf8(HEADER) } }
    : hostile,
);
