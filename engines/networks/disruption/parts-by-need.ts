import type { CapabilityLink } from './capability-network.ts';

export interface Need {
  /** The part whose players need others beside them, such as those who organise launches. */
  readonly part: number;
  /** Of each thing that they need, the parts that serve it; they need one of them within two ties. */
  readonly servedBy: readonly (readonly number[])[];
  /** How likely a need is met by somebody who is not in the network, or by ties that nobody knows of. */
  readonly elsewhere: number;
}

/** Rounds in which those who are guessed learn of each other; more change little. */
const ROUNDS = 5;

/**
 * What part those may play of whom nothing is known, when others need what nobody beside them is known to do: somebody whom
 * organisers without any known seller of boats have ties with is likelier to sell boats. A noisy-or over everybody
 * within two ties says how likely each need is met (Pearl 1988); that it is met is taken as seen.
 * @param shares of each node how likely it plays each part, adding up to 1
 * @param guessed nodes of whom nothing is known; all others keep their shares
 * @returns as `shares`, of every node
 */
export function partsByNeed(
  shares: readonly (readonly number[])[],
  guessed: ReadonlySet<number>,
  ties: readonly CapabilityLink[],
  need: Need,
): (readonly number[])[] {
  if (guessed.size === 0) return [...shares];
  const needy = [...shares.keys()].filter((node) => !guessed.has(node) && shares[node]![need.part]! > 0);
  // Of nobody else: with a hub, each of thousands is near each other.
  const near = withinTwoTies(needy, shares.length, ties);
  let now = [...shares];
  for (let round = 0; round < ROUNDS; round++) {
    const likelihoods = new Map([...guessed].map((node) => [node, shares[node]!.map(() => 1)]));
    for (const [node, others] of near) weigh(shares[node]![need.part]!, others, now, need, likelihoods);
    now = shares.map((own, node) => {
      const likelihood = likelihoods.get(node);
      return likelihood ? normalised(own.map((share, part) => share * likelihood[part]!)) : own;
    });
  }
  return now;
}

/** Multiplies, for each who is guessed near somebody who may be in need, how likely the needs are met if they play each part. */
function weigh(
  share: number,
  near: ReadonlyMap<number, number>,
  shares: readonly (readonly number[])[],
  { part: needy, servedBy, elsewhere }: Need,
  likelihoods: ReadonlyMap<number, number[]>,
): void {
  const others = [...near];
  for (const parts of servedBy) {
    // Whoever serves it alone needs nobody.
    if (parts.includes(needy)) continue;
    const serves = (other: number): number => parts.reduce((sum, part) => sum + shares[other]![part]!, 0);
    // Somebody who surely serves it would make the product 0, and each of the others irrelevant.
    const logs = others.map(([other, tie]) => Math.log1p(-Math.min(SURE, tie * serves(other))));
    const all = logs.reduce((sum, log) => sum + log, Math.log1p(-elsewhere));
    for (const [at, [other, tie]] of others.entries()) {
      const likelihood = likelihoods.get(other);
      if (!likelihood) continue;
      const missed = Math.exp(all - logs[at]!);
      for (const part of likelihood.keys()) {
        const met = 1 - missed * (parts.includes(part) ? 1 - tie : 1);
        likelihood[part]! *= 1 - share + share * met;
      }
      // Only their ratios count, and hundreds of organisers in need would take all of them to 0.
      const most = Math.max(...likelihood);
      if (most < TINY) for (const part of likelihood.keys()) likelihood[part]! /= most;
    }
  }
}

const SURE = 1 - 1e-9;
const TINY = 1e-100;

/** Of some nodes those within two ties, and how likely the likeliest way to them exists. */
function withinTwoTies(
  nodes: readonly number[],
  nodeCount: number,
  ties: readonly CapabilityLink[],
): Map<number, Map<number, number>> {
  const next = Array.from({ length: nodeCount }, () => new Map<number, number>());
  for (const { from, to, probability } of ties) {
    if (from === to) continue;
    next[from]!.set(to, Math.max(probability, next[from]!.get(to) ?? 0));
    next[to]!.set(from, Math.max(probability, next[to]!.get(from) ?? 0));
  }
  return new Map(
    nodes.map((node) => {
      const direct = next[node]!;
      const near = new Map(direct);
      for (const [other, tie] of direct) {
        for (const [further, step] of next[other]!) {
          if (further !== node) near.set(further, Math.max(tie * step, near.get(further) ?? 0));
        }
      }
      return [node, near];
    }),
  );
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
