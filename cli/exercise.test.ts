import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { LEAD_KINDS } from '@foreland/model/lead';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { testCommand, testShell } from './testing.ts';
import type { Outcome, TestCommand, TestShell } from './testing.ts';

type Lead = Answer<Contract['lead']>;
type Leads = Pick<Answer<Contract['leads']>, 'leads' | 'statuses' | 'computing'>;
type Statements = Answer<Contract['statementsOf']>;

interface Figures {
  readonly id: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly notes: readonly string[];
}

interface Evaluation {
  readonly seed: number;
  readonly data: { readonly files: number; readonly held: number; readonly others: number };
  readonly partners: readonly { readonly partner: string; readonly leads: number }[];
  readonly total: readonly Figures[];
}

let node: TestNode;
let folder: string;
/** The command as a process, and the same without one: they share settings, and with them the session. */
let command: TestCommand;
let shell: TestShell;

beforeAll(async () => {
  node = await startTestNode();
  folder = await mkdtemp(join(tmpdir(), 'foreland-exercise-'));
  const settings = join(folder, 'settings');
  command = testCommand({ FORELAND_NODE: node.origin, XDG_CONFIG_HOME: settings });
  shell = testShell({ node: node.origin, configFolder: join(settings, 'foreland') });
});

afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const run = (...argv: string[]): Promise<Outcome> => shell.run(argv);

/** The answer as JSON of a command that has to succeed, with nothing on standard error. */
async function ask<T>(...argv: string[]): Promise<T> {
  const outcome = await run(...argv, '--json', '--quiet');
  expect(outcome).toMatchObject({ code: 0, errors: '' });
  return outcome.json<T>();
}

/** What a person reads of a command that has to succeed: no colour, for nobody looks at a terminal. */
async function read(...argv: string[]): Promise<string> {
  const { code, output, errors } = await run(...argv, '--quiet');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).not.toContain('\u001b');
  return output;
}

describe('work on the small exercise', () => {
  const exercise = (): string => join(folder, 'exercise');

  test('is written, loaded, and held against its truth', async () => {
    const { files } = await ask<{ files: string[] }>(
      'exercise',
      '--size',
      'small',
      '--seed',
      '7',
      '--today',
      '2026-03-31',
      '--out',
      exercise(),
    );
    const { loaded } = await ask<{
      loaded: { file: string; report: { accepted: number; rejected: number } }[];
    }>('exercise', 'load', exercise());
    expect(loaded.map(({ file }) => file)).toEqual(files);
    expect(loaded.every(({ report }) => report.accepted > 0 && report.rejected === 0)).toBe(true);

    const evaluation = await ask<Evaluation>('evaluate', exercise());
    expect(evaluation).toMatchObject({
      seed: 7,
      data: { files: files.length, others: 0 },
    });
    // Some contributions are not for analysts' purposes, so that no analyst sees them.
    expect(evaluation.data.held).toBeGreaterThan(files.length / 2);
    const truth = JSON.parse(await readFile(join(exercise(), 'truth.json'), 'utf8')) as object;
    expect(Object.keys(truth).length).toBeGreaterThan(0);
    expect(evaluation.partners.every(({ leads }) => leads > 0)).toBe(true);
    const [figures] = evaluation.total;
    expect(figures?.columns.join(' ')).toMatch(/precision.*recall.*F1/i);
    expect(figures?.notes.some((note) => /Protected records in leads: 0 \(must be 0\)/.test(note))).toBe(
      true,
    );
    const matches = evaluation.total.find(({ id }) => id === 'matches');
    expect(matches?.notes.some((note) => /Protected records linked: 0 \(must be 0\)/.test(note))).toBe(true);
    expect(Number(matches?.rows.find(([name]) => name === 'all')?.[3])).toBeGreaterThan(100);
    const networks = evaluation.total.find(({ id }) => id === 'networks');
    expect(networks?.rows.map(([reader]) => reader)).toEqual(
      evaluation.partners.map(({ partner }) => partner),
    );
    for (const [reader, known, grouped, agreement, , , guarded] of networks?.rows ?? []) {
      expect(Number(grouped), `${reader}`).toBeLessThanOrEqual(Number(known));
      expect([guarded, Number(agreement) > 0.5 || grouped === 0], `${reader}`).toEqual([0, true]);
    }
    const { output: text } = await command.run(['evaluate', exercise(), '--quiet']);
    expect(text).toMatch(/Records joined into one thing[\s\S]*Probabilities and what came of them/);
    expect(text).toMatch(/seed 7\. All data is made up/);
    for (const cell of figures?.rows.find(([name]) => name === 'all') ?? [])
      expect(text).toContain(String(cell));
  });

  test('work needs a session, and a role that may do it', async () => {
    expect(await command.run(['leads', '--json'])).toMatchObject({ code: 3, output: '' });
    const signedIn = await command.run(['sign-in', '--persona', 'gb-analyst', '--json', '--quiet']);
    expect(signedIn.json<{ role: string }>().role).toBe('analyst');
    const audit = await command.run(['audit', '--json']);
    expect(audit).toMatchObject({ code: 1, output: '' });
    expect(JSON.parse(audit.errors)).toMatchObject({
      problem: { code: expect.any(String), remedy: expect.any(String) },
    });
    const role = await run('switch', '--role', 'data-protection-officer');
    expect(role).toMatchObject({ code: 1, output: '' });
    expect((await ask<{ purpose: string }>('switch', '--purpose', 'cross-check')).purpose).toBe(
      'cross-check',
    );
    expect((await ask<{ purpose: string }>('switch', '--purpose', 'operational-analysis')).purpose).toBe(
      'operational-analysis',
    );
  });

  let lead: Lead;

  test('leads are listed, filtered, and shown with their evidence', async () => {
    const all = await ask<Leads>('leads', '--wait', '--limit', '1000');
    expect(all.computing).toBe(false);
    expect(all.leads.length).toBe(all.statuses.find(({ status }) => status === 'new')?.count);
    const phones = await ask<Leads>('leads', '--anchor', 'phone', '--partner', 'FR', '--limit', '1000');
    expect(phones.leads.map(({ id }) => id)).toEqual(
      all.leads
        .filter(({ anchor, partners }) => anchor.class === 'phone' && partners.includes('FR'))
        .map(({ id }) => id),
    );
    expect(phones.leads.length).toBeGreaterThan(0);

    lead = await ask<Lead>('leads', 'show', phones.leads[0]!.id);
    expect(lead.evidence.length).toBeGreaterThan(1);
    const text = await read('leads', 'show', lead.id);
    expect(text).toMatch(/^Same telephone number \+/);
    for (const { record } of lead.subjects) expect(text).toContain(record);
    expect(text).toMatch(/Innocent explanations tested\n {2}\S/);
    expect(text).toMatch(/Lawful actions to consider\n {2}\S/);
    expect((await read('leads', '--anchor', 'phone')).split('\n').length).toBeGreaterThan(3);
    const short = await run('leads', '--limit', '1');
    expect(short.errors).toBe('There are more; show them with --limit 4.\n');
  });

  // The small exercise shows too few payers of one account.
  test.each(LEAD_KINDS.filter((kind) => kind !== 'collecting-account'))(
    '%s leads are listed and read in words',
    async (kind) => {
      const { leads } = await ask<Leads>('leads', '--kind', kind);
      expect(leads.length).toBeGreaterThan(0);
      expect(new Set(leads.map((each) => each.kind))).toEqual(new Set([kind]));
      const text = await read('leads', 'show', leads[0]!.id);
      // A message without words would be shown by its key.
      expect(text).not.toMatch(/^\s*(link-to-check|broker|supplier|same-batch|value-broker)\.[a-z]/m);
      expect(text).toContain('a party');
      expect(await read('leads', '--limit', '1')).toContain(`of kind ${kind}`);
    },
  );

  test('a lead is decided on, and each decision is in the answer at once', async () => {
    const actions = async (...argv: string[]): Promise<string[]> =>
      (await ask<Lead>('leads', ...argv)).decisions.map(({ action }) => action);
    const early = await run('leads', 'decide', lead.id, 'done');
    expect(early).toMatchObject({ code: 1, output: '' });
    expect(early.errors).toMatch(/cannot take the decision “done”\.\n {2}Triage the lead first/);
    expect(await actions('decide', lead.id, 'triage', '--note', 'Sound')).toEqual(['triage']);
    expect(await actions('assign', lead.id, 'gb-finance')).toEqual(['triage', 'assign']);
    expect(await actions('note', lead.id, 'محمد called')).toEqual(['triage', 'assign', 'note']);
    expect(await actions('outcome', lead.id, 'seizure', '--quantity', '3', '--unit', 'boats')).toHaveLength(
      4,
    );
    const { decisions, assignee } = await ask<Lead>('leads', 'show', lead.id);
    expect(assignee).toBe('gb-finance');
    expect(decisions.every(({ signed, author }) => signed && author === 'gb-analyst')).toBe(true);
    expect(decisions.at(-1)).toMatchObject({
      action: 'outcome',
      argument: 'seizure',
      quantity: 3,
      unit: 'boats',
    });
    expect(await actions('decide', lead.id, 'withdraw', '--decision', decisions.at(-1)!.id)).toHaveLength(5);
    const after = await ask<Lead>('leads', 'show', lead.id);
    expect(after.decisions.filter(({ withdrawn }) => withdrawn).map(({ action }) => action)).toEqual([
      'outcome',
    ]);
    expect((await ask<Leads>('leads', '--status', 'triaged')).leads.map(({ id }) => id)).toEqual([lead.id]);
    expect((await ask<Leads>('leads', '--assignee', 'gb-finance')).leads.map(({ id }) => id)).toEqual([
      lead.id,
    ]);
    // Words of others keep their own direction among ours.
    expect(await read('leads', 'show', lead.id)).toContain('\u2068محمد called\u2069');

    const unknown = await run('leads', 'note', '00000000-0000-0000-0000-000000000000', 'x');
    expect(unknown).toMatchObject({ code: 1, output: '' });
    expect(unknown.errors).toMatch(/no such lead/);
  });

  test('a record is found and shown with every statement and its source', async () => {
    const { record } = lead.subjects[0]!;
    const dossier = await ask<Answer<Contract['dossier']>>('show', record);
    expect(dossier.leads.map(({ id }) => id)).toContain(lead.id);
    const { hits } = await ask<Pick<Answer<Contract['search']>, 'hits'>>('search', lead.anchor.value);
    expect(hits).toContainEqual(
      expect.objectContaining({
        record,
        how: 'exact',
        matched: expect.objectContaining({ in: 'identifier' }),
      }),
    );
    const { statements } = await ask<Statements>('show', record, '--statements');
    const shown = new Set(
      dossier.properties.flatMap(({ values }) => values.flatMap((value) => value.statements)),
    );
    expect(new Set(statements.map(({ id }) => id))).toEqual(shown);
    const text = await read('show', record, '--statements');
    for (const { contribution } of statements) expect(text).toContain(contribution.title);
    expect(await read('show', record)).toContain(lead.id);
    const past = await run('show', record, '--known-at', '2001-01-01');
    expect(past).toMatchObject({ code: 1, output: '' });
    expect(past.errors).toMatch(/no such record/);
    expect((await ask<{ hits: unknown[] }>('search', 'nobody of this name xyzzy')).hits).toEqual([]);
    expect(await read('search', 'nobody of this name xyzzy')).toBe('Nothing found.\n');
  });

  test('the other listings answer people and programs', async () => {
    const listings: [argv: string[], member: string, people: RegExp][] = [
      [['contributions', '--partner', 'FR', '--limit', '3'], 'contributions', /^Contribution +Partner/],
      [['jobs'], 'jobs', /^Job +Kind +State/],
      [['mappings'], 'mappings', /^No mappings are saved\.$/m],
      [['plan', '--priority', '2'], 'items', /equipment-seized/],
      [['whoami'], 'choices', /Purpose +operational-analysis/],
    ];
    for (const [argv, member, people] of listings) {
      expect(Array.isArray((await ask<Record<string, unknown>>(...argv))[member]), argv.join(' ')).toBe(true);
      expect(await read(...argv)).toMatch(people);
    }
  });

  test('a data-protection officer sees who did what; signing out ends the session', async () => {
    expect(await read('sign-in', '--persona', 'gb-protection')).toMatch(/Role +data-protection-officer/);
    const { entries } = await ask<Answer<Contract['audit']>>(
      'audit',
      '--user',
      'gb-analyst',
      '--limit',
      '1000',
    );
    expect(entries.some(({ route, outcome }) => route === 'decide' && outcome === 'allowed')).toBe(true);
    expect(await read('audit', '--limit', '3')).toMatch(/^When +Who +As +Did/);
    expect(await ask('sign-out')).toEqual({ origin: node.origin, signedOut: true });
    expect(await run('whoami')).toMatchObject({ code: 3, output: '' });
  });
});
