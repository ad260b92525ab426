import { refuse } from '../graph/refuse.ts';
import { Random } from '../random.ts';
import { STAGES_HIT } from './actions.ts';
import type { Action } from './actions.ts';
import { sampleBeta } from './beta-sample.ts';
import { checkCapability } from './capability-network.ts';
import type { CapabilityNetwork, CapabilityPart } from './capability-network.ts';
import { FlowNetwork } from './flow-network.ts';
import { STAGES, stageNumber } from './stages.ts';

export interface WorldsOptions {
  readonly worlds: number;
  readonly seed: number;
  /** Called before each flow is computed; throws where nobody wants the result any more. */
  readonly checkpoint?: (() => void) | undefined;
}

/** Bits of what is gone of a node: one for each stage, and one for the node itself. */
const WHOLE = 1 << STAGES.length;
const LAUNCH = stageNumber('launch');
const SOURCE = 0;
const SINK = 1;

/**
 * What a network can do at each stage, over possible worlds: in each, links exist or not, people play this part or another,
 * and each action would succeed or not. What a stage can do is the greatest flow from those who have its capacity, through
 * people who can arrange things with each other, to those who launch. A stage at which a world knows nobody is not seen
 * there: it limits nothing.
 */
export class CapabilityWorlds {
  readonly network: CapabilityNetwork;
  readonly actions: readonly Action[];
  readonly worlds: number;
  /** Stages at which somebody is known, in any world. */
  readonly seen: readonly number[];
  readonly #seenIn: readonly (readonly number[])[];
  /** World by node: which of its parts it plays, counted from 1; 0 for none. */
  readonly #playing: Uint16Array;
  /** Of each node and each of its parts, what it can do at each stage; first without any part. */
  readonly #abilities: readonly (readonly (readonly number[])[])[];
  /** World by link, and world by action. */
  readonly #present: Uint8Array;
  readonly #succeeds: Uint8Array;
  readonly #hits: Int32Array;
  readonly #flow: FlowNetwork;
  readonly #gone: Int32Array;
  readonly #checkpoint: (() => void) | undefined;
  readonly #known = new Map<string, Float64Array>();

  constructor(network: CapabilityNetwork, actions: readonly Action[], options: WorldsOptions) {
    const { worlds, seed, checkpoint } = options;
    checkCapability(network, actions);
    if (!Number.isInteger(worlds) || worlds < 1)
      throw refuse('kernel-parameter', 'Ask for at least one world.');
    this.network = network;
    this.actions = actions;
    this.worlds = worlds;
    this.#checkpoint = checkpoint;
    this.#abilities = network.nodes.map(({ capacity, parts = [] }) => [
      capacity,
      ...parts.map((part) => capacity.map((each, stage) => each + part.capacity[stage]!)),
    ]);
    this.#playing = new Uint16Array(worlds * network.nodes.length);
    this.#present = new Uint8Array(worlds * network.links.length);
    this.#succeeds = new Uint8Array(worlds * actions.length);
    for (let world = 0; world < worlds; world++) this.#draw(world, new Random(seed, world));
    this.#seenIn = Array.from({ length: worlds }, (_, world) =>
      [...STAGES.keys()].filter((stage) =>
        network.nodes.some((_node, node) => this.capacityIn(world, node, stage) > 0),
      ),
    );
    this.seen = [...new Set(this.#seenIn.flat())].sort((a, b) => a - b);
    this.#hits = Int32Array.from(actions, ({ kind }) => {
      const stages = STAGES_HIT[kind];
      return stages === 'all'
        ? 2 * WHOLE - 1
        : stages.reduce((bits, stage) => bits | (1 << stageNumber(stage)), 0);
    });
    this.#gone = new Int32Array(network.nodes.length);
    this.#flow = new FlowNetwork(2 + 2 * network.nodes.length, ...arcsOf(network));
  }

  /** Stages at which somebody is known in a world. */
  seenIn(world: number): readonly number[] {
    return this.#seenIn[world]!;
  }

  /** Launches a month that a node makes possible at a stage, by the part it plays in a world. */
  capacityIn(world: number, node: number, stage: number): number {
    return this.#abilities[node]![this.#playing[world * this.network.nodes.length + node]!]![stage]!;
  }

  /** Whether somebody who may have nothing to do with it has nothing to do with it in a world. */
  #isIdle(world: number, node: number): boolean {
    const { nodes } = this.network;
    return nodes[node]!.bystander === true && this.#playing[world * nodes.length + node] === 0;
  }

  exists(world: number, link: number): boolean {
    return this.#present[world * this.network.links.length + link] === 1;
  }

  succeeds(world: number, action: number): boolean {
    return this.#succeeds[world * this.actions.length + action] === 1;
  }

  /** Whether an action takes the node out altogether, or this stage of it. */
  takes(action: number, stage: number | 'whole'): boolean {
    return (this.#hits[action]! & (stage === 'whole' ? WHOLE : 1 << stage)) !== 0;
  }

  /** What each stage can do in a world once these actions have succeeded; remembered. */
  stageFlows(world: number, done: readonly number[]): Float64Array {
    const key = `${world}:${done.join()}`;
    let flows = this.#known.get(key);
    if (!flows) {
      flows = new Float64Array(STAGES.length).fill(Infinity);
      for (const stage of this.seenIn(world)) flows[stage] = this.runStage(world, stage, done);
      this.#known.set(key, flows);
    }
    return flows;
  }

  /** Of one stage; afterwards `mostLost` and `along` say who and what carries it. */
  runStage(world: number, stage: number, done: readonly number[]): number {
    this.#checkpoint?.();
    const { nodes, links } = this.network;
    const gone = this.#gone;
    gone.fill(0);
    for (const action of done) gone[this.actions[action]!.target]! |= this.#hits[action]!;
    const count = nodes.length;
    const anybody = !this.seenIn(world).includes(LAUNCH);
    for (let node = 0; node < count; node++) {
      const throughput = this.#isIdle(world, node) ? 0 : nodes[node]!.throughput;
      const out = gone[node]!;
      this.#flow.setCapacity(node, (out & (1 << stage)) === 0 ? this.capacityIn(world, node, stage) : 0);
      this.#flow.setCapacity(count + node, (out & WHOLE) === 0 ? throughput : 0);
      this.#flow.setCapacity(
        2 * count + node,
        anybody ? Infinity : (out & (1 << LAUNCH)) === 0 ? this.capacityIn(world, node, LAUNCH) : 0,
      );
    }
    const row = world * links.length;
    for (let link = 0; link < links.length; link++) {
      const capacity = this.#present[row + link] === 1 ? Infinity : 0;
      this.#flow.setCapacity(3 * count + 2 * link, capacity);
      this.#flow.setCapacity(3 * count + 2 * link + 1, capacity);
    }
    return this.#flow.run(SOURCE, SINK);
  }

  /** After `runStage`: the most that the stage loses if the action succeeds, as all of its target's flow would be lost. */
  mostLost(action: number, stage: number): number {
    const count = this.network.nodes.length;
    const { target } = this.actions[action]!;
    if (this.takes(action, 'whole')) return this.#flow.flowOn(count + target);
    const supplied = this.takes(action, stage) ? this.#flow.flowOn(target) : 0;
    return supplied + (this.takes(action, LAUNCH) ? this.#flow.flowOn(2 * count + target) : 0);
  }

  /** After `runStage`: what goes along a link. */
  along(link: number): number {
    const first = 3 * this.network.nodes.length + 2 * link;
    return Math.abs(this.#flow.flowOn(first) - this.#flow.flowOn(first + 1));
  }

  #draw(world: number, random: Random): void {
    const { nodes, links } = this.network;
    for (const [link, { probability }] of links.entries()) {
      this.#present[world * links.length + link] = random.next() < probability ? 1 : 0;
    }
    for (const [action, { success }] of this.actions.entries()) {
      const likelihood = sampleBeta(success, random);
      this.#succeeds[world * this.actions.length + action] = random.next() < likelihood ? 1 : 0;
    }
    for (const [node, { parts }] of nodes.entries()) {
      if (parts) this.#playing[world * nodes.length + node] = drawnPart(parts, random.next());
    }
  }
}

/** Counted from 1; 0 for none. */
function drawnPart(parts: readonly CapabilityPart[], point: number): number {
  let passed = 0;
  for (const [at, { probability }] of parts.entries()) {
    passed += probability;
    if (point < passed) return at + 1;
  }
  return 0;
}

/** Supply, passage and launch of each node, then both directions of each link; a node has an entry and an exit. */
function arcsOf({ nodes, links }: CapabilityNetwork): [from: number[], to: number[]] {
  const entry = (node: number): number => 2 + 2 * node;
  const exit = (node: number): number => 3 + 2 * node;
  const all = [...nodes.keys()];
  return [
    [
      ...all.map(() => SOURCE),
      ...all.map(entry),
      ...all.map(exit),
      ...links.flatMap(({ from, to }) => [exit(from), exit(to)]),
    ],
    [
      ...all.map(entry),
      ...all.map(exit),
      ...all.map(() => SINK),
      ...links.flatMap(({ from, to }) => [entry(to), entry(from)]),
    ],
  ];
}
