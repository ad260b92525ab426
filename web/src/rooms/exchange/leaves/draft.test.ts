import { expect, test } from 'vitest';
import { EMPTY, gapsOf, schemataIn, termsOf } from './draft.ts';
import type { Draft } from './draft.ts';

const TODAY = '2026-11-25';
const full: Draft = {
  ...EMPTY,
  other: 'GB',
  recipient: 'FR',
  purpose: 'exchange',
  until: '2026-12-31',
  legalBasis: ' Act ',
  note: 'Joint case',
};

test('names what is missing', () => {
  expect([...gapsOf(EMPTY, 'DE', TODAY)]).toEqual(['three', 'until', 'purpose', 'legalBasis', 'note']);
  expect([...gapsOf({ ...full, recipient: 'DE' }, 'DE', TODAY)]).toEqual(['three']);
  expect([...gapsOf({ ...full, scope: 'records' }, 'DE', TODAY)]).toEqual(['chosen']);
  expect([...gapsOf({ ...full, until: '2026-11-24' }, 'DE', TODAY)]).toEqual(['until']);
});

test('says what is asked for', () => {
  expect(
    termsOf({ ...full, scope: 'schemata', schemata: 'Vessel, vehicle Vessel,Vehicle' }, 'DE', TODAY),
  ).toEqual({
    other: 'GB',
    terms: {
      recipient: 'FR',
      scope: { schemata: ['Vehicle', 'Vessel'] },
      purpose: 'exchange',
      until: '2026-12-31',
      legalBasis: 'Act',
      note: 'Joint case',
    },
  });
  expect(termsOf(EMPTY, 'DE', TODAY)).toBeUndefined();
  expect(schemataIn('')).toEqual([]);
});
