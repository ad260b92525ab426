import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTIFIER_CLASSES } from './identifier.ts';
import type { IdentifierClass } from './identifier.ts';
import { parseIdentifier } from './parse.ts';

/** One well-formed specimen of each class, and how its values may be spaced without becoming another value. */
const SPECIMENS: Readonly<Record<IdentifierClass, readonly string[]>> = {
  phone: ['+447700900123', '+9647501234567', '07700900123'],
  iban: ['GB29NWBK60161331926819', 'FR1420041010050500013M02606'],
  wallet: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '0x52908400098527886E0F7030069857D2E4169EE7'],
  document: ['AB1234567', '2173186757'],
  plate: ['AB12CDE', '34ABC123'],
  vin: ['1M8GDM9AXKP042788'],
  cin: ['FRABC12345F425'],
  'engine-serial': ['6AHKL1012345'],
  email: ['someone@example.org'],
  handle: ['telegram:some_name', '@some_name'],
  ip: ['192.0.2.1', '2001:db8::1'],
  imo: ['9074729'],
  mmsi: ['232003556'],
  imei: ['490154203237518'],
};

const SPACED: readonly IdentifierClass[] = [
  'phone',
  'iban',
  'document',
  'plate',
  'vin',
  'cin',
  'engine-serial',
  'imo',
  'mmsi',
  'imei',
];
const CASELESS: readonly IdentifierClass[] = [
  'iban',
  'document',
  'plate',
  'vin',
  'cin',
  'engine-serial',
  'email',
  'handle',
  'ip',
  'imo',
];

const identifierClass = fc.constantFrom(...IDENTIFIER_CLASSES);
const hints = fc.record({
  country: fc.constantFrom(undefined, 'GB', 'fr', 'DE', 'US', 'IT', 'RU', 'HU', 'ZZ', ''),
  home: fc.constantFrom(undefined, 'BE', 'EUROPOL'),
  platform: fc.constantFrom(undefined, 'Telegram', 'WhatsApp', 'fb', 'nowhere', ''),
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9+()\s./-]{0,24}$/),
  fc.stringMatching(/^[A-Za-z0-9:@._+/-]{0,70}$/),
  fc.webUrl(),
  fc.emailAddress(),
  fc.ipV6(),
  fc
    .tuple(
      fc.constantFrom('t.me/', 'https://wa.me/', 'telegram:', 'IBAN', 'tel:', 'SN', 'facebook.com/'),
      fc.string({ maxLength: 20 }),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '＋',
    '((((',
    '%',
    '::',
    '__proto__',
    'constructor',
    '\u202e+44',
    'a'.repeat(600),
    '0'.repeat(400),
  ),
  fc
    .constantFrom(...Object.values(SPECIMENS).flat())
    .chain((text) => fc.nat(text.length).map((at) => text.slice(at) + text.slice(0, at))),
);

test('never throws, and a canonical value is a fixed point', () => {
  fc.assert(
    fc.property(identifierClass, hostile, hints, (cls, raw, hint) => {
      const identifier = parseIdentifier(cls, raw, hint);
      if (identifier === undefined) return;
      const again = parseIdentifier(identifier.class, identifier.value);
      expect(again?.value).toBe(identifier.value);
      expect(again?.class).toBe(identifier.class);
      expect(identifier.value).toBe(identifier.value.normalize('NFC'));
      expect(identifier.value).not.toMatch(/[\s\p{Cf}\p{Cc}]/u);
    }),
    { numRuns: 6000 },
  );
});

test('specimens parse to themselves but for letter case', () => {
  for (const cls of IDENTIFIER_CLASSES) {
    for (const text of SPECIMENS[cls])
      expect(parseIdentifier(cls, text)?.value.toLowerCase()).toBe(text.toLowerCase());
  }
});

test('spaces, dashes and invisible characters change nothing', () => {
  const noise = fc.array(fc.constantFrom(' ', '-', '\u00a0', '\u200f', '\u2011', ''), {
    minLength: 40,
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.constantFrom(...SPACED), fc.nat(1), noise, (cls, index, separators) => {
      const text = SPECIMENS[cls][index] ?? SPECIMENS[cls][0] ?? '';
      const noisy = [...text].map((character, at) => character + (separators[at] ?? '')).join('');
      expect(parseIdentifier(cls, ` ${noisy}`)).toEqual(parseIdentifier(cls, text));
    }),
  );
});

test('letter case and surrounding space change nothing where case carries no meaning', () => {
  for (const cls of CASELESS) {
    for (const text of SPECIMENS[cls]) {
      expect(parseIdentifier(cls, ` ${text.toLowerCase()} `)).toEqual(parseIdentifier(cls, text));
      expect(parseIdentifier(cls, `${text.toUpperCase()}\n`)).toEqual(parseIdentifier(cls, text));
    }
  }
});
