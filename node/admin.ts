/**
 * Administration on the machine of the node, for those who may read its folder:
 *
 *     user add NAME --role ROLE [--role ROLE] [--clearance LEVEL] [--name "DISPLAY NAME"] [--password-stdin]
 *     user list | user disable NAME | user enable NAME | user password NAME [--password-stdin]
 *     backup FILE | restore FILE | stop
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
import { restore } from './admin/restore.ts';
import { stopNode } from './admin/stop.ts';
import { addUser, changePassword } from './admin/users.ts';
import type { UserAnswer } from './admin/users.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
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
] as const;

type Values = ReturnType<typeof parse>['values'];

async function run(argv: readonly string[]): Promise<{ outcome: Outcome; json: boolean }> {
  const { values, positionals } = parse(argv);
  const words = positionals[0] === 'user' ? 2 : 1;
  const wanted = positionals.slice(0, words).join(' ');
  const command = COMMANDS.find((each) => each === wanted);
  if (command === undefined) throw usage(`Use one of: ${COMMANDS.join(', ')}.`);
  const config = readConfig();
  const outcome =
    command === 'stop' ? await stop(config) : await administer(config, command, positionals[words], values);
  return { outcome, json: values.json ?? false };
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
  command: Exclude<(typeof COMMANDS)[number], 'stop'>,
  object: string | undefined,
  values: Values,
): Promise<Outcome> {
  const clock = (): Date => new Date();
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const file = (): string => resolve(object ?? fail(usage('Name a file.')));
  const user = (): string => object ?? fail(usage('Name a user.'));
  const password = async (): Promise<string | undefined> =>
    values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;

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
    case 'backup': {
      const result = await backUp(pool, { file: file(), partner: config.partner, now: clock() });
      return {
        document: result,
        lines: [`Backed up ${sum(result.tables)} rows into ${result.file} (${result.bytes} bytes).`],
      };
    }
    case 'restore': {
      const result = await restore(pool, file());
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
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
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
