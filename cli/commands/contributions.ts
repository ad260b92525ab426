import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { LEVELS, PURPOSES, TLPS } from '@foreland/model/label';
import type { Level, Purpose, Tlp } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { wrongUsage } from '../exit.ts';
import { readJsonObject } from '../import/json-file.ts';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { labelText } from '../render/label.ts';
import { counted, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { day, limitOption, listOf, partnerOption } from './options.ts';

type Contribution = Answer<typeof contract.contributions>['contributions'][number];
type SavedMapping = Answer<typeof contract.saveMapping>;

const LARGEST_PAGE = 200;

export function addContributionCommands(program: Command, shell: Shell): void {
  const contributions = program
    .command('contributions')
    .summary('list what was contributed, and take it back')
    .description(
      'Lists contributions and takes them back. `foreland contributions` alone means `foreland contributions list`.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  foreland contributions --partner FR\n  foreland contributions retract 7c1f0a52-… --reason "Sent by mistake"',
    );
  contributions
    .command('list', { isDefault: true })
    .description('Lists the contributions of which you may see something, newest first.')
    .addOption(partnerOption('only contributions of this partner'))
    .addOption(limitOption('most contributions to show', 50))
    .addHelpText('after', '\nExample:\n  foreland contributions list --partner FR --json')
    .action((options: { partner?: Partner; limit: number }, command: Command) =>
      shell.run(command, (invocation) => list(invocation, options)),
    );

  contributions
    .command('retract')
    .description(
      'Takes back a contribution of your own partner. Its statements stay in the history; leads that rested on them are withdrawn.',
    )
    .argument('<contribution>', 'id of the contribution')
    .requiredOption('--reason <text>', 'why it is taken back')
    .addHelpText(
      'after',
      '\nExample:\n  foreland contributions retract 7c1f0a52-… --reason "Sent by mistake"',
    )
    .action((contribution: string, { reason }: { reason: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.retractContribution, {
          params: { contribution },
          body: { reason },
        });
        invocation.answer(answer, () => [`Taken back: ${counted(answer.statements, 'statement')}.`]);
      }),
    );

  contributions
    .command('labels')
    .description('Shows under which labels a contribution states something now.')
    .argument('<contribution>', 'id of the contribution')
    .addHelpText('after', '\nExample:\n  foreland contributions labels 7c1f0a52-…')
    .action((contribution: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.contributionLabels, { params: { contribution } });
        invocation.answer(answer, () =>
          answer.labels.map(
            ({ label, statements }) => `${counted(statements, 'statement')}: ${labelText(label)}`,
          ),
        );
      }),
    );
  contributions
    .command('narrow')
    .description(
      'Narrows the labels of a contribution of your own partner. Partners who lose it are told to take it back; the others get it under its new label.',
    )
    .argument('<contribution>', 'id of the contribution')
    .addOption(
      new Option('--audience <partners>', 'partners who may still see it, with commas').argParser(
        listOf(PARTNERS),
      ),
    )
    .addOption(
      new Option('--purposes <purposes>', 'purposes it may still be used for, with commas').argParser(
        listOf(PURPOSES),
      ),
    )
    .option('--handling <codes...>', 'handling codes to add, such as H2')
    .addOption(new Option('--tlp <colour>', 'at least this colour').choices(TLPS))
    .addOption(new Option('--level <level>', 'at least this classification').choices(LEVELS))
    .option('--review-by <day>', 'to be reviewed by this day at the latest', day)
    .option('--records <record...>', 'only what it states on these records')
    .requiredOption('--reason <text>', 'why it is narrowed')
    .addHelpText(
      'after',
      '\nExample:\n  foreland contributions narrow 7c1f0a52-… --audience GB,FR --reason "Not for further partners"',
    )
    .action((contribution: string, options: NarrowOptions, command: Command) =>
      shell.run(command, (invocation) => narrow(invocation, contribution, options)),
    );

  const mappings = program
    .command('mappings')
    .summary('list, save and delete mappings for tables')
    .description('Keeps mappings for tables. `foreland mappings` alone means `foreland mappings list`.')
    .addHelpText(
      'after',
      '\nExamples:\n  foreland mappings\n  foreland mappings save seizures seizures.mapping.json',
    );
  mappings
    .command('list', { isDefault: true })
    .description('Lists the saved mappings of your partner.')
    .addHelpText('after', '\nExample:\n  foreland mappings list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.mappings);
        invocation.answer(answer, () =>
          answer.mappings.length === 0
            ? ['No mappings are saved.']
            : mappingLines(invocation, answer.mappings),
        );
      }),
    );
  mappings
    .command('save')
    .description('Saves a mapping under a name, for import --saved.')
    .argument('<name>')
    .argument('<file>', 'the mapping as a JSON file')
    .addHelpText('after', '\nExample:\n  foreland mappings save seizures seizures.mapping.json')
    .action((name: string, file: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const mapping = await readJsonObject(file);
        const saved = await (
          await invocation.client()
        ).call(contract.saveMapping, { body: { name, mapping } });
        invocation.answer(saved, () => [`Saved “${isolated(saved.name)}”: ${saved.id}`]);
      }),
    );
  mappings
    .command('delete')
    .description('Forgets a saved mapping.')
    .argument('<id>', 'id of the mapping')
    .addHelpText('after', '\nExample:\n  foreland mappings delete 51c0d6a8-…')
    .action((mapping: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        invocation.answer(
          await (await invocation.client()).call(contract.deleteMapping, { params: { mapping } }),
          () => ['Deleted.'],
        );
      }),
    );
}

interface NarrowOptions {
  readonly audience?: Partner[];
  readonly purposes?: Purpose[];
  readonly handling?: string[];
  readonly tlp?: Tlp;
  readonly level?: Level;
  readonly reviewBy?: string;
  readonly records?: string[];
  readonly reason: string;
}

async function narrow(invocation: Invocation, contribution: string, options: NarrowOptions): Promise<void> {
  const { reason, records, ...named } = options;
  if (Object.keys(named).length === 0)
    throw wrongUsage(
      'It is not said what is narrowed.',
      'Name one of --audience, --purposes, --handling, --tlp, --level and --review-by.',
    );
  const answer = await (
    await invocation.client()
  ).call(contract.narrowContribution, {
    params: { contribution },
    body: { ...named, ...(records === undefined ? {} : { records }), reason },
  });
  invocation.answer(answer, () => [`Narrowed: ${counted(answer.statements, 'statement')}.`]);
  if (answer.stillStated > 0)
    invocation.note(
      `Another contribution still states ${counted(answer.stillStated, 'statement')} of these under the wider label; narrow that one too.`,
    );
}

async function list(
  invocation: Invocation,
  { partner, limit: wanted }: { partner?: Partner; limit: number },
): Promise<void> {
  const client = await invocation.client();
  const { items, more } = await gather<Contribution>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const { contributions, next } = await client.call(contract.contributions, {
      query: { partner, limit, cursor },
    });
    return { items: contributions, next };
  });
  invocation.answer({ contributions: items, more }, () =>
    items.length === 0 ? ['No contributions.'] : contributionLines(invocation, items),
  );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

function contributionLines({ page }: Invocation, contributions: readonly Contribution[]): string[] {
  return table(page, contributions, [
    { title: 'Contribution', cell: ({ id }) => id, whole: true },
    { title: 'Partner', cell: ({ partner }) => partner },
    {
      title: 'Title',
      cell: ({ title, exercise }) => isolated(exercise ? `${title} [exercise]` : title),
      tone: ({ retracted }) => (retracted ? 'quiet' : 'strong'),
    },
    { title: 'Source', cell: ({ source }) => isolated(source), yields: true },
    { title: 'Statements', cell: ({ statements }) => statements.toLocaleString('en-GB'), align: 'right' },
    { title: 'Received', cell: ({ receivedOn }) => receivedOn, whole: true },
    { title: '', cell: ({ retracted }) => (retracted ? 'taken back' : ''), tone: () => 'warning' },
  ]);
}

function mappingLines({ page }: Invocation, mappings: readonly SavedMapping[]): string[] {
  return table(page, mappings, [
    { title: 'Mapping', cell: ({ id }) => id, whole: true },
    { title: 'Name', cell: ({ name }) => isolated(name), tone: () => 'strong' },
    { title: 'Saved by', cell: ({ savedBy }) => isolated(savedBy) },
    { title: 'Saved', cell: ({ savedAt }) => localTime(savedAt) },
  ]);
}
