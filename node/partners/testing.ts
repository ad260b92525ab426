import { contributionOf, parseLabel } from '@foreland/model';
import type { Contribution, Partner, StatementDraft, View } from '@foreland/model';
import { sealPackage } from '@foreland/sealing/package';
import type { Store } from '@foreland/store';
import { OutgoingTable, Releases } from '@foreland/store/platform';
import { until } from '@foreland/testkit';
import type { TestNode } from '@foreland/testkit';
import type { Pool } from 'pg';

/** Begins a standing release of everything. */
export async function shareAll(store: Store, from: Partner, to: Partner): Promise<void> {
  const releases = new Releases(store.pool);
  const now = new Date();
  const proposed = await releases.propose(from, {
    id: crypto.randomUUID(),
    recipient: to,
    scope: { all: true },
    standing: true,
    purpose: 'operational-analysis',
    legalBasis: 'Test',
    note: 'Test',
    createdBy: 'one',
    createdAt: now.toISOString(),
    until: undefined,
  });
  await releases.decide(from, proposed, { approve: true, user: 'two', at: now });
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
  return store.view({
    user: 'test',
    partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
}

export interface TestPackage {
  readonly to: readonly Partner[];
  readonly text: string;
  /** A release where left out. */
  readonly kind?: string;
  /** Now, by the clock of the sender, where left out. */
  readonly made?: Date;
  /** Milliseconds until it expires; ten days where left out. */
  readonly lasts?: number;
}

const TEN_DAYS = 10 * 86_400_000;

/** Bytes of a package with whatever content, sealed by a partner as its own. */
export async function sealedBy({ node }: TestNode, sent: TestPackage): Promise<Uint8Array> {
  const { exchange, clock, random } = node.context;
  const { to, text, kind = 'release', made = clock(), lasts = TEN_DAYS } = sent;
  const { stream } = await sealPackage({
    sender: exchange.identity,
    recipients: to,
    directory: exchange.directory.current,
    kind,
    mediaType: 'application/jsonl',
    purpose: 'operational-analysis',
    handling: [],
    legalBasis: 'Test',
    expires: new Date(made.getTime() + lasts),
    content: [new TextEncoder().encode(text)],
    now: made,
    random,
  });
  return Buffer.concat(await Array.fromAsync(stream));
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

/** A node, as far as it can be brought to rest. */
export interface Restless {
  readonly partner: Partner;
  readonly store: Store;
  pass(): Promise<boolean>;
}

/**
 * Lets everything that waits try again at once, until nothing does.
 * @param people do what is for people to do, each time; nothing waits for them once they say so
 */
export async function settle(
  parties: readonly Restless[],
  people: () => Promise<boolean> = async () => true,
): Promise<void> {
  let inLine: readonly boolean[] = [];
  const what = async (): Promise<string> =>
    `nothing waits; but ${JSON.stringify([inLine, ...(await stuck(parties))], null, 1)}`;
  await until(what, async () => {
    inLine = await Promise.all(parties.map((party) => party.pass()));
    const waiting = await Promise.all(
      parties.map(({ partner, store }) => new OutgoingTable(store.pool).outstanding(partner)),
    );
    const isDone = await people();
    return inLine.every(Boolean) && waiting.flat().length === 0 && isDone;
  });
}

async function stuck(parties: readonly Restless[]): Promise<readonly unknown[]> {
  const { rows } = await Promise.all(
    parties.map(({ store }) =>
      store.pool.query(
        `SELECT partner, recipient, kind, sequence, state, attempts, problem ->> 'code' AS problem, about,
           (SELECT to_jsonb(partner_order) FROM partner_order
            WHERE partner_order.partner = outgoing_package.partner AND peer = recipient) AS place
         FROM outgoing_package WHERE state NOT IN ('delivered', 'void') ORDER BY created_at LIMIT 3`,
      ),
    ),
  ).then((found) => ({ rows: found.flatMap(({ rows: each }) => each) }));
  return rows;
}
