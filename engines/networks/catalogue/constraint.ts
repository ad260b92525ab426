import { z } from 'zod';
import type { Graph } from '../graph/graph.ts';
import { structuralHoles } from '../kernels/structural-holes.ts';
import { contactsOf, defineAnalysis, largest, say } from './analysis.ts';
import type { Reason } from './analysis.ts';

/** Who joins contacts that nobody else joins (Burt 1992). */
export const constraint = defineAnalysis({
  id: 'constraint',
  version: '1.0.0',
  title: 'analysis.constraint.title',
  about: 'analysis.constraint.about',
  form: 'score',
  unit: 'number',
  isLowFirst: true,
  mostNodes: 200_000,
  parameters: z.object({}),
  run: (graph) => ({ values: structuralHoles(graph).constraint, facts: [] }),
  /** How much each contact holds a node, directly and over others: the sum of the reasons. */
  explain(graph, _, node) {
    const reasons = [...heldByEach(graph, node)].map(([contact, held]): Reason => ({
      text: say('analysis.constraint.held'),
      value: held ** 2,
      node: contact,
    }));
    return { isSum: true, reasons: largest(reasons, 'analysis.constraint.others') };
  },
});

/** Share of what a node has that goes to each contact, directly and over the others. */
function heldByEach(graph: Graph, node: number): ReadonlyMap<number, number> {
  const shares = sharesOf(graph, node);
  const held = new Map(shares);
  for (const [other, share] of shares)
    for (const [contact, further] of sharesOf(graph, other)) {
      const known = held.get(contact);
      if (known !== undefined) held.set(contact, known + share * further);
    }
  return held;
}

function sharesOf(graph: Graph, node: number): Map<number, number> {
  const contacts = contactsOf(graph, node);
  const sum = contacts.reduce((total, { weight }) => total + weight, 0);
  return new Map(contacts.map(({ node: contact, weight }) => [contact, weight / sum]));
}
