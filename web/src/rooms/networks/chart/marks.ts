import type { NodeKindCode } from '../networks.ts';

interface Mark {
  /** Signed distance from the outline in a box from −1 to 1, y upwards, as GLSL; `s` is how far the mark reaches. */
  readonly distance: string;
  /** The same outline as an SVG path in a box of 20 units, y downwards. */
  readonly path: string;
}

const POLYGON_UP = (sides: number): string => {
  const corners = Array.from({ length: sides }, (_, at) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * at) / sides;
    return `${(10 + 9 * Math.cos(angle)).toFixed(2)} ${(10 + 9 * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
};

const box = (width: number, height: number): Mark => ({
  distance: `max(abs(p.x) - ${width.toFixed(2)} * s, abs(p.y) - ${height.toFixed(2)} * s)`,
  path: `M${10 - 10 * width} ${10 - 10 * height}h${20 * width}v${20 * height}h${-20 * width}Z`,
});
const PLUS = 'min(max(abs(p.x) - 0.34 * s, abs(p.y) - s), max(abs(p.x) - s, abs(p.y) - 0.34 * s))';

/** One outline for each kind, so that a kind is known without its colour. */
export const MARKS: Readonly<Record<NodeKindCode, Mark>> = {
  person: { distance: 'length(p) - 0.92 * s', path: 'M10 .8a9.200 9.200 0 1 0 .001 0Z' },
  organisation: box(0.8, 0.8),
  vehicle: box(1, 0.52),
  account: { distance: '(abs(p.x) + abs(p.y) - s) * 0.7071', path: 'M10 0 20 10 10 20 0 10Z' },
  profile: {
    distance: 'min((2.2 * abs(p.x) + abs(p.y) - s) / 2.42, (abs(p.x) + 2.2 * abs(p.y) - s) / 2.42)',
    path: 'M10 0 13.12 6.88 20 10 13.12 13.12 10 20 6.88 13.12 0 10 6.88 6.88Z',
  },
  advert: {
    distance: 'max(p.y - 0.5 * s, 0.866 * abs(p.x) - 0.5 * p.y - 0.5 * s)',
    path: 'M1.34 5h17.320L10 20Z',
  },
  equipment: {
    distance: 'max(0.866 * abs(p.x) + 0.5 * abs(p.y), abs(p.y)) - 0.82 * s',
    path: 'M5.27 1.800h9.460L19.470 10 14.730 18.200H5.270L.530 10Z',
  },
  consignment: {
    distance: 'max(max(-p.y, 0.951 * abs(p.x) - 0.309 * p.y), 0.588 * abs(p.x) + 0.809 * p.y) - 0.76 * s',
    path: POLYGON_UP(5),
  },
  event: {
    distance: 'max(-p.y - 0.5 * s, 0.866 * abs(p.x) + 0.5 * p.y - 0.5 * s)',
    path: 'M10 0 18.660 15H1.340Z',
  },
  place: { distance: PLUS, path: 'M6.600 0h6.800v6.600H20v6.800h-6.600V20H6.600v-6.600H0V6.600h6.600Z' },
  document: box(0.6, 0.92),
  identifier: {
    distance: 'abs(length(p) - 0.62 * s) - 0.26 * s',
    path: 'M10 1.200a8.800 8.800 0 1 0 .001 0ZM10 6.400a3.600 3.600 0 1 1-.001 0Z',
  },
  other: {
    distance: PLUS.replaceAll('p.x', 'q.x').replaceAll('p.y', 'q.y'),
    path: 'M5.190 .380 10 5.190 14.810.380 19.620 5.190 14.810 10 19.620 14.810 14.810 19.620 10 14.810 5.190 19.620.380 14.810 5.190 10 .380 5.190Z',
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
