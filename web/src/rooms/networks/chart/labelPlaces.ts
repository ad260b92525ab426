import type { Point } from './camera.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Height of a line of a name, in pixels. */
export const LINE = 15;
/** The buttons stand over this much of the upper end of the canvas. */
const BUTTONS = { width: 48, height: 250 } as const;

/** Where a name may stand beside its mark: behind it, before it, below, above, then at its corners; the best first. */
export function placesFor({ x, y }: Point, gap: number, length: number): readonly Box[] {
  const at = (left: number, middle: number): Box => ({
    left,
    right: left + length,
    top: middle - LINE / 2,
    bottom: middle + LINE / 2,
  });
  const aside = gap + LINE / 2;
  const corner = 0.7 * gap;
  const [behind, before] = [x + corner, x - corner - length];
  const [below, above] = [y + corner + LINE / 2, y - corner - LINE / 2];
  return [
    at(x + gap, y),
    at(x - gap - length, y),
    at(x - length / 2, y + aside),
    at(x - length / 2, y - aside),
    at(behind, below),
    at(behind, above),
    at(before, below),
    at(before, above),
  ];
}

/** Is all of it on the canvas, and none of it under the buttons? */
export function isClear({ left, right, top, bottom }: Box, width: number, height: number): boolean {
  if (left < 0 || right > width || top < 0 || bottom > height) return false;
  return right <= width - BUTTONS.width || top >= BUTTONS.height;
}

/** As near to where it was as the canvas allows; its beginning, where it is longer than the canvas is wide. */
export function movedInto(box: Box, width: number): Box {
  const left = Math.max(0, Math.min(box.left, width - (box.right - box.left)));
  return { ...box, left, right: left + box.right - box.left };
}

const CELL = 48;

/** Boxes by where they are, so that what a box would cover is found without looking at all of them. */
export class BoxGrid {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const own = this.#cells.get(cell);
      if (own) own.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** How many of its boxes lie under this one, apart from the one given. */
  under(box: Box, except?: Box): number {
    const found = new Set<Box>();
    for (const cell of cellsOf(box))
      for (const other of this.#cells.get(cell) ?? [])
        if (other !== except && isOver(box, other)) found.add(other);
    return found.size;
  }
}

function* cellsOf({ left, right, top, bottom }: Box): Iterable<number> {
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1)
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1)
      yield row * 10_000 + column;
}

function isOver(one: Box, other: Box): boolean {
  return one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;
}
