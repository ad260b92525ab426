import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contributionOf, partnerOf } from '@foreland/model';
import type { Partner, Reader, StatementDraft } from '@foreland/model';
import { TestClient, createTestDatabase, quietConfig, seededRandom } from '@foreland/testkit';
import type { PoolConfig } from 'pg';
import { PERSONAS } from '../auth/personas.ts';
import { startNode } from '../node.ts';
import type { RunningNode } from '../node.ts';
import { Asking } from './asking.ts';
import type { Recording } from './asking.ts';
import { workUnseen } from './unseen.ts';
import { picture } from '../analysis/picture/hosted-picture.ts';

const NOW = new Date('2026-11-02T09:30:00.000Z');

export function readerOf(persona: string): Reader {
  const found = PERSONAS.find(({ user }) => user === persona);
  if (!found) throw new Error(`no persona ${persona}`);
  const [role = 'analyst'] = found.roles;
  const purpose =
    role === 'analyst' || role === 'data-protection-officer' ? 'operational-analysis' : 'strategic';
  return { user: found.user, partner: found.partner, role, purpose, clearance: found.clearance };
}

interface World {
  /** What the reader may see. */
  readonly visible: readonly StatementDraft[];
  readonly hidden: readonly StatementDraft[];
}

/**
 * Builds a store, has others work in it where there is something to hide, and records what the reader is answered.
 * @returns also how many decisions on actions others made
 */
export async function record(
  reader: Reader,
  { visible, hidden }: World,
  script: (asking: Asking, reader: Reader) => Promise<void>,
): Promise<Recording & { readonly decided: number }> {
  let decided = 0;
  await using parts = new AsyncDisposableStack();
  const database = parts.use(await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), 'foreland-quiet-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  {
    await using before = await startAt(database.connection, home, 'before');
    const half = Math.floor(hidden.length / 2);
    await contributeAll(before, hidden.slice(0, half), 'hidden-1');
    await contributeAll(before, visible, 'visible');
    await contributeAll(before, hidden.slice(half), 'hidden-2');
    if (hidden.length > 0) decided = await workUnseen(before, reader);
  }
  await using node = await startAt(database.connection, home, 'measured');
  const client = new TestClient(node.origin);
  await client.signInAsPersona(reader.user);
  const { store, engines } = node.context;
  const asking = new Asking(client, async () => {
    const view = await store.view(reader);
    const computing = [await engines.ensureLeads(view), await engines.ensure(picture, view)];
    return !computing.includes(true);
  });
  await script(asking, reader);
  return { ...asking.recording, decided };
}

async function startAt(connection: PoolConfig, home: string, seed: string): Promise<RunningNode> {
  return startNode({
    config: quietConfig(home),
    connection,
    furnished: false,
    clock: () => NOW,
    random: seededRandom(seed),
  });
}

async function contributeAll(
  node: RunningNode,
  drafts: readonly StatementDraft[],
  source: string,
): Promise<void> {
  for (const [partner, own] of Map.groupBy(drafts, ({ record: id }) => partnerOf(id) as Partner)) {
    const view = await node.context.store.view({
      user: 'seed',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    });
    const contribution = contributionOf({
      partner,
      title: `${partner} ${source}`,
      source,
      legalBasis: 'Test',
      receivedOn: '2026-10-31',
      fileHash: `${partner}-${source}`,
      format: 'foreland',
      mapping: undefined,
      exercise: true,
    });
    await node.context.store.transact((transactor) => transactor.contribute(contribution, [own], view));
  }
}
