import type { Partner } from '@foreland/model';
import { seasonOf } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { Random } from '../random.ts';
import type { World } from './world.ts';

/** A series of counts that one partner publishes; never about one person. */
export interface FlowSeries {
  readonly key: string;
  readonly reporter: Partner;
  readonly measure: 'ARRIVAL' | 'DETECTION' | 'PREVENTION' | 'BOAT';
  readonly unit: 'person' | 'boat' | 'detection';
  readonly route: string;
  readonly area: string;
  readonly frequency: 'W' | 'M';
  /** Mean count per period in a middling season. */
  readonly level: number;
}

export const FLOW_SERIES: readonly FlowSeries[] = [
  {
    key: 'gb-arrivals',
    reporter: 'GB',
    measure: 'ARRIVAL',
    unit: 'person',
    route: 'Channel',
    area: 'gb',
    frequency: 'W',
    level: 720,
  },
  {
    key: 'gb-boats',
    reporter: 'GB',
    measure: 'BOAT',
    unit: 'boat',
    route: 'Channel',
    area: 'gb',
    frequency: 'W',
    level: 13,
  },
  {
    key: 'fr-preventions',
    reporter: 'FR',
    measure: 'PREVENTION',
    unit: 'person',
    route: 'Channel',
    area: 'fr',
    frequency: 'W',
    level: 430,
  },
  {
    key: 'be-preventions',
    reporter: 'BE',
    measure: 'PREVENTION',
    unit: 'person',
    route: 'Channel',
    area: 'be',
    frequency: 'M',
    level: 120,
  },
  {
    key: 'de-detections',
    reporter: 'DE',
    measure: 'DETECTION',
    unit: 'detection',
    route: 'Western Balkans',
    area: 'de',
    frequency: 'M',
    level: 5_200,
  },
  {
    key: 'nl-detections',
    reporter: 'NL',
    measure: 'DETECTION',
    unit: 'detection',
    route: 'Inland',
    area: 'nl',
    frequency: 'M',
    level: 640,
  },
  ...(
    [
      'Central Mediterranean',
      'Eastern Mediterranean',
      'Western Balkans',
      'Western Mediterranean',
      'Western Africa',
      'Eastern land borders',
      'Exits towards the UK',
    ] as const
  ).map((route, position): FlowSeries => ({
    key: `frontex-${position}`,
    reporter: 'FRONTEX',
    measure: 'DETECTION',
    unit: 'detection',
    route,
    area: 'eu',
    frequency: 'M',
    level: [5_300, 4_400, 1_500, 1_300, 3_000, 900, 5_600][position] ?? 1_000,
  })),
];

export interface FlowPoint {
  /** First day of the week or month. */
  readonly start: Day;
  readonly value: number;
}

/** A lasting change that was put into a series: what a detector should find. */
export interface FlowChange {
  readonly series: string;
  readonly start: Day;
  /** The mean is multiplied by this from then on. */
  readonly factor: number;
}

export function flowChange(world: World, series: FlowSeries): FlowChange | undefined {
  const random = new Random(`${world.seed}|flow change|${series.key}`);
  if (!random.chance(0.6)) return undefined;
  const starts = periodsOf(world, series);
  // A short series could not show it.
  if (starts.length < 12) return undefined;
  const position = Math.floor(starts.length * (0.35 + 0.4 * random.fraction()));
  const start = starts[position];
  return start === undefined
    ? undefined
    : { series: series.key, start, factor: random.pick([0.55, 1.6, 1.9]) };
}

/** Counts scatter more than a Poisson law has it: bad weather keeps everybody ashore, a calm spell brings a rush. */
export function flowPoints(world: World, series: FlowSeries): FlowPoint[] {
  const random = new Random(`${world.seed}|flow|${series.key}`);
  const change = flowChange(world, series);
  return periodsOf(world, series).map((start) => {
    const changed = change !== undefined && start >= change.start ? change.factor : 1;
    const spread = series.frequency === 'W' ? 0.45 : 0.18;
    const mean =
      series.level * changed * (0.3 + seasonOf(start)) * Math.exp(spread * random.normal() - spread ** 2 / 2);
    return { start, value: Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal())) };
  });
}

/** Starts of the periods that are over, oldest first. */
function periodsOf(world: World, series: FlowSeries): Day[] {
  const { today } = world.calendar;
  if (series.frequency === 'W') {
    // Weeks begin on Monday; 1970-01-01 was a Thursday.
    const monday = today - ((today + 3) % 7) - 7;
    return Array.from(
      { length: world.scale.weeks },
      (_, back) => monday - 7 * (world.scale.weeks - 1 - back),
    );
  }
  const now = new Date(today * 86_400_000);
  return Array.from(
    { length: world.scale.months },
    (_, back) =>
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (world.scale.months - back), 1) / 86_400_000,
  );
}
