import { createHash } from 'node:crypto';
import type { Answered } from '@foreland/testkit';
import type { ExchangeScript } from './non-interference.exchange.ts';

const ABSENT = '00000000-0000-0000-0000-00000000dead';

/** A photograph that others hand over where there is something to hide. */
export const HIDDEN_PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==', 'base64');

/** Every way to ask for supply: of lots, parties and pieces in view, hidden ones, and none at all. */
export async function askSupply({
  client,
  ask,
  keep,
}: Pick<ExchangeScript, 'client' | 'ask' | 'keep'>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { json } = await client.try('supply');
    if ((json as { computing?: unknown }).computing !== true) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await ask('supply');
  const { lots } = (await ask('supplyLots')) as { lots?: { id: string }[] };
  for (const route of ['supplyLots', 'supplyUnplaced', 'supplySuppliers'] as const) {
    await ask(route, { query: { limit: 500 } });
    const { next } = await ask(route, { query: { limit: 1 } });
    if (typeof next === 'string') await ask(route, { query: { limit: 1, cursor: next } });
  }
  await ask('supplySuppliers', { query: { leads: 'true' } });
  for (const lot of [...(lots ?? []).slice(0, 4).map(({ id }) => id), 'EX1', 'EX2', 'nothing'])
    await ask('supplyLot', { params: { lot } });
  const numbered = ['GB', 'DE', 'FR'].flatMap((partner) => [1, 2, 3, 4, 5, 6].map((at) => [partner, at]));
  for (const [partner, at] of numbered) {
    await ask('supplySupplier', { params: { party: `${partner}:maker-${at}` } });
    await ask('supplySupplier', { params: { party: `${partner}:shop-${at}` } });
  }
  for (const [partner, at] of numbered)
    for (const other of ['GB:hull-1', 'FR:hull-4', 'GB:nobody'])
      await ask('supplyCompare', { params: { one: `${partner}:hull-${at}`, other } });
  await ask('supplyFlows');
  await ask('supplyFlows', { query: { limit: 1 } });
  await ask('supplyFlows', { query: { after: '2026-08-05', before: '2026-08-31' } });
  const { seizures } = (await ask('supplySeizures')) as { seizures?: { pieces: { id: string }[] }[] };
  const pieces = (seizures ?? []).flatMap((seizure) => seizure.pieces.map(({ id }) => id));
  for (const [at, one] of pieces.slice(0, 3).entries())
    for (const other of pieces.slice(at + 1, 4)) await ask('supplyCompare', { params: { one, other } });
  const { next } = await ask('supplySeizures', {
    query: { kind: 'boat-hull', after: '2026-09-01', limit: 1 },
  });
  if (typeof next === 'string')
    await ask('supplySeizures', { query: { kind: 'boat-hull', limit: 1, cursor: next } });
  await ask('supplyPairs');
  await ask('supplyPairs', { query: { across: 'true', limit: 2 } });
  const likeliest = await ask('supplyPairs', { query: { limit: 1 } });
  if (typeof likeliest['next'] === 'string')
    await ask('supplyPairs', { query: { limit: 1, cursor: likeliest['next'] } });
  await ask('supplyExclusions');
  const left = await ask('supplyExclusions', { query: { limit: 1 } });
  if (typeof left['next'] === 'string')
    await ask('supplyExclusions', { query: { limit: 1, cursor: left['next'] } });
  const parties = ['GB:shop-1', 'DE:shop-2', 'FR:shop-3', 'DE:maker-1', 'GB:p-1', 'GB:nobody'];
  for (const party of parties) {
    // Ids of confirmations are drawn by chance.
    const confirmed = await client.try('confirmAid', { body: { party, reason: 'tried' } });
    const id = (confirmed.json as { id?: unknown }).id;
    const named = (answered: Answered): Answered =>
      typeof id === 'string' ? { ...answered, text: answered.text.replaceAll(id, 'association') } : answered;
    keep('confirmAid', named(confirmed));
    keep('aidAssociations', named(await client.try('aidAssociations')));
    const association = { params: { association: String(id ?? ABSENT) }, body: { reason: 'tried' } };
    if (party === parties[0]) await ask('supplySeizures');
    keep('withdrawAid', named(await client.try('withdrawAid', association)));
  }
  const photo = Buffer.concat([HIDDEN_PHOTO, Buffer.from('own')]);
  const headers = { 'content-type': 'application/octet-stream' };
  keep('addPhoto', await client.request('POST', '/api/supply/photos', { body: photo, headers }));
  for (const bytes of [photo, HIDDEN_PHOTO, Buffer.from('nothing')])
    await ask('photo', { params: { hash: createHash('sha256').update(bytes).digest('hex') } });
}
