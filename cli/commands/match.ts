import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { EntityType, PairStatus } from '@foreland/model/contract/matches';
import type { Invocation } from '../invocation.ts';
import { finishJob } from '../jobs.ts';
import { listMatches, matched } from '../match-queue.ts';
import type { MatchFilter, MatchSummary } from '../match-queue.ts';
import { explanationLines, matchLines, modelLines, percent, plain } from '../render/match.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { addEntityCommands } from './match-entity.ts';
import { addJudgeCommands } from './match-judge.ts';
import { addMatchTableCommand } from './match-table.ts';
import { limitOption, partnerOption } from './options.ts';

interface ListOptions extends MatchFilter {
  readonly limit: number;
  readonly wait?: boolean;
}

export function addMatchCommands(program: Command, shell: Shell): void {
  const match = program
    .command('match')
    .alias('matches')
    .summary('records that may be one thing: list, show and judge pairs; match a table')
    .description(
      'Pairs of records that may be one person or thing, what people say of them, and what counts as one. ' +
        '`foreland match` alone means `foreland match list`; `foreland match table` needs no node.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland match --type person',
        '  foreland match show MATCH',
        '  foreland match judge same MATCH --note "Same passport photograph"',
        '  foreland match entity GB:p-000123',
        '  foreland match table people.csv --out people-matched.csv',
      ].join('\n'),
    );
  match
    .command('list', { isDefault: true })
    .description('Lists pairs of your role and purpose; those whose answer is worth most come first.')
    .addOption(
      new Option(
        '--status <status>',
        'review: waits for an answer; second-opinion: somebody was unsure; same, different: judged; automatic: joined by the machine; apart: likely, but held apart by stronger evidence',
      )
        .choices(PairStatus.options)
        .default('review'),
    )
    .addOption(new Option('--type <type>', 'only things of this kind').choices(EntityType.options))
    .addOption(partnerOption('only pairs with a record of this partner'))
    .option('--record <record>', 'only pairs of this record')
    .option('--pattern <id>', 'only pairs that agree in the same way as one that shows this pattern')
    .addOption(limitOption('most pairs to show', 50))
    .option('--wait', 'wait until the matching of your view is up to date')
    .addHelpText(
      'after',
      '\nExamples:\n  foreland match list --type vehicle\n  foreland match --status second-opinion --partner FR --json',
    )
    .action((options: ListOptions, command: Command) =>
      shell.run(command, (invocation) => list(invocation, options)),
    );
  match
    .command('show')
    .description(
      'Shows a pair side by side: what each field adds to the score, what both have to do with, and what people said.',
    )
    .argument('<match>', 'id of the pair')
    .addHelpText('after', '\nExample:\n  foreland match show 0f9a2c6e-1b7d-8e55-9c31-2a8d6f0b4e17')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const detail = await (await invocation.client()).call(contract.match, { params: { match: id } });
        invocation.answer(detail, () => matchLines(invocation.page, detail));
      }),
    );
  addJudgeCommands(match, shell);
  addEntityCommands(match, shell);
  match
    .command('models')
    .description(
      'Shows the models that weigh agreement: what they were made from, their weights, how far their probabilities can be trusted, and drift.',
    )
    .addOption(
      new Option('--type <type>', 'only the model of this kind of thing').choices(EntityType.options),
    )
    .addHelpText('after', '\nExample:\n  foreland match models --type person')
    .action(({ type }: { type?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.matchModels);
        const models = answer.models.filter((model) => type === undefined || model.type === type);
        invocation.answer({ models, computing: answer.computing }, () =>
          models.length === 0
            ? ['No models.']
            : models.flatMap((model, at) => [
                ...(at === 0 ? [] : ['']),
                ...modelLines(invocation.page, model),
              ]),
        );
        noteComputing(invocation, answer.computing);
      }),
    );
  match
    .command('run')
    .description(
      'Matches everything in your view anew, as a job. Imports match what they bring by themselves; Ctrl-C cancels, and nothing is changed then.',
    )
    .addHelpText('after', '\nExample:\n  foreland match run')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        using progress = invocation.progress();
        const job = await finishJob(client, await client.call(contract.crossMatch), progress);
        progress[Symbol.dispose]();
        invocation.answer(job, () => ['Matched. `foreland match` lists what waits for an answer.']);
      }),
    );
  addMatchTableCommand(match, shell);
}

export function addExplainCommand(program: Command, shell: Shell): void {
  program
    .command('explain')
    .summary('explain how any two records compare')
    .description(
      'Explains how any two records compare, whether or not they are a pair that waits for an answer: the parts add up to the score.',
    )
    .argument('<record>', 'id of a record, such as GB:p-000123')
    .argument('<other>', 'id of the record to compare it with')
    .addHelpText('after', '\nExample:\n  foreland explain GB:p-000123 FR:p-004567')
    .action((record: string, other: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const explained = await (
          await invocation.client()
        ).call(contract.explainMatch, { params: { record, other } });
        invocation.answer(explained, () => explanationLines(invocation.page, explained));
      }),
    );
}

async function list(invocation: Invocation, options: ListOptions): Promise<void> {
  const client = await invocation.client();
  const { limit: wanted, wait, ...filter } = options;
  if (wait === true) await matched(client);
  const { matches, more, first } = await listMatches(client, filter, wanted);
  invocation.answer(
    { matches, more, statuses: first.statuses, types: first.types, computing: first.computing },
    () => [
      ...(matches.length === 0 ? ['No pairs.'] : tableOf(invocation, matches)),
      '',
      first.statuses.map(({ status, count }) => `${count} ${plain(status)}`).join(', '),
    ],
  );
  noteComputing(invocation, first.computing);
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

function noteComputing(invocation: Invocation, computing: boolean): void {
  if (computing)
    invocation.note(
      'The matching of your view is still under way: the answer is from before. Wait for it with `foreland match --wait`.',
    );
}

function tableOf({ page }: Invocation, matches: readonly MatchSummary[]): string[] {
  const side = ({ record, caption }: MatchSummary['a']): string => `${isolated(record)} ${isolated(caption)}`;
  return table(page, matches, [
    { title: 'Match', cell: ({ id }) => id, whole: true },
    { title: 'Same', cell: ({ probability }) => percent(probability), align: 'right' },
    { title: 'Kind', cell: ({ type }) => plain(type) },
    { title: 'One', cell: ({ a }) => side(a), tone: () => 'strong' },
    { title: 'Other', cell: ({ b }) => side(b), tone: () => 'strong' },
    { title: 'Alike', cell: ({ alike }) => (alike > 1 ? String(alike) : ''), align: 'right' },
    { title: 'Status', cell: ({ status }) => plain(status), yields: true },
  ]);
}
