import { groupsInWorlds } from '../communities/consensus.ts';
import { Graph } from '../graph/graph.ts';
import { betweenness } from '../kernels/betweenness.ts';
import { componentsInWorlds, reachInWorlds } from '../worlds/worlds.ts';
import type { WorldsInput } from '../worlds/worlds.ts';
import type { NetworkTask, NetworkTasks, WorldsPlan } from './threads.ts';

/** The other end of `NetworkThreads`: does in its thread what the engine asks for. */
export class NetworkHelper {
  #graph: Graph | undefined;
  #probabilities: Float64Array | undefined;

  /** @returns what is to be sent back */
  work(task: NetworkTask): NetworkTasks[keyof NetworkTasks]['answer'] {
    switch (task.what) {
      case 'hold':
        this.#graph = new Graph(task.graph);
        this.#probabilities = task.probabilities;
        return undefined;
      case 'reach':
        return reachInWorlds({ ...this.#worlds(task.plan), sources: task.sources }, task.piece);
      case 'components':
        return componentsInWorlds(this.#worlds(task.plan), task.piece);
      case 'groups':
        return groupsInWorlds({ ...this.#worlds(task.plan), options: task.options }, task.piece);
      case 'betweenness': {
        const graph = this.#held();
        const { lengths } = task;
        return task.parts.map((sources) => betweenness(graph, { sources, lengths }));
      }
    }
  }

  #held(): Graph {
    if (!this.#graph) throw new Error('There is no graph to work on.');
    return this.#graph;
  }

  #worlds(plan: WorldsPlan): WorldsInput {
    const graph = this.#held();
    if (!this.#probabilities) throw new Error('There are no probabilities to draw worlds from.');
    return { ...plan, graph, probabilities: this.#probabilities };
  }
}
