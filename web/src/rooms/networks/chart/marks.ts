import type { NodeKindCode } from '../networks.ts';

interface Mark {
  /** Signed distance from the outline in a box from −1 to 1, y upwards, as GLSL; `s` is how far the mark reaches. */
  readonly distance: string;
  /** The same outline as an SVG path in a box of 20 units, y downwards. */
  readonly path: string;
}

type Corner = readonly [x: number, y: number];

/** Corners with y upwards as a closed path in a box of 20 units, y downwards. */
function outline(corners: readonly Corner[]): string {
  return `M${corners.map(([x, y]) => `${round(10 + 10 * x)} ${round(10 - 10 * y)}`).join('L')}Z`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Corners around the middle, the first at the top unless turned. */
function ring(sides: number, radius: number, turned = 0): Corner[] {
  return Array.from({ length: sides }, (_, at) => {
    const angle = Math.PI / 2 + turned + (2 * Math.PI * at) / sides;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

const box = (width: number, height: number): Mark => ({
  distance: `max(abs(p.x) - ${width.toFixed(2)} * s, abs(p.y) - ${height.toFixed(2)} * s)`,
  path: outline([
    [-width, height],
    [width, height],
    [width, -height],
    [-width, -height],
  ]),
});

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
const crossAlong = (v: string): string =>
  `min(max(abs(${v}.x) - ${ARM} * s, abs(${v}.y) - s), max(abs(${v}.x) - s, abs(${v}.y) - ${ARM} * s))`;

/** One outline for each kind, so that a kind is known without its colour. */
export const MARKS: Readonly<Record<NodeKindCode, Mark>> = {
  person: { distance: 'length(p) - 0.92 * s', path: 'M10 0.8a9.2 9.2 0 1 0 0.001 0Z' },
  organisation: box(0.8, 0.8),
  vehicle: box(1, 0.52),
  account: { distance: '(abs(p.x) + abs(p.y) - s) * 0.7071', path: outline(ring(4, 1)) },
  profile: {
    distance: 'min((2.2 * abs(p.x) + abs(p.y) - s) / 2.42, (abs(p.x) + 2.2 * abs(p.y) - s) / 2.42)',
    path: outline(ring(4, 1).flatMap((tip, at): Corner[] => [tip, ring(4, 0.442, Math.PI / 4)[at]!])),
  },
  advert: {
    distance: 'max(p.y - 0.5 * s, 0.866 * abs(p.x) - 0.5 * p.y - 0.5 * s)',
    path: outline(ring(3, 1, Math.PI)),
  },
  equipment: {
    distance: 'max(0.866 * abs(p.x) + 0.5 * abs(p.y), abs(p.y)) - 0.82 * s',
    path: outline(ring(6, 0.947, Math.PI / 6)),
  },
  consignment: {
    distance: 'max(max(-p.y, 0.951 * abs(p.x) - 0.309 * p.y), 0.588 * abs(p.x) + 0.809 * p.y) - 0.78 * s',
    path: outline(ring(5, 0.964)),
  },
  event: {
    distance: 'max(-p.y - 0.5 * s, 0.866 * abs(p.x) + 0.5 * p.y - 0.5 * s)',
    path: outline(ring(3, 1)),
  },
  place: { distance: crossAlong('p'), path: outline(CROSS) },
  document: box(0.6, 0.92),
  identifier: {
    distance: 'abs(length(p) - 0.62 * s) - 0.26 * s',
    path: 'M10 1.2a8.8 8.8 0 1 0 0.001 0ZM10 6.4a3.6 3.6 0 1 1 -0.001 0Z',
  },
  other: {
    distance: crossAlong('q'),
    path: outline(
      CROSS.map(([x, y]): Corner => [(x + y) * Math.SQRT1_2 * 0.95, (y - x) * Math.SQRT1_2 * 0.95]),
    ),
  },
};

/** The outline of a kind as sigma takes it. */
export function shapeOf(kind: NodeKindCode): { readonly name: string; readonly glsl: string } {
  return {
    name: kind,
    glsl: `float sdf_${kind}(vec2 p, float s) {
  vec2 q = vec2(p.x + p.y, p.y - p.x) * 0.7071;
  return ${MARKS[kind].distance};
}`,
  };
}
