import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InformationRequest, RequestStep, RequestStepKind } from './request.ts';
import { REQUEST_STEPS } from './request.ts';
import { clockOf, halfOf, mayTake, reminderOf, standingOf } from './request-clock.ts';
import { requireStep, stepsFor } from './request-steps.ts';

const REQUEST: InformationRequest = {
  id: 'r',
  from: 'GB',
  to: 'DE',
  question: 'Whose telephone is this?',
  about: [],
  identifiers: ['+44 7700 900123'],
  purpose: 'operational-analysis',
  legalBasis: 'l',
  caseNumber: 'c',
  urgent: true,
  urgency: 'A launch tonight',
  indirect: false,
  check: undefined,
  askedAt: '2026-11-02T08:58:00.000Z',
};
const RECEIVED = '2026-11-02T09:00:00.000Z';
const step = (kind: RequestStepKind, at: string, more: Partial<RequestStep> = {}): RequestStep => ({
  id: `${kind} ${at}`,
  request: 'r',
  kind,
  by: mayTake(REQUEST, kind, 'GB') ? 'GB' : 'DE',
  at,
  text: 't',
  ground: kind === 'refusal' ? 'not-available' : undefined,
  until: kind === 'delay' ? '2026-11-20' : undefined,
  automatic: undefined,
  ...more,
});
const NOW = new Date('2026-11-02T10:00:00.000Z');
const dueAt = (request: InformationRequest, steps: readonly RequestStep[], receivedAt = RECEIVED) =>
  clockOf(request, steps, receivedAt)?.dueAt;

describe('time limits of Directive (EU) 2023/977 art. 5(1)', () => {
  test('eight hours, three calendar days, seven calendar days, in the calendar of the asked side', () => {
    expect(dueAt(REQUEST, [])).toBe('2026-11-02T17:00:00.000Z');
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T12:00:00.000Z')])).toBe('2026-11-05T22:59:59.999Z');
    expect(dueAt({ ...REQUEST, indirect: true }, [])).toBe('2026-11-05T22:59:59.999Z');
    expect(dueAt({ ...REQUEST, urgent: false }, [])).toBe('2026-11-09T22:59:59.999Z');
    expect(dueAt({ ...REQUEST, urgent: false, to: 'GB', from: 'DE' }, [])).toBe('2026-11-09T23:59:59.999Z');
  });

  test('hours are hours and days are days where clocks are changed', () => {
    const night = '2026-10-24T22:30:00.000Z';
    expect(dueAt(REQUEST, [], night)).toBe('2026-10-25T06:30:00.000Z');
    // In Berlin it is the 25th already; the clock shows an hour more, and the end of the day is the end of the day.
    expect(dueAt({ ...REQUEST, urgent: false }, [], night)).toBe('2026-11-01T22:59:59.999Z');
    expect(dueAt({ ...REQUEST, urgent: false }, [], '2026-03-27T12:00:00.000Z')).toBe(
      '2026-04-03T21:59:59.999Z',
    );
  });

  test('the clock begins when the request was received, not when it was asked', () => {
    expect(clockOf(REQUEST, [], undefined)).toBeUndefined();
    const unknown = standingOf(REQUEST, [], undefined, new Date('2027-01-01T00:00:00.000Z'));
    expect(unknown).toMatchObject({ state: 'open', clock: undefined, inTime: undefined });
    expect(dueAt(REQUEST, [], '2026-11-04T09:00:00.000Z')).toBe('2026-11-04T17:00:00.000Z');
  });

  test('both ends are in the same clock, so that it does not matter how far another is off', () => {
    const answer = step('answer', '2026-11-02T16:59:59.999Z');
    for (const askedAt of ['2026-11-01T00:00:00.000Z', '2026-11-03T00:00:00.000Z'])
      expect(standingOf({ ...REQUEST, askedAt }, [answer], RECEIVED, NOW).inTime).toBe(true);
    // An answer that is stamped before the question, by clocks that are minutes apart, is in time.
    const early = step('answer', '2026-11-02T08:57:00.000Z');
    expect(standingOf(REQUEST, [early], RECEIVED, NOW)).toMatchObject({ state: 'answered', inTime: true });
  });

  test('the last moment counts', () => {
    const at = (time: string) => standingOf(REQUEST, [step('answer', time)], RECEIVED, NOW).inTime;
    expect([at('2026-11-02T17:00:00.000Z'), at('2026-11-02T17:00:00.001Z')]).toEqual([true, false]);
  });

  test('nobody gets more time after the eight hours, nor by the other side', () => {
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T17:00:00.001Z')])).toBe('2026-11-02T17:00:00.000Z');
    expect(dueAt(REQUEST, [step('indirect', '2026-11-02T12:00:00.000Z', { by: 'GB' })])).toBe(
      '2026-11-02T17:00:00.000Z',
    );
    expect(dueAt(REQUEST, [step('delay', '2026-11-02T18:00:00.000Z')])).toBe('2026-11-02T17:00:00.000Z');
  });

  test('a court that is waited for moves the end to the end of the day that was named, art. 5(2)', () => {
    const delay = step('delay', '2026-11-02T12:00:00.000Z');
    expect(clockOf(REQUEST, [delay], RECEIVED)).toMatchObject({
      dueAt: '2026-11-20T22:59:59.999Z',
      delayedUntil: '2026-11-20',
    });
    const again = step('delay', '2026-11-19T12:00:00.000Z', { until: '2026-12-01' });
    expect(dueAt(REQUEST, [again, delay])).toBe('2026-12-01T22:59:59.999Z');
    const sooner = step('delay', '2026-11-02T13:00:00.000Z', { until: '2026-11-02' });
    expect(dueAt({ ...REQUEST, urgent: false }, [sooner])).toBe('2026-11-09T22:59:59.999Z');
  });

  test('the clock stands still until a clarification is there, art. 6(3)', () => {
    const asked = step('clarify', '2026-11-02T12:00:00.000Z');
    const far = new Date('2026-12-01T00:00:00.000Z');
    expect(standingOf(REQUEST, [asked], RECEIVED, far)).toMatchObject({
      inTime: true,
      clock: { pausedSince: asked.at },
    });
    const given = step('clarification', '2026-11-03T12:00:00.000Z');
    expect(dueAt(REQUEST, [asked, given])).toBe('2026-11-03T17:00:00.000Z');
    expect(dueAt({ ...REQUEST, urgent: false }, [given, asked])).toBe('2026-11-10T22:59:59.999Z');
    // One that nobody asked for moves nothing.
    expect(dueAt(REQUEST, [given])).toBe('2026-11-02T17:00:00.000Z');
  });

  test('a partial answer does not stop the clock; an answer does', () => {
    const partial = step('partial', '2026-11-02T11:00:00.000Z');
    const later = new Date('2026-11-03T00:00:00.000Z');
    expect(standingOf(REQUEST, [partial], RECEIVED, later)).toMatchObject({
      state: 'open',
      inTime: false,
      isPartlyAnswered: true,
    });
    const answer = step('answer', '2026-11-02T16:59:59.000Z');
    expect(standingOf(REQUEST, [partial, answer], RECEIVED, NOW)).toMatchObject({
      state: 'answered',
      inTime: true,
    });
  });
});

/** Steps of either side at hours after the request was received, some of them before it. */
const steps = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...REQUEST_STEPS), fc.integer({ min: -2, max: 600 }), fc.constantFrom('GB', 'DE')),
  { selector: ([kind, hours]) => `${kind} ${hours}`, maxLength: 10 },
);
const after = (hours: number): string => new Date(Date.parse(RECEIVED) + hours * 3_600_000).toISOString();

test('the order in which steps arrive does not matter', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), fc.boolean(), (drawn, urgent, indirect) => {
      const request = { ...REQUEST, urgent, indirect };
      const all = drawn.map(([kind, hours, by]) => step(kind, after(hours), { by: by as 'GB' }));
      expect(standingOf(request, all.toReversed(), RECEIVED, NOW)).toEqual(
        standingOf(request, all, RECEIVED, NOW),
      );
    }),
  );
});

test('no step shortens the time', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (drawn, urgent) => {
      const request = { ...REQUEST, urgent };
      const all = drawn.map(([kind, hours, by]) => step(kind, after(hours), { by: by as 'GB' }));
      expect((dueAt(request, all) ?? '') >= (dueAt(request, []) ?? '')).toBe(true);
    }),
  );
});

describe('reminders by the node itself', () => {
  const reminded = (automatic: 'half' | 'due', at: string) => step('reminder', at, { automatic });
  const at = (time: string, ...taken: RequestStep[]) => reminderOf(REQUEST, taken, RECEIVED, new Date(time));

  test('one at half of the time, one when it has run out', () => {
    expect(halfOf({ startedAt: RECEIVED, dueAt: '2026-11-02T17:00:00.000Z' }).toISOString()).toBe(
      '2026-11-02T13:00:00.000Z',
    );
    expect(at('2026-11-02T12:59:59.999Z')).toBeUndefined();
    expect(at('2026-11-02T13:00:00.000Z')).toBe('half');
    const half = reminded('half', '2026-11-02T13:00:00.000Z');
    expect(at('2026-11-02T17:00:00.000Z', half)).toBeUndefined();
    expect(at('2026-11-02T17:00:00.001Z', half)).toBe('due');
    expect(at('2027-01-01T00:00:00.000Z', half, reminded('due', '2026-11-02T17:00:01.000Z'))).toBeUndefined();
  });

  test('a node that slept through the half reminds of the whole alone', () => {
    expect(at('2026-11-03T00:00:00.000Z')).toBe('due');
    expect(at('2026-11-03T00:01:00.000Z', reminded('due', '2026-11-03T00:00:00.000Z'))).toBeUndefined();
  });

  test('none before the request is received, after an answer, or while the clock stands still', () => {
    const late = '2026-11-04T00:00:00.000Z';
    expect(reminderOf(REQUEST, [], undefined, new Date(late))).toBeUndefined();
    for (const kind of ['answer', 'refusal', 'withdrawal', 'clarify'] as const)
      expect(at(late, step(kind, '2026-11-02T12:00:00.000Z')), kind).toBeUndefined();
    expect(at('2026-11-02T14:00:00.000Z', step('partial', '2026-11-02T12:00:00.000Z'))).toBeUndefined();
    expect(at(late, step('partial', '2026-11-02T12:00:00.000Z'))).toBe('due');
  });

  test('sending what is due until nothing is due sends one of each at most, whenever it is looked', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.integer({ min: -2, max: 700 }), { maxLength: 20 }), (drawn, looks) => {
        const taken = drawn.map(([kind, hours, by]) => step(kind, after(hours), { by: by as 'GB' }));
        const sent: RequestStep[] = [];
        for (const hours of looks.toSorted((a, b) => a - b)) {
          const known = [...taken.filter((each) => each.at <= after(hours)), ...sent];
          const mark = reminderOf(REQUEST, known, RECEIVED, new Date(after(hours)));
          if (mark === undefined) continue;
          expect(standingOf(REQUEST, known, RECEIVED, NOW).state).toBe('open');
          sent.push(reminded(mark, after(hours)));
        }
        const marks = sent.map(({ automatic }) => automatic);
        expect(new Set(marks).size).toBe(marks.length);
        expect(marks.indexOf('half')).toBeLessThan(1);
      }),
    );
  });
});

describe('steps', () => {
  test.each([
    ['an answer by the asking side', { kind: 'answer', by: 'GB' }, 'request-step-not-yours'],
    ['a reminder by the asked side', { kind: 'reminder', by: 'DE' }, 'request-step-not-yours'],
    ['a refusal without ground', { kind: 'refusal', ground: undefined }, 'request-ground-missing'],
    ['an answer with a ground', { kind: 'answer', ground: 'not-available' }, 'request-ground-missing'],
    ['a delay without a day', { kind: 'delay', until: undefined }, 'request-day-wrong'],
    ['a delay to a day that is over', { kind: 'delay', until: '2026-11-01' }, 'request-day-wrong'],
    ['a delay of two years', { kind: 'delay', until: '2028-11-01' }, 'request-day-wrong'],
    ['a delay to no day', { kind: 'delay', until: '2026-02-30' }, 'request-day-wrong'],
    ['an answer by the node itself', { kind: 'answer', automatic: 'half' }, 'request-step-automatic'],
    ['a clarification nobody asked for', { kind: 'clarification' }, 'request-step-out-of-place'],
  ] as const)('%s is refused', (_, { kind, ...more }, code) => {
    expect(() =>
      requireStep(REQUEST, [], RECEIVED, step(kind, NOW.toISOString(), more as Partial<RequestStep>)),
    ).toThrow(expect.objectContaining({ code }));
  });

  test('nothing follows an answer', () => {
    const answer = step('answer', '2026-11-02T09:30:00.000Z');
    expect(() => requireStep(REQUEST, [answer], RECEIVED, step('partial', NOW.toISOString()))).toThrow(
      expect.objectContaining({ code: 'request-closed' }),
    );
  });

  test('each side is offered what it may do as things stand', () => {
    const offered = (by: 'GB' | 'DE', time: string, ...taken: RequestStep[]) =>
      stepsFor(REQUEST, standingOf(REQUEST, taken, RECEIVED, new Date(time)), by);
    const noon = '2026-11-02T12:00:00.000Z';
    expect(offered('DE', noon)).toEqual(['indirect', 'delay', 'clarify', 'partial', 'answer', 'refusal']);
    expect(offered('DE', '2026-11-02T18:00:00.000Z')).toEqual(['partial', 'answer', 'refusal']);
    expect(offered('DE', noon, step('indirect', RECEIVED))).not.toContain('indirect');
    expect(offered('GB', noon)).toEqual(['withdrawal', 'reminder']);
    expect(offered('GB', noon, step('clarify', RECEIVED))).toEqual([
      'clarification',
      'withdrawal',
      'reminder',
    ]);
    expect(offered('GB', noon, step('answer', RECEIVED))).toEqual([]);
  });
});
