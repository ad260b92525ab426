import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestNode } from '@foreland/testkit';
import type { TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testShell } from './testing.ts';
import type { Outcome, TestShell } from './testing.ts';

let folder: string;
let node: TestNode;
let officer: TestShell;
/** Nobody answers there: verifying must not ask. */
let offline: TestShell;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-audit-cli-'));
  node = await startTestNode();
  officer = testShell({ node: node.origin, configFolder: join(folder, 'officer') });
  offline = testShell({ node: 'http://127.0.0.1:1', configFolder: join(folder, 'offline') });
  await officer.run(['sign-in', '--persona', 'gb-protection']);
  const analyst = await node.persona('gb-analyst');
  for (const record of ['GB:p-1', 'GB:p-2', 'GB:p-3']) await analyst.try('dossier', { params: { record } });
});
afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const place = (name: string): string => join(folder, name);
const verify = (name: string, ...more: string[]): Promise<Outcome> =>
  offline.run(['audit', 'verify', place(name), ...more]);

test('the log is exported, verified without the node, and tampering with it is found', async () => {
  expect((await officer.run(['audit', 'export', '-o', place('log.jsonl')])).code).toBe(0);
  const sound = await verify('log.jsonl');
  expect(sound.output).toContain('Nothing is wrong.');
  expect(sound.output).toContain('compare them with those');
  expect(sound.code).toBe(0);

  expect((await officer.run(['audit', 'export', '-o', place('later.jsonl')])).code).toBe(0);
  const { keys, checkpoint } = (await officer.run(['audit', 'log', '--json'])).json<{
    keys: string[];
    checkpoint: string;
  }>();
  const trusted = await verify('log.jsonl', '--key', ...keys, '--json');
  expect(trusted.json()).toMatchObject({ sound: true, seal: { keysFrom: 'reader' }, findings: [] });
  await writeFile(place('later.txt'), checkpoint);
  expect((await verify('log.jsonl', '--checkpoint', place('later.txt'))).output).toContain('log-shortened');

  const text = await readFile(place('log.jsonl'), 'utf8');
  await writeFile(place('tampered.jsonl'), text.replace('GB:p-2', 'GB:p-9'));
  const tampered = await verify('tampered.jsonl');
  expect(tampered.output).toMatch(/row-altered: Row \d+ is not what was logged/);
  expect(tampered.code).toBe(1);
  await writeFile(place('cut.jsonl'), text.split('\n').slice(0, -3).join('\n'));
  expect((await verify('cut.jsonl')).output).toContain('missing at the end');
  await writeFile(place('nonsense.jsonl'), 'x'.repeat(100));
  expect((await verify('nonsense.jsonl')).code).toBe(1);
  expect((await verify('missing.jsonl')).errors).toContain('cannot be read (ENOENT)');
  expect((await verify('log.jsonl', '--key', 'none')).errors).toContain('no verifier key');
});

test('an entry is proved, erased, and proved again', async () => {
  const { entries } = (await officer.run(['audit', '--record', 'GB:p-1', '--json'])).json<{
    entries: { id: string }[];
  }>();
  const [{ id } = { id: '' }] = entries;
  expect((await officer.run(['audit', 'proof', id, '-o', place('entry.tlog-proof')])).code).toBe(0);
  const proved = await verify('entry.tlog-proof');
  expect(proved.output).toContain('About GB:p-1');
  expect(proved.code).toBe(0);
  await writeFile(
    place('forged.tlog-proof'),
    (await readFile(place('entry.tlog-proof'), 'utf8')).replace(/^index \d+/m, 'index 0'),
  );
  expect((await verify('forged.tlog-proof')).output).toContain('row-not-in-log');

  expect((await officer.run(['audit', 'erase', id, '--reason', 'Request 17'])).output).toContain('Erased.');
  expect((await officer.run(['audit', 'proof', id, '-o', place('erased.tlog-proof')])).code).toBe(0);
  const erased = await verify('erased.tlog-proof');
  expect(erased.output).toContain('Content erased by gb-protection: Request 17');
  expect(erased.code).toBe(0);
  expect((await officer.run(['audit', 'export', '-o', place('after.jsonl')])).code).toBe(0);
  expect((await verify('after.jsonl')).output).toMatch(/1 with erased content[\s\S]*Nothing is wrong/);
  expect(await readFile(place('after.jsonl'), 'utf8')).not.toContain('"GB:p-1"');
});

test('a checkpoint that was kept proves that the log only grew since', async () => {
  expect((await officer.run(['audit', 'checkpoint', '-o', place('kept.txt')])).code).toBe(0);
  const { keys } = (await officer.run(['audit', 'log', '--json'])).json<{ keys: string[] }>();
  const saved = ['audit', 'consistency', place('kept.txt'), '-o', place('grew.txt')];
  expect((await officer.run(saved)).code).toBe(0);
  const trust = ['--checkpoint', place('kept.txt'), '--key', ...keys];
  expect((await verify('grew.txt', ...trust)).output).toContain('Nothing is wrong.');
  await writeFile(
    place('bent.txt'),
    (await readFile(place('grew.txt'), 'utf8')).replace(
      /^old \d+\n[^\n]{4}/,
      (start) => `${start.slice(0, -4)}AAAA`,
    ),
  );
  const bent = await verify('bent.txt', ...trust);
  expect([bent.code, bent.output]).toEqual([1, expect.stringContaining('log-forked')]);
  const keyless = await verify('grew.txt', '--checkpoint', place('kept.txt'));
  expect([keyless.code, keyless.output]).toEqual([1, expect.stringContaining('checkpoint-rejected')]);
});

test('entries are found by kind, recipient and day', async () => {
  const found = async (...argv: string[]): Promise<number> =>
    (await officer.run(['audit', ...argv, '--json'])).json<{ entries: unknown[] }>().entries.length;
  const today = new Date().toISOString().slice(0, 10);
  expect(await found('--kind', 'consultation', '--from', today, '--until', today)).toBeGreaterThan(0);
  expect(await found('--until', '2020-01-01')).toBe(0);
  expect(await found('--recipient', 'DE')).toBe(0);
});

test('the log as a whole is for officers of the partner who runs the node', async () => {
  const other = testShell({ node: node.origin, configFolder: place('other') });
  await other.run(['sign-in', '--persona', 'be-protection']);
  for (const argv of [
    ['log'],
    ['export', '-o', place('x')],
    ['proof', '00000000-0000-4000-8000-000000000000'],
  ])
    expect((await other.run(['audit', ...argv])).errors).toContain(
      'for officers of the partner who runs this node',
    );
});
