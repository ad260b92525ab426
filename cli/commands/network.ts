import { Option } from 'commander';
import type { Command } from 'commander';
import { Readable } from 'node:stream';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { NodeKind } from '@foreland/model/contract/networks';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { listGroups } from '../network-groups.ts';
import { onceMade } from '../once-made.ts';
import { percent, plain } from '../render/match.ts';
import { chartCsv, chartGraphml } from '../render/network.ts';
import { counted, fields, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { save } from '../save.ts';
import type { Shell } from '../shell.ts';
import { addAnalysisCommands } from './network-analyses.ts';
import { addActionCommands } from './network-actions.ts';
import { addActionDecisionCommands } from './network-decisions.ts';
import { allOption, day, limitOption, listOf, wantedOf, wholeNumber } from './options.ts';
import type { ListOptions } from './options.ts';

type Group = Answer<typeof contract.networks>['groups'][number];
type Member = Answer<typeof contract.networkGroup>['members'][number];
type ToCheck = Answer<typeof contract.networkGroup>['toCheck'][number];
type Chart = Answer<typeof contract.networkChart>;

const FORMATS = ['table', 'csv', 'graphml'] as const;

interface FilterOptions {
  readonly after?: string;
  readonly before?: string;
  readonly kinds?: Chart['nodes'][number]['kind'][];
}

interface ChartOptions extends FilterOptions {
  readonly group?: string;
  readonly nodes?: string[];
  readonly whole?: boolean;
  readonly steps?: number;
  readonly types?: string[];
  readonly least?: number;
  readonly confirmed?: boolean;
  readonly limit: number;
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
}

export function addNetworkCommands(program: Command, shell: Shell): void {
  const network = program
    .command('network')
    .alias('networks')
    .summary('groups that linked evidence shows, charts of them, who connects whom, and where to strike')
    .description(
      'Networks of what you may see: links are evidence with a probability, not proof. ' +
        '`foreland network` alone means `foreland network groups`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland network',
        '  foreland network group GB:p-000123',
        '  foreland network chart --group GB:p-000123 --format graphml -o group.graphml',
        '  foreland network paths GB:p-000123 FR:p-004567',
        '  foreland network changes 2026-06-30 2026-09-30',
        '  foreland network rank GB:p-000123 --budget 8',
      ].join('\n'),
    );
  network
    .command('groups', { isDefault: true })
    .description(
      'Lists groups, the largest first, with how firmly each stands while unsure links come and go.',
    )
    .addOption(limitOption('most groups to show', 50))
    .addOption(allOption('groups'))
    .addHelpText('after', '\nExample:\n  foreland network groups --json')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const { groups, total, size, more } = await listGroups(client, wantedOf(options));
        invocation.answer({ groups, total, size }, () => [
          ...(groups.length === 0 ? ['No groups.'] : groupTable(invocation, groups)),
          '',
          `${counted(size.nodes, 'node')}, ${counted(size.links, 'link')} in view`,
        ]);
        if (more)
          invocation.note(
            `${groups.length} of ${counted(total, 'group')}; raise --limit, or give --all, to see more.`,
          );
      }),
    );
  network
    .command('group')
    .description('Shows one group: its members, what part they play and why, and who joins others.')
    .argument('<node>', 'id of the group or of any of its members')
    .addHelpText('after', '\nExample:\n  foreland network group GB:p-000123')
    .action((group: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await onceMade(client, () =>
          client.call(contract.networkGroup, { params: { group } }),
        );
        invocation.answer(answer, () => [
          ...fields(invocation.page, [
            ['Group', `${answer.group.id} ${isolated(answer.group.caption)}`],
            ['Stability', percent(answer.group.stability)],
            ['Active', [answer.group.firstDay, answer.group.lastDay].filter(Boolean).join(' to ')],
            [
              'Links',
              answer.linksByType
                .map(({ type, links, confirmed }) => `${links} ${plain(type)} (${confirmed} confirmed)`)
                .join(', '),
            ],
          ]),
          '',
          ...memberTable(invocation, answer.members),
          ...toCheckLines(invocation, answer.toCheck),
        ]);
      }),
    );
  const chart = network
    .command('chart')
    .description(
      'Gives the part of the network around a group or some nodes, as a table, CSV, GraphML or JSON.',
    )
    .option('--group <node>', 'the group of this node')
    .option('--nodes <node...>', 'records, or identifiers such as phone:+447700900123')
    .option('--whole', 'all that you may see, those with the most links first')
    .option('--steps <count>', 'links away from there (default: 1 for nodes, otherwise 0)', wholeNumber(0, 4))
    .option('--types <types>', 'only these kinds of link, such as call,payment', commaList)
    .option('--least <percent>', 'only links that are at least so likely', wholeNumber(0, 100))
    .option('--confirmed', 'only confirmed links')
    .option('--limit <count>', 'most nodes', wholeNumber(1, 20_000), 2000)
    .addOption(
      new Option('--format <format>', 'csv lists the links; graphml holds nodes and links')
        .choices(FORMATS)
        .default('table'),
    )
    .option('-o, --output <file>', 'where to write; standard output where left out')
    .addHelpText(
      'after',
      '\nExamples:\n  foreland network chart --nodes GB:p-000123 --steps 2 --least 50\n  foreland network chart --group GB:p-000123 --format csv -o links.csv',
    )
    .action((options: ChartOptions, command: Command) =>
      shell.run(command, (invocation) => showChart(invocation, options)),
    );
  filterOptions(chart);
  const paths = network
    .command('paths')
    .description('Tells who connects two nodes: the likeliest paths of evidence between them.')
    .argument('<from>', 'a record or an identifier')
    .argument('<to>', 'a record or an identifier')
    .option('--count <count>', 'most paths', wholeNumber(1, 20), 5)
    .addHelpText('after', '\nExample:\n  foreland network paths GB:p-000123 FR:p-004567 --count 3')
    .action((from: string, to: string, options: FilterOptions & { count: number }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await onceMade(client, () =>
          client.call(contract.networkPaths, { body: { from, to, ...options } }),
        );
        invocation.answer({ paths: answer.paths, chart: chartPart(answer.chart) }, () =>
          answer.paths.length === 0 ? ['Nothing that you may see connects them.'] : pathLines(answer),
        );
      }),
    );
  filterOptions(paths);
  network
    .command('changes')
    .description(
      'Compares the groups that evidence up to two days shows: who joined, who left, what became of groups.',
    )
    .argument('<before>', 'a day such as 2026-06-30', day)
    .argument('<after>', 'a later day', day)
    .addHelpText('after', '\nExample:\n  foreland network changes 2026-06-30 2026-09-30 --json')
    .action((before: string, after: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        if (before >= after)
          throw wrongUsage('The second day is not later than the first.', 'Write the earlier day first.');
        const client = await invocation.client();
        const answer = await onceMade(client, () =>
          client.call(contract.networkChanges, { query: { before, after } }),
        );
        invocation.answer(answer, () =>
          answer.changes.length === 0
            ? ['The same groups on both days.']
            : table(invocation.page, answer.changes, [
                { title: 'Change', cell: ({ change }) => change },
                { title: 'Before', cell: (change) => names(change.before) },
                { title: 'After', cell: (change) => names(change.after) },
                { title: 'Who', cell: (change) => names(change.nodes) },
              ]),
        );
      }),
    );
  addAnalysisCommands(network, shell);
  addActionCommands(network, shell);
  addActionDecisionCommands(network, shell);
}

function filterOptions(command: Command): void {
  command
    .option(
      '--after <day>',
      'only links of which something is known on or after this day, and undated ones',
      day,
    )
    .option(
      '--before <day>',
      'only links of which something is known on or before this day, and undated ones',
      day,
    )
    .option(
      '--kinds <kinds>',
      `only these kinds of node: ${NodeKind.options.join(', ')}`,
      listOf(NodeKind.options),
    );
}

async function showChart(invocation: Invocation, options: ChartOptions): Promise<void> {
  const {
    group,
    nodes,
    whole,
    steps = nodes === undefined ? 0 : 1,
    least,
    format,
    output,
    ...filter
  } = options;
  if ([group, nodes, whole].filter((beginning) => beginning !== undefined).length !== 1)
    throw wrongUsage(
      'The chart has no beginning, or several.',
      'Say where it begins: with --group, --nodes or --whole.',
    );
  const client = await invocation.client();
  const chart = await onceMade(client, () =>
    client.call(contract.networkChart, {
      body: {
        ...filter,
        ...(group === undefined ? {} : { group }),
        ...(nodes === undefined ? {} : { nodes }),
        ...(whole === undefined ? {} : { whole }),
        ...(least === undefined ? {} : { leastProbability: least / 100 }),
        steps,
      },
    }),
  );
  if (chart.leftOut.nodes > 0)
    invocation.note(`${counted(chart.leftOut.nodes, 'node')} left out; raise --limit to see more.`);
  const text = format === 'graphml' ? chartGraphml(chart) : format === 'csv' ? chartCsv(chart) : undefined;
  if (output !== undefined) {
    await save(
      Readable.from([text ?? `${JSON.stringify(chartPart(chart), undefined, 2)}\n`]),
      output,
      invocation.signal,
    );
    invocation.note(
      `Wrote ${counted(chart.nodes.length, 'node')} and ${counted(chart.links.length, 'link')} to ${output}.`,
    );
    return;
  }
  if (text !== undefined && !invocation.json) {
    invocation.terminal.output.write(text);
    return;
  }
  invocation.answer(chartPart(chart), () => [
    ...linkTable(invocation, chart),
    '',
    `${counted(chart.nodes.length, 'node')}, ${counted(chart.links.length, 'link')}`,
  ]);
}

function chartPart({ nodes, links, label, leftOut }: Chart): Chart {
  return { nodes, links, label, leftOut };
}

function commaList(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function names(of: readonly { readonly caption: string }[]): string {
  return of.map(({ caption }) => isolated(caption)).join(', ');
}

function groupTable({ page }: Invocation, groups: readonly Group[]): string[] {
  return table(page, groups, [
    { title: 'Group', cell: ({ id }) => isolated(id), whole: true },
    { title: 'Named by', cell: ({ caption }) => isolated(caption), tone: () => 'strong' },
    { title: 'People', cell: ({ persons }) => String(persons), align: 'right' },
    { title: 'Nodes', cell: ({ members }) => String(members), align: 'right' },
    { title: 'Stable', cell: ({ stability }) => percent(stability), align: 'right' },
    { title: 'Partners', cell: ({ partners }) => partners.join(' ') },
    { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
    { title: 'Moves the money', cell: ({ brokers }) => names(brokers), yields: true },
  ]);
}

function memberTable({ page }: Invocation, members: readonly Member[]): string[] {
  return table(page, members, [
    { title: 'Member', cell: ({ id }) => isolated(id), whole: true },
    { title: 'Name', cell: ({ caption }) => isolated(caption), tone: () => 'strong' },
    { title: 'Kind', cell: ({ kind }) => kind },
    { title: 'Role', cell: ({ roles: [first] }) => (first ? `${first.role} ${percent(first.share)}` : '') },
    {
      title: 'Because',
      cell: ({ roles: [first] }) => (first?.because ?? []).map(plain).join(', '),
      yields: true,
    },
    { title: 'Belongs', cell: ({ belongs }) => percent(belongs), align: 'right' },
    {
      title: 'Brokerage',
      cell: ({ brokerage: { low, value, high } }) => `${percent(value)} (${percent(low)}–${percent(high)})`,
      align: 'right',
    },
  ]);
}

/** Leads to check, set apart from what evidence shows. */
function toCheckLines({ page }: Invocation, pairs: readonly ToCheck[]): string[] {
  if (pairs.length === 0) return [];
  return [
    '',
    'To check: nothing links these two, but they have contacts in common. No evidence, and no link.',
    ...table(page, pairs, [
      { title: 'One', cell: ({ a }) => isolated(a.caption), tone: () => 'strong' },
      { title: 'Other', cell: ({ b }) => isolated(b.caption), tone: () => 'strong' },
      { title: 'Score', cell: ({ score }) => score.toFixed(2), align: 'right' },
      { title: 'In common', cell: ({ common }) => names(common), yields: true },
    ]),
  ];
}

function linkTable({ page }: Invocation, { nodes, links }: Chart): string[] {
  const captions = new Map(nodes.map(({ id, caption }) => [id, caption]));
  const name = (id: string): string => isolated(captions.get(id) ?? id);
  if (links.length === 0) return ['No links.'];
  return table(page, links, [
    { title: 'From', cell: ({ from }) => name(from), tone: () => 'strong' },
    { title: 'Link', cell: ({ type }) => plain(type) },
    { title: 'To', cell: ({ to }) => name(to), tone: () => 'strong' },
    { title: 'Likely', cell: ({ probability }) => percent(probability.value), align: 'right' },
    { title: 'Confirmed', cell: ({ confirmed }) => (confirmed ? 'yes' : 'no') },
    { title: 'Sources', cell: ({ sources }) => String(sources), align: 'right' },
    { title: 'Times', cell: ({ times }) => String(times), align: 'right' },
    { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
  ]);
}

function pathLines({ paths, chart }: Answer<typeof contract.networkPaths>): string[] {
  const captions = new Map(chart.nodes.map(({ id, caption }) => [id, caption]));
  const links = new Map(chart.links.map((link) => [link.id, link]));
  return paths.map(({ probability, nodes, links: steps }) => {
    const way = nodes.map((id, at) => {
      const link = links.get(steps[at - 1] ?? '');
      const mark = link?.confirmed ? '—' : '- -';
      return `${link ? ` ${mark} ${plain(link.type)} ${mark} ` : ''}${isolated(captions.get(id) ?? id)}`;
    });
    return `${percent(probability).padStart(6)}  ${way.join('')}`;
  });
}
