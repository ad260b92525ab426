import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { simplified, subgraph } from '../graph/derive.ts';
import { readEdgeList } from '../graph/read-edge-list.ts';
import { betweenness } from './betweenness.ts';
import { components } from './components.ts';

const FOLDER = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'networks/montagna',
);
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: no Montagna networks in ${FOLDER}; set FORELAND_DATA`);

/**
 * Operation Montagna (Cavallaro et al. 2020, PLoS ONE 15(8): e0236476): what is left of the largest component when the
 * person of highest betweenness is taken out, again and again, as published.
 */
describe.skipIf(!present)('betweenness on the Montagna networks', () => {
  test.each([
    ['meetings.csv', 'res_sequential_meeting_Unweighted.csv'],
    ['phonecalls.csv', 'res_sequential_phone_calls_Unweighted.csv'],
  ])('takes %s apart as published', (network, published) => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, network)));
    let graph = simplified(readEdgeList(bytes, { weighted: true, selfLoops: 'drop' }).graph);
    const whole = Math.max(...components(graph).sizes);
    const left = [1];
    while (left.length <= 10) {
      const scores = betweenness(graph);
      const broker = scores.indexOf(Math.max(...scores));
      graph = subgraph(
        graph,
        [...scores.keys()].filter((node) => node !== broker),
      ).graph;
      left.push(Math.max(...components(graph).sizes) / whole);
    }
    const lines = readFileSync(join(FOLDER, published), 'utf8').split('\n').slice(1, 12);
    expect(lines).toHaveLength(left.length);
    for (const [at, line] of lines.entries()) expect(left[at]).toBeCloseTo(Number(line.split(',')[2]), 12);
  });
});
