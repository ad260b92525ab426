import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { PLAN_STATUSES } from '@foreland/model/contract/plan';
import type { Invocation } from '../invocation.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { wholeNumber } from './options.ts';

type Plan = Answer<typeof contract.plan>;
type Item = Plan['items'][number];
type Indicator = Plan['indicators'][number];

interface PlanOptions {
  readonly priority?: number;
  readonly status?: (typeof PLAN_STATUSES)[number];
}

export function addPlanCommand(program: Command, shell: Shell): void {
  program
    .command('plan')
    .summary('show the five priorities of the plan with their indicators')
    .description(
      'Shows the priorities, commitments and actions of the 2025 plan with owners, due dates and status, and the indicators computed from records.',
    )
    .addOption(new Option('--priority <number>', 'only this priority, 1 to 5').argParser(wholeNumber(1, 5)))
    .addOption(new Option('--status <status>', 'only actions in this state').choices(PLAN_STATUSES))
    .addHelpText(
      'after',
      '\nExamples:\n  foreland plan --priority 2\n  foreland plan --status at-risk --json',
    )
    .action((options: PlanOptions, command: Command) =>
      shell.run(command, (invocation) => plan(invocation, options)),
    );
}

async function plan(invocation: Invocation, { priority, status }: PlanOptions): Promise<void> {
  const whole = await (await invocation.client()).call(contract.plan);
  const items = whole.items.filter(
    (item) =>
      (priority === undefined || item.priority === priority) &&
      (status === undefined || item.status === status),
  );
  const indicators = whole.indicators.filter(
    (indicator) => priority === undefined || indicator.priority === priority,
  );
  invocation.answer({ items, indicators }, () => [
    ...(items.length === 0 ? ['No items.'] : itemLines(invocation, items)),
    '',
    ...(indicators.length === 0 ? [] : indicatorLines(invocation, indicators)),
  ]);
}

const INDENT = { priority: '', commitment: '  ', action: '    ' } as const;

function itemLines({ page }: Invocation, items: readonly Item[]): string[] {
  return table(page, items, [
    { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
    {
      title: 'What',
      cell: (item) => INDENT[item.level] + isolated(nameOf(item)),
      tone: ({ level }) => (level === 'priority' ? 'strong' : undefined),
    },
    { title: 'Owner', cell: ({ owner = '' }) => owner },
    { title: 'With', cell: ({ partners }) => partners.join(' ') },
    { title: 'Due', cell: ({ dueOn = '' }) => dueOn },
    {
      title: 'Status',
      cell: ({ status = '' }) => status,
      tone: ({ status }) => (status === 'at-risk' ? 'warning' : status === 'done' ? 'good' : undefined),
    },
  ]);
}

function nameOf({ names, record }: Item): string {
  return (names.find(({ language }) => language === 'en') ?? names[0])?.text ?? record;
}

function indicatorLines({ page }: Invocation, indicators: readonly Indicator[]): string[] {
  return table(page, indicators, [
    { title: 'Priority', cell: ({ priority }) => String(priority), align: 'right' },
    { title: 'Indicator', cell: ({ id }) => id, tone: () => 'strong' },
    { title: 'Value', cell: figure, align: 'right' },
    { title: 'How it is computed', cell: ({ basis }) => isolated(basis) },
  ]);
}

function figure({ value, unit }: Indicator): string {
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return unit === 'count' ? number : `${number} ${unit === 'eur' ? 'EUR' : unit}`;
}
