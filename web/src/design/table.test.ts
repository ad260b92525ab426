import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsThatFit, trackMinimum } from './columnFit.ts';
import { visiblePanes } from './paneLayout.ts';
import { rowKey } from './tableKeys.ts';

describe('columns', () => {
  const columns = [
    { id: 'name', width: 'minmax(12rem, 2fr)' },
    { id: 'kind', width: '6rem', priority: 2 },
    { id: 'grade', width: '80px' },
    { id: 'date', width: '7.5rem', priority: 3 },
    { id: 'label', priority: 3 },
  ] as const;
  const fit = (width: number) => columnsThatFit(columns, width, 16).map(({ id }) => id);

  it('reads the least width of a track', () => {
    expect(trackMinimum('minmax(12rem, 2fr)', 16)).toBe(192);
    expect(trackMinimum('80px', 16)).toBe(80);
    expect(trackMinimum('.5rem', 20)).toBe(10);
    expect(trackMinimum('1fr', 16)).toBe(80);
    expect(trackMinimum('max-content', 16)).toBe(80);
  });

  it('drops the least important first and keeps priority 1', () => {
    expect(fit(0)).toHaveLength(5);
    expect(fit(600)).toHaveLength(5);
    expect(fit(590)).toEqual(['name', 'kind', 'grade', 'date']);
    expect(fit(400)).toEqual(['name', 'kind', 'grade']);
    expect(fit(300)).toEqual(['name', 'grade']);
    expect(fit(10)).toEqual(['name', 'grade']);
  });
});

describe('keys of a row', () => {
  it('moves within bounds', () => {
    expect(rowKey('ArrowDown', 9, 10, 5)).toEqual({ kind: 'move', to: 9 });
    expect(rowKey('k', 3, 10, 5)).toEqual({ kind: 'move', to: 2 });
    expect(rowKey('PageUp', 3, 10, 5)).toEqual({ kind: 'move', to: 0 });
    expect(rowKey('End', 0, 10, 5)).toEqual({ kind: 'move', to: 9 });
    expect(rowKey('x', 0, 10, 5)).toBeUndefined();
    expect(rowKey('ArrowDown', 0, 0, 5)).toBeUndefined();
  });
});

describe('panes', () => {
  const panes = [
    { id: 'list', min: 300 },
    { id: 'detail', min: 400 },
    { id: 'evidence', min: 320 },
  ];
  const shown = (active: string, width: number) => visiblePanes(panes, active, width).map(({ id }) => id);

  it('shows as many neighbours as fit, the active one always', () => {
    expect(shown('list', 1400)).toEqual(['list', 'detail', 'evidence']);
    expect(shown('detail', 750)).toEqual(['list', 'detail']);
    expect(shown('evidence', 750)).toEqual(['detail', 'evidence']);
    expect(shown('evidence', 390)).toEqual(['evidence']);
    expect(shown('list', 390)).toEqual(['list']);
    expect(shown('gone', 390)).toEqual(['list']);
  });

  it('never shows more than the width holds, and no gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('list', 'detail', 'evidence'),
        fc.integer({ min: 200, max: 2000 }),
        (active, width) => {
          const result = visiblePanes(panes, active, width);
          const from = panes.indexOf(result[0]!);
          expect(result).toEqual(panes.slice(from, from + result.length));
          expect(result.some(({ id }) => id === active)).toBe(true);
          if (result.length > 1)
            expect(result.reduce((sum, { min }) => sum + min, 0)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
