import { KINDS } from '../networks.ts';
import type { ChartColours, LinkLook, NodeLook } from './looks.ts';
import type { Place } from './place.ts';

/** How links look, in the bits of a number. */
export const CONFIRMED = 1;
export const DIRECTED = 2;
export const FAINT = 4;
export const STRONG = 8;

/**
 * What is drawn, as numbers that a thread takes without unpacking them. Nodes come in the order of drawing, the largest
 * first, and so do links, those that stand out last.
 */
export interface ChartScene {
  /** Radius of each mark where the whole chart is seen, in pixels. */
  readonly sizes: Float32Array;
  /** Position in `KINDS`. */
  readonly kinds: Uint8Array;
  /** Position in `palette`. */
  readonly colours: Uint16Array;
  /** 1 for nodes that step back. */
  readonly faint: Uint8Array;
  readonly palette: readonly string[];
  /** Nodes at the two ends of each link. */
  readonly ends: Uint32Array;
  /** How far the middle of a link is drawn aside, seen from its first end, in pixels: parallel links bend apart. */
  readonly bends: Float32Array;
  readonly looks: Uint8Array;
  readonly link: string;
  readonly accent: string;
  readonly surface: string;
}

export interface SceneOfChart {
  readonly scene: ChartScene;
  /** Names of the nodes and links by their position in the scene. */
  readonly nodes: readonly NodeLook[];
  readonly links: readonly LinkLook[];
}

export function sceneOf(
  nodeLooks: readonly NodeLook[],
  linkLooks: readonly LinkLook[],
  { link, accent, surface }: ChartColours,
): SceneOfChart {
  const nodes = nodeLooks.toSorted((one, other) => other.size - one.size);
  const position = new Map(nodes.map(({ id }, at) => [id, at]));
  const joined = linkLooks.filter(({ from, to }) => from !== to && position.has(from) && position.has(to));
  const bendOf = bends(joined);
  const links = joined.toSorted((one, other) => prominence(one) - prominence(other));
  const palette = [...new Set(nodes.map(({ colour }) => colour))];
  const colourAt = new Map(palette.map((colour, at) => [colour, at]));
  const kindAt = new Map(KINDS.map((kind, at) => [kind, at]));
  const ends = new Uint32Array(2 * links.length);
  for (const [at, { from, to }] of links.entries()) {
    ends[2 * at] = position.get(from)!;
    ends[2 * at + 1] = position.get(to)!;
  }
  return {
    nodes,
    links,
    scene: {
      sizes: Float32Array.from(nodes, ({ size }) => size),
      kinds: Uint8Array.from(nodes, ({ kind }) => kindAt.get(kind)!),
      colours: Uint16Array.from(nodes, ({ colour }) => colourAt.get(colour)!),
      faint: Uint8Array.from(nodes, ({ isFaint }) => Number(isFaint)),
      palette,
      ends,
      bends: Float32Array.from(links, ({ id }) => bendOf.get(id) ?? 0),
      looks: Uint8Array.from(links, lookOf),
      link,
      accent,
      surface,
    },
  };
}

/** x and y of each node in the order of a scene. */
export function placesOf(
  nodes: readonly NodeLook[],
  places: ReadonlyMap<string, Place>,
): Float32Array<ArrayBuffer> {
  const found = new Float32Array(2 * nodes.length);
  for (const [at, { id }] of nodes.entries()) {
    const place = places.get(id);
    found[2 * at] = place?.x ?? 0;
    found[2 * at + 1] = place?.y ?? 0;
  }
  return found;
}

function lookOf({ isConfirmed, isDirected, isFaint, isStrong }: LinkLook): number {
  return (
    (isConfirmed ? CONFIRMED : 0) |
    (isDirected ? DIRECTED : 0) |
    (isFaint ? FAINT : 0) |
    (isStrong ? STRONG : 0)
  );
}

function prominence({ isConfirmed, isFaint, isStrong }: LinkLook): number {
  return (isStrong ? 4 : 0) + (isFaint ? 0 : 2) + (isConfirmed ? 1 : 0);
}

/** How far control points of parallel links stand apart, in pixels; their middles half as far. */
const APART = 28;

/** By id of a link, for those that are not alone between their nodes. */
export function bends(links: readonly LinkLook[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const between = Map.groupBy(links, ({ from, to }) => (from < to ? `${from}\n${to}` : `${to}\n${from}`));
  for (const own of between.values()) {
    if (own.length === 1) continue;
    for (const [index, { id, from, to }] of own.entries()) {
      const aside = (index - (own.length - 1) / 2) * APART;
      // Seen from the other end, what was left is right.
      found.set(id, from < to ? aside : -aside);
    }
  }
  return found;
}
