import { createHash } from 'node:crypto';
import { matchId } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { contract } from '@foreland/model/contract';
import type { Call, Contract, RouteId } from '@foreland/model/contract';
import type { Answered, TestClient } from '@foreland/testkit';
import { askDisruption } from './non-interference.disruption.ts';
import { askExchange } from './non-interference.exchange.ts';
import { askSupply } from './non-interference.supply.ts';

export interface Recording {
  readonly covered: ReadonlySet<RouteId>;
  readonly answers: readonly {
    readonly route: string;
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly text: string;
  }[];
}

export interface Reading {
  readonly persona: string;
  readonly reader: Reader;
}

/** What the script uses of a match. */
interface Pair {
  readonly id: string;
  readonly pattern: string;
  readonly a: { readonly record: string };
  readonly b: { readonly record: string };
}

/** Wall-clock time differs between any two answers and tells nothing. */
const NOT_COMPARED = new Set(['date', 'keep-alive', 'connection']);

/** Calls every route of the contract as one reader, with what is seen, what is hidden and what does not exist. */
export async function readAs(client: TestClient, { persona, reader }: Reading): Promise<Recording> {
  const covered = new Set<RouteId>();
  const answers: Recording['answers'][number][] = [];
  const keep = (id: RouteId, { status, headers, text }: Answered): void => {
    covered.add(id);
    // The two nodes listen on ports of their own; cookies are named after the port.
    const comparable = (value: string): string =>
      value.replaceAll(client.origin, 'http://node').replaceAll(`-${new URL(client.origin).port}=`, '=');
    const kept = [...headers]
      .filter(([name]) => !NOT_COMPARED.has(name))
      .map(([name, value]): [string, string] => [name, comparable(value)]);
    answers.push({
      route: `${contract[id].method} ${id}`,
      status,
      headers: Object.fromEntries(kept),
      text: comparable(text),
    });
  };
  const ask = async <Id extends RouteId>(
    id: Id,
    call: Call<Contract[Id]> = {},
  ): Promise<Record<string, unknown>> => {
    const answered = await client.try(id, call);
    keep(id, answered);
    return (answered.json ?? {}) as Record<string, unknown>;
  };
  /** An analysis takes what time it takes; what counts is what it finds. */
  const analysed = async (): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const { json } = await client.try('picture');
      if ((json as { computing?: unknown }).computing !== true) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** The same for matching; its models are asked for because that is not in the audit log. */
  const matched = async (): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const { json } = await client.try('matchModels');
      if ((json as { computing?: unknown }).computing !== true) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** Waits for a job without recording how often it was asked for. */
  const finished = async (job: unknown): Promise<string> => {
    const id = String((job as { id?: unknown }).id ?? '00000000-0000-0000-0000-000000000000');
    for (let tries = 0; tries < 200; tries += 1) {
      const { json } = await client.try('job', { params: { job: id } });
      if (!['waiting', 'running'].includes(String((json as { state?: unknown }).state))) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await ask('job', { params: { job: id } });
    return id;
  };
  const absent = '00000000-0000-0000-0000-00000000dead';
  // The same names are asked for in both stores; in one of them some exist and are hidden.
  const asked = ['GB', 'DE', 'FR']
    .flatMap((partner) =>
      [1, 2, 3, 4, 5, 6].flatMap((number) => [`${partner}:p-${number}`, `${partner}:v-${number}`]),
    )
    .concat('GB:nobody');

  /** Every way to ask for matches and to judge them: of pairs in view, hidden pairs, and none at all. */
  const askMatches = async (): Promise<void> => {
    await matched();
    const { matches } = (await ask('matches', { query: { limit: 200 } })) as { matches?: Pair[] };
    const found = matches ?? [];
    for (const status of ['second-opinion', 'same', 'different', 'automatic', 'apart'] as const)
      await ask('matches', { query: { status } });
    const { next } = await ask('matches', { query: { limit: 1, partner: 'DE', type: 'person' } });
    if (typeof next === 'string') await ask('matches', { query: { limit: 1, partner: 'DE', cursor: next } });
    await ask('matches', { query: { record: 'GB:p-1' } });
    await ask('matches', { query: { pattern: found[0]?.pattern ?? absent } });
    await ask('matchModels');
    const pairs = ['GB:p-1', 'DE:p-2', 'FR:p-3', 'GB:v-1'].flatMap((one) =>
      ['GB:p-2', 'DE:p-1', 'FR:p-1', 'DE:v-2', 'GB:nobody', one].map((other) => ({ record: one, other })),
    );
    for (const params of pairs) await ask('explainMatch', { params });
    const ids = [
      ...found.slice(0, 4).map(({ id }) => id),
      ...pairs.map(({ record, other }) => matchId(record, other)),
      absent,
    ];
    for (const match of ids) await ask('match', { params: { match } });
    for (const match of [...ids.slice(0, 3), ...ids.slice(-8)]) {
      const judged = await ask('judge', { params: { match }, body: { answer: 'same', note: 'tried' } });
      await matched();
      const judgement = ((judged['judgements'] ?? []) as { id: string }[])[0]?.id ?? absent;
      if (match !== ids[0])
        await ask('withdrawJudgement', { params: { match, judgement }, body: { note: 'tried' } });
      await ask('match', { params: { match } });
    }
    await ask('judgeAlike', { body: { matches: ids.slice(-8), answer: 'different' } });
    await ask('judgeAlike', { body: { matches: ids.slice(1, Math.min(3, found.length)), answer: 'unsure' } });
    await matched();
    for (const record of asked) await ask('entity', { params: { record } });
    for (const { a, b } of found.slice(0, 2))
      await ask('splitEntity', { params: { record: a.record }, body: { records: [b.record] } });
    for (const record of ['GB:p-1', 'DE:p-2', 'GB:v-1', 'GB:nobody'])
      await ask('splitEntity', { params: { record }, body: { records: [record], note: 'tried' } });
    await matched();
    await finished(await ask('crossMatch'));
    await ask('matches', { query: { limit: 200 } });
  };

  /** The network in view: of nodes in view, hidden ones, and none at all. */
  const askNetworks = async (): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const { json } = await client.try('networks');
      if ((json as { computing?: unknown }).computing !== true) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { groups } = (await ask('networks')) as { groups?: { id: string }[] };
    const { next: cursor } = (await ask('networks', { query: { limit: 1 } })) as { next?: string };
    if (cursor !== undefined) await ask('networks', { query: { limit: 1, cursor } });
    const nodes = ['GB:p-1', 'DE:p-1', 'DE:p-2', 'GB:v-1', 'GB:nobody', 'phone:+447700900110'];
    for (const group of [...(groups ?? []).slice(0, 2).map(({ id }) => id), ...nodes.slice(0, 3)]) {
      await ask('networkGroup', { params: { group } });
      await ask('networkChart', { body: { group, steps: 1 } });
    }
    for (const node of nodes) {
      await ask('networkNode', { params: { node } });
      await ask('networkChart', { body: { nodes: [node], steps: 2, limit: 50 } });
    }
    await ask('networkChart', {
      body: { nodes: nodes.slice(0, 1), beside: nodes.slice(1), steps: 1, confirmed: true },
    });
    await ask('networkChart', {
      body: {
        nodes,
        steps: 1,
        after: '2026-01-01',
        before: '2026-06-30',
        leastProbability: 0.5,
        kinds: ['person'],
      },
    });
    for (const [from, to] of [nodes.slice(0, 2), nodes.slice(1, 3), ['GB:p-1', 'GB:nobody']] as const)
      await ask('networkPaths', { body: { from: from ?? '', to: to ?? '' } });
    await ask('networkChanges', { query: { before: '2026-01-01', after: '2026-11-01' } });
    await ask('networkAnalyses');
    for (const analysis of ['page-rank', 'leiden', 'unheard-of']) {
      const params = { analysis };
      const whole = { whole: true } as const;
      for (const scope of [
        whole,
        { group: groups?.[0]?.id ?? 'GB:nobody' },
        { nodes },
        { nodes: ['GB:nobody'] },
      ])
        await ask('runNetworkAnalysis', { params, body: { scope, limit: 3 } });
      for (const node of nodes.slice(0, 3))
        await ask('explainNetworkAnalysis', { params, body: { scope: whole, node } });
    }
    const content = { nodes: nodes.map((id) => ({ id, x: 0, y: 0 })), filter: {} };
    // Its id is drawn by chance.
    const { json } = await client.try('saveChart', { body: { name: 'tried', content } });
    const chart = String((json as { id?: unknown }).id ?? absent);
    const named = (answered: Answered): Answered => ({
      ...answered,
      text: answered.text.replaceAll(chart, 'chart'),
    });
    keep('saveChart', named(await client.try('saveChart', { body: { name: 'tried', content } })));
    keep('savedCharts', named(await client.try('savedCharts')));
    keep('openChart', named(await client.try('openChart', { params: { chart } })));
    await ask('openChart', { params: { chart: absent } });
    keep('deleteChart', named(await client.try('deleteChart', { params: { chart } })));
    await ask('deleteChart', { params: { chart: absent } });
  };

  await ask('signInOptions');
  await ask('signIn', { body: { user: 'nobody', password: 'nothing at all' } });
  await ask('startOidc', { query: { returnTo: '/' } });
  await ask('finishOidc', { query: { state: 'x', code: 'y' } });
  await ask('session');
  await ask('switchPurpose', { body: { role: reader.role, purpose: reader.purpose } });
  for (const id of ['accounts', 'metrics', 'health', 'openapi', 'vocabulary', 'assignees'] as const)
    await ask(id);
  await ask('createAccount', {
    body: {
      user: 'x',
      displayName: 'X',
      roles: ['analyst'],
      clearance: 'secret',
      password: 'long enough to be taken',
    },
  });
  await ask('changeAccount', { params: { user: 'de-analyst' }, body: { disabled: true } });

  await analysed();
  await ask('picture');
  for (const q of ['Karim', 'كريم', 'Vos', 'harbour', '+44 7700 900110', 'Lau', 'zzz'])
    await ask('search', { query: { q } });
  await ask('search', { query: { q: 'Karim', partner: 'DE', schema: 'Person', limit: 2 } });
  const first = await ask('search', { query: { q: 'Karim', limit: 1 } });
  if (typeof first['next'] === 'string')
    await ask('search', { query: { q: 'Karim', limit: 1, cursor: first['next'] } });
  const statements: string[] = [absent];
  for (const record of asked) {
    await ask('dossier', { params: { record } });
    const { statements: found } = await ask('statementsOf', {
      params: { record },
      query: { history: 'true' },
    });
    for (const { id } of (found ?? []) as { id: string }[]) statements.push(id);
  }
  await ask('dossier', { params: { record: asked[0] ?? 'GB:p-1' }, query: { asOf: '2026-01-01' } });
  await ask('statementsOf', {
    params: { record: asked[0] ?? 'GB:p-1' },
    query: { knownAt: '2026-11-01T00:00:00Z', limit: 1 },
  });
  await ask('evidence', { body: { statements } });

  const listed = await ask('leads', { query: { limit: 200 } });
  for (const status of ['new', 'triaged', 'withdrawn', 'done'] as const)
    await ask('leads', { query: { status } });
  await ask('leads', { query: { partner: 'DE', anchor: 'phone', limit: 1 } });
  const leads = ((listed['leads'] ?? []) as { id: string }[]).map(({ id }) => id);
  for (const lead of [...leads, absent]) await ask('lead', { params: { lead } });
  for (const lead of [leads[0] ?? absent, absent]) {
    await ask('decide', { params: { lead }, body: { action: 'triage' } });
    const decided = await ask('decide', {
      params: { lead },
      body: { action: 'outcome', outcome: 'seizure', quantity: 2, unit: 'boats' },
    });
    const decision = ((decided['decisions'] ?? []) as { id: string }[])[0]?.id ?? absent;
    await ask('withdrawDecision', { params: { lead, decision }, body: { note: 'tried' } });
  }
  await ask('leads', { query: { status: 'triaged' } });
  await ask('visited');
  await analysed();
  await ask('picture');
  await askMatches();
  await askNetworks();
  await askDisruption({ client, ask, keep });
  await askSupply({ client, ask, keep });

  const csv = new TextEncoder().encode(
    'id,name,phone\n7,Karim Hadi,+447700900110\n8,Anna Vos,+447700900120\n',
  );
  const uploaded = await client.request('POST', '/api/uploads?name=people.csv', {
    body: csv,
    headers: { 'content-type': 'application/octet-stream' },
  });
  keep('upload', uploaded);
  const files = [{ hash: createHash('sha256').update(csv).digest('hex'), name: 'people.csv' }];
  const { mapping } = (await ask('inspect', { body: { files } })) as { mapping?: Record<string, unknown> };
  await ask('inspect', {
    body: {
      files: [{ hash: createHash('sha256').update('id,name\n1,Karim\n').digest('hex'), name: 'hidden.csv' }],
    },
  });
  const label = {
    originators: [reader.partner],
    audience: ['GB', 'DE', 'FR', 'BE'] as const,
    purposes: ['operational-analysis', 'strategic'] as const,
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  } as const;
  const request = {
    files,
    format: 'csv',
    ...(mapping ? { mapping } : {}),
    terms: {
      title: 'People',
      source: 'test',
      legalBasis: 'Test',
      receivedOn: '2026-11-01',
      grading: '4x4/B/2',
      label: {
        ...label,
        originators: [...label.originators],
        audience: [...label.audience],
        purposes: [...label.purposes],
        handling: [...label.handling],
      },
    },
  };
  await finished(await ask('dryRun', { body: request }));
  await finished(await ask('startImport', { body: request }));
  for (const [at, place] of [{ name: 'Dover' }, { record: 'DE:nobody' }].entries()) {
    const id = `00000000-0000-4000-9000-00000000000${at}`;
    const items = [{ kind: 'boat-hull' as const, serialNumber: 'EXH131', weldPattern: 'double' }];
    const seizure = { id, terms: request.terms, day: '2026-10-31', place, items };
    await ask('checkSeizure', { body: seizure });
    await ask('recordSeizure', { body: seizure });
  }
  await matched();
  await ask('supplySeizures', { query: { after: '2026-10-30' } });
  // What came in is matched in the background.
  await matched();
  await ask('matches', { query: { limit: 200 } });
  await ask('entity', { params: { record: `${reader.partner}:7` } });
  const saved = await ask('saveMapping', { body: { name: 'people', mapping: mapping ?? {} } });
  await ask('mappings');
  await ask('deleteMapping', { params: { mapping: String(saved['id'] ?? absent) } });
  await ask('deleteMapping', { params: { mapping: absent } });
  const { contributions } = await ask('contributions', { query: { limit: 100 } });
  await ask('contributions', { query: { partner: 'DE', limit: 1 } });

  const job = await finished(await ask('startExport', { body: { format: 'foreland' } }));
  await ask('downloadExport', { params: { job } });
  await finished(await ask('startExport', { body: { format: 'csv', records: asked, schema: 'Person' } }));
  await ask('followJob', { params: { job } });
  await ask('cancelJob', { params: { job } });
  await ask('job', { params: { job: absent } });
  await ask('jobs');

  await analysed();
  const { items } = await ask('plan');
  const parent = ((items ?? []) as { record: string }[])[0]?.record ?? 'GB:plan-p1';
  await ask('addPlanItem', { body: { parent, level: 'action', name: 'Try this' } });
  await ask('changePlanItem', { params: { record: parent }, body: { note: 'noted' } });
  await ask('planHistory', { params: { record: parent } });

  for (const record of ['GB:v-1', 'GB:v-2', 'GB:nobody']) {
    const { id = absent } = await ask('requestOpening', {
      body: { record, caseNumber: 'C-1', reason: 'tried' },
    });
    const opening = { params: { opening: String(id) } };
    await ask('decideOpening', { ...opening, body: { approve: true, note: 'tried' } });
    await ask('openedRecord', opening);
    await ask('openings');
    await ask('endOpening', opening);
  }

  await askExchange({
    client,
    ask,
    keep,
    records: asked,
    contributions: ((contributions ?? []) as { id: string }[]).map(({ id }) => id),
  });

  // Entries of one instant, and here all are, stand in random order; how often an analysis was asked for is chance.
  const audit = await client.try('audit', { query: { limit: 500 } });
  const logged = audit.status === 200 ? await everyEntry(client) : undefined;
  keep('audit', { ...audit, text: logged ?? audit.text });
  // One that there is once; its id is drawn by chance.
  const one = await client.try('audit', { query: { record: 'de-analyst', limit: 1 } });
  const entry = ((one.json as { entries?: { id: string }[] }).entries ?? [])[0]?.id;
  const named = (answered: Answered): Answered => ({
    ...answered,
    text: answered.text.replaceAll(entry ?? absent, 'entry'),
  });
  await ask('auditLog');
  await ask('auditBundle');
  await ask('verifyAudit');
  await ask('auditConsistency', { body: { checkpoint: 'no checkpoint' } });
  for (const id of [entry ?? absent, absent]) {
    keep('auditProof', named(await client.try('auditProof', { params: { entry: id } })));
    const erasure = { params: { entry: id }, body: { reason: 'tried' } };
    keep('eraseAuditEntry', named(await client.try('eraseAuditEntry', erasure)));
  }
  const own =
    ((contributions ?? []) as { id: string; partner: string }[]).find(
      ({ partner }) => partner === reader.partner,
    )?.id ?? absent;
  await ask('retractContribution', { params: { contribution: own }, body: { reason: 'tried' } });
  await ask('retractContribution', { params: { contribution: absent }, body: { reason: 'tried' } });
  await analysed();
  await ask('leads', { query: { limit: 200 } });
  await analysed();
  await ask('picture');
  await matched();
  await ask('matches', { query: { limit: 200 } });
  for (const record of asked.slice(0, 6)) await ask('entity', { params: { record } });
  await ask('signOut');
  await ask('session');
  await ask('signInAsPersona', { body: { persona } });
  return { covered, answers };
}

/** All pages: what is on which of them is chance. */
async function everyEntry(client: TestClient): Promise<string> {
  const told = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await client.call('audit', {
      query: { limit: 500, ...(cursor ? { cursor } : {}) },
    });
    for (const entry of entries) told.add(JSON.stringify({ ...entry, id: '' }));
    if (next === undefined) return JSON.stringify([...told].sort());
    cursor = next;
  }
}
