import { TaxiiClient } from '@foreland/formats';
import { TaxiiCollections } from '@foreland/store/platform';
import type { TaxiiAddition } from '@foreland/store/platform';
import { startTestNode } from '@foreland/testkit';
import type { Answered, TestClient, TestNode } from '@foreland/testkit';

export const TYPE = 'application/taxii+json;version=2.1';
export const READ = '11111111-1111-4111-8111-111111111111';
export const INBOX = '22222222-2222-4222-8222-222222222222';
export const OTHERS = '33333333-3333-4333-8333-333333333333';
export const PAGED = '44444444-4444-4444-8444-444444444444';
export const BUSY = '55555555-5555-4555-8555-555555555555';
export const RELEASED = '66666666-6666-4666-8666-666666666666';

export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function identity(n: number, modified = '2025-01-01T00:00:00.000Z') {
  return {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${uuid(n)}`,
    created: '2025-01-01T00:00:00.000Z',
    modified,
    name: `Person ${n}`,
  };
}

export function addition(n: number, modified = '2025-01-01T00:00:00.000Z'): TaxiiAddition {
  return {
    id: `identity--${uuid(n)}`,
    type: 'identity',
    specVersion: '2.1',
    version: Date.parse(modified) * 1000,
    text: JSON.stringify(identity(n, modified)),
  };
}

export function objectsPath(collection: string, query = ''): string {
  return `foreland/collections/${collection}/objects/${query}`;
}

export function idsOf({ json }: Answered): string[] {
  return ((json as { objects?: { id: string }[] }).objects ?? []).map(({ id }) => id);
}

/** A node with collections, all but one for a partner who is signed in. */
export class TaxiiBench implements AsyncDisposable {
  readonly node: TestNode;
  readonly collections: TaxiiCollections;
  readonly partner: TestClient;

  private constructor(node: TestNode, collections: TaxiiCollections, partner: TestClient) {
    this.node = node;
    this.collections = collections;
    this.partner = partner;
  }

  static async start(): Promise<TaxiiBench> {
    const node = await startTestNode();
    const { context } = node.node;
    const collections = new TaxiiCollections(context.store.pool, 'GB', context.clock);
    const reader = {
      partner: 'FR',
      role: 'liaison-officer',
      purpose: 'exchange',
      clearance: 'restricted',
    } as const;
    for (const [id, more] of [
      [READ, {}],
      [INBOX, { canWrite: true }],
      [OTHERS, { reader: { ...reader, partner: 'DE' } }],
      [PAGED, {}],
      [BUSY, {}],
      [RELEASED, {}],
    ] as const)
      await collections.create({
        id,
        alias: id === READ ? 'read' : undefined,
        title: `Collection ${id.slice(0, 4)}`,
        description: '',
        reader,
        canRead: true,
        canWrite: false,
        ...more,
      });
    await collections.add(READ, [
      addition(1),
      addition(2),
      addition(2, '2025-02-01T00:00:00.000Z'),
      { ...addition(3), id: `malware--${uuid(3)}`, type: 'malware' },
    ]);
    const partner = await node.persona('fr-liaison');
    await partner.call('switchPurpose', { body: { role: 'liaison-officer', purpose: 'exchange' } });
    return new TaxiiBench(node, collections, partner);
  }

  get(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    caller = this.partner,
  ): Promise<Answered> {
    return caller.request('GET', `/taxii2/${path}`, { headers: { accept: TYPE, ...headers } });
  }

  /** A program of the partner, which waits for nothing. */
  clientFor(token: string | undefined, fetching: typeof fetch = fetch): TaxiiClient {
    const { origin } = this.node;
    return new TaxiiClient({ origin, token: token ?? '', fetch: fetching, sleep: async () => {} });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.node[Symbol.asyncDispose]();
  }
}
