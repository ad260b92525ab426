import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startTestNode, until } from '@foreland/testkit';
import type { TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCommand, testShell } from './testing.ts';
import type { Outcome, TestCommand, TestShell } from './testing.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let britain: TestNode;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreland-init-'));
  // The embedded database runs under another account when tests run as root.
  await chmod(folder, 0o711);
  britain = await startTestNode({ config: { partnerPort: 0 } });
});
afterAll(async () => {
  if (running && running.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  await britain?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const place = (name: string): string => join(folder, name);

/** A machine with nothing set but where its settings are; the test port keeps it out of the way of others. */
function command(configuration = 'foreland.conf'): TestCommand {
  const unset = Object.fromEntries(
    Object.keys(process.env).flatMap((name) =>
      /^(FORELAND_|DATABASE_URL)/.test(name) ? [[name, undefined]] : [],
    ),
  );
  return testCommand({
    ...unset,
    FORELAND_CONFIG: place(configuration),
    FORELAND_PORT: '0',
    FORELAND_LOG_LEVEL: 'error',
    FORELAND_WEB_APP: place('no-app'),
    XDG_CONFIG_HOME: place('settings'),
  });
}

const INIT = [
  'node',
  'init',
  '--partner=NL',
  '--administrator=ada',
  '--officer-contact=privacy@nl.example',
  '--password-stdin',
  '--json',
];
const files = (name: string): string[] => [
  `--home=${place(name)}`,
  `--emergency-key=${place(`${name}-emergency.json`)}`,
  `--card=${place(`${name}-card.json`)}`,
];

async function start(): Promise<string> {
  const { child, outcome } = command().begin(['start', '--json']);
  running = child;
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout as Readable }), 'line'),
    outcome.then(({ errors }) => Promise.reject(new Error(`the node did not start: ${errors}`))),
  ])) as [string];
  return (JSON.parse(line) as { origin: string }).origin;
}

async function signedIn(origin: string, persona: readonly string[], input?: string): Promise<TestShell> {
  const shell = testShell({ node: origin, configFolder: place(persona.join('-')) });
  expect(await shell.run(['sign-in', ...persona], input)).toMatchObject({ code: 0 });
  return shell;
}

async function done(shell: TestShell, argv: readonly string[], input?: string): Promise<Outcome> {
  const outcome = await shell.run(argv, input);
  expect([outcome.code, outcome.errors], argv.join(' ')).toEqual([0, expect.any(String)]);
  return outcome;
}

test('a new partner’s node is set up, started, and enrolled with another', { timeout: 300_000 }, async () => {
  const begun = performance.now();
  const address = '--partner-address=https://127.0.0.1:18443';
  const made = await command().run([...INIT, ...files('nl'), address], PASSWORD);
  expect([made.code, made.errors]).toEqual([0, '']);
  const node = made.json<{ fingerprint: string; card: string; emergencyKey: string; password?: string }>();
  expect(node.password).toBeUndefined();
  expect(node.fingerprint).toMatch(/^(\d{5} ?){8}$/);
  expect((await stat(node.emergencyKey)).mode & 0o777).toBe(0o600);
  expect(await readdir(place('nl/keys'))).not.toContain('emergency-key');
  expect(await readFile(place('foreland.conf'), 'utf8')).toContain('FORELAND_PARTNER=NL\n');
  const setUp = performance.now();
  const origin = await start();
  const started = performance.now();

  const ada = await signedIn(origin, ['--user', 'ada'], `${PASSWORD}\n`);
  const second = await command().run(
    [
      'user',
      'add',
      'bea',
      '--role=data-protection-officer',
      '--clearance=secret',
      '--password-stdin',
      '--json',
    ],
    PASSWORD,
  );
  expect(second.code).toBe(0);
  const bea = await signedIn(origin, ['--user', 'bea'], `${PASSWORD}\n`);
  const officer = await signedIn(britain.origin, ['--persona', 'gb-protection']);
  const liaison = await signedIn(britain.origin, [
    '--persona',
    'gb-analyst',
    '--role',
    'liaison-officer',
    '--purpose',
    'exchange',
  ]);
  // The card that was made before the first start is the one that the node has.
  const dutch = (await done(ada, ['partner', 'card', '--json'])).json<{
    card: string;
    fingerprint: string;
  }>();
  expect(dutch).toEqual({ card: await readFile(node.card, 'utf8'), fingerprint: node.fingerprint });
  await done(officer, ['partner', 'offer', node.card]);
  const british = (await done(officer, ['partner', 'card', '--json'])).json<{
    card: string;
    fingerprint: string;
  }>();
  await writeFile(place('gb-card.json'), british.card);
  await done(ada, ['partner', 'offer', place('gb-card.json')]);
  for (const [shells, peer, fingerprint] of [
    [[officer, liaison], 'NL', dutch.fingerprint],
    [[ada, bea], 'GB', british.fingerprint],
  ] as const)
    for (const shell of shells)
      await done(shell, ['partner', 'confirm', peer, '--clearance', 'confidential'], `${fingerprint}\n`);
  expect((await done(ada, ['partner'])).output).toMatch(/GB\s+confirmed\s+confidential/);
  const enrolled = performance.now();

  // Its keys can be renewed, and revoked with the key that lies elsewhere.
  const rotated = await done(ada, ['partner', 'rotate-keys', '--json']);
  expect(rotated.json<{ serial: number }>().serial).toBe(2);
  const { context } = britain.node;
  const served = (serial: number): Promise<boolean> =>
    until(`card ${serial} is served`, async () => {
      await context.exchange.directory.refresh();
      return context.exchange.directory.lastCardOf('NL')?.serial === serial;
    });
  await served(2);
  await done(ada, [
    'partner',
    'revoke-key',
    '--emergency-key',
    node.emergencyKey,
    '-o',
    place('revocation.txt'),
  ]);
  // Whoever has no line hands the same revocation in.
  await done(officer, ['partner', 'revoke', place('revocation.txt')]);
  expect((await done(officer, ['partner'])).output).toMatch(/NL\s+revoked/);
  const next = place('nl-emergency-2.json');
  const renewed = await command().run([
    'node',
    'renew-keys',
    '--json',
    `--emergency-key=${node.emergencyKey}`,
    `--next-emergency-key=${next}`,
  ]);
  expect([renewed.code, renewed.errors]).toEqual([0, '']);
  expect(renewed.json<{ serial: number }>().serial).toBe(3);
  await served(3);
  expect((await done(officer, ['partner'])).output).toMatch(/NL\s+confirmed/);

  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  process.stderr.write(
    `set up in ${seconds(begun, setUp)} s, started in ${seconds(setUp, started)} s, enrolled in ${seconds(started, enrolled)} s\n`,
  );
});

test('what is there is not overwritten, and a set-up that fails leaves nothing behind', async () => {
  const other = command('other.conf');
  for (const [argv, code, words] of [
    [[...INIT, ...files('nl')], 1, 'there already'],
    [[...INIT, ...files('new'), `--emergency-key=${place('new/keys/key.json')}`], 1, 'must not lie'],
    // A folder beside that of the node whose name begins alike is not in it; it is only not there.
    [[...INIT, ...files('new'), `--emergency-key=${place('new-keys/key.json')}`], 1, 'cannot be made'],
    [[...INIT, ...files('new'), '--address=http://nl.example'], 1, 'not an https origin'],
    [[...INIT.filter((each) => !each.includes('administrator')), ...files('new')], 2, 'administrator'],
  ] as const) {
    const refused = await other.run(argv, PASSWORD);
    expect([refused.code, refused.errors], argv.join(' ')).toEqual([code, expect.stringContaining(words)]);
  }
  const short = await other.run([...INIT, ...files('new')], 'short');
  expect([short.code, short.errors]).toEqual([1, expect.stringContaining('too short')]);
  const left = (await readdir(folder)).filter((name) => name.startsWith('new-') || name === 'other.conf');
  expect(left).toEqual([]);
  await expect(readdir(place('new'))).rejects.toMatchObject({ code: 'ENOENT' });
});
