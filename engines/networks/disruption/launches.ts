import type { CapabilityWorlds } from './capability-worlds.ts';
import { mostRegained, regained } from './replacement.ts';
import type { Replacement } from './replacement.ts';
import { STAGES } from './stages.ts';

export const DEFAULT_HORIZON_DAYS = 90;

/** Moments looked at in each stretch between two actions that take effect. */
const MOMENTS = 5;

/**
 * Launches a month, on average over the days that are looked at, after a portfolio of actions: the weakest stage decides at
 * each moment. Actions take effect after their delay, and lost capacity comes back as the replacement scenario says: from
 * those within two links of whoever is lost who offer the same stage, never more than was lost.
 */
export class Launches {
  readonly worlds: CapabilityWorlds;
  readonly horizonDays: number;
  readonly #nearby: readonly (readonly number[])[];
  readonly #known = new Map<string, number>();

  constructor(worlds: CapabilityWorlds, horizonDays = DEFAULT_HORIZON_DAYS) {
    this.worlds = worlds;
    this.horizonDays = horizonDays;
    this.#nearby = withinTwoLinks(worlds);
  }

  /** In one world; `portfolio` ascending. */
  in(world: number, portfolio: readonly number[], replacement: Replacement): number {
    const done = portfolio.filter((action) => this.worlds.succeeds(world, action));
    const key = `${world}:${replacement}:${done.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const launches = this.#average(world, done, replacement);
    this.#known.set(key, launches);
    return launches;
  }

  /**
   * Mean over the first worlds and these scenarios.
   * @param enough above which the mean itself is of no interest: infinite then
   */
  mean(
    portfolio: readonly number[],
    replacements: readonly Replacement[],
    worlds = this.worlds.worlds,
    enough = Infinity,
  ): number {
    const limit = enough * worlds * replacements.length;
    let sum = 0;
    for (let world = 0; world < worlds; world++) {
      for (const replacement of replacements) sum += this.in(world, portfolio, replacement);
      if (sum > limit) return Infinity;
    }
    return sum / (worlds * replacements.length);
  }

  #average(world: number, done: readonly number[], replacement: Replacement): number {
    const { worlds, horizonDays } = this;
    const delayOf = (action: number): number => worlds.actions[action]!.delayDays;
    const days = [...new Set(done.map(delayOf))].filter((day) => day < horizonDays).sort((a, b) => a - b);
    const before = worlds.stageFlows(world, []);
    if (days.length === 0) return weakest(before);
    const phases: { readonly day: number; readonly flows: Float64Array; readonly most: Float64Array }[] = [];
    let total = weakest(before) * days[0]!;
    let last = before;
    for (const [at, day] of days.entries()) {
      const effective = done.filter((action) => delayOf(action) <= day);
      const flows = worlds.stageFlows(world, effective);
      phases.push({ day, flows, most: this.#comeBack(world, last, flows, effective, replacement) });
      last = flows;
      const end = days[at + 1] ?? horizonDays;
      for (let moment = 0; moment < MOMENTS; moment++) {
        const now = day + ((moment + 0.5) / MOMENTS) * (end - day);
        let least = Infinity;
        for (const stage of worlds.seenIn(world)) {
          let flow = flows[stage]!;
          for (const phase of phases) {
            flow += phase.most[stage]! * regained(replacement, stage, now - phase.day);
          }
          least = Math.min(least, Math.min(before[stage]!, flow));
        }
        total += (least * (end - day)) / MOMENTS;
      }
    }
    return total / horizonDays;
  }

  /** Most that comes back of what a stretch took, at each stage. */
  #comeBack(
    world: number,
    before: Float64Array,
    after: Float64Array,
    effective: readonly number[],
    replacement: Replacement,
  ): Float64Array {
    const most = new Float64Array(STAGES.length);
    if (replacement === 'none') return most;
    const { actions } = this.worlds;
    const lost = new Set(effective.map((action) => actions[action]!.target));
    const near = new Set([...lost].flatMap((node) => this.#nearby[node]!).filter((node) => !lost.has(node)));
    for (const stage of this.worlds.seenIn(world)) {
      let nearby = 0;
      for (const node of near) nearby += this.worlds.capacityIn(world, node, stage);
      most[stage] = mostRegained(replacement, before[stage]! - after[stage]!, nearby);
    }
    return most;
  }
}

function weakest(flows: Float64Array): number {
  const least = Math.min(...flows);
  return least === Infinity ? 0 : least;
}

function withinTwoLinks({ network }: CapabilityWorlds): number[][] {
  const next: Set<number>[] = network.nodes.map(() => new Set());
  for (const { from, to, probability } of network.links) {
    if (probability === 0) continue;
    next[from]!.add(to);
    next[to]!.add(from);
  }
  return next.map((near, node) => {
    const all = new Set(near);
    for (const other of near) for (const further of next[other]!) all.add(further);
    all.delete(node);
    return [...all];
  });
}
