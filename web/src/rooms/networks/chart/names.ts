import type { ChartColours, NodeLook } from './looks.ts';
import type { Place } from './place.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface NamesDrawn {
  readonly nodes: readonly NodeLook[];
  readonly places: ReadonlyMap<string, Place>;
  readonly selected: ReadonlySet<string>;
  readonly hovered: string | undefined;
  readonly colours: ChartColours;
  /** From the chart to pixels of the canvas. */
  readonly at: (point: Point) => Point;
  /** Radius of a mark in pixels. */
  readonly scale: (size: number) => number;
}

const LINE = 15;
const MOST = 150;
/** More than the size of any mark: what is chosen is always named. */
const CHOSEN = 1000;
const LONGEST = 34;
/** The buttons stand over this much at the end of the canvas: names turn to the other side of their mark before it. */
const BUTTONS = 48;

/** Names where there is place for them, the largest marks first; rings around what is selected, and pins, above the marks. */
export function drawNames(
  canvas: HTMLCanvasElement,
  { nodes, places, selected, hovered, colours, at, scale }: NamesDrawn,
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (nodes.length === 0) return;
  const toPixel = affine(at);
  const family = getComputedStyle(canvas).fontFamily;
  context.font = `12px ${family}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.direction = 'ltr';
  context.lineJoin = 'round';

  const taken: Box[] = [];
  const ordered = nodes.filter(({ id, isFaint }) => !isFaint || selected.has(id) || id === hovered);
  const weight = ({ id, size }: NodeLook): number => (id === hovered || selected.has(id) ? CHOSEN : 0) + size;
  const inSight: { readonly node: NodeLook; readonly point: Point }[] = [];
  for (const node of ordered) {
    const place = places.get(node.id);
    if (!place) continue;
    const point = toPixel(place);
    if (point.x < -40 || point.y < -10 || point.x > width + 10 || point.y > height + 10) continue;
    inSight.push({ node, point });
    const radius = scale(node.size);
    if (selected.has(node.id)) ring(context, point, radius, colours);
    if (place.pinned) pin(context, point, radius, colours);
  }
  inSight.sort((one, other) => weight(other.node) - weight(one.node));
  for (const { node, point } of inSight) {
    if (taken.length >= MOST) break;
    const text = node.name.length > LONGEST ? `${node.name.slice(0, LONGEST - 1)}…` : node.name;
    const box = boxOf(point, scale(node.size) + 4, context.measureText(text).width, width);
    const { left } = box;
    if (weight(node) < CHOSEN && taken.some((other) => isOver(box, other))) continue;
    taken.push(box);
    context.lineWidth = 3;
    context.strokeStyle = colours.surface;
    context.strokeText(text, left, point.y);
    context.fillStyle = colours.ink;
    context.fillText(text, left, point.y);
  }
}

/** Behind its mark; before it where that would be out of sight or under the buttons, and there is place. */
export function boxOf({ x, y }: Point, gap: number, length: number, width: number): Box {
  const isTurned = x + gap + length > width - BUTTONS && x - gap - length >= 0;
  const left = isTurned ? x - gap - length : x + gap;
  return { left, right: left + length, y };
}

function isOver(one: Box, other: Box): boolean {
  return Math.abs(one.y - other.y) < LINE && one.left < other.right && other.left < one.right;
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
    context.arc(x, y, radius + 4, 0, 2 * Math.PI);
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

/** The camera never turns: three points say where every other goes, without asking for each. */
function affine(at: (point: Point) => Point): (point: Point) => Point {
  const zero = at({ x: 0, y: 0 });
  const right = at({ x: 1, y: 0 });
  const up = at({ x: 0, y: 1 });
  return ({ x, y }) => ({
    x: zero.x + x * (right.x - zero.x) + y * (up.x - zero.x),
    y: zero.y + x * (right.y - zero.y) + y * (up.y - zero.y),
  });
}
