/** By so much the day of somebody who acts may be ahead of the day of the node, which counts in UTC. */
const FARTHEST_ZONE_HOURS = 14;

/** The latest day that it can be anywhere on earth: who notes what happened today may be east of the node. */
export function latestDayOnEarth(now: Date): string {
  return new Date(now.getTime() + FARTHEST_ZONE_HOURS * 3_600_000).toISOString().slice(0, 10);
}
