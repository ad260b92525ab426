import type { Partner } from '@foreland/model';
import { CHECK_CLASSES } from '@foreland/sealing/check';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { startNode } from './node.ts';
import type { RunningNode } from './node.ts';
import type { PartnerDirectory } from './partners/directory.ts';
import { introduce } from './partners/introduction.ts';
import { randomId } from './random.ts';

/** Partners whose nodes the exercise runs side by side, in the order of their ports. */
const PARTNERS: readonly Partner[] = ['GB', 'DE', 'FR', 'BE', 'NL'];
const PORT = 4001;
const PARTNER_PORT = 4501;
/** Two names, because a release needs two people; nobody signs in under them. */
const SHARER = 'exercise';
const APPROVER = 'exercise-second';

/**
 * Five nodes on one machine, each with its own database, its own partner's part of the fictional exercise and its own
 * address, that know each other and share what the labels allow.
 */
export async function startExerciseNetwork(tell: (line: string) => void): Promise<AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  const base = readConfig();
  const nodes = new Map<Partner, RunningNode>();
  for (const [index, partner] of PARTNERS.entries()) {
    tell(`Starting the node of ${partner}`);
    const node = await startNode({
      config: {
        ...base,
        partner,
        name: `Foreland ${partner} (exercise)`,
        home: join(base.home, 'exercise', partner.toLowerCase()),
        databaseUrl: undefined,
        exercise: base.exercise === 'off' ? 'small' : base.exercise,
        exerciseShare: 'own',
        port: PORT + index,
        partnerPort: PARTNER_PORT + index,
        partnerOrigin: undefined,
      },
      tell: (line) => tell(`${partner}: ${line}`),
    });
    nodes.set(partner, parts.use(node));
  }
  for (const host of nodes.values())
    for (const stranger of nodes.values())
      if (host !== stranger) await introduce(directoryOf(stranger), directoryOf(host), 'secret');
  for (const [from, node] of nodes) {
    for (const to of PARTNERS) if (to !== from) await shareWith(node, from, to);
    void node.context.exchange.upkeep.pass();
    await node.context.exchange.checks.publisher.renew(undefined, CHECK_CLASSES, SHARER);
  }
  for (const [partner, { origin }] of nodes) tell(`${partner} is ready: ${origin}`);
  return parts.move();
}

function directoryOf({ context }: RunningNode): PartnerDirectory {
  return context.exchange.directory;
}

async function shareWith({ context }: RunningNode, from: Partner, to: Partner): Promise<void> {
  const { exchange, clock, random } = context;
  const now = clock();
  if ((await exchange.releases.standing(from, to, now.toISOString().slice(0, 10))).length > 0) return;
  const proposed = await exchange.releases.propose(from, {
    id: randomId(random),
    recipient: to,
    scope: { all: true },
    standing: true,
    purpose: 'operational-analysis',
    legalBasis: 'Exercise with fictional data',
    note: 'What the labels of the exercise allow',
    createdBy: SHARER,
    createdAt: now.toISOString(),
    until: undefined,
  });
  await exchange.releases.decide(from, proposed, { approve: true, user: APPROVER, at: now });
}
