import type { Reader } from '@foreland/model';
import { askDisruption } from './ask-disruption.ts';
import { askEngines } from './ask-engines.ts';
import { askExchange } from './ask-exchange.ts';
import { askExports, askImports } from './ask-files.ts';
import { askMatches } from './ask-matches.ts';
import { askNetworks } from './ask-networks.ts';
import { askAudit, askOpenings } from './ask-oversight.ts';
import { askSupply } from './ask-supply.ts';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** The same names are asked for in both stores; in one of them some exist and are hidden. */
const RECORDS = ['GB', 'DE', 'FR']
  .flatMap((partner) =>
    [1, 2, 3, 4, 5, 6].flatMap((number) => [`${partner}:p-${number}`, `${partner}:v-${number}`]),
  )
  .concat('GB:nobody');

/** Calls every route of the contract as one reader, with what is seen, what is hidden and what does not exist. */
export async function askEverything(asking: Asking, reader: Reader): Promise<void> {
  await askSession(asking, reader);
  await asking.ask('picture');
  await askRecords(asking);
  await askLeads(asking);
  await asking.ask('visited');
  await asking.ask('picture');
  await askMatches(asking, RECORDS);
  await askNetworks(asking);
  await askDisruption(asking);
  await askSupply(asking);
  await askEngines(asking);
  await askImports(asking, reader.partner);
  await asking.ask('matches', { query: { limit: 200 } });
  await asking.ask('entity', { params: { record: `${reader.partner}:7` } });
  const { contributions = [] } = (await asking.ask('contributions', { query: { limit: 100 } })) as {
    contributions?: { id: string; partner: string }[];
  };
  await asking.ask('contributions', { query: { partner: 'DE', limit: 1 } });
  await askExports(asking, RECORDS);
  await askPlan(asking);
  await askOpenings(asking);
  await askExchange(asking, { records: RECORDS, contributions: contributions.map(({ id }) => id) });
  await askAudit(asking);
  const own = contributions.find(({ partner }) => partner === reader.partner)?.id ?? ABSENT;
  for (const contribution of [own, ABSENT])
    await asking.ask('retractContribution', { params: { contribution }, body: { reason: 'tried' } });
  await asking.ask('leads', { query: { limit: 200 } });
  await asking.ask('picture');
  await asking.ask('matches', { query: { limit: 200 } });
  for (const record of RECORDS.slice(0, 6)) await asking.ask('entity', { params: { record } });
  await asking.ask('signOut');
  await asking.ask('session');
  await asking.ask('signInAsPersona', { body: { persona: reader.user } });
}

/** Who one is, and what is told to everybody. */
async function askSession(asking: Asking, reader: Reader): Promise<void> {
  await asking.ask('signInOptions');
  await asking.ask('signIn', { body: { user: 'nobody', password: 'nothing at all' } });
  await asking.ask('startOidc', { query: { returnTo: '/' } });
  await asking.ask('finishOidc', { query: { state: 'x', code: 'y' } });
  await asking.ask('session');
  await asking.ask('switchPurpose', { body: { role: reader.role, purpose: reader.purpose } });
  for (const id of ['accounts', 'metrics', 'health', 'openapi', 'vocabulary', 'assignees'] as const)
    await asking.ask(id);
  await asking.ask('createAccount', {
    body: {
      user: 'x',
      displayName: 'X',
      roles: ['analyst'],
      clearance: 'secret',
      password: 'long enough to be taken',
    },
  });
  await asking.ask('changeAccount', { params: { user: 'de-analyst' }, body: { disabled: true } });
}

/** Searching, reading records, and what they rest on. */
export async function askRecords(asking: Asking): Promise<void> {
  for (const q of ['Karim', 'كريم', 'Vos', 'harbour', '+44 7700 900110', 'Lau', 'zzz'])
    await asking.ask('search', { query: { q } });
  await asking.ask('search', { query: { q: 'Karim', partner: 'DE', schema: 'Person', limit: 2 } });
  const first = await asking.ask('search', { query: { q: 'Karim', limit: 1 } });
  if (typeof first['next'] === 'string')
    await asking.ask('search', { query: { q: 'Karim', limit: 1, cursor: first['next'] } });
  const statements: string[] = [ABSENT];
  for (const record of RECORDS) {
    await asking.ask('dossier', { params: { record } });
    const { statements: found } = await asking.ask('statementsOf', {
      params: { record },
      query: { history: 'true' },
    });
    for (const { id } of (found ?? []) as { id: string }[]) statements.push(id);
  }
  await asking.ask('dossier', { params: { record: 'GB:p-1' }, query: { asOf: '2026-01-01' } });
  await asking.ask('statementsOf', {
    params: { record: 'GB:p-1' },
    query: { knownAt: '2026-11-01T00:00:00Z', limit: 1 },
  });
  await asking.ask('evidence', { body: { statements } });
}

async function askLeads(asking: Asking): Promise<void> {
  const listed = await asking.ask('leads', { query: { limit: 200 } });
  for (const status of ['new', 'triaged', 'withdrawn', 'done'] as const)
    await asking.ask('leads', { query: { status } });
  await asking.ask('leads', { query: { partner: 'DE', anchor: 'phone', limit: 1 } });
  const leads = ((listed['leads'] ?? []) as { id: string }[]).map(({ id }) => id);
  for (const lead of [...leads, ABSENT]) await asking.ask('lead', { params: { lead } });
  for (const lead of [leads[0] ?? ABSENT, ABSENT]) {
    await asking.ask('decide', { params: { lead }, body: { action: 'triage' } });
    const decided = await asking.ask('decide', {
      params: { lead },
      body: { action: 'outcome', outcome: 'seizure', quantity: 2, unit: 'boats' },
    });
    const decision = ((decided['decisions'] ?? []) as { id: string }[])[0]?.id ?? ABSENT;
    await asking.ask('withdrawDecision', { params: { lead, decision }, body: { note: 'tried' } });
  }
  await asking.ask('leads', { query: { status: 'triaged' } });
}

async function askPlan(asking: Asking): Promise<void> {
  const { items } = await asking.ask('plan');
  const parent = ((items ?? []) as { record: string }[])[0]?.record ?? 'GB:plan-p1';
  await asking.ask('addPlanItem', { body: { parent, level: 'action', name: 'Try this' } });
  await asking.ask('changePlanItem', { params: { record: parent }, body: { note: 'noted' } });
  await asking.ask('planHistory', { params: { record: parent } });
}
