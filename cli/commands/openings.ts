import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Invocation } from '../invocation.ts';
import { localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { wholeNumber } from './options.ts';

type Opening = Answer<typeof contract.requestOpening>;

export function addOpeningCommands(program: Command, shell: Shell): void {
  const openings = program
    .command('openings')
    .summary('ask for a protected record to be opened for a case, and decide about it')
    .description(
      'Opens one protected record to one person for one case, with the approval of a data-protection officer. ' +
        '`foreland openings` alone means `foreland openings list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland openings request GB:p-000123 --case OP-2026/114 --reason "To call the witness"',
        '  foreland openings approve 7c1f0a52-… --note "Needed by the prosecutor"',
        '  foreland openings read 7c1f0a52-…',
      ].join('\n'),
    );

  openings
    .command('list', { isDefault: true })
    .description(
      'Lists what you asked for; for data-protection officers, what anybody of the partner asked for.',
    )
    .addHelpText('after', '\nExample:\n  foreland openings list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.openings);
        invocation.answer(answer, () =>
          answer.openings.length === 0 ? ['No openings.'] : openingLines(invocation, answer.openings),
        );
      }),
    );

  openings
    .command('request')
    .description('Asks for a record to be opened. The answer does not say whether there is such a record.')
    .argument('<record>', 'id of the record, such as GB:p-000123')
    .requiredOption('--case <number>', 'number of the case')
    .requiredOption('--reason <text>', 'why the record is needed')
    .option('--days <days>', 'for how many days, 1 to 30', wholeNumber(1, 30), 7)
    .addHelpText(
      'after',
      '\nExample:\n  foreland openings request GB:p-000123 --case OP-2026/114 --reason "To call the witness" --days 3',
    )
    .action((record: string, options: { case: string; reason: string; days: number }, command: Command) =>
      shell.run(command, async (invocation) => {
        const { case: caseNumber, reason, days } = options;
        const opening = await (
          await invocation.client()
        ).call(contract.requestOpening, { body: { record, caseNumber, reason, days } });
        invocation.answer(opening, () => [`Asked: ${opening.id}. A data-protection officer decides.`]);
      }),
    );

  for (const approve of [true, false]) {
    openings
      .command(approve ? 'approve' : 'refuse')
      .description(approve ? 'Approves a request of somebody else.' : 'Refuses a request of somebody else.')
      .argument('<opening>', 'id of the opening')
      .requiredOption('--note <text>', 'why')
      .addHelpText(
        'after',
        `\nExample:\n  foreland openings ${approve ? 'approve' : 'refuse'} 7c1f0a52-… --note ${approve ? '"Needed by the prosecutor"' : '"No case"'}`,
      )
      .action((id: string, { note }: { note: string }, command: Command) =>
        shell.run(command, async (invocation) => {
          const opening = await (
            await invocation.client()
          ).call(contract.decideOpening, { params: { opening: id }, body: { approve, note } });
          invocation.answer(opening, () => [
            opening.expiresAt === undefined ? 'Refused.' : `Open until ${localTime(opening.expiresAt)}.`,
          ]);
        }),
      );
  }

  openings
    .command('read')
    .description('Shows the statements on a record that is open to you. Each reading is in the audit log.')
    .argument('<opening>', 'id of the opening')
    .addHelpText('after', '\nExample:\n  foreland openings read 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (
          await invocation.client()
        ).call(contract.openedRecord, { params: { opening: id } });
        invocation.answer(answer, () =>
          answer.statements.length === 0
            ? ['There is no statement on this record that your role, purpose and clearance admit.']
            : table(invocation.page, answer.statements, [
                { title: 'Property', cell: ({ property }) => property, tone: () => 'strong' },
                { title: 'Value', cell: ({ value }) => isolated(value) },
                { title: 'Category', cell: ({ subject }) => subject ?? '' },
                { title: 'Grade', cell: ({ grading }) => grading ?? '' },
                { title: 'Source', cell: ({ contribution }) => isolated(contribution.source) },
              ]),
        );
      }),
    );

  openings
    .command('end')
    .description('Ends an opening, or takes your request back.')
    .argument('<opening>', 'id of the opening')
    .addHelpText('after', '\nExample:\n  foreland openings end 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const opening = await (
          await invocation.client()
        ).call(contract.endOpening, { params: { opening: id } });
        invocation.answer(opening, () => ['Ended.']);
      }),
    );
}

function openingLines({ page }: Invocation, openings: readonly Opening[]): string[] {
  return table(page, openings, [
    { title: 'Opening', cell: ({ id }) => id, whole: true },
    {
      title: 'State',
      cell: ({ state }) => state,
      tone: ({ state }) => (state === 'open' ? 'strong' : undefined),
    },
    { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
    { title: 'Case', cell: ({ caseNumber }) => isolated(caseNumber) },
    { title: 'Asked by', cell: ({ requestedBy }) => isolated(requestedBy) },
    { title: 'Asked', cell: ({ requestedAt }) => localTime(requestedAt) },
    { title: 'Until', cell: ({ expiresAt }) => (expiresAt === undefined ? '' : localTime(expiresAt)) },
  ]);
}
