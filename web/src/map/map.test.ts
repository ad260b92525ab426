import { describe, expect, it } from 'vitest';
import { placeLabels } from './labels.ts';
import { bow, lineWidth, toLineGeoJson } from './lines.ts';
import { boundsOf, markScale, toGeoJson } from './points.ts';

describe('places', () => {
  const points = [
    { id: 'a', kind: 'launch', longitude: 1.5, latitude: 51, label: 'A', weight: 4 },
    { id: 'b', kind: 'seizure', longitude: 3, latitude: 50, label: 'B' },
  ] as const;

  it('bounds hold every place', () => {
    expect(boundsOf(points, 0.5)).toEqual([1, 49.5, 3.5, 51.5]);
    expect(boundsOf([])).toBeUndefined();
  });

  it('sizes marks by area, within readable limits', () => {
    expect(markScale(4)).toBe(2);
    expect(markScale(undefined)).toBe(1);
    expect(markScale(10_000)).toBe(2.4);
    expect(toGeoJson(points, 'b').features.map(({ properties }) => properties?.selected)).toEqual([
      false,
      true,
    ]);
  });
});

describe('names of countries', () => {
  const project = (longitude: number, latitude: number) => ({
    x: (longitude + 20) * 20,
    y: (70 - latitude) * 20,
  });
  const place = (zoom: number, marks: { x: number; y: number }[] = []) =>
    placeLabels(zoom, project, (code) => code, 1400, 900, marks);

  it('never lie on one another or on a mark', () => {
    const labels = place(6);
    expect(labels.length).toBeGreaterThan(10);
    for (const [index, a] of labels.entries()) {
      for (const b of labels.slice(index + 1))
        expect(Math.abs(a.y - b.y) > 18 || Math.abs(a.x - b.x) > 10).toBe(true);
    }
    const france = labels.find(({ code }) => code === 'FR')!;
    expect(place(6, [france]).some(({ code }) => code === 'FR')).toBe(false);
  });

  it('show small countries only from their zoom on', () => {
    expect(place(3).some(({ code }) => code === 'LU')).toBe(false);
    expect(place(6).some(({ code }) => code === 'LU')).toBe(true);
    expect(place(9)).toEqual([]);
  });
});

describe('ways between places', () => {
  const way = { id: 'w', kind: 'seen', from: [0, 50], to: [10, 50], label: 'W' } as const;

  it('begin and end at their places, and bend to the left, so that there and back are two lines', () => {
    const there = bow(way);
    const back = bow({ from: way.to, to: way.from });
    expect([there.at(0), there.at(-1)]).toEqual([
      [0, 50],
      [10, 50],
    ]);
    const [up, down] = [there[12]!, back[12]!];
    expect(up[1]).toBeGreaterThan(50.5);
    expect(down[1]).toBeLessThan(49.5);
  });

  it('grow with what went along them, within readable limits', () => {
    expect(lineWidth(4)).toBe(3);
    expect(lineWidth(undefined)).toBe(1.5);
    expect(lineWidth(10_000)).toBe(9);
    expect(toLineGeoJson([way], 'w').features[0]?.properties).toEqual({
      id: 'w',
      kind: 'seen',
      width: 1.5,
      selected: true,
    });
  });
});
