import { expect, test } from 'vitest';
import { areRecords, bodyOf, draftOf, recordsOf, widestOf } from './draft.ts';

const label = {
  audience: ['DE', 'FR', 'GB'],
  purposes: ['exchange', 'operational-analysis'],
  handling: ['H1'],
  tlp: 'amber',
  level: 'restricted',
  reviewBy: '2029-01-01',
} as const;
const other = {
  ...label,
  audience: ['GB', 'NL'],
  handling: ['H1', 'H2'],
  tlp: 'red',
  reviewBy: '2030-01-01',
} as const;

test('what can be chosen starts at the widest of the labels', () => {
  expect(widestOf([label, other])).toEqual({
    audience: ['DE', 'FR', 'GB', 'NL'],
    purposes: ['exchange', 'operational-analysis'],
    tlp: 'amber',
    level: 'restricted',
    reviewBy: '2030-01-01',
    handling: ['H1'],
  });
  expect(widestOf([])).toBeUndefined();
});

test('only what is narrower is said, with its reason', () => {
  const widest = widestOf([label]);
  if (!widest) throw new Error('there is a label');
  const draft = { ...draftOf(widest), reason: ' Not for FR ' };
  expect(bodyOf(draft, widest)).toBeUndefined();
  expect(bodyOf({ ...draft, audience: ['DE', 'GB'], reason: '' }, widest)).toBeUndefined();
  expect(bodyOf({ ...draft, audience: ['DE', 'GB'], records: 'GB:1\nGB:1' }, widest)).toEqual({
    audience: ['DE', 'GB'],
    records: ['GB:1'],
    reason: 'Not for FR',
  });
});

test('record ids are read a line each, and one that is none stops all of it', () => {
  expect(recordsOf('GB:1  GB:2\n\nGB:1')).toEqual(['GB:1', 'GB:2']);
  expect([areRecords([]), areRecords(['GB:1']), areRecords(['GB:1', 'x'])]).toEqual([true, true, false]);
  const widest = widestOf([label]);
  if (!widest) throw new Error('there is a label');
  const draft = { ...draftOf(widest), audience: ['GB'] as const, reason: 'Not for them' };
  expect(bodyOf({ ...draft, records: 'GB 1' }, widest)).toBeUndefined();
  expect(bodyOf(draft, widest)).toEqual({ audience: ['GB'], reason: 'Not for them' });
});
