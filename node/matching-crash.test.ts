import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestClient } from '../testkit/client.ts';
import { NodeHome } from '../testkit/process.ts';
import { matched, somebody } from './rooms/matches-testing.ts';

/** kill -9 while people judge: what was acknowledged stands, and matches and entities are as if nothing had happened. */
const PEOPLE = 200;
const TWINS = 24;

let home: NodeHome;
let analyst: TestClient;
/** Pairs that the engine joins by itself. */
let pairs: string[];

beforeAll(async () => {
  home = await NodeHome.make();
  analyst = new TestClient(await home.start());
  const added = await home.administer(['user', 'add', 'ada', '--role', 'analyst', '--json']);
  await analyst.signIn('ada', (JSON.parse(added.out) as { password: string }).password);
  await importPeople();
  await matched(analyst);
  pairs = (await analyst.call('matches', { query: { status: 'automatic', limit: 200 } })).matches.map(
    ({ id }) => id,
  );
});
afterAll(() => home[Symbol.asyncDispose]());

test('after a kill and a restart everything is as it was', async () => {
  expect(pairs.length).toBeGreaterThan(TWINS / 2);
  for (const match of pairs.slice(0, 3))
    await analyst.call('judge', {
      params: { match },
      body: { answer: 'different', note: 'before the kill' },
    });
  await matched(analyst);
  const before = await answers();
  await home.end('SIGKILL');
  Object.assign(analyst, { origin: await home.start() });
  await matched(analyst);
  expect(await answers()).toEqual(before);
  await matchAnew();
  expect(await answers()).toEqual(before);
});

test('no acknowledged judgement is lost to a kill, and none is half there', async () => {
  const acknowledged: string[] = [];
  const several = Promise.withResolvers<void>();
  const judging = (async () => {
    for (const match of pairs.slice(3)) {
      await analyst.call('judge', { params: { match }, body: { answer: 'same', note: match } });
      acknowledged.push(match);
      if (acknowledged.length === 4) several.resolve();
    }
  })().catch(() => undefined);
  await several.promise;
  await home.end('SIGKILL');
  await judging;
  Object.assign(analyst, { origin: await home.start() });
  await matched(analyst);
  for (const match of acknowledged) {
    const { judgements, status } = await analyst.call('match', { params: { match } });
    expect(judgements).toMatchObject([{ answer: 'same', note: match, signed: true }]);
    expect(status).toBe('same');
  }
  const before = await answers();
  await matchAnew();
  expect(await answers()).toEqual(before);
});

/** What a reader is told of every match and of who belongs together. */
async function answers(): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const status of ['automatic', 'review', 'same', 'different', 'apart'] as const)
    told[status] = (await analyst.try('matches', { query: { status, limit: 200 } })).text;
  for (const match of pairs) told[match] = (await analyst.try('match', { params: { match } })).text;
  for (let at = 0; at < TWINS; at += 1)
    told[`entity ${at}`] = (await analyst.try('entity', { params: { record: `GB:one-${at}` } })).text;
  return told;
}

async function matchAnew(): Promise<void> {
  expect((await analyst.ended((await analyst.call('crossMatch')).id)).state).toBe('done');
}

/** A crowd, and some whom the file names twice. */
async function importPeople(): Promise<void> {
  const ids = [
    ...Array.from({ length: PEOPLE }, (_, at) => [`crowd-${at}`, 100 + at] as const),
    ...Array.from({ length: TWINS }, (_, at) => [
      [`one-${at}`, at] as const,
      [`two-${at}`, at] as const,
    ]).flat(),
  ];
  const lines = ids.map(([id, number]) =>
    JSON.stringify({
      id,
      schema: 'Person',
      properties: Object.fromEntries(
        Object.entries(somebody(number)).map(([name, value]) => [name, [value]]),
      ),
    }),
  );
  const { hash, name } = await analyst.upload('people.ftm.jsonl', Buffer.from(lines.join('\n')));
  const job = await analyst.call('startImport', {
    body: {
      files: [{ hash, name }],
      format: 'ftm',
      terms: {
        title: 'people',
        source: 'test',
        legalBasis: 'fictional',
        receivedOn: '2026-01-01',
        grading: '4x4/A/1',
        label: {
          originators: ['GB'],
          audience: ['GB'],
          purposes: ['operational-analysis'],
          handling: [],
          tlp: 'amber',
          level: 'unclassified',
          protected: false,
          reviewBy: '2029-01-01',
        },
      },
    },
  });
  expect((await analyst.ended(job.id)).state).toBe('done');
}
