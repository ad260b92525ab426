import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Call, Contract } from '@foreland/model/contract';
import { PhotoTable } from '@foreland/store/platform';
import { until, waitsForLock } from '@foreland/testkit';
import type { Answered, TestClient } from '@foreland/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestNode } from '../../../testkit/node.ts';
import type { TestNode } from '../../../testkit/node.ts';
import { matched } from '../matches-testing.ts';
import { supplyMade } from './supply-testing.ts';

type Draft = NonNullable<Call<Contract['recordSeizure']>['body']>;

const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==', 'base64');
const HOURS = 3_600_000;

let given: TestNode;
let british: TestClient;
let dutch: TestClient;

beforeAll(async () => {
  given = await startTestNode();
  [british, dutch] = [await given.persona('gb-analyst'), await given.persona('nl-analyst')];
});
afterAll(() => given[Symbol.asyncDispose]());

describe('a seizure from a form', () => {
  test('is one contribution with its pieces, and is in the list at once', async () => {
    const body = draftOf({
      seizedFrom: { name: 'Example Marine', schema: 'Company' },
      items: [
        { kind: 'boat-hull', cin: 'GB-EXR10207D626', lot: 'EX-7', weldPattern: 'double', hsCode: '8903.12' },
        { kind: 'life-jacket', quantity: 12 },
      ],
    });
    const { seizure, items, report } = await british.call('recordSeizure', { body });
    expect(report).toMatchObject({ rejected: 0, errors: [] });
    expect(report.records).toBe(5);
    const { seizures } = await seizuresOf(british);
    const told = seizures.find(({ id }) => id === seizure);
    expect(told).toMatchObject({
      caption: body.terms.title,
      days: { first: '2026-10-30', last: '2026-10-30' },
      authority: 'Border Force',
      holder: { caption: 'Example Marine' },
      place: { caption: 'Ramsgate', latitude: 51.33, longitude: 1.41 },
      position: { latitude: 51.33, longitude: 1.41 },
    });
    expect(told?.goods).toEqual([
      { kind: 'boat-hull', quantity: 1 },
      { kind: 'life-jacket', quantity: 12 },
    ]);
    expect(told?.pieces.map(({ id }) => id)).toEqual([...items].sort());
    const { statements } = await british.call('statementsOf', { params: { record: items[0] ?? '' } });
    expect(statements.map(({ property, value }) => [property, value])).toEqual(
      expect.arrayContaining([
        ['equipmentType', 'boat-hull'],
        ['lot', 'EX-7'],
        ['seizure', seizure],
      ]),
    );
    expect(new Set(statements.map(({ grading }) => grading))).toEqual(new Set(['4x4/A/1']));
    expect(new Set(statements.map(({ contribution }) => contribution.id))).toEqual(
      new Set([report.contribution]),
    );
  });

  test('is recorded once, however often it is sent', async () => {
    const body = draftOf();
    const first = await british.call('recordSeizure', { body });
    const again = await british.call('recordSeizure', { body });
    expect(again).toMatchObject({ seizure: first.seizure, report: { accepted: 0 } });
    const { seizures } = await seizuresOf(british);
    expect(seizures.filter(({ id }) => id === first.seizure)).toHaveLength(1);
  });

  test('is checked without being recorded', async () => {
    const before = (await british.call('contributions')).contributions.length;
    const report = await british.call('checkSeizure', { body: draftOf() });
    expect(report.accepted).toBeGreaterThan(5);
    expect(report.errors).toEqual([]);
    expect((await british.call('contributions')).contributions).toHaveLength(before);
  });

  test('is refused as a whole, with what to do, and leaves nothing', async () => {
    const before = (await british.call('contributions')).contributions.length;
    const foreign = draftOf();
    const label = { ...foreign.terms.label, originators: ['FR' as const] };
    const cases: readonly (readonly [Draft, number, string])[] = [
      [{ ...foreign, terms: { ...foreign.terms, label } }, 400, 'label-originator'],
      [draftOf({ terms: { ...foreign.terms, grading: 'very good' } }), 400, 'grading-unknown'],
      [draftOf({ place: { record: 'GB:nowhere' } }), 404, 'place-unknown'],
      [draftOf({ seizedFrom: { record: 'GB:nobody' } }), 404, 'holder-unknown'],
      [draftOf({ seizedFrom: { name: 'A. Person', schema: 'Person' } }), 400, 'holder-category'],
      [
        draftOf({ seizedFrom: { name: 'A. Person', schema: 'Person', subject: 'minor' } }),
        400,
        'holder-protected',
      ],
      [draftOf({ photos: [{ hash: 'a'.repeat(64), caption: 'Nothing' }] }), 404, 'photo-unknown'],
      [draftOf({ place: { name: 'Half', latitude: 51 } }), 400, 'request-invalid'],
      [draftOf({ items: [] }), 400, 'request-invalid'],
    ];
    for (const [body, status, code] of cases) {
      const { json } = await british.try('recordSeizure', { body });
      expect(json, code).toMatchObject({ status, code, remedy: expect.stringMatching(/\w/) });
    }
    expect((await british.call('contributions')).contributions).toHaveLength(before);
  });

  test('may be of today wherever it is noted, and of no later day', async () => {
    // Half past midnight on the beach of Calais, half an hour before midnight for the node.
    await using node = await startTestNode({ clock: () => new Date('2026-07-01T22:30:00Z') });
    const analyst = await node.persona('gb-analyst');
    const recorded = await analyst.call('recordSeizure', { body: draftOf({ day: '2026-07-02' }) });
    expect(recorded.report.errors).toEqual([]);
    for (const route of ['checkSeizure', 'recordSeizure'] as const)
      expect((await analyst.try(route, { body: draftOf({ day: '2026-07-03' }) })).json).toMatchObject({
        status: 400,
        code: 'seizure-day',
        remedy: expect.stringContaining('today'),
        place: { path: 'body.day' },
      });
  });

  test('of a piece that a partner seized too is told once', async () => {
    const serial = { kind: 'outboard-engine' as const, engineSerial: 'EXM0570777' };
    const one = await british.call('recordSeizure', { body: draftOf({ items: [serial] }) });
    const other = await dutch.call('recordSeizure', { body: draftOf({ items: [serial] }, 'NL') });
    await matched(british);
    const { seizures } = await seizuresOf(british);
    const told = seizures.filter(({ id }) => [one.seizure, other.seizure].includes(id));
    expect(told.map(({ partners }) => partners)).toEqual([['GB', 'NL']]);
    expect(told.flatMap(({ goods }) => goods)).toEqual([{ kind: 'outboard-engine', quantity: 1 }]);
    expect([one.items[0], other.items[0]]).toContain(told[0]?.pieces[0]?.id);
  });

  test('is in the audit log, also where it is refused', async () => {
    const holder = { name: 'Example Marine', schema: 'Company' as const };
    const { seizure } = await british.call('recordSeizure', { body: draftOf({ seizedFrom: holder }) });
    await british.try('recordSeizure', { body: draftOf({ place: { record: 'GB:nowhere' } }) });
    const officer = await given.persona('gb-protection');
    const { entries } = await officer.call('audit', { query: { user: 'gb-analyst', limit: 50 } });
    const calls = entries.filter(({ route }) => route === 'recordSeizure');
    expect(calls.find(({ records }) => records.includes(seizure))).toMatchObject({
      kind: 'collection',
      outcome: 'allowed',
      records: expect.arrayContaining([seizure, `${seizure}-holder`]) as unknown,
    });
    expect(calls.find(({ outcome }) => outcome === 'failed')).toMatchObject({ detail: 'place-unknown' });
  });
});

describe('photographs', () => {
  test('are kept byte for byte, and shown to whoever sees the statement that names them', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.from('hull')]);
    const hash = await added(british, bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    const draft = draftOf({ photos: [{ hash, caption: 'Hull with a double weld' }] });
    const { seizure } = await british.call('recordSeizure', { body: draft });
    for (const client of [british, dutch]) {
      const { seizures } = await seizuresOf(client);
      const [photo] = seizures.find(({ id }) => id === seizure)?.photos ?? [];
      expect(photo).toMatchObject({
        hash,
        caption: 'Hull with a double weld',
        mimeType: 'image/jpeg',
        originator: 'GB',
        held: true,
      });
      const response = await fetch(`${given.origin}/api/supply/photos/${hash}`, {
        headers: { authorization: `Bearer ${client.token}` },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  test('are told to nobody else: not that they are here, not by knowing or stating a hash', async () => {
    const bytes = Buffer.concat([JPEG, Buffer.from('secret')]);
    const hash = await added(british, bytes);
    const own = draftOf({ photos: [{ hash, caption: 'Seen by few' }] });
    own.terms.label.audience = ['GB'];
    const { seizure } = await british.call('recordSeizure', { body: own });
    const nothing = await dutch.try('photo', { params: { hash: 'b'.repeat(64) } });
    const refused = await dutch.try('photo', { params: { hash } });
    expect(refused.status).toBe(404);
    expect(refused.text).toBe(nothing.text);
    // A hash without the bytes is worth nothing.
    expect(
      (await dutch.try('recordSeizure', { body: draftOf({ photos: [{ hash, caption: 'x' }] }, 'NL') })).json,
    ).toMatchObject({
      code: 'photo-unknown',
    });
    expect((await seizuresOf(dutch)).seizures.map(({ id }) => id)).not.toContain(seizure);
    await stateHash(dutch, hash);
    expect((await dutch.try('photo', { params: { hash } })).status).toBe(404);
    expect((await british.try('photo', { params: { hash } })).status).toBe(200);
  });

  test('are told by their content, not by their name, and by their size', async () => {
    const cases: readonly (readonly [Uint8Array, number, string])[] = [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'photo-type'],
      [Buffer.from('GIF89a, which is none of them'), 415, 'photo-type'],
      [Buffer.from([0xff, 0xd8]), 415, 'photo-type'],
      [Buffer.alloc(0), 400, 'upload-empty'],
      [Buffer.concat([JPEG, Buffer.alloc(12 * 1_048_576)]), 413, 'upload-too-large'],
    ];
    for (const [bytes, status, code] of cases)
      expect((await upload(british, bytes)).json).toMatchObject({ status, code });
    for (const [head, type] of [
      [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
      [[...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')], 'image/webp'],
    ] as const)
      expect((await upload(british, Buffer.from(head))).json).toMatchObject({ mimeType: type });
  });

  test('that no seizure names are there for who handed them over, and gone after a day', async () => {
    await using node = await startTestNode();
    const analyst = await node.persona('gb-analyst');
    const colleague = await node.persona('gb-finance');
    const [kept, left] = [Buffer.concat([JPEG, Buffer.from('1')]), Buffer.concat([JPEG, Buffer.from('2')])];
    const hashes = [await added(analyst, kept), await added(analyst, left)];
    const [hash = '', orphan = ''] = hashes;
    await analyst.call('recordSeizure', { body: draftOf({ photos: [{ hash, caption: 'Kept' }] }) });
    expect((await analyst.try('photo', { params: { hash: orphan } })).status).toBe(200);
    expect((await colleague.try('photo', { params: { hash: orphan } })).status).toBe(404);
    await node.node.context.photos.sweep();
    const folder = join(node.node.context.config.home, 'photos');
    expect((await readdir(folder)).sort()).toEqual(['incoming', ...hashes].sort());
    node.advance(25 * HOURS);
    await node.node.context.photos.sweep();
    expect((await readdir(folder)).sort()).toEqual(['incoming', hash].sort());
    const later = await node.persona('gb-analyst');
    expect((await later.try('photo', { params: { hash: orphan } })).status).toBe(404);
    expect((await later.try('photo', { params: { hash } })).status).toBe(200);
  });

  test('that come again while they are swept are kept', async () => {
    await using node = await startTestNode();
    const analyst = await node.persona('gb-analyst');
    const hash = await added(analyst, JPEG);
    const folder = join(node.node.context.config.home, 'photos');
    const table = new PhotoTable(node.node.context.store.pool);
    await table.removeOlder(new Date('2100-01-01'));
    let again: Promise<string> | undefined;
    await table.removeUnused([hash], async () => {
      again = added(analyst, JPEG);
      // Where nothing held it up, it would come in whole.
      await Promise.race([again, waitsForLock(node.node.context.store)]);
      await rm(join(folder, hash));
    });
    expect(await again).toBe(hash);
    expect(await readdir(folder)).toContain(hash);
    expect((await analyst.try('photo', { params: { hash } })).status).toBe(200);
  });

  test('that no seizure names are only so many, of one person and of all, and leave nothing when refused', async () => {
    const MB = 1_048_576;
    const photoLimits = { person: { photos: 2, bytes: 4 * MB }, node: { photos: 3, bytes: 100 * MB } };
    await using node = await startTestNode({ config: { photoLimits } });
    const folder = join(node.node.context.config.home, 'photos');
    const analyst = await node.persona('gb-analyst');
    const colleague = await node.persona('gb-finance');
    const photo = (name: string, bytes = 0) => Buffer.concat([JPEG, Buffer.from(name), Buffer.alloc(bytes)]);
    const refused = async (client: TestClient, bytes: Uint8Array): Promise<unknown> => {
      const before = await readdir(folder, { recursive: true });
      const { json } = await upload(client, bytes);
      expect(json).toMatchObject({ status: 429, remedy: expect.stringMatching(/\w/) });
      expect((await readdir(folder, { recursive: true })).sort()).toEqual(before.sort());
      return (json as { code?: unknown }).code;
    };
    const first = await added(analyst, photo('1'));
    // Too many bytes for what is left, though one more would be allowed.
    expect(await refused(analyst, photo('large', 4 * MB))).toBe('photos-waiting');
    await added(analyst, photo('2'));
    expect(await refused(analyst, photo('3'))).toBe('photos-waiting');
    // The same one again takes no room, and whoever else hands over has their own.
    expect(await added(analyst, photo('2'))).toMatch(/^[0-9a-f]{64}$/);
    await added(colleague, photo('4'));
    expect(await refused(colleague, photo('5'))).toBe('photos-waiting-node');

    // Once a seizure names one there is room for another; and for all after a day.
    await analyst.call('recordSeizure', { body: draftOf({ photos: [{ hash: first, caption: 'Named' }] }) });
    await added(analyst, photo('6'));
    expect(await refused(analyst, photo('7'))).toBe('photos-waiting');
    node.advance(25 * HOURS);
    await node.node.context.photos.sweep();
    await added(await node.persona('gb-analyst'), photo('7'));
  });

  test('that are handed over at once find no room twice', async () => {
    const limit = { photos: 3, bytes: 1_000_000 };
    await using node = await startTestNode({ config: { photoLimits: { person: limit, node: limit } } });
    const analyst = await node.persona('gb-analyst');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => upload(analyst, Buffer.concat([JPEG, Buffer.from(String(at))]))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(await readdir(join(node.node.context.config.home, 'photos'))).toHaveLength(4);
  });

  test('that are about to be recorded are there for another day', async () => {
    await using node = await startTestNode();
    const hash = await added(await node.persona('gb-analyst'), JPEG);
    const body = draftOf({ photos: [{ hash, caption: 'Late' }] });
    node.advance(23 * HOURS);
    await (await node.persona('gb-analyst')).call('checkSeizure', { body });
    node.advance(2 * HOURS);
    await node.node.context.photos.sweep();
    const { report } = await (await node.persona('gb-analyst')).call('recordSeizure', { body });
    expect(report.errors).toEqual([]);
  });

  test('of another node are told by their hash and whose they are, and that they are not here', async () => {
    const hash = 'c'.repeat(64);
    await stateHash(dutch, hash);
    const { seizures } = await seizuresOf(british);
    const photos = seizures.find(({ id }) => id === `NL:elsewhere-${hash.slice(0, 4)}`)?.photos;
    expect(photos).toMatchObject([{ hash, originator: 'NL', held: false }]);
    expect((await british.try('photo', { params: { hash } })).json).toMatchObject({ code: 'not-found' });
  });

  test('whose statement is taken back are seen no more', async () => {
    const hash = await added(british, Buffer.concat([JPEG, Buffer.from('taken back')]));
    const body = draftOf({ photos: [{ hash, caption: 'Wrong boat' }] });
    const { report } = await british.call('recordSeizure', { body });
    expect((await dutch.try('photo', { params: { hash } })).status).toBe(200);
    await british.call('retractContribution', {
      params: { contribution: report.contribution ?? '' },
      body: { reason: 'Wrong boat' },
    });
    expect((await dutch.try('photo', { params: { hash } })).status).toBe(404);
  });
});

describe('associations of aid', () => {
  test('confirmed by people are shielded at once, and no longer once that is taken back', async () => {
    const holder = { name: 'Example Harbour Friends', schema: 'Organization' as const };
    const draft = draftOf({ seizedFrom: holder, items: [{ kind: 'boat-hull', serialNumber: 'EXH900' }] });
    const { seizure } = await british.call('recordSeizure', { body: draft });
    const party = (await seizuresOf(british)).seizures.find(({ id }) => id === seizure)?.holder?.id ?? '';
    const confirmed = await british.call('confirmAid', { body: { party, reason: 'Registered charity 1' } });
    expect(confirmed).toMatchObject({
      party: { id: party, caption: holder.name },
      confirmedBy: 'gb-analyst',
    });
    const shielded = await seizuresOf(british);
    expect(JSON.stringify(shielded)).not.toContain(party);
    const { excluded } = await supplyMade(british);
    expect(excluded.find(({ rule }) => rule === 'aid-organisation')).toMatchObject({ finds: 1, parties: 1 });
    expect((await british.try('confirmAid', { body: { party, reason: 'Again' } })).json).toMatchObject({
      status: 409,
      code: 'aid-confirmed',
    });
    const { associations } = await dutch.call('aidAssociations');
    expect(associations.map(({ id }) => id)).toContain(confirmed.id);

    const officer = await given.persona('gb-protection');
    const params = { association: confirmed.id };
    const withdrawn = await officer.call('withdrawAid', {
      params,
      body: { reason: 'Struck off the register' },
    });
    expect(withdrawn.withdrawn).toMatchObject({ by: 'gb-protection', reason: 'Struck off the register' });
    expect(JSON.stringify(await seizuresOf(british))).toContain(party);
    expect((await officer.try('withdrawAid', { params, body: { reason: 'Again' } })).json).toMatchObject({
      status: 409,
      code: 'aid-withdrawn',
    });
    const { entries } = await officer.call('audit', { query: { record: party, limit: 50 } });
    expect(entries.map(({ route }) => route)).toEqual(expect.arrayContaining(['confirmAid', 'withdrawAid']));
  });

  test('are shown and withdrawn where their record is in view alone', async () => {
    const body = draftOf({ seizedFrom: { name: 'Example Coast Watch', schema: 'Organization' } });
    body.terms.label.audience = ['GB'];
    const { seizure } = await british.call('recordSeizure', { body });
    const party = `${seizure}-holder`;
    expect((await dutch.try('confirmAid', { body: { party, reason: 'Guessed' } })).status).toBe(404);
    const { id } = await british.call('confirmAid', { body: { party, reason: 'Known to us' } });
    expect((await dutch.call('aidAssociations')).associations.map((each) => each.id)).not.toContain(id);
    const call = { params: { association: id }, body: { reason: 'Guessed' } };
    expect((await dutch.try('withdrawAid', call)).status).toBe(404);
  });

  test('are no persons, and not confirmed by everybody', async () => {
    const person = { name: 'A. Person', schema: 'Person' as const, subject: 'suspect' as const };
    const { seizure } = await british.call('recordSeizure', { body: draftOf({ seizedFrom: person }) });
    const body = { party: `${seizure}-holder`, reason: 'Kind to all' };
    expect((await british.try('confirmAid', { body })).json).toMatchObject({
      status: 400,
      code: 'aid-no-association',
    });
    const finance = await given.persona('gb-finance');
    expect((await finance.try('confirmAid', { body })).status).toBe(403);
  });
});

let numbered = 0;

/** Like no other: one piece that is seized twice within days is taken for one seizure that two reported. */
function serialNumber(): string {
  const digest = createHash('sha256')
    .update(String((numbered += 1)))
    .digest();
  return `EXM${digest.readUInt32BE()}`;
}

function draftOf(changes: Partial<Draft> = {}, partner: 'GB' | 'NL' = 'GB'): Draft {
  return {
    id: randomUUID(),
    terms: {
      title: 'Seizure at Ramsgate',
      source: 'border-seizures',
      legalBasis: 'Test',
      receivedOn: '2026-10-31',
      grading: '4x4/A/1',
      label: {
        originators: [partner],
        audience: ['GB', 'NL'],
        purposes: ['operational-analysis'],
        handling: ['H0'],
        tlp: 'amber',
        level: 'restricted',
        protected: false,
        reviewBy: '2029-01-01',
      },
    },
    day: '2026-10-30',
    place: { name: 'Ramsgate', latitude: 51.33, longitude: 1.41 },
    authority: 'Border Force',
    items: [{ kind: 'outboard-engine', engineSerial: serialNumber(), make: 'Fictor' }],
    ...changes,
  };
}

async function seizuresOf(client: TestClient) {
  return until('seizures are told', async () => {
    const answer = await client.call('supplySeizures', { query: { limit: 200 } });
    return !answer.computing && answer;
  });
}

function upload(client: TestClient, body: Uint8Array): Promise<Answered> {
  const headers = { 'content-type': 'application/octet-stream' };
  return client.request('POST', '/api/supply/photos', { body, headers });
}

async function added(client: TestClient, body: Uint8Array): Promise<string> {
  const { status, json } = await upload(client, body);
  expect(status).toBe(200);
  return (json as { hash: string }).hash;
}

/** Imports a seizure of the importer’s own with an image that claims a hash, twice. */
async function stateHash(client: TestClient, hash: string): Promise<void> {
  const { label, ...terms } = draftOf({}, 'NL').terms;
  const about = (record: string, schema: string) => ({
    record: `NL:${record}-${hash.slice(0, 4)}`,
    schema,
    label: '1',
    kind: 'fact',
  });
  const [seizure, image] = [about('elsewhere', 'Seizure'), about('image', 'Image')];
  const link = about('link', 'Documentation');
  const lines = [
    { foreland: 1, contribution: { partner: 'NL', ...terms, grading: undefined } },
    { label: '1', is: label },
    { ...seizure, property: 'itemType', value: 'boat-hull' },
    { ...image, property: 'contentHash', value: hash },
    { ...image, property: 'contentHash', value: hash, kind: 'assessment' },
    { ...link, property: 'document', value: image.record },
    { ...link, property: 'entity', value: seizure.record },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const file = await client.upload('image.foreland.jsonl', new TextEncoder().encode(text));
  const job = await client.call('startImport', {
    body: { files: [{ hash: file.hash, name: file.name }], format: 'foreland' },
  });
  expect(await client.ended(job.id)).toMatchObject({ state: 'done', report: { errors: [], accepted: 5 } });
}
