import { PLACE_KINDS } from './points.ts';
import type { PlaceKind } from './points.ts';

/** Colours of the map as the style sheet has them now, in the form that WebGL takes. */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly coast: string;
  readonly surface: string;
  readonly ink: string;
  /** Lines between places. */
  readonly way: string;
  readonly kinds: Readonly<Record<PlaceKind, string>>;
}

const KIND_TOKENS: Readonly<Record<PlaceKind, string>> = {
  place: '--series-1',
  launch: '--series-2',
  seizure: '--series-3',
  address: '--series-4',
  other: '--ink-soft',
};

export function mapColours(element: HTMLElement): MapColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return toRgb(getComputedStyle(probe).color);
  };
  const colours: MapColours = {
    sea: read('--sea'),
    land: read('--land'),
    border: read('--border'),
    coast: read('--coast'),
    surface: read('--surface'),
    ink: read('--ink'),
    way: read('--accent'),
    kinds: Object.fromEntries(PLACE_KINDS.map((kind) => [kind, read(KIND_TOKENS[kind])])) as Record<
      PlaceKind,
      string
    >,
  };
  probe.remove();
  return colours;
}

/** The renderer knows no OKLCH; a canvas does and gives back bytes. */
export function toRgb(colour: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}

/** Outline of a kind's mark inside a box of 20 units. The legend and the map draw the same. */
export const SHAPES: Readonly<Record<PlaceKind, string>> = {
  place: 'M10 3.5a6.5 6.5 0 1 0 .001 0Z',
  launch: 'M10 2.5 17.5 16.5H2.5Z',
  seizure: 'M4 4h12v12H4Z',
  address: 'M10 2 18 10 10 18 2 10Z',
  other: 'M7.5 3h5v4.5H17v5h-4.5V17h-5v-4.500H3v-5h4.500Z',
};

const PIXELS = 20;
const RATIO = 2;

/** A mark as an image: filled in its colour with a thin edge, ringed where it is selected. */
export function markImage(kind: PlaceKind, colours: MapColours, isSelected: boolean): ImageData {
  const size = (isSelected ? PIXELS + 10 : PIXELS) * RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d')!;
  context.scale(RATIO, RATIO);
  if (isSelected) {
    context.translate(5, 5);
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(10, 10, 13, 0, 2 * Math.PI);
    context.stroke();
  }
  const path = new Path2D(SHAPES[kind]);
  context.lineJoin = 'round';
  context.lineWidth = 2.5;
  context.strokeStyle = colours.surface;
  context.stroke(path);
  context.fillStyle = colours.kinds[kind];
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this fills an outline, not an array
  context.fill(path);
  return context.getImageData(0, 0, size, size);
}

/** The head of an arrow that points along its line. */
export function arrowImage(colour: string, surface: string): ImageData {
  const size = 12 * RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d')!;
  context.scale(RATIO, RATIO);
  const path = new Path2D('M2 1.5 11 6 2 10.5Z');
  context.lineJoin = 'round';
  context.lineWidth = 1.5;
  context.strokeStyle = surface;
  context.stroke(path);
  context.fillStyle = colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this fills an outline, not an array
  context.fill(path);
  return context.getImageData(0, 0, size, size);
}

export const MARK_RATIO = RATIO;
