import { contributionOf, parseLabel, statementId } from '@foreland/model';
import type { Contribution, Partner, StatementDraft, View } from '@foreland/model';
import { createTestDatabase, quietConfig, startFaultProxy } from '@foreland/testkit';
import type { Fault, FaultProxy, TestDatabase } from '@foreland/testkit';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isConnectionLoss } from '../connection-loss.ts';
import { startNode } from '../node.ts';
import type { RunningNode } from '../node.ts';
import { introduce } from './introduction.ts';

/**
 * Two nodes and a bad line: schedules of contributions, recalls and faults, drawn from a seed. When the line is good again,
 * the recipient holds exactly what it may hold: nothing is lost, nothing applied twice, nothing in part.
 *
 * `FORELAND_SCHEDULES=500 npx vitest run node/partners/faults` runs the whole campaign.
 */
const SCHEDULES = Number(process.env['FORELAND_SCHEDULES'] ?? 6);
const STEPS = 5;

test(`${SCHEDULES} schedules of faults`, { timeout: 60_000 + SCHEDULES * 20_000 }, async () => {
  await using sender = await Host.start('GB');
  await using recipient = await Host.start('DE');
  const [ours, theirs] = [sender, recipient].map(({ node }) => node.context.exchange.directory);
  if (!ours || !theirs) throw new Error('both nodes have started');
  await introduce(ours, theirs, 'secret');
  await introduce(theirs, ours, 'secret');
  await releaseEverything(sender);
  const standing = new Map<string, Contribution>();
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const draw = randomOf(seed);
    for (let step = 0; step < STEPS; step += 1) await act(draw, seed, step, { sender, recipient, standing });
    await heal(sender, recipient);
    await agree(sender, recipient, `schedule ${seed}`);
  }
  const { outgoing } = sender.node.context.exchange;
  expect(await outgoing.outstanding('GB')).toEqual([]);
});

interface Scene {
  readonly sender: Host;
  readonly recipient: Host;
  readonly standing: Map<string, Contribution>;
}

type Draw = (below: number) => number;

/** One step of a schedule: something happens at a node or to the line, and time passes. */
async function act(draw: Draw, seed: number, step: number, scene: Scene): Promise<void> {
  const { sender, recipient, standing } = scene;
  const host = draw(2) === 0 ? sender : recipient;
  switch (draw(9)) {
    case 0:
    case 1:
    case 2: {
      const contribution = contributionNamed(`${seed}-${step}`);
      const facts = 1 + draw(40);
      await persisting(() => contribute(sender, contribution, facts));
      standing.set(contribution.id, contribution);
      break;
    }
    case 3: {
      const [id] = [...standing.keys()].slice(draw(Math.max(standing.size, 1)));
      if (id === undefined) break;
      standing.delete(id);
      const { store } = sender.node.context;
      const view = await persisting(() => viewOf(sender));
      await persisting(() =>
        store.transact((transactor) => transactor.retractContribution(view, id, `Recall ${seed}-${step}`)),
      );
      break;
    }
    case 4:
      recipient.proxy.fault = faultOf(draw);
      break;
    case 5:
      await host.restart();
      break;
    case 6:
      await host.breakConnections();
      break;
    case 7:
      await host.loseDisk(async () => sleep(20 + draw(60)));
      break;
    case 8:
      host.ahead += (draw(9) - 4) * 60_000;
      break;
  }
  host.node.context.exchange.outbox.kick();
  await sleep(draw(40));
  // The same packages once more: as a line that repeats itself would.
  if (draw(3) === 0) await repeatLast(sender, recipient);
}

function faultOf(draw: Draw): Fault {
  switch (draw(5)) {
    case 0:
      return { kind: 'down' };
    case 1:
      return { kind: 'cut', afterBytes: draw(20_000) };
    case 2:
      return { kind: 'swallow-answer', afterBytes: draw(4000) };
    case 3:
      return { kind: 'slow', milliseconds: draw(20) };
    default:
      return { kind: 'none' };
  }
}

/** People try again when the database was away. */
async function persisting<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 20 || !isConnectionLoss(error)) throw error;
      await sleep(10);
    }
  }
}

/** Hands a package that waits over as a file as well, twice. */
async function repeatLast(sender: Host, recipient: Host): Promise<void> {
  const { exchange } = sender.node.context;
  const [first] = await persisting(() => exchange.outgoing.due('GB', new Date(8.64e15), 1));
  if (!first) return;
  for (let time = 0; time < 2; time += 1) {
    try {
      const { receipt, outcome } = await recipient.node.context.exchange.inbox.receive(
        await exchange.outbox.fileOf(first),
      );
      expect(outcome).not.toBe('refused');
      if (receipt !== undefined) await exchange.outbox.acknowledge(first, receipt);
    } catch (error) {
      // Too early, or the disk or the database was away: it comes again.
      expect(error).toBeInstanceOf(Error);
    }
  }
}

async function heal(sender: Host, recipient: Host): Promise<void> {
  recipient.proxy.fault = { kind: 'none' };
  sender.ahead = 0;
  recipient.ahead = 0;
  const { exchange, store } = sender.node.context;
  const end = Date.now() + 30_000;
  for (;;) {
    const inLine = await exchange.upkeep.pass();
    // Waiting times are for people; the schedule goes on at once.
    await store.pool.query(
      `UPDATE outgoing_package SET next_attempt_at = '2000-01-01' WHERE state = 'waiting'`,
    );
    exchange.outbox.kick();
    await sleep(15);
    const outstanding = await persisting(() => exchange.outgoing.outstanding('GB'));
    if (inLine && outstanding.length === 0) return;
    if (Date.now() > end)
      throw new Error(JSON.stringify(await exchange.outgoing.list('GB', { limit: 3 }), null, 1));
  }
}

async function agree(sender: Host, recipient: Host, where: string): Promise<void> {
  const sent = await held(sender, 'released', `recipient = 'DE' AND withdrawn_by IS NULL`);
  const got = await held(recipient, 'received', `sender = 'GB'`);
  expect(got, where).toEqual(sent);
  const shown = await current(recipient);
  expect(shown, where).toEqual(await current(sender));
  const { rows } = await recipient.node.context.store.pool.query<{ sequence: number }>(
    'SELECT sequence FROM incoming_package WHERE sequence IS NOT NULL ORDER BY sequence',
  );
  expect(
    rows.map(({ sequence }) => sequence),
    where,
  ).toEqual(rows.map((_, index) => index + 1));
}

async function held(host: Host, table: string, condition: string): Promise<string[]> {
  const { rows } = await host.node.context.store.pool.query<{ pair: string }>(
    `SELECT record || ' ' || statement || ' ' || contribution AS pair FROM ${table} WHERE ${condition} ORDER BY 1`,
  );
  return rows.map(({ pair }) => pair);
}

/** Statements of the sender's records that stand, as this node knows them. */
async function current(host: Host): Promise<string[]> {
  const { rows } = await host.node.context.store.pool.query<{ fact: string }>(
    `SELECT id || ' ' || value || ' ' || contribution AS fact FROM statement
     WHERE retracted_at IS NULL AND record LIKE 'GB:%' AND schema = 'Person' ORDER BY 1`,
  );
  return rows.map(({ fact }) => fact);
}

/** A node on a machine that can fail: its line, its database connections, its disk, its clock, itself. */
class Host implements AsyncDisposable {
  readonly partner: Partner;
  readonly proxy: FaultProxy;
  readonly #database: TestDatabase;
  readonly #home: string;
  /** How far its clock is ahead, in milliseconds. */
  ahead = 0;
  node!: RunningNode;

  private constructor(partner: Partner, proxy: FaultProxy, database: TestDatabase, home: string) {
    this.partner = partner;
    this.proxy = proxy;
    this.#database = database;
    this.#home = home;
  }

  static async start(partner: Partner): Promise<Host> {
    const host = new Host(
      partner,
      await startFaultProxy(),
      await createTestDatabase(),
      await mkdtemp(join(tmpdir(), 'foreland-faults-')),
    );
    await host.#open();
    return host;
  }

  async restart(): Promise<void> {
    await this.node.stop();
    await this.#open();
  }

  /** Every connection to its database ends now, whatever it is doing. */
  async breakConnections(): Promise<void> {
    const client = new pg.Client(this.#database.connection);
    await client.connect();
    try {
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    } finally {
      await client.end();
    }
  }

  /** Its folders for packages are gone for a while, and come back as they were. */
  async loseDisk(meanwhile: () => Promise<void>): Promise<void> {
    const folders = ['incoming', 'outgoing'].map((name) => join(this.#home, name));
    for (const folder of folders) await rename(folder, `${folder}.away`);
    try {
      await meanwhile();
    } finally {
      for (const folder of folders) await rename(`${folder}.away`, folder);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.node.stop();
    await this.proxy[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
    await rm(this.#home, { recursive: true, force: true });
  }

  async #open(): Promise<void> {
    this.node = await startNode({
      config: {
        ...quietConfig(this.#home),
        partner: this.partner,
        partnerPort: 0,
        partnerOrigin: `https://127.0.0.1:${this.proxy.port}`,
      },
      connection: this.#database.connection,
      furnished: false,
      clock: () => new Date(Date.now() + this.ahead),
    });
    this.proxy.target = this.node.context.exchange.port ?? 0;
  }
}

async function releaseEverything({ node }: Host): Promise<void> {
  const { exchange, clock } = node.context;
  const proposed = await exchange.releases.propose('GB', {
    id: crypto.randomUUID(),
    recipient: 'DE',
    scope: { all: true },
    standing: true,
    purpose: 'operational-analysis',
    legalBasis: 'Test',
    note: 'Test',
    createdBy: 'one',
    createdAt: clock().toISOString(),
    until: undefined,
  });
  await exchange.releases.decide('GB', proposed, { approve: true, user: 'two', at: clock() });
}

const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['DE', 'GB'],
  purposes: ['operational-analysis'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2039-01-01',
});

function contributionNamed(name: string): Contribution {
  return contributionOf({
    partner: 'GB',
    title: name,
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-01-31',
    fileHash: name,
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
}

/** Some facts are stated by several contributions, so that taking one back leaves them standing. */
async function contribute(host: Host, contribution: Contribution, facts: number): Promise<void> {
  const drafts = Array.from({ length: facts }, (_, index): StatementDraft => ({
    record: `GB:p-${index % 7}`,
    schema: 'Person',
    property: 'alias',
    value: index % 3 === 0 ? `Alias ${index}` : `Alias ${index} of ${contribution.title}`,
    label: LABEL,
    kind: 'fact',
    subject: 'suspect',
  }));
  expect(new Set(drafts.map((draft) => statementId(draft))).size).toBe(facts);
  const view = await viewOf(host);
  await host.node.context.store.transact((transactor) => transactor.contribute(contribution, [drafts], view));
}

function viewOf(host: Host): Promise<View> {
  return host.node.context.store.view({
    user: 'test',
    partner: host.partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
}

/** Mulberry32. */
function randomOf(seed: number): Draw {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
