import { z } from 'zod';
import { blocks as find } from '../blocks/blocks.ts';
import { bySize, contactsOf, defineAnalysis, say, seed } from './analysis.ts';

/** Blocks whose links are told one by one. */
const MOST_BLOCKS_TOLD = 6;

/** Who is linked alike, which is what a role is: the stochastic block model with the shortest description (Peixoto 2014, 2017). */
export const blocks = defineAnalysis({
  id: 'blocks',
  version: '1.0.0',
  title: 'analysis.blocks.title',
  about: 'analysis.blocks.about',
  form: 'grouping',
  unit: 'count',
  mostNodes: 10_000,
  parameters: z.object({
    /** No more blocks are looked for. */
    mostBlocks: z.number().int().min(1).max(100).default(40),
    seed,
  }),
  run(graph, parameters, checkpoint) {
    const found = find(graph, { ...parameters, checkpoint });
    const { labels, sizes } = bySize(found.labels);
    return {
      values: labels,
      facts: [
        say('analysis.blocks.count', { count: sizes.length }),
        say('analysis.blocks.largest', { count: sizes[0] ?? 0 }),
        say(
          found.model === 'degree-corrected' ? 'analysis.blocks.corrected' : 'analysis.blocks.plain',
          // Bits, as scores of leads have them.
          { bits: Math.round((found.lengthWithout - found.length) / Math.LN2) },
        ),
      ],
    };
  },
  /** A block by whom its members are linked with, beside what the node itself does. */
  explain(graph, { values }, node) {
    const own = values[node]!;
    const members = Array.from(values.keys()).filter((each) => values[each] === own);
    const ofBlock = sharesBy(
      members.flatMap((member) => contactsOf(graph, member).map((to) => values[to.node]!)),
    );
    const ofNode = sharesBy(contactsOf(graph, node).map((to) => values[to.node]!));
    const told = [...ofBlock]
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, MOST_BLOCKS_TOLD);
    return {
      isSum: false,
      reasons: [
        { text: say('analysis.blocks.size'), value: members.length },
        ...told.map(([block, share]) => ({
          text: say(block === own ? 'analysis.blocks.within' : 'analysis.blocks.between', {
            block: block + 1,
            percent: Math.round(100 * share),
            own: Math.round(100 * (ofNode.get(block) ?? 0)),
          }),
        })),
      ],
    };
  },
});

function sharesBy(blocksMet: readonly number[]): Map<number, number> {
  const shares = new Map<number, number>();
  for (const block of blocksMet) shares.set(block, (shares.get(block) ?? 0) + 1 / blocksMet.length);
  return shares;
}
