import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import { PURPOSES } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { counted, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { day } from './options.ts';

type Leave = Answer<typeof contract.leaves>['leaves'][number];
type SecondHand = Answer<typeof contract.leaves>['secondHand'][number];
type Scope = NonNullable<Call<typeof contract.proposeLeave>['body']>['scope'];

interface TermsOptions {
  readonly to: Partner;
  readonly all?: boolean;
  readonly contributions?: string[];
  readonly records?: string[];
  readonly schemata?: string[];
  readonly purpose: Purpose;
  readonly until: string;
  readonly legalBasis: string;
  readonly note: string;
}

export function addLeaveCommands(program: Command, shell: Shell): void {
  const leave = program
    .command('leave')
    .summary('let partners pass on what this one contributed, and ask for the same')
    .description(
      'Nobody passes on what another partner contributed without that partner’s signed leave. Two people of the originator give it. `foreland leave` alone means `foreland leave list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland leave ask GB --to FR --records GB:p-000123 --purpose exchange --until 2027-03-31 --legal-basis "Act, section 3" --note "Joint case"',
        '  foreland leave support 7c1f0a52-…',
        '  foreland leave grant 7c1f0a52-…',
      ].join('\n'),
    );
  leave
    .command('list', { isDefault: true })
    .description('Lists leave that was given, asked for and received, and who has something at second hand.')
    .addHelpText('after', '\nExample:\n  foreland leave list --json')
    .action((_options: object, command: Command) => shell.run(command, list));
  leave
    .command('show')
    .description('Shows what a leave of this partner would cover now, as far as you see it.')
    .argument('<leave>', 'id of the leave')
    .addHelpText('after', '\nExample:\n  foreland leave show 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => show(invocation, id)),
    );
  withTerms(
    leave
      .command('ask')
      .description('Asks a partner for leave to pass on what it contributed.')
      .addArgument(new Argument('<originator>', 'the partner who contributed it').choices(PARTNERS)),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland leave ask GB --to FR --all --purpose exchange --until 2027-03-31 --legal-basis "Act, section 3" --note "Joint case"',
    )
    .action((originator: Partner, options: TermsOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const body = { ...termsOf(options), originator };
        const asked = await (await invocation.client()).call(contract.askLeave, { body });
        invocation.answer(asked, () => [`Asked: ${asked.id}. Two people of ${originator} decide.`]);
      }),
    );
  withTerms(
    leave
      .command('propose')
      .description(
        'Proposes leave for a partner to pass on what this one contributed; somebody else grants it.',
      )
      .addArgument(new Argument('<holder>', 'the partner who may pass it on').choices(PARTNERS)),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland leave propose DE --to FR --schemata Vessel --purpose exchange --until 2027-03-31 --legal-basis "Act, section 3" --note "Joint case"',
    )
    .action((holder: Partner, options: TermsOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const body = { ...termsOf(options), holder };
        const proposed = await (await invocation.client()).call(contract.proposeLeave, { body });
        invocation.answer(proposed, () => [`Proposed: ${proposed.id}. A second person grants it.`]);
      }),
    );
  leave
    .command('support')
    .description('Proposes the leave that a partner asked for; somebody else grants it.')
    .argument('<leave>', 'id of the leave')
    .addHelpText('after', '\nExample:\n  foreland leave support 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.supportLeave, { params: { leave: id } });
        invocation.answer(answer, () => ['Proposed. A second person grants it.']);
      }),
    );
  leave
    .command('grant')
    .description('Grants leave that somebody else proposed, and sends it.')
    .argument('<leave>', 'id of the leave')
    .addHelpText('after', '\nExample:\n  foreland leave grant 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.decideLeave, {
          params: { leave: id },
          body: { approve: true },
        });
        invocation.answer(answer, () => [
          `Granted: ${counted(answer.covers?.statements ?? 0, 'statement')} may go from ${answer.holder} to ${answer.recipient}.`,
        ]);
      }),
    );
  leave
    .command('refuse')
    .description('Refuses leave that was asked for or proposed; a partner who asked is told.')
    .argument('<leave>', 'id of the leave')
    .option('--reason <text>', 'why; the partner who asked reads it')
    .addHelpText('after', '\nExample:\n  foreland leave refuse 7c1f0a52-… --reason "Under judicial seal"')
    .action((id: string, { reason }: { reason?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.decideLeave, {
          params: { leave: id },
          body: { approve: false, ...(reason === undefined ? {} : { reason }) },
        });
        invocation.answer(answer, () => ['Refused.']);
      }),
    );
  leave
    .command('end')
    .description('Takes leave back. The holder takes back what it passed on under it.')
    .argument('<leave>', 'id of the leave')
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', '\nExample:\n  foreland leave end 7c1f0a52-… --reason "Case closed"')
    .action((id: string, { reason }: { reason: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.endLeave, { params: { leave: id }, body: { reason } });
        invocation.answer(answer, () => ['Taken back; see foreland leave for who still has something.']);
      }),
    );
}

function withTerms(command: Command): Command {
  return command
    .addOption(new Option('--to <partner>', 'who receives it').choices(PARTNERS).makeOptionMandatory())
    .option('--all', 'all that the holder has of the originator')
    .option('--contributions <contribution...>', 'only of these contributions')
    .option('--records <record...>', 'only about these records')
    .option('--schemata <schema...>', 'only of these kinds, such as Vessel')
    .addOption(
      new Option('--purpose <purpose>', 'what the recipient may use it for')
        .choices(PURPOSES)
        .makeOptionMandatory(),
    )
    .requiredOption('--until <day>', 'last day on which something may be passed on', day)
    .requiredOption('--legal-basis <text>', 'the law that allows it, with its article')
    .requiredOption('--note <text>', 'why; who decides reads it');
}

function termsOf(options: TermsOptions) {
  const { to, purpose, until, legalBasis, note } = options;
  return { recipient: to, scope: scopeOf(options), purpose, until, legalBasis, note };
}

/** @throws CommandError `usage` unless exactly one scope is named */
function scopeOf({ all = false, contributions, records, schemata }: TermsOptions): Scope {
  const scopes: Scope[] = [];
  if (all) scopes.push({ all: true });
  if (contributions) scopes.push({ contributions });
  if (records) scopes.push({ records });
  if (schemata) scopes.push({ schemata });
  const [scope] = scopes;
  if (scope && scopes.length === 1) return scope;
  throw wrongUsage(
    scope ? 'More than one scope is named.' : 'It is not said what may be passed on.',
    'Name one of --all, --contributions, --records and --schemata.',
  );
}

async function list(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.leaves);
  invocation.answer(answer, () => [
    ...(answer.leaves.length === 0 ? ['No leave.'] : leaveLines(invocation, answer.leaves)),
    ...(answer.secondHand.length === 0 ? [] : ['', ...secondHandLines(invocation, answer.secondHand)]),
  ]);
}

async function show(invocation: Invocation, id: string): Promise<void> {
  const preview = await (await invocation.client()).call(contract.leavePreview, { params: { leave: id } });
  const { contributions, records, statements } = preview.counts;
  invocation.answer(preview, () => [
    `${counted(statements, 'statement')} on ${counted(records, 'record')} of ${counted(contributions, 'contribution')}`,
    ...table(invocation.page, preview.records, [
      { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
      { title: 'Kind', cell: ({ schema }) => schema },
      { title: 'Name', cell: ({ caption }) => isolated(caption), tone: () => 'strong' },
      { title: 'Statements', cell: (each) => String(each.statements), align: 'right' },
    ]),
  ]);
  if (preview.more) invocation.note('There is more than is listed.');
}

function leaveLines({ page }: Invocation, leaves: readonly Leave[]): string[] {
  return table(page, leaves, [
    { title: 'Leave', cell: ({ id }) => id, whole: true },
    {
      title: 'State',
      cell: ({ state }) => state,
      tone: ({ may }) => (may.support || may.decide ? 'strong' : undefined),
    },
    { title: 'Of', cell: ({ originator }) => originator },
    { title: 'By', cell: ({ holder }) => holder },
    { title: 'To', cell: ({ recipient }) => recipient },
    { title: 'What', cell: ({ scope }) => scopeWords(scope) },
    { title: 'Covers', cell: ({ covers }) => (covers ? counted(covers.statements, 'statement') : '') },
    { title: 'Until', cell: ({ until }) => until, whole: true },
  ]);
}

function secondHandLines({ page }: Invocation, secondHand: readonly SecondHand[]): string[] {
  return table(page, secondHand, [
    { title: 'At second hand', cell: ({ recipient }) => recipient },
    { title: 'From', cell: ({ holder }) => holder },
    { title: 'Held', cell: ({ held }) => held.toLocaleString('en-GB'), align: 'right' },
    { title: 'Given back', cell: ({ returned }) => returned.toLocaleString('en-GB'), align: 'right' },
  ]);
}

function scopeWords(scope: Leave['scope']): string {
  if ('all' in scope) return 'everything';
  if ('schemata' in scope) return scope.schemata.join(', ');
  return 'records' in scope
    ? counted(scope.records.length, 'record')
    : counted(scope.contributions.length, 'contribution');
}
