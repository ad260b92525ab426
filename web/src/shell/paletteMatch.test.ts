import { expect, it } from 'vitest';
import { matches } from './paletteMatch.ts';

it('finds by the beginnings of words, whatever accents and case', () => {
  expect(matches('Échange d’informations · Analyste', 'ech inf')).toBe(true);
  expect(matches('Operative Analyse', 'ANA')).toBe(true);
  expect(matches('Operative Analyse', 'lyse')).toBe(false);
  expect(matches('Theme: Dark', 'theme: dark')).toBe(true);
  expect(matches('Search', '')).toBe(true);
});
