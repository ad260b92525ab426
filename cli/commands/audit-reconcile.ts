import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Partner } from '@foreland/model/partner';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Invocation } from '../invocation.ts';
import { localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { EXIT } from '../exit.ts';
import type { Shell } from '../shell.ts';
import { day, partnerArgument } from './options.ts';

type Comparison = Answer<typeof contract.reconciliations>['reconciliations'][number];
type Whole = Answer<typeof contract.reconciliation>;

const DAY = 86_400_000;
const USUAL_DAYS = 30;
const PATIENCE_MILLISECONDS = 1000;

interface ReconcileOptions {
  readonly from?: string;
  readonly wait: boolean;
}

/** The log of this node held against that of a partner. */
export function addReconcileCommands(audit: Command, shell: Shell): void {
  audit
    .command('reconcile')
    .description(
      'Compares what this node and a partner’s node logged of their exchanges: each sends the other its signed list. ' +
        'Names what one end alone logged, and ends with 1 where there is such.',
    )
    .addArgument(partnerArgument('with whom'))
    .option('--from <day>', `first day, in universal time (default: ${USUAL_DAYS} days ago)`, day)
    .option('--no-wait', 'do not wait for the partner’s list')
    .addHelpText('after', '\nExample:\n  foreland audit reconcile DE --from 2026-11-01')
    .action((partner: Partner, { from, wait }: ReconcileOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const since = from === undefined ? new Date(Date.now() - USUAL_DAYS * DAY) : new Date(from);
        const { id } = await client.call(contract.startReconciliation, {
          body: { partner, since: since.toISOString() },
        });
        return show(invocation, id, wait);
      }),
    );
  audit
    .command('comparison')
    .description('Shows a comparison that was begun before, here or by the partner.')
    .argument('<comparison>', 'its id, as `foreland audit comparisons` lists it')
    .addHelpText('after', '\nExample:\n  foreland audit comparison 7c1f0a52-…')
    .action((id: string, _: object, command: Command) =>
      shell.run(command, (invocation) => show(invocation, id, false)),
    );
  audit
    .command('comparisons')
    .description('Lists comparisons with the logs of partners, newest first.')
    .addHelpText('after', '\nExample:\n  foreland audit comparisons --json')
    .action((_: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.reconciliations);
        invocation.answer(answer, () =>
          answer.reconciliations.length === 0
            ? ['Nothing has been compared.']
            : comparisonLines(invocation, answer.reconciliations),
        );
      }),
    );
}

async function show(invocation: Invocation, id: string, wait: boolean): Promise<number> {
  const client = await invocation.client();
  const ask = (): Promise<Whole> => client.call(contract.reconciliation, { params: { reconciliation: id } });
  let found = await ask();
  if (wait && found.state === 'asked')
    invocation.note('Waiting for the partner’s list; Ctrl-C goes away without it.');
  while (wait && found.state === 'asked') {
    await sleep(PATIENCE_MILLISECONDS, undefined, { signal: invocation.signal });
    found = await ask();
  }
  invocation.answer(found, () => [
    ...comparisonLines(invocation, [found]),
    ...(found.problem ? ['', isolated(found.problem.message), isolated(found.problem.remedy)] : []),
    ...verdictLines(invocation, found),
  ]);
  return aloneIn(found) > 0 ? EXIT.refused : EXIT.ok;
}

function verdictLines({ page }: Invocation, found: Whole): string[] {
  const { counts, exchanges } = found;
  if (!counts) return ['', `The answer: foreland audit comparison ${found.id}`];
  const alone = exchanges.filter(({ loggedBy }) => loggedBy !== 'both');
  if (alone.length === 0) return ['', page.tone('good', 'Both logs agree.')];
  return [
    '',
    page.tone('bad', 'Logged at one end only:'),
    ...table(page, alone, [
      { title: 'By', cell: ({ loggedBy }) => (loggedBy === 'here' ? 'this node' : found.partner) },
      { title: 'Direction', cell: ({ direction }) => direction },
      { title: 'When', cell: ({ here, there }) => localTime(here ?? there ?? ''), whole: true },
      { title: 'Age', cell: ({ here, there }) => ageOf(here ?? there ?? '') },
      {
        title: 'Package',
        cell: (each) => (each.package ? `${each.package.kind}, ${each.package.state}` : 'not known here'),
      },
      { title: 'Envelope', cell: ({ envelope }) => envelope.slice(0, 16) },
      { title: 'Entry', cell: ({ entry = '' }) => entry },
    ]),
  ];
}

function comparisonLines({ page }: Invocation, comparisons: readonly Comparison[]): string[] {
  return table(page, comparisons, [
    { title: 'Comparison', cell: ({ id }) => id, whole: true },
    { title: 'Partner', cell: ({ partner }) => partner },
    { title: 'State', cell: ({ state }) => state, tone: () => 'strong' },
    { title: 'Both', cell: ({ counts }) => String(counts?.both ?? ''), align: 'right' },
    { title: 'Only here', cell: ({ counts }) => String(counts?.onlyHere ?? ''), align: 'right' },
    { title: 'Only there', cell: ({ counts }) => String(counts?.onlyThere ?? ''), align: 'right' },
    { title: 'From', cell: ({ since }) => since.slice(0, 10) },
    { title: 'Begun', cell: ({ direction }) => (direction === 'asked' ? 'here' : 'by the partner') },
    { title: 'When', cell: ({ createdAt }) => localTime(createdAt) },
  ]);
}

function aloneIn({ counts }: Comparison): number {
  return (counts?.onlyHere ?? 0) + (counts?.onlyThere ?? 0);
}

function ageOf(at: string): string {
  const hours = Math.floor((Date.now() - Date.parse(at)) / 3_600_000);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
