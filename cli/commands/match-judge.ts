import { Argument } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { ANSWERS } from '@foreland/model/judgement';
import type { JudgementAnswer } from '@foreland/model/judgement';
import type { Client } from '../client.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { listMatches } from '../match-queue.ts';
import { matchLines } from '../render/match.ts';
import { counted } from '../render/table.ts';
import type { Shell } from '../shell.ts';

type Detail = Answer<typeof contract.match>;

interface JudgeOptions {
  readonly note?: string;
  readonly alike?: boolean;
}

/** As many pairs as one call may judge; all of them are judged, or none. */
const MOST_AT_ONCE = 200;

export function addJudgeCommands(match: Command, shell: Shell): void {
  match
    .command('judge')
    .description(
      'Says of a pair, or of several at once, whether both records are one thing. The answer is signed, can be taken back, and weighs more than the machine.',
    )
    .addArgument(
      new Argument('<answer>', 'same: one thing; different: two; unsure: asks for a second opinion').choices(
        ANSWERS,
      ),
    )
    .argument('<match...>', `ids of pairs, ${MOST_AT_ONCE} at most`)
    .option('--note <text>', 'why; whoever may see the pair may read it')
    .option('--alike', 'the same for every pair that waits and agrees in the same fields in the same way')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland match judge same MATCH --note "Same passport photograph"',
        '  foreland match judge different MATCH MATCH MATCH',
        '  foreland match judge same MATCH --alike',
      ].join('\n'),
    )
    .action((answer: JudgementAnswer, matches: string[], options: JudgeOptions, command: Command) =>
      shell.run(command, (invocation) => judge(invocation, answer, matches, options)),
    );
  match
    .command('withdraw')
    .description('Takes your own answer on a pair back: what it had joined or parted is as it was before.')
    .argument('<match>', 'id of the pair')
    .option('--judgement <id>', 'which answer, where several of yours stand')
    .option('--note <text>', 'why')
    .addHelpText('after', '\nExample:\n  foreland match withdraw MATCH --note "Mistook the photograph"')
    .action((id: string, options: { judgement?: string; note?: string }, command: Command) =>
      shell.run(command, (invocation) => withdraw(invocation, id, options)),
    );
}

async function judge(
  invocation: Invocation,
  answer: JudgementAnswer,
  named: readonly string[],
  { note, alike }: JudgeOptions,
): Promise<void> {
  const given = [...new Set(named)];
  if (given.length > MOST_AT_ONCE)
    throw wrongUsage(
      `${given.length} pairs are more than can be judged at once.`,
      `Name ${MOST_AT_ONCE} at most.`,
    );
  const client = await invocation.client();
  const matches = alike === true ? await alikeTo(client, given) : given;
  const [first = ''] = matches;
  if (matches.length === 1) {
    const detail = await client.call(contract.judge, { params: { match: first }, body: { answer, note } });
    invocation.answer(detail, () => matchLines(invocation.page, detail));
    return;
  }
  let judged = 0;
  for (let start = 0; start < matches.length; start += MOST_AT_ONCE) {
    const some = matches.slice(start, start + MOST_AT_ONCE);
    judged += (await client.call(contract.judgeAlike, { body: { matches: some, answer, note } })).judged;
  }
  invocation.answer({ judged }, () => [`${counted(judged, 'pair')} judged: ${answer}.`]);
}

/** The pairs themselves and all that wait and agree as one of them does, each once. */
async function alikeTo(client: Client, matches: readonly string[]): Promise<string[]> {
  const all = new Set(matches);
  const patterns = new Set<string>();
  for (const id of matches)
    patterns.add((await client.call(contract.match, { params: { match: id } })).pattern);
  for (const pattern of patterns) {
    const alike = await listMatches(client, { status: 'review', pattern }, Number.MAX_SAFE_INTEGER);
    for (const { id } of alike.matches) all.add(id);
  }
  return [...all];
}

async function withdraw(
  invocation: Invocation,
  match: string,
  { judgement, note }: { judgement?: string; note?: string },
): Promise<void> {
  const client = await invocation.client();
  const chosen = judgement ?? standingOf(await client.call(contract.match, { params: { match } }));
  const detail = await client.call(contract.withdrawJudgement, {
    params: { match, judgement: chosen },
    body: { note },
  });
  invocation.answer(detail, () => matchLines(invocation.page, detail));
}

/** The one answer that the reader may take back. */
function standingOf({ judgements }: Detail): string {
  const own = judgements.filter(({ mayWithdraw, withdrawn }) => mayWithdraw && !withdrawn);
  const [first] = own;
  if (first === undefined)
    throw new CommandError(EXIT.refused, {
      code: 'judgement-none',
      message: 'No answer of yours stands on this pair.',
      remedy: 'See what was said with `foreland match show`.',
    });
  if (own.length > 1)
    throw wrongUsage(
      'Several answers of yours stand on this pair.',
      'Name one with --judgement; `foreland match show` shows them.',
    );
  return first.id;
}
