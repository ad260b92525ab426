import { KINDS } from '../networks.ts';
import { MARKS } from './marks.ts';
import { CONFIRMED, DIRECTED, FAINT, STRONG } from './scene.ts';
import type { ChartScene } from './scene.ts';
import type { Camera, Extent, Point } from './camera.ts';

export interface Viewport {
  readonly camera: Camera;
  /** Of the canvas, in pixels of the page. */
  readonly extent: Extent;
  /** What is drawn beyond each edge, so that it is there when the chart is moved. */
  readonly margin: number;
  /** Pixels of the screen for each pixel of the page. */
  readonly ratio: number;
  /** Radius of marks, as a share of their size. */
  readonly markScale: number;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const OPACITY_OF_FAINT = 0.16;
const DASH = 5;
/** With more links than this in sight they are as thin as can be, for speed, and let each other through. */
const CROWD = 4000;
const SMALLEST_MARK = 0.8;
/** A rim sets marks off against what they cover; of more marks than this it would be all that is seen. */
const RIMMED = 2000;
/** Outlines that are drawn at once: one by one is slow, and so is a path of thousands. */
const BATCH = 24;
const HEAD = { length: 8.5, half: 3.4 } as const;

/** Draws a chart on a canvas that is the extent with its margins, scaled by the ratio. @param places see `placesOf` */
export function paintChart(
  context: Context,
  scene: ChartScene,
  places: Float32Array,
  viewport: Viewport,
): void {
  const { extent, margin, ratio } = viewport;
  context.setTransform(ratio, 0, 0, ratio, margin * ratio, margin * ratio);
  context.clearRect(-margin, -margin, extent.width + 2 * margin, extent.height + 2 * margin);
  const pixels = toPixels(places, viewport);
  paintLinks(context, scene, pixels, viewport);
  paintMarks(context, scene, pixels, viewport);
  context.globalAlpha = 1;
}

function toPixels(places: Float32Array, { camera, extent }: Viewport): Float32Array {
  const pixels = new Float32Array(places.length);
  for (let at = 0; at < places.length; at += 2) {
    pixels[at] = extent.width / 2 + (places[at]! - camera.x) * camera.scale;
    pixels[at + 1] = extent.height / 2 - (places[at + 1]! - camera.y) * camera.scale;
  }
  return pixels;
}

export function radiusOf(size: number, markScale: number): number {
  return Math.max(SMALLEST_MARK, size * markScale);
}

/**
 * The point that draws a link aside: at the middle of the line, as far off as the link bends.
 * @param markScale links of small marks bend less
 */
export function bendPoint(from: Point, to: Point, bend: number, markScale: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const aside = bend * Math.min(1, markScale);
  return { x: (from.x + to.x) / 2 - (dy / length) * aside, y: (from.y + to.y) / 2 + (dx / length) * aside };
}

/** Links of which some may be in sight, by position. */
function linksInSight(
  { ends, bends }: ChartScene,
  pixels: Float32Array,
  { extent, margin }: Viewport,
): Uint32Array {
  const found = new Uint32Array(bends.length);
  let count = 0;
  const [least, right, bottom] = [-margin, extent.width + margin, extent.height + margin];
  for (let link = 0; link < bends.length; link += 1) {
    const [from, to, aside] = [2 * ends[2 * link]!, 2 * ends[2 * link + 1]!, Math.abs(bends[link]!)];
    const [x, y, otherX, otherY] = [pixels[from]!, pixels[from + 1]!, pixels[to]!, pixels[to + 1]!];
    if (x < least - aside && otherX < least - aside) continue;
    if (y < least - aside && otherY < least - aside) continue;
    if (x > right + aside && otherX > right + aside) continue;
    if (y > bottom + aside && otherY > bottom + aside) continue;
    found[count] = link;
    count += 1;
  }
  return found.subarray(0, count);
}

function paintLinks(context: Context, scene: ChartScene, pixels: Float32Array, viewport: Viewport): void {
  const { ends, bends, looks, sizes } = scene;
  const { ratio, markScale } = viewport;
  const inSight = linksInSight(scene, pixels, viewport);
  const isCrowd = inSight.length > CROWD;
  const through = isCrowd ? Math.max(0.3, Math.sqrt(CROWD / inSight.length)) : 1;
  const heads: number[] = [];
  let [look, inPath] = [-1, 0];
  const finish = (): void => {
    if (inPath > 0) context.stroke();
    context.beginPath();
    inPath = 0;
  };
  finish();
  for (const link of inSight) {
    const own = looks[link]! & ~DIRECTED;
    if (own !== look || inPath === BATCH) finish();
    if (own !== look) {
      look = own;
      const isStrong = (look & STRONG) !== 0;
      context.strokeStyle = isStrong ? scene.accent : scene.link;
      context.globalAlpha = (look & FAINT) === 0 ? (isStrong ? 1 : through) : OPACITY_OF_FAINT * through;
      context.lineWidth = isStrong ? 3 : isCrowd ? 1 / ratio : (look & CONFIRMED) === 0 ? 1.2 : 1.5;
      context.setLineDash((look & CONFIRMED) === 0 ? [DASH, DASH] : []);
    }
    const [from, to] = [2 * ends[2 * link]!, 2 * ends[2 * link + 1]!];
    context.moveTo(pixels[from]!, pixels[from + 1]!);
    if (bends[link] === 0) context.lineTo(pixels[to]!, pixels[to + 1]!);
    else {
      const bend = bendPoint(pointAt(pixels, from), pointAt(pixels, to), bends[link]!, markScale);
      context.quadraticCurveTo(bend.x, bend.y, pixels[to]!, pixels[to + 1]!);
    }
    inPath += 1;
    if ((looks[link]! & DIRECTED) !== 0) heads.push(link);
  }
  finish();
  context.setLineDash([]);
  // Of more heads than this no single one would be seen.
  if (heads.length > CROWD) return;
  for (const link of heads) {
    const [from, to] = [pointAt(pixels, 2 * ends[2 * link]!), pointAt(pixels, 2 * ends[2 * link + 1]!)];
    const isStrong = (looks[link]! & STRONG) !== 0;
    context.globalAlpha = (looks[link]! & FAINT) === 0 ? 1 : OPACITY_OF_FAINT;
    context.fillStyle = isStrong ? scene.accent : scene.link;
    const before = bendPoint(from, to, bends[link]!, markScale);
    const size = Math.min(1, markScale) * (isStrong ? 1.4 : 1);
    context.beginPath();
    traceHead(context, before, to, radiusOf(sizes[ends[2 * link + 1]!]!, markScale), size);
    context.fill();
  }
}

/** A triangle whose tip touches the mark at the end of a line that comes from `before`. */
export function traceHead(path: CanvasPath, before: Point, end: Point, radius: number, size: number): void {
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [x, y] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const [tipX, tipY] = [end.x - x * radius, end.y - y * radius];
  const [backX, backY] = [tipX - x * HEAD.length * size, tipY - y * HEAD.length * size];
  path.moveTo(tipX, tipY);
  path.lineTo(backX - y * HEAD.half * size, backY + x * HEAD.half * size);
  path.lineTo(backX + y * HEAD.half * size, backY - x * HEAD.half * size);
  path.closePath();
}

function pointAt(pixels: Float32Array, at: number): Point {
  return { x: pixels[at]!, y: pixels[at + 1]! };
}

function paintMarks(context: Context, scene: ChartScene, pixels: Float32Array, viewport: Viewport): void {
  const { sizes, kinds, colours, faint, palette, surface } = scene;
  const { extent, margin, markScale } = viewport;
  const traces = KINDS.map((kind) => MARKS[kind].trace);
  const isRimmed = sizes.length <= RIMMED;
  context.strokeStyle = surface;
  context.lineWidth = 1.25;
  let [colour, isFaint, inPath] = [-1, -1, 0];
  const finish = (): void => {
    if (inPath > 0) {
      context.fill();
      if (isRimmed) context.stroke();
    }
    context.beginPath();
    inPath = 0;
  };
  finish();
  for (let node = 0; node < sizes.length; node += 1) {
    const [x, y] = [pixels[2 * node]!, pixels[2 * node + 1]!];
    const radius = radiusOf(sizes[node]!, markScale);
    if (x < -margin - radius || y < -margin - radius) continue;
    if (x > extent.width + margin + radius || y > extent.height + margin + radius) continue;
    const isOther = colours[node] !== colour || faint[node] !== isFaint;
    // With rims every mark has its own, also against its like.
    if (isOther || isRimmed || inPath === BATCH) finish();
    if (isOther) {
      [colour, isFaint] = [colours[node]!, faint[node]!];
      context.fillStyle = palette[colour]!;
      context.globalAlpha = isFaint ? OPACITY_OF_FAINT : 1;
    }
    traces[kinds[node]!]!(context, x, y, radius);
    inPath += 1;
  }
  finish();
}
