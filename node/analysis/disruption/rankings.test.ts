import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import type { RankQuestion } from '@foreland/networks/disruption';
import type { View } from '@foreland/model';
import { createTestDatabase } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pino from 'pino';
import { EngineHost } from '../engine-host.ts';
import { Rankings } from './rankings.ts';

const parts = new AsyncDisposableStack();
let store: Store;
let rankings: Rankings;
let view: View;

beforeAll(async () => {
  const { connection } = parts.use(await createTestDatabase());
  const clock = (): Date => new Date('2026-01-01');
  store = parts.use(await openStore({ connection, clock }));
  const engines = parts.use(
    new EngineHost({
      store,
      clock,
      log: pino({ level: 'silent' }),
      trail: { write: () => Promise.resolve('') },
      aid: { confirmed: () => Promise.resolve([]) },
    }),
  );
  rankings = parts.use(new Rankings(engines));
  view = await store.view({
    user: 'test',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
});
afterAll(() => parts.disposeAsync());

/** A ring of people, each of whom has some capacity. @param size a few, or more than can be ranked in a test */
function ring(size: number, budget: number): RankQuestion {
  const nodes = Array.from({ length: size }, (_, node) => ({
    capacity: [0, 1, 2, 3, 4, 5].map((stage) => ((node + stage) % 3) + 1),
    throughput: Infinity,
  }));
  const links = nodes.flatMap((_, node) => [
    { from: node, to: (node + 1) % size, probability: 0.9 },
    { from: node, to: (node + 7) % size, probability: 0.5 },
  ]);
  const actions = nodes.map((_, target) => ({
    id: `arrest:${target}`,
    kind: 'arrest' as const,
    target,
    legalBasis: 'basis.arrest',
    cost: 1,
    success: { alpha: 3, beta: 1 },
    delayDays: 5,
  }));
  return {
    capability: { nodes, links: links.filter(({ from, to }) => from !== to) },
    actions,
    budget,
    worlds: 200,
    seed: 1,
    horizonDays: 90,
    most: 6,
  };
}

const forever = new AbortController().signal;

test('is computed once, and the same for whoever asks again', async () => {
  const [one, other] = await Promise.all([
    rankings.rank(view, ring(9, 2), { signal: forever, patience: 60_000 }),
    rankings.rank(view, ring(9, 2), { signal: forever, patience: 60_000 }),
  ]);
  expect(one).toEqual(other);
  const again = await rankings.rank(view, ring(9, 2), { signal: forever, patience: 0 });
  expect(again).toEqual(one);
  if (!('done' in one)) throw new Error('the ranking was not made in time');
  expect(one.done.ranking.assessment.portfolios.length).toBeGreaterThan(0);
  expect(one.done.fragments.after).toHaveLength(one.done.ranking.assessment.portfolios.length);
});

test('tells how far it is to whoever does not wait, and ends when nobody waits any more', async () => {
  const large = ring(1500, 40);
  const early = await rankings.rank(view, large, { signal: forever, patience: 1 });
  expect(early).toEqual({ progress: expect.any(Number) as number });
  const leaving = new AbortController();
  const waiting = rankings.rank(view, large, { signal: leaving.signal, patience: 600_000 });
  leaving.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  // The thread does one thing after the other: this answer shows that it has let go of the large one.
  const small = await rankings.rank(view, ring(7, 1), { signal: forever, patience: 20_000 });
  expect(small).toHaveProperty('done');
});

test('goes on for others when one of them leaves', async () => {
  const leaving = new AbortController();
  const question = ring(8, 2);
  const one = rankings.rank(view, question, { signal: leaving.signal, patience: 60_000 });
  const other = rankings.rank(view, question, { signal: forever, patience: 60_000 });
  leaving.abort(new Error('gone'));
  await expect(one).rejects.toThrow('gone');
  expect(await other).toHaveProperty('done');
});

test('what fails for one is tried again for the next', async () => {
  const broken = { ...ring(6, 2), worlds: 0 };
  const ask = (): Promise<unknown> => rankings.rank(view, broken, { signal: forever, patience: 20_000 });
  await expect(ask()).rejects.toMatchObject({ code: 'kernel-parameter' });
  await expect(ask()).rejects.toMatchObject({ code: 'kernel-parameter' });
});
