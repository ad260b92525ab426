import { matchId } from '@foreland/model';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** What is used of a match. */
interface Pair {
  readonly id: string;
  readonly pattern: string;
  readonly a: { readonly record: string };
  readonly b: { readonly record: string };
}

/** Every way to ask for matches and to judge them: of pairs in view, hidden pairs, and none at all. */
export async function askMatches(asking: Asking, asked: readonly string[]): Promise<void> {
  const { matches } = (await asking.ask('matches', { query: { limit: 200 } })) as { matches?: Pair[] };
  const found = matches ?? [];
  for (const status of ['second-opinion', 'same', 'different', 'automatic', 'apart'] as const)
    await asking.ask('matches', { query: { status } });
  const { next } = await asking.ask('matches', { query: { limit: 1, partner: 'DE', type: 'person' } });
  if (typeof next === 'string')
    await asking.ask('matches', { query: { limit: 1, partner: 'DE', cursor: next } });
  await asking.ask('matches', { query: { record: 'GB:p-1' } });
  await asking.ask('matches', { query: { pattern: found[0]?.pattern ?? ABSENT } });
  await asking.ask('matchModels');
  const pairs = ['GB:p-1', 'DE:p-2', 'FR:p-3', 'GB:v-1'].flatMap((one) =>
    ['GB:p-2', 'DE:p-1', 'FR:p-1', 'DE:v-2', 'GB:nobody', one].map((other) => ({ record: one, other })),
  );
  for (const params of pairs) await asking.ask('explainMatch', { params });
  const ids = [
    ...found.slice(0, 4).map(({ id }) => id),
    ...pairs.map(({ record, other }) => matchId(record, other)),
    ABSENT,
  ];
  for (const match of ids) await asking.ask('match', { params: { match } });
  for (const match of [...ids.slice(0, 3), ...ids.slice(-8)]) {
    const judged = await asking.ask('judge', { params: { match }, body: { answer: 'same', note: 'tried' } });
    const judgement = ((judged['judgements'] ?? []) as { id: string }[])[0]?.id ?? ABSENT;
    if (match !== ids[0])
      await asking.ask('withdrawJudgement', { params: { match, judgement }, body: { note: 'tried' } });
    await asking.ask('match', { params: { match } });
  }
  await asking.ask('judgeAlike', { body: { matches: ids.slice(-8), answer: 'different' } });
  await asking.ask('judgeAlike', {
    body: { matches: ids.slice(1, Math.min(3, found.length)), answer: 'unsure' },
  });
  for (const record of asked) await asking.ask('entity', { params: { record } });
  for (const { a, b } of found.slice(0, 2))
    await asking.ask('splitEntity', { params: { record: a.record }, body: { records: [b.record] } });
  for (const record of ['GB:p-1', 'DE:p-2', 'GB:v-1', 'GB:nobody'])
    await asking.ask('splitEntity', { params: { record }, body: { records: [record], note: 'tried' } });
  await asking.finished(await asking.ask('crossMatch'));
  await asking.ask('matches', { query: { limit: 200 } });
}
