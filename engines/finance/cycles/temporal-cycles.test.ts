import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveTable } from '../moves/move-table.ts';
import type { MoveTable } from '../moves/move-table.ts';
import { moveInputs } from '../moves/moves.arbitrary.ts';
import { temporalCycles } from './temporal-cycles.ts';
import type { CycleSearch } from './temporal-cycles.ts';

const SEARCH: CycleSearch = { window: 8, longest: 5, stepsPerRoot: 1e6, mostListed: 1e6 };

/** By the definition alone: every sequence of moves is tried. */
function byDefinition(table: MoveTable, { window, longest }: CycleSearch): string[] {
  const found: string[] = [];
  const extend = (path: readonly number[]): void => {
    const [first, last] = [path[0]!, path.at(-1)!];
    const passed = path.map((move) => table.from[move]);
    for (let move = 0; move < table.moveCount; move++) {
      const isNext =
        table.from[move] === table.to[last] &&
        table.time[move]! > table.time[last]! &&
        table.time[move]! <= table.time[first]! + window;
      if (!isNext || passed.includes(table.from[move])) continue;
      if (table.to[move] === table.from[first]) found.push([...path, move].join(' '));
      else if (path.length + 1 < longest) extend([...path, move]);
    }
  };
  for (let move = 0; move < table.moveCount; move++) if (table.from[move] !== table.to[move]) extend([move]);
  return found.sort();
}

const listed = ({ cycles }: ReturnType<typeof temporalCycles>): string[] =>
  cycles.map((cycle) => cycle.join(' ')).sort();

describe('temporal cycles', () => {
  test('are those of the definition', () => {
    fc.assert(
      fc.property(
        moveInputs({ maxMoves: 24 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 6 }),
        (input, window, longest) => {
          const table = moveTable(input);
          const search = { ...SEARCH, window, longest };
          const findings = temporalCycles(table, search);
          const expected = byDefinition(table, search);
          expect(listed(findings)).toEqual(expected);
          for (let length = 0; length <= longest; length++) {
            expect(findings.counts[length]).toBe(
              expected.filter((path) => path.split(' ').length === length).length,
            );
          }
          expect(findings.truncated).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('are the same when parts of the table are searched one by one', () => {
    fc.assert(
      fc.property(moveInputs({ maxMoves: 24 }), fc.nat(), (input, cut) => {
        const table = moveTable(input);
        const middle = cut % (table.moveCount + 1);
        const parts = [
          { from: 0, to: middle },
          { from: middle, to: table.moveCount },
        ].flatMap((roots) => listed(temporalCycles(table, { ...SEARCH, roots })));
        expect(parts.sort()).toEqual(listed(temporalCycles(table, SEARCH)));
      }),
    );
  });

  test('count as conserved where each move carries on what came in, less a little', () => {
    const table = moveTable({
      accountCount: 3,
      from: [0, 1, 2, 0, 1],
      to: [1, 2, 0, 1, 0],
      time: [1, 2, 3, 100, 101],
      amount: [1000, 970, 950, 1000, 10],
    });
    const findings = temporalCycles(table, { ...SEARCH, conserved: { least: 0.9, most: 1 } });
    expect([...findings.counts]).toEqual([0, 0, 1, 1, 0, 0]);
    expect([...findings.conservedCounts]).toEqual([0, 0, 0, 1, 0, 0]);
  });

  test('that were not searched to the end are said to be so, by their first move', () => {
    // Many ways to go and to come back: 40 moves out, 40 on, 40 home.
    const [from, to, time]: [number[], number[], number[]] = [[], [], []];
    for (let way = 0; way < 40; way++) {
      from.push(0, way + 1, 41);
      to.push(way + 1, 41, 0);
      time.push(0, 1, 2 + way);
    }
    const table = moveTable({ accountCount: 42, from, to, time, amount: from.map(() => 1) });
    const search = { ...SEARCH, window: 100 };
    expect(temporalCycles(table, search)).toMatchObject({ truncated: [] });
    expect(temporalCycles(table, { ...search, stepsPerRoot: 20 }).truncated).toHaveLength(40);
  });

  test.each([
    { window: 0 },
    { longest: 1 },
    { longest: 2.5 },
    { stepsPerRoot: 0 },
    { conserved: { least: 2, most: 1 } },
    { roots: { from: 0, to: 9 } },
  ])('cannot be looked for with %j', (wrong) => {
    const table = moveTable({ accountCount: 1, from: [], to: [], time: [], amount: [] });
    expect(() => temporalCycles(table, { ...SEARCH, ...wrong })).toThrow(
      expect.objectContaining({ code: 'finance-parameter' }),
    );
  });
});
