import type { Command } from 'commander';
import { Option } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Client } from '../client.ts';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { labelText } from '../render/label.ts';
import type { Page } from '../render/style.ts';
import { counted, fields, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { day, instant } from './options.ts';

type Dossier = Answer<typeof contract.dossier>;
type Statement = Answer<typeof contract.statementsOf>['statements'][number];

interface ShowOptions {
  readonly statements?: boolean;
  readonly history?: boolean;
  readonly asOf?: string;
  readonly knownAt?: string;
}

const LARGEST_PAGE = 1000;
const MOST_STATEMENTS = 100_000;

export function addShowCommand(program: Command, shell: Shell): void {
  program
    .command('show')
    .summary('show what is known about a record')
    .description(
      'Shows a record as your role and purpose may see it, now or at another time, with the leads that name it.',
    )
    .argument('<record>', 'id of the record, such as GB:p-000123')
    .option('--statements', 'every statement with its source, grade and label')
    .option('--history', 'with --statements: those that were taken back too')
    .addOption(new Option('--as-of <day>', 'only what was true in the world on this day').argParser(day))
    .addOption(
      new Option('--known-at <instant>', 'only what this node knew at this instant').argParser(instant),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  foreland show GB:p-000123\n  foreland show GB:p-000123 --statements --history\n  foreland show GB:p-000123 --as-of 2025-06-30 --json',
    )
    .action((record: string, options: ShowOptions, command: Command) =>
      shell.run(command, (invocation) => show(invocation, record, options)),
    );
}

async function show(
  invocation: Invocation,
  record: string,
  { statements, history, asOf, knownAt }: ShowOptions,
): Promise<void> {
  if (history === true && statements !== true)
    throw wrongUsage('--history belongs to --statements.', 'Give both.');
  const client = await invocation.client();
  const times = { asOf, knownAt };
  if (statements === true) return showStatements(invocation, client, record, times, history === true);
  const dossier = await client.call(contract.dossier, { params: { record }, query: times });
  invocation.answer(dossier, () => dossierLines(invocation.page, dossier));
}

async function showStatements(
  invocation: Invocation,
  client: Client,
  record: string,
  times: { asOf?: string; knownAt?: string },
  history: boolean,
): Promise<void> {
  const { items, more } = await gather<Statement>(MOST_STATEMENTS, LARGEST_PAGE, async (limit, cursor) => {
    const answer = await client.call(contract.statementsOf, {
      params: { record },
      query: { ...times, history: String(history), limit, cursor },
    });
    return { items: answer.statements, next: answer.next };
  });
  invocation.answer({ statements: items, more }, () => statementLines(invocation.page, items));
}

function statementLines(page: Page, statements: readonly Statement[]): string[] {
  if (statements.length === 0) return ['No statements.'];
  return table(page, statements, [
    { title: 'Property', cell: ({ property }) => property },
    {
      title: 'Value',
      cell: ({ value, original }) =>
        isolated(original === undefined || original === value ? value : `${value} (${original})`),
      tone: ({ retracted }) => (retracted ? 'quiet' : 'strong'),
    },
    {
      title: 'When',
      cell: ({ observedFrom = '', observedTo }) =>
        observedTo === undefined || observedTo === observedFrom
          ? observedFrom
          : `${observedFrom} – ${observedTo}`,
    },
    { title: 'Kind', cell: ({ kind, subject }) => (subject === undefined ? kind : `${kind}, ${subject}`) },
    { title: 'Grade', cell: ({ grading = '' }) => grading },
    {
      title: 'Source',
      cell: ({ contribution, locator }) =>
        isolated(
          `${contribution.partner} ${contribution.title}${locator === undefined ? '' : `, ${locator}`}`,
        ),
    },
    { title: 'Label', cell: ({ label }) => labelText(label) },
    { title: 'Known since', cell: ({ recordedAt }) => localTime(recordedAt) },
    {
      title: 'Taken back',
      cell: ({ retracted }) => (retracted ? `${localTime(retracted.at)}: ${isolated(retracted.reason)}` : ''),
      tone: () => 'warning',
    },
  ]);
}

function dossierLines(page: Page, dossier: Dossier): string[] {
  const { record, properties, links, timeline, contributions, leads, computing } = dossier;
  return [
    `${page.tone('strong', isolated(record.caption))}  ${record.schema}, ${isolated(record.record)}`,
    ...record.names.filter((name) => name !== record.caption).map((name) => `  ${isolated(name)}`),
    ...section(
      page,
      '',
      fields(
        page,
        properties.map(({ label, values }) => [label, values.map(valueText).join(' · ')]),
      ),
    ),
    ...section(
      page,
      'Links',
      links.length === 0
        ? []
        : table(page, links, [
            {
              title: 'Relation',
              cell: ({ relationLabel, direction }) => `${direction === 'out' ? '→' : '←'} ${relationLabel}`,
            },
            { title: 'Record', cell: ({ other }) => isolated(other.record), whole: true },
            { title: 'Name', cell: ({ other }) => isolated(other.caption) },
            { title: 'Kind', cell: ({ other }) => other.schema },
            {
              title: 'When',
              cell: ({ from, to }) => [from, to].filter((each) => each !== undefined).join(' – '),
            },
          ]),
    ),
    ...section(
      page,
      'Timeline',
      timeline.length === 0
        ? []
        : table(page, timeline, [
            {
              title: 'When',
              cell: ({ date, until }) => (until === undefined ? date : `${date} – ${until}`),
              whole: true,
            },
            { title: 'What', cell: ({ label, text }) => isolated(text === '' ? label : `${label}: ${text}`) },
            {
              title: 'Record',
              cell: (entry) => (entry.record.record === record.record ? '' : isolated(entry.record.caption)),
            },
          ]),
    ),
    ...section(
      page,
      'From',
      contributions.map(({ partner, title, source, receivedOn }) =>
        isolated(`${partner}  ${title} (${source}), received ${receivedOn}`),
      ),
    ),
    ...section(page, counted(leads.length, 'lead'), [
      ...leads.map(({ id, kind, score }) => `${id}  ${kind}, ${score.toFixed(1)} bits`),
      ...(computing ? ['The analysis of your view is under way; ask again in a moment.'] : []),
    ]),
  ];
}

function valueText({ value, target }: Dossier['properties'][number]['values'][number]): string {
  return target ? `${isolated(target.caption)} (${isolated(target.record)})` : isolated(value);
}

function section(page: Page, title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['', ...(title === '' ? [] : [page.tone('strong', title)]), ...lines];
}
