import { describe, expect, it } from 'vitest';
import { readLeadsSearch } from './route.ts';

describe('address of the leads room', () => {
  it('keeps filters and the lead', () => {
    const search = {
      status: 'dropped',
      anchor: 'phone',
      partner: 'FR',
      assignee: 'a.morel',
      record: 'GB:p-000123',
      lead: '01234567-89ab-cdef-0123-456789abcdef',
    };
    expect(readLeadsSearch(search)).toEqual(search);
  });

  it('leaves out what cannot be asked for', () => {
    expect(
      readLeadsSearch({
        status: 'open',
        partner: 'XX',
        record: 'no record',
        lead: '1',
        anchor: 'x'.repeat(61),
        sort: 'score',
      }),
    ).toEqual({});
    expect(readLeadsSearch({ status: ['new'], kind: {}, assignee: '' })).toEqual({});
  });
});
