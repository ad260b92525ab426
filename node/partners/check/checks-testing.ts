import { contributionOf, parseLabel } from '@foreland/model';
import type { Label, Partner, StatementDraft } from '@foreland/model';
import type { Answer, Contract } from '@foreland/model/contract';
import { until } from '@foreland/testkit';
import type { TestClient, TestNode } from '@foreland/testkit';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** GB asks and DE answers. Numbers are of the range that Ofcom keeps for drama: they belong to nobody. */
export const HELD = '+44 7700 900101';
export const NOT_HELD = '+44 7700 900199';
export const OF_WITNESS = '+44 7700 900102';
export const OF_CONTACT = '+44 7700 900103';
export const NOT_FOR_GB = '+44 7700 900104';
export const FOR_ANALYSIS = '+44 7700 900105';
export const OF_ANOTHER = '+44 7700 900106';

export const shared: Label = parseLabel({
  originators: ['DE'],
  audience: ['DE', 'GB'],
  purposes: ['cross-check', 'operational-analysis'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2099-01-01',
});

/** What a contribution says of a person, under a label. */
export function person(
  record: string,
  subject: StatementDraft['subject'],
  properties: Readonly<Record<string, string>>,
  label = shared,
): StatementDraft[] {
  return Object.entries(properties).map(([property, value]) => ({
    record,
    schema: 'Person',
    property,
    value,
    kind: 'fact',
    subject,
    label,
  }));
}

export const OF_DE = [
  ...person('DE:p-1', 'suspect', {
    name: 'Jorin Falkenstedt',
    birthDate: '1984-03-17',
    phone: '+447700900101',
  }),
  {
    record: 'DE:u-1',
    schema: 'UserAccount',
    property: 'username',
    value: 'north_route',
    kind: 'fact',
    subject: 'suspect',
    label: shared,
  } as const,
  {
    record: 'DE:u-1',
    schema: 'UserAccount',
    property: 'service',
    value: 'Telegram',
    kind: 'fact',
    subject: 'suspect',
    label: shared,
  } as const,
  ...person('DE:p-2', 'witness', { name: 'Rosalind Quennevale', phone: '+447700900102' }),
  ...person('DE:p-3', 'contact', { name: 'Anselm Torvenbrook', phone: '+447700900103' }),
  ...person('DE:p-4', 'suspect', { phone: '+447700900104' }, parseLabel({ ...shared, audience: ['DE'] })),
  ...person(
    'DE:p-5',
    'suspect',
    { phone: '+447700900105' },
    parseLabel({ ...shared, purposes: ['operational-analysis'] }),
  ),
];

export type Started = Answer<Contract['startCheck']>;

/** Adds to what a node holds; of other partners too. */
export async function contribute(
  { node }: TestNode,
  partner: Partner,
  drafts: readonly StatementDraft[],
): Promise<void> {
  const { store } = node.context;
  const reader = { user: 'test', partner, role: 'analyst', purpose: 'operational-analysis' } as const;
  const view = await store.view({ ...reader, clearance: 'secret' });
  const contribution = contributionOf({
    partner,
    title: 'Persons (fictional)',
    source: 'test',
    legalBasis: 'None: fictional',
    receivedOn: '2026-11-01',
    fileHash: partner,
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
  await store.transact((transactor) => transactor.contribute(contribution, [drafts], view));
}

/** A check, once it is answered or refused. */
export async function ended(client: TestClient, id: string): Promise<Started> {
  return until('the check is answered', async () => {
    const found = await client.call('check', { params: { check: id } });
    return found.state !== 'asked' && found;
  });
}

export function phones(...numbers: readonly string[]): { identifier: string }[] {
  return numbers.map((identifier) => ({ identifier }));
}

/** What the log of a node says of its private checks. */
export async function auditOf({ node }: TestNode) {
  const { audit, config } = node.context;
  const { entries } = await audit.log.list({ partner: config.partner, user: 'node', limit: 50 });
  return entries.filter(({ route }) => route === 'private-check');
}

/** Every row of every table and every file of a node, as text; of bytes the hexadecimal digits. */
export async function everythingOf({ node }: TestNode): Promise<string> {
  const { store, config } = node.context;
  const { rows: tables } = await store.pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await store.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    parts.push(...rows.map(({ row }) => row));
  }
  for (const file of await readdir(config.home, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name));
    parts.push(bytes.toString('latin1'), bytes.toString('hex'));
  }
  return parts.join('\n');
}
