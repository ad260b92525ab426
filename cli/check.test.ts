import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestNetwork } from '@foreland/testkit';
import type { TestNetwork } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testShell } from './testing.ts';
import type { TestShell } from './testing.ts';

let network: TestNetwork;
let folder: string;

beforeAll(async () => {
  network = await startTestNetwork({ partners: ['GB', 'DE'] });
  folder = await mkdtemp(join(tmpdir(), 'foreland-check-cli-'));
});
afterAll(async () => {
  await network?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function signedIn(persona: string): Promise<TestShell> {
  const shell = testShell({ node: network.node('GB').origin, configFolder: join(folder, persona) });
  expect((await shell.run(['sign-in', '--persona', persona])).code).toBe(0);
  return shell;
}

test('a check is made, shown and opened from the command line', async () => {
  const analyst = await signedIn('gb-analyst');
  const officer = await signedIn('gb-protection');
  expect((await analyst.run(['check'])).output).toContain('No checks.');
  expect((await analyst.run(['check', 'indexes'])).output).toContain('No partner has published an index');
  const reason = ['--case', 'GB/2026/1'];
  const early = await analyst.run(['check', 'ask', 'DE', 'tel', '+44 7700 900101', ...reason]);
  expect([early.code, early.errors]).toEqual([1, expect.stringContaining('no index of DE')]);
  const nothing = await analyst.run(['check', 'ask', 'DE', 'tel', ...reason]);
  expect(nothing.code).toBe(2);
  const alone = await analyst.run(['check', 'name', 'DE', 'Jorin Falkenstedt', '--born', '1984', ...reason]);
  expect([alone.code, alone.errors]).toEqual([1, expect.stringContaining('full date of birth')]);

  const read = await analyst.run(['check', 'read', '07700 900101', 'Jorin Falkenstedt']);
  expect(read.output).toContain('tel: tel|+447700900101');
  expect(read.output).toContain('full date of birth');

  await network.node('DE').node.context.exchange.checks.publisher.renew('GB', ['tel'], 'test');
  await network.settle();
  expect((await analyst.run(['check', 'indexes'])).output).toMatch(/DE +tel +\S+ +1024/);

  const file = join(folder, 'numbers.txt');
  await writeFile(file, '+44 7700 900102\n\n07700 900103\n');
  const ask = ['check', 'ask', 'DE', 'tel', '+44 7700 900101', '--from', file, ...reason, '--wait'];
  const { id, state, values } = (await analyst.run([...ask, '--json'])).json<{
    id: string;
    state: string;
    values: unknown;
  }>();
  expect(state).toBe('answered');
  expect(values).toEqual([
    { asked: '+44 7700 900101', hit: false },
    { asked: '+44 7700 900102', hit: false },
    { asked: '07700 900103', hit: false },
  ]);
  expect((await analyst.run(['check', 'show', id])).output).toContain('no hit');
  expect((await analyst.run(['check', 'quotas'])).output).toContain('case GB/2026/1: 16 of 256');

  const opened = await officer.run(['check', 'open', id, '--reason', 'Audit']);
  expect(opened.output).toContain('tel|+447700900103');
  expect(opened.output).toContain('13 elements asked for nothing.');
  expect((await officer.run(['check', 'answered'])).output).toContain('No checks.');
  const renewed = await officer.run(['check', 'renew', '--partner', 'DE', '--classes', 'tel,doc']);
  expect(renewed.output).toMatch(/DE +doc .*in use/);
});

test('logs are compared from the command line', async () => {
  const officer = await signedIn('gb-protection');
  const compared = await officer.run(['audit', 'reconcile', 'DE']);
  expect(compared.output).toContain('Both logs agree.');
  expect(compared.code).toBe(0);
  expect((await officer.run(['audit', 'comparisons'])).output).toMatch(/DE +answered/);
});
