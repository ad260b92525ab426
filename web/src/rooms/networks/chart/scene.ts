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
  /** Nodes and links by their position in the scene. */
  readonly ids: readonly string[];
  readonly nodes: readonly NodeLook[];
  readonly links: readonly LinkLook[];
}

export function sceneOf(
  nodeLooks: readonly NodeLook[],
  linkLooks: readonly LinkLook[],
  { link, accent, surface }: ChartColours,
): SceneOfChart {
  const nodes = nodeLooks.toSorted((one, other) => other.size - one.size);
  const ids = nodes.map(({ id }) => id);
  const position = new Map(ids.map((id, at) => [id, at]));
  const links = inOrderOfDrawing(linkLooks).filter(
    ({ from, to }) => from !== to && position.has(from) && position.has(to),
  );
  const palette = [...new Set(nodes.map(({ colour }) => colour))];
  const colourAt = new Map(palette.map((colour, at) => [colour, at]));
  const kindAt = new Map(KINDS.map((kind, at) => [kind, at]));
  const ends = endsOf(links, position);
  return {
    ids,
    nodes,
    links,
    scene: {
      sizes: Float32Array.from(nodes, ({ size }) => size),
      kinds: Uint8Array.from(nodes, ({ kind }) => kindAt.get(kind)!),
      colours: Uint16Array.from(nodes, ({ colour }) => colourAt.get(colour)!),
      faint: Uint8Array.from(nodes, ({ isFaint }) => Number(isFaint)),
      palette,
      ends,
      bends: bendsOf(ends),
      looks: Uint8Array.from(links, lookOf),
      link,
      accent,
      surface,
    },
  };
}

/** Positions of the nodes at the two ends of each link. */
export function endsOf(
  links: readonly LinkLook[],
  position: ReadonlyMap<string, number>,
): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(2 * links.length);
  for (const [at, { from, to }] of links.entries()) {
    ends[2 * at] = position.get(from)!;
    ends[2 * at + 1] = position.get(to)!;
  }
  return ends;
}

/** x and y of each node, in units of the chart. */
export function placesOf(
  ids: readonly string[],
  places: ReadonlyMap<string, Place>,
): Float32Array<ArrayBuffer> {
  const found = new Float32Array(2 * ids.length);
  for (const [at, id] of ids.entries()) {
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

/** Those that stand out last; in buckets, for comparing tens of thousands with each other takes long. */
function inOrderOfDrawing(links: readonly LinkLook[]): LinkLook[] {
  const buckets: LinkLook[][] = [];
  for (const look of links) {
    const { isConfirmed, isFaint, isStrong } = look;
    (buckets[(isStrong ? 4 : 0) + (isFaint ? 0 : 2) + (isConfirmed ? 1 : 0)] ??= []).push(look);
  }
  return buckets.flat();
}

/** How far control points of parallel links stand apart, in pixels; their middles half as far. */
const APART = 28;

/**
 * How far each link is drawn aside, seen from its first end: 0 where it is alone between its nodes.
 * @param ends see `endsOf`
 */
export function bendsOf(ends: Uint32Array): Float32Array<ArrayBuffer> {
  const bends = new Float32Array(ends.length / 2);
  const pairs = new Float64Array(bends.length);
  for (let link = 0; link < pairs.length; link += 1) {
    const [from, to] = [ends[2 * link]!, ends[2 * link + 1]!];
    pairs[link] = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
  }
  // Most links are alone, which sorting finds out sooner than a map of all of them.
  const sorted = pairs.toSorted();
  const parallel = new Map<number, number[]>();
  for (let at = 1; at < sorted.length; at += 1)
    if (sorted[at] === sorted[at - 1]) parallel.set(sorted[at]!, []);
  for (const [link, pair] of pairs.entries()) parallel.get(pair)?.push(link);
  for (const own of parallel.values())
    for (const [index, link] of own.entries()) {
      const aside = (index - (own.length - 1) / 2) * APART;
      // Seen from the other end, what was left is right.
      bends[link] = ends[2 * link]! < ends[2 * link + 1]! ? aside : -aside;
    }
  return bends;
}
