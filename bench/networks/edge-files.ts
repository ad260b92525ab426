/** Public networks as edge lists: `N M`, then two node numbers a line. */
import { readFileSync } from 'node:fs';
import { buildGraph, simplified } from '@foreland/networks';
import type { Graph } from '@foreland/networks';

export function readNumberedEdges(path: string): Graph {
  const [counts = [], ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/u).map(Number));
  return simplified(
    buildGraph({
      nodeCount: counts[0] ?? 0,
      from: rows.map(([from = 0]) => from),
      to: rows.map(([, to = 0]) => to),
      selfLoops: 'drop',
    }),
  );
}
