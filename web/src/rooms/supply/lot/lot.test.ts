import { describe, expect, it } from 'vitest';
import type { Consignment, Hop, Journey, Passport } from '../supply.ts';
import { mapOf } from './lotMapping.ts';
import { journeysOf, statementsOfStep } from './steps.ts';
import { dayNumber, ticksOf, timelineOf } from './timeline.ts';

const maker = { id: 'GB:maker', caption: 'Exemplar Boats' };
const shop = { id: 'GB:shop', caption: 'Nautica Example' };

function hop(kind: Hop['kind'], more: Partial<Hop> = {}): Hop {
  return { kind, quantity: 1, gaps: [], statements: [], ...more };
}

function days(first: string, last = first) {
  return { first, last };
}

const sent = hop('consigned', {
  from: maker,
  to: shop,
  consignment: 'GB:c',
  basis: 'seen',
  left: days('2026-01-10', '2026-01-12'),
  reached: days('2026-01-30'),
  place: { id: 'FR:lille', caption: 'Lille', latitude: 50.63, longitude: 3.06 },
  statements: ['s1'],
});

/** Fictional: two boats of one consignment, one launched where the coordinates are known, one seized nobody knows where. */
const passport = {
  journeys: [
    {
      unit: 'FR:b1',
      probability: 0.98,
      fate: {
        id: 'FR:l',
        caption: 'Launch',
        kind: 'launch',
        position: { latitude: 50.93, longitude: 1.8 },
        statements: [],
      },
      hops: [
        hop('made', { to: maker, reached: days('2026-01-02') }),
        sent,
        hop('unseen', { from: shop, gaps: ['transfer-missing'] }),
        hop('launched', { reached: days('2026-03-01'), statements: ['s2'] }),
      ],
    },
    {
      unit: 'DE:b2',
      probability: 0.7,
      fate: { id: 'DE:s', caption: 'Seizure', kind: 'seizure', statements: [] },
      hops: [
        hop('made', { to: maker }),
        { ...sent, basis: 'inferred', statements: ['s3'] },
        hop('seized', { from: shop, reached: days('2026-02-20'), gaps: [] }),
      ],
    },
  ],
  members: [
    {
      unit: 'FR:b1',
      pieces: [
        { id: 'FR:e1', caption: 'EXM-555', kind: 'outboard-engine' },
        { id: 'FR:h1', caption: 'EXH-1', kind: 'boat-hull' },
      ],
      probability: 0.98,
      grounds: [],
    },
  ],
  consignments: [
    {
      id: 'GB:c',
      caption: 'EXW-1',
      origin: { id: 'TR:izmir', caption: 'İzmir', latitude: 38.42, longitude: 27.14 },
      destination: { id: 'FR:lille', caption: 'Lille', latitude: 50.63, longitude: 3.06 },
      hsCodes: [],
      declaredAs: [],
      disguised: false,
      statements: [],
    },
  ],
} as unknown as Passport & { journeys: Journey[]; consignments: Consignment[] };

const journeys = journeysOf(passport);

describe('steps of journeys', () => {
  it('bear one name wherever one consignment carried pieces, and the name of the boat', () => {
    expect(journeys.map(({ piece }) => [piece.id, piece.caption])).toEqual([
      ['FR:h1', 'EXH-1'],
      ['DE:b2', 'DE:b2'],
    ]);
    expect(journeys.map(({ steps }) => steps.map(({ key }) => key))).toEqual([
      ['made FR:b1', 'way GB:c', 'gap FR:b1', 'find FR:l'],
      ['made DE:b2', 'way GB:c', 'find DE:s'],
    ]);
    expect(statementsOfStep(journeys, 'way GB:c')).toEqual(['s1', 's3']);
  });

  it('say where an engine was found without its boat', () => {
    expect(journeys.map(({ isEngineAlone }) => isEngineAlone)).toEqual([false, false]);
    const engine = { id: 'FR:e1', caption: 'EXM-555', kind: 'outboard-engine' };
    const members = [{ unit: 'FR:b1', pieces: [engine] }] as unknown as Passport['members'];
    expect(journeysOf({ ...passport, members })[0]).toMatchObject({ piece: engine, isEngineAlone: true });
  });
});

describe('timeline', () => {
  const timeline = timelineOf(journeys)!;
  const [launched, seized] = timeline.rows;

  it('reaches from the first day to the last', () => {
    expect([timeline.first, timeline.last]).toEqual([dayNumber('2026-01-02'), dayNumber('2026-03-02')]);
  });

  it('shows what nobody saw as such, from arrival to where it was found', () => {
    expect(launched?.bars.map(({ kind }) => kind)).toEqual(['seen', 'unseen']);
    expect(launched?.bars[1]).toMatchObject({ from: dayNumber('2026-01-31'), to: dayNumber('2026-03-01') });
  });

  it('tells days that are sure from those between which it left', () => {
    expect(launched?.bars[0]?.sure).toEqual({ from: dayNumber('2026-01-12'), to: dayNumber('2026-01-30') });
  });

  it('shows where a piece lay with somebody known, and counts steps without a day', () => {
    expect(seized?.bars.map(({ kind }) => kind)).toEqual(['inferred', 'held']);
    expect(seized?.marks.map(({ kind }) => kind)).toEqual(['seized']);
    expect(timeline.undated).toBe(1);
  });

  it('is none where nothing has a day', () => {
    expect(timelineOf([])).toBeUndefined();
  });

  it('marks as many months as have room', () => {
    const [from, to] = [dayNumber('2025-01-15'), dayNumber('2026-01-15')];
    expect(ticksOf(from, to, 1200, 64)).toHaveLength(12);
    expect(ticksOf(from, to, 300, 64).map(({ period }) => period)).toEqual([
      '2025-04',
      '2025-07',
      '2025-10',
      '2026-01',
    ]);
    expect(ticksOf(from, dayNumber('2031-01-15'), 300, 64)[0]).toEqual({
      day: dayNumber('2026-01-01'),
      period: '2026',
    });
  });
});

describe('map of a lot', () => {
  const words = { way: (basis?: string) => basis ?? 'unseen', days: () => 'then', placeUnknown: '?' };
  const { points, lines, unplaced } = mapOf(passport.consignments, journeys, words);

  it('joins what went in one consignment, as firmly as it is known best', () => {
    expect(lines.map(({ id, kind, weight }) => [id, kind, weight])).toEqual([
      ['way GB:c', 'seen', 2],
      ['gap FR:b1', 'unseen', 1],
    ]);
    expect(lines[1]).toMatchObject({ from: [3.06, 50.63], to: [1.8, 50.93] });
  });

  it('marks finds by what they are, and counts what has no place', () => {
    expect(points.map(({ id, kind, isPlain = false }) => [id, kind, isPlain])).toEqual([
      ['place TR:izmir', 'place', true],
      ['place FR:lille', 'place', true],
      ['find FR:l', 'launch', false],
    ]);
    expect(unplaced).toBe(1);
  });
});
