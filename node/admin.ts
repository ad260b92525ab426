/**
 * Administration on the machine of the node, for those who may read its folder:
 *
 *     user add NAME --role ROLE [--role ROLE] [--clearance LEVEL] [--name "DISPLAY NAME"] [--password-stdin]
 *     user list | user disable NAME | user enable NAME | user password NAME [--password-stdin]
 *     backup FILE | restore FILE | stop
 *     init --partner CODE --home FOLDER --administrator NAME [--address URL] [--port PORT] [--partner-address URL]
 *          [--name "NAME"] [--officer-contact TEXT] [--emergency-key FILE] [--card FILE] [--password-stdin]
 *     renew-keys --emergency-key FILE --next-emergency-key FILE
 *
 * `--json` prints one JSON document, and of a refusal `{"problem": {code, title, remedy}}` on standard error. Exit codes: 0 done, 1 refused, 2 wrong usage, 70 an unforeseen failure.
 */
import { ForelandError, isForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import { Accounts } from '@foreland/store/platform';
import type { Account } from '@foreland/store/platform';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { backUp } from './admin/backup.ts';
import { openAdministeredStore } from './admin/database.ts';
import { initialise } from './admin/init.ts';
import { renewKeys } from './admin/renew-keys.ts';
import { restore } from './admin/restore.ts';
import { stopNode } from './admin/stop.ts';
import { addUser, changePassword } from './admin/users.ts';
import type { UserAnswer } from './admin/users.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { configurationFile, settings } from './configuration-file.ts';
import { openPhotoFolder, photoFolder } from './files/photos.ts';
import { leaveAsRestored } from './first-start.ts';

const EXIT = { refused: 1, usage: 2, unforeseen: 70 } as const;

interface Outcome {
  readonly document: unknown;
  /** The same for people. */
  readonly lines: readonly string[];
}

const COMMANDS = [
  'user add',
  'user list',
  'user disable',
  'user enable',
  'user password',
  'backup',
  'restore',
  'stop',
  'init',
  'renew-keys',
] as const;

type Values = ReturnType<typeof parse>['values'];

const SURROUNDINGS = {
  clock: (): Date => new Date(),
  random: (bytes: number): Uint8Array => randomBytes(bytes),
};

async function run(argv: readonly string[]): Promise<{ outcome: Outcome; json: boolean }> {
  const { values, positionals } = parse(argv);
  const words = positionals[0] === 'user' ? 2 : 1;
  const wanted = positionals.slice(0, words).join(' ');
  const command = COMMANDS.find((each) => each === wanted);
  if (command === undefined) throw usage(`Use one of: ${COMMANDS.join(', ')}.`);
  const json = values.json ?? false;
  if (command === 'init') return { outcome: await init(values), json };
  const config = readConfig(await settings());
  const outcome =
    command === 'stop' ? await stop(config) : await administer(config, command, positionals[words], values);
  return { outcome, json };
}

async function init(values: Values): Promise<Outcome> {
  const required = (name: 'partner' | 'home' | 'administrator'): string =>
    values[name] ?? fail(usage(`Give --${name}.`));
  const done = await initialise(
    {
      partner: required('partner'),
      home: required('home'),
      administrator: required('administrator'),
      name: values.name,
      address: values.address,
      port: values.port,
      partnerAddress: values['partner-address'],
      officerContact: values['officer-contact'],
      emergencyKey: values['emergency-key'],
      card: values.card,
      password: await passwordFrom(values),
      configuration: configurationFile(),
    },
    process.env,
    SURROUNDINGS,
  );
  return {
    document: done,
    lines: [
      `The node of ${done.partner} is set up in ${done.home}; its settings are in ${done.configuration}.`,
      `Administrator: ${done.administrator}`,
      ...(done.password === undefined ? [] : [`Password, shown once: ${done.password}`]),
      `Card, for partners: ${done.card}`,
      `Fingerprint to read out to them: ${done.fingerprint}`,
      `Emergency key: ${done.emergencyKey}`,
      '',
      'Next:',
      '  1. Move the emergency key off this machine, into a safe.',
      '  2. Copy the folder of keys, encrypted, to where two people are needed to reach it.',
      `  3. npm start, and sign in at ${done.address}`,
      '  4. Add a second person: two confirm the card of a partner, such as',
      '     npx foreland user add NAME --role data-protection-officer --clearance confidential',
      ...(done.reachable ? [] : ['  Partners cannot reach this node: packages travel as files.']),
    ],
  };
}

async function stop(config: Config): Promise<Outcome> {
  const stopped = await stopNode(config);
  return {
    document: stopped,
    lines: [
      stopped.node
        ? `The node at ${stopped.node.origin} has ended.`
        : 'No node was running; the database that a killed one had left was ended.',
    ],
  };
}

/** @param object the user or the file that the command is about */
async function administer(
  config: Config,
  command: Exclude<(typeof COMMANDS)[number], 'stop' | 'init'>,
  object: string | undefined,
  values: Values,
): Promise<Outcome> {
  const { clock, random } = SURROUNDINGS;
  const file = (): string => resolve(object ?? fail(usage('Name a file.')));
  const user = (): string => object ?? fail(usage('Name a user.'));
  const password = (): Promise<string | undefined> => passwordFrom(values);

  await using opened = await openAdministeredStore(config, clock);
  const { pool } = opened.store;
  const accounts = new Accounts(pool, clock);
  switch (command) {
    case 'user add':
      return told(
        await addUser(accounts, config, random, {
          user: user(),
          displayName: values.name,
          roles: values.role ?? [],
          clearance: values.clearance,
          password: await password(),
        }),
      );
    case 'user list': {
      const list = await accounts.list();
      return { document: { accounts: list }, lines: list.map(line) };
    }
    case 'user disable':
    case 'user enable':
      return told({ account: await accounts.change(user(), { disabled: command === 'user disable' }) });
    case 'user password':
      return told(await changePassword(accounts, random, user(), await password()));
    case 'renew-keys': {
      const files = {
        emergencyKey: values['emergency-key'] ?? fail(usage('Give --emergency-key.')),
        nextEmergencyKey: values['next-emergency-key'] ?? fail(usage('Give --next-emergency-key.')),
      };
      const renewed = await renewKeys(config, pool, files, SURROUNDINGS);
      return {
        document: renewed,
        lines: [
          `Card ${renewed.serial} is vouched for by the emergency key. A node that runs takes its keys within seconds.`,
          `Fingerprint: ${renewed.fingerprint}`,
          `The next emergency key is ${renewed.emergencyKey}: move it into the safe, and destroy the one that was used.`,
        ],
      };
    }
    case 'backup': {
      const photos = photoFolder(config.home);
      const result = await backUp(pool, { file: file(), partner: config.partner, now: clock(), photos });
      return {
        document: result,
        lines: [`Backed up ${sum(result.tables)} rows into ${result.file} (${result.bytes} bytes).`],
      };
    }
    case 'restore': {
      const photos = await openPhotoFolder(config.home, random);
      const result = await restore(pool, file(), photos);
      await leaveAsRestored(config.home, clock());
      return {
        document: result,
        lines: [
          `Restored ${sum(result.tables)} rows of the backup of ${result.partner} made ${result.madeAt}.`,
        ],
      };
    }
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        role: { type: 'string', multiple: true },
        clearance: { type: 'string' },
        name: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        partner: { type: 'string' },
        home: { type: 'string' },
        administrator: { type: 'string' },
        address: { type: 'string' },
        port: { type: 'string' },
        'partner-address': { type: 'string' },
        'officer-contact': { type: 'string' },
        'emergency-key': { type: 'string' },
        'next-emergency-key': { type: 'string' },
        card: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

async function passwordFrom(values: Values): Promise<string | undefined> {
  return values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
}

function told(answer: UserAnswer): Outcome {
  return {
    document: answer,
    lines: [
      line(answer.account),
      ...(answer.password === undefined ? [] : [`Password, shown once: ${answer.password}`]),
    ],
  };
}

function line({ user, displayName, kind, roles, clearance, disabled }: Account): string {
  return [user, displayName, kind, roles.join(' '), clearance, disabled ? 'disabled' : 'enabled'].join('\t');
}

function sum(tables: Readonly<Record<string, number>>): number {
  return Object.values(tables).reduce((total, rows) => total + rows, 0);
}

function usage(remedy: string): ForelandError {
  return new ForelandError({ code: 'usage', message: 'The command is not complete or not known.', remedy });
}

/** As the API and the command line name the parts of a problem. */
function problemOf({ message, ...rest }: Refusal): object {
  return { ...rest, title: message };
}

function fail(error: Error): never {
  throw error;
}

// Whoever reads our output may stop reading; what was asked for is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

run(process.argv.slice(2)).then(
  ({ outcome, json }) =>
    process.stdout.write(
      json ? `${JSON.stringify(outcome.document)}\n` : outcome.lines.map((each) => `${each}\n`).join(''),
    ),
  (error: unknown) => {
    const refusal = isForelandError(error) ? error.toRefusal() : undefined;
    process.exitCode =
      refusal === undefined ? EXIT.unforeseen : refusal.code === 'usage' ? EXIT.usage : EXIT.refused;
    if (process.argv.includes('--json') && refusal)
      process.stderr.write(`${JSON.stringify({ problem: problemOf(refusal) })}\n`);
    else
      process.stderr.write(
        refusal
          ? `${refusal.message}\n  ${refusal.remedy}\n`
          : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
  },
);
