import type { ConsensusInput } from '../communities/consensus.ts';
import type { GraphParts } from '../graph/graph.ts';
import type { Batches, ComponentCounts, ReachCounts } from '../worlds/worlds.ts';

/** How possible worlds are drawn from the graph that is held. */
export interface WorldsPlan {
  readonly worlds: number;
  readonly seed: number;
}

/** What a helper can be asked to do, and what it answers. */
export interface NetworkTasks {
  /** Takes a graph, with the probabilities of its edges where worlds are to be drawn; in place of the one before. */
  readonly hold: {
    readonly task: {
      readonly what: 'hold';
      readonly graph: GraphParts;
      readonly probabilities: Float64Array | undefined;
    };
    readonly answer: undefined;
  };
  readonly reach: {
    readonly task: {
      readonly what: 'reach';
      readonly plan: WorldsPlan;
      readonly sources: readonly number[];
      readonly piece: Batches;
    };
    readonly answer: ReachCounts;
  };
  readonly components: {
    readonly task: { readonly what: 'components'; readonly plan: WorldsPlan; readonly piece: Batches };
    readonly answer: ComponentCounts;
  };
  readonly groups: {
    readonly task: {
      readonly what: 'groups';
      readonly plan: WorldsPlan;
      readonly options: ConsensusInput['options'];
      readonly piece: Batches;
    };
    readonly answer: Int32Array[];
  };
  /** Betweenness over some sources after another, each part by itself. */
  readonly betweenness: {
    readonly task: {
      readonly what: 'betweenness';
      readonly parts: readonly (readonly number[])[];
      readonly lengths: Float64Array | undefined;
    };
    readonly answer: Float64Array[];
  };
}

export type NetworkTask = NetworkTasks[keyof NetworkTasks]['task'];

/**
 * Helpers beside the calling thread, one thread each. Who calls the engine starts them, for the engine itself knows no
 * threads: each makes a `NetworkHelper`, and hands it what arrives.
 */
export interface NetworkThreads {
  readonly count: number;
  /**
   * Hands a task to one of the helpers, from 0 to `count - 1`, which works off its tasks in turn.
   * @returns what its `work` returned; rejects where that threw, or where the thread ended
   */
  run(helper: number, task: NetworkTask): Promise<unknown>;
}
