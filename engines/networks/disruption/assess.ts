import { betaQuantile, meanOf } from '../evidence/beta.ts';
import type { Beta } from '../evidence/beta.ts';
import type { Launches } from './launches.ts';
import { REPLACEMENTS } from './replacement.ts';
import type { Replacement } from './replacement.ts';

/** What a portfolio leaves in one replacement scenario. */
export interface ScenarioOutcome {
  readonly replacement: Replacement;
  /** Launches a month, on average over the days looked at: mean, and bounds of nine in ten worlds. */
  readonly launches: { readonly low: number; readonly mean: number; readonly high: number };
  /** Share of the launches without any action that are prevented, on average. */
  readonly drop: number;
  /** How often no other of the portfolios leaves fewer; draws are shared. */
  readonly best: number;
  /** Launches a month more than the best portfolio of each world, on average. */
  readonly regret: number;
}

/** What an uncertain thing would have to turn out to be for the first two to change places. */
export type Flip =
  | {
      readonly kind: 'link';
      readonly link: number;
      /** The first two change places if the link proves to exist, or not to. */
      readonly exists: boolean;
      /** Launches a month by which the second is then ahead. */
      readonly ahead: number;
    }
  | {
      readonly kind: 'success';
      readonly action: number;
      /** The second is ahead where the action succeeds less, or more, often than this. */
      readonly likelihood: number;
      readonly side: 'below' | 'above';
      /** Whether that lies within nine tenths of what is held likely. */
      readonly plausible: boolean;
    };

/** A link by which a portfolio has its effect. */
export interface EffectLink {
  readonly link: number;
  /** Launches a month that go along it before and no longer after, at the stage that limits, on average. */
  readonly carried: number;
  readonly stage: number;
}

export interface PortfolioAssessment {
  /** Actions, ascending. */
  readonly portfolio: readonly number[];
  readonly cost: number;
  readonly outcomes: readonly ScenarioOutcome[];
  /** How often it is best over all worlds and scenarios alike. */
  readonly best: number;
  /** The most that carried, first. */
  readonly effect: readonly EffectLink[];
}

export interface Assessment {
  /** Launches a month without any action: mean, and bounds of nine in ten worlds. */
  readonly before: { readonly low: number; readonly mean: number; readonly high: number };
  /** The one that leaves fewest over all scenarios first. */
  readonly portfolios: readonly PortfolioAssessment[];
  /** What would make the second of them the first. */
  readonly flips: readonly Flip[];
}

const SHARE = 0.9;
const MOST_LINKS = 20;
const MOST_FLIPS = 10;
/** Worlds on either side of an uncertain thing before it is judged, and standard errors that a change must show. */
const LEAST_WORLDS = 12;
const STANDARD_ERRORS = 2;

/** Compares portfolios over the same worlds in every replacement scenario. */
export function assessPortfolios(launches: Launches, portfolios: readonly (readonly number[])[]): Assessment {
  const { worlds } = launches;
  const all = [...Array.from({ length: worlds.worlds }).keys()];
  const left = portfolios.map((portfolio) =>
    REPLACEMENTS.map((replacement) =>
      Float64Array.from(all, (world) => launches.in(world, portfolio, replacement)),
    ),
  );
  const before = Float64Array.from(all, (world) => launches.in(world, [], 'none'));
  const order = [...portfolios.keys()].sort((a, b) => meanOfAll(left[a]!) - meanOfAll(left[b]!) || a - b);
  const outcomes = REPLACEMENTS.map((replacement, scenario) =>
    outcomesOf(
      replacement,
      left.map((each) => each[scenario]!),
      before,
    ),
  );
  const ranked = order.map((at): PortfolioAssessment => {
    const own = outcomes.map((each) => each[at]!);
    return {
      portfolio: [...portfolios[at]!],
      cost: portfolios[at]!.reduce((sum, action) => sum + worlds.actions[action]!.cost, 0),
      outcomes: own,
      best: own.reduce((sum, { best }) => sum + best, 0) / own.length,
      effect: effectOf(launches, portfolios[at]!),
    };
  });
  const [first, second] = order;
  return {
    before: summary(before),
    portfolios: ranked,
    flips:
      first === undefined || second === undefined
        ? []
        : flipsOf(launches, portfolios[first]!, portfolios[second]!, leads(left[first]!, left[second]!)),
  };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return values.length === 0 ? 0 : sum / values.length;
}

function meanOfAll(scenarios: readonly Float64Array[]): number {
  return mean(scenarios.map(mean));
}

function summary(values: Float64Array): { low: number; mean: number; high: number } {
  const sorted = values.slice().sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { low: at((1 - SHARE) / 2), mean: mean(values), high: at((1 + SHARE) / 2) };
}

function outcomesOf(
  replacement: Replacement,
  left: readonly Float64Array[],
  before: Float64Array,
): ScenarioOutcome[] {
  const wins = new Float64Array(left.length);
  const regrets = new Float64Array(left.length);
  for (let world = 0; world < before.length; world++) {
    const least = Math.min(...left.map((each) => each[world]!));
    const winners = [...left.keys()].filter((at) => left[at]![world]! <= least + 1e-9);
    for (const at of winners) wins[at]! += 1 / winners.length;
    for (const at of left.keys()) regrets[at]! += left[at]![world]! - least;
  }
  const whole = mean(before);
  return left.map((values, at) => ({
    replacement,
    launches: summary(values),
    drop: whole === 0 ? 0 : 1 - mean(values) / whole,
    best: wins[at]! / before.length,
    regret: regrets[at]! / before.length,
  }));
}

/** By how many launches the second leaves more than the first, in each world, over all scenarios. */
function leads(first: readonly Float64Array[], second: readonly Float64Array[]): Float64Array {
  return first[0]!.map((_, world) => mean(second.map((each, at) => each[world]! - first[at]![world]!)));
}

function flipsOf(
  launches: Launches,
  first: readonly number[],
  second: readonly number[],
  lead: Float64Array,
): Flip[] {
  const { worlds } = launches;
  const flips: (Flip & { weight: number })[] = [];
  for (const link of worlds.network.links.keys()) {
    for (const exists of [true, false]) {
      const values = lead.filter((_, world) => worlds.exists(world, link) === exists);
      if (values.length < LEAST_WORLDS || values.length > lead.length - LEAST_WORLDS) continue;
      const ahead = -mean(values);
      const weight = ahead / (errorOf(values) || Number.MIN_VALUE);
      if (ahead > 1e-9 && weight >= STANDARD_ERRORS)
        flips.push({ kind: 'link', link, exists, ahead, weight });
    }
  }
  for (const action of new Set([...first, ...second])) {
    const won = lead.filter((_, world) => worlds.succeeds(world, action));
    const lost = lead.filter((_, world) => !worlds.succeeds(world, action));
    if (won.length < LEAST_WORLDS || lost.length < LEAST_WORLDS) continue;
    const flip = successFlip(action, worlds.actions[action]!.success, mean(won), mean(lost));
    if (flip) flips.push({ ...flip, weight: flip.plausible ? 1e6 : 0 });
  }
  return flips
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_FLIPS)
    .map(({ weight: _, ...flip }) => flip);
}

function errorOf(values: Float64Array): number {
  const middle = mean(values);
  const variance = mean(values.map((value) => (value - middle) ** 2));
  return Math.sqrt(variance / Math.max(1, values.length - 1));
}

/** The lead is linear in the likelihood of success: where it is zero, the first two are level. */
function successFlip(
  action: number,
  success: Beta,
  won: number,
  lost: number,
): (Flip & { readonly kind: 'success' }) | undefined {
  const likelihood = lost / (lost - won);
  if (!(likelihood > 0 && likelihood < 1) || won === lost) return undefined;
  const side = meanOf(success) > likelihood ? 'below' : 'above';
  const [low, high] = [betaQuantile(success, (1 - SHARE) / 2), betaQuantile(success, (1 + SHARE) / 2)];
  return { kind: 'success', action, likelihood, side, plausible: likelihood >= low && likelihood <= high };
}

/** Links along which launches went at the stage that limits, and no longer go when all actions succeed. */
function effectOf({ worlds }: Launches, portfolio: readonly number[]): EffectLink[] {
  const { links } = worlds.network;
  const carried = new Float64Array(links.length);
  const stages = links.map(() => new Map<number, number>());
  const row = new Float64Array(links.length);
  for (let world = 0; world < worlds.worlds; world++) {
    const done = portfolio.filter((action) => worlds.succeeds(world, action));
    if (done.length === 0) continue;
    const after = worlds.stageFlows(world, done);
    let stage = -1;
    for (const each of worlds.seenIn(world)) if (stage < 0 || after[each]! < after[stage]!) stage = each;
    if (stage < 0) continue;
    worlds.runStage(world, stage, []);
    for (const link of links.keys()) row[link] = worlds.along(link);
    worlds.runStage(world, stage, done);
    for (const link of links.keys()) {
      const lost = row[link]! - worlds.along(link);
      if (lost <= 1e-9) continue;
      carried[link]! += lost / worlds.worlds;
      stages[link]!.set(stage, (stages[link]!.get(stage) ?? 0) + lost);
    }
  }
  return [...links.keys()]
    .filter((link) => carried[link]! > 0)
    .sort((a, b) => carried[b]! - carried[a]! || a - b)
    .slice(0, MOST_LINKS)
    .map((link) => ({
      link,
      carried: carried[link]!,
      stage: [...stages[link]!].reduce((most, each) => (each[1] > most[1] ? each : most))[0],
    }));
}
