import { JobTable } from '@foreland/store/platform';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { eventLines } from './events.ts';

const JOB = '00000000-0000-4000-8000-00000000000a';

/** A job that nobody works on, so that it keeps waiting. */
async function addWaitingJob(node: TestNode): Promise<JobTable> {
  const { store, accounts } = node.node.context;
  const account = await accounts.find('gb-analyst');
  if (!account) throw new Error('the persona is missing');
  const reader = {
    user: account.user,
    partner: account.partner,
    role: 'analyst',
    purpose: 'cross-check',
    clearance: account.clearance,
  } as const;
  const table = new JobTable(store.pool, () => new Date());
  const client = await store.pool.connect();
  await table.add(client, { id: JOB, kind: 'import', payload: null, reader, viewClass: JOB });
  client.release();
  return table;
}

async function follow(node: TestNode): Promise<IncomingMessage> {
  const persona = await node.persona('gb-analyst');
  await persona.call('switchPurpose', { body: { purpose: 'cross-check' } });
  return new Promise((resolve, reject) => {
    request(
      `${node.origin}/api/jobs/${JOB}/events`,
      { headers: { authorization: `Bearer ${persona.token}`, 'accept-encoding': 'gzip' } },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

test('each change of a job is one event, sent as it happens, and the stream ends with the job', async () => {
  await using node = await startTestNode();
  const table = await addWaitingJob(node);
  const stream = await follow(node);
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(stream.headers['content-encoding']).toBeUndefined();
  const states: string[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (const line of chunk.toString().trim().split('\n\n'))
      states.push((JSON.parse(line.replace(/^data: /, '')) as { state: string }).state);
    if (states.length === 1) await table.begin(JOB);
    if (states.length === 2) await table.succeed(JOB, {});
  }
  expect(states).toEqual(['waiting', 'running', 'done']);
});

test('an unknown job is refused before any stream begins', async () => {
  await using node = await startTestNode();
  const persona = await node.persona('fr-liaison');
  await addWaitingJob(node);
  const answered = await persona.try('followJob', { params: { job: JOB } });
  expect(answered.json).toMatchObject({ code: 'job-unknown', status: 404 });
});

test('stopping the node ends open streams cleanly and at once', async () => {
  const node = await startTestNode();
  await addWaitingJob(node);
  const stream = await follow(node);
  const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  expect(String((await chunks.next()).value)).toContain('"state":"waiting"');
  // Nothing more comes, not even the sign of life that would be due in fifteen seconds.
  const [end] = await Promise.all([chunks.next(), node[Symbol.asyncDispose]()]);
  expect(end.done).toBe(true);
});

test('a caller who leaves ends the work behind the stream', async () => {
  const leaving = new AbortController();
  const finished = Promise.withResolvers<void>();
  async function* values(): AsyncGenerator<number> {
    try {
      for (let value = 0; ; value += 1) {
        yield value;
        await turn();
      }
    } finally {
      finished.resolve();
    }
  }
  const lines: string[] = [];
  for await (const line of eventLines(values(), (value) => ({ value }), leaving.signal)) {
    lines.push(line);
    if (lines.length === 3) leaving.abort();
  }
  expect(lines).toEqual(['data: {"value":0}\n\n', 'data: {"value":1}\n\n', 'data: {"value":2}\n\n']);
  await finished.promise;
});
