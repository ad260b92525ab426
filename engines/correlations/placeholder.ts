import type { IdentifierClass } from '@foreland/model/identifiers';

/** Samples that standards, registries and manuals print, and values that mean “none”. */
const SAMPLES: Readonly<Partial<Record<IdentifierClass, readonly string[]>>> = {
  // SWIFT IBAN registry and ECBS examples
  iban: [
    'GB29NWBK60161331926819',
    'GB82WEST12345698765432',
    'DE89370400440532013000',
    'FR1420041010050500013M02606',
    'FR7630006000011234567890189',
    'BE68539007547034',
    'NL91ABNA0417164300',
    'TR330006100519786457841326',
    'AE070331234567890123456',
    'ES9121000418450200051332',
    'IT60X0542811101000000123456',
  ],
  // 49 CFR 565 worked example; 3GPP and Luhn worked examples
  vin: ['1M8GDM9AXKP042788'],
  imei: ['490154203237518', '352099001761481', '004999010640000'],
  // Addresses that nobody can spend from
  wallet: [
    '0x0000000000000000000000000000000000000000',
    '0x000000000000000000000000000000000000dead',
    '1111111111111111111114oLvT2',
    '1BitcoinEaterAddressDontSendf59kuE',
  ],
};

/** Mailboxes that stand for no mailbox, or for a machine. */
const NO_MAILBOX =
  /^(?:none|no|na|nil|null|nobody|unknown|inconnu|unbekannt|onbekend|test|example|no-?e?-?mail|no-?reply|do-?not-?reply)@/;
const NO_HANDLE = /^(?:@|[a-z]+:)(?:none|nil|null|nobody|unknown|test|user|admin|username)$/;

const SHORTEST_RUN = 6;
/** Share of a value that a run must fill to make the value a filler. */
const FILLED = 0.6;
const COUNTED_UP = '01234567890123456789';
const COUNTED_DOWN = [...COUNTED_UP].reverse().join('');

function longestPrefixIn(digits: string, from: number, sequence: string): number {
  let length = 0;
  while (from + length < digits.length && sequence.includes(digits.slice(from, from + length + 1))) length++;
  return length;
}

/** 0000000, 9999999, 1234567 or 87654321 fill most of the value. */
function isFiller(value: string): boolean {
  for (let at = 0; at + SHORTEST_RUN <= value.length; at++) {
    const rest = value.slice(at);
    const repeated = /^(.)\1*/s.exec(rest)?.[0].length ?? 0;
    const longest = Math.max(
      repeated,
      longestPrefixIn(value, at, COUNTED_UP),
      longestPrefixIn(value, at, COUNTED_DOWN),
    );
    if (longest >= SHORTEST_RUN && longest >= value.length * FILLED) return true;
  }
  return false;
}

const FILLED_IN: readonly IdentifierClass[] = [
  'phone',
  'document',
  'plate',
  'vin',
  'engine-serial',
  'imo',
  'mmsi',
  'imei',
];

/**
 * Is the value one that forms are filled in with? Ranges that regulators reserve for fiction or documentation
 * do not count: exercises are made of them.
 */
export function isPlaceholder(identifierClass: IdentifierClass, value: string): boolean {
  if (SAMPLES[identifierClass]?.includes(value)) return true;
  if (identifierClass === 'email') return NO_MAILBOX.test(value);
  if (identifierClass === 'handle') return NO_HANDLE.test(value);
  return FILLED_IN.includes(identifierClass) && isFiller(value.replace(/^\+/, ''));
}

/** IP addresses that many networks use inside (RFC 1918, 3927, 4193, 4291, 6598), so that they name no place. */
const PRIVATE_NETWORK =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[789]\d|1[01]\d|12[0-7])\.|22[4-9]\.|2[345]\d\.|::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/;

export function isPrivateNetwork(identifierClass: IdentifierClass, value: string): boolean {
  return identifierClass === 'ip' && PRIVATE_NETWORK.test(value);
}
