import { contributionOf, parseLabel } from '@foreland/model';
import type { Contribution, Partner, StatementDraft, View } from '@foreland/model';
import type { Store } from '@foreland/store';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Context } from '../context.ts';

/** Any node, as tests of the exchange look at it. */
export interface Party {
  readonly partner: Partner;
  readonly node: { readonly context: Context };
}

/** Begins a standing release of everything. */
export async function shareAll({ partner, node }: Party, to: Partner): Promise<void> {
  const { exchange, clock } = node.context;
  const proposed = await exchange.releases.propose(partner, {
    id: crypto.randomUUID(),
    recipient: to,
    scope: { all: true },
    standing: true,
    purpose: 'operational-analysis',
    legalBasis: 'Test',
    note: 'Test',
    createdBy: 'one',
    createdAt: clock().toISOString(),
    until: undefined,
  });
  await exchange.releases.decide(partner, proposed, { approve: true, user: 'two', at: clock() });
}

export function contributionOfParty(partner: Partner, title: string): Contribution {
  return contributionOf({
    partner,
    title,
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-01-31',
    fileHash: title,
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
}

/** @param audience besides the partner itself */
export function draftsOf(
  partner: Partner,
  audience: readonly Partner[],
  facts: readonly (readonly [record: string, value: string])[],
): StatementDraft[] {
  const label = parseLabel({
    originators: [partner],
    audience: [...new Set([partner, ...audience])].sort(),
    purposes: ['operational-analysis'],
    handling: [],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2039-01-01',
  });
  return facts.map(([record, value]) => ({
    record: `${partner}:${record}`,
    schema: 'Person',
    property: 'alias',
    value,
    label,
    kind: 'fact',
    subject: 'suspect',
  }));
}

export async function contribute(
  store: Store,
  contribution: Contribution,
  drafts: readonly StatementDraft[],
): Promise<void> {
  const view = await ownView(store, contribution.partner);
  await store.transact((transactor) => transactor.contribute(contribution, [drafts], view));
}

export async function retract(store: Store, { partner, id }: Contribution, reason: string): Promise<void> {
  const view = await ownView(store, partner);
  await store.transact((transactor) => transactor.retractContribution(view, id, reason));
}

function ownView(store: Store, partner: Partner): Promise<View> {
  return store.view({ user: 'test', partner, role: 'analyst', purpose: 'operational-analysis', clearance: 'secret' });
}

/** What a giver's ledger says that a partner holds of it, and what that one holds: pairs in their order. */
export function givenTo(pool: Pool, recipient: Partner): Promise<string[]> {
  return pairsOf(pool, `released WHERE recipient = '${recipient}' AND withdrawn_by IS NULL`);
}

export function heldOf(pool: Pool, sender: Partner): Promise<string[]> {
  return pairsOf(pool, `received WHERE sender = '${sender}'`);
}

async function pairsOf(pool: Pool, from: string): Promise<string[]> {
  const { rows } = await pool.query<{ pair: string }>(
    `SELECT record || ' ' || statement || ' ' || contribution AS pair FROM ${from} ORDER BY 1`,
  );
  return rows.map(({ pair }) => pair);
}

/** Statements about a partner's records that stand, as a node knows them. */
export async function currentOf(pool: Pool, partner: Partner): Promise<string[]> {
  const { rows } = await pool.query<{ fact: string }>(
    `SELECT id || ' ' || value || ' ' || contribution AS fact FROM statement
     WHERE retracted_at IS NULL AND record LIKE $1 AND schema = 'Person' ORDER BY 1`,
    [`${partner}:%`],
  );
  return rows.map(({ fact }) => fact);
}

/** Lets everything that waits try again at once, until nothing does. @throws after half a minute */
export async function settle(parties: readonly Party[], until: () => Promise<boolean> = async () => true): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    let inLine = true;
    let waiting = 0;
    for (const { partner, node } of parties) {
      const { exchange, store } = node.context;
      inLine = (await exchange.upkeep.pass()) && inLine;
      // Waiting times are for people.
      await store.pool.query(`UPDATE outgoing_package SET next_attempt_at = '2000-01-01' WHERE state = 'waiting'`);
      exchange.outbox.kick();
      waiting += (await exchange.outgoing.outstanding(partner)).length;
    }
    if (inLine && waiting === 0 && (await until())) return;
    if (Date.now() > end) {
      const lists = parties.map(({ partner, node }) => node.context.exchange.outgoing.list(partner, { limit: 3 }));
      throw new Error(`no end: ${JSON.stringify(await Promise.all(lists), null, 1)}`);
    }
    await sleep(15);
  }
}
