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
import { leaveAsRestored } from './first-start.ts';

const EXIT = { refused: 1, usage: 2, unforeseen: 70 } as const;

interface Outcome {
  readonly document: unknown;
  /** The same for people. */
  readonly lines: readonly string[];
}

async function run(argv: readonly string[]): Promise<{ outcome: Outcome; json: boolean }> {
  const { values, positionals } = parse(argv);
  const [topic, ...rest] = positionals;
  const config = readConfig();
  const clock = (): Date => new Date();
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const file = (name: string | undefined): string => resolve(name ?? fail(usage('Name a file.')));
  const user = (): string => rest[1] ?? fail(usage('Name a user.'));
  const password = async (): Promise<string | undefined> =>
    values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  const command = topic === 'user' ? `user ${rest[0] ?? ''}` : topic;
  const known = [
    'user add',
    'user list',
    'user disable',
    'user enable',
    'user password',
    'backup',
    'restore',
    'stop',
  ];
  if (command === undefined || !known.includes(command)) throw usage(`Use one of: ${known.join(', ')}.`);

  if (command === 'stop') {
    const stopped = await stopNode(config.home);
    return {
      outcome: { document: stopped, lines: [`The node at ${stopped.origin} has ended.`] },
      json: values.json ?? false,
    };
  }

  await using opened = await openAdministeredStore(config, clock);
  const { pool } = opened.store;
  const accounts = new Accounts(pool, clock);
  const outcome = await (async (): Promise<Outcome> => {
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
      case 'user password':
        return told(await changePassword(accounts, random, user(), await password()));
      case 'user disable':
      case 'user enable':
        return told({ account: await accounts.change(user(), { disabled: command === 'user disable' }) });
      case 'backup': {
        const result = await backUp(pool, { file: file(rest[0]), partner: config.partner, now: clock() });
        return {
          document: result,
          lines: [`Backed up ${sum(result.tables)} rows into ${result.file} (${result.bytes} bytes).`],
        };
      }
      case 'restore': {
        const result = await restore(pool, file(rest[0]));
        await leaveAsRestored(config.home, clock());
        return {
          document: result,
          lines: [
            `Restored ${sum(result.tables)} rows of the backup of ${result.partner} made ${result.madeAt}.`,
          ],
        };
      }
      default: {
        const list = await accounts.list();
        return { document: { accounts: list }, lines: list.map(line) };
      }
    }
  })();
  return { outcome, json: values.json ?? false };
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
          ? `${refusal.message}\n${refusal.remedy}\n`
          : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
  },
);
