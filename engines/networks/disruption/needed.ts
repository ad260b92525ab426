import type { Launches } from './launches.ts';
import { REPLACEMENTS } from './replacement.ts';

/** Below this launches do not differ. */
const LEVEL = 1e-9;

/**
 * What of a portfolio has an effect: an action without which as few launches are left, in every world and scenario, is
 * advised against nobody. The dearest are looked at first.
 */
export function neededOf(launches: Launches, portfolio: readonly number[]): number[] {
  const { actions } = launches.worlds;
  let needed = [...portfolio];
  for (const action of [...portfolio].sort((a, b) => actions[b]!.cost - actions[a]!.cost || a - b)) {
    const others = needed.filter((each) => each !== action);
    if (isSame(launches, needed, others)) needed = others;
  }
  return needed;
}

function isSame(launches: Launches, one: readonly number[], other: readonly number[]): boolean {
  for (let world = 0; world < launches.worlds.worlds; world++) {
    for (const replacement of REPLACEMENTS) {
      const difference = launches.in(world, one, replacement) - launches.in(world, other, replacement);
      if (Math.abs(difference) > LEVEL) return false;
    }
  }
  return true;
}
