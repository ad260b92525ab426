import { FOUND_KINDS } from '@foreland/networks/leads';
import { describe, expect, it } from 'vitest';
import { readNetworksSearch } from '../networks/route.ts';
import { readSupplySearch } from '../supply/route.ts';
import { placeOf } from './places.ts';

const RECORDS: Readonly<Record<string, string>> = {
  'link-to-check': 'DE:p-1 GB:p-2',
  broker: 'GB:p-2',
  supplier: 'NL:c-1',
  'same-batch': 'FR:e-1 GB:e-2',
};

describe('placeOf', () => {
  it.each(FOUND_KINDS)('opens %s in a room', (kind) => {
    const place = placeOf({ kind, anchor: { class: kind, value: RECORDS[kind] ?? '' } });
    // What the room keeps of the address is all of it.
    const read = place?.room === 'networks' ? readNetworksSearch : readSupplySearch;
    expect(place?.search).toEqual(read({ ...place?.search }));
    for (const record of RECORDS[kind]!.split(' ')) expect(JSON.stringify(place)).toContain(record);
  });

  it('has no place for an identifier, and none for half a pair', () => {
    expect(placeOf({ kind: 'shared-identifier', anchor: { class: 'phone', value: '+44' } })).toBeUndefined();
    expect(placeOf({ kind: 'link-to-check', anchor: { class: 'x', value: 'GB:p-1' } })).toBeUndefined();
  });
});
