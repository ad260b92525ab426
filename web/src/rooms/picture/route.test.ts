import { describe, expect, it } from 'vitest';
import { readPictureSearch } from './route.ts';

describe('address of the picture', () => {
  it('keeps filters, layers and the place chosen', () => {
    const search = {
      changes: 'lead',
      where: 'list',
      without: ['launch', 'seizure'],
      months: '3',
      place: 'FR:launch-1',
    };
    expect(readPictureSearch(search)).toEqual(search);
    expect(readPictureSearch({ months: 12 })).toEqual({ months: '12' });
  });

  it('leaves out what it does not know', () => {
    expect(
      readPictureSearch({
        changes: 'rumour',
        where: 'map',
        without: ['volcano'],
        months: '7',
        place: 'nowhere',
      }),
    ).toEqual({});
  });
});
