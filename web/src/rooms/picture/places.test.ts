import { describe, expect, it } from 'vitest';
import { monthsBefore, shownPlaces } from './places.ts';
import type { Place } from './places.ts';

const today = new Date('2026-03-31T12:00:00Z');

function place(kind: Place['kind'], date?: string): Place {
  const record = {
    record: `FR:${kind}-${date ?? 'x'}`,
    partner: 'FR' as const,
    schema: 'Thing',
    caption: kind,
  };
  return {
    record,
    kind,
    longitude: 1.8,
    latitude: 50.9,
    statements: [],
    ...(date === undefined ? {} : { date }),
  };
}

describe('places on the map', () => {
  const places = [
    place('launch', '2026-03-01'),
    place('launch', '2025-03-01'),
    place('seizure', '2026-01-15'),
    place('place'),
  ];

  it('counts by layer within the span, also where the layer is off', () => {
    const shown = shownPlaces(places, { months: '3', without: ['seizure'] }, today);
    expect(shown.layers).toEqual([
      { kind: 'place', count: 1, isShown: true },
      { kind: 'launch', count: 1, isShown: true },
      { kind: 'seizure', count: 1, isShown: false },
    ]);
    expect(shown.places.map(({ record }) => record.record)).toEqual(['FR:launch-2026-03-01', 'FR:place-x']);
  });

  it('shows everything by default', () => {
    expect(shownPlaces(places, {}, today).places).toHaveLength(4);
  });

  it('goes back by calendar months', () => {
    expect(monthsBefore(today, 1)).toBe('2026-02-28');
    expect(monthsBefore(today, 3)).toBe('2025-12-31');
    expect(monthsBefore(today, 12)).toBe('2025-03-31');
  });
});
