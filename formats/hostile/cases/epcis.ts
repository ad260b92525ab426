import { bytes, casesOf } from '../case.ts';
import type { HostileCase, NamedCase } from '../case.ts';
import { LABEL, OPTIONS } from '../terms.ts';

const SOUND = {
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'receiving',
  eventTime: '2026-01-31T12:00:00Z',
  eventTimeZoneOffset: '+00:00',
  epcList: ['urn:epc:id:sgtin:9990000.00001.77'],
};
const document = (events: string, more = ''): string =>
  `{"@context":[],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-01-31T12:00:00Z",${more}"epcisBody":{"eventList":${events}}}`;
const header = (elements: unknown): string =>
  `"epcisHeader":{"epcisMasterData":{"vocabularyList":[{"type":"urn:x:y","vocabularyElementList":${JSON.stringify(elements)}}]}},`;

const epcis = casesOf('epcis', 'e.jsonld', OPTIONS);

const FRAMES: readonly NamedCase<string | Uint8Array>[] = [
  ['nothing', '', 'file-empty'],
  ['spaces alone', ' \n\t', 'file-empty'],
  ['a list', '[]', 'epcis-invalid'],
  ['XML of EPCIS 1.2', '<epcis:EPCISDocument/>', 'json-malformed'],
  ['an empty object', '{}', 'epcis-invalid'],
  ['a document of another kind', '{"type":"bundle","objects":[]}', 'epcis-invalid'],
  [
    'EPCIS 1.2',
    '{"type":"EPCISDocument","schemaVersion":"1.2","epcisBody":{"eventList":[]}}',
    'epcis-version',
  ],
  ['no body', '{"type":"EPCISDocument","schemaVersion":"2.0"}', 'epcis-invalid'],
  ['a body that is a list', '{"type":"EPCISDocument","schemaVersion":"2.0","epcisBody":[]}', 'epcis-invalid'],
  ['no list of events', '{"type":"EPCISDocument","schemaVersion":"2.0","epcisBody":{}}', 'epcis-invalid'],
  ['a query without results', '{"type":"EPCISQueryDocument","epcisBody":{"eventList":[]}}', 'epcis-invalid'],
  ['no events', document('[]'), 'file-without-statements'],
  ['master data that is a number', document('[]', '"epcisHeader":{"epcisMasterData":7},'), 'epcis-invalid'],
  ['a header that is a text', document('[]', '"epcisHeader":"x",'), 'epcis-invalid'],
  ['a cut', document('[]').slice(0, -3), 'json-malformed'],
  ['a key twice', '{"type":"EPCISDocument","type":"x"}', 'json-duplicate-key'],
  ['__proto__', '{"__proto__":{"a":1},"type":"EPCISDocument"}', 'json-forbidden-key'],
  ['lists 100,000 deep', document('['.repeat(100_000)), 'json-too-deep'],
  ['a number beyond all doubles', document('[1e999]'), 'json-number'],
  ['bytes that are no UTF-8', bytes('{"type":"', [0xff, 0xc0], '"}'), 'text-malformed'],
];

const EVENTS: readonly NamedCase<unknown>[] = [
  ['an event that is a text', 'ObjectEvent', 'epcis-event'],
  ['an event that is null', null, 'epcis-event'],
  ['an event without type', { ...SOUND, type: undefined }, 'epcis-event'],
  ['an event without time', { ...SOUND, eventTime: undefined }, 'epcis-time'],
  ['a day instead of a time', { ...SOUND, eventTime: '2026-01-31' }, 'epcis-time'],
  ['the 13th month', { ...SOUND, eventTime: '2026-13-01T00:00:00Z' }, 'epcis-time'],
  ['no time zone', { ...SOUND, eventTimeZoneOffset: undefined }, 'epcis-time'],
  ['a time zone by name', { ...SOUND, eventTimeZoneOffset: 'CET' }, 'epcis-time'],
  ['the year 0001', { ...SOUND, eventTime: '0001-01-01T00:00:00Z' }, 'epcis-time'],
];

const RECORDS: readonly NamedCase<unknown>[] = [
  ['that is a text', 'x', 'epcis-record'],
  ['without a record', { schema: 'Place', labels: [LABEL], statements: [] }, 'epcis-record'],
  ['of nobody', { record: 'XX:1', schema: 'Place', labels: [LABEL], statements: [{}] }, 'epcis-record'],
  [
    'without statements',
    { record: 'GB:1', schema: 'Place', labels: [LABEL], statements: [] },
    'epcis-record',
  ],
  [
    'under a label that is none',
    {
      record: 'GB:1',
      schema: 'Place',
      labels: [{ tlp: 'pink' }],
      statements: [{ label: 0, property: 'name', value: 'x' }],
    },
    'label-invalid',
  ],
  [
    'under no label',
    {
      record: 'GB:1',
      schema: 'Place',
      labels: [LABEL],
      statements: [{ label: 1, property: 'name', value: 'x' }],
    },
    'epcis-record',
  ],
  [
    'with an unknown member',
    {
      record: 'GB:1',
      schema: 'Place',
      labels: [LABEL],
      statements: [{ label: 0, admin: 'x', property: 'name', value: 'x' }],
    },
    'epcis-record',
  ],
  [
    'with a disabled property',
    {
      record: 'GB:1',
      schema: 'Person',
      labels: [LABEL],
      statements: [{ label: 0, property: 'religion', value: 'x' }],
    },
    'property-disabled',
  ],
  [
    'on a victim without protection',
    {
      record: 'GB:1',
      schema: 'Person',
      labels: [LABEL],
      statements: [{ label: 0, property: 'name', value: 'x', subject: 'victim' }],
    },
    'label-not-protected',
  ],
];

export const epcisCases: readonly HostileCase[] = [
  ...FRAMES.map(([name, file, code]) => epcis(name, file, code)),
  epcis('70 million characters', () => new Uint8Array(70_000_000).fill(0x20), 'epcis-too-large'),
  ...EVENTS.map(([name, event, code]) => epcis(name, document(JSON.stringify([event])), code, { line: 1 })),
  epcis(
    'a broken event beside a sound one',
    document(JSON.stringify([7, SOUND])),
    'epcis-event',
    { path: 'epcisBody.eventList[0]' },
    4,
  ),
  ...RECORDS.map(([name, attribute, code]) =>
    epcis(
      `a record ${name}`,
      document(
        '[]',
        header([
          {
            id: 'urn:foreland:record:GB%3A1',
            attributes: [{ id: 'urn:foreland:epcis:statements', attribute }],
          },
        ]),
      ),
      code,
      { line: 1 },
    ),
  ),
];
