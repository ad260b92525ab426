import { describe, expect, it } from 'vitest';
import {
  daysUntil,
  filterTree,
  flatten,
  groupHistory,
  isOverdue,
  lateDependencies,
  nameOf,
  progressOf,
  treeOf,
} from './plan.ts';
import type { PlanItem } from './plan.ts';
import { readPlanAddress } from './route.ts';

const TODAY = '2026-11-24';

function item(record: string, part: Partial<PlanItem>): PlanItem {
  return {
    record,
    level: 'action',
    priority: 1,
    names: [{ language: 'en', text: record }],
    partners: [],
    notes: [],
    indicators: [],
    dependsOn: [],
    position: record,
    statements: [],
    ...part,
  };
}

const ITEMS = [
  item('GB:p1', { level: 'priority' }),
  item('GB:p1.1', { level: 'commitment', parent: 'GB:p1' }),
  item('GB:a', { parent: 'GB:p1.1', owner: 'GB', dueOn: '2026-11-23', status: 'under-way' }),
  item('GB:b', {
    parent: 'GB:p1.1',
    owner: 'FR',
    dueOn: '2026-12-20',
    status: 'not-started',
    dependsOn: ['GB:c'],
  }),
  item('GB:c', { parent: 'GB:p1.1', owner: 'FR', dueOn: '2026-12-31', status: 'at-risk' }),
  item('GB:d', { parent: 'GB:p1.1', owner: 'GB', dueOn: '2025-01-01', status: 'done' }),
  item('GB:p2', { level: 'priority', priority: 2 }),
];

const shown = (filter: Parameters<typeof filterTree>[1]) =>
  flatten(filterTree(treeOf(ITEMS), filter, TODAY)).map(({ item: { record } }) => record);

describe('plan', () => {
  it('stands as a tree of priorities, commitments and actions', () => {
    expect(flatten(treeOf(ITEMS)).map(({ item: { record }, depth }) => `${depth} ${record}`)).toEqual([
      '1 GB:p1',
      '2 GB:p1.1',
      '3 GB:a',
      '3 GB:b',
      '3 GB:c',
      '3 GB:d',
      '1 GB:p2',
    ]);
  });

  it('survives items that point to each other or to what is hidden', () => {
    const loop = [
      item('GB:x', { parent: 'GB:hidden' }),
      item('GB:y', { parent: 'GB:z' }),
      item('GB:z', { parent: 'GB:y' }),
    ];
    expect(flatten(treeOf(loop)).map(({ item: { record } }) => record)).toEqual(['GB:x']);
  });

  it('keeps what lies above an item that fits, and the priorities', () => {
    expect(shown({ owner: 'GB' })).toEqual(['GB:p1', 'GB:p1.1', 'GB:a', 'GB:d', 'GB:p2']);
    expect(shown({ due: 'overdue' })).toEqual(['GB:p1', 'GB:p1.1', 'GB:a', 'GB:p2']);
    expect(shown({ due: '30' })).toEqual(['GB:p1', 'GB:p1.1', 'GB:b', 'GB:p2']);
    expect(shown({ owner: 'DE' })).toEqual(['GB:p1', 'GB:p2']);
  });

  it('calls overdue only what is still expected', () => {
    expect(isOverdue({ dueOn: '2026-11-23', status: 'under-way' }, TODAY)).toBe(true);
    expect(isOverdue({ dueOn: '2026-11-24', status: 'under-way' }, TODAY)).toBe(false);
    expect(isOverdue({ dueOn: '2025-01-01', status: 'done' }, TODAY)).toBe(false);
    expect(daysUntil('2026-11-20', TODAY)).toBe(-4);
    expect(progressOf(ITEMS, TODAY)).toEqual({ actions: 4, done: 1, overdue: 1, atRisk: 1 });
  });

  it('warns where something due earlier waits for something due later', () => {
    const all = new Map(ITEMS.map((one) => [one.record, one]));
    expect(lateDependencies(all.get('GB:b')!, all).map(({ record }) => record)).toEqual(['GB:c']);
    expect(lateDependencies(all.get('GB:c')!, all)).toEqual([]);
  });

  it('shows names in the reader’s language or in English', () => {
    const named = item('GB:n', {
      names: [
        { language: 'en', text: 'Plan' },
        { language: 'de', text: 'Vorhaben' },
      ],
    });
    expect([nameOf(named, 'de'), nameOf(named, 'fr')]).toEqual(['Vorhaben', 'Plan']);
  });

  it('joins what one person changed at one moment', () => {
    const change = (at: string, author: string, property: string) => ({
      at,
      author,
      property,
      value: 'x',
      retracted: false,
    });
    expect(
      groupHistory([change('2', 'a', 'status'), change('2', 'a', 'dueOn'), change('1', 'b', 'name')]).map(
        ({ author, changes }) => [author, changes.length],
      ),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('reads its address, with numbers as the router gives them', () => {
    expect(readPlanAddress({ due: 30, owner: 'EUROPOL', status: 'done', item: 'GB:plan-p1' })).toEqual({
      due: '30',
      status: 'done',
      item: 'GB:plan-p1',
    });
  });
});
