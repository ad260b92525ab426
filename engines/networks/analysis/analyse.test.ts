import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../assembly/index.ts';
import type { EvidenceGraph, GraphStatement } from '../assembly/index.ts';
import { analyseNetwork, isConfirmed, linkConfidence, rolesInGroup, valueBrokers } from './index.ts';

type Call = readonly [from: string, to: string, grading?: string];

/** People who call each other, each call told by a source of its own. */
function callers(calls: readonly Call[]): EvidenceGraph {
  const people = [...new Set(calls.flatMap(([from, to]) => [from, to]))];
  const statements = calls.flatMap(([from, to, grading = '4x4/A/1'], number): GraphStatement[] =>
    (['caller', 'receiver'] as const).map((property, end) => ({
      record: `GB:c${number}`,
      schema: 'Call',
      property,
      value: `GB:${end === 0 ? from : to}`,
      statement: `s${number}-${end}`,
      label: 0,
      origin: `handset ${number}`,
      report: `call ${number}`,
      grading,
    })),
  );
  return assemble({
    records: people.map((name) => ({ record: `GB:${name}`, schema: 'Person', subject: 'suspect' })),
    statements,
    bearers: [],
    entities: new Map(),
    generic: new Set(),
  });
}

function clique(prefix: string, size: number, grading = '4x4/A/1'): Call[] {
  const calls: Call[] = [];
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++)
      calls.push([`${prefix}${one}`, `${prefix}${other}`, grading]);
  return calls;
}

describe('analyseNetwork', () => {
  it('finds two circles and the one person who joins them', () => {
    const graph = callers([...clique('a', 6), ...clique('b', 6), ['a0', 'x'], ['x', 'b0']]);
    const { groups, groupOf } = analyseNetwork(graph, { worlds: 40 });
    expect(groups).toHaveLength(2);
    const position = (name: string): number => graph.positionOf.get(`GB:${name}`) ?? -1;
    expect(groupOf.get(position('a1'))).not.toBe(groupOf.get(position('b1')));
    for (const group of groups) {
      expect(group.stability).toBeGreaterThan(0.6);
      for (const { brokerage, belongs } of group.members) {
        expect(brokerage.low).toBeLessThanOrEqual(brokerage.value);
        expect(brokerage.value).toBeLessThanOrEqual(brokerage.high);
        expect(belongs).toBeGreaterThan(0);
        expect(belongs).toBeLessThanOrEqual(1);
      }
    }
  });

  it('trusts a group less whose links are hearsay', () => {
    const stability = (grading: string): number =>
      analyseNetwork(callers(clique('a', 6, grading)), { worlds: 60 }).groups[0]?.stability ?? 0;
    expect(stability('4x4/C/4')).toBeLessThan(stability('4x4/A/1'));
  });

  it('names the group by whom most paths go through, and finds no group of two', () => {
    const star = ['b', 'c', 'd', 'e'].map((name): Call => ['hub', name]);
    const { groups } = analyseNetwork(callers([...star, ['y', 'z']]), { worlds: 40 });
    expect(groups.map(({ members }) => members.length)).toEqual([5]);
    expect(groups[0]?.members[0]?.brokerage.value).toBe(1);
  });

  it('counts paths from some members of a large group, and finds the same hub', () => {
    const leaves = Array.from({ length: 700 }, (_, leaf): Call => ['hub', `leaf${leaf}`]);
    const graph = callers(leaves);
    const { groups } = analyseNetwork(graph, { worlds: 4 });
    const [first] = groups[0]?.members ?? [];
    expect(graph.nodes[first?.node ?? -1]?.id).toBe('GB:hub');
    expect(first?.brokerage.value).toBeGreaterThan(0.99);
    expect(first?.brokerage.value).toBeLessThanOrEqual(1);
  });

  it('has nothing to say of nobody', () => {
    expect(analyseNetwork(callers([['a', 'b']])).groups).toEqual([]);
    expect(analyseNetwork(callers([])).groups).toEqual([]);
  });

  it('gives the same for the same network', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const call = fc.tuple(names, names, fc.constantFrom('4x4/A/1', '4x4/B/2', '4x4/X/4'));
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 20 }), (calls) => {
        const told = calls.filter(([from, to]) => from !== to);
        if (told.length === 0) return;
        const once = analyseNetwork(callers(told), { worlds: 32 });
        const again = analyseNetwork(callers(told), { worlds: 32 });
        expect(again.groups).toEqual(once.groups);
        for (const group of once.groups) {
          expect(rolesInGroup(once, group).size).toBeGreaterThanOrEqual(3);
          expect(valueBrokers(once, group)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('isConfirmed', () => {
  it.each<[boolean, readonly [origin: string, grading: string][]]>([
    [true, [['one', '4x4/A/1']]],
    [false, [['one', '4x4/B/3']]],
    [
      false,
      [
        ['one', '4x4/B/3'],
        ['one', '4x4/B/3'],
      ],
    ],
    [
      true,
      [
        ['one', '4x4/B/3'],
        ['other', '4x4/X/4'],
      ],
    ],
  ])('%s for %j', (confirmed, sources) => {
    const evidence = sources.map(([origin, grading], number) => ({
      statement: `s${number}`,
      label: 0,
      origin,
      report: origin,
      grading,
    }));
    const link = {
      from: 0,
      to: 1,
      type: 'call',
      firstDay: 0,
      lastDay: 0,
      times: 1,
      quantity: 0,
      remarks: [],
      evidence,
    };
    expect(isConfirmed(linkConfidence(link))).toBe(confirmed);
  });
});
