import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { AnalystDesk } from './testing-node.ts';

type Overview = Answer<Contract['supply']>;
type Lots = Answer<Contract['supplyLots']> & Pick<Overview, 'excluded'>;
type Suppliers = Answer<Contract['supplySuppliers']>;
type Recorded = Answer<Contract['recordSeizure']>;

let desk: AnalystDesk;

beforeAll(async () => {
  desk = await AnalystDesk.open();
});
afterAll(() => desk?.[Symbol.asyncDispose]());

const ask = <T>(...argv: string[]): Promise<T> => desk.ask<T>('supply', ...argv);

const TERMS = [
  '--source',
  'seizures',
  '--legal-basis',
  'Test',
  '--audience',
  'GB,FR',
  '--grading',
  '4x4/A/1',
];

test('lots, passports, suppliers and flows are told as text and as JSON', async () => {
  const { lots, excluded, total } = await ask<Lots>('lots');
  expect(total).toBe(lots.length);
  const few = await desk.run(['supply', 'lots', '--limit', '1']);
  expect(few.errors).toContain(`${total - 1} lots more`);
  expect((await ask<Lots>('lots', '--limit', '1', '--all')).lots).toEqual(lots);
  const [lot] = lots;
  const listed = await desk.run(['supply']);
  expect(listed.output).toContain(lot?.id);
  expect(listed.output).toContain('life saving to aid');
  expect(excluded.length).toBeGreaterThan(0);
  const passport = await ask<Answer<Contract['supplyLot']>>('lot', lot?.id ?? '');
  expect(passport.lot).toEqual(lot);
  const shown = (await desk.run(['supply', 'lot', lot?.id ?? ''])).output;
  for (const { id } of passport.consignments) expect(shown).toContain(id);
  expect(shown.match(/of this lot: /g)).toHaveLength(passport.journeys.length);
  const all = await ask<Suppliers>('suppliers');
  const leads = await ask<Suppliers>('suppliers', '--leads');
  expect(leads.suppliers).toEqual(all.suppliers.filter(({ isLead }) => isLead));
  const card = await ask<Answer<Contract['supplySupplier']>>('supplier', all.suppliers[0]?.id ?? '');
  expect((await desk.run(['supply', 'supplier', card.id])).output).toContain('Routes');
  const { flows } = await ask<Answer<Contract['supplyFlows']>>('flows', '--after', '2026-01-01');
  expect(flows.length).toBeGreaterThan(0);
  expect((await desk.run(['supply', 'flows'])).output).toContain('boat hull');
});

test('seizures are listed across pages up to the limit', async () => {
  type Seizures = Answer<Contract['supplySeizures']>;
  const { seizures, total } = await ask<Seizures>('seizures', '--limit', '1000');
  expect(seizures).toHaveLength(total);
  const { pairs } = await ask<Answer<Contract['supplyPairs']>>('pairs', '--limit', '2');
  expect(pairs).toHaveLength(2);
  expect((await desk.run(['supply', 'pairs', '--across'])).output).toMatch(/times likelier|No pairs/);
  const few = await desk.run(['supply', 'seizures', '--limit', '3']);
  expect(few.errors).toContain(`${total - 3} seizures more`);
  const pieces = seizures.flatMap((seizure) => seizure.pieces.filter(({ kind }) => kind === 'boat-hull'));
  const [one, other] = pieces.map(({ id }) => id);
  const compared = await desk.run(['supply', 'compare', one ?? '', other ?? '']);
  expect(compared.output).toMatch(/times (likelier|less likely) than two/);
});

test('a seizure is checked, recorded with its photograph, and exported as EPCIS by its lot', async () => {
  const photo = join(desk.folder, 'hull.jpg');
  await writeFile(photo, Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==', 'base64'));
  const { lots } = await ask<Lots>('lots');
  const lot = lots.find(({ name, sent = 0 }) => name !== undefined && sent > 0)?.id ?? '';
  const where = ['--day', '2026-11-20', '--place', 'Ramsgate', '--latitude', '51.33', '--longitude', '1.41'];
  const items = [
    '--item',
    `kind=boat-hull;lot=${lot};weldPattern=double`,
    '--item',
    'kind=life-jacket;quantity=12',
  ];
  const rest = ['--photo', `${photo}=Hull, port side`, '--from', 'Example Marine', '--from-kind', 'Company'];
  const seizure = ['record-seizure', ...where, ...items, ...rest, ...TERMS];
  const { report } = await ask<{ report: Recorded['report'] }>(...seizure, '--dry-run');
  expect(report).toMatchObject({ rejected: 0, errors: [] });
  const recorded = await ask<Recorded>(...seizure);
  expect(recorded.items).toHaveLength(2);
  const { seizures } = await ask<Answer<Contract['supplySeizures']>>('seizures', '--after', '2026-11-20');
  const told = seizures.find(({ id }) => id === recorded.seizure);
  expect(told?.photos).toMatchObject([{ caption: 'Hull, port side', held: true }]);

  const file = join(desk.folder, 'lot.epcis.jsonld');
  const exported = await desk.run(['export', '--lot', lot, '--format', 'epcis', '-o', file]);
  expect(exported.code).toBe(0);
  const text = await readFile(file, 'utf8');
  const { records } = await ask<Answer<Contract['supplyLot']>>('lot', lot);
  expect(JSON.parse(text)).toMatchObject({ type: 'EPCISDocument', schemaVersion: '2.0' });
  expect(records).toContain(recorded.items[0]);
  for (const record of records) expect(text).toContain(record.slice(record.indexOf(':') + 1));
  expect((await desk.run(['export', '--lot', 'nothing', '--format', 'epcis'])).code).toBe(1);
});

test('associations of aid are confirmed, listed and withdrawn', async () => {
  const { suppliers } = await ask<Suppliers>('suppliers');
  const party = suppliers[0]?.id ?? '';
  type Association = Answer<Contract['confirmAid']>;
  const { id } = await ask<Association>('aid', 'confirm', party, '--reason', 'Registered charity');
  expect((await desk.run(['supply', 'aid'])).output).toContain(id);
  const after = await ask<Suppliers>('suppliers');
  expect(after.suppliers.map((each) => each.id)).not.toContain(party);
  const withdrawn = await ask<Association>('aid', 'withdraw', id, '--reason', 'Another of that name');
  expect(withdrawn.withdrawn).toMatchObject({ by: 'gb-analyst' });
});

test('what makes no sense is refused with what to do', async () => {
  const seizure = ['supply', 'record-seizure', '--day', '2026-11-20', '--place', 'Dover', ...TERMS];
  for (const argv of [
    ['supply', 'seizures', '--kind', 'yacht'],
    ['supply', 'aid', 'confirm', 'GB:nobody'],
    [...seizure, '--item', 'colour=red'],
    [...seizure, '--item', 'kind=yacht'],
    [...seizure, '--item', 'kind=pump', '--place', 'GB:pl-1', '--latitude', '51'],
    seizure,
  ])
    expect((await desk.run(argv)).code, argv.join(' ')).toBe(2);
  const photo = join(desk.folder, 'nothing.jpg');
  const unreadable = await desk.run([...seizure, '--item', 'kind=pump', '--photo', photo, '--json']);
  expect(JSON.parse(unreadable.errors)).toMatchObject({ problem: { code: 'file-unreadable' } });
  const missing = await desk.run(['supply', 'lot', 'nothing', '--json']);
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.errors)).toMatchObject({ problem: { code: 'lot-unknown' } });
});
