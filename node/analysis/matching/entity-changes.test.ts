import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entityChanges } from './entity-changes.ts';
import type { Membership, Occasion } from './entity-changes.ts';

const OCCASION: Occasion = { at: '2026-01-01T00:00:00.000Z', digest: 'd', otherwise: 'data', judgements: [] };

/** Entities named by their first record. */
function membership(...entities: readonly string[]): Membership {
  return new Map(
    entities.flatMap((text) => {
      const records = text.split(' ');
      return records.map((record) => [record, records[0] ?? ''] as const);
    }),
  );
}

function told(before: Membership, after: Membership, occasion: Partial<Occasion> = {}): unknown[] {
  return entityChanges(before, after, { ...OCCASION, ...occasion }).map((change) => [
    change.change,
    change.cause,
    change.before.map((part) => part.join(' ')).join(' | '),
    change.after.map((part) => part.join(' ')).join(' | '),
  ]);
}

test.each<[string, Membership, Membership, unknown[]]>([
  ['nothing changed', membership('a b', 'c d'), membership('c d', 'a b'), []],
  [
    'a set only changed its name, and one that lost all others was no entity',
    new Map([...membership('a b'), ['c', 'd']]),
    new Map([
      ['a', 'b'],
      ['b', 'b'],
    ]),
    [],
  ],
  ['two records join', membership(), membership('a b'), [['merge', 'data', 'a | b', 'a b']]],
  ['a record joins two', membership('b c'), membership('a b c'), [['merge', 'data', 'a | b c', 'a b c']]],
  ['a record leaves', membership('a b c'), membership('b c'), [['split', 'data', 'a b c', 'a | b c']]],
  ['an entity falls apart', membership('a b c'), membership(), [['split', 'data', 'a b c', 'a | b | c']]],
  [
    'a record moves',
    membership('a b', 'c d'),
    membership('b c d'),
    [['split', 'data', 'a b | c d', 'a | b c d']],
  ],
  [
    'what has nothing to do with each other is told apart',
    membership('a b'),
    membership('c d', 'e f'),
    [
      ['split', 'data', 'a b', 'a | b'],
      ['merge', 'data', 'c | d', 'c d'],
      ['merge', 'data', 'e | f', 'e f'],
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('what a judgement on two of its records brought about is its doing, the rest is that of the data or the model', () => {
  const judgements = [{ a: 'a', b: 'c' }];
  expect(told(membership('a b'), membership('a b c', 'd e'), { judgements, otherwise: 'model' })).toEqual([
    ['merge', 'judgement', 'a b | c', 'a b c'],
    ['merge', 'model', 'd | e', 'd e'],
  ]);
  expect(told(membership(), membership('a b'), { judgements })).toEqual([['merge', 'data', 'a | b', 'a b']]);
});

const memberships = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 })
  .map((groups): Membership => {
    const parts = Map.groupBy(groups.keys(), (record) => groups[record]);
    return membership(
      ...[...parts.values()]
        .filter((part) => part.length > 1)
        .map((part) => part.map((record) => `r${String(record).padStart(2, '0')}`).join(' ')),
    );
  });

test('the changes, one after the other, lead from the one membership to the other', () => {
  fc.assert(
    fc.property(memberships, memberships, (before, after) => {
      const parts = new Set(texts(before));
      const seen: string[] = [];
      for (const change of entityChanges(before, after, OCCASION)) {
        const records = change.before.flat().sort();
        expect(change.after.flat().sort()).toEqual(records);
        seen.push(...records);
        for (const part of change.before) parts.delete(part.join(' '));
        for (const part of change.after) if (part.length > 1) parts.add(part.join(' '));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect([...parts].sort()).toEqual(texts(after));
    }),
  );
});

function texts(of: Membership): string[] {
  const parts = Map.groupBy(of.keys(), (record) => of.get(record));
  return [...parts.values()].map((part) => part.sort().join(' ')).sort();
}
