import { expect, it } from 'vitest';
import { emptyDraft, gapsOf, proposalOf, routeOf } from './draft.ts';
import type { Draft } from './draft.ts';

const TODAY = '2026-11-25';
const whole: Draft = {
  ...emptyDraft(undefined),
  recipient: 'FR',
  purpose: 'exchange',
  legalBasis: ' Act 1 ',
  note: ' Needed ',
};

it('asks for a preview as soon as recipient and scope are known', () => {
  expect(routeOf(emptyDraft('GB:p-1'))).toBeUndefined();
  expect(routeOf({ ...emptyDraft('GB:p-1'), recipient: 'FR' })).toEqual({
    recipient: 'FR',
    scope: { records: ['GB:p-1'] },
  });
  expect(routeOf({ ...emptyDraft(undefined), recipient: 'FR', scope: 'contributions' })).toBeUndefined();
});

it('says all that is missing for the next step at once', () => {
  const unwritten: Draft = { ...emptyDraft(undefined), scope: 'records' };
  expect([...gapsOf(unwritten, TODAY, 'look')]).toEqual(['recipientNeeded', 'recordsNeeded']);
  expect([...gapsOf(unwritten, TODAY, 'propose')]).toEqual([
    'recipientNeeded',
    'recordsNeeded',
    'purposeNeeded',
    'legalBasisNeeded',
    'noteNeeded',
  ]);
});

it('takes today as a last day, and no day that is over or is none', () => {
  for (const [until, isTaken] of [
    ['', true],
    [TODAY, true],
    ['2026-11-24', false],
    ['2026-02-30', false],
  ] as const)
    expect(gapsOf({ ...whole, standing: true, until }, TODAY, 'propose').has('untilWrong'), until).toBe(
      !isTaken,
    );
});

it('proposes what was written, and a last day only for a standing release', () => {
  const proposal = {
    recipient: 'FR',
    scope: { all: true },
    purpose: 'exchange',
    legalBasis: 'Act 1',
    note: 'Needed',
  };
  expect(proposalOf({ ...whole, until: '2027-01-01' }, TODAY)).toEqual({ ...proposal, standing: false });
  expect(proposalOf({ ...whole, standing: true, until: '2027-01-01' }, TODAY)).toEqual({
    ...proposal,
    standing: true,
    until: '2027-01-01',
  });
  expect(proposalOf({ ...whole, note: ' ' }, TODAY)).toBeUndefined();
});
