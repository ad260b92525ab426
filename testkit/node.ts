import type { Partner } from '@foreland/model';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../node/config.ts';
import { startNode } from '@foreland/node';
import type { RunningNode } from '@foreland/node';
import { inject } from 'vitest';
import { TestClient } from './client.ts';
import { exerciseClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { FURNISHED, ensureFurnished } from './furnished.ts';
import { quietConfig } from './quiet.ts';

export interface TestNode extends AsyncDisposable {
  readonly node: RunningNode;
  readonly origin: string;
  /** What the node's clock shows. */
  now(): Date;
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
  /**
   * Whether the node holds the plan and the exercise, as after a first start; not unless asked for. A usual British node
   * is a copy of one that was furnished for the run, and has its keys; any other is furnished anew, which takes seconds.
   */
  readonly furnished?: boolean;
  /** What the node's clock shows; where it is left out, `exerciseClock` for a furnished node and the time of day for others. */
  readonly clock?: () => Date;
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
  const copied = isCopied(options);
  if (copied) await ensureFurnished();
  const database = parts.use(await createTestDatabase(copied ? FURNISHED : undefined));
  const home = await mkdtemp(join(tmpdir(), 'foreland-node-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  if (copied) await cp(inject('furnishedHome'), home, { recursive: true });
  const { furnished = false } = options;
  const clock = options.clock ?? (furnished ? exerciseClock : () => new Date());
  let ahead = 0;
  const now = (): Date => new Date(clock().getTime() + ahead);
  const node = parts.use(
    await startNode({
      config: { ...quietConfig(home), partner: options.partner ?? 'GB', ...options.config },
      connection: database.connection,
      furnished,
      clock: now,
      random: (bytes) => randomBytes(bytes),
    }),
  );
  const all = parts.move();
  const client = (): TestClient => new TestClient(node.origin);
  return {
    node,
    origin: node.origin,
    now,
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

function isCopied({ furnished = false, partner = 'GB', config = {}, clock }: TestNodeOptions): boolean {
  const usual = partner === 'GB' && config.exercise === undefined && config.exerciseShare === undefined;
  return furnished && usual && clock === undefined;
}
