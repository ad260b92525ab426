import type { CapabilityLink } from './capability-network.ts';

/** Nodes that a part without any would weigh; keeps a part that few are known to play from being sure of its ties. */
const SMOOTHING = 1;

/**
 * What part each of those may play of whom nothing is known, by whom they have ties with: a part is likelier the more their
 * ties are like those of the people who are known to play it. One step of the block model of Karrer & Newman (2011) without
 * correction for degrees, with the known parts as blocks: ties with each part are counts of a Poisson distribution.
 * @param known of each node how likely it plays each part, adding up to 1; left out where nothing is known
 * @param prior of those of whom nothing is known, ties aside; adds up to 1
 * @returns as `known`, of every node
 */
export function partsByTies(
  known: readonly (readonly number[] | undefined)[],
  ties: readonly CapabilityLink[],
  prior: readonly number[],
): (readonly number[])[] {
  const parts = [...prior.keys()];
  const counts = countTies(known, ties, prior.length);
  const people = parts.map(() => 0);
  const seen = parts.map(() => parts.map(() => 0));
  for (const [node, own] of known.entries()) {
    if (!own) continue;
    for (const part of parts) {
      people[part]! += own[part]!;
      for (const other of parts) seen[part]![other]! += own[part]! * counts[node]![other]!;
    }
  }
  const all = people.reduce((sum, each) => sum + each, 0);
  if (all === 0) return known.map((own) => own ?? prior);
  const usual = parts.map((other) => parts.reduce((sum, part) => sum + seen[part]![other]!, 0) / all);
  const rates = parts.map((part) =>
    parts.map((other) => (seen[part]![other]! + SMOOTHING * usual[other]!) / (people[part]! + SMOOTHING)),
  );
  return known.map((own, node) => own ?? posterior(prior, rates, counts[node]!));
}

/** Of each node how many ties it has with people of each part; ties with those of whom nothing is known tell nothing. */
function countTies(
  known: readonly (readonly number[] | undefined)[],
  ties: readonly CapabilityLink[],
  parts: number,
): number[][] {
  const counts = known.map(() => Array.from({ length: parts }, () => 0));
  for (const { from, to, probability } of ties) {
    for (const [node, other] of [
      [from, to],
      [to, from],
    ] as const) {
      for (const [part, share] of (known[other] ?? []).entries()) counts[node]![part]! += probability * share;
    }
  }
  return counts;
}

function posterior(
  prior: readonly number[],
  rates: readonly (readonly number[])[],
  counts: readonly number[],
): number[] {
  const logs = prior.map((share, part) =>
    counts.reduce((sum, count, other) => {
      const rate = rates[part]![other]!;
      // Where no two who are known have such a tie, it tells nothing of anybody.
      return rate > 0 ? sum + count * Math.log(rate) - rate : sum;
    }, Math.log(share)),
  );
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
