import { describe, expect, it } from 'vitest';
import { readNetworksSearch } from './route.ts';

describe('address of the networks room', () => {
  it('keeps chart, filters and what is chosen', () => {
    const search = {
      tab: 'changes',
      group: 'GB:p-000123',
      nodes: ['GB:p-1', 'phone:+447700900123'],
      chart: '01234567-89ab-cdef-0123-456789abcdef',
      view: 'table',
      colour: 'role',
      node: 'GB:p-1',
      link: 'call GB:p-1 GB:p-2',
      about: true,
      from: 'GB:p-1',
      to: 'GB:p-2',
      kinds: ['person'],
      types: ['call'],
      least: 50,
      confirmed: true,
      since: '2026-01-01',
      until: '2026-06-30',
      analysis: 'page-rank',
      part: 'whole',
      set: { damping: 0.9 },
      told: 'all',
      onList: true,
      before: '2026-01-01',
      after: '2026-03-01',
    };
    expect(readNetworksSearch(search)).toEqual(search);
  });

  it('leaves out what cannot be asked for, and what is so anyway', () => {
    expect(
      readNetworksSearch({
        tab: 'groups',
        chart: 'x',
        view: 'sphere',
        nodes: 'GB:p-1',
        kinds: [],
        least: 400,
        confirmed: 'maybe',
        since: '2026-02-31',
        analysis: 'Page rank',
        part: 'half',
        set: { damping: 'much', 'a b': 1 },
        told: 'usual',
      }),
    ).toEqual({});
  });
});
