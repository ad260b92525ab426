/** Something that flows from one place to another. */
export interface Stream {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export interface SankeyNode {
  readonly id: string;
  readonly amount: number;
  /** px from the top. */
  readonly top: number;
  readonly height: number;
}

export interface SankeyBand {
  readonly key: string;
  readonly thickness: number;
  /** Middle of the band in px at either side. */
  readonly start: number;
  readonly end: number;
}

export interface Sankey {
  readonly sources: readonly SankeyNode[];
  readonly targets: readonly SankeyNode[];
  readonly bands: readonly SankeyBand[];
  readonly height: number;
}

const GAP = 10;
const LEAST = 2;
/** A row needs this much for its name. */
const NAME = 16;

/**
 * Two columns joined by bands as wide as what flows. Both columns have one scale, the largest node first; a node is never
 * lower than its name.
 *
 * @param room px for all amounts together
 */
export function sankeyOf(streams: readonly Stream[], room: number): Sankey {
  const total = streams.reduce((sum, { amount }) => sum + amount, 0);
  const scale = total > 0 ? room / total : 0;
  const thick = (amount: number): number => Math.max(LEAST, amount * scale);
  const column = (end: 'from' | 'to'): Map<string, SankeyNode> => {
    const amounts = new Map<string, { amount: number; height: number }>();
    for (const stream of streams) {
      const known = amounts.get(stream[end]) ?? { amount: 0, height: 0 };
      amounts.set(stream[end], {
        amount: known.amount + stream.amount,
        height: known.height + thick(stream.amount),
      });
    }
    let top = 0;
    return new Map(
      [...amounts]
        .toSorted(([a, one], [b, other]) => other.amount - one.amount || (a < b ? -1 : 1))
        .map(([id, { amount, height }]) => {
          const node = { id, amount, top: top + Math.max(0, NAME - height) / 2, height };
          top += Math.max(NAME, height) + GAP;
          return [id, node];
        }),
    );
  };
  const [sources, targets] = [column('from'), column('to')];
  // Bands leave and arrive in the order of what they join, so that as few as can be cross.
  const place = (end: 'from' | 'to', nodes: Map<string, SankeyNode>, others: Map<string, SankeyNode>) => {
    const middles = new Map<string, number>();
    const other = end === 'from' ? 'to' : 'from';
    for (const [id, { top }] of nodes) {
      let at = top;
      const own = streams
        .filter((stream) => stream[end] === id)
        .toSorted((a, b) => (others.get(a[other])?.top ?? 0) - (others.get(b[other])?.top ?? 0));
      for (const { key, amount } of own) {
        middles.set(key, at + thick(amount) / 2);
        at += thick(amount);
      }
    }
    return middles;
  };
  const [starts, ends] = [place('from', sources, targets), place('to', targets, sources)];
  const bottom = (nodes: Map<string, SankeyNode>): number =>
    Math.max(0, ...[...nodes.values()].map(({ top, height }) => top + Math.max(NAME, height)));
  return {
    sources: [...sources.values()],
    targets: [...targets.values()],
    bands: streams.map(({ key, amount }) => ({
      key,
      thickness: thick(amount),
      start: starts.get(key) ?? 0,
      end: ends.get(key) ?? 0,
    })),
    height: Math.max(bottom(sources), bottom(targets)),
  };
}
