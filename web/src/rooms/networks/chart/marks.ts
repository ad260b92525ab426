import type { NodeKindCode } from '../networks.ts';

interface Mark {
  /** The outline as an SVG path in a box of 20 units, y downwards. */
  readonly path: string;
  /**
   * Adds the same outline to a path, always clockwise, so that marks that overlap can be filled at once.
   * @param radius how far it reaches from its middle
   */
  readonly trace: (path: CanvasPath, x: number, y: number, radius: number) => void;
}

type Corner = readonly [x: number, y: number];

const round = (number: number): number => Math.round(number * 100) / 100;

/** @param corners in a box from −1 to 1, y downwards */
function polygon(corners: readonly Corner[]): Mark {
  const turn = corners.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % corners.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  const clockwise = turn > 0 ? corners : corners.toReversed();
  const [xs, ys] = [clockwise.map(([x]) => x), clockwise.map(([, y]) => y)];
  return {
    path: `M${clockwise.map(([x, y]) => `${round(10 + 10 * x)} ${round(10 + 10 * y)}`).join('L')}Z`,
    trace(path, x, y, radius) {
      path.moveTo(x + radius * xs[0]!, y + radius * ys[0]!);
      for (let at = 1; at < xs.length; at += 1) path.lineTo(x + radius * xs[at]!, y + radius * ys[at]!);
      path.closePath();
    },
  };
}

/** Corners around the middle, the first at the top unless turned. */
function around(sides: number, radius: number, turned = 0): Corner[] {
  return Array.from({ length: sides }, (_, at) => {
    const angle = Math.PI / 2 + turned + (2 * Math.PI * at) / sides;
    return [radius * Math.cos(angle), -radius * Math.sin(angle)];
  });
}

function box(width: number, height: number): Mark {
  return polygon([
    [-width, -height],
    [width, -height],
    [width, height],
    [-width, height],
  ]);
}

const FULL_TURN = 2 * Math.PI;

function disc(share: number, hole = 0): Mark {
  const circle = (radius: number, sweep: 0 | 1): string =>
    `M10 ${round(10 - radius)}a${radius} ${radius} 0 1 ${sweep} ${sweep === 1 ? '-' : ''}0.001 0Z`;
  return {
    path: circle(10 * share, 1) + (hole > 0 ? circle(10 * hole, 0) : ''),
    trace(path, x, y, radius) {
      path.moveTo(x + radius * share, y);
      path.arc(x, y, radius * share, 0, FULL_TURN);
      if (hole === 0) return;
      path.moveTo(x + radius * hole, y);
      path.arc(x, y, radius * hole, 0, FULL_TURN, true);
    },
  };
}

const ARM = 0.34;
const CROSS: readonly Corner[] = [
  [-ARM, 1],
  [ARM, 1],
  [ARM, ARM],
  [1, ARM],
  [1, -ARM],
  [ARM, -ARM],
  [ARM, -1],
  [-ARM, -1],
  [-ARM, -ARM],
  [-1, -ARM],
  [-1, ARM],
  [-ARM, ARM],
];

/** One outline for each kind, so that a kind is known without its colour. */
export const MARKS: Readonly<Record<NodeKindCode, Mark>> = {
  person: disc(0.92),
  organisation: box(0.8, 0.8),
  vehicle: box(1, 0.52),
  account: polygon(around(4, 1)),
  profile: polygon(around(4, 1).flatMap((tip, at): Corner[] => [tip, around(4, 0.442, Math.PI / 4)[at]!])),
  advert: polygon(around(3, 1, Math.PI)),
  equipment: polygon(around(6, 0.947, Math.PI / 6)),
  consignment: polygon(around(5, 0.964)),
  event: polygon(around(3, 1)),
  place: polygon(CROSS),
  document: box(0.6, 0.92),
  identifier: disc(0.88, 0.36),
  other: polygon(
    CROSS.map(([x, y]): Corner => [(x + y) * Math.SQRT1_2 * 0.95, (x - y) * Math.SQRT1_2 * 0.95]),
  ),
};
