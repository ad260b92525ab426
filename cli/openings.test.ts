import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestNode } from '@foreland/testkit';
import type { TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testShell } from './testing.ts';
import type { TestShell } from './testing.ts';

const CONTRIBUTION = [
  {
    foreland: 1,
    contribution: {
      title: 'Statements of witnesses (fictional)',
      partner: 'GB',
      source: 'tests',
      legalBasis: 'None: fictional',
      receivedOn: '2026-11-01',
      exercise: true,
    },
  },
  {
    label: 'w',
    is: {
      originators: ['GB'],
      audience: ['GB'],
      purposes: ['operational-analysis'],
      handling: ['H0'],
      tlp: 'amber',
      level: 'restricted',
      protected: true,
      reviewBy: '2099-01-31',
    },
  },
  {
    record: 'GB:w-1',
    schema: 'Person',
    property: 'name',
    value: 'Rosalind Quennevale',
    kind: 'fact',
    subject: 'witness',
    label: 'w',
  },
];

let node: TestNode;
let folder: string;

beforeAll(async () => {
  node = await startTestNode();
  folder = await mkdtemp(join(tmpdir(), 'foreland-cli-'));
});
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function signedIn(persona: string): Promise<TestShell> {
  const shell = testShell({ node: node.origin, configFolder: join(folder, persona) });
  expect((await shell.run(['sign-in', '--persona', persona])).code).toBe(0);
  return shell;
}

test('a record is asked for, approved, read and ended from the command line', async () => {
  const analyst = await signedIn('gb-analyst');
  const officer = await signedIn('gb-protection');
  const file = join(folder, 'witnesses.jsonl');
  await writeFile(file, CONTRIBUTION.map((line) => JSON.stringify(line)).join('\n'));
  const imported = await analyst.run(['import', file]);
  expect(imported.errors).not.toContain('refused');
  expect(imported.code).toBe(0);
  expect((await analyst.run(['show', 'GB:w-1'])).code).toBe(1);

  const request = ['openings', 'request', 'GB:w-1', '--case', 'OP-1', '--reason', 'To call her', '--json'];
  const { id } = (await analyst.run(request)).json<{ id: string }>();
  const early = await analyst.run(['openings', 'read', id]);
  expect(early.code).toBe(1);
  expect(early.errors).toContain('Wait until a data-protection officer has approved');

  expect((await officer.run(['openings'])).output).toContain('OP-1');
  const approved = await officer.run(['openings', 'approve', id, '--note', 'Needed']);
  expect(approved.output).toContain('Open until');
  const twice = await officer.run(['openings', 'refuse', id, '--note', 'Changed my mind']);
  expect(twice.code).toBe(1);

  const read = await analyst.run(['openings', 'read', id]);
  expect(read.output).toContain('Rosalind Quennevale');
  expect((await officer.run(['openings', 'read', id])).code).toBe(1);
  expect((await officer.run(['audit', '--record', 'GB:w-1'])).output).toContain('openedRecord');

  expect((await analyst.run(['openings', 'end', id])).output).toContain('Ended.');
  expect((await analyst.run(['openings', 'read', id])).code).toBe(1);
});

test('a request without a case or for too many days is wrong usage', async () => {
  const analyst = await signedIn('gb-analyst');
  const without = await analyst.run(['openings', 'request', 'GB:w-1', '--reason', 'x']);
  expect([without.code, without.errors]).toEqual([2, expect.stringContaining('--case')]);
  const complete = ['openings', 'request', 'GB:w-1', '--case', 'x', '--reason', 'x'];
  const long = await analyst.run([...complete, '--days', '31']);
  expect([long.code, long.errors]).toEqual([2, expect.stringContaining('1 to 30')]);
});
