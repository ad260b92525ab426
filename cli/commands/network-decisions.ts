import { Argument } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { OutcomeResult } from '@foreland/model/contract/disruption';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { onceMade } from '../once-made.ts';
import { gather } from '../pages.ts';
import { decisionLines } from '../render/actions.ts';
import type { Shell } from '../shell.ts';
import { questionOf, rankOptions, ranked, scopeOf } from './network-actions.ts';
import type { RankOptions } from './network-actions.ts';
import { allOption, day, limitOption, wantedOf, wholeNumber } from './options.ts';
import type { ListOptions } from './options.ts';

/** Most that the node tells at once. */
const LARGEST_PAGE = 200;

interface DecideOptions extends Omit<RankOptions, 'budget'> {
  readonly reason: string;
  readonly action?: string[];
  readonly nothing?: true;
  readonly ranking?: string;
  readonly portfolio?: number;
  readonly budget?: number;
}

interface OutcomeOptions {
  readonly day: string;
  readonly note?: string;
  readonly statement?: string[];
}

export function addActionDecisionCommands(network: Command, shell: Shell): void {
  const decide = network
    .command('decide')
    .description(
      'Records what you decide: some actions, or nothing; with your reason, and the ranking that you saw.',
    )
    .argument('[group]', 'id of the group or of any of its members')
    .requiredOption('--reason <text>', 'why; whoever sees all that you saw may read it')
    .option('--action <action...>', 'what is to be done')
    .option('--nothing', 'that nothing is done')
    .option('--ranking <digest>', 'the ranking that you saw, by the digest that `rank` printed')
    .option(
      '--portfolio <number>',
      'its choice of actions that you take, counted from 1',
      wholeNumber(1, 20),
    );
  rankOptions(decide, false)
    .addHelpText(
      'after',
      [
        '\nA ranking is cited with the options that it was asked with: --budget and, where they were used, the others.',
        '\nExamples:',
        '  foreland network decide GB:p-000123 --nothing --reason "They would be warned"',
        '  foreland network decide GB:p-000123 --action arrest:GB:p-000456 --reason "Warrant is there"',
        '  foreland network decide GB:p-000123 --budget 8 --ranking DIGEST --portfolio 1 --reason "Best whoever steps in"',
      ].join('\n'),
    )
    .action((group: string | undefined, options: DecideOptions, command: Command) =>
      shell.run(command, (invocation) => decideOn(invocation, group, options)),
    );
  network
    .command('decisions')
    .description('Lists decisions on actions, newest first, with what came of them.')
    .argument('[group]', 'only those about this group')
    .addOption(limitOption('most decisions', 20))
    .addOption(allOption('decisions'))
    .addHelpText(
      'after',
      '\nExamples:\n  foreland network decisions --json\n  foreland network decisions --all',
    )
    .action((group: string | undefined, options: ListOptions, command: Command) =>
      shell.run(command, (invocation) => listDecisions(invocation, group, options)),
    );
  network
    .command('outcome')
    .description(
      'Records what came of an action. The usual chance of its kind takes it into account from then on.',
    )
    .argument('<decision>', 'id of the decision')
    .argument('<action>', 'id of the action, such as arrest:GB:p-000123')
    .addArgument(new Argument('<result>', 'how it went').choices(OutcomeResult.options))
    .requiredOption('--day <day>', 'when', day)
    .option('--note <text>', 'what is to be known of it')
    .option('--statement <id...>', 'statements that tell of it')
    .addHelpText(
      'after',
      '\nExample:\n  foreland network outcome DECISION arrest:GB:p-000123 succeeded --day 2026-02-14',
    )
    .action(
      (
        decision: string,
        action: string,
        result: (typeof OutcomeResult.options)[number],
        { day: on, note, statement }: OutcomeOptions,
        command: Command,
      ) =>
        shell.run(command, async (invocation) => {
          const client = await invocation.client();
          const answer = await client.call(contract.recordOutcome, {
            params: { decision },
            body: {
              action,
              result,
              day: on,
              ...(note === undefined ? {} : { note }),
              ...(statement ? { statements: statement } : {}),
            },
          });
          invocation.answer(answer, () => decisionLines(invocation.page, answer));
        }),
    );
}

async function listDecisions(
  invocation: Invocation,
  group: string | undefined,
  options: ListOptions,
): Promise<void> {
  const client = await invocation.client();
  const { items: decisions, more } = await gather(wantedOf(options), LARGEST_PAGE, async (limit, cursor) => {
    const query = { limit, cursor, ...(group === undefined ? {} : { group }) };
    const answer = await onceMade(client, () => client.call(contract.actionDecisions, { query }));
    return { items: answer.decisions, next: answer.next };
  });
  invocation.answer({ decisions, more }, () =>
    decisions.length === 0
      ? ['No decisions.']
      : decisions.flatMap((decision, at) => [
          ...(at === 0 ? [] : ['']),
          ...decisionLines(invocation.page, decision),
        ]),
  );
  if (more) invocation.note('There are more decisions; raise --limit, or give --all, to see them.');
}

async function decideOn(
  invocation: Invocation,
  group: string | undefined,
  { reason, action, nothing, ranking: digest, portfolio, budget, ...asked }: DecideOptions,
): Promise<void> {
  const scope = scopeOf(group, asked.nodes);
  const ways = [action !== undefined, nothing === true, portfolio !== undefined].filter(Boolean).length;
  if (ways !== 1)
    throw wrongUsage(
      'It is not clear what is decided.',
      'Name actions with --action, take a --portfolio of a ranking, or say --nothing.',
    );
  if ((digest === undefined) !== (budget === undefined) || (portfolio !== undefined && digest === undefined))
    throw wrongUsage(
      'A ranking is cited in part only.',
      'Give --ranking and --budget together, and --portfolio only with them.',
    );
  const client = await invocation.client();
  if (digest === undefined || budget === undefined) {
    const answer = await client.call(contract.decideOnActions, {
      body: { ...scope, actions: action ?? [], reason },
    });
    invocation.answer(answer, () => decisionLines(invocation.page, answer));
    return;
  }
  const question = await questionOf(client, group, { ...asked, budget });
  const ranking = await ranked(invocation, client, question);
  const chosen = portfolio === undefined ? undefined : ranking.portfolios[portfolio - 1];
  if (portfolio !== undefined && !chosen)
    throw wrongUsage(`The ranking has no choice number ${portfolio}.`, 'Take a number that `rank` prints.');
  const answer = await client.call(contract.decideOnActions, {
    body: {
      ...scope,
      actions: chosen?.actions ?? action ?? [],
      terms: question.terms ?? [],
      reason,
      advice: { digest, question, ...(portfolio === undefined ? {} : { portfolio: portfolio - 1 }) },
    },
  });
  invocation.answer(answer, () => decisionLines(invocation.page, answer));
}
