import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIdentifier } from './parse.ts';
import { NUMBERING_PLANS, planOfNumber } from './numbering-plans.ts';

const value = (raw: string, country?: string): string | undefined =>
  parseIdentifier('phone', raw, { country })?.value;

describe('one number in many spellings', () => {
  test.each([
    ['+44 7700 900123'],
    ['0044 7700 900 123'],
    ['+44 (0)7700-900123'],
    ['+44 07700 900123'],
    ['+٤٤ ٧٧٠٠ ٩٠٠١٢٣'],
    ['00۴۴۷۷۰۰۹۰۰۱۲۳'],
    ['tel:+44-7700-900-123'],
    ['+44.7700.900123;ext=12'],
    ['Tel. +44 7700 900123 ext. 9'],
    ['\u202a+44\u00a07700\u00a0900123\u202c'],
    ['447700900123'],
    ['WhatsApp: +447700900123'],
    ['+0044 7700 900123'],
    ['＋44 7700 900123'],
  ])('%s', (raw) => {
    expect(parseIdentifier('phone', raw)).toEqual({
      class: 'phone',
      value: '+447700900123',
      checksum: 'none',
      country: 'GB',
    });
  });
});

describe('national forms', () => {
  test.each([
    ['GB', '07700 900123', '+447700900123'],
    ['GB', '(0)7700 900123', '+447700900123'],
    ['gb', '7700 900123', '+447700900123'],
    ['FR', '06 39 98 12 34', '+33639981234'],
    ['DE', '0171 39200-12', '+491713920012'],
    ['BE', '0470 12 34 56', '+32470123456'],
    ['NL', '06-12345678', '+31612345678'],
    ['IT', '312 345 6789', '+393123456789'],
    ['IT', '06 698 12345', '+390669812345'],
    ['ES', '612 34 56 78', '+34612345678'],
    ['HU', '06 20 123 4567', '+36201234567'],
    ['TR', '0532 123 45 67', '+905321234567'],
    ['IQ', '0750 123 4567', '+9647501234567'],
    ['IR', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+989123456789'],
    ['AF', '070 123 4567', '+93701234567'],
    ['VN', '091 234 56 78', '+84912345678'],
    ['ER', '07 123 456', '+2917123456'],
    ['US', '(202) 555-0143', '+12025550143'],
    ['US', '1-202-555-0143', '+12025550143'],
    ['US', '011 44 7700 900123', '+447700900123'],
    ['RU', '8 912 345-67-89', '+79123456789'],
    ['GB', '+33 6 39 98 12 34', '+33639981234'],
    ['GB', '33639981234', '+33639981234'],
    ['DE', '4915112345678', '+4915112345678'],
  ])('%s %s', (country, raw, expected) => {
    expect(value(raw, country)).toBe(expected);
  });

  test('where it was written down helps, and does not overrule what is known of the number', () => {
    expect(parseIdentifier('phone', '07700 900123', { home: 'gb' })?.value).toBe('+447700900123');
    expect(parseIdentifier('phone', '06 39 98 12 34', { home: 'GB', country: 'FR' })?.value).toBe(
      '+33639981234',
    );
    expect(parseIdentifier('phone', '07700 900123', { home: 'EUROPOL' })?.value).toBe('07700900123');
    expect(parseIdentifier('plate', 'AB1O OCE', { home: 'FR' })?.value).toBe('AB1OOCE');
  });

  test('without a country the digits stay, recognisably not international', () => {
    expect(value('07700 900123')).toBe('07700900123');
    expect(value('7700 900123')).toBe('7700900123');
  });
});

test('a length that the national plan does not allow fails the check and is kept', () => {
  expect(parseIdentifier('phone', '+44 7700 9001')).toMatchObject({
    value: '+4477009001',
    checksum: 'failed',
  });
  expect(parseIdentifier('phone', '+33 6 39 98 12 345')).toMatchObject({ checksum: 'failed', country: 'FR' });
  expect(parseIdentifier('phone', '+689 87 12 34 56')).toEqual({
    class: 'phone',
    value: '+68987123456',
    checksum: 'none',
  });
});

test('shared plans imply a country only where the number or the hint tells', () => {
  expect(parseIdentifier('phone', '+1 202 555 0143')?.country).toBeUndefined();
  expect(parseIdentifier('phone', '+1 202 555 0143', { country: 'CA' })?.country).toBe('CA');
  expect(parseIdentifier('phone', '+7 701 234 5678')?.country).toBe('KZ');
  expect(parseIdentifier('phone', '+7 912 345 6789')?.country).toBe('RU');
});

test.each([
  '',
  '112',
  '+44',
  '07700 ***123',
  '07700 90O123',
  '+44 +7700900123',
  '12345678901234567890',
  'n/a',
  '0000',
  '--',
])('not a number: %s', (raw) => {
  expect(value(raw)).toBeUndefined();
});

test('calling codes are prefix-free, so a number belongs to one plan', () => {
  for (const plan of NUMBERING_PLANS) {
    expect(plan.longest + plan.code.length).toBeLessThanOrEqual(15);
    expect(plan.shortest).toBeLessThanOrEqual(plan.longest);
    expect(planOfNumber(`${plan.code}999999999`)).toBe(plan);
  }
});

test('property: every spelling of a number in any plan gives the same value', () => {
  const numbers = fc
    .constantFrom(...NUMBERING_PLANS)
    .chain((plan) =>
      fc
        .stringMatching(new RegExp(`^[2-57]\\d{${plan.longest - 1}}$`))
        .map((national) => ({ plan, national, e164: `+${plan.code}${national}` })),
    );
  fc.assert(
    fc.property(
      numbers,
      fc.constantFrom(' ', '-', '.', '\u00a0', '\u2011', '/'),
      ({ plan, national, e164 }, separator) => {
        const grouped = national.replace(/(\d{2,3})(?=\d)/g, `$1${separator}`);
        expect(value(e164)).toBe(e164);
        for (const raw of [
          `+${plan.code}${separator}${grouped}`,
          `00${plan.code}${separator}${grouped}`,
          `+${plan.code} (0)${grouped}`,
        ]) {
          expect(value(raw), raw).toBe(e164);
        }
        // A national number that begins like its own calling code may be the international one without plus sign.
        const ambiguous = national.startsWith(plan.code);
        if (plan.country !== undefined && !ambiguous)
          expect(value(`${plan.trunk}${separator}${grouped}`, plan.country)).toBe(e164);
      },
    ),
    { numRuns: 500 },
  );
});
