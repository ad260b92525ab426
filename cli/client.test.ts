import { contract } from '@foreland/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { Client } from './client.ts';

const MINUTE_MILLISECONDS = 60_000;

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

/** Moves the clock of the node so close to the end of a minute that a pause until then is short. */
function comeToTheEndOfAMinute(): void {
  const now = node.node.context.clock().getTime();
  node.advance(2 * MINUTE_MILLISECONDS - 2500 - (now % MINUTE_MILLISECONDS));
}

/** Uses up what one person may ask of a route within a minute. */
async function exhaust(client: Client): Promise<void> {
  const limit = contract.upload.limit;
  for (let count = 0; count < limit; count += 1) await upload(client);
}

const file = new Blob(['{"id":"p1"}\n']);
const upload = (client: Client, onBytes: (bytes: number) => void = () => undefined) =>
  client.upload(contract.upload, { query: { name: 'p.ftm.jsonl' } }, file, onBytes);

test('where the node asks for fewer requests, the client waits and sends again, the file anew', async () => {
  const pauses: number[] = [];
  const client = await signedIn({ onPause: (seconds) => pauses.push(seconds) });
  comeToTheEndOfAMinute();
  await exhaust(client);
  const { bytes } = await upload(client);
  expect(bytes).toBe(file.size);
  expect(pauses.length).toBeGreaterThan(0);
}, 60_000);

test('an interruption ends the pause', async () => {
  const abort = new AbortController();
  const reason = new Error('stop');
  const client = await signedIn({ signal: abort.signal, onPause: () => abort.abort(reason) });
  comeToTheEndOfAMinute();
  await expect(exhaust(client).then(() => upload(client))).rejects.toThrow();
  expect(abort.signal.aborted).toBe(true);
}, 60_000);
