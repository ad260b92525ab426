import { ReleaseWriter } from '@foreland/formats';
import { contributionOf, parseLabel } from '@foreland/model';
import type { Contribution, Label, Partner, StatementDraft } from '@foreland/model';
import { startTestNetwork } from '@foreland/testkit';
import type { TestNetwork } from '@foreland/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attack } from './hostile-campaign.ts';
import { sealedBy } from './testing.ts';
import type { TestPackage } from './testing.ts';

/** What a partner, or somebody on the line, could try: none of it is accepted, each refusal is logged with its reason. */
let network: TestNetwork;

beforeAll(async () => {
  network = await startTestNetwork({ partners: ['GB', 'DE', 'FR'] });
});
afterAll(() => network[Symbol.asyncDispose]());

/** `FORELAND_MUTATIONS=10000 npx vitest run node/partners/hostile` runs the whole campaign. */
const MUTATIONS = Number(process.env['FORELAND_MUTATIONS'] ?? 96);
const SEED = 1;

test(
  `${MUTATIONS} attempts on a node, none accepted, each logged`,
  { timeout: 60_000 + MUTATIONS * 300 },
  async () => {
    const before = await stateOf('GB');
    const { attempts, accepted, reasons, unanswered } = await attack(network, SEED, MUTATIONS);
    expect(accepted).toEqual([]);
    const after = await stateOf('GB');
    expect([after.statements, after.incoming]).toEqual([before.statements, before.incoming]);
    const packages =
      (attempts.get('packages by file') ?? 0) + (attempts.get('packages over the channel') ?? 0);
    const requests = attempts.get('requests') ?? 0;
    expect(packages + requests).toBe(MUTATIONS);
    // Each package is in quarantine and in the log with its reason; no changed request gets so far.
    expect(after.quarantined - before.quarantined).toBe(packages);
    expect(after.refusals - before.refusals).toBe(packages);
    expect(after.turnedAway - before.turnedAway).toBeGreaterThanOrEqual(requests - unanswered);
    if (MUTATIONS < 1000) return;
    const { user, system } = process.cpuUsage();
    const cpuSeconds = Math.round((user + system) / 1e6);
    console.log(Object.fromEntries(attempts), { unanswered, seed: SEED, cpuSeconds });
    for (const [what, given] of reasons) console.log(what, Object.fromEntries(given));
  },
);

describe('a package that a partner should not have made or handed over', () => {
  /** Where GB is in the order of what it sends to DE. */
  const taken: { place: { sequence: number; follows?: string } } = { place: { sequence: 1 } };

  test.each<readonly [string, () => Promise<Uint8Array>, string]>([
    ['for somebody else', () => packed('GB', ['FR'], content()), 'not-encrypted-to-us'],
    [
      'of a kind nobody knows',
      () => packed('GB', ['DE'], content(), { kind: 'surprise' }),
      'package-kind-unknown',
    ],
    [
      'with a record of another partner',
      () => packed('GB', ['DE'], content({ record: 'FR:1' })),
      'record-partner',
    ],
    ['with a record of this node', () => packed('GB', ['DE'], content({ record: 'DE:1' })), 'record-partner'],
    [
      'with a contribution of another partner',
      () => packed('GB', ['DE'], content({ record: 'FR:1', contribution: { partner: 'FR' } })),
      'release-of-another',
    ],
    [
      'under a label of another originator',
      () => packed('GB', ['DE'], content({ label: { originators: ['FR'] } })),
      'release-originator',
    ],
    [
      'not for this partner',
      () => packed('GB', ['DE'], content({ label: { audience: ['FR', 'GB'] } })),
      'release-not-for-us',
    ],
    ['for nobody', () => packed('GB', ['DE'], content({ label: { purposes: [] } })), 'release-not-for-us'],
    [
      'on a protected person',
      () => packed('GB', ['DE'], content({ label: { protected: true } })),
      'release-not-for-us',
    ],
    [
      'on a victim under an open label',
      () => packed('GB', ['DE'], content({ subject: 'victim' })),
      'label-not-protected',
    ],
    [
      'that says it is for somebody else inside',
      () => packed('GB', ['DE'], content({ to: 'FR' })),
      'release-malformed',
    ],
    ['that is no release', () => packed('GB', ['DE'], '{"hello":1}\n'), 'release-malformed'],
    ['with nothing in it', () => packed('GB', ['DE'], ''), 'release-malformed'],
  ])('%s', async (_, make, code) => {
    const before = await stateOf('DE');
    const { inbox } = network.node('DE').node.context.exchange;
    const { outcome, problem } = await inbox.receive(stream(await make()));
    expect({ outcome, code: problem?.code }).toEqual({ outcome: 'refused', code });
    const after = await stateOf('DE');
    expect(after.statements).toBe(before.statements);
    expect(after.refusals).toBe(before.refusals + 1);
  });

  test('one that comes before its turn waits, and leaves nothing', async () => {
    const { inbox } = network.node('DE').node.context.exchange;
    const before = await stateOf('DE');
    await expect(
      inbox.receive(stream(await packed('GB', ['DE'], content({ sequence: 9 })))),
    ).rejects.toMatchObject({
      code: 'release-too-early',
      status: 425,
    });
    expect(await stateOf('DE')).toEqual(before);
  });

  test('nobody takes back what somebody else gave or what this node made, nor learns whether it is there', async () => {
    const own = contribution({ partner: 'DE' });
    const { store, exchange } = network.node('DE').node.context;
    const view = await store.partnerView('DE', 'secret');
    const draft = statement({ record: 'DE:own', label: { originators: ['DE'] } });
    await store.transact((transactor) => transactor.contribute(own, [[draft]], view));
    const [statementOfOwn = ''] = await idsOf('DE:own');
    const told: unknown[] = [];
    // First of what is there, then of what is not: all that the sender is told is the same.
    for (const [id, fact] of [
      [own.id, statementOfOwn],
      [contribution({ partner: 'DE', title: 'not there' }).id, own.id],
    ] as const) {
      const writer = new ReleaseWriter();
      const text =
        writer.header('GB', 'DE', taken.place) +
        writer.retract(id, '2026-11-02T09:00:00.000Z', 'gone') +
        writer.withdraw(fact, 'DE:own', id);
      const {
        outcome,
        receipt,
        package: took = '',
      } = await exchange.inbox.receive(stream(await packed('GB', ['DE'], text)));
      taken.place = { sequence: taken.place.sequence + 1, follows: took };
      const { applied, outcome: said } = JSON.parse(
        Buffer.from(receipt?.split('.')[1] ?? '', 'base64url').toString(),
      ) as Record<string, unknown>;
      told.push([outcome, applied, said]);
    }
    expect(told[0]).toEqual(told[1]);
    expect(await idsOf('DE:own')).toHaveLength(1);
  });

  test('the same package again gets the same receipt, and is applied once', async () => {
    const bytes = await packed(
      'FR',
      ['DE'],
      content({
        from: 'FR',
        record: 'FR:9',
        contribution: { partner: 'FR' },
        label: { originators: ['FR'], audience: ['DE', 'FR'] },
      }),
    );
    const { inbox } = network.node('DE').node.context.exchange;
    const first = await inbox.receive(stream(bytes));
    const second = await inbox.receive(stream(bytes));
    expect(first.problem).toBeUndefined();
    expect([first.outcome, second.outcome]).toEqual(['applied', 'known']);
    expect(second.receipt).toBe(first.receipt);
    // Nobody but the originator and who gave it takes it back.
    const writer = new ReleaseWriter();
    const { id: given } = contribution({ partner: 'FR' });
    const text =
      writer.header('GB', 'DE', taken.place) + writer.retract(given, '2026-11-02T09:00:00.000Z', 'gone');
    expect((await inbox.receive(stream(await packed('GB', ['DE'], text)))).outcome).toBe('applied');
    expect(await idsOf('FR:9')).toHaveLength(1);
    // A person who passes a partner’s package on is not that partner.
    const other = await inbox.receive(stream(await packed('FR', ['DE'], content({ from: 'FR' }))), 'GB');
    expect(other.problem?.code).toBe('sender-differs');
  });

  test('what has expired is refused, and so is a suspended partner', async () => {
    const de = network.node('DE');
    const late = await packed('GB', ['DE'], content(), { lasts: 86_400_000 });
    await de.node.context.exchange.directory.setTerms(
      { peer: 'GB', clearance: 'secret', suspended: true },
      'test',
    );
    const { inbox } = de.node.context.exchange;
    expect((await inbox.receive(stream(await packed('GB', ['DE'], content())))).problem?.code).toBe(
      'sender-suspended',
    );
    await de.node.context.exchange.directory.setTerms(
      { peer: 'GB', clearance: 'secret', suspended: false },
      'test',
    );
    de.advance(2 * 86_400_000);
    expect((await inbox.receive(stream(late))).problem?.code).toBe('expired');
    de.advance(-2 * 86_400_000);
  });
});

describe('a release', () => {
  test('needs a second person: one session alone shares nothing', async () => {
    const gb = network.node('GB');
    const caller = await gb.persona('gb-protection');
    const proposal = {
      recipient: 'DE',
      scope: { all: true },
      standing: true,
      purpose: 'operational-analysis',
      legalBasis: 'Test',
      note: 'Test',
    } as const;
    const release = await caller.call('proposeRelease', { body: proposal });
    const own = await caller.try('decideRelease', {
      params: { release: release.id },
      body: { approve: true },
    });
    expect(own.status).toBe(403);
    // Nor does whoever signs in as the same person again, or takes another role.
    const again = await gb.persona('gb-protection');
    await again.try('switchPurpose', { body: { role: 'data-protection-officer', purpose: 'exchange' } });
    const second = await again.try('decideRelease', {
      params: { release: release.id },
      body: { approve: true },
    });
    expect(second.status).toBe(403);
    await gb.node.context.exchange.upkeep.pass();
    expect(await gb.node.context.exchange.outgoing.list('GB', { limit: 9 })).toEqual([]);
    const analyst = await gb.persona('gb-finance');
    expect((await analyst.try('proposeRelease', { body: proposal })).status).toBe(403);
  });

  test('tells a partner outside the audience nothing, not even that there is something', async () => {
    const gb = network.node('GB');
    const { store, exchange } = gb.node.context;
    const view = await store.partnerView('GB', 'secret');
    const draft = statement({ record: 'GB:for-de', label: { audience: ['DE', 'GB'] } });
    await store.transact((transactor) =>
      transactor.contribute(contribution({ title: 'for DE' }), [[draft]], view),
    );
    await network.share('GB', 'FR', { all: true });
    expect(await exchange.outgoing.list('GB', { limit: 9, recipient: 'FR' })).toEqual([]);
    await network.share('GB', 'DE', { all: true });
    expect(await exchange.outgoing.list('GB', { limit: 9, recipient: 'DE' })).not.toEqual([]);
  });
});

interface Shape {
  readonly from?: Partner;
  readonly to?: Partner;
  readonly record?: string;
  readonly subject?: StatementDraft['subject'];
  readonly sequence?: number;
  readonly label?: Partial<Label>;
  readonly contribution?: Partial<Omit<Contribution, 'id'>>;
}

function content(shape: Shape = {}): string {
  const { from = 'GB', to = 'DE', sequence = 1 } = shape;
  const writer = new ReleaseWriter();
  return (
    writer.header(from, to, sequence) +
    writer.contribution(contribution(shape.contribution)) +
    writer.statement(statement(shape))
  );
}

function contribution(more: Partial<Omit<Contribution, 'id'>> = {}): Contribution {
  const usual: Omit<Contribution, 'id'> = {
    partner: 'GB',
    title: 'Hostile',
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-01-31',
    fileHash: 'f',
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  };
  return contributionOf({ ...usual, ...more });
}

function statement({ record = 'GB:1', subject = 'suspect', label = {} }: Shape): StatementDraft {
  return {
    record,
    schema: 'Person',
    property: 'name',
    value: 'Jan',
    kind: 'fact',
    subject,
    label: parseLabel({
      originators: ['GB'],
      audience: ['DE', 'GB'],
      purposes: ['operational-analysis'],
      handling: [],
      tlp: 'amber',
      level: 'restricted',
      protected: false,
      reviewBy: '2039-01-01',
      ...label,
    }),
  };
}

function packed(
  from: Partner,
  to: readonly Partner[],
  text: string,
  options: Pick<TestPackage, 'kind' | 'lasts'> = {},
): Promise<Uint8Array> {
  return sealedBy(network.node(from), { to, text, ...options });
}

async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function stateOf(partner: Partner): Promise<State> {
  const { rows } = await network.node(partner).node.context.store.pool.query<State>(
    `SELECT (SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM incoming_package) AS incoming,
            (SELECT count(*) FROM quarantined_package) AS quarantined,
            count(*) FILTER (WHERE route LIKE 'partner-%' AND route <> 'partner-channel' AND detail <> '') AS refusals,
            count(*) FILTER (WHERE route = 'partner-channel' AND detail <> '') AS "turnedAway"
     FROM audit_entry WHERE outcome = 'refused'`,
  );
  return rows[0] ?? { statements: 0, incoming: 0, quarantined: 0, refusals: 0, turnedAway: 0 };
}

interface State {
  readonly statements: number;
  readonly incoming: number;
  readonly quarantined: number;
  /** Refused packages in the log, and what was turned away at the door. */
  readonly refusals: number;
  readonly turnedAway: number;
}

async function idsOf(record: string): Promise<string[]> {
  const { rows } = await network
    .node('DE')
    .node.context.store.pool.query<{ id: string }>(
      'SELECT id FROM statement WHERE record = $1 AND retracted_at IS NULL',
      [record],
    );
  return rows.map(({ id }) => id);
}
