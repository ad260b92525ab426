import { describe, expect, test } from 'vitest';
import { isEpithet } from './epithets.ts';
import { splitWords } from './words.ts';

describe('what somebody is called who has a name', () => {
  test.each([
    'Uncle',
    'the uncle',
    'LE PATRON',
    'Onkel',
    'عمو',
    'کاکا',
    'Ustad',
    'n.n.',
    'Unbekannt',
    'مجهول',
  ])('%s is no name', (text) => {
    expect(isEpithet(text)).toBe(true);
    expect(splitWords(text, 'person-name')).toEqual([]);
  });

  test.each(['Karim', 'Uncle Sam', 'Bakerman', 'کریم', 'Patronella', ''])(
    '%s is one, or says nothing',
    (text) => {
      expect(isEpithet(text)).toBe(false);
    },
  );

  test('a firm may be called so', () => {
    expect(splitWords('Onkel', 'organisation-name').length).toBe(1);
  });
});
