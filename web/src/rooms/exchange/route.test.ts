import { expect, it } from 'vitest';
import { readExchangeAddress } from './route.ts';

it('reads what it knows, and leaves out the rest', () => {
  expect(readExchangeAddress({ part: 'releases', item: 'new', record: 'GB:p-1', other: 1 })).toEqual({
    part: 'releases',
    item: 'new',
    record: 'GB:p-1',
  });
  expect(readExchangeAddress({ part: 'partners' })).toEqual({});
  expect(readExchangeAddress({ part: 'elsewhere', item: ['x'], record: 'no record' })).toEqual({});
});
