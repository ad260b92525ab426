import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TIME_ZONES, dayIn, endOfDay, endOfDays } from './calendar.ts';

describe('calendar days of a zone', () => {
  test.each([
    // Clocks go forward on 29 March 2026 and back on 25 October 2026.
    ['Europe/Berlin', '2026-03-28', '2026-03-28T22:59:59.999Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-24T21:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['Europe/London', '2026-12-31', '2026-12-31T23:59:59.999Z'],
    ['Europe/Warsaw', '2028-02-29', '2028-02-29T22:59:59.999Z'],
  ])('in %s, %s ends at %s', (zone, day, end) => {
    expect(endOfDay(zone, day).toISOString()).toBe(end);
  });

  test('the day of the event does not count, and the last one does to its end', () => {
    // 00:30 in Berlin is still the day before in universal time.
    expect(endOfDays('Europe/Berlin', new Date('2026-11-01T23:30:00.000Z'), 3).toISOString()).toBe(
      '2026-11-05T22:59:59.999Z',
    );
    expect(endOfDays('Europe/Berlin', new Date('2026-10-24T12:00:00.000Z'), 3).toISOString()).toBe(
      '2026-10-27T22:59:59.999Z',
    );
    expect(endOfDays('Europe/London', new Date('2026-12-29T12:00:00.000Z'), 7).toISOString()).toBe(
      '2027-01-05T23:59:59.999Z',
    );
  });

  test('the end of a day is its last millisecond, whatever the zone and the season', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...new Set(Object.values(TIME_ZONES))), (instant, zone) => {
        const day = dayIn(zone, instant);
        const end = endOfDay(zone, day);
        expect(end >= instant).toBe(true);
        expect(dayIn(zone, end)).toBe(day);
        expect(dayIn(zone, new Date(end.getTime() + 1)) > day).toBe(true);
      }),
    );
  });
});
