import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { NodeKind } from '@foreland/model/contract/networks';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { inEnglish } from '../messages.ts';
import { onceMade } from '../once-made.ts';
import { gather } from '../pages.ts';
import { counted, fields, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { allOption, limitOption, listOf, wantedOf } from './options.ts';
import type { ListOptions } from './options.ts';

type Ran = Answer<typeof contract.runNetworkAnalysis>;
type Analysis = Ran['analysis'];

interface RunOptions extends ListOptions {
  readonly group?: string;
  readonly nodes?: string[];
  readonly whole?: boolean;
  readonly set?: Record<string, number>;
  readonly kinds?: Ran['ranked'][number]['node']['kind'][];
  readonly explain?: string;
}

/** Most nodes that the node tells at once. */
const PAGE = 1000;

export function addAnalysisCommands(network: Command, shell: Shell): void {
  network
    .command('analyses')
    .description('Lists what can be asked of a network by name, and what may be set.')
    .addHelpText('after', '\nExample:\n  foreland network analyses --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.networkAnalyses);
        invocation.answer(answer, () => answer.analyses.flatMap(described));
      }),
    );
  network
    .command('analyse')
    .description(
      'Runs an analysis on a part of the network: nodes in the order of their values, or why one has its value.',
    )
    .argument('<analysis>', 'such as betweenness; see foreland network analyses')
    .option('--group <node>', 'on the group of this node')
    .option('--nodes <node...>', 'on these records or identifiers alone')
    .option('--whole', 'on all that you may see (default)')
    .option('--set <name=value...>', 'what may be set, such as damping=0.9', setting)
    .option(
      '--kinds <kinds>',
      `tell only these kinds of node: ${NodeKind.options.join(', ')}`,
      listOf(NodeKind.options),
    )
    .option('--explain <node>', 'tell why this node has its value')
    .addOption(limitOption('most nodes', 20))
    .addOption(allOption('nodes'))
    .addHelpText(
      'after',
      '\nExamples:\n  foreland network analyse betweenness --kinds person\n  foreland network analyse page-rank --set damping=0.9 --explain GB:p-000123\n  foreland network analyse blocks --group GB:p-000123 --all --json',
    )
    .action((analysis: string, options: RunOptions, command: Command) =>
      shell.run(command, (invocation) =>
        options.explain === undefined
          ? run(invocation, analysis, options)
          : explain(invocation, analysis, options, options.explain),
      ),
    );
}

async function run(invocation: Invocation, analysis: string, options: RunOptions): Promise<void> {
  const client = await invocation.client();
  const { kinds } = options;
  const asked = { ...questionOf(options), ...(kinds ? { kinds } : {}) };
  let first: Ran | undefined;
  const { items, more } = await gather<Ran['ranked'][number]>(
    wantedOf(options),
    PAGE,
    async (limit, cursor) => {
      const body = { ...asked, limit, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await onceMade(client, () =>
        client.call(contract.runNetworkAnalysis, { params: { analysis }, body }),
      );
      first ??= answer;
      return { items: answer.ranked, next: answer.next };
    },
  );
  if (!first) return;
  const { next: _, ...ran } = { ...first, ranked: items };
  if (more) invocation.note(`${items.length} of ${counted(ran.total, 'node')}; raise --limit, or say --all.`);
  invocation.answer(ran, () => [
    inEnglish(ran.analysis.title),
    inEnglish(ran.analysis.about),
    `On ${counted(ran.on.nodes, 'node')} and ${counted(ran.on.links, 'link')}, each two contacts linked once.`,
    ...ran.facts.map(inEnglish),
    '',
    ...table(invocation.page, ran.ranked, [
      {
        title: ran.analysis.form === 'grouping' ? 'Group' : 'Value',
        cell: ({ value }) => written(ran.analysis, value),
      },
      { title: 'Node', cell: ({ node }) => node.id },
      { title: 'Name', cell: ({ node }) => isolated(node.caption) },
      { title: 'Kind', cell: ({ node }) => node.kind },
      { title: 'Links', cell: ({ node }) => String(node.links) },
    ]),
  ]);
}

async function explain(
  invocation: Invocation,
  analysis: string,
  options: RunOptions,
  node: string,
): Promise<void> {
  const client = await invocation.client();
  const answer = await onceMade(client, () =>
    client.call(contract.explainNetworkAnalysis, {
      params: { analysis },
      body: { ...questionOf(options), node },
    }),
  );
  invocation.answer(answer, () => [
    ...fields(invocation.page, [
      ['Node', `${isolated(answer.node.caption)} (${answer.node.id})`],
      ['Value', answer.value === undefined ? 'none' : rounded(answer.value)],
    ]),
    '',
    ...table(invocation.page, answer.reasons, [
      {
        title: answer.isSum ? 'Part' : 'Figure',
        cell: ({ value }) => (value === undefined ? '' : rounded(value)),
      },
      { title: 'Why', cell: ({ text }) => inEnglish(text) },
      { title: 'Contact', cell: ({ node: other }) => (other ? isolated(other.caption) : '') },
      { title: 'Node', cell: ({ node: other }) => other?.id ?? '' },
    ]),
  ]);
}

function questionOf({ group, nodes, whole, set }: RunOptions) {
  if ([group, nodes, whole].filter((part) => part !== undefined).length > 1)
    throw wrongUsage(
      'The analysis has several parts of the network to run on.',
      'Say one of --group, --nodes and --whole.',
    );
  const scope = group === undefined ? (nodes ? { nodes } : { whole: true as const }) : { group };
  return { scope, ...(set ? { parameters: set } : {}) };
}

function setting(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [, name, value] = /^([a-zA-Z]+)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Write a name and a number, such as damping=0.9.');
  return { ...before, [name]: Number(value) };
}

function described({ id, title, about, parameters }: Analysis): string[] {
  return [
    `${id}: ${inEnglish(title)}`,
    `  ${inEnglish(about)}`,
    ...parameters.map(
      ({ name, title: what, least, most, usual }) =>
        `  --set ${name}=${usual}  ${inEnglish(what)} (${least} to ${most})`,
    ),
    '',
  ];
}

function written({ form, unit }: Analysis, value: number | undefined): string {
  if (value === undefined) return '';
  if (form === 'grouping') return String(value);
  return unit === 'share' ? `${(100 * value).toPrecision(3)} %` : rounded(value);
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
