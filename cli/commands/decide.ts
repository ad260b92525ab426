import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { DecisionRequest } from '@foreland/model/contract/leads';
import { DECISION_ACTIONS } from '@foreland/model/decision';
import type { DecisionAction } from '@foreland/model/decision';
import { DROP_REASONS, OUTCOMES } from '@foreland/model/lead';
import type { DropReason, Outcome } from '@foreland/model/lead';
import type { z } from 'zod';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { leadLines } from '../render/lead.ts';
import type { Shell } from '../shell.ts';
import { amount } from './options.ts';

interface DecideOptions {
  readonly note?: string;
  readonly assignee?: string;
  readonly reason?: DropReason;
  readonly outcome?: Outcome;
  readonly quantity?: number;
  readonly unit?: string;
  readonly decision?: string;
}

export function addDecideCommand(program: Command, shell: Shell): void {
  program
    .command('decide')
    .summary('decide on a lead')
    .description(
      'Writes a signed decision on a lead. Whoever may see the lead may see what was decided on it.',
    )
    .argument('<lead>', 'id of the lead')
    .addArgument(new Argument('<action>', 'what is decided').choices(DECISION_ACTIONS))
    .option('--note <text>', 'a note; needed for note and reopen')
    .option('--assignee <user>', 'colleague, for assign and task')
    .addOption(new Option('--reason <reason>', 'why it is dropped, for drop').choices(DROP_REASONS))
    .addOption(new Option('--outcome <outcome>', 'what came of it, for outcome').choices(OUTCOMES))
    .addOption(new Option('--quantity <number>', 'how much, for outcome').argParser(amount))
    .option('--unit <unit>', 'of what, for outcome: boats, engines, EUR …')
    .option('--decision <id>', 'which decision is taken back, for withdraw')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland decide LEAD triage --note "Looks sound"',
        '  foreland decide LEAD task --assignee j.doe',
        '  foreland decide LEAD drop --reason innocent-explanation',
        '  foreland decide LEAD outcome --outcome seizure --quantity 3 --unit boats',
        '  foreland decide LEAD withdraw --decision DECISION',
      ].join('\n'),
    )
    .action((lead: string, action: DecisionAction, options: DecideOptions, command: Command) =>
      shell.run(command, (invocation) => decide(invocation, lead, action, options)),
    );
}

async function decide(
  invocation: Invocation,
  lead: string,
  action: DecisionAction,
  options: DecideOptions,
): Promise<void> {
  const decided =
    action === 'withdraw' ? { withdraws: withdrawalOf(options) } : { body: requestOf(action, options) };
  const client = await invocation.client();
  const detail = decided.withdraws
    ? await client.call(contract.withdrawDecision, {
        params: { lead, decision: decided.withdraws.decision },
        body: { note: decided.withdraws.note },
      })
    : await client.call(contract.decide, { params: { lead }, body: decided.body });
  invocation.answer(detail, () => leadLines(invocation.page, detail));
}

function withdrawalOf({ decision, note, ...others }: DecideOptions): {
  readonly decision: string;
  readonly note: string | undefined;
} {
  refuseOthers('withdraw', Object.keys(others));
  if (decision === undefined)
    throw wrongUsage(
      'Which decision is taken back?',
      'Give --decision with its id; `foreland lead` shows it.',
    );
  return { decision, note };
}

/** What the contract asks for this action, and nothing else. */
function requestOf(
  action: Exclude<DecisionAction, 'withdraw'>,
  options: DecideOptions,
): z.output<typeof DecisionRequest> {
  const form = DecisionRequest.options.find(({ shape }) => shape.action.value === action);
  refuseOthers(
    action,
    Object.keys(options).filter((name) => !form || !Object.hasOwn(form.shape, name)),
  );
  const parsed = DecisionRequest.safeParse({ action, ...options });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrongUsage(
    `“${action}” needs --${String(issue?.path[0])}: ${issue?.message ?? ''}`,
    'See `foreland decide --help`.',
  );
}

function refuseOthers(action: string, names: readonly string[]): void {
  if (names[0] !== undefined)
    throw wrongUsage(
      `--${names[0]} does not belong to “${action}”.`,
      'Leave it out; see `foreland decide --help`.',
    );
}
