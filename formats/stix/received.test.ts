import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { flowsTo, joinAll, labelKey, parseLabel } from '@foreland/model';
import type { StatementDraft, Tlp } from '@foreland/model';
import { collect } from '../collect.ts';
import type { ImportOptions } from '../importer.ts';
import type { LossReport } from '../loss.ts';
import { bytesFile } from '../source.ts';
import { LABEL, OPTIONS } from '../hostile/terms.ts';
import { stixExporter } from './exporter.ts';
import { stixImporter } from './importer.ts';
import { labelMarking } from './label-marking.ts';
import { OasisSchemas } from './oasis.ts';
import { tlpMarkingId } from './tlp.ts';

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

interface Thing {
  readonly [member: string]: unknown;
  readonly type: string;
  readonly id: string;
}

const TIMES = {
  spec_version: '2.1',
  created: '2025-01-01T00:00:00.000Z',
  modified: '2025-02-01T00:00:00.000Z',
};
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const identity = (n: number, more: object = {}): Thing => ({
  type: 'identity',
  id: `identity--${uuid(n)}`,
  ...TIMES,
  name: `Person ${n}`,
  identity_class: 'individual',
  ...more,
});
const statement = (n: number, text: string): Thing => ({
  type: 'marking-definition',
  id: `marking-definition--${uuid(n)}`,
  spec_version: '2.1',
  created: TIMES.created,
  definition_type: 'statement',
  definition: { statement: text },
});

function bundleOf(...objects: readonly object[]): string {
  return JSON.stringify({ type: 'bundle', id: `bundle--${uuid(0)}`, objects });
}

function imported(text: string, options: ImportOptions = OPTIONS) {
  return collect(stixImporter.read([bytesFile('b.json', new TextEncoder().encode(text), 50)], options));
}

async function exportedObjects(
  statements: readonly StatementDraft[],
): Promise<{ objects: readonly Thing[]; report: LossReport; text: string }> {
  let report: LossReport | undefined;
  const terms = {
    partner: 'GB',
    title: 'T',
    source: 's',
    legalBasis: 'l',
    receivedOn: '2026-01-31',
    exercise: true,
  } as const;
  const sorted = statements.toSorted((a, b) => (a.record < b.record ? -1 : a.record > b.record ? 1 : 0));
  const text = (await Array.fromAsync(stixExporter.write(sorted, terms, (given) => (report = given)))).join(
    '',
  );
  if (!report) return expect.unreachable();
  return { objects: (JSON.parse(text) as { objects: readonly Thing[] }).objects, report, text };
}

const values = (statements: readonly StatementDraft[], property: string): readonly string[] =>
  statements.filter((each) => each.property === property).map(({ value }) => value);

describe('round trip of what others created', () => {
  const folder = join(FOLDER, 'examples');
  test.each(readdirSync(folder))(
    '%s goes out as it came in, but for markings that are listed',
    async (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const { statements, problems } = await imported(text);
      expect(problems).toEqual([]);
      const { objects, report } = await exportedObjects(statements);
      expect(report.kept).toBe(statements.length);
      const byId = new Map(objects.map((object) => [object.id, object]));
      const original = (JSON.parse(text) as { objects: readonly Thing[] }).objects;
      for (const object of original) {
        const { object_marking_refs: markings, ...rest } = byId.get(object.id) ?? expect.unreachable();
        const { object_marking_refs: given = [], ...all } = object;
        expect(rest).toEqual(all);
        for (const marking of given as readonly string[]) expect(markings).toContain(marking);
      }
      expect(report.lost.find(({ what }) => what === 'markings added to objects of others')?.count).toBe(
        original.length,
      );
      expect(schemas.objectFaults({ objects })).toEqual([]);
      // Once our markings stand there, nothing changes any more.
      const again = await imported(JSON.stringify({ type: 'bundle', objects }));
      expect(again.problems).toEqual([]);
      const second = await exportedObjects(again.statements);
      expect(second.report.lost.map(({ what }) => what)).not.toContain('markings added to objects of others');
      const ofOthers = (all: readonly Thing[]) =>
        all.filter(({ id }) => original.some((each) => each.id === id));
      const byName = (a: Thing, b: Thing) => (a.id < b.id ? -1 : 1);
      expect(ofOthers(second.objects).toSorted(byName)).toEqual(ofOthers(objects).toSorted(byName));
    },
  );

  test('numbers, order, and letters of any script stay as they are; so does an object of 200,000 characters', async () => {
    const object = `{"type":"x-odd", "id":"x-odd--${uuid(1)}","spec_version":"2.1","created":"${TIMES.created}","modified":"${TIMES.modified}","big":12345678901234567890,"float":1.0,"text":"é\u0301 عربي \\u0000 \u2028","long":"${' x'.repeat(100_000)}"}`;
    const { statements, problems } = await imported(`{"objects":[${object}]}`);
    expect(problems).toEqual([]);
    const { text } = await exportedObjects(statements);
    expect(text).toContain('"big":12345678901234567890,"float":1.0');
    const [before, after] = [object, text].map(
      (each) => /"text":"[^"]*","long":"[ x]*"/.exec(each)?.[0] ?? '',
    );
    expect(before?.length).toBeGreaterThan(200_000);
    expect(JSON.stringify(JSON.parse(`{${after}}`)) === JSON.stringify(JSON.parse(`{${before}}`))).toBe(true);
  });

  test('what was added here goes out as an object of ours, made from theirs', async () => {
    const { statements } = await imported(bundleOf(identity(1)));
    const [first] = statements;
    if (!first) return expect.unreachable();
    const added: StatementDraft = { ...first, property: 'alias', value: 'Captain' };
    const { objects } = await exportedObjects([...statements, added]);
    const own = objects.find(
      (each) =>
        each.type === 'identity' && each['created_by_ref'] && JSON.stringify(each).includes('Captain'),
    );
    expect(own?.id).not.toBe(identity(1).id);
    expect(objects).toContainEqual(
      expect.objectContaining({
        relationship_type: 'derived-from',
        source_ref: own?.id,
        target_ref: identity(1).id,
      }),
    );
    expect(objects.find(({ id }) => id === identity(1).id)).toMatchObject({ ...identity(1) });
  });
});

describe('import', () => {
  test('says in the vocabulary what means the same, and keeps the rest', async () => {
    const { statements, problems } = await imported(
      bundleOf(
        identity(1, { contact_information: '+32 470', x_note: 'kept' }),
        {
          type: 'location',
          id: `location--${uuid(2)}`,
          ...TIMES,
          country: 'FR',
          latitude: 50.95,
          longitude: 1.85,
        },
        { type: 'email-addr', id: `email-addr--${uuid(3)}`, value: 'A@example.org' },
        {
          type: 'relationship',
          id: `relationship--${uuid(4)}`,
          ...TIMES,
          relationship_type: 'located-at',
          source_ref: `identity--${uuid(1)}`,
          target_ref: `location--${uuid(2)}`,
          start_time: '2025-01-01T00:00:00Z',
        },
        {
          type: 'note',
          id: `note--${uuid(5)}`,
          ...TIMES,
          content: 'Seems to lead',
          object_refs: [`identity--${uuid(1)}`],
        },
        { type: 'threat-actor', id: `threat-actor--${uuid(6)}`, ...TIMES, name: 'Bear' },
      ),
      { ...OPTIONS, subject: 'suspect' },
    );
    expect(problems).toEqual([]);
    expect(
      statements
        .filter(({ property }) => property !== 'stixObject')
        .map(
          ({ record, schema, property, value, kind }) =>
            `${record.slice(3, 6)} ${schema} ${property} ${value} ${kind}`,
        ),
    ).toEqual([
      'ide Person name Person 1 fact',
      'ide Person notes +32 470 fact',
      'loc Place country fr fact',
      'loc Place latitude 50.95 fact',
      'loc Place longitude 1.85 fact',
      'ema UserAccount email a@example.org fact',
      'rel UnknownLink role located-at fact',
      `rel UnknownLink subject GB:identity--${uuid(1)} fact`,
      `rel UnknownLink object GB:location--${uuid(2)} fact`,
      'rel UnknownLink startDate 2025-01-01T00:00:00Z fact',
      'not Note description Seems to lead assessment',
      `not Note entity GB:identity--${uuid(1)} assessment`,
      'thr StixObject name Bear fact',
      'thr StixObject stixType threat-actor fact',
    ]);
    expect(values(statements, 'stixObject').join()).toContain('"x_note":"kept"');
    expect(statements.find(({ schema }) => schema === 'Person')?.subject).toBe('suspect');
  });

  test('of several versions the newest speaks; a revoked one does not; all are kept', async () => {
    const { statements, lost, problems } = await imported(
      bundleOf(
        identity(1, { name: 'New', modified: '2025-03-01T00:00:00.000Z' }),
        identity(1, { name: 'Old' }),
        identity(2, { name: 'Taken back', revoked: true }),
        identity(3),
        identity(3),
      ),
    );
    expect(problems).toEqual([]);
    expect(values(statements, 'name')).toEqual(['New', 'Person 3', 'Person 3']);
    expect(values(statements, 'stixObject')).toHaveLength(5);
    expect(lost.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['earlier versions of objects', 'revoked objects']),
    );
    const { objects } = await exportedObjects(statements);
    expect(
      objects
        .filter(({ id }) => id === identity(1).id)
        .map((each) => each['name'])
        .sort(),
    ).toEqual(['New', 'Old']);
    expect(objects.find(({ id }) => id === identity(2).id)).toMatchObject({ revoked: true });
  });

  test('an id whose UUID has no version or variant of the standard names its object, and is told of', async () => {
    const odd = ['00000000-0000-0000-0000-000000000001', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'];
    const [one, two] = odd.map((each) => identity(1, { id: `identity--${each}`, name: each }));
    const link = {
      type: 'relationship',
      id: `relationship--${odd[0]}`,
      ...TIMES,
      relationship_type: 'related-to',
      source_ref: one?.id,
      target_ref: two?.id,
      object_marking_refs: [`marking-definition--${odd[1]}`],
    };
    const marking = { ...statement(9, 'Not for press'), id: `marking-definition--${odd[1]}` };
    const { statements, lost, problems } = await imported(bundleOf(one ?? {}, two ?? {}, link, marking));
    expect(problems).toEqual([]);
    expect(values(statements, 'object')).toEqual([`GB:${two?.id}`]);
    expect(statements.find(({ property }) => property === 'object')?.label.handling).toContain(
      'H3:Not for press',
    );
    const told = 'ids whose UUID has no version or variant of RFC 9562';
    expect(lost.find(({ what }) => what === told)).toMatchObject({
      count: 4,
      examples: expect.arrayContaining([one?.id, two?.id, link.id, marking.id]),
    });
    const { objects, report } = await exportedObjects(statements);
    expect(objects).toContainEqual(expect.objectContaining({ id: one?.id, name: odd[0] }));
    expect(report.lost.find(({ what }) => what === told)?.count).toBe(4);
    // Those that keep to the standard are not told of, the newer versions of RFC 9562 included.
    const sound = ['-1', '-4', '-5', '-7', '-8'].flatMap((version) =>
      ['8', '9', 'a', 'B'].map((variant) =>
        identity(1, { id: `identity--00000000-0000${version}000-${variant}000-000000000001` }),
      ),
    );
    const all = await imported(bundleOf(...sound));
    expect(all.problems).toEqual([]);
    expect(all.lost.map(({ what }) => what)).not.toContain(told);
    expect(new Set(all.statements.map(({ record }) => record)).size).toBe(sound.length);
  });

  test('two texts for one version are refused', async () => {
    const { problems, statements } = await imported(bundleOf(identity(1), identity(1, { name: 'Other' })));
    expect(problems.map(({ code }) => code)).toEqual(['stix-version-conflict', 'stix-version-conflict']);
    expect(statements).toEqual([]);
  });

  test('special categories and secrets are left out of what is kept', async () => {
    const { statements, lost } = await imported(
      bundleOf(identity(1, { x_ethnicity: 'secret-a', x_more: { religion: 'secret-b', fine: 1 } }), {
        type: 'user-account',
        id: `user-account--${uuid(2)}`,
        account_login: 'a',
        credential: 'secret-c',
      }),
    );
    expect(JSON.stringify(statements)).not.toContain('secret-');
    expect(values(statements, 'stixObject')[0]).toContain('"fine":1');
    expect(lost.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['member credential', 'member religion', 'member x_ethnicity']),
    );
  });
});

describe('markings', () => {
  const labelsOf = async (...objects: readonly object[]) => {
    const { statements, problems } = await imported(bundleOf(...objects));
    expect(problems).toEqual([]);
    return statements;
  };

  test('without one, the label of the importer rules; TLP narrows it and never widens it', async () => {
    expect((await labelsOf(identity(1))).every(({ label }) => labelKey(label) === labelKey(LABEL))).toBe(
      true,
    );
    const of = async (tlp: Tlp) =>
      (await labelsOf(identity(1, { object_marking_refs: [tlpMarkingId(tlp)] })))[0]?.label.tlp;
    expect(await of('clear')).toBe('amber');
    expect(await of('amber+strict')).toBe('amber+strict');
    expect(await of('red')).toBe('red');
  });

  test('a statement becomes handling code H3, wherever its definition stands', async () => {
    const [first] = await labelsOf(
      identity(1, { object_marking_refs: [statement(9, 'x').id] }),
      statement(9, 'Not for\npress'),
    );
    expect(first?.label.handling).toEqual(['H0', 'H3:Not for press']);
  });

  test('granular markings hold the member, and the object as received is held to all of them', async () => {
    const statements = await labelsOf(
      identity(1, {
        description: 'd',
        granular_markings: [{ selectors: ['description'], marking_ref: tlpMarkingId('red') }],
      }),
    );
    const tlpOf = (property: string) => statements.find((each) => each.property === property)?.label.tlp;
    expect([tlpOf('name'), tlpOf('description'), tlpOf('stixObject')]).toEqual(['amber', 'red', 'red']);
    // Who does not see the description gets a copy of their own.
    const { objects } = await exportedObjects(statements.filter(({ label }) => label.tlp === 'amber'));
    expect(JSON.stringify(objects)).not.toContain('"description":"d"');
    expect(objects.some(({ id }) => id === identity(1).id)).toBe(false);
    expect(objects).toContainEqual(
      expect.objectContaining({ relationship_type: 'derived-from', target_ref: identity(1).id }),
    );
  });

  test('a selector that names nothing holds the whole object', async () => {
    const statements = await labelsOf(
      identity(1, { granular_markings: [{ selectors: ['labels.[7]'], marking_ref: tlpMarkingId('red') }] }),
    );
    expect(statements.every(({ label }) => label.tlp === 'red')).toBe(true);
  });

  test.each([
    [
      'that is not defined',
      identity(1, { object_marking_refs: [`marking-definition--${uuid(7)}`] }),
      'stix-marking-unknown',
    ],
    [
      'of another kind of object',
      identity(1, { object_marking_refs: [`identity--${uuid(7)}`] }),
      'stix-markings',
    ],
    ['in an empty list', identity(1, { object_marking_refs: [] }), 'stix-markings'],
    ['in no list', identity(1, { object_marking_refs: tlpMarkingId('red') }), 'stix-markings'],
    [
      'without selectors',
      identity(1, { granular_markings: [{ marking_ref: tlpMarkingId('red') }] }),
      'stix-markings',
    ],
    [
      'of a part, not defined',
      identity(1, {
        granular_markings: [{ selectors: ['name'], marking_ref: `marking-definition--${uuid(7)}` }],
      }),
      'stix-marking-unknown',
    ],
  ])('a marking %s refuses the object', async (_, object, code) => {
    const { statements, problems } = await imported(bundleOf(object));
    expect(statements).toEqual([]);
    expect(problems).toMatchObject([{ code, place: { line: 1 } }]);
  });

  test('a whole label of ours stands for itself; that of another originator stays with the importer', async () => {
    const own = parseLabel({ ...LABEL, audience: ['DE', 'GB'], tlp: 'red', level: 'secret' });
    const mine = labelMarking(own);
    const [first] = await labelsOf(mine, identity(1, { object_marking_refs: [mine['id']] }));
    expect(first && labelKey(first.label)).toBe(labelKey(own));
    const theirs = parseLabel({ ...own, originators: ['FR'] });
    const marking = labelMarking(theirs);
    const [other] = await labelsOf(marking, identity(1, { object_marking_refs: [marking['id']] }));
    expect(other?.label).toMatchObject({
      originators: ['GB'],
      audience: ['GB'],
      handling: ['H0', 'H2', 'H3:given by FR'],
      tlp: 'red',
    });
  });

  const label = fc
    .record({
      originators: fc.constant(['GB']),
      audience: fc.subarray(['GB', 'FR', 'DE']),
      purposes: fc.subarray(['cross-check', 'strategic']),
      handling: fc.subarray(['H0', 'H1', 'H2', 'H3', 'H3:x']),
      tlp: fc.constantFrom('clear', 'green', 'amber', 'amber+strict', 'red'),
      level: fc.constantFrom('unclassified', 'restricted', 'secret'),
      protected: fc.boolean(),
      reviewBy: fc.constantFrom('2027-01-01', '9999-12-31'),
    })
    .map((raw) => parseLabel(raw));

  test('however labels and markings are mixed, what they ask for flows into the label of every statement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(label, { maxLength: 3 }),
        fc.array(fc.constantFrom<Tlp>('clear', 'green', 'amber', 'red'), { maxLength: 2 }),
        async (labels, tlps) => {
          const markings = labels.map((each) => labelMarking(each));
          const refs = [...markings.map(({ id }) => id), ...tlps.map(tlpMarkingId)];
          const statements = await labelsOf(
            identity(1, refs.length > 0 ? { object_marking_refs: refs } : {}),
            ...new Map(markings.map((marking) => [marking['id'], marking])).values(),
          );
          const asked = labels.length > 0 ? joinAll(labels) : LABEL;
          for (const { label: given } of statements) {
            expect(flowsTo(asked, given)).toBe(true);
            for (const tlp of tlps)
              expect(flowsTo(parseLabel({ ...asked, tlp }), parseLabel({ ...given }))).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a marking that somebody added to an export of ours on the way narrows every statement', async () => {
    const name: StatementDraft = {
      record: 'GB:v-1',
      schema: 'Vessel',
      property: 'name',
      value: 'M',
      label: LABEL,
      kind: 'fact',
    };
    const { objects } = await exportedObjects([name]);
    const narrowed = objects.map((object) =>
      object.type === 'foreland-record'
        ? {
            ...object,
            object_marking_refs: [...(object['object_marking_refs'] as string[]), tlpMarkingId('red')],
          }
        : object,
    );
    const { statements, problems } = await imported(bundleOf(...narrowed));
    expect(problems).toEqual([]);
    expect(statements.map(({ label: given }) => given.tlp)).toEqual(['red']);
  });

  test('changes of an exported object outside its statements are told', async () => {
    const name: StatementDraft = {
      record: 'GB:v-1',
      schema: 'Vessel',
      property: 'name',
      value: 'M',
      label: LABEL,
      kind: 'fact',
    };
    const { objects } = await exportedObjects([name]);
    const { statements, lost } = await imported(
      bundleOf(
        ...objects.map((object) =>
          object.type === 'foreland-record' ? { ...object, name: 'Other' } : object,
        ),
      ),
    );
    expect(values(statements, 'name')).toEqual(['M']);
    expect(lost.map(({ what }) => what)).toContain('changes of name since the export');
  });

  test('another partner takes the records of an export under their whole ids', async () => {
    const owner: StatementDraft = {
      record: 'GB:v-1',
      schema: 'Vessel',
      property: 'owner',
      value: 'GB:p-1',
      label: LABEL,
      kind: 'fact',
    };
    const { text } = await exportedObjects([owner]);
    const terms = { ...OPTIONS.terms, label: parseLabel({ ...LABEL, originators: ['FR'] }) } as NonNullable<
      ImportOptions['terms']
    >;
    const { statements, problems } = await imported(text, { partner: 'FR', terms });
    expect(problems).toEqual([]);
    expect(statements).toMatchObject([
      { record: 'FR:GB:v-1', value: 'FR:GB:p-1', label: { originators: ['FR'], audience: ['FR'] } },
    ]);
  });
});
