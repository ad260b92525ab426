import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { parseLabel, statementId } from '@foreland/model';
import type { Label, StatementDraft } from '@foreland/model';
import { collect } from '../collect.ts';
import type { ExportTerms } from '../exporter.ts';
import { LABEL, OPTIONS } from '../hostile/terms.ts';
import type { ImportOptions } from '../importer.ts';
import { detectFormats } from '../importers.ts';
import type { LossReport } from '../loss.ts';
import { textFile } from '../source.ts';
import { epcisExporter } from './exporter.ts';
import { epcisImporter } from './importer.ts';

const FOLDER = join(
  resolve(process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../shared/data')),
  'epcis',
);
const present = existsSync(join(FOLDER, 'EPCIS-JSON-Schema.json'));
if (!present) console.warn(`skipped: no EPCIS schema and examples of GS1 in ${FOLDER}; set FORELAND_DATA`);

const EXPORT: ExportTerms = {
  partner: 'GB',
  title: 'Export of 2026-11-25',
  source: 'foreland',
  legalBasis: 'Police Act 1996, section 30',
  receivedOn: '2026-11-25',
  exercise: true,
};
const NARROW: Label = parseLabel({ ...LABEL, tlp: 'red', audience: ['FR', 'GB'] });

interface Event {
  readonly [member: string]: unknown;
  readonly type: string;
}
interface Document {
  readonly epcisHeader?: unknown;
  readonly epcisBody: { readonly eventList: readonly Event[] };
}

async function exported(
  statements: readonly StatementDraft[],
): Promise<{ text: string; report: LossReport }> {
  const reports: LossReport[] = [];
  const pieces = await Array.fromAsync(
    epcisExporter.write(statements, EXPORT, (report) => reports.push(report)),
  );
  const [report] = reports;
  if (!report || reports.length !== 1) return expect.unreachable();
  return { text: pieces.join(''), report };
}

const imported = (text: string, options: ImportOptions = OPTIONS) =>
  collect(epcisImporter.read([textFile('e.jsonld', text)], options));

function say(
  record: string,
  schema: string,
  values: Readonly<Record<string, string | readonly string[]>>,
  more: Partial<StatementDraft> = {},
): StatementDraft[] {
  return Object.entries(values).flatMap(([property, value]) =>
    [value].flat().map((each) => ({
      record,
      schema,
      property,
      value: each,
      label: LABEL,
      kind: 'fact' as const,
      ...more,
    })),
  );
}

const made = { observedFrom: '2026-01-02', observedTo: '2026-01-02' };
/** Fictional: made, packed, sent, received, fitted, launched, seized. */
const STORY: readonly StatementDraft[] = [
  ...say('GB:maker', 'Company', { name: 'Exemplar Boats', country: 'tr' }),
  ...say('GB:port', 'Place', { name: 'Example Port', latitude: '51.1', longitude: '1.3' }),
  ...say('GB:h1', 'Equipment', { lot: 'EX-L1' }, made),
  ...say('GB:h1', 'Equipment', {
    equipmentType: 'boat-hull',
    serialNumber: 'EXH10001',
    cin: 'ZZEXR12345F425',
    weldPattern: 'lap 30',
    consignment: 'GB:c',
    launch: 'GB:l',
  }),
  ...say('GB:jackets', 'Equipment', { equipmentType: 'life-jacket', quantity: '40', seizure: 'GB:s' }),
  ...say('GB:e1', 'Equipment', {
    equipmentType: 'outboard-engine',
    engineSerial: 'EXM555123',
    launch: 'GB:l',
  }),
  ...say('GB:fit', 'UnknownLink', {
    subject: 'GB:h1',
    object: 'GB:e1',
    role: 'fitted',
    startDate: '2026-02-20',
    endDate: '2026-03-05',
  }),
  ...say('GB:kit', 'UnknownLink', {
    subject: 'GB:h1',
    object: 'GB:jackets',
    role: 'component',
    startDate: '2026-02-19',
  }),
  ...say('GB:c', 'Consignment', {
    waybill: 'EXW-1/2',
    consignor: 'GB:maker',
    consignee: 'GB:shop',
    origin: 'GB:port',
    shippedOn: '2026-01-10',
    arrivedOn: '2026-01-30',
    hsCode: ['8903.11', '6306.12'],
    declaredAs: 'tarpaulins',
    quantity: '1',
  }),
  ...say('GB:s', 'Seizure', {
    date: '2026-02-20',
    itemType: 'life-jacket',
    seizedFrom: 'GB:p',
    place: 'GB:port',
  }),
  ...say('GB:l', 'Launch', { date: '2026-03-01', boat: 'GB:h1', outcome: 'arrived', persons: '48' }),
  ...say(
    'GB:p',
    'Person',
    { name: 'Ann Example' },
    { subject: 'suspect', label: NARROW, grading: '4x4/B/2' },
  ),
  ...say('GB:p', 'Person', { notes: 'thought to pay' }, { subject: 'suspect', kind: 'assessment' }),
];

const ids = (statements: readonly StatementDraft[]): string[] =>
  statements.map((each) => statementId(each)).sort();
const saysOf = (statements: readonly StatementDraft[]): string[] =>
  statements.map(({ record, property, value }) => `${record} ${property} ${value}`).sort();

/** The document as somebody passes it on who keeps the events and throws away what is ours in the header. */
const eventsAlone = (text: string): string => {
  const { epcisHeader: _, ...document } = JSON.parse(text) as Document;
  return JSON.stringify(document);
};

describe('export and import', () => {
  test('bring every statement back as it was, whoever reads', async () => {
    const { text, report } = await exported(STORY);
    expect(report.kept).toBe(STORY.length);
    const { statements, problems, lost } = await imported(text);
    expect(problems).toEqual([]);
    expect(ids(statements)).toEqual(ids(STORY));
    expect(lost.map(({ what }) => what)).toEqual(['events that repeat statements']);
    expect(report.lost.map(({ what }) => what)).toEqual(['assessments', 'terms of the contribution']);
    expect((await detectFormats([textFile('e.json', text)]))[0]?.importer.id).toBe('epcis');
  });

  test('say in the terms of the standard what the standard has terms for', async () => {
    const { text } = await exported(STORY);
    const { eventList } = (JSON.parse(text) as Document).epcisBody;
    expect(eventList.map(({ type, action, bizStep }) => [type, action, bizStep])).toEqual([
      ['ObjectEvent', 'ADD', 'commissioning'],
      ['AssociationEvent', 'DELETE', 'removing'],
      ['AssociationEvent', 'ADD', 'installing'],
      ['TransformationEvent', undefined, 'assembling'],
      ['AggregationEvent', 'ADD', 'packing'],
      ['TransactionEvent', 'ADD', 'shipping'],
      ['ObjectEvent', 'OBSERVE', 'receiving'],
      ['ObjectEvent', 'OBSERVE', 'urn:foreland:epcis:bizstep:seizing'],
      ['ObjectEvent', 'OBSERVE', 'urn:foreland:epcis:bizstep:launching'],
    ]);
  });

  test('the events alone tell the supply facts', async () => {
    const { text } = await exported(STORY);
    const { statements, problems } = await imported(eventsAlone(text));
    expect(problems).toEqual([]);
    const supply = STORY.filter(({ schema }) =>
      /Equipment|Consignment|Seizure|Launch|UnknownLink/.test(schema),
    );
    expect(saysOf(statements)).toEqual(expect.arrayContaining(saysOf(supply)));
    expect(statements.find(({ property, observedFrom }) => property === 'lot' && observedFrom)).toMatchObject(
      made,
    );
  });

  test('a label in a file narrows the label of the import and never widens it', async () => {
    const { text } = await exported(STORY);
    const terms = OPTIONS.terms && { ...OPTIONS.terms, label: NARROW };
    const { statements } = await imported(text, { ...OPTIONS, ...(terms && { terms }) });
    expect(statements).toHaveLength(STORY.length);
    expect(statements.every(({ label }) => label.tlp === 'red')).toBe(true);
  });

  test('records of another partner become records of the importer', async () => {
    const { text } = await exported(STORY);
    const { statements, problems, lost } = await imported(text, { ...OPTIONS, partner: 'FR' });
    expect(problems).toEqual([]);
    expect(statements.every(({ record }) => record.startsWith('FR:GB:'))).toBe(true);
    expect(statements.find(({ property }) => property === 'consignor')?.value).toBe('FR:GB:maker');
    expect(lost.map(({ what }) => what)).toContain('records of other partners');
  });

  test('an empty export is a document without events', async () => {
    const { text } = await exported([]);
    expect((JSON.parse(text) as Document).epcisBody.eventList).toEqual([]);
    expect((await imported(text)).problems[0]?.code).toBe('file-without-statements');
  });

  test('months alone make no event, and the report says so', async () => {
    const { text, report } = await exported(
      say('GB:c', 'Consignment', { waybill: 'X1', shippedOn: '2026-01' }),
    );
    expect((JSON.parse(text) as Document).epcisBody.eventList).toEqual([]);
    expect(report.lost.map(({ what }) => what)).toContain('days of which only month or year is known');
    expect((await imported(text)).statements).toHaveLength(2);
  });
});

describe('what comes back', () => {
  const id = fc.constantFrom('a', 'b', 'é/1', 'c%41', '#d');
  const text = fc.constantFrom('8903.11', 'x "y"', 'Ω & <b>', 'EX-1');
  const day = fc.constantFrom('2026-01-02', '2026-03-04');
  const optional = { requiredKeys: [] } as { requiredKeys: [] };
  const things = fc.oneof(
    fc.tuple(
      id,
      fc.constant('Equipment'),
      fc.record(
        {
          lot: text,
          make: text,
          material: text,
          consignment: id.map((each) => `GB:c${each}`),
          launch: id.map((each) => `GB:l${each}`),
          quantity: fc.constantFrom('1', '7'),
        },
        optional,
      ),
    ),
    fc.tuple(
      id.map((each) => `c${each}`),
      fc.constant('Consignment'),
      fc.record(
        {
          waybill: text,
          carrier: text,
          shippedOn: day,
          arrivedOn: day,
          consignor: fc.constant('GB:z'),
          hsCode: text,
        },
        optional,
      ),
    ),
    fc.tuple(
      id.map((each) => `l${each}`),
      fc.constant('Launch'),
      fc.record({ date: day, outcome: text, place: fc.constant('GB:y') }, optional),
    ),
  );
  const records = fc
    .uniqueArray(things, { selector: ([local]) => local, maxLength: 8 })
    .map((all) => all.flatMap(([local, schema, values]) => say(`GB:${local}`, schema, values)));

  test('is what went out, and the export does not depend on order within records', () =>
    fc.assert(
      fc.asyncProperty(records, async (statements) => {
        fc.pre(statements.length > 0);
        const out = await exported(statements);
        const back = await imported(out.text);
        expect(back.problems).toEqual([]);
        expect(ids(back.statements)).toEqual(ids(statements));
        expect(out.report.kept).toBe(statements.length);
        const turned = [...Map.groupBy(statements, ({ record }) => record).values()].flatMap((each) =>
          each.reverse(),
        );
        expect((await exported(turned)).text).toBe(out.text);
      }),
      { numRuns: 60 },
    ));

  test('by the events alone: every dated supply fact', () =>
    fc.assert(
      fc.asyncProperty(records, async (statements) => {
        const dated = new Set(
          statements
            .filter(({ property }) => /shippedOn|arrivedOn|date/.test(property))
            .map(({ record }) => record),
        );
        fc.pre(dated.size > 0);
        const { text: whole } = await exported(statements);
        const { statements: back } = await imported(eventsAlone(whole));
        const wanted = statements.filter(({ record }) => dated.has(record));
        expect(saysOf(back)).toEqual(expect.arrayContaining(saysOf(wanted)));
      }),
      { numRuns: 60 },
    ));
});

describe.skipIf(!present)('held against GS1', () => {
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats.default(ajv);
  const validate = present
    ? ajv.compile(JSON.parse(readFileSync(join(FOLDER, 'EPCIS-JSON-Schema.json'), 'utf8')) as AnySchemaObject)
    : undefined;
  const faults = (text: string): unknown => (validate?.(JSON.parse(text)) ? [] : validate?.errors);
  const examples = present
    ? readdirSync(join(FOLDER, 'JSON'), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.jsonld'))
    : [];

  test('what is exported is valid, with and without our header', async () => {
    const { text } = await exported(STORY);
    expect(faults(text)).toEqual([]);
    expect(faults(eventsAlone(text))).toEqual([]);
    expect(faults((await exported([])).text)).toEqual([]);
  });

  /** One example gives a key twice, one names no piece, and one is declared to be wrong. */
  const refused: Readonly<Record<string, string>> = {
    'AssociationEvent/AssociationEvent-d.jsonld': 'file-without-statements',
    'AssociationEvent/AssociationEvent-g.jsonld': 'file-without-statements',
    'AssociationEvent/AssociationEvent-h.jsonld': 'json-duplicate-key',
  };
  test.each(examples)('%s of the standard is read', async (name) => {
    const text = readFileSync(join(FOLDER, 'JSON', name), 'utf8');
    const { statements, problems } = await imported(text);
    expect(problems.map(({ code }) => code)).toEqual(refused[name] === undefined ? [] : [refused[name]]);
    if (refused[name] !== undefined) return;
    expect(statements.length).toBeGreaterThan(0);
    const again = await exported(statements);
    expect(faults(again.text)).toEqual([]);
    expect(ids((await imported(again.text)).statements)).toEqual(ids(statements));
  });
});

test('what an event says that is not kept is told as lost, also where another event would be asked for it', async () => {
  const event = {
    '@context': [{ foreland: 'urn:foreland:epcis:' }],
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventTime: '2026-01-31T12:00:00Z',
    eventTimeZoneOffset: '+00:00',
    epcList: ['urn:epc:id:sgtin:9990000.00001.77'],
    readPoint: { id: 'urn:epc:id:sgln:9990000.00000.0' },
    sensorElementList: [],
    'foreland:carrier': 'Exemplar Freight',
    'foreland:unheard': 1,
  };
  const whatIsLost = async (bizStep: string): Promise<string[]> =>
    (await imported(JSON.stringify({ ...event, bizStep }))).lost.map(({ what }) => what);
  expect(await whatIsLost('inspecting')).toEqual([
    'member foreland:carrier',
    'member foreland:unheard',
    'member readPoint',
    'member sensorElementList',
  ]);
  expect(await whatIsLost('shipping')).toEqual(['member foreland:unheard', 'member sensorElementList']);
});

test('a number without end is one without an exponent', async () => {
  const event = {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    eventTime: '2026-01-31T12:00:00Z',
    eventTimeZoneOffset: '+00:00',
    quantityList: [{ epcClass: 'urn:epc:class:lgtin:9990000.00001.L1', quantity: 1e21 }],
  };
  const { statements } = await imported(JSON.stringify(event));
  expect(statements.find(({ property }) => property === 'quantity')?.value).toBe(`1${'0'.repeat(21)}`);
});

test('a query document and a single event are read as a capture document is', async () => {
  const event = {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping',
    eventTime: '2026-01-31T23:30:00Z',
    eventTimeZoneOffset: '+01:00',
    epcList: ['https://id.gs1.org/01/09520123456788/21/X77'],
    bizTransactionList: [{ type: 'urn:epcglobal:cbv:btt:bol', bizTransaction: 'urn:example:bol:77' }],
  };
  const query = {
    '@context': [],
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    epcisBody: { queryResults: { queryName: 'q', resultsBody: { eventList: [event] } } },
  };
  const one = await imported(JSON.stringify(query));
  const other = await imported(JSON.stringify({ '@context': [], ...event }));
  expect(one.problems).toEqual([]);
  expect(saysOf(one.statements)).toEqual(saysOf(other.statements));
  // The day is the day where it happened.
  expect(saysOf(one.statements)).toContain('GB:urn:example:bol:77 shippedOn 2026-02-01');
  expect(saysOf(one.statements)).toContain(
    'GB:https://id.gs1.org/01/09520123456788/21/X77 serialNumber 09520123456788.X77',
  );
});
