import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import type { Client } from '../client.ts';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { onceMade } from '../once-made.ts';
import { lawLines, proposalLines, rankingLines } from '../render/actions.ts';
import type { Shell } from '../shell.ts';
import { amount } from './options.ts';

type Ranking = NonNullable<Answer<typeof contract.rankActions>['ranking']>;
export type Question = NonNullable<Call<typeof contract.rankActions>['body']>;

const PATIENCE_MILLISECONDS = 200;

/** A number that belongs to one action. */
interface OfAction {
  readonly action: string;
  readonly number: number;
}

export interface RankOptions {
  readonly nodes?: string[];
  readonly budget: number;
  readonly only?: string[];
  readonly without?: string[];
  readonly cost?: OfAction[];
  readonly chance?: OfAction[];
  readonly delay?: OfAction[];
}

export function addActionCommands(network: Command, shell: Shell): void {
  network
    .command('actions')
    .description(
      'Lists lawful actions that could be taken against a group or some nodes, and what is no target and by which rule.',
    )
    .argument('[group]', 'id of the group or of any of its members')
    .option('--nodes <node...>', 'these nodes instead of a group')
    .option('--law', 'what is known here of the law of each partner; to be verified, and no legal advice')
    .addHelpText(
      'after',
      '\nExamples:\n  foreland network actions GB:p-000123\n  foreland network actions GB:p-000123 --law',
    )
    .action((group: string | undefined, options: { nodes?: string[]; law?: true }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const body = scopeOf(group, options.nodes);
        const answer = await onceMade(client, () => client.call(contract.proposedActions, { body }));
        invocation.answer(answer, () => [
          ...proposalLines(invocation.page, answer),
          ...(options.law ? ['', ...lawLines(invocation.page, answer)] : []),
        ]);
      }),
    );
  const rank = network
    .command('rank')
    .description(
      'Compares which actions within a budget would leave fewest launches, whether or not others step in. Advice: a person decides.',
    )
    .argument('[group]', 'id of the group or of any of its members');
  rankOptions(rank)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland network rank GB:p-000123 --budget 8',
        '  foreland network rank GB:p-000123 --budget 8 --without arrest:GB:p-000456 --chance seizure:GB:v-7=90',
      ].join('\n'),
    )
    .action((group: string | undefined, options: RankOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const ranking = await ranked(invocation, client, await questionOf(client, group, options));
        invocation.answer(ranking, () => rankingLines(invocation.page, ranking));
      }),
    );
}

/**
 * What a ranking is asked with; a decision that cites one repeats it.
 * @param isRanking it is one that is asked for, which needs a budget
 */
export function rankOptions(command: Command, isRanking = true): Command {
  const budget = new Option('--budget <weeks>', 'weeks of work of one team').argParser(amount);
  return command
    .option('--nodes <node...>', 'these nodes instead of a group')
    .addOption(budget.makeOptionMandatory(isRanking))
    .option('--only <action...>', 'consider these actions and no others')
    .option('--without <action...>', 'leave these actions out')
    .option('--cost <action=weeks...>', 'what an action takes, where you know better', ofAction())
    .option(
      '--chance <action=percent...>',
      'how likely an action succeeds, where you know better',
      ofAction(),
    )
    .option(
      '--delay <action=days...>',
      'days until an action takes effect, where you know better',
      ofAction(),
    );
}

/** Reads numbers of actions, such as arrest:GB:p-1=90, one after the other. */
function ofAction(): (text: string, before?: OfAction[]) => OfAction[] {
  return (text, before = []) => {
    const at = text.lastIndexOf('=');
    const number = Number(text.slice(at + 1));
    if (at < 1 || at === text.length - 1 || !(number >= 0))
      throw new InvalidArgumentError('Write an action and a number, such as arrest:GB:p-000123=90.');
    return [...before, { action: text.slice(0, at), number }];
  };
}

export function scopeOf(
  group: string | undefined,
  nodes: string[] | undefined,
): { group?: string; nodes?: string[] } {
  if ((group === undefined) === (nodes === undefined))
    throw wrongUsage('There is no group and no node, or both.', 'Name a group, or nodes with --nodes.');
  return group === undefined ? { nodes: nodes ?? [] } : { group };
}

export async function questionOf(
  client: Client,
  group: string | undefined,
  { nodes, budget, only, without, cost = [], chance = [], delay = [] }: RankOptions,
): Promise<Question> {
  const scope = scopeOf(group, nodes);
  if (only && without)
    throw wrongUsage('Both --only and --without are given.', 'Say which actions count, or which do not.');
  const terms = new Map<string, { action: string; cost?: number; likelihood?: number; delayDays?: number }>();
  const change = (given: readonly OfAction[], to: (number: number) => object): void => {
    for (const { action, number } of given)
      terms.set(action, { action, ...terms.get(action), ...to(number) });
  };
  change(cost, (weeks) => ({ cost: weeks }));
  change(chance, (percent) => ({ likelihood: percent / 100 }));
  change(delay, (days) => ({ delayDays: days }));
  return {
    ...scope,
    budget,
    terms: [...terms.values()],
    ...(only ? { actions: only } : {}),
    ...(without ? { actions: await allBut(client, scope, without) } : {}),
  };
}

async function allBut(
  client: Client,
  scope: { group?: string; nodes?: string[] },
  without: readonly string[],
): Promise<string[]> {
  const { actions } = await onceMade(client, () => client.call(contract.proposedActions, { body: scope }));
  const ids = actions.map(({ id }) => id);
  const unknown = without.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw wrongUsage(`“${unknown}” is not proposed.`, 'Take ids from `foreland network actions`.');
  return ids.filter((id) => !without.includes(id));
}

/** The ranking, once it is computed. Whoever interrupts this stops asking, and with that the computation. */
export async function ranked(invocation: Invocation, client: Client, question: Question): Promise<Ranking> {
  using progress = invocation.progress();
  for (;;) {
    const { ranking, progress: share } = await client.call(contract.rankActions, { body: question });
    if (ranking) return ranking;
    progress.show('comparing actions', share);
    await sleep(PATIENCE_MILLISECONDS, undefined, { signal: invocation.signal });
  }
}
