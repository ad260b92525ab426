import { expect, it } from 'vitest';
import { EMPTY_DRAFT, gapsOf, identifiersOf, requestOf, withIdentifier } from './draft.ts';
import type { Draft } from './draft.ts';
import { EMPTY_STEP, gapsOfStep, stepOf } from './stepDraft.ts';

const TODAY = '2026-11-25';
const whole: Draft = {
  ...EMPTY_DRAFT,
  to: 'FR',
  question: ' Whose? ',
  purpose: 'exchange',
  legalBasis: 'Act 1',
  caseNumber: 'C-1',
};

it('says all that is missing at once', () => {
  expect([...gapsOf({ ...EMPTY_DRAFT, urgency: 'direct' })]).toEqual([
    'recipientNeeded',
    'questionNeeded',
    'urgencyNeeded',
    'purposeNeeded',
    'legalBasisNeeded',
    'caseNeeded',
  ]);
  expect(gapsOf({ ...whole, identifiers: 'x'.repeat(301) })).toContain('identifiersWrong');
  expect(
    requestOf({ ...whole, identifiers: Array.from({ length: 51 }, (_, at) => at).join('\n') }),
  ).toBeUndefined();
});

it('asks what was written, each identifier once, and a reason for what is urgent alone', () => {
  const asked = {
    to: 'FR',
    question: 'Whose?',
    identifiers: ['a', 'b'],
    about: ['GB:p-1'],
    urgent: false,
    indirect: false,
    purpose: 'exchange',
    legalBasis: 'Act 1',
    caseNumber: 'C-1',
  };
  const draft = { ...whole, identifiers: ' a\n\nb\r\na', records: ['GB:p-1'], reason: 'tonight' };
  expect(requestOf(draft)).toEqual(asked);
  expect(requestOf({ ...draft, urgency: 'indirect', check: 'c' })).toEqual({
    ...asked,
    urgent: true,
    indirect: true,
    urgency: 'tonight',
    check: 'c',
  });
});

it('adds a value to the lines and takes it out again', () => {
  expect(withIdentifier('a', 'b', true)).toBe('a\nb');
  expect(withIdentifier('a\nb', 'b', true)).toBe('a\nb');
  expect(withIdentifier('a\nb', 'a', false)).toBe('b');
  expect(identifiersOf('')).toEqual([]);
});

it('takes a ground for a refusal and a day for a delay, and for nothing else', () => {
  const refusal = {
    ...EMPTY_STEP,
    kind: 'refusal',
    text: ' no ',
    ground: 'not-available',
    until: TODAY,
  } as const;
  expect(stepOf(refusal, TODAY)).toEqual({ kind: 'refusal', text: 'no', ground: 'not-available' });
  expect([...gapsOfStep({ ...refusal, ground: undefined }, TODAY)]).toEqual(['groundNeeded']);
  const delay = { ...refusal, kind: 'delay' } as const;
  expect(stepOf(delay, TODAY)).toEqual({ kind: 'delay', text: 'no', until: TODAY });
  for (const until of ['', '2026-11-24', '2026-02-30'])
    expect([...gapsOfStep({ ...delay, until }, TODAY)], until).toEqual(['untilNeeded']);
  expect([...gapsOfStep(EMPTY_STEP, TODAY)]).toEqual(['stepNeeded', 'textNeeded']);
  expect(stepOf({ ...refusal, kind: 'answer' }, TODAY)).toEqual({ kind: 'answer', text: 'no' });
});
