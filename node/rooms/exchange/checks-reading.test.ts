import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAny, valuesOf } from './checks-reading.ts';

const first = (text: string, more: object = {}) => {
  const { readings, refusal } = readAny('GB', { text, ...more });
  return readings[0] ? [readings[0].class, ...readings[0].normal] : refusal?.code;
};

test.each([
  ['+44 7700 900123', 'tel', 'tel|+447700900123'],
  ['07700 900123', 'tel', 'tel|+447700900123'],
  ['https://wa.me/447700900123', 'tel', 'tel|+447700900123'],
  ['GB29 NWBK 6016 1331 9268 19', 'iban', 'iban|GB29NWBK60161331926819'],
  ['1M8GDM9AXKP042788', 'ser', 'ser|vin|1M8GDM9AXKP042788'],
  ['490154203237518', 'ser', 'ser|imei|490154203237518'],
  ['AB1234567', 'doc', 'doc|AB1234567'],
  ['https://t.me/north_route', 'soc', 'soc|telegram:north_route'],
])('%s is read as %s', (text, checkClass, normal) => {
  expect(first(text)).toEqual([checkClass, normal]);
});

test('what a record holds it as comes first', () => {
  expect(first('6AHKL1012345')).toEqual(['doc', 'doc|6AHKL1012345']);
  expect(first('6AHKL1012345', { kind: 'engine-serial' })).toEqual(['ser', 'ser|engine-serial|6AHKL1012345']);
  expect(first('north_route', { kind: 'handle', platform: 'Telegram' })).toEqual([
    'soc',
    'soc|telegram:north_route',
  ]);
});

test('a name is read with its date of birth, and refused without', () => {
  expect(first('Jorin Falkenstedt, 1984-03-17')).toEqual([
    'pn-exact',
    'pn-exact|falkenstedt jorin|1984-03-17',
  ]);
  expect(first('Jorin Falkenstedt')).toBe('check-name-only');
  expect(first('Jorin Falkenstedt, 1984')).toBe('check-name-only');
  expect(first('Jorin Falkenstedt; 1984-01-01')).toBe('check-name-only');
  const { readings } = readAny('GB', {
    name: 'Jorin Falkenstedt',
    born: '1984',
    father: 'Olav',
    town: 'Ulm',
  });
  expect(readings.map((reading) => reading.class)).toEqual(['pn-exact', 'pn-dm', 'pn-sk']);
});

test('says why something cannot be read', () => {
  expect(first('@north_route')).toBe('check-handle-without-platform');
  expect(first('???')).toBe('check-value-unreadable');
});

test('whatever is offered can be asked for, and gives what was shown', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[+A-Z0-9 .:@,-]{1,30}$/),
    fc.constantFrom('+447700900123', '__proto__', '00', '0'.repeat(400), 'A, 1984-03-17'),
  );
  fc.assert(
    fc.property(text, (written) => {
      const { readings, refusal } = readAny('GB', { text: written });
      expect(readings.length > 0).toBe(refusal === undefined);
      for (const reading of readings)
        expect(valuesOf('GB', reading.class, reading.value).map((each) => each.text)).toEqual(reading.normal);
    }),
  );
});
