import type { Answer, Contract } from '@foreland/model/contract';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';

/** The supply of the caller’s view, once it is made of what is there now. */
export async function supplyMade(client: TestClient): Promise<Answer<Contract['supply']>> {
  return until('supply is made', async () => {
    const answer = await client.call('supply');
    return !answer.computing && answer;
  });
}

type Page<Item> = { readonly items: readonly Item[]; readonly next?: string | undefined };

/** Every item of a list that is told page by page. */
async function every<Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await page(cursor);
    all.push(...items);
    if (next === undefined) return all;
    cursor = next;
  }
}

export function allLots(client: TestClient, limit = 500): Promise<Answer<Contract['supplyLots']>['lots']> {
  return every(async (cursor) => {
    const { lots, next } = await client.call('supplyLots', { query: { limit, cursor } });
    return { items: lots, next };
  });
}

export function allSuppliers(
  client: TestClient,
  limit = 500,
): Promise<Answer<Contract['supplySuppliers']>['suppliers']> {
  return every(async (cursor) => {
    const { suppliers, next } = await client.call('supplySuppliers', { query: { limit, cursor } });
    return { items: suppliers, next };
  });
}

export function allUnplaced(
  client: TestClient,
  limit = 500,
): Promise<Answer<Contract['supplyUnplaced']>['unplaced']> {
  return every(async (cursor) => {
    const { unplaced, next } = await client.call('supplyUnplaced', { query: { limit, cursor } });
    return { items: unplaced, next };
  });
}

export function allPairs(client: TestClient, limit = 500): Promise<Answer<Contract['supplyPairs']>['pairs']> {
  return every(async (cursor) => {
    const { pairs, next } = await client.call('supplyPairs', { query: { limit, cursor } });
    return { items: pairs, next };
  });
}
