import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAt, requireStep, standingOf } from './request.ts';
import type { InformationRequest, RequestStep } from './request.ts';

const REQUEST: InformationRequest = {
  id: 'r',
  from: 'GB',
  to: 'DE',
  question: 'Whose telephone is this?',
  about: [],
  purpose: 'operational-analysis',
  legalBasis: 'l',
  caseNumber: 'c',
  urgent: true,
  urgency: 'A launch tonight',
  check: undefined,
  askedAt: '2026-11-02T09:00:00.000Z',
};
const step = (kind: RequestStep['kind'], at: string, more: Partial<RequestStep> = {}): RequestStep => ({
  id: `${kind} ${at}`,
  request: 'r',
  kind,
  by: kind === 'withdrawal' || kind === 'reminder' ? 'GB' : 'DE',
  at,
  text: 't',
  ground: kind === 'refusal' ? 'not-available' : undefined,
  ...more,
});
const NOW = new Date('2026-11-02T10:00:00.000Z');

describe('clocks of Directive (EU) 2023/977 art. 5(1)', () => {
  test('eight hours, three days, seven days', () => {
    expect(dueAt(REQUEST, [])).toBe('2026-11-02T17:00:00.000Z');
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T12:00:00.000Z')])).toBe('2026-11-05T09:00:00.000Z');
    expect(dueAt({ ...REQUEST, urgent: false }, [])).toBe('2026-11-09T09:00:00.000Z');
  });

  test('nobody gets more time after the eight hours, nor by the asking side', () => {
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T17:00:00.001Z')])).toBe('2026-11-02T17:00:00.000Z');
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T12:00:00.000Z', { by: 'GB' })])).toBe(
      '2026-11-02T17:00:00.000Z',
    );
  });

  test('a partial answer does not stop the clock; an answer does', () => {
    const partial = step('partial', '2026-11-02T11:00:00.000Z');
    expect(standingOf(REQUEST, [partial], new Date('2026-11-03T00:00:00.000Z'))).toMatchObject({
      state: 'open',
      inTime: false,
    });
    expect(standingOf(REQUEST, [partial, step('answer', '2026-11-02T16:59:59.000Z')], NOW)).toMatchObject({
      state: 'answered',
      inTime: true,
    });
  });
});

test('the order in which steps arrive does not matter', () => {
  const steps = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('indirect', 'partial', 'answer', 'refusal', 'withdrawal', 'reminder'),
      fc.integer({ min: 0, max: 200 }),
    ),
    { selector: ([kind, hours]) => `${kind} ${hours}`, maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, fc.boolean(), (drawn, urgent) => {
      const request = { ...REQUEST, urgent };
      const all = drawn.map(([kind, hours]) =>
        step(kind, new Date(new Date(REQUEST.askedAt).getTime() + hours * 3_600_000).toISOString()),
      );
      expect(standingOf(request, all.toReversed(), NOW)).toEqual(standingOf(request, all, NOW));
    }),
  );
});

test.each([
  ['an answer by the asking side', step('answer', NOW.toISOString(), { by: 'GB' }), 'request-step-not-yours'],
  [
    'a refusal without ground',
    step('refusal', NOW.toISOString(), { ground: undefined }),
    'request-ground-missing',
  ],
  [
    'an answer with a ground',
    step('answer', NOW.toISOString(), { ground: 'not-available' }),
    'request-ground-missing',
  ],
])('%s is refused', (_, taken, code) => {
  expect(() => requireStep(REQUEST, [], taken)).toThrow(expect.objectContaining({ code }));
});

test('nothing follows an answer', () => {
  const answer = step('answer', '2026-11-02T09:30:00.000Z');
  expect(() => requireStep(REQUEST, [answer], step('partial', NOW.toISOString()))).toThrow(
    expect.objectContaining({ code: 'request-closed' }),
  );
});
