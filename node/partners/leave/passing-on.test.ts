import { ReleaseWriter } from '@foreland/formats';
import { contributionOf, statementId } from '@foreland/model';
import type { Label, Partner, StatementDraft } from '@foreland/model';
import { issueLeave, listDigest } from '@foreland/sealing/leave';
import type { LeaveContent } from '@foreland/sealing/leave';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chain, LABEL, contribution, draft } from './passing-on-testing.ts';
import { until } from '@foreland/testkit';

/** What DE has from GB it passes on to FR with GB’s leave, and with nothing less. */
let chain: Chain;

beforeAll(async () => {
  chain = await Chain.start();
});
afterAll(() => chain[Symbol.asyncDispose]());

const UNTIL = '2099-12-31';

describe('a chain of three nodes', () => {
  test('asked, granted by two people, passed on, recalled, and receipted back to the originator', async () => {
    const [first, second] = [contribution('first'), contribution('second')];
    await chain.contribute('GB', first, [draft('GB:1', 'Jan'), draft('GB:2', 'Piet')]);
    await chain.contribute('GB', second, [draft('GB:3', 'Klaas')]);
    await chain.network.share('GB', 'DE', { all: true });
    await chain.network.settle();
    // Naming it is not enough: without leave DE has nothing to give.
    await chain.network.share('DE', 'FR', { contributions: [first.id, second.id] });
    await chain.network.settle();
    expect(await chain.standing('FR')).toEqual([]);

    const liaison = await chain.person('DE', 'de-supply');
    const asked = await liaison.call('askLeave', {
      body: {
        originator: 'GB',
        recipient: 'FR',
        scope: { contributions: [first.id] },
        purpose: 'operational-analysis',
        until: UNTIL,
        legalBasis: 'Test',
        note: 'Joint case',
      },
    });
    await chain.network.settle();
    const leave = { params: { leave: asked.id } };
    const one = await chain.network.node('GB').persona('gb-protection');
    await one.call('supportLeave', leave);
    expect((await one.try('decideLeave', { ...leave, body: { approve: true } })).status).toBe(403);
    const granted = await (
      await chain.person('GB', 'gb-analyst')
    ).call('decideLeave', { ...leave, body: { approve: true } });
    expect(granted).toMatchObject({ state: 'granted', covers: { contributions: 1, statements: 2 } });
    await chain.network.settle();
    expect(await chain.standing('FR')).toEqual(['GB:1 Jan', 'GB:2 Piet']);
    expect(await chain.received('FR')).toEqual(['DE 2']);
    expect((await one.call('leaves')).secondHand).toEqual([
      { holder: 'DE', recipient: 'FR', held: 2, returned: 0 },
    ]);

    // The originator takes one back: it reaches the node at second hand, and the receipt comes back.
    await chain.retract('GB', first.id);
    await chain.network.settle();
    expect(await chain.standing('FR')).toEqual([]);
    const { recalls } = await one.call('recalls');
    expect(recalls[0]).toMatchObject({
      recipient: 'DE',
      retracted: 1,
      state: 'delivered',
      secondHand: [{ recipient: 'FR', held: 0, returned: 2 }],
    });
  });

  test('a leave that is taken back takes back what was passed on under it; what runs out does not', async () => {
    const third = contribution('third');
    await chain.contribute('GB', third, [draft('GB:5', 'Marie')]);
    await chain.network.share('DE', 'FR', { records: ['GB:5'] });
    const one = await chain.network.node('GB').persona('gb-protection');
    const { id } = await one.call('proposeLeave', {
      body: {
        holder: 'DE',
        recipient: 'FR',
        scope: { schemata: ['Person'] },
        purpose: 'operational-analysis',
        until: UNTIL,
        legalBasis: 'Test',
        note: 'Joint case',
      },
    });
    const leave = { params: { leave: id } };
    await (await chain.person('GB', 'gb-analyst')).call('decideLeave', { ...leave, body: { approve: true } });
    await chain.network.settle();
    expect(await chain.standing('FR')).toEqual(['GB:3 Klaas', 'GB:5 Marie']);
    await one.call('endLeave', { ...leave, body: { reason: 'No longer needed' } });
    await chain.network.settle();
    expect(await chain.standing('FR')).toEqual([]);
    const { leaves } = await (await chain.person('FR', 'fr-liaison')).call('leaves');
    expect(leaves.find((each) => each.id === id)?.state).toBe('ended');
  });
});

test('what is disclosed is in the audit log by name before it leaves, and its receipt after', async () => {
  const given = contribution('disclosed');
  await chain.contribute('GB', given, [draft('GB:8', 'Femke')]);
  const { context } = chain.network.node('GB').node;
  await chain.releaseOnce('GB', 'FR', { records: ['GB:8'] });
  await chain.network.settle();
  const { rows } = await context.store.pool.query<{
    records: string[];
    recipient: string;
    envelope: boolean;
  }>(
    `SELECT records, recipient, envelope IS NOT NULL AS envelope FROM audit_entry
     WHERE kind = 'disclosure' AND route = 'partner-release' AND outcome = 'allowed' AND recipient = 'FR' ORDER BY at, envelope IS NOT NULL`,
  );
  expect(rows).toEqual([
    { records: ['GB:8', `contribution:${given.id}`], recipient: 'FR', envelope: false },
    { records: [], recipient: 'FR', envelope: true },
  ]);
});

test('a recall says what it undid: the originator hears counts, the reader there which leads', async () => {
  const phone = '+447700900123';
  const mine = contributionOf({ ...contribution('own'), partner: 'DE' });
  const called = (record: string, label: Label): StatementDraft => ({
    ...draft(record, phone, label),
    property: 'phone',
  });
  await chain.contribute('DE', mine, [called('DE:1', { ...LABEL, originators: ['DE'] })]);
  const given = contribution('called');
  await chain.contribute('GB', given, [called('GB:6', LABEL)]);
  await chain.network.settle();
  const reader = await chain.person('DE', 'de-supply');
  const leads = () =>
    until('leads are found', async () => {
      const answer = await reader.call('leads', { query: {} });
      return !answer.computing && answer.leads;
    });
  const [lead] = await leads();
  expect(lead).toBeDefined();
  await chain.retract('GB', given.id);
  await chain.network.settle();
  expect(await leads()).toEqual([]);
  const { recalls } = await reader.call('recallsReceived');
  expect(recalls[0]).toMatchObject({
    sender: 'GB',
    retracted: 1,
    derived: { leads: 1 },
    leads: [{ lead: lead?.id, state: 'gone' }],
  });
  const told = await (await chain.network.node('GB').persona('gb-protection')).call('recalls');
  expect(told.recalls[0]).toMatchObject({ recipient: 'DE', derived: { leads: 1 } });
  // Who clears none of it sees the recall, and no lead.
  const other = await chain.network.node('DE').persona('de-protection');
  await other.call('switchPurpose', { body: { role: 'data-protection-officer', purpose: 'strategic' } });
  expect((await other.call('recallsReceived')).recalls[0]?.leads).toEqual([]);
});

test('who may keep what was narrowed gets it under the new label without another release; who may not loses it', async () => {
  const given = contribution('to be narrowed');
  await chain.contribute('GB', given, [draft('GB:7', 'Anna')]);
  for (const to of ['DE', 'FR'] as const) await chain.releaseOnce('GB', to, { records: ['GB:7'] });
  await chain.network.settle();
  const liaison = await chain.person('GB', 'gb-analyst');
  const path = { params: { contribution: given.id } };
  const wider = await liaison.try('narrowContribution', {
    ...path,
    body: { audience: ['DE', 'FR', 'GB', 'NL'], reason: 'Wider' },
  });
  expect(wider.json).toMatchObject({ code: 'label-widening', place: { path: 'body.audience' } });
  const { statements } = await liaison.call('narrowContribution', {
    ...path,
    body: { audience: ['DE', 'GB'], reason: 'Not for FR' },
  });
  expect(statements).toBe(1);
  expect((await liaison.call('contributionLabels', path)).labels).toMatchObject([
    { statements: 1, label: { audience: ['DE', 'GB'] } },
  ]);
  await chain.network.settle();
  expect(await chain.audiences('GB:7')).toEqual({ GB: ['DE GB'], DE: ['DE GB'], FR: [] });
});

describe('refused whole, with the reason', () => {
  const made = contribution('forged');
  const fact = draft('GB:9', 'Willem');

  test.each<readonly [string, () => Promise<string>, string]>([
    ['without a leave', async () => body(await noLeave()), 'release-of-another'],
    [
      'under a leave that another partner signed',
      async () => body(await leaveOf({}, { by: 'DE' })),
      'leave-forged',
    ],
    [
      'under a leave for another recipient',
      async () => body(await leaveOf({ recipient: 'NL' })),
      'leave-foreign',
    ],
    ['under a leave of another holder', async () => body(await leaveOf({ holder: 'BE' })), 'leave-foreign'],
    ['under a leave that ran out', async () => body(await leaveOf({ until: '2020-01-31' })), 'leave-expired'],
    ['under a leave that was ended', async () => body(await leaveOf({ ended: true })), 'leave-ended'],
    [
      'with a longer list',
      async () => body(await leaveOf({ list: listDigest(new Map()) })),
      'leave-list-differs',
    ],
    [
      'with an altered statement',
      async () => body(await leaveOf(), { ...fact, value: 'Other' }),
      'leave-does-not-cover',
    ],
    [
      'with an altered label',
      async () => body(await leaveOf(), { ...fact, label: { ...LABEL, handling: [] } }),
      'leave-does-not-cover',
    ],
    [
      'with an altered contribution',
      async () => body(await leaveOf(), fact, contribution('forged', 'Another basis')),
      'leave-does-not-cover',
    ],
    [
      'under a label that admits this node no more',
      async () => body(await leaveOf(), { ...fact, label: { ...LABEL, audience: ['DE', 'GB'] } }),
      'release-not-for-us',
    ],
    [
      'under a signature that was changed',
      async () => body(await leaveOf({}, { spoil: true })),
      'leave-forged',
    ],
  ])('%s', async (_, make, code) => {
    const before = await chain.standing('FR');
    const { inbox } = chain.network.node('FR').node.context.exchange;
    const { outcome, problem } = await inbox.receive(await chain.packed('DE', 'FR', await make()));
    expect({ outcome, code: problem?.code }).toEqual({ outcome: 'refused', code });
    expect(await chain.standing('FR')).toEqual(before);
  });

  /** Somebody at DE who writes packages by hand: the leave, then the contribution under it. */
  async function body(leave: Leave, stated = fact, given = made): Promise<string> {
    const writer = new ReleaseWriter();
    const place = await chain.nextPlace('DE', 'FR');
    return (
      writer.header('DE', 'FR', place) +
      (leave.signed === '' ? '' : writer.leave(leave.signed, leave.list)) +
      writer.contribution(given, leave.id) +
      writer.statement(stated)
    );
  }

  interface Leave {
    readonly id: string;
    readonly signed: string;
    readonly list: Map<string, string[]>;
  }

  async function noLeave(): Promise<Leave> {
    return { id: crypto.randomUUID(), signed: '', list: new Map() };
  }

  async function leaveOf(
    more: Partial<LeaveContent> = {},
    how: { readonly by?: Partner; readonly spoil?: boolean } = {},
  ): Promise<Leave> {
    const list = new Map([[made.id, [statementId(fact)]]]);
    const { identity } = chain.network.node('GB').node.context.exchange;
    const signer =
      how.by === undefined ? identity : chain.network.node(how.by).node.context.exchange.identity;
    const content: LeaveContent = {
      id: crypto.randomUUID(),
      edition: 1,
      originator: 'GB',
      holder: 'DE',
      recipient: 'FR',
      purpose: 'operational-analysis',
      until: UNTIL,
      scope: { all: true },
      list: listDigest(list),
      statements: 1,
      ended: false,
      signedAt: chain.network.node('GB').node.context.clock().toISOString(),
      ...more,
    };
    const signed = await issueLeave(content, { ...identity, signing: signer.signing });
    const changed = signed.replace(/.{4}$/, 'AAAA');
    return { id: content.id, signed: how.spoil === true ? changed : signed, list };
  }
});

test('a report on what was passed on is refused where the sender never had it, or its receipt is not good', async () => {
  const { inbox } = chain.network.node('GB').node.context.exchange;
  const pairs = [['GB:1', crypto.randomUUID(), crypto.randomUUID()]];
  const at = chain.network.node('DE').node.context.clock().toISOString();
  const given = { at, said: [{ what: 'given', recipient: 'FR', pairs }] };
  const digest = 'A'.repeat(43);
  const returned = {
    what: 'returned',
    recipient: 'FR',
    pairs,
    package: crypto.randomUUID(),
    digest,
    envelope: digest,
  };
  for (const [content, code] of [
    [given, 'onward-foreign'],
    [{ at, said: [{ ...returned, receipt: 'no receipt' }] }, 'onward-receipt'],
    [{ at, said: [{ what: 'lost' }] }, 'onward-malformed'],
  ] as const) {
    const { problem } = await inbox.receive(
      await chain.packed('DE', 'GB', JSON.stringify(content), 'onward'),
    );
    expect(problem?.code).toBe(code);
  }
});
