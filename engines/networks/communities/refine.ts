import type { Random } from '../random.ts';
import type { LevelGraph } from './level-graph.ts';

/** How far below the best a merge may be and still be likely to be chosen, in units of quality (θ of the paper). */
const RANDOMNESS = 0.01;

/**
 * Parts each group into well-connected subgroups (Traag, Waltman & van Eck 2019, algorithm A.2, MergeNodesSubset): every
 * node begins alone, and those that are still alone join a neighbouring subgroup of their group at random, better ones
 * more likely. A subgroup grows along links alone, so that it is connected.
 * @param groups group of each node, from 0 to `nodeCount - 1`
 * @returns subgroup of each node, named by one of its nodes
 */
export function refine(
  { nodeCount, offsets, targets, weights, nodeWeights }: LevelGraph,
  resolution: number,
  groups: Int32Array,
  order: Int32Array,
  random: Random,
): Int32Array {
  const subgroups = new Int32Array(nodeCount);
  const subgroupWeights = nodeWeights.slice();
  const groupWeights = new Float64Array(nodeCount);
  /** Weight of the links of each subgroup to the rest of its group. */
  const outward = new Float64Array(nodeCount);
  const alone = new Uint8Array(nodeCount).fill(1);
  for (let node = 0; node < nodeCount; node++) {
    subgroups[node] = node;
    const group = groups[node]!;
    groupWeights[group]! += nodeWeights[node]!;
    let sum = 0;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++)
      if (groups[targets[arc]!] === group) sum += weights[arc]!;
    outward[node] = sum;
  }
  const linked = new Float64Array(nodeCount);
  const touched = new Int32Array(nodeCount);
  const gains = new Float64Array(nodeCount);
  for (let at = 0; at < nodeCount; at++) {
    const node = order[at]!;
    if (alone[node] === 0) continue;
    const group = groups[node]!;
    const whole = groupWeights[group]!;
    const own = nodeWeights[node]!;
    const out = outward[node]!;
    if (out < resolution * own * (whole - own)) continue;
    let count = 0;
    const end = offsets[node + 1]!;
    for (let arc = offsets[node]!; arc < end; arc++) {
      const other = targets[arc]!;
      if (groups[other] !== group) continue;
      const subgroup = subgroups[other]!;
      const known = linked[subgroup]!;
      if (known === 0) {
        if (weights[arc] === 0) continue;
        touched[count++] = subgroup;
      }
      linked[subgroup] = known + weights[arc]!;
    }
    let candidates = 0;
    let best = -1;
    let bestGain = -1;
    for (let each = 0; each < count; each++) {
      const subgroup = touched[each]!;
      const heavy = subgroupWeights[subgroup]!;
      const gain = linked[subgroup]! - resolution * own * heavy;
      if (gain < 0 || outward[subgroup]! < resolution * heavy * (whole - heavy)) {
        linked[subgroup] = 0;
        continue;
      }
      touched[candidates] = subgroup;
      gains[candidates++] = gain;
      if (gain > bestGain) {
        bestGain = gain;
        best = subgroup;
      }
    }
    if (candidates === 0) continue;
    const chosen = candidates === 1 ? best : draw(touched, gains, candidates, bestGain, random);
    subgroups[node] = chosen;
    subgroupWeights[chosen]! += own;
    outward[chosen]! += out - 2 * linked[chosen]!;
    alone[chosen] = 0;
    alone[node] = 0;
    for (let each = 0; each < candidates; each++) linked[touched[each]!] = 0;
  }
  return subgroups;
}

function draw(names: Int32Array, gains: Float64Array, count: number, most: number, random: Random): number {
  let sum = 0;
  for (let each = 0; each < count; each++) {
    sum += Math.exp((gains[each]! - most) / RANDOMNESS);
    gains[each] = sum;
  }
  const drawn = random.next() * sum;
  let at = 0;
  while (at < count - 1 && gains[at]! <= drawn) at++;
  return names[at]!;
}
