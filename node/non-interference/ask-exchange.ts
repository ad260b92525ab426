import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

interface Asked {
  /** Records of which some are seen, some hidden, and one is not there. */
  readonly records: readonly string[];
  readonly contributions: readonly string[];
}

const NO_DIGEST = 'A'.repeat(43);

/** Every way to look at what the node exchanges and to steer it, at a node that knows no partner yet. */
export async function askExchange(asking: Asking, { records, contributions }: Asked): Promise<void> {
  for (const id of [
    'partners',
    'ownCard',
    'outbox',
    'inbox',
    'quarantine',
    'releases',
    'recalls',
    'orders',
  ] as const)
    await asking.ask(id);
  for (const id of ['outbox', 'inbox'] as const) await asking.ask(id, { query: { partner: 'DE', limit: 1 } });

  const { card = '' } = await asking.ask('ownCard');
  for (const text of [String(card), 'no card']) await asking.ask('offerCard', { body: { card: text } });
  const peer = { partner: 'DE' } as const;
  const fingerprint = '00000 '.repeat(8).trim();
  await asking.ask('confirmCard', {
    params: peer,
    body: { digest: NO_DIGEST, fingerprint, clearance: 'restricted' },
  });
  await asking.ask('dismissCard', { params: peer, body: { digest: NO_DIGEST } });
  await asking.ask('changePartner', { params: peer, body: { clearance: 'restricted', suspended: true } });
  await asking.ask('revokeCard', { body: { revocation: 'no revocation' } });
  await asking.ask('rotateKeys');
  for (const id of ['compareHoldings', 'beginAnew'] as const) await asking.ask(id, { params: peer });

  for (const id of ['outgoingFile', 'coverSheet', 'retryPackage'] as const)
    await asking.ask(id, { params: { package: ABSENT } });
  await asking.ask('acknowledgePackage', { params: { package: ABSENT }, body: { receipt: 'no receipt' } });
  asking.keep(
    'receivePackage',
    await asking.client.request('POST', '/api/exchange/inbox', {
      body: new TextEncoder().encode('no package'),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );

  const terms = { recipient: 'DE', purpose: 'exchange', legalBasis: 'Test', note: 'tried' } as const;
  const scopes = [
    { all: true } as const,
    { records: [...records] },
    ...(contributions.length > 0 ? [{ contributions: [...contributions] }] : []),
  ];
  for (const scope of scopes) {
    await asking.ask('previewRelease', { body: { recipient: 'DE', scope } });
    await asking.ask('proposeRelease', { body: { ...terms, scope } });
  }
  await asking.ask('decideRelease', { params: { release: ABSENT }, body: { approve: true } });
  await asking.ask('endRelease', { params: { release: ABSENT } });
  for (const contribution of [...contributions, ABSENT])
    await asking.ask('holders', { params: { contribution } });
  await askLeaves(asking, records, contributions);
  await askRequests(asking, records.slice(0, 3));
  await askTaxii(asking);
  await askChecks(asking);
  await asking.ask('startReconciliation', { body: { partner: 'DE', since: '2026-11-01T00:00:00Z' } });
  await asking.ask('reconciliation', { params: { reconciliation: ABSENT } });
  await asking.ask('reconciliations');
}

/** Leave to pass on, and narrowing labels: of what is seen, what is hidden, and what is not there. */
async function askLeaves(
  asking: Asking,
  records: readonly string[],
  contributions: readonly string[],
): Promise<void> {
  const terms = {
    recipient: 'FR',
    purpose: 'exchange',
    until: '2099-12-31',
    legalBasis: 'Test',
    note: 'tried',
  } as const;
  const own = records.filter((record) => record.startsWith('GB:'));
  for (const scope of [{ all: true } as const, { records: own }, { schemata: ['Person'] }]) {
    await asking.ask('askLeave', { body: { ...terms, originator: 'DE', scope } });
    await asking.ask('proposeLeave', { body: { ...terms, holder: 'DE', scope } });
  }
  const leave = { params: { leave: ABSENT } };
  await asking.ask('leavePreview', leave);
  await asking.ask('supportLeave', leave);
  await asking.ask('decideLeave', { ...leave, body: { approve: true } });
  await asking.ask('endLeave', { ...leave, body: { reason: 'tried' } });
  await asking.ask('leaves');
  await asking.ask('recallsReceived');
  for (const contribution of [...contributions, ABSENT]) {
    const path = { params: { contribution } };
    await asking.ask('contributionLabels', path);
    await asking.ask('narrowContribution', {
      ...path,
      body: { audience: ['GB'], records: ['GB:nobody'], reason: 'tried' },
    });
    await asking.ask('narrowContribution', { ...path, body: { purposes: ['research'], reason: 'tried' } });
    await asking.ask('narrowContribution', { ...path, body: { tlp: 'clear', reason: 'tried' } });
    await asking.ask('narrowContribution', {
      ...path,
      body: { handling: ['H2', 'H3:tried'], reason: 'tried' },
    });
  }
}

/** Collections and feeds of TAXII: proposed and never approved, so that none begins to work. */
async function askTaxii(asking: Asking): Promise<void> {
  const label = {
    originators: ['GB' as const],
    audience: ['GB' as const, 'DE' as const],
    purposes: ['exchange' as const],
    handling: ['H1'],
    tlp: 'amber' as const,
    level: 'restricted' as const,
    protected: false,
    reviewBy: '2029-01-01',
  };
  const terms = { title: 'Feed', source: 'test', legalBasis: 'Test', grading: '4x4/B/2', label };
  const reader = { partner: 'DE', role: 'analyst', purpose: 'cross-check', clearance: 'secret' } as const;
  for (const more of [{}, { terms }])
    await asking.ask('proposeTaxiiCollection', { body: { title: 'tried', ...reader, ...more } });
  const { collections = [] } = (await asking.ask('taxiiCollections')) as { collections?: { id: string }[] };
  for (const collection of [...collections.map(({ id }) => id), ABSENT]) {
    await asking.ask('decideTaxiiCollection', { params: { collection }, body: { approve: true } });
    await asking.ask('makeTaxiiToken', { params: { collection }, body: { title: 'tried' } });
    await asking.ask('endTaxiiCollection', { params: { collection } });
  }
  await asking.ask('endTaxiiToken', { params: { token: ABSENT } });
  const feed = { title: 'tried', collection: 'c', token: 't', terms, origin: 'http://elsewhere.example' };
  await asking.ask('addTaxiiFeed', { body: feed });
  await asking.ask('taxiiFeeds');
  await asking.ask('changeTaxiiFeed', { params: { feed: ABSENT }, body: { enabled: false } });
  await asking.ask('removeTaxiiFeed', { params: { feed: ABSENT } });
}

/** Private checks: none can be made, for no partner is known. */
async function askChecks(asking: Asking): Promise<void> {
  for (const values of [[{ identifier: '+44 7700 900110' }], [{ name: 'Karim Hadi', born: '1991-05-04' }]])
    await asking.ask('startCheck', { body: { partner: 'DE', class: 'tel', values, caseNumber: 'C-1' } });
  await asking.ask('renewCheckIndexes', { body: { partner: 'DE' } });
  await asking.ask('renewCheckIndexes', { body: {} });
  await asking.ask('check', { params: { check: ABSENT } });
  await asking.ask('openCheck', { params: { check: ABSENT }, body: { reason: 'tried' } });
  await asking.ask('readCheckValues', {
    body: { values: [{ text: '+44 7700 900110' }, { text: 'Karim Hadi' }] },
  });
  for (const id of ['checks', 'checkStates', 'checkIndexes', 'checkQuotas', 'answeredChecks'] as const)
    await asking.ask(id);
}

/** Requests for information: none can be asked, for no partner is known. */
async function askRequests(asking: Asking, about: readonly string[]): Promise<void> {
  const words = { question: 'tried', legalBasis: 'Test', caseNumber: 'C-1' };
  const body = { to: 'DE', purpose: 'exchange', ...words } as const;
  await asking.ask('askRequest', { body: { ...body, about: [...about] } });
  await asking.ask('askRequest', {
    body: { ...body, urgent: true, urgency: 'tried', indirect: true, check: ABSENT },
  });
  await asking.ask('requests');
  await asking.ask('requests', { query: { state: 'open', direction: 'asked', limit: 1 } });
  await asking.ask('requestsWaiting');
  await asking.ask('requestBoard');
  await asking.ask('requestBoard', { query: { since: '2026-01-01' } });
  await asking.ask('request', { params: { request: ABSENT } });
  await asking.ask('takeStep', { params: { request: ABSENT }, body: { kind: 'answer', text: 'tried' } });
}
