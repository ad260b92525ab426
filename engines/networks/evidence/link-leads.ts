import type { Graph } from '../graph/graph.ts';
import { refuse } from '../graph/refuse.ts';

/** Two nodes that no edge joins although they have much in common: a lead to check, and never an edge. */
export interface LinkLead {
  /** The smaller number first. */
  readonly a: number;
  readonly b: number;
  /** Sum over common contacts of one by their number of contacts. */
  readonly score: number;
  /** Whom both know, ascending. */
  readonly common: readonly number[];
}

/** Contacts of a node that are looked through; whoever has more says little about any two of them. */
const MOST_CONTACTS = 1000;

/**
 * Pairs that are likely to be linked although nothing says so, by resource allocation (Zhou, Lü & Zhang 2009), the
 * strongest first. Edges count as they are, once for each pair; directions do not matter.
 * @param count pairs that are asked for
 * @param among nodes of which one end must be; all where left out
 * @throws ForelandError `kernel-parameter`, `kernel-node`
 */
export function linkLeads(graph: Graph, count: number, among?: readonly number[]): LinkLead[] {
  if (!(Number.isInteger(count) && count >= 1))
    throw refuse('kernel-parameter', 'Ask for at least one pair.');
  const contacts = contactsOf(graph);
  const nodes = among ? [...new Set(among)] : Array.from({ length: graph.nodeCount }, (_, node) => node);
  const isAsked = new Uint8Array(graph.nodeCount);
  for (const node of nodes) {
    if (!(node >= 0 && node < graph.nodeCount))
      throw refuse('kernel-node', `The network has no node ${node}.`);
    isAsked[node] = 1;
  }
  const scores = new Float64Array(graph.nodeCount);
  const best: LinkLead[] = [];
  for (const node of nodes) {
    const touched: number[] = [];
    for (const contact of contacts[node]!) {
      const further = contacts[contact]!;
      if (further.length > MOST_CONTACTS) continue;
      for (const other of further) {
        // Each pair once: from its smaller node, or from the only one that was asked for.
        if (other === node || (other < node && isAsked[other] === 1)) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other]! += 1 / further.length;
      }
    }
    for (const contact of contacts[node]!) scores[contact] = 0;
    for (const other of touched) {
      const score = scores[other]!;
      scores[other] = 0;
      if (score === 0) continue;
      const [a, b] = node < other ? [node, other] : [other, node];
      const lead = { a, b, score };
      const last = best[count - 1];
      if (last && !isBefore(lead, last)) continue;
      let at = best.length;
      while (at > 0 && isBefore(lead, best[at - 1]!)) at--;
      best.splice(at, 0, { ...lead, common: [] });
      if (best.length > count) best.pop();
    }
  }
  return best.map((lead) => {
    const others = new Set(contacts[lead.b]);
    const isCommon = (node: number): boolean => others.has(node) && contacts[node]!.length <= MOST_CONTACTS;
    return { ...lead, common: contacts[lead.a]!.filter(isCommon) };
  });
}

function isBefore(one: Omit<LinkLead, 'common'>, other: Omit<LinkLead, 'common'>): boolean {
  return (other.score - one.score || one.a - other.a || one.b - other.b) < 0;
}

/** Different contacts of each node, ascending. */
function contactsOf(graph: Graph): number[][] {
  const sets = Array.from({ length: graph.nodeCount }, () => new Set<number>());
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    sets[graph.from[edge]!]!.add(graph.to[edge]!);
    sets[graph.to[edge]!]!.add(graph.from[edge]!);
  }
  return sets.map((set) => [...set].sort((a, b) => a - b));
}
