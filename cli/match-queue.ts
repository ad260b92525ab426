import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { EntityType, PairStatus } from '@foreland/model/contract/matches';
import type { Partner } from '@foreland/model/partner';
import type { z } from 'zod';
import type { Client } from './client.ts';
import { gather } from './pages.ts';

type Matches = Answer<typeof contract.matches>;
export type MatchSummary = Matches['matches'][number];

export interface MatchFilter {
  readonly status: z.output<typeof PairStatus>;
  readonly type?: z.output<typeof EntityType>;
  readonly partner?: Partner;
  readonly record?: string;
  readonly pattern?: string;
}

const LARGEST_PAGE = 200;
const PATIENCE_MILLISECONDS = 1000;

/** Returns when the matching of the caller's view is up to date. */
export async function matched(client: Client): Promise<void> {
  while ((await client.call(contract.matches, { query: { limit: 1 } })).computing) {
    await sleep(PATIENCE_MILLISECONDS, undefined, client.signal ? { signal: client.signal } : {});
  }
}

/** Pairs of the caller's view, as many as wanted, with the counts that came with the first page. */
export async function listMatches(
  client: Client,
  filter: MatchFilter,
  wanted: number,
): Promise<{ readonly matches: MatchSummary[]; readonly more: boolean; readonly first: Matches }> {
  let first: Matches | undefined;
  const { items, more } = await gather<MatchSummary>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const answer = await client.call(contract.matches, { query: { ...filter, limit, cursor } });
    first ??= answer;
    return { items: answer.matches, next: answer.next };
  });
  return { matches: items, more, first: first ?? { matches: [], statuses: [], types: [], computing: false } };
}
