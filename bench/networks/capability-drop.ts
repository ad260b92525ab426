/** Launches of made-up networks that six arrests prevent: as the engine chooses them from the picture, and as others do. */
import { CapabilityWorlds, Launches, selectPortfolios } from '@foreland/networks/disruption';
import type { Action } from '@foreland/networks/disruption';
import { meanOf } from '../measure.ts';
import { byChance, byLargestComponent, byTruth } from './arrests-by-others.ts';
import { arrests, capabilityOf } from './picture-capability.ts';
import { launchesInAYear, pictureOf, pictureOfAll, typedNetwork } from './typed-networks.ts';
import type { Picture, TypedNetworkOptions } from './typed-networks.ts';

export const BUDGET = 6;
const KEY_TASKS = ['sells boats', 'holds money', 'heads a cell'] as const;

/** Portfolio of the engine for a picture, as people. */
function chosenFrom(
  picture: Picture,
  allowed: readonly Action[],
  seed: number,
  worldCount: number,
): number[] {
  const worlds = new CapabilityWorlds(capabilityOf(picture), allowed, { worlds: worldCount, seed });
  const [chosen = []] = selectPortfolios(new Launches(worlds), {
    budget: BUDGET,
    replacements: ['none'],
    worlds: worldCount,
  });
  return chosen.map((action) => allowed[action]!.target);
}

const WORLDS = 32;
const JUDGED_RUNS = [1, 2, 3, 4, 5];
/** Of the search on the truth: other years than those that it is judged by. */
const SEARCHED_RUNS = [501, 502, 503];
export const WAYS = [
  'by chance',
  'largest component, greedy',
  'Foreland',
  'Foreland, told the truth',
  'best found on the truth, same people',
  'best found on the truth, anybody',
] as const;
export type Drops = Readonly<Record<(typeof WAYS)[number], number>>;

/** Launches in made-up years that are prevented by six arrests that succeed, by each way of choosing them. */
export function dropsOf(seed: number, size: TypedNetworkOptions): Drops {
  const truth = typedNetwork(seed, size);
  const picture = pictureOf(truth, seed);
  const launches = (gone: readonly number[], runs: readonly number[], enough = Infinity): number => {
    let sum = 0;
    for (const run of runs) {
      sum += launchesInAYear(truth, new Set(gone), 1000 * seed + run);
      if (sum > enough) return Infinity;
    }
    return sum;
  };
  const before = Math.max(1, launches([], JUDGED_RUNS));
  const drop = (gone: readonly number[]): number => 1 - launches(gone, JUDGED_RUNS) / before;
  const leaves = (gone: readonly number[], enough: number): number => launches(gone, SEARCHED_RUNS, enough);
  const allowed = arrests(picture);
  const own = chosenFrom(picture, allowed, seed, WORLDS);
  // As if analysts had found out everything and every arrest were sure, of the same people: no world differs from another.
  const told = chosenFrom(
    pictureOfAll(truth),
    allowed.map((action) => ({ ...action, success: { alpha: 1, beta: 0 } })),
    seed,
    1,
  );
  const involved = (people: readonly number[]): number[] =>
    people.filter((person) => truth.people[person]!.task !== 'acquaintance');
  const startsAmong = (people: readonly number[]): number[][] =>
    [
      own,
      told,
      ...KEY_TASKS.map((task) => people.filter((person) => truth.people[person]!.task === task)),
    ].map((start) =>
      [...new Set([...involved(start).filter((each) => people.includes(each)), ...people])].slice(0, BUDGET),
    );
  const best = (people: readonly number[]): number => drop(byTruth(people, startsAmong(people), leaves));
  return {
    'by chance': meanOf(
      JUDGED_RUNS.map((run) =>
        drop(
          byChance(
            allowed.map(({ target }) => target),
            BUDGET,
            1000 * seed + run,
          ),
        ),
      ),
    ),
    'largest component, greedy': drop(byLargestComponent(picture, BUDGET)),
    Foreland: drop(own),
    'Foreland, told the truth': drop(told),
    'best found on the truth, same people': best(involved(allowed.map(({ target }) => target))),
    'best found on the truth, anybody': best(involved([...truth.people.keys()])),
  };
}
