import { describe, expect, test } from 'vitest';
import { consensusGroups } from '../communities/consensus.ts';
import { buildGraph } from '../graph/build.ts';
import { betweenness } from '../kernels/betweenness.ts';
import { Random } from '../random.ts';
import { componentsInWorlds, reachInWorlds } from '../worlds/worlds.ts';
import { NetworkHelper } from './network-helper.ts';
import { betweennessOn, componentsInWorldsOn, consensusGroupsOn, reachInWorldsOn } from './shared-work.ts';
import type { NetworkTask, NetworkThreads } from './threads.ts';

/** Helpers in the calling thread: what they do, without the time that threads take to start. */
function helpers(
  count: number,
  work = (helper: NetworkHelper, task: NetworkTask) => helper.work(task),
): NetworkThreads {
  const all = Array.from({ length: count }, () => new NetworkHelper());
  return {
    count,
    async run(number, task) {
      await Promise.resolve();
      return structuredClone(work(all[number]!, structuredClone(task)));
    },
  };
}

const random = new Random(2);
const ends = (): Int32Array => Int32Array.from({ length: 120 }, () => random.below(50));
const graph = buildGraph({ nodeCount: 50, from: ends(), to: ends(), selfLoops: 'drop' });
const probabilities = Float64Array.from({ length: graph.edgeCount }, () => random.next());
const input = { graph, probabilities, worlds: 100, seed: 9 };

describe('with threads', () => {
  test('everything is as without, however many help', async () => {
    const sources = [3, 4];
    const lengths = Float64Array.from({ length: graph.edgeCount }, () => 1 + random.next());
    const exact = betweenness(graph, { lengths });
    const alone = await betweennessOn(helpers(0), graph, { lengths });
    for (const [node, each] of exact.entries()) expect(alone[node]).toBeCloseTo(each, 9);
    for (const count of [0, 1, 20]) {
      const threads = helpers(count);
      expect(await reachInWorldsOn(threads, { ...input, sources })).toEqual(
        reachInWorlds({ ...input, sources }),
      );
      expect(await componentsInWorldsOn(threads, input)).toEqual(componentsInWorlds(input));
      expect(await consensusGroupsOn(threads, input)).toEqual(consensusGroups(input));
      expect(await betweennessOn(threads, graph, { lengths })).toEqual(alone);
    }
  });

  test('a helper that is lost ends the work with a typed error', async () => {
    for (const what of ['hold', 'components']) {
      const lost = helpers(2, (helper, task) => {
        if (task.what === what) throw new Error('out of memory');
        return helper.work(task);
      });
      await expect(componentsInWorldsOn(lost, input)).rejects.toMatchObject({
        code: 'network-thread-lost',
        status: 500,
      });
    }
  });

  test('what is wrong is told before anybody works', async () => {
    const threads = helpers(1, () => {
      throw new Error('nobody should have asked');
    });
    await expect(reachInWorldsOn(threads, { ...input, sources: [99] })).rejects.toMatchObject({
      code: 'kernel-node',
    });
    await expect(componentsInWorldsOn(threads, { ...input, worlds: 0 })).rejects.toMatchObject({
      code: 'kernel-parameter',
    });
    await expect(betweennessOn(threads, graph, { lengths: new Float64Array() })).rejects.toMatchObject({
      code: 'kernel-length',
    });
  });

  test('a helper without a graph says so', () => {
    const task = { what: 'components', plan: { worlds: 1, seed: 1 }, piece: { from: 0, to: 1 } } as const;
    expect(() => new NetworkHelper().work(task)).toThrow('no graph');
  });
});
