import { BOTTOM, join } from '@foreland/model/label';
import type { Label } from '@foreland/model/label';
import type { ChartAnswer, NetworkLink, NetworkNode } from '../networks.ts';

/** What is on a chart, before filters. Never changed in place, so that earlier states can come back. */
export interface ChartState {
  readonly nodes: ReadonlyMap<string, NetworkNode>;
  readonly links: ReadonlyMap<string, NetworkLink>;
  readonly hidden: ReadonlySet<string>;
  /** Under what stands all that is or was on it. */
  readonly label: Label;
  /** Neighbours that a capped expansion left out, by the node that was expanded; 0 where all came. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** Nodes that the first answer left out. */
  readonly beyond: number;
}

export const EMPTY_CHART: ChartState = {
  nodes: new Map(),
  links: new Map(),
  hidden: new Set(),
  label: BOTTOM,
  leftOut: new Map(),
  beyond: 0,
};

export function chartOf({ nodes, links, label, leftOut }: ChartAnswer): ChartState {
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    links: new Map(links.map((link) => [link.id, link])),
    hidden: new Set(),
    label: label as Label,
    leftOut: new Map(),
    beyond: leftOut.nodes,
  };
}

/** Adds an answer; what it holds is shown, even where it was hidden before. */
export function added(
  state: ChartState,
  answer: Pick<ChartAnswer, 'nodes' | 'links' | 'label'>,
  expanded?: { readonly node: string; readonly leftOut: number },
): ChartState {
  const nodes = new Map(state.nodes);
  const hidden = new Set(state.hidden);
  for (const node of answer.nodes) {
    nodes.set(node.id, node);
    hidden.delete(node.id);
  }
  const links = new Map(state.links);
  for (const link of answer.links) links.set(link.id, link);
  const leftOut = expanded
    ? new Map([...state.leftOut, [expanded.node, expanded.leftOut] as const])
    : state.leftOut;
  return { ...state, nodes, links, hidden, leftOut, label: join(state.label, answer.label as Label) };
}

export function withHidden(state: ChartState, ids: Iterable<string>): ChartState {
  return { ...state, hidden: new Set([...state.hidden, ...ids]) };
}

export function withAllShown(state: ChartState): ChartState {
  return { ...state, hidden: new Set() };
}

/** Nodes that links join to one, each once. */
export function neighboursOf(links: Iterable<NetworkLink>, node: string): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of links) {
    if (from === node) found.add(to);
    else if (to === node) found.add(from);
  }
  found.delete(node);
  return found;
}
