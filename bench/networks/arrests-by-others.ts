/** Arrests chosen otherwise than by the engine: by chance, by the largest component, and by whoever knows the truth. */
import { buildGraph } from '@foreland/networks';
import { RemovalCurves } from '@foreland/networks/disruption';
import { randomFrom } from '../measure.ts';
import type { Picture } from './typed-networks.ts';

export function byChance(candidates: readonly number[], count: number, seed: number): number[] {
  const random = randomFrom(seed + 15_485_863);
  const left = [...candidates];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1).at(0)!,
  );
}

/** Again and again, whoever leaves the smallest largest component. */
export function byLargestComponent(picture: Picture, count: number): number[] {
  const graph = buildGraph({
    nodeCount: picture.tasks.length,
    from: picture.ties.map(({ ends }) => ends[0]),
    to: picture.ties.map(({ ends }) => ends[1]),
    selfLoops: 'drop',
  });
  const curves = new RemovalCurves(graph);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    let least = Infinity;
    for (const node of picture.tasks.keys()) {
      if (chosen.includes(node)) continue;
      const { sizes } = curves.of([...chosen, node], 0);
      if (sizes[chosen.length]! < least) [best, least] = [node, sizes[chosen.length]!];
    }
    chosen.push(best);
  }
  return chosen;
}

/**
 * The best arrests that a search on the truth itself finds: each of several sets is made better, person by person, until no
 * exchange of one helps. No proof: the best there is may prevent more, never less.
 * @param leaves launches that a set leaves; need not be exact above `enough`
 */
export function byTruth(
  candidates: readonly number[],
  starts: readonly (readonly number[])[],
  leaves: (gone: readonly number[], enough: number) => number,
): number[] {
  let best: readonly number[] = [];
  let least = Infinity;
  for (const start of starts) {
    const found = exchanged(candidates, start, leaves);
    const left = leaves(found, Infinity);
    if (left < least) [best, least] = [found, left];
  }
  return [...best];
}

function exchanged(
  candidates: readonly number[],
  start: readonly number[],
  leaves: (gone: readonly number[], enough: number) => number,
): number[] {
  let set = [...start];
  let left = leaves(set, Infinity);
  for (let since = 0, at = 0; since < set.length && left > 0; at = (at + 1) % set.length) {
    let next = set;
    for (const candidate of candidates) {
      if (set.includes(candidate)) continue;
      const tried = set.with(at, candidate);
      const value = leaves(tried, left);
      if (value < left) [next, left] = [tried, value];
    }
    since = next === set ? since + 1 : 0;
    set = next;
  }
  return set;
}
