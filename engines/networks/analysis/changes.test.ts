import { describe, expect, it } from 'vitest';
import { assemble, firstDay } from '../assembly/index.ts';
import type { GraphStatement } from '../assembly/index.ts';
import { changesBetween, linkNetwork } from './index.ts';

type Tie = readonly [one: string, other: string, date: string];

/** People who are linked from some day on. */
function tied(ties: readonly Tie[]): ReturnType<typeof linkNetwork> {
  const people = [...new Set(ties.flatMap(([one, other]) => [one, other]))];
  return linkNetwork(
    assemble({
      records: people.map((name) => ({ record: `GB:${name}`, schema: 'Person' })),
      statements: ties.flatMap(([one, other, date], number): GraphStatement[] =>
        Object.entries({ subject: `GB:${one}`, object: `GB:${other}`, startDate: date }).map(
          ([property, value]) => ({
            record: `GB:l${number}`,
            schema: 'UnknownLink',
            property,
            value,
            statement: `s${number}-${property}`,
            label: 0,
            origin: `source ${number}`,
            report: `report ${number}`,
            grading: '4x4/A/1',
          }),
        ),
      ),
      bearers: [],
      entities: new Map(),
      generic: new Set(),
    }),
  );
}

function circle(names: readonly string[], date: string): Tie[] {
  return names.flatMap((one, at) => names.slice(at + 1).map((other): Tie => [one, other, date]));
}

function changes(ties: readonly Tie[]): unknown[] {
  const network = tied(ties);
  const name = (node: number): string => network.evidence.nodes[node]!.id.slice(3);
  return changesBetween(network, firstDay('2025-06-01') ?? 0, firstDay('2026-06-01') ?? 0).map(
    ({ change, nodes }) => [change, nodes.map(name).sort()],
  );
}

describe('changesBetween', () => {
  const old = circle(['a', 'b', 'c', 'd'], '2025-01-01');

  it('has nothing to tell where nothing came', () => {
    expect(changes(old)).toEqual([]);
  });

  it('tells who joined', () => {
    const joins = ['a', 'b', 'c'].map((name): Tie => ['x', name, '2026-01-01']);
    expect(changes([...old, ...joins])).toEqual([['joined', ['x']]]);
  });

  it('tells what formed, and nothing of what comes later', () => {
    const later = circle(['p', 'q', 'r'], '2026-12-01');
    expect(changes([...old, ...circle(['x', 'y', 'z'], '2026-01-01'), ...later])).toEqual([['formed', []]]);
  });

  it('tells that two groups became one', () => {
    const across = ['a', 'b', 'c', 'd'].flatMap((one) =>
      ['k', 'l', 'm', 'n'].map((other): Tie => [one, other, '2026-01-01']),
    );
    expect(changes([...old, ...circle(['k', 'l', 'm', 'n'], '2025-01-01'), ...across])).toEqual([
      ['merged', []],
    ]);
  });
});
