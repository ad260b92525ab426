import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import { CHECK_CLASSES } from '@foreland/model/contract/checks';
import type { Partner } from '@foreland/model/partner';
import type { Invocation } from '../invocation.ts';
import { localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { listOf, partnerOption } from './options.ts';

type Indexes = Answer<typeof contract.checkIndexes>;
type Classes = NonNullable<NonNullable<Call<typeof contract.renewCheckIndexes>['body']>['classes']>;

/** Indexes of private checks, and what is left of the quotas. */
export function addCheckIndexCommands(check: Command, shell: Shell): void {
  check
    .command('indexes')
    .description('Lists the indexes of partners that can be checked against, and those of this node.')
    .addHelpText('after', '\nExample:\n  foreland check indexes')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.checkIndexes);
        invocation.answer(answer, () => [
          ...(answer.held.length === 0
            ? ['No partner has published an index for this node.']
            : ['Of partners:', ...indexLines(invocation, answer.held)]),
          ...(answer.published.length === 0
            ? []
            : ['', 'Published:', ...publishedLines(invocation, answer.published)]),
        ]);
      }),
    );

  check
    .command('renew')
    .description(
      'Publishes indexes anew, each under a new key; the old keys are erased. For data-protection officers and administrators.',
    )
    .addOption(partnerOption('only for this partner'))
    .option('--classes <classes>', 'only these classes, separated by commas', listOf(CHECK_CLASSES))
    .addHelpText('after', '\nExample:\n  foreland check renew --partner GB --classes tel,doc')
    .action((options: { partner?: Partner; classes?: Classes }, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.renewCheckIndexes, { body: options });
        invocation.answer(answer, () => publishedLines(invocation, answer.published));
        if (answer.renewing)
          invocation.note('The renewal goes on; foreland check indexes shows when it is done.');
      }),
    );

  check
    .command('quotas')
    .description('Shows how much of the quotas is used up.')
    .addHelpText('after', '\nExample:\n  foreland check quotas')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.checkQuotas);
        invocation.answer(answer, () => [
          ...useLines('Asked of', answer.asked),
          ...useLines('Answered for', answer.answered),
        ]);
      }),
    );
}

function useLines(what: string, uses: Answer<typeof contract.checkQuotas>['asked']): string[] {
  return uses.flatMap(({ partner, today, perDay, perCase, cases }) => [
    `${what} ${partner}: ${today} of ${perDay} today`,
    ...cases.map(({ caseNumber, used }) => `  case ${isolated(caseNumber)}: ${used} of ${perCase}`),
  ]);
}

function indexLines({ page }: Invocation, indexes: Indexes['held']): string[] {
  return table(page, indexes, [
    { title: 'Partner', cell: ({ partner }) => partner },
    { title: 'Class', cell: (index) => index.class },
    { title: 'Epoch', cell: ({ epoch }) => epoch },
    { title: 'Padded count', cell: ({ count }) => String(count), align: 'right' },
    { title: 'Published', cell: ({ at }) => localTime(at) },
  ]);
}

function publishedLines({ page }: Invocation, indexes: Indexes['published']): string[] {
  return table(page, indexes, [
    { title: 'For', cell: ({ partner }) => partner },
    { title: 'Class', cell: (index) => index.class },
    { title: 'Epoch', cell: ({ epoch }) => epoch },
    { title: 'Padded count', cell: ({ count }) => String(count), align: 'right' },
    { title: 'Published', cell: ({ at }) => localTime(at) },
    { title: 'Key', cell: ({ answers }) => (answers ? 'in use' : 'erased') },
    { title: 'Package', cell: (index) => index.package?.state ?? '' },
  ]);
}
