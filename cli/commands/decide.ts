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

export function addDecisionCommands(leads: Command, shell: Shell): void {
  leads
    .command('decide')
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
        '  foreland leads decide LEAD triage --note "Looks sound"',
        '  foreland leads decide LEAD task --assignee j.doe',
        '  foreland leads decide LEAD drop --reason innocent-explanation',
        '  foreland leads decide LEAD outcome --outcome seizure --quantity 3 --unit boats',
        '  foreland leads decide LEAD withdraw --decision DECISION',
      ].join('\n'),
    )
    .action((lead: string, action: DecisionAction, options: DecideOptions, command: Command) =>
      shell.run(command, (invocation) => decide(invocation, lead, action, options)),
    );

  leads
    .command('assign')
    .description('Gives a lead to a colleague of your own partner.')
    .argument('<lead>', 'id of the lead')
    .argument('<user>', 'the colleague')
    .option('--note <text>', 'a note for them')
    .addHelpText(
      'after',
      '\nExample:\n  foreland leads assign LEAD j.doe --note "Known from operation North"',
    )
    .action((lead: string, assignee: string, { note }: DecideOptions, command: Command) =>
      shell.run(command, (invocation) => decide(invocation, lead, 'assign', given({ assignee, note }))),
    );
  leads
    .command('note')
    .description('Adds a note to a lead. Whoever may see the lead may read it.')
    .argument('<lead>', 'id of the lead')
    .argument('<text>', 'the note')
    .addHelpText('after', '\nExample:\n  foreland leads note LEAD "The shop sells to everybody"')
    .action((lead: string, note: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => decide(invocation, lead, 'note', { note })),
    );
  leads
    .command('outcome')
    .description('Records what came of a lead.')
    .argument('<lead>', 'id of the lead')
    .addArgument(new Argument('<outcome>', 'what came of it').choices(OUTCOMES))
    .addOption(new Option('--quantity <number>', 'how much').argParser(amount))
    .option('--unit <unit>', 'of what: boats, engines, EUR …')
    .option('--note <text>', 'a note')
    .addHelpText('after', '\nExample:\n  foreland leads outcome LEAD seizure --quantity 3 --unit boats')
    .action((lead: string, outcome: Outcome, { quantity, unit, note }: DecideOptions, command: Command) =>
      shell.run(command, (invocation) =>
        decide(invocation, lead, 'outcome', given({ outcome, quantity, unit, note })),
      ),
    );
}

/** The same without what was not given. */
function given(options: DecideOptions): DecideOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
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
      'Give --decision with its id; `foreland leads show` shows it.',
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
    'See `foreland leads decide --help`.',
  );
}

function refuseOthers(action: string, names: readonly string[]): void {
  if (names[0] !== undefined)
    throw wrongUsage(
      `--${names[0]} does not belong to “${action}”.`,
      'Leave it out; see `foreland leads decide --help`.',
    );
}
