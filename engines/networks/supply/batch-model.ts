import type { BatchFeatures } from './batch-features.ts';
import { TRAITS } from './evidence.ts';

/** Natural logarithm of the likelihood ratio of one feature when it agrees, and when it does not. */
interface Weight {
  readonly agree: number;
  readonly differ: number;
}

const COMPARED = [...TRAITS, 'sameConsignment', 'samePlace'] as const;
type Compared = (typeof COMPARED)[number];

/** How much each feature says for “one batch” against “different batches”. */
export interface BatchModel {
  readonly weights: Readonly<Record<Compared, Weight>>;
  /** By the binary logarithm of the gap, rounded down; the last for all wider ones. */
  readonly gaps: readonly number[];
  readonly otherSeries: number;
  /** By the binary logarithm of the days apart, rounded down. */
  readonly days: readonly number[];
  /**
   * Score to logarithm of the likelihood ratio: steps, rising in both. Features are not independent, so that their sum says
   * too much; what such sums were worth on pairs whose truth was known stands here.
   */
  readonly steps: readonly { readonly from: number; readonly logRatio: number }[];
}

/** One feature's share of a score, as it is shown. */
export interface BatchPart {
  readonly feature: keyof BatchFeatures;
  readonly value: boolean | number;
  /** Natural logarithm of its likelihood ratio. */
  readonly weight: number;
}

export interface BatchRatio {
  readonly parts: readonly BatchPart[];
  /** Sum of the parts. */
  readonly score: number;
  /** Natural logarithm of the calibrated likelihood ratio. */
  readonly logRatio: number;
}

const GAP_BINS = 20;
const DAY_BINS = 11;

export function batchRatio(features: BatchFeatures, model: BatchModel): BatchRatio {
  const parts: BatchPart[] = [];
  for (const feature of COMPARED) {
    const value = features[feature];
    if (value === undefined) continue;
    const { agree, differ } = model.weights[feature];
    parts.push({ feature, value, weight: value ? agree : differ });
  }
  if (features.serialGap !== undefined)
    parts.push({
      feature: 'serialGap',
      value: features.serialGap,
      weight: model.gaps[Math.min(gapBin(features.serialGap), model.gaps.length - 1)] ?? 0,
    });
  if (features.daysApart !== undefined)
    parts.push({
      feature: 'daysApart',
      value: features.daysApart,
      weight: model.days[Math.min(gapBin(features.daysApart), model.days.length - 1)] ?? 0,
    });
  if (features.otherSeries) parts.push({ feature: 'otherSeries', value: true, weight: model.otherSeries });
  const score = parts.reduce((sum, { weight }) => sum + weight, 0);
  return { parts, score, logRatio: parts.length === 0 ? 0 : calibrated(score, model) };
}

/** Between two steps along the straight line, so that a hair’s breadth of score is never a leap. */
function calibrated(score: number, { steps }: BatchModel): number {
  const next = steps.findIndex(({ from }) => from > score);
  const last = steps.at(-1);
  if (!last) return score;
  if (next === -1) return last.logRatio;
  const [after, before] = [steps[next], steps[next - 1]];
  if (!after || !before) return steps[0]?.logRatio ?? score;
  const passed = (score - before.from) / (after.from - before.from);
  return before.logRatio + passed * (after.logRatio - before.logRatio);
}

function gapBin(gap: number): number {
  return Math.min(GAP_BINS, Math.floor(Math.log2(gap + 1)));
}

/** A pair of which it is known whether it is of one batch. */
export interface KnownPair {
  readonly features: BatchFeatures;
  readonly same: boolean;
}

/**
 * Learns a model from pairs: the ratio of relative frequencies for each feature, densities of serial gaps on a
 * logarithmic scale, and then the worth of the sums. The sums' ratio is that of two densities that are held to rise with
 * the score (pool adjacent violators, Ayer et al. 1955), and never says more than the number of pairs can bear.
 */
export function calibrateBatches(pairs: readonly KnownPair[]): BatchModel {
  const [same, different] = [pairs.filter((pair) => pair.same), pairs.filter((pair) => !pair.same)];
  const log = (
    count: (features: BatchFeatures) => boolean,
    of: (features: BatchFeatures) => boolean,
  ): number => ratioOf(tally(same, count, of), tally(different, count, of));
  const weights = Object.fromEntries(
    COMPARED.map((feature) => {
      const said = (features: BatchFeatures): boolean => features[feature] !== undefined;
      return [
        feature,
        {
          agree: log((features) => features[feature] === true, said),
          differ: log((features) => features[feature] === false, said),
        },
      ];
    }),
  ) as Record<Compared, Weight>;
  const serial = ({ serialGap, otherSeries }: BatchFeatures): boolean =>
    serialGap !== undefined || otherSeries === true;
  const gaps = smooth(
    Array.from({ length: GAP_BINS + 1 }, (_, bin) =>
      log(({ serialGap }) => serialGap !== undefined && gapBin(serialGap) === bin, serial),
    ),
  );
  const dated = ({ daysApart }: BatchFeatures): boolean => daysApart !== undefined;
  const days = smooth(
    Array.from({ length: DAY_BINS }, (_, bin) =>
      log(
        ({ daysApart }) => daysApart !== undefined && Math.min(gapBin(daysApart), DAY_BINS - 1) === bin,
        dated,
      ),
    ),
  );
  const plain: BatchModel = {
    days,
    weights,
    gaps,
    otherSeries: log(({ otherSeries }) => otherSeries === true, serial),
    steps: [],
  };
  return { ...plain, steps: stepsOf(pairs, plain, same.length, different.length) };
}

interface Tally {
  /** Pairs that say something of a feature, and those of them that count. */
  readonly all: number;
  readonly counted: number;
}

function tally(
  pairs: readonly KnownPair[],
  count: (features: BatchFeatures) => boolean,
  of: (features: BatchFeatures) => boolean,
): Tally {
  let [all, counted] = [0, 0];
  for (const { features } of pairs) {
    if (!of(features)) continue;
    all += 1;
    if (count(features)) counted += 1;
  }
  return { all, counted };
}

/**
 * Logarithm of the ratio of two shares, both raised by half a pair of the rarer kind: no share is told more finely than its
 * few pairs can show, and what no pair shows says nothing.
 */
function ratioOf(same: Tally, different: Tally): number {
  if (same.all === 0 || different.all === 0) return 0;
  const least = 0.5 / (Math.min(same.all, different.all) + 1);
  return Math.log((same.counted / same.all + least) / (different.counted / different.all + least));
}

/** Neighbouring widths say much the same: each takes a quarter from either side. */
function smooth(values: readonly number[]): number[] {
  return values.map((value, at) => {
    const [before, after] = [values[at - 1] ?? value, values[at + 1] ?? value];
    return (before + 2 * value + after) / 4;
  });
}

interface Pool {
  /** Mean score of its pairs. */
  middle: number;
  same: number;
  all: number;
}

const MOST_STEPS = 24;

function stepsOf(
  pairs: readonly KnownPair[],
  model: BatchModel,
  same: number,
  different: number,
): BatchModel['steps'] {
  if (same === 0 || different === 0) return [];
  const scored = pairs
    .map((pair) => ({ score: batchRatio(pair.features, model).score, same: pair.same ? 1 : 0 }))
    .sort((a, b) => a.score - b.score);
  const pools: Pool[] = [];
  // Pairs go in by equal shares, so that a step rests on many.
  const size = Math.max(1, Math.ceil(scored.length / (MOST_STEPS * 8)));
  for (let at = 0; at < scored.length; at += size) {
    const group = scored.slice(at, at + size);
    pools.push({
      middle: group.reduce((sum, each) => sum + each.score, 0) / group.length,
      same: group.reduce((sum, each) => sum + each.same, 0),
      all: group.length,
    });
    for (let last = pools.at(-1), before = pools.at(-2); last && before;) {
      if (before.same / before.all < last.same / last.all) break;
      before.middle = (before.middle * before.all + last.middle * last.all) / (before.all + last.all);
      before.same += last.same;
      before.all += last.all;
      pools.pop();
      [last, before] = [pools.at(-1), pools.at(-2)];
    }
  }
  const most = Math.log(same + 1);
  const least = -Math.log(different + 1);
  const steps = pools.map((pool) => ({
    from: round(pool.middle),
    logRatio: round(
      Math.min(
        most,
        Math.max(
          least,
          Math.log((pool.same + 0.5) / (same + 1)) - Math.log((pool.all - pool.same + 0.5) / (different + 1)),
        ),
      ),
    ),
  }));
  return thinned(steps);
}

function thinned(steps: BatchModel['steps']): BatchModel['steps'] {
  const kept: { from: number; logRatio: number }[] = [];
  for (const step of steps) {
    const last = kept.at(-1);
    if (!last || step.logRatio > last.logRatio + 0.2) kept.push(step);
  }
  return kept;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * What is taken where nobody calibrated: judgements, milder than what was learnt on synthetic goods, as real marks are
 * misread and real traits vary within a lot. Sums count for half, since features go together. A node that has labelled
 * pairs of its own should learn from those.
 */
export const BATCH_MODEL: BatchModel = {
  weights: {
    material: { agree: 1, differ: -2 },
    valve: { agree: 1, differ: -2 },
    weldPattern: { agree: 1.6, differ: -2.4 },
    cartonMark: { agree: 3, differ: -1.6 },
    sameConsignment: { agree: 3, differ: -2 },
    samePlace: { agree: 0.4, differ: -0.1 },
  },
  gaps: [4.5, 4.5, 4.5, 4.4, 4, 3, 1.6, 0.4, -0.6, -1.4, -2, -2.4, -2.6, -2.8, -3, -3, -3, -3, -3, -3, -3],
  otherSeries: -1.5,
  days: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.1, 0, -0.3, -0.8, -1.5],
  steps: [
    { from: -12, logRatio: -6 },
    { from: 0, logRatio: 0 },
    { from: 4, logRatio: 3 },
    { from: 12, logRatio: 6.9 },
  ],
};
