import { Option } from 'commander';
import type { Command } from 'commander';
import { PARTNERS } from '@foreland/model/partner';
import { exitCodeOfAdmin, runProgram } from '../child.ts';
import { wrongUsage } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import type { GlobalOptions } from '../invocation.ts';
import { ask } from '../prompt.ts';
import type { Shell } from '../shell.ts';

interface InitOptions {
  readonly partner?: string;
  readonly name?: string;
  readonly home?: string;
  readonly address?: string;
  readonly port?: string;
  readonly partnerAddress?: string;
  readonly officerContact?: string;
  readonly administrator?: string;
  readonly emergencyKey?: string;
  readonly card?: string;
  readonly passwordStdin?: boolean;
}

/** What is asked of a person in a terminal, in this order; an empty answer takes what stands in brackets. */
const QUESTIONS: readonly (readonly [keyof InitOptions, question: string, otherwise: string | undefined])[] =
  [
    ['partner', `Whose node is it (${PARTNERS.join(', ')})? `, undefined],
    ['name', 'Its name, as people see it [Foreland and the partner]: ', ''],
    ['home', 'Folder for its data [/srv/foreland]: ', '/srv/foreland'],
    ['address', 'https address for browsers [this machine alone]: ', ''],
    ['partnerAddress', 'https address for partners’ nodes [packages travel as files]: ', ''],
    ['officerContact', 'Contact of the data-protection officer [none]: ', ''],
    ['administrator', 'User name of the first administrator: ', undefined],
  ];

/** Commands that set a node up or give it new keys: they need its machine, not a session. */
export function addNodeCommands(program: Command, shell: Shell): void {
  const administer = (command: Command, args: readonly string[]): Promise<void> => {
    const { json } = command.optsWithGlobals<GlobalOptions>();
    return shell.leave(
      runProgram({ path: 'node/admin.ts', args: [...(json === true ? ['--json'] : []), ...args] }).then(
        exitCodeOfAdmin,
      ),
    );
  };
  const node = program
    .command('node')
    .summary('set up the node of this machine, or renew its keys in an emergency')
    .description('Sets up the node of this machine. Nothing that is there is overwritten.')
    .addHelpText(
      'after',
      '\nExample:\n  foreland node init --partner NL --home /srv/foreland --administrator j.devries',
    );
  node
    .command('init')
    .description(
      'Sets up a new node: folder, database, keys, certificate, card, first administrator, and one file of settings that `npm start` reads. In a terminal it asks for what is not said.',
    )
    .addOption(new Option('--partner <code>', 'whose node it is').choices(PARTNERS))
    .option('--name <text>', 'name that people see (default: Foreland and the partner)')
    .option('--home <folder>', 'folder for its data, which must be new')
    .option('--address <origin>', 'https address for browsers (default: this machine alone)')
    .option('--port <port>', 'port for browsers on this machine (default: 4000)')
    .option(
      '--partner-address <origin>',
      'https address for partners’ nodes (default: packages travel as files)',
    )
    .option('--officer-contact <text>', 'how to reach the data-protection officer')
    .option('--administrator <user>', 'user name of the first account')
    .option('--password-stdin', 'read its password from standard input (default: one is made and shown once)')
    .option(
      '--emergency-key <file>',
      'where the emergency key goes (default: foreland-CODE-emergency-key.json)',
    )
    .option('--card <file>', 'where the card for partners goes (default: foreland-CODE-card.json)')
    .addHelpText(
      'after',
      [
        '\nSettings go into foreland.conf in the folder of Foreland, or where FORELAND_CONFIG says.',
        '\nExample:',
        '  foreland node init --partner NL --home /srv/foreland --address https://foreland.example.nl \\',
        '    --partner-address https://foreland.example.nl:8443 --administrator j.devries \\',
        '    --officer-contact privacy@example.nl --emergency-key /media/safe/emergency-key.json',
      ].join('\n'),
    )
    .action(async (options: InitOptions, command: Command) =>
      administer(command, ['init', ...flagsOf(await completed(shell, options))]),
    );
  node
    .command('renew-keys')
    .description(
      'Gives the node new keys that the emergency key vouches for: after a key was revoked or lost. The emergency key is used up; another one follows it.',
    )
    .requiredOption('--emergency-key <file>', 'the emergency key')
    .requiredOption('--next-emergency-key <file>', 'where the one goes that follows it; a new file')
    .addHelpText(
      'after',
      '\nExample:\n  foreland node renew-keys --emergency-key /media/safe/key.json --next-emergency-key /media/safe/key-2.json',
    )
    .action((options: { emergencyKey: string; nextEmergencyKey: string }, command: Command) =>
      administer(command, [
        'renew-keys',
        `--emergency-key=${options.emergencyKey}`,
        `--next-emergency-key=${options.nextEmergencyKey}`,
      ]),
    );
}

/** Asks for what was not said, where there is somebody to ask. */
async function completed(shell: Shell, options: InitOptions): Promise<InitOptions> {
  const { terminal } = shell;
  const answers: Record<string, string> = {};
  for (const [name, question, otherwise] of QUESTIONS) {
    if (options[name] !== undefined) continue;
    if (terminal.input.isTTY === true && !shell.json) {
      const answer = await interruptible((signal) => ask(terminal, question, signal));
      const taken = answer === '' ? otherwise : answer;
      if (taken) answers[name] = taken;
      if (taken !== undefined) continue;
    } else if (otherwise !== undefined && name !== 'home') continue;
    throw wrongUsage(`What is missing: --${flagName(name)}.`, 'Say it, or run the command in a terminal.');
  }
  return { ...options, ...answers };
}

function flagsOf(options: InitOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true
      ? [`--${flagName(name)}`]
      : typeof value === 'string'
        ? [`--${flagName(name)}=${value}`]
        : [],
  );
}

function flagName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
