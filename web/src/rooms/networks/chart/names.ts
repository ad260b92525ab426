import { BoxGrid, isClear, movedInto, placesFor } from './labelPlaces.ts';
import { toPixel } from './camera.ts';
import type { Point } from './camera.ts';
import type { Box } from './labelPlaces.ts';
import type { ChartColours, NodeLook } from './looks.ts';
import { radiusOf } from './paint.ts';
import type { Viewport } from './paint.ts';

export interface NamesDrawn {
  /** The largest first. */
  readonly nodes: readonly NodeLook[];
  /** Where they stand, x and y of each, in units of the chart. */
  readonly points: Float32Array;
  readonly isPinned: (id: string) => boolean;
  readonly selected: ReadonlySet<string>;
  readonly hovered: string | undefined;
  readonly colours: ChartColours;
  readonly viewport: Viewport;
}

interface Sighted {
  readonly node: NodeLook;
  readonly point: Point;
  readonly radius: number;
}

/** Names that are drawn at most, and nodes that are looked at for it: on a large chart there is no place for more. */
const MOST = 150;
const MOST_TRIED = 1200;
/** Of the largest nodes so many are named even where the name covers marks: they are what a reader looks for. */
const NAMED_ANYHOW = 6;
/** So many chosen nodes are named wherever they stand; of more, those for which there is place. */
const FEW = 12;
/** With more marks than this in sight no name stands clear of them all: then names cover marks, but not each other. */
const CROWD = 1500;
/** Radius of a mark, in pixels, from which on it has a name in a crowd: what is smaller cannot be told apart yet. */
const NAMED_IN_CROWD = 4;
const LONGEST = 34;
/** How far off its mark the ring around what is selected is, in pixels. */
const RING = 4;
/** What text is this long, in pixels; measuring it is what costs most. */
const lengths = new Map<string, number>();

/** Names where there is place for them, the largest marks first; rings around what is selected, and pins, above the marks. */
export function drawNames(
  canvas: HTMLCanvasElement,
  { nodes, points, isPinned, selected, hovered, colours, viewport }: NamesDrawn,
): void {
  const { camera, extent, ratio, markScale } = viewport;
  const { width, height } = extent;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (nodes.length === 0) return;
  const family = getComputedStyle(canvas).fontFamily;
  context.font = `12px ${family}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.direction = 'ltr';
  context.lineJoin = 'round';

  const isChosen = ({ id }: NodeLook): boolean => id === hovered || selected.has(id);
  const chosen: Sighted[] = [];
  const inSight: Sighted[] = [];
  for (const [at, node] of nodes.entries()) {
    const own = isChosen(node);
    if (node.isFaint && !own) continue;
    const point = toPixel(camera, extent, { x: points[2 * at]!, y: points[2 * at + 1]! });
    if (point.x < -40 || point.y < -10 || point.x > width + 10 || point.y > height + 10) continue;
    const radius = radiusOf(node.size, markScale);
    (own ? chosen : inSight).push({ node, point, radius });
    if (selected.has(node.id)) ring(context, point, radius, colours);
    if (isPinned(node.id)) pin(context, point, radius, colours);
  }
  const marks = new BoxGrid();
  const markOf = new Map<Sighted, Box>();
  if (inSight.length <= CROWD)
    for (const sighted of [...chosen, ...inSight]) {
      const mark = around(sighted.point, sighted.radius);
      markOf.set(sighted, mark);
      marks.add(mark);
    }
  const names = new BoxGrid();
  let drawn = 0;
  const worthy =
    inSight.length <= CROWD
      ? inSight
      : inSight.filter(({ radius }, rank) => rank < NAMED_ANYHOW || radius >= NAMED_IN_CROWD);
  const tried = [...chosen, ...worthy.slice(0, MOST_TRIED)];
  const isFew = chosen.length <= FEW;
  for (const [rank, sighted] of tried.entries()) {
    if (drawn >= MOST) break;
    const { node, point, radius } = sighted;
    const text = shortened(node.name);
    const own = isFew && rank < chosen.length;
    const gap = radius + (selected.has(node.id) ? RING + 4 : 4);
    const near = placesFor(point, gap, lengthOf(context, text));
    const box = placeOf(
      near,
      (each) => isClear(each, width, height) && (own || names.under(each) === 0),
      (each) => marks.under(each, markOf.get(sighted)),
      rank < (isFew ? chosen.length : 0) + NAMED_ANYHOW,
    );
    if (!box && !own) continue;
    const placed = box ?? movedInto(near[0]!, width);
    const { left, top, bottom } = placed;
    names.add(placed);
    drawn += 1;
    const middle = (top + bottom) / 2;
    context.lineWidth = 3;
    context.strokeStyle = colours.surface;
    context.strokeText(text, left, middle);
    context.fillStyle = colours.ink;
    context.fillText(text, left, middle);
  }
}

/** A name as long as a chart has place for. */
export function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  // By whole characters: half a pictograph is none.
  const characters = [...name];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : name;
}

/** The first free place that covers no mark; where a name must be, the one that covers fewest. */
function placeOf(
  places: readonly Box[],
  isFree: (box: Box) => boolean,
  covered: (box: Box) => number,
  isNeeded: boolean,
): Box | undefined {
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of places) {
    if (!isFree(box)) continue;
    const marks = covered(box);
    if (marks === 0) return box;
    if (isNeeded && marks < least) [best, least] = [box, marks];
  }
  return best;
}

function around({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function lengthOf(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}\n${text}`;
  let length = lengths.get(key);
  if (length === undefined) {
    // Enough for the largest chart; beyond that it is another chart.
    if (lengths.size > 25_000) lengths.clear();
    length = context.measureText(text).width;
    lengths.set(key, length);
  }
  return length;
}

function ring(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  radius: number,
  colours: ChartColours,
): void {
  for (const [width, colour] of [
    [5, colours.surface],
    [2.5, colours.accent],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius + RING, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/** A small square at the foot of a mark that was put there by hand. */
function pin(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  radius: number,
  colours: ChartColours,
): void {
  context.fillStyle = colours.surface;
  context.fillRect(x - 3.5, y + radius - 0.5, 7, 7);
  context.fillStyle = colours.ink;
  context.fillRect(x - 2, y + radius + 1, 4, 4);
}
