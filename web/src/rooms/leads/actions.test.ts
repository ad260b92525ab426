import { describe, expect, it } from 'vitest';
import { LEAD_STATUSES } from '@foreland/model/lead';
import { ACTION_KEYS, LEAD_ACTIONS, allowedActions, neighbour } from './actions.ts';

describe('actions on leads', () => {
  it('offers what the life of a lead allows', () => {
    expect(allowedActions('new')).toEqual(['triage', 'assign', 'task', 'note', 'outcome', 'drop']);
    expect(allowedActions('tasked')).toEqual(['assign', 'note', 'outcome', 'done', 'drop']);
    expect(allowedActions('dropped')).toEqual(['note', 'outcome', 'reopen']);
    expect(allowedActions('withdrawn')).toEqual(['note', 'outcome']);
    for (const status of LEAD_STATUSES) expect(allowedActions(status)).toContain('note');
  });

  it('gives each action a key of its own that moves nowhere and opens no evidence', () => {
    const keys = LEAD_ACTIONS.map((action) => ACTION_KEYS[action]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const taken of ['j', 'k', 'e', 'u', 'g', '/', '?']) expect(keys).not.toContain(taken);
  });

  it('goes to the next lead, at the end to the one before', () => {
    expect(neighbour(['a', 'b', 'c'], 'a')).toBe('b');
    expect(neighbour(['a', 'b', 'c'], 'c')).toBe('b');
    expect(neighbour(['a'], 'a')).toBeUndefined();
    expect(neighbour(['a', 'b'], 'not in the list')).toBe('a');
    expect(neighbour([], 'a')).toBeUndefined();
  });
});
