import { refuse } from '../graph/refuse.ts';
import type { Action } from './actions.ts';
import { STAGES } from './stages.ts';

/** Something that a node may be to the network, such as one of the roles that speak for a person. */
export interface CapabilityPart {
  readonly probability: number;
  /** As of the node. */
  readonly capacity: readonly number[];
}

export interface CapabilityNode {
  /** Launches a month that the node makes possible at each stage, in the order of `STAGES`. */
  readonly capacity: readonly number[];
  /** In each world one of these, or none, is what the node plays beside; the probabilities add up to 1 at most. */
  readonly parts?: readonly CapabilityPart[];
  /** May have nothing to do with it: in worlds in which the node plays none of its parts, nothing goes through it. */
  readonly bystander?: boolean;
  /** Launches a month that can be arranged through the node; may be infinite. */
  readonly throughput: number;
}

/** Two who can arrange things with each other; without direction. */
export interface CapabilityLink {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
}

export interface CapabilityNetwork {
  readonly nodes: readonly CapabilityNode[];
  readonly links: readonly CapabilityLink[];
}

/** Sums of shares are not exact. */
const SLACK = 1e-9;

function isCapacity(capacity: readonly number[]): boolean {
  return capacity.length === STAGES.length && capacity.every((each) => each >= 0 && each < Infinity);
}

/** @throws ForelandError `graph-empty`, `graph-node-range`, `kernel-value` */
export function checkCapability({ nodes, links }: CapabilityNetwork, actions: readonly Action[]): void {
  if (nodes.length === 0) throw refuse('graph-empty', 'The network has no node.');
  const isNode = (node: number): boolean => Number.isInteger(node) && node >= 0 && node < nodes.length;
  for (const [at, { capacity, parts = [], throughput }] of nodes.entries()) {
    if (![capacity, ...parts.map((part) => part.capacity)].every(isCapacity) || !(throughput >= 0)) {
      throw refuse(
        'kernel-value',
        `Node ${at} must have a capacity from 0 on for each stage, and a throughput.`,
      );
    }
    const sum = parts.reduce((all, { probability }) => all + probability, 0);
    if (!parts.every(({ probability }) => probability >= 0) || !(sum <= 1 + SLACK)) {
      throw refuse(
        'kernel-value',
        `The parts of node ${at} must have probabilities that add up to 1 at most.`,
      );
    }
  }
  for (const [at, { from, to, probability }] of links.entries()) {
    if (!isNode(from) || !isNode(to)) {
      throw refuse('graph-node-range', `Link ${at} has an end that is no node of the network.`);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw refuse('kernel-value', `The probability of link ${at} must lie between 0 and 1.`);
    }
  }
  for (const { id, target, cost, success, delayDays } of actions) {
    if (!isNode(target)) throw refuse('graph-node-range', `Action ${id} is aimed at no node of the network.`);
    if (!(cost > 0 && cost < Infinity) || !(delayDays >= 0)) {
      throw refuse('kernel-value', `Action ${id} must have a cost above 0 and a delay from 0 on.`);
    }
    if (!(success.alpha > 0) || !(success.beta >= 0) || !Number.isFinite(success.alpha + success.beta)) {
      throw refuse('kernel-value', `Action ${id} must have a likelihood of success.`);
    }
  }
}
