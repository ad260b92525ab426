import type { Answer, Call, contract } from '../../../api/client.ts';
import type { NetworkNode, NodeKindCode } from '../networks.ts';
import type { NetworksSearch } from '../route.ts';

export type Analysis = Answer<typeof contract.networkAnalyses>['analyses'][number];
export type Parameter = Analysis['parameters'][number];
export type AnalysisPage = Answer<typeof contract.runNetworkAnalysis>;
export type Explained = Answer<typeof contract.explainNetworkAnalysis>;
export type Reason = Explained['reasons'][number];
type Body = NonNullable<Call<typeof contract.runNetworkAnalysis>['body']>;

/** Which part of the network: all of it, the group that is open, or what is on the chart. */
export const PARTS = ['group', 'chart', 'whole'] as const;
export type Part = (typeof PARTS)[number];

/** Who is told where nothing else is said; all nodes of the part count. */
const USUALLY_TOLD = ['person', 'organisation'] as const satisfies readonly NodeKindCode[];

/** As many nodes as a question can name. */
const MOST_NAMED = 20_000;

/** What is asked of the node. */
export interface Question {
  readonly analysis: string;
  /** What the part of the network is called; absent for the whole. */
  readonly title?: string;
  readonly body: Pick<Body, 'scope' | 'parameters' | 'kinds'>;
}

/** What there is to ask about. */
export interface Parts {
  readonly group: string | undefined;
  /** Ids of what is on the chart. */
  readonly nodes: readonly string[];
  /** The chart shows all that is in view. */
  readonly isWhole: boolean;
  /** What the group or chart is called. */
  readonly title: string;
}

/** The parts that can be asked about now. */
export function partsOf({ group, nodes }: Parts): readonly Part[] {
  return PARTS.filter(
    (part) => part === 'whole' || (part === 'group' ? group !== undefined : nodes.length > 0),
  );
}

/** The part that is wished for; where it is not there, the group or chart that is open, else the whole. */
export function partOf(wished: Part | undefined, parts: Parts): Part {
  const open = partsOf(parts);
  if (wished !== undefined && open.includes(wished)) return wished;
  return parts.isWhole ? 'whole' : open[0]!;
}

/** What an analysis sorts nodes into. */
export function groupedInto({ id }: Pick<Analysis, 'id'>): 'group' | 'block' | 'part' {
  return id === 'blocks' ? 'block' : id === 'components' ? 'part' : 'group';
}

export function questionOf(
  analysis: Analysis,
  part: Part,
  { group, nodes, title }: Parts,
  { set, told }: Pick<NetworksSearch, 'set' | 'told'>,
): Question {
  const scope =
    part === 'group' && group !== undefined
      ? { group }
      : part === 'chart'
        ? { nodes: nodes.slice(0, MOST_NAMED) }
        : { whole: true as const };
  return {
    analysis: analysis.id,
    ...(part === 'whole' ? {} : { title }),
    body: {
      scope,
      parameters: Object.fromEntries(
        analysis.parameters.map((parameter) => [parameter.name, valueOf(parameter, set)]),
      ),
      ...(told === 'all' ? {} : { kinds: [...USUALLY_TOLD] }),
    },
  };
}

export function isSameQuestion(one: Question, other: Question): boolean {
  return one.analysis === other.analysis && JSON.stringify(one.body) === JSON.stringify(other.body);
}

/** What a parameter is set to, and what it usually is where the address has nothing that it takes. */
export function valueOf(parameter: Parameter, set: NetworksSearch['set']): number {
  const value = set?.[parameter.name];
  return value !== undefined && takes(parameter, value) ? value : parameter.usual;
}

function takes({ least, most, isWhole }: Parameter, value: number): boolean {
  return value >= least && value <= most && (!isWhole || Number.isInteger(value));
}

/**
 * A number as somebody writes it, with a point or a comma; undefined where it is none, or out of range. A whole number has
 * neither: 1,000 may mean one or a thousand.
 */
export function readParameter(parameter: Parameter, text: string): number | undefined {
  const written = text.trim();
  if (!(parameter.isWhole ? /^\d{1,7}$/ : /^\d{1,7}([.,]\d{1,6})?$/).test(written)) return undefined;
  const value = Number(written.replace(',', '.'));
  return takes(parameter, value) ? value : undefined;
}

/** A node with its place; equal values share theirs. */
export interface Row {
  readonly id: string;
  readonly place: number | undefined;
  readonly node: NetworkNode;
  readonly value: number | undefined;
}

export function rowsOf(pages: readonly Pick<AnalysisPage, 'ranked'>[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { node, value } of pages.flatMap(({ ranked }) => ranked)) {
    const before = rows.at(-1);
    const place = value === undefined ? undefined : value === before?.value ? before.place : rows.length + 1;
    rows.push({ id: node.id, node, value, place });
  }
  return rows;
}
