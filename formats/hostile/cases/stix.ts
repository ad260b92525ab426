import { labelMarking } from '../../stix/label-marking.ts';
import { RECORD_EXTENSION } from '../../stix/scaffold.ts';
import { bytes, casesOf, utf16 } from '../case.ts';
import type { HostileCase, NamedCase } from '../case.ts';
import { LABEL, OPTIONS } from '../terms.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const TIMES = { created: '2025-01-01T00:00:00.000Z', modified: '2025-01-01T00:00:00.000Z' };
const SOUND = {
  type: 'identity',
  spec_version: '2.1',
  id: `identity--${uuid(1)}`,
  ...TIMES,
  name: 'Jan',
  identity_class: 'individual',
};
const MARKING = labelMarking(LABEL);

const bundle = (...objects: readonly unknown[]): string =>
  `{"type":"bundle","id":"bundle--${uuid(0)}","objects":[${objects.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(',')}]}`;

const stix = casesOf('stix', 'b.json', OPTIONS);

/** What surrounds the objects. */
const FRAMES: readonly NamedCase<string | Uint8Array>[] = [
  ['nothing', '', 'file-empty'],
  ['spaces alone', ' \n\t ', 'file-empty'],
  ['a list', '[]', 'bundle-invalid'],
  ['a string', '"bundle"', 'bundle-invalid'],
  ['XML', '<stix:STIX_Package/>', 'bundle-invalid'],
  ['an empty object', '{}', 'bundle-empty'],
  ['a bundle without objects', `{"type":"bundle","id":"bundle--${uuid(0)}"}`, 'bundle-empty'],
  ['objects that are an object', '{"type":"bundle","objects":{}}', 'bundle-invalid'],
  ['objects that are a string', '{"type":"bundle","objects":"[]"}', 'bundle-invalid'],
  ['objects that are null', '{"type":"bundle","objects":null}', 'bundle-invalid'],
  ['another type', '{"type":"identity","objects":[]}', 'bundle-invalid'],
  [
    'a bundle of STIX 2.0',
    `{"type":"bundle","spec_version":"2.0","objects":[${JSON.stringify(SOUND)}]}`,
    'stix-version',
  ],
  ['an empty list', '{"type":"bundle","objects":[]}', 'file-without-statements'],
  ['objects twice', `{"objects":[],"objects":[${JSON.stringify(SOUND)}]}`, 'json-duplicate-key'],
  ['a type twice', '{"type":"bundle","type":"bundle","objects":[]}', 'json-duplicate-key'],
  ['__proto__', '{"__proto__":{"a":1},"objects":[]}', 'json-forbidden-key'],
  ['__proto__ escaped', '{"\\u005f_proto__":{"a":1},"objects":[]}', 'json-forbidden-key'],
  ['a key without quotes', '{type:"bundle"}', 'json-malformed'],
  ['a key without a colon', '{"type" "bundle"}', 'json-malformed'],
  ['a member without a value', '{"type":,"objects":[]}', 'json-empty'],
  ['a bare word', '{"type":bundle,"objects":[]}', 'json-malformed'],
  ['a comma before the end', '{"type":"bundle","objects":[],}', 'json-malformed'],
  ['a comma before the end of the list', `{"objects":[${JSON.stringify(SOUND)},]}`, 'json-malformed'],
  [
    'no comma between objects',
    `{"objects":[${JSON.stringify(SOUND)} ${JSON.stringify(SOUND)}]}`,
    'json-malformed',
  ],
  ['two commas', `{"objects":[${JSON.stringify(SOUND)},,${JSON.stringify(SOUND)}]}`, 'json-malformed'],
  ['a second bundle', `${bundle(SOUND)}${bundle(SOUND)}`, 'json-malformed'],
  ['a cut in the list', bundle(SOUND, SOUND).slice(0, -3), 'json-malformed'],
  ['a cut before the last brace', bundle(SOUND).slice(0, -1), 'json-malformed'],
  ['a key cut off', '{"typ', 'json-malformed'],
  ['a member of 1 MB', `{"x":"${'a'.repeat(1_000_000)}","objects":[]}`, 'bundle-invalid'],
  ['a member nested 100,000 deep', `{"x":${'['.repeat(100_000)},"objects":[]}`, 'bundle-invalid'],
  [
    '200 members',
    `{${Array.from({ length: 200 }, (_, n) => `"k${n}":1`).join(',')},"objects":[]}`,
    'bundle-invalid',
  ],
  ['bytes that are no UTF-8', bytes('{"type":"bundle","objects":["', [0xff, 0xc0], '"]}'), 'text-malformed'],
  ['UTF-16 cut in a character', bytes([0xff, 0xfe], [0x7b]), 'text-malformed'],
];

/** Texts in place of an object. */
const OBJECTS: readonly NamedCase<string>[] = [
  ['a number', '1', 'stix-object'],
  ['null', 'null', 'stix-object'],
  ['a list', '[[]]', 'stix-object'],
  ['a string', '"identity"', 'stix-object'],
  ['a bare word', 'identity', 'json-malformed'],
  ['brackets that cross', '{"a":[}]', 'json-malformed'],
  ['a comment', '{"a":1 /* x */}', 'json-malformed'],
  ['a key twice', '{"id":"a","id":"b"}', 'json-duplicate-key'],
  ['__proto__', '{"__proto__":{"admin":true}}', 'json-forbidden-key'],
  ['constructor inside', '{"a":{"constructor":{}}}', 'json-forbidden-key'],
  ['a number beyond all doubles', '{"a":1e999}', 'json-number'],
  ['half a surrogate pair', '{"a":"\\ud800"}', 'json-lone-surrogate'],
  ['lists 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'json-too-deep'],
  ['a string of 2 MB', `{"a":"${'x'.repeat(2_000_000)}"}`, 'field-too-long'],
  ['an object of 6 MB', `{"a":[${'"xxxxxxxx",'.repeat(600_000)}1]}`, 'line-too-long'],
];

/** Changes of a sound object. */
const CHANGES: readonly (readonly [name: string, change: object, code: string, path: string])[] = [
  ['no type', { type: undefined }, 'stix-type', 'type'],
  ['a type that is a number', { type: 7 }, 'stix-type', 'type'],
  ['a type with capitals', { type: 'Identity' }, 'stix-type', 'type'],
  ['a bundle in the bundle', { type: 'bundle', id: `bundle--${uuid(1)}` }, 'stix-type', 'type'],
  ['no id', { id: undefined }, 'stix-id', 'id'],
  ['an id of another type', { id: `malware--${uuid(1)}` }, 'stix-id', 'id'],
  ['an id without UUID', { id: 'identity--1' }, 'stix-id', 'id'],
  ['an id with a digit too many', { id: `identity--${uuid(1)}0` }, 'stix-id', 'id'],
  ['an id with a letter that is no digit', { id: `identity--g${uuid(1).slice(1)}` }, 'stix-id', 'id'],
  ['an id with a UUID in braces', { id: `identity--{${uuid(1)}}` }, 'stix-id', 'id'],
  ['an id with a space', { id: `identity--${uuid(1)} ` }, 'stix-id', 'id'],
  ['an id with a line end', { id: `identity--${uuid(1)}\n` }, 'stix-id', 'id'],
  ['an id that is a list', { id: [`identity--${uuid(1)}`] }, 'stix-id', 'id'],
  ['no version of STIX', { spec_version: undefined }, 'stix-version', 'spec_version'],
  ['STIX 2.0', { spec_version: '2.0' }, 'stix-version', 'spec_version'],
  ['STIX 3', { spec_version: 3 }, 'stix-version', 'spec_version'],
  ['no creation', { created: undefined }, 'stix-time', 'created'],
  ['a day instead of a time', { created: '2025-01-01' }, 'stix-time', 'created'],
  ['a time without zone', { modified: '2025-01-01T00:00:00' }, 'stix-time', 'modified'],
  ['the 13th month', { modified: '2025-13-01T00:00:00.000Z' }, 'stix-time', 'modified'],
  ['modified before created', { modified: '2024-01-01T00:00:00.000Z' }, 'stix-time', 'modified'],
  ['revoked as text', { revoked: 'false' }, 'stix-revoked', 'revoked'],
  [
    'markings as text',
    { object_marking_refs: `marking-definition--${uuid(2)}` },
    'stix-markings',
    'object_marking_refs',
  ],
  ['an empty list of markings', { object_marking_refs: [] }, 'stix-markings', 'object_marking_refs'],
  ['a marking that is null', { object_marking_refs: [null] }, 'stix-markings', 'object_marking_refs'],
  [
    'an unknown marking',
    { object_marking_refs: [`marking-definition--${uuid(2)}`] },
    'stix-marking-unknown',
    'object_marking_refs',
  ],
  ['granular markings as text', { granular_markings: 'x' }, 'stix-markings', 'granular_markings'],
  [
    'a granular marking without selectors',
    { granular_markings: [{ marking_ref: `marking-definition--${uuid(2)}` }] },
    'stix-markings',
    'granular_markings',
  ],
  [
    'a granular marking of nothing',
    { granular_markings: [{ selectors: ['name'] }] },
    'stix-markings',
    'granular_markings',
  ],
];

/** Marking definitions that nobody can read, and an object under each. */
const MARKINGS: readonly (readonly [name: string, marking: object])[] = [
  ['of an unknown kind', { definition_type: 'x-acme', definition: { level: 9 } }],
  ['whose statement is a number', { definition_type: 'statement', definition: { statement: 7 } }],
  [
    'with an extension of somebody',
    {
      definition_type: 'statement',
      definition: { statement: 'x' },
      extensions: { [`extension-definition--${uuid(4)}`]: { extension_type: 'property-extension', acs: 1 } },
    },
  ],
  ['that calls itself TLP', { definition_type: 'tlp', definition: { tlp: 'white' }, name: 'TLP:WHITE' }],
  [
    'with half a label',
    {
      extensions: {
        ...(MARKING['extensions'] as object),
        [Object.keys(MARKING['extensions'] as object)[0] ?? '']: {
          extension_type: 'property-extension',
          tlp: 'clear',
        },
      },
    },
  ],
];

const extension = (change: object): object => ({
  ...SOUND,
  extensions: {
    [RECORD_EXTENSION]: {
      extension_type: 'property-extension',
      record: 'GB:p-1',
      schema_name: 'Vessel',
      statements: [{ property: 'name', value: 'M', kind: 'fact', marking_ref: MARKING['id'] }],
      ...change,
    },
  },
});
const IN_RECORD: readonly NamedCase<object>[] = [
  ['without a record', { record: undefined }, 'stix-record'],
  ['of nobody', { record: 'XX:p-1' }, 'stix-record'],
  ['with a space in its id', { record: 'GB:p 1' }, 'stix-record'],
  ['without a schema', { schema_name: undefined }, 'stix-record'],
  ['without statements', { statements: undefined }, 'stix-record'],
  ['with an empty list', { statements: [] }, 'stix-record'],
  ['with a statement that is text', { statements: ['x'] }, 'stix-statement'],
  [
    'with an unknown member',
    { statements: [{ property: 'name', value: 'M', admin: true }] },
    'stix-statement',
  ],
  ['without a value', { statements: [{ property: 'name' }] }, 'stix-statement'],
  ['with a value that is a number', { statements: [{ property: 'name', value: 7 }] }, 'stix-statement'],
  [
    'of an unknown kind',
    { statements: [{ property: 'name', value: 'M', kind: 'rumour' }] },
    'stix-statement',
  ],
  [
    'on an unknown category',
    { statements: [{ property: 'name', value: 'M', subject: 'enemy' }] },
    'stix-statement',
  ],
  [
    'with a marking that is a number',
    { statements: [{ property: 'name', value: 'M', marking_ref: 1 }] },
    'stix-statement',
  ],
  [
    'under an unknown marking',
    { statements: [{ property: 'name', value: 'M', marking_ref: `marking-definition--${uuid(9)}` }] },
    'stix-marking-unknown',
  ],
  ['of an unknown schema', { schema_name: 'Spaceship' }, 'schema-unknown'],
  ['with an unknown property', { statements: [{ property: 'warp', value: '9' }] }, 'property-unknown'],
  [
    'with a disabled property',
    { schema_name: 'Person', statements: [{ property: 'religion', value: 'x' }] },
    'property-disabled',
  ],
  [
    'with a grade of no scheme',
    { statements: [{ property: 'name', value: 'M', grading: '4x4/D/9' }] },
    'grading-unknown',
  ],
  [
    'with control characters',
    { statements: [{ property: 'name', value: 'a\u0000b' }] },
    'value-control-characters',
  ],
  [
    'on a victim without protection',
    { schema_name: 'Person', statements: [{ property: 'name', value: 'V', subject: 'victim' }] },
    'label-not-protected',
  ],
];

export const stixCases: readonly HostileCase[] = [
  ...FRAMES.map(([name, file, code]) => stix(name, file, code)),
  stix('UTF-16 without a byte order mark', utf16('{"type":"bundle","objects":[', true), 'encoding-unmarked'),
  ...OBJECTS.map(([name, object, code]) =>
    stix(`an object that is ${name}`, bundle(object), code, { line: 1 }),
  ),
  ...OBJECTS.slice(0, 4).map(([name, object, code]) =>
    stix(`${name} beside a sound object`, bundle(object, SOUND), code, { line: 1, path: 'objects[0]' }, 2),
  ),
  ...CHANGES.map(([name, change, code, path]) =>
    stix(name, bundle({ ...SOUND, ...change }), code, { line: 1, path: `objects[0].${path}` }),
  ),
  ...MARKINGS.map(([name, marking]) =>
    stix(
      `an object under a marking ${name}`,
      bundle(
        { ...SOUND, object_marking_refs: [`marking-definition--${uuid(3)}`] },
        {
          type: 'marking-definition',
          spec_version: '2.1',
          id: `marking-definition--${uuid(3)}`,
          created: TIMES.created,
          ...marking,
        },
      ),
      'stix-marking-unknown',
      { path: 'objects[0].object_marking_refs' },
      // The definition itself is kept, where it is somebody else's.
      name === 'with half a label' ? 0 : name === 'that calls itself TLP' ? 3 : 2,
    ),
  ),
  stix(
    'a marking that is defined twice',
    bundle({ ...SOUND, object_marking_refs: [MARKING['id']] }, MARKING, { ...MARKING, name: 'another' }),
    'stix-marking-unknown',
    { path: 'objects[0].object_marking_refs' },
  ),
  stix('one version with two texts', bundle(SOUND, { ...SOUND, name: 'Piet' }), 'stix-version-conflict', {
    path: 'objects[0].modified',
  }),
  ...IN_RECORD.map(([name, change, code]) =>
    stix(`a record ${name}`, bundle(extension(change), MARKING), code, { line: 1 }),
  ),
];
