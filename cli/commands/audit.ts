import { Option } from 'commander';
import type { Command } from 'commander';
import { PROCESSING_KINDS } from '@foreland/model/audit';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { addAuditLogCommands } from './audit-log.ts';
import { addAuditVerifyCommand } from './audit-verify.ts';
import { addReconcileCommands } from './audit-reconcile.ts';
import { day, limitOption } from './options.ts';

type Entry = Answer<typeof contract.audit>['entries'][number];

interface AuditOptions {
  readonly record?: string;
  readonly user?: string;
  readonly kind?: (typeof PROCESSING_KINDS)[number];
  readonly recipient?: string;
  readonly from?: string;
  readonly until?: string;
  readonly limit: number;
}

const LARGEST_PAGE = 500;
const RECORDS_SHOWN = 3;
const DAY = 86_400_000;

export function addAuditCommand(program: Command, shell: Shell): void {
  const group = program
    .command('audit')
    .summary('who read or changed what (data-protection officers)')
    .description(
      'Shows who read or changed what, when, in which role and for which purpose, newest first. For data-protection officers.',
    )
    .option('--record <record>', 'only entries about this record')
    .option('--user <user>', 'only entries of this person; node for what the node did itself')
    .addOption(new Option('--kind <kind>', 'only this kind of processing').choices(PROCESSING_KINDS))
    .option('--recipient <partner>', 'only what was disclosed to this partner')
    .option('--from <day>', 'first day, such as 2026-11-01, in universal time', day)
    .option('--until <day>', 'last day', day)
    .addOption(limitOption('most entries to show', 100))
    .addHelpText('after', '\nExample:\n  foreland audit --record GB:p-000123 --json')
    .action((options: AuditOptions, command: Command) =>
      shell.run(command, (invocation) => audit(invocation, options)),
    );
  addAuditLogCommands(group, shell);
  addAuditVerifyCommand(group, shell);
  addReconcileCommands(group, shell);
}

async function audit(
  invocation: Invocation,
  { limit: wanted, from, until, ...filter }: AuditOptions,
): Promise<void> {
  const client = await invocation.client();
  const query = {
    ...filter,
    ...(from === undefined ? {} : { from: `${from}T00:00:00Z` }),
    ...(until === undefined ? {} : { until: new Date(Date.parse(until) + DAY).toISOString() }),
  };
  const { items, more } = await gather<Entry>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const { entries, next } = await client.call(contract.audit, { query: { ...query, limit, cursor } });
    return { items: entries, next };
  });
  invocation.answer({ entries: items, more }, () =>
    items.length === 0 ? ['No entries.'] : entryLines(invocation, items),
  );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

function entryLines({ page }: Invocation, entries: readonly Entry[]): string[] {
  return table(page, entries, [
    { title: 'When', cell: ({ at }) => localTime(at), whole: true },
    { title: 'Who', cell: ({ user, partner }) => `${isolated(user)} (${partner})` },
    { title: 'As', cell: ({ role, purpose }) => (purpose === undefined ? role : `${role}, ${purpose}`) },
    { title: 'Did', cell: ({ route }) => route, tone: () => 'strong' },
    { title: 'Kind', cell: ({ kind = '' }) => kind },
    {
      title: 'Outcome',
      cell: ({ outcome }) => outcome,
      tone: ({ outcome }) => (outcome === 'allowed' ? undefined : 'bad'),
    },
    {
      title: 'About',
      cell: ({ records }) =>
        `${records
          .slice(0, RECORDS_SHOWN)
          .map((record) => isolated(record))
          .join(' ')}${records.length > RECORDS_SHOWN ? ` and ${records.length - RECORDS_SHOWN} more` : ''}`,
    },
    {
      title: 'Remark',
      cell: ({ detail = '', erased }) =>
        erased ? `erased by ${isolated(erased.by)}: ${isolated(erased.reason)}` : isolated(detail),
    },
  ]);
}
