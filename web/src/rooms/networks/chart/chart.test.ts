import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../networks.ts';
import type { NetworkLink, NetworkNode } from '../networks.ts';
import { added, chartOf, neighboursOf, withHidden } from './chartState.ts';
import { colouring, linkLooks, nodeLooks, OTHERS } from './looks.ts';
import type { ChartColours } from './looks.ts';
import { monthsOf } from './months.ts';
import { BoxGrid, isClear, movedInto, placesFor } from './labelPlaces.ts';
import { narrowed } from './narrow.ts';
import { inDirection, isInside, startOf } from './place.ts';
import { toSvg } from './svg.ts';

const node = (id: string, more: Partial<NetworkNode> = {}): NetworkNode => ({
  id,
  kind: 'person',
  schema: 'Person',
  caption: `Name of ${id}`,
  records: 1,
  partners: ['GB'],
  subjects: [],
  links: 1,
  ...more,
});
const link = (from: string, to: string, more: Partial<NetworkLink> = {}): NetworkLink => ({
  id: `call ${from} ${to}`,
  from,
  to,
  type: 'call',
  directed: true,
  probability: { low: 0.4, value: 0.5, high: 0.6 },
  confirmed: false,
  times: 1,
  quantity: 0,
  sources: 1,
  statements: [],
  ...more,
});
const LABEL = {
  originators: ['GB' as const],
  audience: ['GB' as const],
  purposes: ['operational-analysis' as const],
  handling: ['H0'],
  tlp: 'amber' as const,
  level: 'restricted' as const,
  protected: false,
  reviewBy: '2030-01-01',
};
const SECRET = { ...LABEL, originators: ['FR' as const], tlp: 'green' as const, level: 'secret' as const };
const chart = (nodes: readonly NetworkNode[], links: readonly NetworkLink[]) =>
  chartOf({ nodes: [...nodes], links: [...links], label: LABEL, leftOut: { nodes: 0 } });
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

describe('what is on a chart', () => {
  const state = chart([node('a'), node('b'), node('c')], [link('a', 'b'), link('b', 'c')]);

  it('grows, and remembers what a capped expansion left out', () => {
    const more = added(
      state,
      { nodes: [node('d')], links: [link('a', 'd')], label: SECRET },
      { node: 'a', leftOut: 7 },
    );
    expect([...more.nodes.keys()]).toEqual(['a', 'b', 'c', 'd']);
    expect(more.leftOut.get('a')).toBe(7);
    expect(more.label).toMatchObject({ level: 'secret', tlp: 'amber', originators: ['FR', 'GB'] });
    expect([...neighboursOf(more.links.values(), 'a')]).toEqual(['b', 'd']);
    // The state before is as it was: going back needs nothing else.
    expect(state.nodes.size).toBe(3);
  });

  it('hides, and shows again what is found anew', () => {
    const without = withHidden(state, ['b']);
    expect(narrowed(without, {})).toMatchObject({ links: [] });
    expect(ids(narrowed(without, {}).nodes)).toEqual(['a', 'c']);
    expect(
      ids(narrowed(added(without, { nodes: [node('b')], links: [], label: LABEL }), {}).nodes),
    ).toContain('b');
  });
});

describe('filters', () => {
  const state = chart(
    [node('a'), node('b'), node('c', { kind: 'vehicle' }), node('alone')],
    [
      link('a', 'b', { confirmed: true, firstDay: '2026-01-05', lastDay: '2026-02-01' }),
      link('b', 'c', { type: 'owner', probability: { low: 0.1, value: 0.2, high: 0.3 } }),
    ],
  );

  it('takes nodes with the last of their links, and leaves those that never had one', () => {
    expect(ids(narrowed(state, { confirmed: true }).nodes)).toEqual(['a', 'b', 'alone']);
    expect(ids(narrowed(state, { least: 50 }).nodes)).toEqual(['a', 'b', 'alone']);
    expect(ids(narrowed(state, { kinds: ['person'] }).nodes)).toEqual(['a', 'b', 'alone']);
    expect(ids(narrowed(state, { types: ['owner'] }).nodes)).toEqual(['b', 'c', 'alone']);
  });

  it('keeps links that touch the period, and those that nobody dated', () => {
    expect(narrowed(state, { since: '2026-02-01' }).links).toHaveLength(2);
    expect(narrowed(state, { since: '2026-02-02' }).links).toHaveLength(1);
    expect(narrowed(state, { until: '2026-01-04' }).links).toHaveLength(1);
  });
});

describe('months', () => {
  it('count every link in each month that it touches', () => {
    const months = monthsOf([
      link('a', 'b', { firstDay: '2025-12-31', lastDay: '2026-02-01' }),
      link('a', 'c', { firstDay: '2026-02-10' }),
      link('b', 'c'),
    ]);
    expect(months).toEqual([
      { from: '2025-12-01', to: '2025-12-31', links: 1 },
      { from: '2026-01-01', to: '2026-01-31', links: 1 },
      { from: '2026-02-01', to: '2026-02-28', links: 2 },
    ]);
    expect(monthsOf([link('a', 'b')])).toEqual([]);
  });

  it('are at most thirty years', () => {
    const months = monthsOf([link('a', 'b', { firstDay: '1900-01-01', lastDay: '2026-01-01' })]);
    expect(months).toHaveLength(360);
    expect(months.at(-1)?.links).toBe(1);
  });
});

describe('places', () => {
  it('begin the same for the same id, inside the disc', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (id, radius) => {
        const place = startOf(id, radius);
        expect(startOf(id, radius)).toEqual(place);
        expect(Math.hypot(place.x, place.y)).toBeLessThanOrEqual(radius);
      }),
    );
  });

  it('are inside an outline or not', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 0, y: 4 },
    ];
    expect(isInside({ x: 2, y: 2 }, square)).toBe(true);
    expect(isInside({ x: 5, y: 2 }, square)).toBe(false);
    expect(isInside({ x: 2, y: 2 }, [])).toBe(false);
  });

  it('are found in a direction, near before far', () => {
    const others = [
      { id: 'far', x: 9, y: 0 },
      { id: 'near', x: 3, y: 1 },
      { id: 'behind', x: -1, y: 0 },
    ];
    expect(inDirection({ x: 0, y: 0 }, others, { x: 1, y: 0 })?.id).toBe('near');
    expect(inDirection({ x: 0, y: 0 }, others, { x: 0, y: -1 })).toBeUndefined();
  });
});

const COLOURS: ChartColours = {
  hues: Array.from({ length: 12 }, (_, at) => `rgb(${at},0,0)`),
  neutral: 'rgb(9,9,9)',
  surface: 'rgb(255,255,255)',
  ink: 'rgb(0,0,0)',
  link: 'rgb(1,1,1)',
  accent: 'rgb(0,0,255)',
};

/** Of a span the point that is nearest to another. */
const nearest = (from: number, to: number, point: number) => Math.max(from, Math.min(to, point));

describe('names', () => {
  it('stand behind, before, below or above their mark, on the canvas and not under the buttons', () => {
    const near = placesFor({ x: 100, y: 300 }, 10, 80);
    expect(near.slice(0, 4).map(({ left }) => left)).toEqual([110, 10, 60, 60]);
    // None stands on its own mark.
    expect(
      near.every(
        (box) =>
          Math.hypot(nearest(box.left, box.right, 100) - 100, nearest(box.top, box.bottom, 300) - 300) >= 6,
      ),
    ).toBe(true);
    expect(near.every((box) => isClear(box, 600, 600))).toBe(true);
    // At the end of the canvas only the one before the mark fits; beside the buttons as well.
    expect(
      placesFor({ x: 590, y: 300 }, 10, 80)
        .slice(0, 4)
        .map((box) => isClear(box, 600, 600)),
    ).toEqual([false, true, false, false]);
    expect(placesFor({ x: 500, y: 20 }, 10, 80).map((box) => isClear(box, 600, 600))[0]).toBe(false);
    expect(placesFor({ x: 500, y: 400 }, 10, 80).map((box) => isClear(box, 600, 600))[0]).toBe(true);
    expect(movedInto({ left: 560, right: 640, top: 0, bottom: 15 }, 600)).toMatchObject({
      left: 520,
      right: 600,
    });
    expect(movedInto({ left: 560, right: 1360, top: 0, bottom: 15 }, 600)).toMatchObject({ left: 0 });
  });

  it('know what they would cover', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 90 })), { maxLength: 30 }),
        fc.tuple(fc.nat(400), fc.nat(400)),
        (squares, [x, y]) => {
          const boxes = squares.map(([left, top, side]) => ({
            left,
            top,
            right: left + side,
            bottom: top + side,
          }));
          const grid = new BoxGrid();
          for (const box of boxes) grid.add(box);
          const asked = { left: x, top: y, right: x + 70, bottom: y + 15 };
          const covered = boxes.filter(
            (box) =>
              box.left < asked.right &&
              asked.left < box.right &&
              box.top < asked.bottom &&
              asked.top < box.bottom,
          );
          expect(grid.under(asked)).toBe(covered.length);
          expect(grid.under(asked, covered[0])).toBe(Math.max(0, covered.length - 1));
        },
      ),
    );
  });
});

describe('colours', () => {
  it('tell kinds apart and count them', () => {
    const nodes = KINDS.map((kind) => node(kind, { kind }));
    const { legend, colourOf } = colouring(nodes, 'kind', COLOURS);
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(KINDS.length);
    expect(legend.reduce((sum, { count }) => sum + count, 0)).toBe(nodes.length);
    expect(colourOf(node('x', { kind: 'identifier' }))).toBe(COLOURS.neutral);
  });

  it('give the largest groups a hue, and the others one between them', () => {
    const nodes = Array.from({ length: 40 }, (_, at) => node(`${at}`, { group: `g${at % 20}` }));
    const { legend } = colouring(nodes, 'group', COLOURS);
    expect(legend).toHaveLength(13);
    expect(legend.find(({ value }) => value === OTHERS)?.count).toBe(16);
  });
});

describe('drawing as SVG', () => {
  it('holds every node by name, dashes what is not confirmed, and lets no text become markup', () => {
    const nodes = [node('a', { caption: '<script>' }), node('b', { caption: 'زرمینه' })];
    const links = [link('a', 'b'), link('a', 'b', { id: 'family a b', confirmed: true, directed: false })];
    const { colourOf } = colouring(nodes, 'kind', COLOURS);
    const text = toSvg({
      nodes: nodeLooks(nodes, colourOf, undefined),
      links: linkLooks(links, undefined, undefined),
      places: new Map(nodes.map(({ id }, at) => [id, { x: at, y: at, pinned: false }])),
      colours: COLOURS,
      legend: [{ colour: 'rgb(0,0,0)', text: 'Person 2' }],
      title: 'A & B',
      marking: 'Restricted · TLP:AMBER',
      source: 'Exercise',
      font: 'sans-serif',
    });
    expect(text).not.toContain('<script>');
    expect(text).toContain('Restricted · TLP:AMBER');
    expect(text).toContain('زرمینه');
    expect(text.match(/stroke-dasharray/g)).toHaveLength(1);
    // One leads from a to b and says so, the other holds both ways.
    expect(text.match(/class="head"/g)).toHaveLength(1);
    // Parallel links bend apart.
    expect(new Set(text.match(/Q[\d.]+ [\d.]+/g)).size).toBe(2);
  });
});
