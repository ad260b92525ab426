import { contract } from '@foreland/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { Client } from './client.ts';

const MINUTE_MILLISECONDS = 60_000;
const LIMIT = contract.upload.limit ?? 0;

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node[Symbol.asyncDispose]());

async function signedIn(
  options: { signal?: AbortSignal; onPause?: (seconds: number) => void } = {},
): Promise<Client> {
  const client = new Client({ origin: node.origin, ...options });
  await client.signIn(contract.signInAsPersona, { body: { persona: 'gb-analyst' } });
  return client;
}

/** Uses up what one person may upload in a minute, and comes to the end of that minute, so that a pause is short. */
async function exhaust(client: Client): Promise<void> {
  const untilNext = (): number =>
    MINUTE_MILLISECONDS - (node.node.context.clock().getTime() % MINUTE_MILLISECONDS);
  node.advance(untilNext());
  for (let count = 0; count < LIMIT; count += 1) await upload(client);
  node.advance(untilNext() - 1500);
}

const file = new Blob(['{"id":"p1"}\n']);
const upload = (client: Client, onBytes: (bytes: number) => void = () => undefined) =>
  client.upload(contract.upload, { query: { name: 'p.ftm.jsonl' } }, file, onBytes);

test('where the node asks for fewer requests, the client waits and sends again, the file anew', async () => {
  const pauses: number[] = [];
  const client = await signedIn({ onPause: (seconds) => pauses.push(seconds) });
  await exhaust(client);
  expect(pauses).toEqual([]);
  const { bytes } = await upload(client);
  expect(bytes).toBe(file.size);
  expect(pauses).toEqual([expect.any(Number)]);
});

test('an interruption ends the pause', async () => {
  const abort = new AbortController();
  const reason = new Error('stop');
  const client = await signedIn({ signal: abort.signal, onPause: () => abort.abort(reason) });
  await exhaust(client);
  await expect(upload(client)).rejects.toThrow();
  expect(abort.signal.aborted).toBe(true);
});
