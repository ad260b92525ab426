import { expect, it } from 'vitest';
import { readExchangeAddress } from './route.ts';

it('reads what it knows, and leaves out the rest', () => {
  expect(readExchangeAddress({ part: 'releases', item: 'new', record: 'GB:p-1', other: 1 })).toEqual({
    part: 'releases',
    item: 'new',
    record: 'GB:p-1',
  });
  expect(readExchangeAddress({ part: 'partners' })).toEqual({ part: 'partners' });
  expect(readExchangeAddress({ part: 'elsewhere', item: ['x'], record: 'no record' })).toEqual({});
});

it('begins a request with a record or the hit of a private check, and keeps what is listed', () => {
  const check = '00000000-0000-4000-8000-000000000000';
  expect(readExchangeAddress({ part: 'requests', item: 'new', to: 'FR', check, value: 3 })).toEqual({
    part: 'requests',
    item: 'new',
    to: 'FR',
    check,
    value: '3',
  });
  expect(
    readExchangeAddress({ part: 'requests', show: 'late', side: 'asked', since: '2026-01-31', to: 'XX' }),
  ).toEqual({ part: 'requests', show: 'late', side: 'asked', since: '2026-01-31' });
  expect(
    readExchangeAddress({ part: 'requests', show: 'open', side: 'neither', since: '2026-02-30' }),
  ).toEqual({
    part: 'requests',
  });
});
