import { expect, test } from 'vitest';
import { assemble } from '../assembly/index.ts';
import type { GraphStatement } from '../assembly/index.ts';
import { analyseNetwork, linksToCheck } from './index.ts';

/** Who is linked with whom, each link told by a source of its own. */
function analysisOf(pairs: readonly (readonly [string, string])[]) {
  const names = [...new Set(pairs.flat())];
  const statements = pairs.flatMap(([from, to], number): GraphStatement[] =>
    (['caller', 'receiver'] as const).map((property, end) => ({
      record: `GB:c${number}`,
      schema: 'Call',
      property,
      value: `GB:${end === 0 ? from : to}`,
      statement: `s${number}-${end}`,
      label: 0,
      origin: `handset ${number}`,
      report: `call ${number}`,
      grading: '4x4/A/1',
    })),
  );
  const schemaOf = (name: string): string => (name.startsWith('car') ? 'Vehicle' : 'Person');
  return analyseNetwork(
    assemble({
      records: names.map((name) => ({ record: `GB:${name}`, schema: schemaOf(name), subject: 'suspect' })),
      statements,
      bearers: [],
      entities: new Map(),
      generic: new Set(),
    }),
    { worlds: 10 },
  );
}

test('two who share contacts are to be checked; who is linked, has one contact in common, or is a thing, is not', () => {
  const { network, groups } = analysisOf([
    ['ann', 'joe'],
    ['ann', 'kim'],
    ['bob', 'joe'],
    ['bob', 'kim'],
    ['joe', 'kim'],
    ['kim', 'lou'],
    ['car', 'joe'],
    ['car', 'kim'],
  ]);
  const nameOf = (node: number): string => network.evidence.nodes[node]!.id.slice(3);
  const [group] = groups;
  const pairs = linksToCheck(network, group!, 10).map(({ a, b, common }) => [
    [nameOf(a), nameOf(b)].sort().join(' '),
    common.map(nameOf).sort().join(' '),
  ]);
  expect(pairs).toEqual([['ann bob', 'joe kim']]);
  expect(linksToCheck(network, group!, 10)[0]!.score).toBeGreaterThan(0);
});

test('a group without people has nothing to check', () => {
  const { network, groups } = analysisOf([
    ['ann', 'joe'],
    ['ann', 'kim'],
    ['joe', 'kim'],
  ]);
  expect(linksToCheck(network, { ...groups[0]!, members: [] }, 5)).toEqual([]);
});
