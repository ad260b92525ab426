import { Option } from 'commander';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { LEAD_KINDS, LEAD_STATUSES } from '@foreland/model/lead';
import type { LeadStatus } from '@foreland/model/lead';
import type { Partner } from '@foreland/model/partner';
import type { Client } from '../client.ts';
import type { Invocation } from '../invocation.ts';
import { inEnglish, word } from '../messages.ts';
import { gather } from '../pages.ts';
import { leadLines } from '../render/lead.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { addDecisionCommands } from './decide.ts';
import { limitOption, partnerOption } from './options.ts';

type Leads = Answer<typeof contract.leads>;
type LeadSummary = Leads['leads'][number];

interface LeadsOptions {
  readonly status: LeadStatus | 'open';
  readonly kind?: string;
  readonly anchor?: string;
  readonly partner?: Partner;
  readonly assignee?: string;
  readonly record?: string;
  readonly limit: number;
  readonly wait?: boolean;
}

const LARGEST_PAGE = 200;
const PATIENCE_MILLISECONDS = 1000;

export function addLeadCommands(program: Command, shell: Shell): void {
  const leads = program
    .command('leads')
    .summary('list and show leads, and decide on them')
    .description(
      'Leads of your role and purpose, and what is decided on them. `foreland leads` alone means `foreland leads list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland leads --anchor phone',
        '  foreland leads --kind broker',
        '  foreland leads show LEAD',
        '  foreland leads assign LEAD j.doe',
        '  foreland leads outcome LEAD seizure --quantity 3 --unit boats',
      ].join('\n'),
    );
  leads
    .command('list', { isDefault: true })
    .description(
      'Lists the leads of your role and purpose, strongest first. A lead is a hypothesis with its evidence, not a conclusion.',
    )
    .addOption(
      new Option('--status <status>', 'state of the lead; open means new, triaged or tasked')
        .choices(['open', ...LEAD_STATUSES])
        .default('open'),
    )
    .option('--kind <kind>', `kind of lead: ${LEAD_KINDS.join(', ')}`)
    .option('--anchor <class>', 'what it turns on, such as phone, iban or broker')
    .addOption(partnerOption('only leads with records of this partner'))
    .option('--assignee <user>', 'only leads given to this colleague')
    .option('--record <record>', 'only leads that name this record')
    .addOption(limitOption('most leads to show', 50))
    .option('--wait', 'wait until the analysis of your view is up to date')
    .addHelpText(
      'after',
      '\nExamples:\n  foreland leads list --anchor phone\n  foreland leads --status tasked --assignee j.doe --json',
    )
    .action((options: LeadsOptions, command: Command) =>
      shell.run(command, (invocation) => list(invocation, options)),
    );

  leads
    .command('show')
    .description(
      'Shows why a lead was raised, what speaks against it, what is missing, what may lawfully be done, and what was decided.',
    )
    .argument('<lead>', 'id of the lead')
    .addHelpText('after', '\nExample:\n  foreland leads show 0f9a2c6e-1b7d-4e55-9c31-2a8d6f0b4e17')
    .action((lead: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const detail = await (await invocation.client()).call(contract.lead, { params: { lead } });
        invocation.answer(detail, () => leadLines(invocation.page, detail));
      }),
    );
  addDecisionCommands(leads, shell);
}

async function list(invocation: Invocation, options: LeadsOptions): Promise<void> {
  const client = await invocation.client();
  const { limit: wanted, wait, ...filter } = options;
  if (wait === true) await analysed(client);
  const { leads, more, first } = await listLeads(client, filter, wanted);
  invocation.answer(
    {
      leads,
      more,
      statuses: first.statuses,
      anchors: first.anchors,
      kinds: first.kinds,
      computing: first.computing,
    },
    () => [
      ...(leads.length === 0 ? ['No leads.'] : tableOf(invocation, leads)),
      '',
      first.statuses.map(({ status, count }) => `${count} ${status}`).join(', '),
      ...first.kinds.map(({ kind, count }) => `${count} of kind ${kind} (${word('kind', kind)})`),
    ],
  );
  if (first.computing)
    invocation.note(
      'The analysis of your view is still under way: there may be more. Wait for it with --wait.',
    );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

/** Returns when the analysis of the caller's view is up to date. */
export async function analysed(client: Client): Promise<void> {
  while ((await client.call(contract.leads, { query: { limit: 1 } })).computing) {
    await sleep(PATIENCE_MILLISECONDS, undefined, client.signal ? { signal: client.signal } : {});
  }
}

/** Leads of the caller's view, as many as wanted, with the counts that came with the first page. */
export async function listLeads(
  client: Client,
  filter: Omit<LeadsOptions, 'limit' | 'wait'>,
  wanted: number,
): Promise<{ readonly leads: LeadSummary[]; readonly more: boolean; readonly first: Leads }> {
  let first: Leads | undefined;
  const { items, more } = await gather<LeadSummary>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const answer = await client.call(contract.leads, { query: { ...filter, limit, cursor } });
    first ??= answer;
    return { items: answer.leads, next: answer.next };
  });
  return {
    leads: items,
    more,
    first: first ?? { leads: [], statuses: [], anchors: [], kinds: [], computing: false },
  };
}

function tableOf({ page }: Invocation, leads: readonly LeadSummary[]): string[] {
  return table(page, leads, [
    { title: 'Lead', cell: ({ id }) => id, whole: true },
    { title: 'Bits', cell: ({ score }) => score.toFixed(1), align: 'right' },
    {
      title: 'Status',
      cell: ({ status, isNew, evidenceChanged }) =>
        `${status}${isNew ? ' *' : ''}${evidenceChanged ? ' !' : ''}`,
      tone: ({ isNew }) => (isNew ? 'good' : undefined),
    },
    { title: 'What', cell: ({ title }) => inEnglish(title), tone: () => 'strong' },
    { title: 'Partners', cell: ({ partners }) => partners.join(' '), yields: true },
    {
      title: 'About',
      cell: aboutOf,
      yields: true,
    },
    { title: 'Given to', cell: ({ assignee = '' }) => isolated(assignee) },
  ]);
}

/** Names of the subjects, each once; records of the shared thing itself, such as an account, say only what the lead turns on. */
function aboutOf({ anchor, subjects, subjectCount }: LeadSummary): string {
  const names = new Set(subjects.filter(({ part }) => part === undefined).map(({ caption }) => caption));
  names.delete(anchor.value);
  const more = subjectCount - subjects.length;
  return [...[...names].map((name) => isolated(name)), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
