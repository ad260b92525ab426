import type { Partner } from '@foreland/model';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../node/config.ts';
import { startNode } from '@foreland/node';
import type { RunningNode } from '@foreland/node';
import { TestClient } from './client.ts';
import { createTestDatabase } from './database.ts';

export interface TestNode extends AsyncDisposable {
  readonly node: RunningNode;
  readonly origin: string;
  /** Moves the node's clock forward. */
  advance(milliseconds: number): void;
  /** A caller who is not signed in. */
  client(): TestClient;
  /** Somebody of the exercise, signed in. */
  persona(id: string): Promise<TestClient>;
}

export interface TestNodeOptions {
  readonly partner?: Partner;
  readonly config?: Partial<Config>;
  /** Give the node the plan and the small exercise, as a first start does. Takes seconds; off unless asked for. */
  readonly furnished?: boolean;
}

/** Of a node that listens on a free port of this machine, whatever the environment says. */
export function quietConfig(home: string): Partial<Config> {
  return {
    partner: 'GB',
    exercise: 'small',
    origins: [],
    oidc: undefined,
    logLevel: 'silent',
    host: '127.0.0.1',
    port: 0,
    home,
  };
}

/** The same bytes in the same order for the same seed, so that two nodes give the same ids. */
export function seededRandom(seed: string): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) =>
    createHash('shake256', { outputLength: bytes })
      .update(`${seed} ${(drawn += 1)}`)
      .digest();
}

/** A real node with a database and a folder of its own, on a free port, with the personas of the exercise. */
export async function startTestNode(options: TestNodeOptions = {}): Promise<TestNode> {
  await using parts = new AsyncDisposableStack();
  const database = parts.use(await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), 'foreland-node-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  let ahead = 0;
  const node = parts.use(
    await startNode({
      config: { ...quietConfig(home), partner: options.partner ?? 'GB', ...options.config },
      connection: database.connection,
      furnished: options.furnished ?? false,
      clock: () => new Date(Date.now() + ahead),
      random: (bytes) => randomBytes(bytes),
    }),
  );
  const all = parts.move();
  const client = (): TestClient => new TestClient(node.origin);
  return {
    node,
    origin: node.origin,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    client,
    async persona(id) {
      const caller = client();
      await caller.signInAsPersona(id);
      return caller;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
