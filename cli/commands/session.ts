import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { PURPOSES } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import { ROLES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import type { Client } from '../client.ts';
import { CommandError, wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { ask, readPassword } from '../prompt.ts';
import { fields, localTime } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';

type Session = Answer<typeof contract.session>;

interface Choice {
  readonly role?: Role;
  readonly purpose?: Purpose;
}

interface SignInOptions extends Choice {
  readonly user?: string;
  readonly persona?: string;
}

const roleOption = (): Option => new Option('--role <role>', 'role to work in').choices(ROLES);
const purposeOption = (): Option =>
  new Option('--purpose <purpose>', 'purpose to work for').choices(PURPOSES);

export function addSessionCommands(program: Command, shell: Shell): void {
  program
    .command('sign-in')
    .alias('login')
    .summary('sign in at a node')
    .description(
      'Signs in and keeps the session for later commands. The password is asked for, or read from the first line of standard input. ' +
        'At an exercise node, take one of its fictional people with --persona.',
    )
    .option('--user <name>', 'name of a local account')
    .addOption(new Option('--persona <id>', 'fictional person of an exercise node').conflicts('user'))
    .addOption(roleOption())
    .addOption(purposeOption())
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland sign-in --user j.doe --role analyst --purpose cross-check',
        '  foreland sign-in --user j.doe < password.txt',
        '  foreland sign-in --persona gb-analyst',
      ].join('\n'),
    )
    .action((options: SignInOptions, command: Command) =>
      shell.run(command, (invocation) => signIn(invocation, options)),
    );

  program
    .command('sign-out')
    .alias('logout')
    .summary('end the session')
    .description('Ends the session at the node and forgets it here.')
    .addHelpText('after', '\nExample:\n  foreland sign-out')
    .action((_options: object, command: Command) => shell.run(command, signOut));

  program
    .command('whoami')
    .summary('show who is signed in, in which role and for which purpose')
    .description(
      'Shows who is signed in at the node, in which role and for which purpose, and what else the account may choose.',
    )
    .addHelpText('after', '\nExample:\n  foreland whoami --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) =>
        showSession(invocation, await (await invocation.client()).call(contract.session)),
      ),
    );

  program
    .command('switch')
    .summary('change role or purpose')
    .description('Changes role or purpose of the session. What you see from then on is computed anew for it.')
    .addOption(roleOption())
    .addOption(purposeOption())
    .addHelpText('after', '\nExample:\n  foreland switch --role financial-investigator')
    .action((choice: Choice, command: Command) =>
      shell.run(command, async (invocation) => {
        if (choice.role === undefined && choice.purpose === undefined)
          throw wrongUsage('Nothing to change.', 'Give --role, --purpose or both.');
        showSession(
          invocation,
          await (await invocation.client()).call(contract.switchPurpose, { body: choiceOf(choice) }),
        );
      }),
    );
}

async function signIn(invocation: Invocation, options: SignInOptions): Promise<void> {
  const client = invocation.stranger();
  const session =
    options.persona === undefined
      ? await signInByPassword(invocation, client, options)
      : await takePersona(client, options.persona, options);
  await invocation.tokens.keep(invocation.origin, {
    token: client.token ?? '',
    user: session.user,
    expiresAt: session.expiresAt,
  });
  showSession(invocation, session);
}

async function signInByPassword(
  invocation: Invocation,
  client: Client,
  options: SignInOptions,
): Promise<Session> {
  const { terminal, signal } = invocation;
  if (options.user === undefined && !terminal.input.isTTY)
    throw wrongUsage('Who signs in?', 'Give --user, or --persona at an exercise node.');
  const user = options.user ?? (await ask(terminal, 'Name: ', signal));
  const password = await readPassword(terminal, `Password of ${user}: `);
  return client.signIn(contract.signIn, { body: { user, password, ...choiceOf(options) } });
}

async function takePersona(client: Client, id: string, choice: Choice): Promise<Session> {
  const { exercise, personas } = await client.call(contract.signInOptions);
  if (!personas.some((persona) => persona.id === id)) {
    throw wrongUsage(
      exercise
        ? `“${id}” is no person of this exercise.`
        : 'This node holds real data; there is nobody fictional to take.',
      exercise
        ? `Choose one of: ${personas.map((persona) => persona.id).join(', ')}.`
        : 'Sign in with --user.',
    );
  }
  return signInAs(client, id, choice);
}

/** Takes a fictional person, in a role and for a purpose where they are given. */
export async function signInAs(client: Client, persona: string, choice: Choice): Promise<Session> {
  const session = await client.signIn(contract.signInAsPersona, { body: { persona } });
  if (choice.role === undefined && choice.purpose === undefined) return session;
  return client.call(contract.switchPurpose, { body: choiceOf(choice) });
}

async function signOut(invocation: Invocation): Promise<void> {
  const client = await invocation.client();
  const { origin } = invocation;
  if (client.token === undefined) return invocation.note(`Nobody is signed in at ${origin}.`);
  await invocation.tokens.forget(origin);
  try {
    await client.call(contract.signOut);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'sign-in-required') throw error;
  }
  invocation.answer({ origin, signedOut: true }, () => [`Signed out at ${origin}.`]);
}

function choiceOf({ role, purpose }: Choice): Choice {
  return { ...(role === undefined ? {} : { role }), ...(purpose === undefined ? {} : { purpose }) };
}

function showSession(invocation: Invocation, session: Session): void {
  invocation.answer(session, () => [
    ...fields(invocation.page, [
      ['Name', isolated(session.displayName)],
      ['User', isolated(session.user)],
      ['Partner', session.partner],
      ['Role', session.role],
      ['Purpose', session.purpose ?? 'none: this role sees no statements'],
      ['Clearance', session.clearance],
      ['Node', `${isolated(session.node.name)}, ${invocation.origin}`],
      ['Until', localTime(session.expiresAt)],
    ]),
    ...(session.exercise ? ['Exercise: all data is fictional.'] : []),
    'May choose:',
    ...session.choices.map((choice) => `  ${choice.role}: ${choice.purposes.join(', ') || 'no purpose'}`),
  ]);
}
