import { Option } from 'commander';
import type { Command } from 'commander';
import { LEVELS } from '@foreland/model/label';
import type { Level } from '@foreland/model/label';
import { ROLES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import { runProgram } from '../child.ts';
import { EXIT } from '../exit.ts';
import type { GlobalOptions } from '../invocation.ts';
import type { Shell } from '../shell.ts';
import { listOf } from './options.ts';

interface UserOptions {
  readonly role?: Role[];
  readonly clearance?: Level;
  readonly name?: string;
  readonly passwordStdin?: boolean;
}

const WHERE =
  'Works on the node of this machine; its settings are read from the environment, as `foreland start` reads them.';

/** Commands for those who run a node: they need its folder, not a session. */
export function addServerCommands(program: Command, shell: Shell): void {
  const administer = (command: Command, args: readonly string[]): Promise<void> => {
    const { json } = command.optsWithGlobals<GlobalOptions>();
    return shell.leave(
      runProgram({ path: 'node/admin.ts', args: [...(json === true ? ['--json'] : []), ...args] }).then(
        exitCodeOfAdmin,
      ),
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
      ].join('\n'),
    )
    .action(() => shell.leave(runProgram({ path: 'node/main.ts' })));

  const user = program
    .command('user')
    .summary('manage the local accounts of this machine’s node')
    .description(`Manages local accounts. ${WHERE}`);
  user
    .command('add')
    .description('Creates a local account. Without --password-stdin a password is made and shown once.')
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
    .option('--password-stdin', 'read the password from standard input')
    .addHelpText(
      'after',
      '\nExample:\n  foreland user add j.doe --role analyst,liaison-officer --clearance restricted --name "Jo Doe"',
    )
    .action((name: string, options: UserOptions, command: Command) =>
      administer(command, ['user', 'add', ...userArguments(options), '--', name]),
    );
  user
    .command('list')
    .description('Lists the accounts of the node.')
    .action((_options: object, command: Command) => administer(command, ['user', 'list']));
  user
    .command('disable')
    .description('Blocks an account; its sessions end at once.')
    .argument('<user>')
    .action((name: string, _options: object, command: Command) =>
      administer(command, ['user', 'disable', '--', name]),
    );
  user
    .command('enable')
    .description('Lifts the block of an account.')
    .argument('<user>')
    .action((name: string, _options: object, command: Command) =>
      administer(command, ['user', 'enable', '--', name]),
    );
  user
    .command('password')
    .description(
      'Gives an account a new password; its sessions end at once. Without --password-stdin one is made and shown once.',
    )
    .argument('<user>')
    .option('--password-stdin', 'read the password from standard input')
    .action((name: string, options: UserOptions, command: Command) =>
      administer(command, ['user', 'password', ...userArguments(options), '--', name]),
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
    .action((file: string, _options: object, command: Command) =>
      administer(command, ['restore', '--', file]),
    );
}

function userArguments({ role = [], clearance, name, passwordStdin }: UserOptions): string[] {
  return [
    ...role.flatMap((each) => ['--role', each]),
    ...(clearance === undefined ? [] : ['--clearance', clearance]),
    ...(name === undefined ? [] : [`--name=${name}`]),
    ...(passwordStdin === true ? ['--password-stdin'] : []),
  ];
}

/** Administration ends with codes of its own where it fails for a reason that nobody foresaw. */
function exitCodeOfAdmin(code: number): number {
  return code === EXIT.ok || code === EXIT.usage || code >= 128 ? code : EXIT.refused;
}
