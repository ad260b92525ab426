import { z } from 'zod';
import { coreness as peel } from '../kernels/k-core.ts';
import { contactsOf, defineAnalysis, say } from './analysis.ts';

/** Who is where everybody has many contacts (Seidman 1983). */
export const coreness = defineAnalysis({
  id: 'coreness',
  version: '1.0.0',
  title: 'analysis.coreness.title',
  about: 'analysis.coreness.about',
  form: 'score',
  unit: 'count',
  parameters: z.object({}),
  run(graph) {
    const values = Float64Array.from(peel(graph));
    const most = values.reduce((largest, value) => Math.max(largest, value), 0);
    const inner = values.reduce((count, value) => count + Number(value === most), 0);
    return { values, facts: [say('analysis.coreness.inner', { most, count: inner })] };
  },
  explain(graph, { values }, node) {
    const own = values[node]!;
    const contacts = contactsOf(graph, node);
    const within = contacts.filter((contact) => values[contact.node]! >= own).length;
    const size = values.reduce((count, value) => count + Number(value >= own), 0);
    return {
      isSum: false,
      reasons: [
        { text: say('analysis.contacts'), value: contacts.length },
        { text: say('analysis.coreness.within', { core: own }), value: within },
        { text: say('analysis.coreness.size', { core: own }), value: size },
      ],
    };
  },
});
