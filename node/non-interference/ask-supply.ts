import { createHash } from 'node:crypto';
import type { Answered } from '@foreland/testkit';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** A photograph that others hand over where there is something to hide. */
export const HIDDEN_PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==', 'base64');

/** Every way to ask for supply: of lots, parties and pieces in view, hidden ones, and none at all. */
export async function askSupply(asking: Asking): Promise<void> {
  await asking.ask('supply');
  const { lots } = (await asking.ask('supplyLots')) as { lots?: { id: string }[] };
  for (const route of ['supplyLots', 'supplyUnplaced', 'supplySuppliers'] as const) {
    await asking.ask(route, { query: { limit: 500 } });
    const { next } = await asking.ask(route, { query: { limit: 1 } });
    if (typeof next === 'string') await asking.ask(route, { query: { limit: 1, cursor: next } });
  }
  await asking.ask('supplySuppliers', { query: { leads: 'true' } });
  for (const lot of [...(lots ?? []).slice(0, 4).map(({ id }) => id), 'EX1', 'EX2', 'nothing'])
    await asking.ask('supplyLot', { params: { lot } });
  const numbered = ['GB', 'DE', 'FR'].flatMap((partner) => [1, 2, 3, 4, 5, 6].map((at) => [partner, at]));
  for (const [partner, at] of numbered) {
    await asking.ask('supplySupplier', { params: { party: `${partner}:maker-${at}` } });
    await asking.ask('supplySupplier', { params: { party: `${partner}:shop-${at}` } });
  }
  for (const [partner, at] of numbered)
    for (const other of ['GB:hull-1', 'FR:hull-4', 'GB:nobody'])
      await asking.ask('supplyCompare', { params: { one: `${partner}:hull-${at}`, other } });
  await asking.ask('supplyFlows');
  await asking.ask('supplyFlows', { query: { limit: 1 } });
  await asking.ask('supplyFlows', { query: { after: '2026-08-05', before: '2026-08-31' } });
  const { seizures } = (await asking.ask('supplySeizures')) as { seizures?: { pieces: { id: string }[] }[] };
  const pieces = (seizures ?? []).flatMap((seizure) => seizure.pieces.map(({ id }) => id));
  for (const [at, one] of pieces.slice(0, 3).entries())
    for (const other of pieces.slice(at + 1, 4))
      await asking.ask('supplyCompare', { params: { one, other } });
  const { next } = await asking.ask('supplySeizures', {
    query: { kind: 'boat-hull', after: '2026-09-01', limit: 1 },
  });
  if (typeof next === 'string')
    await asking.ask('supplySeizures', { query: { kind: 'boat-hull', limit: 1, cursor: next } });
  await asking.ask('supplyPairs');
  await asking.ask('supplyPairs', { query: { across: 'true', limit: 2 } });
  const likeliest = await asking.ask('supplyPairs', { query: { limit: 1 } });
  if (typeof likeliest['next'] === 'string')
    await asking.ask('supplyPairs', { query: { limit: 1, cursor: likeliest['next'] } });
  await asking.ask('supplyExclusions');
  const left = await asking.ask('supplyExclusions', { query: { limit: 1 } });
  if (typeof left['next'] === 'string')
    await asking.ask('supplyExclusions', { query: { limit: 1, cursor: left['next'] } });
  const parties = ['GB:shop-1', 'DE:shop-2', 'FR:shop-3', 'DE:maker-1', 'GB:p-1', 'GB:nobody'];
  for (const party of parties) {
    // Ids of confirmations are drawn by chance.
    const confirmed = await asking.try('confirmAid', { body: { party, reason: 'tried' } });
    const id = (confirmed.json as { id?: unknown }).id;
    const named = (answered: Answered): Answered =>
      typeof id === 'string' ? { ...answered, text: answered.text.replaceAll(id, 'association') } : answered;
    asking.keep('confirmAid', named(confirmed));
    asking.keep('aidAssociations', named(await asking.try('aidAssociations')));
    const association = { params: { association: String(id ?? ABSENT) }, body: { reason: 'tried' } };
    if (party === parties[0]) await asking.ask('supplySeizures');
    asking.keep('withdrawAid', named(await asking.try('withdrawAid', association)));
  }
  const photo = Buffer.concat([HIDDEN_PHOTO, Buffer.from('own')]);
  const headers = { 'content-type': 'application/octet-stream' };
  asking.keep(
    'addPhoto',
    await asking.client.request('POST', '/api/supply/photos', { body: photo, headers }),
  );
  for (const bytes of [photo, HIDDEN_PHOTO, Buffer.from('nothing')])
    await asking.ask('photo', { params: { hash: createHash('sha256').update(bytes).digest('hex') } });
}
