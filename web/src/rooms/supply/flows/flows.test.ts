import { describe, expect, it } from 'vitest';
import { flowKey } from '../supply.ts';
import type { Flow } from '../supply.ts';
import { sankeyOf } from './sankey.ts';
import { betweenTowns } from './towns.ts';

describe('bands from origins to destinations', () => {
  const streams = [
    { key: 'ax', from: 'a', to: 'x', amount: 60 },
    { key: 'ay', from: 'a', to: 'y', amount: 20 },
    { key: 'by', from: 'b', to: 'y', amount: 20 },
  ];
  const sankey = sankeyOf(streams, 200);

  it('are as thick as what flows, and no node is thicker than its bands', () => {
    expect(sankey.bands.map(({ thickness }) => thickness)).toEqual([120, 40, 40]);
    expect(sankey.sources.map(({ id, height }) => [id, height])).toEqual([
      ['a', 160],
      ['b', 40],
    ]);
  });

  it('lie beside each other at both ends', () => {
    const [ax, ay, by] = sankey.bands;
    expect(ax!.start + 60).toBe(ay!.start - 20);
    expect(ay!.end + 20).toBe(by!.end - 20);
    expect(Math.max(...sankey.targets.map(({ top, height }) => top + height))).toBeLessThanOrEqual(
      sankey.height,
    );
  });

  it('leave room for names where little flows', () => {
    const { sources } = sankeyOf(
      [
        { key: 'ax', from: 'a', to: 'x', amount: 1000 },
        { key: 'bx', from: 'b', to: 'x', amount: 1 },
        { key: 'cx', from: 'c', to: 'x', amount: 1 },
      ],
      200,
    );
    const [, b, c] = sources;
    expect(c!.top + c!.height / 2 - (b!.top + b!.height / 2)).toBeGreaterThanOrEqual(16);
  });
});

describe('flows between towns', () => {
  const place = (id: string, caption: string, latitude?: number, longitude?: number) => ({
    id,
    caption,
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
  });
  const flow = (
    origin: Flow['origin'],
    destination: Flow['destination'],
    boats: number,
    day: string,
  ): Flow => ({
    ...(origin && { origin }),
    ...(destination && { destination }),
    pieces: [{ kind: 'boat-hull', quantity: boats }],
    otherPieces: 1,
    firstDay: day,
    lastDay: day,
    consignments: [],
    consignmentCount: 2,
  });

  it('tells records of one town as one, and adds up what went', () => {
    const told = betweenTowns([
      flow(place('BE:1', 'İzmir', 38.42, 27.14), place('NL:1', 'Venlo', 51.37, 6.17), 3, '2026-02-01'),
      flow(place('NL:2', 'İzmir', 38.43, 27.15), place('NL:1', 'Venlo', 51.37, 6.17), 2, '2026-01-01'),
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      pieces: [{ kind: 'boat-hull', quantity: 5 }],
      otherPieces: 2,
      consignmentCount: 4,
      firstDay: '2026-01-01',
      lastDay: '2026-02-01',
    });
    expect(flowKey(told[0]!)).toBe('BE:1>NL:1');
  });

  it('keeps apart what only shares a name, or does not say where it lies', () => {
    const venlo = place('NL:1', 'Venlo', 51.37, 6.17);
    expect(
      betweenTowns([
        flow(place('DE:1', 'Frankfurt', 50.11, 8.68), venlo, 1, '2026-01-01'),
        flow(place('DE:2', 'Frankfurt', 52.34, 14.55), venlo, 1, '2026-01-01'),
        flow(place('DE:3', 'Frankfurt'), venlo, 1, '2026-01-01'),
        flow(undefined, venlo, 1, '2026-01-01'),
      ]),
    ).toHaveLength(4);
  });
});
