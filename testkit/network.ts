import type { Level, Partner, ReleaseScope } from '@foreland/model';
import type { PartnerDirectory } from '../node/partners/directory.ts';
import { introduce } from '../node/partners/introduction.ts';
import { startTestNode } from './node.ts';
import type { TestNode, TestNodeOptions } from './node.ts';
import { until } from './until.ts';

export interface TestNetwork extends AsyncDisposable {
  readonly partners: readonly Partner[];
  node(partner: Partner): TestNode;
  /** Begins a standing release between each two partners. */
  shareEverything(): Promise<void>;
  share(from: Partner, to: Partner, scope: ReleaseScope): Promise<void>;
  /** Waits until nothing is under way: everybody holds what is released to them. */
  settle(): Promise<void>;
}

export interface TestNetworkOptions extends Omit<TestNodeOptions, 'partner'> {
  readonly partners?: readonly Partner[];
  /** What every node is accredited for. */
  readonly clearance?: Level;
}

/** Real nodes of several partners in one process, each with a database and a folder of its own, that know each other. */
export async function startTestNetwork(options: TestNetworkOptions = {}): Promise<TestNetwork> {
  const { partners = ['GB', 'DE', 'FR', 'BE', 'NL'], clearance = 'secret', config, ...rest } = options;
  await using parts = new AsyncDisposableStack();
  const nodes = new Map<Partner, TestNode>();
  await Promise.all(
    partners.map(async (partner) => {
      const node = await startTestNode({ ...rest, partner, config: { ...config, partnerPort: 0 } });
      nodes.set(partner, parts.use(node));
    }),
  );
  const node = (partner: Partner): TestNode => {
    const found = nodes.get(partner);
    if (!found) throw new Error(`there is no node of ${partner}`);
    return found;
  };
  for (const partner of partners)
    for (const peer of partners)
      if (peer !== partner) await introduce(directoryOf(node(peer)), directoryOf(node(partner)), clearance);
  const all = parts.move();
  const share = async (from: Partner, to: Partner, scope: ReleaseScope): Promise<void> => {
    const { context } = node(from).node;
    const { releases, upkeep } = context.exchange;
    const proposed = await releases.propose(from, {
      id: crypto.randomUUID(),
      recipient: to,
      scope,
      standing: true,
      purpose: 'operational-analysis',
      legalBasis: 'Exercise',
      note: 'Test network',
      createdBy: 'test',
      createdAt: context.clock().toISOString(),
      until: undefined,
    });
    await releases.decide(from, proposed, { approve: true, user: 'second test', at: context.clock() });
    await upkeep.pass();
  };
  return {
    partners,
    node,
    share,
    async shareEverything() {
      for (const from of partners)
        for (const to of partners) if (from !== to) await share(from, to, { all: true });
    },
    async settle() {
      // Nodes are not looked at in one moment: an answer may be written at one that was looked at before the other.
      let quiet = 0;
      let waits: readonly unknown[] = [];
      const what = async (): Promise<string> => `the network is quiet; there wait ${JSON.stringify(waits)}`;
      await until(what, async () => {
        const inLine = await Promise.all(
          [...nodes.values()].map((each) => each.node.context.exchange.upkeep.pass()),
        );
        const waiting = await Promise.all(
          [...nodes.entries()].map(([partner, each]) =>
            each.node.context.exchange.outgoing.outstanding(partner),
          ),
        );
        waits = waiting.flat();
        quiet = waits.length === 0 && inLine.every(Boolean) ? quiet + 1 : 0;
        if (quiet === 2) return true;
        for (const each of nodes.values()) each.node.context.exchange.outbox.kick();
        return false;
      });
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function directoryOf({ node }: TestNode): PartnerDirectory {
  return node.context.exchange.directory;
}
