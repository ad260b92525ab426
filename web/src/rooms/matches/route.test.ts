import { describe, expect, it } from 'vitest';
import { readMatchesSearch } from './route.ts';

const ID = '01234567-89ab-cdef-0123-456789abcdef';

describe('address of the matches room', () => {
  it('keeps filters, the pair, and the list of pairs alike', () => {
    const search = {
      status: 'second-opinion',
      type: 'person',
      partner: 'FR',
      record: 'GB:p-000123',
      pattern: ID,
      match: ID,
      alike: ID,
    };
    expect(readMatchesSearch(search)).toEqual(search);
  });

  it('leaves out what cannot be asked for, and what is so anyway', () => {
    expect(
      readMatchesSearch({
        status: 'open',
        type: 'ship',
        partner: 'XX',
        record: 'none',
        match: '1',
        alike: 'no',
      }),
    ).toEqual({});
    expect(readMatchesSearch({ status: 'review' })).toEqual({});
  });
});
