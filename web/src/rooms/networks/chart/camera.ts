export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of a chart is looked at. Charts have their y upwards, canvases downwards. */
export interface Camera extends Point {
  /** Pixels for each unit of the chart; `x` and `y` are in the middle of the canvas. */
  readonly scale: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Room around a chart that is seen as a whole, for names and marks at its edge, in pixels. */
const PADDING = 58;
/** How far in and out a camera goes from where the whole chart is seen. */
const MOST_IN = 200;
const MOST_OUT = 4;

/**
 * The camera that sees all places, however close together or far apart they are.
 * @param places x and y of each node, in units of the chart, each finite. A place is where this list has it: a number that was
 * rounded to enter it may be elsewhere by more than a chart of very close places is wide.
 */
export function fitting(places: Float32Array, { width, height }: Extent): Camera {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [places[at]!, places[at + 1]!];
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const free = (length: number): number => Math.max(length - 2 * PADDING, length / 4, 1);
  const scale = Math.min(free(width) / (right - left), free(height) / (top - bottom));
  return {
    x: (left + right) / 2,
    y: (bottom + top) / 2,
    // One node, or several in one place, are seen at any scale.
    scale: Number.isFinite(scale) ? scale : 1,
  };
}

export function toPixel({ x, y, scale }: Camera, { width, height }: Extent, point: Point): Point {
  return { x: width / 2 + (point.x - x) * scale, y: height / 2 - (point.y - y) * scale };
}

export function toChart({ x, y, scale }: Camera, { width, height }: Extent, pixel: Point): Point {
  return { x: x + (pixel.x - width / 2) / scale, y: y - (pixel.y - height / 2) / scale };
}

/** Moves what is seen by so many pixels. */
export function panned(camera: Camera, by: Point): Camera {
  return { ...camera, x: camera.x - by.x / camera.scale, y: camera.y + by.y / camera.scale };
}

/**
 * Comes nearer by a factor; what is at a pixel stays there.
 * @param whole the camera that sees the whole chart, from which the limits count
 */
export function zoomed(camera: Camera, whole: Camera, factor: number, extent: Extent, pixel: Point): Camera {
  const scale = Math.max(
    whole.scale / MOST_OUT,
    Math.min(whole.scale * MOST_IN, camera.scale * (Number.isFinite(factor) && factor > 0 ? factor : 1)),
  );
  const held = toChart(camera, extent, pixel);
  return {
    x: held.x - (pixel.x - extent.width / 2) / scale,
    y: held.y + (pixel.y - extent.height / 2) / scale,
    scale,
  };
}

/** How a picture that was drawn for one camera is laid under another: as far moved and as much larger. */
export function shiftBetween(
  before: { readonly camera: Camera; readonly extent: Extent },
  now: { readonly camera: Camera; readonly extent: Extent },
): Point & { readonly scale: number } {
  const scale = now.camera.scale / before.camera.scale;
  return {
    x:
      now.extent.width / 2 -
      (before.extent.width / 2) * scale +
      (before.camera.x - now.camera.x) * now.camera.scale,
    y:
      now.extent.height / 2 -
      (before.extent.height / 2) * scale -
      (before.camera.y - now.camera.y) * now.camera.scale,
    scale,
  };
}

/** Share of the canvas that the marks of a whole chart may cover. */
const COVERED = 0.1;

/** By how much marks shrink so that those of a large chart, seen as a whole, do not hide each other. */
export function crowding(sizes: Float32Array, { width, height }: Extent): number {
  let area = 0;
  for (const size of sizes) area += Math.PI * size * size;
  return area === 0 ? 1 : Math.min(1, Math.sqrt((COVERED * width * height) / area));
}
