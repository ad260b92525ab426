import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../networks.ts';
import { arrangement, moveTo } from './arrangement.ts';
import { crowding, fitting, shiftBetween, toChart, toPixel, zoomed } from './camera.ts';
import type { ChartColours, LinkLook, NodeLook } from './looks.ts';
import { MARKS } from './marks.ts';
import { bendPoint } from './paint.ts';
import type { Viewport } from './paint.ts';
import { linkAt, nodeAt } from './pick.ts';
import { startByGroup } from './place.ts';
import { placesOf, sceneOf, STRONG } from './scene.ts';

const COLOURS: ChartColours = {
  hues: [],
  neutral: 'grey',
  surface: 'white',
  ink: 'black',
  link: 'silver',
  accent: 'blue',
};
const node = (id: string, more: Partial<NodeLook> = {}): NodeLook => ({
  id,
  kind: 'person',
  name: id,
  size: 6,
  colour: 'red',
  group: undefined,
  isFaint: false,
  ...more,
});
const link = (id: string, from: string, to: string, more: Partial<LinkLook> = {}): LinkLook => ({
  id,
  from,
  to,
  isDirected: true,
  isConfirmed: true,
  isStrong: false,
  isFaint: false,
  ...more,
});

const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const extents = fc.record({
  width: fc.integer({ min: 200, max: 3000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});
const cameras = fc.record({
  x: coordinate,
  y: coordinate,
  scale: fc.double({ min: 0.01, max: 100, noNaN: true }),
});
const pixels = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1500 }) });

describe('the camera', () => {
  it('sees every place of a chart that is fitted', () => {
    // Every finite number that a list of places can hold, those next to nought included.
    const single = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(single, single), { minLength: 1, maxLength: 40 }),
        extents,
        (points, extent) => {
          const camera = fitting(new Float32Array(points.flat()), extent);
          for (const [x, y] of points) {
            const pixel = toPixel(camera, extent, { x, y });
            expect(pixel.x).toBeGreaterThan(-1);
            expect(pixel.x).toBeLessThan(extent.width + 1);
            expect(pixel.y).toBeGreaterThan(-1);
            expect(pixel.y).toBeLessThan(extent.height + 1);
          }
        },
      ),
    );
    expect(fitting(new Float32Array(), { width: 100, height: 100 })).toEqual({ x: 0, y: 0, scale: 1 });
  });

  it('finds back from the canvas to the chart', () => {
    fc.assert(
      fc.property(cameras, extents, pixels, (camera, extent, pixel) => {
        const back = toPixel(camera, extent, toChart(camera, extent, pixel));
        expect(back.x).toBeCloseTo(pixel.x, 4);
        expect(back.y).toBeCloseTo(pixel.y, 4);
      }),
    );
  });

  it('comes nearer to what is under the pointer, and not without end', () => {
    fc.assert(
      fc.property(
        cameras,
        extents,
        pixels,
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (camera, extent, pixel, factor) => {
          const held = toChart(camera, extent, pixel);
          const near = zoomed(camera, camera, factor, extent, pixel);
          const now = toPixel(near, extent, held);
          expect(now.x).toBeCloseTo(pixel.x, 3);
          expect(now.y).toBeCloseTo(pixel.y, 3);
          expect(near.scale).toBeGreaterThanOrEqual(camera.scale / 4);
          expect(near.scale).toBeLessThanOrEqual(camera.scale * 200);
        },
      ),
    );
  });

  it('lays an earlier picture where the same things are now', () => {
    fc.assert(
      fc.property(cameras, cameras, extents, extents, (before, now, was, is) => {
        const shift = shiftBetween({ camera: before, extent: was }, { camera: now, extent: is });
        const point = { x: before.x + 3 / before.scale, y: before.y - 5 / before.scale };
        const [old, wanted] = [toPixel(before, was, point), toPixel(now, is, point)];
        const scale = Math.max(1, Math.abs(wanted.x), Math.abs(wanted.y), Math.abs(old.x * shift.scale));
        expect((old.x * shift.scale + shift.x - wanted.x) / scale).toBeCloseTo(0, 6);
        expect((old.y * shift.scale + shift.y - wanted.y) / scale).toBeCloseTo(0, 6);
      }),
    );
  });

  it('makes marks smaller only where there are many', () => {
    const extent = { width: 1000, height: 800 };
    expect(crowding(new Float32Array(20).fill(8), extent)).toBe(1);
    expect(crowding(new Float32Array(20_000).fill(8), extent)).toBeLessThan(0.3);
    expect(crowding(new Float32Array(), extent)).toBe(1);
  });
});

describe('a scene', () => {
  const nodes = [node('small', { size: 4 }), node('large', { size: 12 }), node('b')];

  it('is drawn with the largest below, and what stands out on top', () => {
    const links = [
      link('1', 'small', 'b', { isStrong: true }),
      link('2', 'b', 'large'),
      link('3', 'b', 'elsewhere'),
      link('4', 'b', 'b'),
    ];
    const shown = sceneOf(nodes, links, COLOURS);
    expect(shown.nodes.map(({ id }) => id)).toEqual(['large', 'b', 'small']);
    // A link to what is not shown, or to itself, cannot be drawn.
    expect(shown.links.map(({ id }) => id)).toEqual(['2', '1']);
    expect(shown.scene.looks.at(-1)! & STRONG).toBe(STRONG);
    expect([...shown.scene.ends]).toEqual([1, 0, 2, 1]);
  });

  it('bends parallel links apart, whichever way they lead', () => {
    const { scene } = sceneOf(nodes, [link('1', 'b', 'large'), link('2', 'large', 'b')], COLOURS);
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const one = bendPoint(from, to, scene.bends[0]!, 1);
    const other = bendPoint(to, from, scene.bends[1]!, 1);
    expect(Math.sign(one.y)).toBe(-Math.sign(other.y));
    expect(sceneOf(nodes, [link('1', 'b', 'large')], COLOURS).scene.bends).toEqual(new Float32Array([0]));
  });
});

describe('what is under the pointer', () => {
  const viewport: Viewport = {
    camera: { x: 0, y: 0, scale: 1 },
    extent: { width: 400, height: 300 },
    margin: 0,
    ratio: 1,
    markScale: 1,
  };

  it('is the nearest node, else the nearest link, else nothing', () => {
    const shown = sceneOf(
      [node('a'), node('b'), node('c')],
      [link('straight', 'a', 'b'), link('left', 'b', 'c'), link('right', 'c', 'b')],
      COLOURS,
    );
    const places = placesOf(
      shown.ids,
      new Map([
        ['a', { x: -100, y: 0, pinned: false }],
        ['b', { x: 100, y: 0, pinned: false }],
        ['c', { x: 100, y: 100, pinned: false }],
      ]),
    );
    const nodeUnder = (x: number, y: number) =>
      shown.nodes[nodeAt(shown.scene, places, viewport, { x, y })]?.id;
    const linkUnder = (x: number, y: number) =>
      shown.links[linkAt(shown.scene, places, viewport, { x, y })]?.id;
    expect(nodeUnder(101, 151)).toBe('a');
    expect(nodeUnder(298, 52)).toBe('c');
    expect(nodeUnder(200, 150)).toBeUndefined();
    expect(linkUnder(200, 153)).toBe('straight');
    expect(linkUnder(200, 170)).toBeUndefined();
    // Each bends to its own side of the straight line between them.
    const sides = [linkUnder(293, 100), linkUnder(307, 100)];
    expect(sides.toSorted()).toEqual(['left', 'right']);
  });
});

describe('marks', () => {
  it('turn clockwise, so that two that overlap leave no hole', () => {
    for (const kind of KINDS) {
      const corners: (readonly [number, number])[] = [];
      const traced: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'arc' | 'closePath'> = {
        moveTo: (x, y) => void corners.push([x, y]),
        lineTo: (x, y) => void corners.push([x, y]),
        closePath: () => undefined,
        // Drawn clockwise unless told otherwise; a hole is told.
        arc: (x, y, radius, start, end, isAgainst = false) => {
          expect(isAgainst).toBe(radius < 5);
          expect([x, y, start]).toEqual([0, 0, 0]);
          expect(end).toBeCloseTo(2 * Math.PI);
        },
      };
      MARKS[kind].trace(traced as CanvasPath, 0, 0, 10);
      const area = corners.reduce((sum, [x, y], at) => {
        const [nextX, nextY] = corners[(at + 1) % corners.length]!;
        return sum + x * nextY - nextX * y;
      }, 0);
      expect(area, kind).toBeGreaterThanOrEqual(0);
      expect(corners.every(([x, y]) => Math.hypot(x, y) <= 13)).toBe(true);
    }
  });
});

describe('a chart that begins', () => {
  it('has each group by itself, the same each time', () => {
    const nodes = Array.from({ length: 60 }, (_, at) => node(`n${at}`, { group: `g${at % 3}` }));
    const places = startByGroup(nodes);
    expect(startByGroup(nodes.toReversed())).toEqual(places);
    const middle = (group: string): readonly [number, number] => {
      const own = nodes.filter((each) => each.group === group).map(({ id }) => places.get(id)!);
      return [
        own.reduce((sum, { x }) => sum + x, 0) / own.length,
        own.reduce((sum, { y }) => sum + y, 0) / own.length,
      ];
    };
    const [one, other] = [middle('g0'), middle('g1')];
    expect(Math.hypot(one[0] - other[0], one[1] - other[1])).toBeGreaterThan(20);
  });
});

describe('what is arranged', () => {
  it('is everything that does not stand, and on a large chart only what new nodes are linked to besides', () => {
    const nodes = Array.from({ length: 3000 }, (_, at) => node(`n${at}`));
    const links = [link('1', 'n0', 'new'), link('2', 'n0', 'n1'), link('3', 'n2', 'n3')];
    const shown = sceneOf([...nodes, node('new')], links, COLOURS);
    const places = new Map(shown.ids.map((id) => [id, { x: 0, y: 0, pinned: id === 'n5' }]));
    const around = arrangement(shown, places, new Set(nodes.map(({ id }) => id)));
    expect(around.ids).toEqual(['new', 'n0']);
    expect([...around.fixed]).toEqual([0, 1]);
    expect([...around.ends]).toEqual([1, 0]);
    const all = arrangement(shown, places, new Set());
    expect(all.ids).toBe(shown.ids);
    expect(all.fixed.reduce((sum, each) => sum + each)).toBe(1);
    expect(all.ends).toEqual(shown.scene.ends);
  });

  it('moves what is free, and leaves what was pinned while it was being arranged', () => {
    const shown = sceneOf([node('free'), node('pinned'), node('standing')], [], COLOURS);
    const places = new Map(shown.ids.map((id) => [id, { x: 0, y: 0, pinned: false }]));
    const begun = arrangement(shown, places, new Set(['standing']));
    places.set('pinned', { x: 7, y: 7, pinned: true });
    moveTo(places, begun, new Float32Array([1, 2, 3, 4, 5, 6]));
    expect(Object.fromEntries(places)).toEqual({
      free: { x: 1, y: 2, pinned: false },
      pinned: { x: 7, y: 7, pinned: true },
      standing: { x: 0, y: 0, pinned: false },
    });
  });
});
