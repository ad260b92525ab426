import type { Call, Contract, RouteId } from '@foreland/model/contract';
import type { Answered, TestClient } from '@foreland/testkit';

export interface ExchangeScript {
  readonly client: TestClient;
  readonly ask: <Id extends RouteId>(id: Id, call?: Call<Contract[Id]>) => Promise<Record<string, unknown>>;
  readonly keep: (id: RouteId, answered: Answered) => void;
  /** Records of which some are seen, some hidden, and one is not there. */
  readonly records: readonly string[];
  readonly contributions: readonly string[];
}

const ABSENT = '00000000-0000-0000-0000-00000000dead';
const NO_DIGEST = 'A'.repeat(43);

/** Every way to look at what the node exchanges and to steer it, at a node that knows no partner yet. */
export async function askExchange({
  client,
  ask,
  keep,
  records,
  contributions,
}: ExchangeScript): Promise<void> {
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
    await ask(id);
  for (const id of ['outbox', 'inbox'] as const) await ask(id, { query: { partner: 'DE', limit: 1 } });

  const { card = '' } = await ask('ownCard');
  for (const text of [String(card), 'no card']) await ask('offerCard', { body: { card: text } });
  const peer = { partner: 'DE' } as const;
  const fingerprint = '00000 '.repeat(8).trim();
  await ask('confirmCard', {
    params: peer,
    body: { digest: NO_DIGEST, fingerprint, clearance: 'restricted' },
  });
  await ask('dismissCard', { params: peer, body: { digest: NO_DIGEST } });
  await ask('changePartner', { params: peer, body: { clearance: 'restricted', suspended: true } });
  await ask('revokeCard', { body: { revocation: 'no revocation' } });
  await ask('rotateKeys');
  for (const id of ['compareHoldings', 'beginAnew'] as const) await ask(id, { params: peer });

  for (const id of ['outgoingFile', 'coverSheet', 'retryPackage'] as const)
    await ask(id, { params: { package: ABSENT } });
  await ask('acknowledgePackage', { params: { package: ABSENT }, body: { receipt: 'no receipt' } });
  keep(
    'receivePackage',
    await client.request('POST', '/api/exchange/inbox', {
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
    await ask('previewRelease', { body: { recipient: 'DE', scope } });
    await ask('proposeRelease', { body: { ...terms, scope } });
  }
  await ask('decideRelease', { params: { release: ABSENT }, body: { approve: true } });
  await ask('endRelease', { params: { release: ABSENT } });
  for (const contribution of [...contributions, ABSENT]) await ask('holders', { params: { contribution } });
  await askLeaves(ask, records, contributions);
  await askRequests(ask, records.slice(0, 3));
  await askTaxii(ask);
  await askChecks(ask);
  await ask('startReconciliation', { body: { partner: 'DE', since: '2026-11-01T00:00:00Z' } });
  await ask('reconciliation', { params: { reconciliation: ABSENT } });
  await ask('reconciliations');
}

/** Leave to pass on, and narrowing labels: of what is seen, what is hidden, and what is not there. */
async function askLeaves(
  ask: ExchangeScript['ask'],
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
    await ask('askLeave', { body: { ...terms, originator: 'DE', scope } });
    await ask('proposeLeave', { body: { ...terms, holder: 'DE', scope } });
  }
  const leave = { params: { leave: ABSENT } };
  await ask('leavePreview', leave);
  await ask('supportLeave', leave);
  await ask('decideLeave', { ...leave, body: { approve: true } });
  await ask('endLeave', { ...leave, body: { reason: 'tried' } });
  await ask('leaves');
  await ask('recallsReceived');
  for (const contribution of [...contributions, ABSENT]) {
    const path = { params: { contribution } };
    await ask('contributionLabels', path);
    await ask('narrowContribution', {
      ...path,
      body: { audience: ['GB'], records: ['GB:nobody'], reason: 'tried' },
    });
    await ask('narrowContribution', { ...path, body: { purposes: ['research'], reason: 'tried' } });
    await ask('narrowContribution', { ...path, body: { tlp: 'clear', reason: 'tried' } });
    await ask('narrowContribution', { ...path, body: { handling: ['H2', 'H3:tried'], reason: 'tried' } });
  }
}

/** Collections and feeds of TAXII: proposed and never approved, so that none begins to work. */
async function askTaxii(ask: ExchangeScript['ask']): Promise<void> {
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
    await ask('proposeTaxiiCollection', { body: { title: 'tried', ...reader, ...more } });
  const { collections = [] } = (await ask('taxiiCollections')) as { collections?: { id: string }[] };
  for (const collection of [...collections.map(({ id }) => id), ABSENT]) {
    await ask('decideTaxiiCollection', { params: { collection }, body: { approve: true } });
    await ask('makeTaxiiToken', { params: { collection }, body: { title: 'tried' } });
    await ask('endTaxiiCollection', { params: { collection } });
  }
  await ask('endTaxiiToken', { params: { token: ABSENT } });
  const feed = { title: 'tried', collection: 'c', token: 't', terms, origin: 'http://elsewhere.example' };
  await ask('addTaxiiFeed', { body: feed });
  await ask('taxiiFeeds');
  await ask('changeTaxiiFeed', { params: { feed: ABSENT }, body: { enabled: false } });
  await ask('removeTaxiiFeed', { params: { feed: ABSENT } });
}

/** Private checks: none can be made, for no partner is known. */
async function askChecks(ask: ExchangeScript['ask']): Promise<void> {
  for (const values of [[{ identifier: '+44 7700 900110' }], [{ name: 'Karim Hadi', born: '1991-05-04' }]])
    await ask('startCheck', { body: { partner: 'DE', class: 'tel', values, caseNumber: 'C-1' } });
  await ask('renewCheckIndexes', { body: { partner: 'DE' } });
  await ask('renewCheckIndexes', { body: {} });
  await ask('check', { params: { check: ABSENT } });
  await ask('openCheck', { params: { check: ABSENT }, body: { reason: 'tried' } });
  await ask('readCheckValues', { body: { values: [{ text: '+44 7700 900110' }, { text: 'Karim Hadi' }] } });
  for (const id of ['checks', 'checkStates', 'checkIndexes', 'checkQuotas', 'answeredChecks'] as const)
    await ask(id);
}

/** Requests for information: none can be asked, for no partner is known. */
async function askRequests(ask: ExchangeScript['ask'], about: readonly string[]): Promise<void> {
  const words = { question: 'tried', legalBasis: 'Test', caseNumber: 'C-1' };
  const body = { to: 'DE', purpose: 'exchange', ...words } as const;
  await ask('askRequest', { body: { ...body, about: [...about] } });
  await ask('askRequest', {
    body: { ...body, urgent: true, urgency: 'tried', indirect: true, check: ABSENT },
  });
  await ask('requests');
  await ask('requests', { query: { state: 'open', direction: 'asked', limit: 1 } });
  await ask('requestsWaiting');
  await ask('requestBoard');
  await ask('requestBoard', { query: { since: '2026-01-01' } });
  await ask('request', { params: { request: ABSENT } });
  await ask('takeStep', { params: { request: ABSENT }, body: { kind: 'answer', text: 'tried' } });
}
