import type { Place } from './place.ts';
import type { SceneOfChart } from './scene.ts';

/** What a layout works on. */
export interface Arrangement {
  readonly ids: readonly string[];
  /** 1 for nodes that stay where they are. */
  readonly fixed: Uint8Array<ArrayBuffer>;
  /** Positions in `ids` of the nodes at the two ends of each link. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** On a chart of more nodes, new ones are arranged beside those that they are linked to, without regard to all others. */
const ALL_TOGETHER = 2000;

/** @param standing nodes that stay, as pinned ones do */
export function arrangement(
  { ids, scene }: Pick<SceneOfChart, 'ids' | 'scene'>,
  places: ReadonlyMap<string, Place>,
  standing: ReadonlySet<string>,
): Arrangement {
  const fixed = Uint8Array.from(ids, (id) => Number((places.get(id)?.pinned ?? false) || standing.has(id)));
  const { ends } = scene;
  if (standing.size <= ALL_TOGETHER) return { ids, fixed, ends: ends.slice() };

  // By position in the scene: where a node is among those that are arranged, −1 for the others.
  const chosen = new Int32Array(ids.length).fill(-1);
  const positions: number[] = [];
  const choose = (node: number): number => {
    if (chosen[node] === -1) chosen[node] = positions.push(node) - 1;
    return chosen[node]!;
  };
  for (const [node, isFixed] of fixed.entries()) if (isFixed === 0) choose(node);
  const kept: number[] = [];
  for (let link = 0; link < ends.length; link += 2) {
    const [from, to] = [ends[link]!, ends[link + 1]!];
    if (fixed[from] === 0 || fixed[to] === 0) kept.push(choose(from), choose(to));
  }
  return {
    ids: positions.map((node) => ids[node]!),
    fixed: Uint8Array.from(positions, (node) => fixed[node]!),
    ends: Uint32Array.from(kept),
  };
}

/**
 * Takes over where a layout puts nodes; what was pinned since it began stays.
 * @param now x and y of each node of the arrangement
 */
export function moveTo(
  places: Map<string, Place>,
  { ids, fixed }: Pick<Arrangement, 'ids' | 'fixed'>,
  now: Float32Array,
): void {
  for (const [at, id] of ids.entries()) {
    if (fixed[at] === 1 || places.get(id)?.pinned) continue;
    places.set(id, { x: now[2 * at]!, y: now[2 * at + 1]!, pinned: false });
  }
}
