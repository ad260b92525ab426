import { expect, it } from 'vitest';
import { byDue, clockOf } from './requests.ts';
import type { InformationRequest } from './requests.ts';
import { writeSpan } from './span.ts';

const NOW = new Date('2026-11-02T13:00:00.000Z');
const request = (id: string, more: Partial<InformationRequest> = {}): InformationRequest => ({
  id,
  direction: 'asked',
  from: 'GB',
  to: 'DE',
  question: 'q',
  about: [],
  identifiers: [],
  purpose: 'exchange',
  legalBasis: 'l',
  caseNumber: 'c',
  urgent: true,
  indirect: false,
  askedAt: '2026-11-02T09:00:00.000Z',
  state: 'open',
  isPartlyAnswered: false,
  steps: [],
  may: [],
  ...more,
});
const clock = (dueAt: string, pausedSince?: string) => ({
  clock: {
    startedAt: '2026-11-02T09:00:00.000Z',
    limit: '8-hours' as const,
    dueAt,
    ...(pausedSince === undefined ? {} : { pausedSince }),
  },
});

it('shows how much of the time has run, and how far the end is', () => {
  expect(clockOf(request('a', clock('2026-11-02T21:00:00.000Z')), NOW)).toMatchObject({
    state: 'running',
    run: 1 / 3,
    distance: 8 * 3_600_000,
  });
  expect(clockOf(request('a', clock('2026-11-02T17:00:00.000Z')), NOW).state).toBe('half');
  expect(clockOf(request('a', clock('2026-11-02T12:00:00.000Z')), NOW)).toMatchObject({
    state: 'late',
    run: 1,
    distance: 3_600_000,
  });
  expect(
    clockOf(request('a', clock('2026-11-02T12:00:00.000Z', '2026-11-02T11:00:00.000Z')), NOW).state,
  ).toBe('paused');
  const id = '00000000-0000-4000-8000-000000000000';
  expect(clockOf(request('a', { delivery: { package: id, state: 'waiting' } }), NOW).state).toBe(
    'unreceived',
  );
  expect(clockOf(request('a', { delivery: { package: id, state: 'expired' } }), NOW).state).toBe(
    'undelivered',
  );
  expect(clockOf(request('a', { state: 'refused', ...clock('2026-11-02T12:00:00.000Z') }), NOW).state).toBe(
    'refused',
  );
});

it('puts what is due first first, and what is done last', () => {
  const sorted = [
    request('done', { state: 'answered', closedAt: '2026-11-01T00:00:00.000Z' }),
    request('unreceived'),
    request('later', clock('2026-11-05T00:00:00.000Z')),
    request('done later', { state: 'answered', closedAt: '2026-11-02T00:00:00.000Z' }),
    request('late', clock('2026-11-01T00:00:00.000Z')),
  ].toSorted(byDue);
  expect(sorted.map(({ id }) => id)).toEqual(['late', 'later', 'unreceived', 'done later', 'done']);
});

it('writes a span in the two largest units that matter', () => {
  const span = (minutes: number) => writeSpan(minutes * 60_000, 'en');
  expect([0.4, 12, 60, 65, 479, 2879, 2880, 10_080].map(span)).toEqual([
    '0 min',
    '12 min',
    '1 h',
    '1 h 5 min',
    '7 h 59 min',
    '47 h 59 min',
    '2 d',
    '7 d',
  ]);
  expect(writeSpan(3 * 86_400_000, 'fr')).toBe('3 j');
});
