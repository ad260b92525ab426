import { MultiUndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { LayoutAsked, LayoutTold } from './layout.ts';

/** ForceAtlas2 (Jacomy et al. 2014) in steps, each told, so that the chart unfolds and the page stays free. */
addEventListener('message', ({ data }: MessageEvent<LayoutAsked>) => {
  const { places, fixed, ends, rounds, step } = data;
  const graph = new MultiUndirectedGraph();
  for (let node = 0; node < fixed.length; node += 1)
    graph.addNode(node, { x: places[2 * node], y: places[2 * node + 1], fixed: fixed[node] === 1 });
  for (let link = 0; link < ends.length; link += 2) graph.addEdge(ends[link], ends[link + 1]);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: fixed.length > 600 };
  for (let done = 0; done < rounds; done += step) {
    forceAtlas2.assign(graph, { iterations: Math.min(step, rounds - done), settings });
    const now = new Float32Array(places.length);
    graph.forEachNode((node, { x, y }) => {
      now[2 * Number(node)] = x;
      now[2 * Number(node) + 1] = y;
    });
    const told: LayoutTold = { places: now, isLast: done + step >= rounds };
    postMessage(told, { transfer: [now.buffer] });
  }
});
