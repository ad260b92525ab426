import { toChart, toPixel } from './camera.ts';
import type { Point } from './camera.ts';
import { bendPoint, radiusOf } from './paint.ts';
import type { Viewport } from './paint.ts';
import type { ChartScene } from './scene.ts';

/** Small marks are met from a little further off. */
const LEAST_REACH = 7;
const REACH_OF_LINKS = 5;
/** A bent link is taken as so many straight pieces. */
const PIECES = 6;

/** The node whose mark is under a pixel, the nearest where several are; its position in the scene, or −1. */
export function nodeAt(
  { sizes }: ChartScene,
  places: Float32Array,
  { camera, extent, markScale }: Viewport,
  pixel: Point,
): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (let node = 0; node < sizes.length; node += 1) {
    const dx = extent.width / 2 + (places[2 * node]! - camera.x) * camera.scale - pixel.x;
    const dy = extent.height / 2 - (places[2 * node + 1]! - camera.y) * camera.scale - pixel.y;
    const distance = dx * dx + dy * dy;
    const reach = Math.max(LEAST_REACH, radiusOf(sizes[node]!, markScale) + 1);
    if (distance > reach * reach || distance > least) continue;
    // At the same distance the one that was drawn last is on top.
    [best, least] = [node, distance];
  }
  return best;
}

/** The link that passes under a pixel, the nearest where several do; its position in the scene, or −1. */
export function linkAt(
  { ends, bends }: ChartScene,
  places: Float32Array,
  { camera, extent, markScale }: Viewport,
  pixel: Point,
): number {
  const { x, y } = toChart(camera, extent, pixel);
  let [best, least] = [-1, REACH_OF_LINKS];
  for (let link = 0; link < bends.length; link += 1) {
    const [from, to] = [2 * ends[2 * link]!, 2 * ends[2 * link + 1]!];
    // Nearly all links are ruled out here, for each of tens of thousands.
    const reach = (Math.abs(bends[link]!) + REACH_OF_LINKS) / camera.scale;
    const [fromX, toX] = [places[from]! - x, places[to]! - x];
    if ((fromX < -reach && toX < -reach) || (fromX > reach && toX > reach)) continue;
    const [fromY, toY] = [places[from + 1]! - y, places[to + 1]! - y];
    if ((fromY < -reach && toY < -reach) || (fromY > reach && toY > reach)) continue;
    const distance = toLink(
      pixel,
      toPixel(camera, extent, { x: fromX + x, y: fromY + y }),
      toPixel(camera, extent, { x: toX + x, y: toY + y }),
      bends[link]!,
      markScale,
    );
    if (distance <= least) [best, least] = [link, distance];
  }
  return best;
}

function toLink(pixel: Point, from: Point, to: Point, bend: number, markScale: number): number {
  return bend === 0
    ? toSegment(pixel, from, to)
    : toCurve(pixel, from, bendPoint(from, to, bend, markScale), to);
}

function toCurve(pixel: Point, from: Point, bend: Point, to: Point): number {
  let [least, before] = [Number.POSITIVE_INFINITY, from];
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const part = piece / PIECES;
    const [first, second, third] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    const next = {
      x: first * from.x + second * bend.x + third * to.x,
      y: first * from.y + second * bend.y + third * to.y,
    };
    least = Math.min(least, toSegment(pixel, before, next));
    before = next;
  }
  return least;
}

function toSegment({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(from.x + along * dx - x, from.y + along * dy - y);
}
