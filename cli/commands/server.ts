import { Option } from 'commander';
import type { Command } from 'commander';
import { LEVELS } from '@foreland/model/label';
import type { Level } from '@foreland/model/label';
import { ROLES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import { contract } from '@foreland/model/contract';
import { exitCodeOfAdmin, runProgram } from '../child.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import type { GlobalOptions, Invocation } from '../invocation.ts';
import { readPassword } from '../prompt.ts';
import { fields } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { listOf } from './options.ts';

interface UserOptions {
  readonly role?: Role[];
  readonly clearance?: Level;
  readonly name?: string;
  readonly passwordStdin?: boolean;
  readonly askPassword?: boolean;
}

const WHERE =
  'Works on the node of this machine; its settings are read from the environment, as `foreland start` reads them.';

/** Commands for those who run a node: they need its folder, not a session. */
export function addServerCommands(program: Command, shell: Shell): void {
  const administer = (command: Command, args: readonly string[], input?: string): Promise<void> => {
    const { json } = command.optsWithGlobals<GlobalOptions>();
    return shell.leave(
      runProgram(
        { path: 'node/admin.ts', args: [...(json === true ? ['--json'] : []), ...args] },
        { input },
      ).then(exitCodeOfAdmin),
    );
  };
  const withPassword = async (
    command: Command,
    name: string,
    verb: 'add' | 'password',
    options: UserOptions,
  ): Promise<void> => {
    const password = options.askPassword === true ? await newPassword(shell, name) : undefined;
    return administer(
      command,
      ['user', verb, ...userArguments(options, password !== undefined), '--', name],
      password,
    );
  };

  program
    .command('start')
    .summary('start the node of this machine')
    .description(
      'Starts a node and runs until it is told to stop with Ctrl-C or a signal. The exit code is that of the node.',
    )
    .addHelpText(
      'after',
      [
        '\nSettings are read from the environment, among them:',
        '  FORELAND_PARTNER   whose node it is: GB, DE, FR, BE, NL, EUROPOL or FRONTEX (default: GB)',
        '  FORELAND_PORT      port to listen on (default: 4000)',
        '  FORELAND_HOME      folder of the node: database, uploads, keys (default: .foreland)',
        '  FORELAND_EXERCISE  off for real work; small or medium for fictional data (default: small)',
        '  DATABASE_URL       a PostgreSQL elsewhere (default: an embedded one)',
        '\nExample:',
        '  FORELAND_PARTNER=FR FORELAND_EXERCISE=off foreland start',
      ].join('\n'),
    )
    .action((_options: object, command: Command) =>
      shell.leave(start(shell, command.optsWithGlobals<GlobalOptions>().json === true)),
    );
  program
    .command('stop')
    .summary('stop the node of this machine')
    .description(
      `Asks the node to end and waits until it has; jobs under way are taken up by the next start. ${WHERE}`,
    )
    .addHelpText('after', '\nExample:\n  FORELAND_HOME=/srv/foreland foreland stop')
    .action((_options: object, command: Command) => administer(command, ['stop']));
  program
    .command('status')
    .summary('show whether a node is able to work')
    .description(
      'Shows whether the node at the address is able to work. Ends with 0 if it is, 1 if it is not yet or no longer, 4 if none answers.',
    )
    .addHelpText('after', '\nExample:\n  foreland status --json')
    .action((_options: object, command: Command) => shell.run(command, status));

  const user = program
    .command('user')
    .summary('manage the local accounts of this machine’s node')
    .description(`Manages local accounts. ${WHERE}`)
    .addHelpText('after', '\nExamples:\n  foreland user list\n  foreland user add j.doe --role analyst');
  user
    .command('add')
    .description(
      'Creates a local account. A password is made and shown once, unless one is asked for or read.',
    )
    .argument('<user>', 'letters, digits and . _ @ -')
    .addOption(
      new Option('--role <roles>', 'roles of the account, separated by commas')
        .argParser(listOf(ROLES))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--clearance <level>', 'highest classification it may see')
        .choices(LEVELS)
        .default('unclassified'),
    )
    .option('--name <text>', 'name that is shown (default: the user name)')
    .addOption(passwordStdin())
    .option('--ask-password', 'ask for the password in this terminal')
    .addHelpText(
      'after',
      '\nExample:\n  foreland user add j.doe --role analyst,liaison-officer --clearance restricted --name "Jo Doe"',
    )
    .action((name: string, options: UserOptions, command: Command) =>
      withPassword(command, name, 'add', options),
    );
  user
    .command('list')
    .description('Lists the accounts of the node.')
    .addHelpText('after', '\nExample:\n  foreland user list --json')
    .action((_options: object, command: Command) => administer(command, ['user', 'list']));
  user
    .command('disable')
    .description('Blocks an account; its sessions end at once.')
    .argument('<user>')
    .addHelpText('after', '\nExample:\n  foreland user disable j.doe')
    .action((name: string, _options: object, command: Command) =>
      administer(command, ['user', 'disable', '--', name]),
    );
  user
    .command('enable')
    .description('Lifts the block of an account.')
    .argument('<user>')
    .addHelpText('after', '\nExample:\n  foreland user enable j.doe')
    .action((name: string, _options: object, command: Command) =>
      administer(command, ['user', 'enable', '--', name]),
    );
  user
    .command('password')
    .description(
      'Gives an account a new password; its sessions end at once. One is made and shown once, unless it is asked for or read.',
    )
    .argument('<user>')
    .addHelpText('after', '\nExample:\n  foreland user password j.doe --ask-password')
    .addOption(passwordStdin())
    .option('--ask-password', 'ask for the password in this terminal')
    .action((name: string, options: UserOptions, command: Command) =>
      withPassword(command, name, 'password', options),
    );

  program
    .command('backup')
    .summary('write everything that this machine’s node holds into one file')
    .description(`Writes all tables into one file with checksums. ${WHERE}`)
    .argument('<file>')
    .addHelpText('after', '\nExample:\n  foreland backup foreland-2026-03-31.backup')
    .action((file: string, _options: object, command: Command) =>
      administer(command, ['backup', '--', file]),
    );
  program
    .command('restore')
    .summary('bring a backup back into an empty node')
    .description(`Brings a backup back into an empty database, all of it or nothing, and checks it. ${WHERE}`)
    .argument('<file>')
    .addHelpText(
      'after',
      '\nExample:\n  FORELAND_HOME=/srv/foreland-new foreland restore foreland-2026-03-31.backup',
    )
    .action((file: string, _options: object, command: Command) =>
      administer(command, ['restore', '--', file]),
    );
}

function userArguments(
  { role = [], clearance, name, passwordStdin: fromInput }: UserOptions,
  asked: boolean,
): string[] {
  return [
    ...role.flatMap((each) => ['--role', each]),
    ...(clearance === undefined ? [] : ['--clearance', clearance]),
    ...(name === undefined ? [] : [`--name=${name}`]),
    ...(fromInput === true || asked ? ['--password-stdin'] : []),
  ];
}

const passwordStdin = (): Option =>
  new Option('--password-stdin', 'read the password from standard input').conflicts('askPassword');

/** A password that is typed twice, without being shown. */
async function newPassword({ terminal }: Shell, user: string): Promise<string> {
  if (!terminal.input.isTTY) throw wrongUsage('There is no terminal to ask in.', 'Use --password-stdin.');
  return interruptible(async () => {
    const first = await readPassword(terminal, `New password of ${user}: `);
    if (first === (await readPassword(terminal, 'The same again: '))) return first;
    throw new CommandError(EXIT.refused, {
      code: 'passwords-differ',
      message: 'The two passwords are not the same.',
      remedy: 'Run the command again.',
    });
  });
}

/** Runs a node; as JSON, its one line that it is ready becomes a document, and any other line a note. */
function start({ terminal: { output, errors } }: Shell, json: boolean): Promise<number> {
  const onLine = (line: string): void => {
    const origin = /^Foreland is ready: (\S+)$/.exec(line)?.[1];
    if (origin === undefined) errors.write(`${line}\n`);
    else output.write(`${JSON.stringify({ origin })}\n`);
  };
  return runProgram({ path: 'scripts/start.mjs' }, json ? { onLine } : {});
}

async function status(invocation: Invocation): Promise<number> {
  const client = invocation.stranger();
  const health = await client.call(contract.health);
  const { node, exercise } = await client.call(contract.signInOptions);
  invocation.answer({ origin: client.origin, ...health, node, exercise }, () =>
    fields(invocation.page, [
      ['Node', `${isolated(node.name)} (${node.partner}), ${client.origin}`],
      ['Status', health.status],
      ['Database', health.database ? 'answers' : 'does not answer'],
      ['Data', exercise ? 'exercise: all data is fictional' : 'real'],
    ]),
  );
  return health.status === 'ok' ? EXIT.ok : EXIT.refused;
}
