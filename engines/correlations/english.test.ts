import { IDENTIFIER_CLASSES } from '@foreland/model/identifiers';
import { expect, test } from 'vitest';
import { LEAD_KIND } from './correlations.ts';
import { english } from './english.ts';
import { CORRELATION_MESSAGES } from './messages.ts';

test('there are words for every key that the engine uses, and for no other', () => {
  const names = [`kind.${LEAD_KIND}`, ...IDENTIFIER_CLASSES.map((each) => `anchor.${each}`)];
  expect(Object.keys(english).sort()).toEqual([...names, ...CORRELATION_MESSAGES].sort());
});
