import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TIME_ZONES, dayIn } from '@foreland/model';
import { startTestNode } from '@foreland/testkit';
import type { TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { introduce } from '../node/partners/introduction.ts';
import { testShell } from './testing.ts';
import type { TestShell } from './testing.ts';

const NAME = 'Rosalind Quennevale';
const LABEL = {
  originators: ['GB'],
  audience: ['GB', 'FR'],
  purposes: ['operational-analysis', 'exchange'],
  handling: ['H1'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2099-01-31',
};
const ABOUT = { record: 'GB:p-1', schema: 'Person', kind: 'fact', subject: 'suspect' };
const CONTRIBUTION = [
  {
    foreland: 1,
    contribution: {
      title: 'Operation Quail (fictional)',
      partner: 'GB',
      source: 'tests',
      legalBasis: 'None: fictional',
      receivedOn: '2026-11-01',
      exercise: true,
    },
  },
  { label: 'shared', is: LABEL },
  { label: 'own', is: { ...LABEL, audience: ['GB'] } },
  { ...ABOUT, property: 'name', value: NAME, label: 'shared' },
  { ...ABOUT, property: 'phone', value: '+447700900777', label: 'own' },
];
const CHOICE = ['--role', 'liaison-officer', '--purpose', 'operational-analysis'];

let britain: TestNode;
let france: TestNode;
let folder: string;

beforeAll(async () => {
  [britain, france] = await Promise.all([startTestNode(), startTestNode({ partner: 'FR' })]);
  folder = await mkdtemp(join(tmpdir(), 'foreland-cli-'));
});
afterAll(async () => {
  await britain?.[Symbol.asyncDispose]();
  await france?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function signedIn(node: TestNode, persona: string, choice: readonly string[] = []): Promise<TestShell> {
  const shell = testShell({ node: node.origin, configFolder: join(folder, persona) });
  expect((await shell.run(['sign-in', '--persona', persona, ...choice])).code).toBe(0);
  return shell;
}

/** Runs it and expects it to be done. */
async function done(shell: TestShell, argv: readonly string[], input?: string): Promise<string> {
  const { code, output, errors } = await shell.run(argv, input);
  expect([code, errors], argv.join(' ')).toEqual([0, expect.any(String)]);
  return output;
}

test('from two cards to a release that travels as a file and is receipted, from the command line', async () => {
  const officer = await signedIn(britain, 'gb-protection');
  const liaison = await signedIn(britain, 'gb-analyst', CHOICE);
  const recipient = await signedIn(france, 'fr-liaison', CHOICE);
  const path = (name: string): string => join(folder, name);

  const french = (await recipient.run(['partner', 'card', '--json'])).json<{
    card: string;
    fingerprint: string;
  }>();
  await writeFile(path('fr.json'), french.card);
  expect(await done(officer, ['partner', 'offer', path('fr.json')])).toContain('waits');
  const confirm = ['partner', 'confirm', 'FR', '--clearance', 'restricted'];
  const slip = await officer.run([...confirm, '--fingerprint', '12345'.repeat(8)]);
  expect([slip.code, slip.errors]).toEqual([1, expect.not.stringContaining(french.fingerprint)]);
  expect(await done(officer, confirm, `${french.fingerprint}\n`)).toContain('second person');
  expect(await done(officer, ['partner'])).toMatch(/FR\s+proposed, compared by gb-protection/);
  // The same person again is no second one; and the second must say the same.
  expect(await done(officer, confirm, `${french.fingerprint}\n`)).toContain('second person');
  const other = await liaison.run(
    ['partner', 'confirm', 'FR', '--clearance', 'secret'],
    `${french.fingerprint}\n`,
  );
  expect([other.code, other.errors]).toEqual([1, expect.stringContaining('other terms')]);
  expect(await done(liaison, confirm, `${french.fingerprint}\n`)).toContain('Confirmed by both');
  expect(await done(officer, ['partner'])).toMatch(/FR\s+confirmed\s+restricted/);
  await introduce(britain.node.context.exchange.directory, france.node.context.exchange.directory, 'secret');

  await writeFile(path('quail.jsonl'), CONTRIBUTION.map((line) => JSON.stringify(line)).join('\n'));
  await done(liaison, ['import', path('quail.jsonl')]);
  const scope = ['--to', 'FR', '--records', 'GB:p-1'];
  const preview = await done(liaison, ['release', 'preview', ...scope]);
  expect(preview).toContain(NAME);
  expect(preview).not.toContain('+447700900777');
  expect(preview).toContain('1 statement on');
  const terms = ['--purpose', 'exchange', '--legal-basis', 'Act, section 3', '--note', 'Joint case'];
  const { id } = (await liaison.run(['release', 'propose', ...scope, ...terms, '--json'])).json<{
    id: string;
  }>();
  expect((await liaison.run(['release', 'approve', id])).code).toBe(1);
  expect(await done(officer, ['release', 'approve', id])).toContain('sent');

  const { packages } = (await officer.run(['exchange', 'outbox', '--partner', 'FR', '--json'])).json<{
    packages: { id: string }[];
  }>();
  const sent = packages[0]?.id ?? '';
  await done(officer, ['exchange', 'send-file', sent, '-o', path('for-france.age')]);
  expect((await readFile(path('for-france.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  const take = ['exchange', 'take-in', path('for-france.age'), '--receipt', path('receipt.txt')];
  expect(await done(recipient, take)).toContain('Applied');
  expect(await done(recipient, take)).toContain('before');
  expect(await done(recipient, ['exchange', 'inbox'])).toContain('GB');
  expect(await done(recipient, ['search', 'quennevale'])).toContain('GB:p-1');
  expect(await done(officer, ['exchange', 'acknowledge', sent, path('receipt.txt')])).toContain('Delivered');
  expect(await done(officer, ['exchange', 'outbox'])).toContain('delivered');

  await writeFile(path('letter.txt'), 'no package');
  const refused = await recipient.run(['exchange', 'take-in', path('letter.txt')]);
  expect(refused.code).toBe(1);
  expect(await done(recipient, ['exchange', 'quarantine'])).toContain('unknown');
  expect(await done(officer, ['exchange', 'recalls'])).toContain('Nothing was taken back');
  expect(await done(officer, ['exchange', 'order'])).toContain('in step');
  expect(await done(officer, ['exchange', 'compare', 'FR'])).toContain('FR is asked');
  expect(await done(officer, ['exchange', 'begin-anew', 'FR'])).toContain('begin anew');
  expect(await done(officer, ['exchange', 'outbox', '--partner', 'FR'])).toContain('holding');
});

/** What waits at one node for the other, with the receipts: by file, as these nodes know no line. */
async function carryRequests(from: TestNode, to: TestNode, partner: 'GB' | 'FR'): Promise<void> {
  const { outbox, outgoing } = from.node.context.exchange;
  for (const each of await outgoing.due(partner, new Date('2100-01-01'), 50)) {
    if (!each.kind.startsWith('request')) continue;
    const { receipt } = await to.node.context.exchange.inbox.receive(await outbox.fileOf(each));
    await outbox.acknowledge(await outbox.sealed(each), receipt ?? '');
  }
}

test('a request is asked, asked back, clarified, answered and counted, from the command line', async () => {
  const liaison = await signedIn(britain, 'gb-analyst', CHOICE);
  const recipient = await signedIn(france, 'fr-liaison', CHOICE);
  const terms = ['--purpose', 'exchange', '--legal-basis', 'Act, section 3', '--case', 'GB/2026/114'];
  const question = ['--question', 'Who uses this number?', '--identifier', '+44 7700 900123'];
  const asking = ['request', 'ask', '--to', 'FR', ...question, ...terms];
  expect((await liaison.run([...asking, '--indirect'])).code).toBe(2);
  const { id } = (await liaison.run([...asking, '--urgent', 'A boat is being loaded', '--json'])).json<{
    id: string;
  }>();
  expect(await done(liaison, ['request'])).toContain('not received');
  await carryRequests(britain, france, 'GB');
  expect(await done(recipient, ['request', 'list', '--open', '--received'])).toMatch(
    /7 h 59 min left|8 h 00 min left/,
  );
  const misplaced = await recipient.run(['request', 'withdraw', id, 'no']);
  expect([misplaced.code, misplaced.errors]).toEqual([1, expect.stringContaining('other side')]);
  await done(recipient, ['request', 'clarify', id, 'Which month?']);
  await carryRequests(france, britain, 'FR');
  expect(await done(liaison, ['request', 'list', '--asked'])).toContain('stands still');
  await done(liaison, ['request', 'clarification', id, 'June.']);
  await done(liaison, ['request', 'remind', id, 'Please.']);
  await carryRequests(britain, france, 'GB');
  const today = dayIn(TIME_ZONES.FR, new Date());
  await done(recipient, ['request', 'delay', id, 'A judge decides.', '--until', today]);
  await done(recipient, ['request', 'answer', id, 'The rest follows.', '--part']);
  await done(recipient, ['request', 'refuse', id, 'Not ours to give.', '--ground', 'originator-refused']);
  await carryRequests(france, britain, 'FR');
  const shown = await done(liaison, ['request', 'show', id]);
  for (const text of [
    'originator-refused',
    'clarification',
    'gb-analyst',
    'node of FR',
    'delivered',
    '8-hours',
  ])
    expect(shown, text).toContain(text);
  expect(await done(liaison, ['request', 'board'])).toMatch(/FR\s+asked by us\s+1\s+0\s+1\s+1\s+0/);
  const late = await recipient.run(['request', 'answer', id, 'More.']);
  expect([late.code, late.errors]).toEqual([1, expect.stringContaining('answered, refused or withdrawn')]);
});

test('a TAXII collection is proposed and approved, a program gets a token, and another server is read', async () => {
  const officer = await signedIn(britain, 'gb-protection');
  const liaison = await signedIn(britain, 'gb-analyst', CHOICE);
  const reader = ['FR', '--role', 'liaison-officer', '--purpose', 'exchange', '--clearance', 'restricted'];
  const { id } = (
    await liaison.run(['taxii', 'propose', ...reader, '--title', 'For France', '--alias', 'france', '--json'])
  ).json<{ id: string }>();
  expect((await liaison.run(['taxii', 'approve', id])).code).toBe(1);
  await done(officer, ['taxii', 'approve', id]);
  const token = (await done(liaison, ['taxii', 'token', id, 'Analysis tool', '--days', '9'])).trim();
  const headers = { accept: 'application/taxii+json;version=2.1', authorization: `Bearer ${token}` };
  const answered = await fetch(`${britain.origin}/taxii2/foreland/collections/france/`, { headers });
  expect(await answered.json()).toMatchObject({ id, can_read: true, can_write: false });
  expect(await done(officer, ['taxii'])).toMatch(/For France.*FR liaison-officer.*filled.*active/);
  const terms = [
    '--title',
    'From France',
    '--source',
    'fr-tools',
    '--legal-basis',
    'Agreement',
    '--audience',
    'GB',
  ];
  const inbox = await liaison.run(['taxii', 'propose', ...reader, '--inbox', '--title', 'From France']);
  expect([inbox.code, inbox.errors]).toEqual([2, expect.stringContaining('--source')]);
  expect(await done(liaison, ['taxii', 'propose', ...reader, '--inbox', ...terms])).toContain('Proposed');
  const pull = ['taxii', 'pull', britain.origin, '--collection', 'france', '--every', '30', ...terms];
  const feed = (await liaison.run([...pull, '--json'], `${token}\n`)).json<{ id: string }>();
  expect(await done(liaison, ['taxii', 'feeds'])).toMatch(/From France.*france.*30 minutes/);
  for (const verb of ['stop', 'go-on', 'read-now', 'remove']) await done(liaison, ['taxii', verb, feed.id]);
  expect(await done(liaison, ['taxii', 'feeds'])).toContain('No feeds');
  await done(officer, ['taxii', 'end', id]);
});

test('guests see and steer nothing of what the node exchanges', async () => {
  const guest = await signedIn(britain, 'fr-liaison', CHOICE);
  for (const argv of [
    ['partner'],
    ['release'],
    ['request'],
    ['exchange'],
    ['release', 'approve', crypto.randomUUID()],
  ]) {
    const { code, errors } = await guest.run(argv);
    expect([code, errors], argv.join(' ')).toEqual([1, expect.stringContaining('the partner who runs it')]);
  }
});

test('a release without a scope, or with two, is wrong usage', async () => {
  const liaison = await signedIn(britain, 'gb-analyst', CHOICE);
  for (const scope of [[], ['--all', '--records', 'GB:p-1']]) {
    const { code, errors } = await liaison.run(['release', 'preview', '--to', 'FR', ...scope]);
    expect([code, errors]).toEqual([2, expect.stringContaining('--contributions')]);
  }
});
