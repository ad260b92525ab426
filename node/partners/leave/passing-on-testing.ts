import { contributionOf, parseLabel } from '@foreland/model';
import type { Contribution, Label, Partner, ReleaseScope, StatementDraft } from '@foreland/model';
import { startTestNetwork } from '@foreland/testkit';
import type { TestClient, TestNetwork } from '@foreland/testkit';
import { sealedBy } from '../testing.ts';

export const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['DE', 'FR', 'GB'],
  purposes: ['operational-analysis'],
  handling: ['H2'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2039-01-01',
});

export function contribution(title: string, legalBasis = 'Test'): Contribution {
  return contributionOf({
    partner: 'GB',
    title,
    source: 'test',
    legalBasis,
    receivedOn: '2026-01-31',
    fileHash: 'f',
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
}

export function draft(record: string, value: string, label: Label = LABEL): StatementDraft {
  return { record, schema: 'Person', property: 'name', value, kind: 'fact', subject: 'suspect', label };
}

/** GB, DE and FR: what DE has from GB it may pass on to FR. */
export class Chain implements AsyncDisposable {
  readonly network: TestNetwork;

  private constructor(network: TestNetwork) {
    this.network = network;
  }

  static async start(): Promise<Chain> {
    return new Chain(await startTestNetwork({ partners: ['GB', 'DE', 'FR'] }));
  }

  async contribute(partner: Partner, given: Contribution, drafts: StatementDraft[]): Promise<void> {
    const { store } = this.network.node(partner).node.context;
    const view = await store.partnerView(partner, 'secret');
    await store.transact((transactor) => transactor.contribute(given, [drafts], view));
  }

  async retract(partner: Partner, id: string): Promise<void> {
    const { store } = this.network.node(partner).node.context;
    const view = await store.partnerView(partner, 'secret');
    await store.transact((transactor) => transactor.retractContribution(view, id, 'Wrong person'));
  }

  /** A person in the role of a liaison officer. */
  async person(partner: Partner, name: string): Promise<TestClient> {
    const client = await this.network.node(partner).persona(name);
    await client.call('switchPurpose', {
      body: { role: 'liaison-officer', purpose: 'operational-analysis' },
    });
    return client;
  }

  async releaseOnce(from: Partner, to: Partner, scope: ReleaseScope): Promise<void> {
    const { context } = this.network.node(from).node;
    const { releases, upkeep } = context.exchange;
    const proposed = await releases.propose(from, {
      id: crypto.randomUUID(),
      recipient: to,
      scope,
      standing: false,
      purpose: 'operational-analysis',
      legalBasis: 'Test',
      note: 'Test',
      createdBy: 'one',
      createdAt: context.clock().toISOString(),
      until: undefined,
    });
    await releases.decide(from, proposed, { approve: true, user: 'two', at: context.clock() });
    await upkeep.pass();
  }

  /** The audiences under which each node holds a record now. */
  async audiences(record: string): Promise<Record<string, string[]>> {
    const held = this.network.partners.map(async (partner): Promise<[string, string[]]> => {
      const { rows } = await this.network.node(partner).node.context.store.pool.query<{ audience: string[] }>(
        `SELECT label.content -> 'audience' AS audience FROM statement JOIN label ON label.key = statement.label
         WHERE record = $1 AND retracted_at IS NULL ORDER BY 1`,
        [record],
      );
      return [partner, rows.map(({ audience }) => audience.join(' '))];
    });
    return Object.fromEntries(await Promise.all(held));
  }

  async standing(partner: Partner): Promise<string[]> {
    const { rows } = await this.network
      .node(partner)
      .node.context.store.pool.query<{ fact: string }>(
        `SELECT record || ' ' || value AS fact FROM statement WHERE retracted_at IS NULL AND record LIKE 'GB:%' ORDER BY 1`,
      );
    return rows.map(({ fact }) => fact);
  }

  async received(partner: Partner): Promise<string[]> {
    const { rows } = await this.network
      .node(partner)
      .node.context.store.pool.query<{ who: string }>(
        `SELECT sender || ' ' || count(*) AS who FROM received GROUP BY sender ORDER BY 1`,
      );
    return rows.map(({ who }) => who);
  }

  async nextPlace(from: Partner, to: Partner) {
    const { rows } = await this.network
      .node(to)
      .node.context.store.pool.query<{ id: string; sequence: number }>(
        'SELECT id, sequence FROM incoming_package WHERE sender = $1 AND sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1',
        [from],
      );
    return { sequence: (rows[0]?.sequence ?? 0) + 1, follows: rows[0]?.id, anew: false };
  }

  async *packed(from: Partner, to: Partner, text: string, kind = 'release'): AsyncGenerator<Uint8Array> {
    yield await sealedBy(this.network.node(from), { to: [to], text, kind });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.network[Symbol.asyncDispose]();
  }
}
