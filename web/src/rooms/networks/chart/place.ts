/** Where a node stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Put there by hand: the layout leaves it. */
  readonly pinned: boolean;
}

/** The same text always gives the same number below 1, spread evenly (FNV-1a with a final mix). */
export function fraction(text: string, seed: number): number {
  let hash = 0x81_1c_9d_c5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x29_7a_2d_39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Where a node begins: evenly in a disc, by its id alone, so that the same chart is always drawn the same. */
export function startOf(id: string, radius: number): Place {
  const angle = fraction(id, 1) * 2 * Math.PI;
  const distance = radius * Math.sqrt(fraction(id, 2));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle), pinned: false };
}

/** Where a node begins that joins one that is placed already. */
export function besides(id: string, other: Place, radius: number): Place {
  const { x, y } = startOf(id, radius);
  return { x: other.x + x, y: other.y + y, pinned: false };
}

/** Turn from one to the next that spreads points evenly over a disc, as seeds in a flower (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Units of the chart between nodes that begin side by side. */
const SPACING = 10;

/** Where nodes begin of which none is placed: each group by itself, the largest in the middle. */
export function startByGroup(
  nodes: readonly { readonly id: string; readonly group: string | undefined }[],
): Map<string, Place> {
  const groups = [...Map.groupBy(nodes, ({ id, group }) => group ?? id)].sort(
    ([one, members], [other, others]) => others.length - members.length || (one < other ? -1 : 1),
  );
  const places = new Map<string, Place>();
  let before = 0;
  for (const [at, [, members]] of groups.entries()) {
    const distance = at === 0 ? 0 : SPACING * Math.sqrt(before + members.length / 2);
    const angle = at * GOLDEN_ANGLE;
    const middle = { x: distance * Math.cos(angle), y: distance * Math.sin(angle), pinned: false };
    const reach = 0.8 * SPACING * Math.sqrt(members.length);
    for (const { id } of members) places.set(id, besides(id, middle, reach));
    before += members.length;
  }
  return places;
}

/** Is a point inside a closed outline (even-odd rule)? */
export function isInside(
  { x, y }: { readonly x: number; readonly y: number },
  outline: readonly { readonly x: number; readonly y: number }[],
): boolean {
  let inside = false;
  for (let at = 0, before = outline.length - 1; at < outline.length; before = at++) {
    const [one, other] = [outline[at]!, outline[before]!];
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x)
      inside = !inside;
  }
  return inside;
}

const WIDEST = Math.PI / 2.2;

/** The one of some places that lies best in a direction: near, and not far off it; undefined where none does. */
export function inDirection<Item extends { readonly x: number; readonly y: number }>(
  from: { readonly x: number; readonly y: number },
  others: Iterable<Item>,
  { x, y }: { readonly x: number; readonly y: number },
): Item | undefined {
  let best: Item | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const distance = Math.hypot(dx, dy);
    if (distance === 0) continue;
    const off = Math.acos(Math.max(-1, Math.min(1, (dx * x + dy * y) / distance)));
    const cost = distance * (1 + 2 * off);
    if (off <= WIDEST && cost < least) [best, least] = [other, cost];
  }
  return best;
}
