import { describe, expect, it } from 'vitest';
import { readSupplySearch } from './route.ts';

describe('address of the supply room', () => {
  it('keeps what is read, what is marked and what narrows', () => {
    const search = {
      tab: 'seizures',
      lot: 'EXL0A',
      step: 'way BE:c-1',
      supplier: 'GB:p-1',
      seizure: 'GB:s-1',
      flow: 'GB:place-1>FR:place-2',
      kind: 'boat-hull',
      place: 'GB:place-1',
      since: '2026-01-01',
      until: '2026-06-30',
      beside: 'unplaced',
      one: 'GB:h-1',
      other: 'FR:h-2',
    };
    expect(readSupplySearch(search)).toEqual(search);
  });

  it('leaves out what cannot be asked for, and what is so anyway', () => {
    expect(
      readSupplySearch({
        tab: 'lots',
        supplier: 'nobody',
        kind: 'submarine',
        since: '2026-02-30',
        beside: 'moon',
        one: 7,
      }),
    ).toEqual({});
  });

  it('reads a lot whose name is a number', () => {
    expect(readSupplySearch({ lot: 2026 })).toEqual({ lot: '2026' });
  });
});
