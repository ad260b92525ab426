import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import { CHECK_CLASSES, SERIAL_KINDS } from '@foreland/model/contract/checks';
import { PURPOSES } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { addCheckIndexCommands } from './check-indexes.ts';

type Check = Answer<typeof contract.check>;
type ReadValue = Answer<typeof contract.readCheckValues>['read'][number];
type Draft = NonNullable<Call<typeof contract.startCheck>['body']>;
type IdentifierClass = Exclude<Draft['class'], NameClass>;
type NameClass = (typeof NAME_FORMS)[keyof typeof NAME_FORMS];

const NAME_FORMS = { exact: 'pn-exact', sound: 'pn-dm', consonants: 'pn-sk' } as const;
const IDENTIFIERS = CHECK_CLASSES.filter((each) => !each.startsWith('pn-'));
const PATIENCE_MILLISECONDS = 1000;

interface ReasonOptions {
  readonly case: string;
  readonly purpose: Draft['purpose'];
  readonly wait?: boolean;
}

export function addCheckCommands(program: Command, shell: Shell): void {
  const check = program
    .command('check')
    .summary('ask a partner whether it knows a value, without telling it which')
    .description(
      'Private checks: a partner answers whether it holds a value and does not learn which value it was. ' +
        '`foreland check` alone means `foreland check list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland check ask DE tel "+44 7700 900123" --case GB/2026/114 --wait',
        '  foreland check ask DE tel --from numbers.txt --case GB/2026/114',
        '  foreland check name DE "Jorin Falkenstedt" --born 1984-03-17 --case GB/2026/114',
        '  foreland check open 7c1f0a52-… --reason "Audit of November"',
      ].join('\n'),
    );

  check
    .command('list', { isDefault: true })
    .description('Lists your checks; to data-protection officers all, without what was asked.')
    .addHelpText('after', '\nExample:\n  foreland check list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.checks);
        invocation.answer(answer, () =>
          answer.checks.length === 0 ? ['No checks.'] : checkLines(invocation, answer.checks),
        );
      }),
    );

  reasonOptions(
    check
      .command('ask')
      .description('Checks identifiers: telephone numbers, accounts, documents, serial numbers, handles.')
      .addArgument(new Argument('<partner>', 'who is asked').choices(PARTNERS))
      .addArgument(new Argument('<class>', 'what kind of identifier').choices(IDENTIFIERS))
      .argument('[values...]', 'identifiers, however they are written')
      .option('--from <file>', 'a file with one identifier in each line; - for standard input')
      .addOption(new Option('--serial <kind>', 'kind of a serial number').choices(SERIAL_KINDS))
      .option('--platform <name>', 'service on which an account is'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland check ask DE tel "+44 7700 900123" --case GB/2026/114 --wait',
    )
    .action(
      (
        partner: Partner,
        checkClass: IdentifierClass,
        values: string[],
        options: ReasonOptions & {
          from?: string;
          serial?: (typeof SERIAL_KINDS)[number];
          platform?: string;
        },
        command: Command,
      ) =>
        shell.run(command, async (invocation) => {
          const { from, serial, platform } = options;
          const identifiers = from === undefined ? values : [...values, ...(await linesOf(invocation, from))];
          if (identifiers.length === 0)
            throw wrongUsage('There is nothing to check.', 'Name an identifier, or a file with --from.');
          await start(invocation, partner, options, {
            class: checkClass,
            values: identifiers.map((identifier) => ({
              identifier,
              ...(serial === undefined ? {} : { serial }),
              ...(platform === undefined ? {} : { platform }),
            })),
          });
        }),
    );

  reasonOptions(
    check
      .command('name')
      .description('Checks a person: a name with a date of birth, or with the year and two attributes more.')
      .addArgument(new Argument('<partner>', 'who is asked').choices(PARTNERS))
      .argument('<name>', 'the name')
      .option('--born <date>', 'date of birth such as 1984-03-17, or the year')
      .option('--father <name>', 'name of the father')
      .option('--mother <name>', 'name of the mother')
      .option('--spouse <name>', 'name of the spouse')
      .option('--town <name>', 'town where the person lives')
      .addOption(
        new Option('--form <form>', 'how names are compared')
          .choices(Object.keys(NAME_FORMS))
          .default('exact'),
      ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland check name DE "Jorin Falkenstedt" --born 1984-03-17 --form sound --case GB/2026/114',
    )
    .action(
      (
        partner: Partner,
        name: string,
        options: ReasonOptions & { form: keyof typeof NAME_FORMS } & Person,
        command: Command,
      ) =>
        shell.run(command, (invocation) => {
          const { form, born, father, mother, spouse, town } = options;
          const person = { name, born, father, mother, spouse, town };
          return start(invocation, partner, options, { class: NAME_FORMS[form], values: [person] });
        }),
    );

  check
    .command('read')
    .description('Says how values would be read for a check. Nothing is asked of anybody.')
    .argument('[values...]', 'identifiers however they are written, or “name, 1984-03-17”')
    .option('--from <file>', 'a file with one value in each line; - for standard input')
    .addHelpText('after', '\nExample:\n  foreland check read "07700 900123" "Jorin Falkenstedt, 1984-03-17"')
    .action((values: string[], { from }: { from?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const texts = from === undefined ? values : [...values, ...(await linesOf(invocation, from))];
        if (texts.length === 0)
          throw wrongUsage('There is nothing to read.', 'Write a value, or name a file with --from.');
        const answer = await (
          await invocation.client()
        ).call(contract.readCheckValues, { body: { values: texts.map((text) => ({ text })) } });
        invocation.answer(answer, () => answer.read.flatMap(readingLines));
      }),
    );

  check
    .command('show')
    .description('Shows a check and its results.')
    .argument('<check>', 'id of the check')
    .option('--wait', 'wait until the partner has answered')
    .addHelpText('after', '\nExample:\n  foreland check show 7c1f0a52-… --wait')
    .action((id: string, { wait }: { wait?: boolean }, command: Command) =>
      shell.run(command, (invocation) => show(invocation, id, wait === true)),
    );

  check
    .command('open')
    .description('Opens exactly what was asked in a check. For data-protection officers; it is logged.')
    .argument('<check>', 'id of the check')
    .requiredOption('--reason <text>', 'why it is opened')
    .option('--key-file <file>', 'file with the officer’s key, where it is kept elsewhere than at the node')
    .addHelpText('after', '\nExample:\n  foreland check open 7c1f0a52-… --reason "Audit of November"')
    .action((id: string, options: { reason: string; keyFile?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const { reason, keyFile } = options;
        const key = keyFile === undefined ? undefined : keyIn(await readText(keyFile));
        const answer = await (
          await invocation.client()
        ).call(contract.openCheck, {
          params: { check: id },
          body: { reason, ...(key === undefined ? {} : { key }) },
        });
        invocation.answer(answer, () => [
          `Asked of ${answer.check.partner} by ${isolated(answer.check.createdBy)}, case ${isolated(answer.check.caseNumber)}:`,
          ...answer.values.map((value) => `  ${isolated(value)}`),
          `${answer.padding} elements asked for nothing.`,
        ]);
      }),
    );

  check
    .command('answered')
    .description('Lists checks that partners made here, with all that this node learned of them.')
    .addHelpText('after', '\nExample:\n  foreland check answered')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.answeredChecks);
        invocation.answer(answer, () =>
          answer.checks.length === 0
            ? ['No checks.']
            : table(invocation.page, answer.checks, [
                { title: 'When', cell: ({ at }) => localTime(at), whole: true },
                { title: 'Partner', cell: ({ partner }) => partner },
                { title: 'Class', cell: (each) => each.class },
                { title: 'Elements', cell: ({ count }) => String(count), align: 'right' },
                { title: 'Case', cell: ({ caseNumber }) => isolated(caseNumber) },
                { title: 'Purpose', cell: ({ purpose }) => isolated(purpose) },
                { title: 'Officer', cell: ({ pseudonym }) => isolated(pseudonym), whole: true },
                { title: 'Refused', cell: ({ refusal }) => refusal?.code ?? '' },
              ]),
        );
      }),
    );

  addCheckIndexCommands(check, shell);
}

interface Person {
  readonly born?: string;
  readonly father?: string;
  readonly mother?: string;
  readonly spouse?: string;
  readonly town?: string;
}

function reasonOptions(command: Command): Command {
  return command
    .requiredOption('--case <number>', 'reference of the case; the partner reads it')
    .addOption(
      new Option('--purpose <purpose>', 'what it is for; the partner reads it')
        .choices(PURPOSES)
        .default('cross-check'),
    )
    .option('--wait', 'wait until the partner has answered');
}

async function start(
  invocation: Invocation,
  partner: Partner,
  { case: caseNumber, purpose, wait }: ReasonOptions,
  asked: Pick<Draft, 'class' | 'values'>,
): Promise<void> {
  const client = await invocation.client();
  const check = await client.call(contract.startCheck, {
    body: { partner, caseNumber, purpose, ...asked },
  });
  if (wait === true) return show(invocation, check.id, true);
  invocation.answer(check, () => [
    `Asked: ${check.id}, ${check.count} elements. The answer: foreland check show ${check.id}`,
  ]);
}

async function show(invocation: Invocation, id: string, wait: boolean): Promise<void> {
  const client = await invocation.client();
  let check = await client.call(contract.check, { params: { check: id } });
  if (wait && check.state === 'asked')
    invocation.note('Waiting for the partner; Ctrl-C goes away without it.');
  while (wait && check.state === 'asked') {
    await sleep(PATIENCE_MILLISECONDS, undefined, { signal: invocation.signal });
    check = await client.call(contract.check, { params: { check: id } });
  }
  invocation.answer(check, () => [
    ...checkLines(invocation, [check]),
    ...(check.problem ? ['', isolated(check.problem.message), isolated(check.problem.remedy)] : []),
    ...valueLines(invocation, check),
  ]);
}

function readingLines({ written, readings, refusal }: ReadValue): string[] {
  return refusal
    ? [isolated(written), `  ${isolated(refusal.message)} ${isolated(refusal.remedy)}`]
    : [
        isolated(written),
        ...readings.map(({ class: as, normal }) => `  ${as}: ${normal.map(isolated).join(' ')}`),
      ];
}

function valueLines({ page }: Invocation, { values = [] }: Check): string[] {
  if (values.length === 0) return [];
  return [
    '',
    ...table(page, values, [
      { title: 'Asked', cell: ({ asked }) => isolated(asked) },
      {
        title: 'Answer',
        cell: ({ hit }) => (hit === undefined ? '' : hit ? 'hit' : 'no hit'),
        tone: ({ hit }) => (hit === true ? 'strong' : undefined),
      },
    ]),
  ];
}

function checkLines({ page }: Invocation, checks: readonly Check[]): string[] {
  return table(page, checks, [
    { title: 'Check', cell: ({ id }) => id, whole: true },
    { title: 'State', cell: ({ state }) => state, tone: () => 'strong' },
    { title: 'Partner', cell: ({ partner }) => partner },
    { title: 'Class', cell: (check) => check.class },
    { title: 'Case', cell: ({ caseNumber }) => isolated(caseNumber) },
    { title: 'Elements', cell: ({ count }) => String(count), align: 'right' },
    {
      title: 'Hits',
      cell: ({ values, state }) => (state === 'answered' ? hitsOf(values) : ''),
      align: 'right',
    },
    { title: 'By', cell: ({ createdBy }) => isolated(createdBy) },
    { title: 'When', cell: ({ createdAt }) => localTime(createdAt) },
  ]);
}

function hitsOf(values: Check['values']): string {
  return values === undefined ? '' : String(values.filter(({ hit }) => hit === true).length);
}

async function linesOf({ terminal }: Invocation, file: string): Promise<string[]> {
  const text = file === '-' ? await textOf(terminal.input) : await readText(file);
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw wrongUsage(`The file ${file} cannot be read.`, 'Check its name.');
  }
}

/** Files of age have lines of comments beside the key. */
function keyIn(text: string): string {
  return text.split(/\r?\n/).find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? text.trim();
}
