import { catalogue, parametersOf } from '@foreland/networks/catalogue';
import type { Analysis, Outcome } from '@foreland/networks/catalogue';
import { simplified, subgraph } from '@foreland/networks';
import type { Graph } from '@foreland/networks';
import { ForelandError } from '@foreland/model';
import type { RanAnswer, ReasonsAnswer } from './answers.ts';
import type { NetworkDescription } from './describe.ts';
import type { HeldNetwork } from './held-network.ts';
import { groupNamed, nodeNamed, requireNode } from './naming.ts';

/** Which part of the network: a group, nodes, or all of it. */
export interface AnalysisScope {
  readonly group?: string | undefined;
  readonly nodes?: readonly string[] | undefined;
  readonly whole?: true | undefined;
}

interface Asked {
  readonly analysis: string;
  readonly scope: AnalysisScope;
  readonly parameters: Readonly<Record<string, number>>;
}

export type AnalysisQuestion =
  | (Asked & {
      readonly what: 'analysis';
      readonly kinds?: readonly string[] | undefined;
      readonly limit: number;
      /** The node that was told last; the page begins behind it, also where the network has changed since. */
      readonly after?: string | undefined;
    })
  | (Asked & { readonly what: 'reasons'; readonly node: string });

/** An analysis that was run, held to be read page by page and explained. */
interface Run {
  readonly analysis: Analysis;
  readonly graph: Graph;
  /** Node of the network for each node of the graph. */
  readonly nodes: readonly number[];
  readonly outcome: Outcome;
  /** Nodes of the graph in the order in which they are told. */
  readonly order: readonly number[];
}

/** Runs of a network that are held. */
const HELD = 6;
const runs = new WeakMap<HeldNetwork['analysis'], Map<string, Run>>();

/** @throws ForelandError `analysis-unknown` */
export function analysisNamed(id: string): Analysis {
  const found = catalogue.find((analysis) => analysis.id === id);
  if (found) return found;
  throw new ForelandError({
    code: 'analysis-unknown',
    message: 'There is no analysis of this name.',
    remedy: `Choose one of ${catalogue.map((analysis) => analysis.id).join(', ')}.`,
    status: 404,
  });
}

/** An analysis as the contract tells it. */
export function toldAnalysis(analysis: Analysis): RanAnswer['analysis'] {
  const { id, version, title, about, form, unit, isLowFirst, mostNodes } = analysis;
  const said = (text: Analysis['title']): RanAnswer['analysis']['title'] => ({
    ...text,
    values: { ...text.values },
  });
  return {
    id,
    version,
    title: said(title),
    about: said(about),
    form,
    unit,
    isLowFirst,
    mostNodes,
    parameters: parametersOf(analysis).map((parameter) => ({ ...parameter, title: said(parameter.title) })),
  };
}

/** Nodes in the order of their values. @throws ForelandError see `runOf` */
export async function ranked(
  held: HeldNetwork,
  told: NetworkDescription,
  { kinds, limit, after, ...asked }: Extract<AnalysisQuestion, { what: 'analysis' }>,
  checkpoint: () => void,
): Promise<RanAnswer & { readonly more: boolean }> {
  const run = runOf(held, asked, checkpoint);
  const { analysis, graph, nodes, outcome } = run;
  const wanted = kinds && new Set(kinds);
  const { nodes: all } = held.analysis.network.evidence;
  const order = run.order.filter((node) => !wanted || wanted.has(all[nodes[node]!]!.kind));
  const first = after === undefined ? 0 : behind(held, nodes, order, after);
  const page = order.slice(first, first + limit);
  await told.learn(page.map((node) => nodes[node]!));
  return {
    analysis: toldAnalysis(analysis),
    parameters: analysis.parameters.parse(asked.parameters) as Record<string, number>,
    on: { nodes: graph.nodeCount, links: graph.edgeCount },
    facts: outcome.facts.map(({ key, values }) => ({ key, values: { ...values } })),
    total: order.length,
    ranked: page.map((node) => ({ node: told.node(nodes[node]!), ...valueOf(run, node) })),
    more: first + page.length < order.length,
  };
}

/** @throws ForelandError `cursor-invalid` where the node is in the result no more */
function behind(held: HeldNetwork, nodes: readonly number[], order: readonly number[], last: string): number {
  const position = nodeNamed(held, last);
  const place = order.findIndex((node) => nodes[node] === position);
  if (place !== -1) return place + 1;
  throw new ForelandError({
    code: 'cursor-invalid',
    message: 'The cursor is not one that this list gave, or the network has changed since.',
    remedy: 'Start again from the first page.',
  });
}

/** Why a node has its value. @throws ForelandError `node-unknown`, `node-outside`, and see `runOf` */
export async function reasons(
  held: HeldNetwork,
  told: NetworkDescription,
  { node: name, ...asked }: Extract<AnalysisQuestion, { what: 'reasons' }>,
  checkpoint: () => void,
): Promise<ReasonsAnswer> {
  const run = runOf(held, asked, checkpoint);
  const { analysis, graph, nodes, outcome } = run;
  const position = requireNode(held, name);
  const node = nodes.indexOf(position);
  if (node === -1)
    throw new ForelandError({
      code: 'node-outside',
      message: 'The analysis was not run on this node.',
      remedy: 'Choose a node of its result, or run it on a part that has the node.',
    });
  const { isSum, reasons: found } = analysis.explain(graph, outcome, node, asked.parameters);
  await told.learn([
    position,
    ...found.flatMap((reason) => (reason.node === undefined ? [] : nodes[reason.node]!)),
  ]);
  return {
    node: told.node(position),
    ...valueOf(run, node),
    isSum,
    reasons: found.map(({ text, value, node: other }) => ({
      text: { key: text.key, values: { ...text.values } },
      ...(value === undefined ? {} : { value }),
      ...(other === undefined ? {} : { node: told.caption(nodes[other]!) }),
    })),
  };
}

/** @throws ForelandError `analysis-unknown`, `analysis-parameters`, `analysis-too-large`, `group-unknown`, `node-unknown` */
function runOf(held: HeldNetwork, { analysis: id, scope, parameters }: Asked, checkpoint: () => void): Run {
  const analysis = analysisNamed(id);
  const key = JSON.stringify([id, scope, Object.entries(parameters).sort()]);
  const own = runs.get(held.analysis) ?? new Map<string, Run>();
  runs.set(held.analysis, own);
  const known = own.get(key);
  own.delete(key);
  const run = known ?? runOn(held, analysis, scope, parameters, checkpoint);
  own.set(key, run);
  for (const oldest of own.keys()) {
    if (own.size <= HELD) break;
    own.delete(oldest);
  }
  return run;
}

function runOn(
  held: HeldNetwork,
  analysis: Analysis,
  scope: AnalysisScope,
  parameters: Readonly<Record<string, number>>,
  checkpoint: () => void,
): Run {
  const nodes = partOf(held, scope);
  // Contacts count once: two calls do not make two friends, and what tools call degree is the number of contacts.
  const graph = simplified(subgraph(held.analysis.network.binding, nodes).graph);
  const outcome = analysis.run(graph, parameters, checkpoint);
  return { analysis, graph, nodes, outcome, order: inOrder(analysis, graph, outcome) };
}

/** Positions of the nodes of a part, ascending. Nodes that are not in view today are passed over. */
function partOf(held: HeldNetwork, { group, nodes, whole }: AnalysisScope): number[] {
  const { evidence } = held.analysis.network;
  const found = whole
    ? [...evidence.nodes.keys()]
    : group === undefined
      ? (nodes ?? []).flatMap((id) => nodeNamed(held, id) ?? [])
      : groupNamed(held, group).members.map(({ node }) => node);
  if (found.length > 0) return [...new Set(found)].sort((one, other) => one - other);
  throw new ForelandError({
    code: 'node-unknown',
    message: 'There is no such node in your network.',
    remedy: 'Choose nodes from a chart, or run the analysis on the whole network.',
    status: 404,
  });
}

/** Nodes of the graph, those that stand out first; of equal ones those with more contacts; those without a value last. */
function inOrder(analysis: Analysis, graph: Graph, { values }: Outcome): number[] {
  const isLowFirst = analysis.isLowFirst || analysis.form === 'grouping';
  const keyOf = (node: number): number => {
    const value = values[node]!;
    if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
    return isLowFirst ? value : -value;
  };
  return [...values.keys()].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    // The difference of two infinities is no number.
    if (a !== b) return a < b ? -1 : 1;
    return graph.degreeOf(other) - graph.degreeOf(one) || one - other;
  });
}

function valueOf({ analysis, outcome }: Run, node: number): { readonly value?: number } {
  const value = outcome.values[node]!;
  if (Number.isNaN(value)) return {};
  return { value: analysis.form === 'grouping' ? value + 1 : value };
}
