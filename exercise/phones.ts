/**
 * Telephone numbers that ring nowhere. Where a regulator keeps numbers for drama, only those are used;
 * elsewhere the prefix is one that the national plan does not assign (checked against the metadata of
 * libphonenumber 1.12: possible by length, valid for no subscriber).
 */
interface Range {
  /** Country code and leading digits, without the plus sign. */
  readonly prefix: string;
  /** How many digits follow; the range holds ten to that power. */
  readonly digits: number;
}

interface Plan {
  readonly code: string;
  readonly trunk: string;
  readonly ranges: readonly Range[];
}

const range = (prefix: string, digits: number): Range => ({ prefix, digits });

const PLANS: Readonly<Record<string, Plan>> = {
  // Ofcom, “Telephone numbers for use in TV and radio drama programmes”.
  gb: {
    code: '44',
    trunk: '0',
    ranges: [
      range('447700900', 3),
      range('442079460', 3),
      range('441632960', 3),
      range('441134960', 3),
      range('441144960', 3),
      range('441154960', 3),
      range('441164960', 3),
      range('441174960', 3),
      range('441184960', 3),
      range('441214960', 3),
      range('441314960', 3),
      range('441414960', 3),
      range('441514960', 3),
      range('441614960', 3),
      range('441914980', 3),
      range('442896496', 3),
      range('442920180', 3),
    ],
  },
  // Arcep, décision 2018-0881 on the national numbering plan: numbers for audiovisual works.
  fr: {
    code: '33',
    trunk: '0',
    ranges: [
      range('3363998', 4),
      range('3319900', 4),
      range('3326191', 4),
      range('3335301', 4),
      range('3346571', 4),
      range('3353649', 4),
    ],
  },
  // Bundesnetzagentur, Mitteilung 148/2021 (Amtsblatt 7/2021): “Drama Numbers”.
  de: {
    code: '49',
    trunk: '0',
    ranges: [
      range('49171392000', 2),
      range('49176040690', 2),
      range('493023125', 3),
      range('496990009', 3),
      range('494066969', 3),
      range('492214710', 3),
      range('498999998', 3),
    ],
  },
  // No drama range: 044x is neither a mobile prefix nor a subscriber range of zone 04.
  be: { code: '32', trunk: '0', ranges: [range('32440', 6)] },
  // No drama range: 069 is not assigned (mobile numbers begin 061 to 065 and 068).
  nl: { code: '31', trunk: '0', ranges: [range('31699', 6)] },
  // Countries along the routes, none of which keeps numbers for drama; all prefixes unassigned.
  tr: { code: '90', trunk: '0', ranges: [range('90580', 7)] },
  iq: { code: '964', trunk: '0', ranges: [range('964700', 7)] },
  ir: { code: '98', trunk: '0', ranges: [range('98960', 7)] },
  af: { code: '93', trunk: '0', ranges: [range('9369', 7)] },
  pk: { code: '92', trunk: '0', ranges: [range('92390', 7)] },
  er: { code: '291', trunk: '0', ranges: [range('2915', 6)] },
  et: { code: '251', trunk: '0', ranges: [range('25160', 7)] },
  vn: { code: '84', trunk: '0', ranges: [range('8460', 7)] },
  al: { code: '355', trunk: '0', ranges: [range('35560', 7)] },
  rs: { code: '381', trunk: '0', ranges: [range('38145', 7)] },
  gr: { code: '30', trunk: '', ranges: [range('30660', 7)] },
  ua: { code: '380', trunk: '0', ranges: [range('38085', 7)] },
  sy: { code: '963', trunk: '0', ranges: [range('96380', 7)] },
};

export const PHONE_COUNTRIES: readonly string[] = Object.keys(PLANS);

/** Every prefix in use with the number of digits after it, for whoever wants to check a number. */
export const PHONE_RANGES: readonly Range[] = Object.values(PLANS).flatMap((plan) => plan.ranges);

function planOf(country: string): Plan {
  const plan = PLANS[country];
  if (!plan) throw new RangeError(`No fictional telephone range is known for “${country}”.`);
  return plan;
}

export function phoneCapacity(country: string): number {
  return planOf(country).ranges.reduce((sum, { digits }) => sum + 10 ** digits, 0);
}

/**
 * The number at a position of a country's ranges, in E.164. Different positions give different numbers;
 * neighbours are scattered, so that numbers of one group do not look alike.
 */
export function phoneAt(country: string, position: number): string {
  let rest = position;
  for (const { prefix, digits } of planOf(country).ranges) {
    const size = 10 ** digits;
    // 377 has no factor in common with a power of ten, so this visits every number once.
    if (rest < size) return `+${prefix}${String((rest * 377 + 191) % size).padStart(digits, '0')}`;
    rest -= size;
  }
  throw new RangeError(`The fictional telephone ranges of “${country}” end before position ${position}.`);
}

export function phoneCountry(e164: string): string {
  for (const [country, plan] of Object.entries(PLANS)) {
    if (plan.ranges.some(({ prefix }) => e164.startsWith(`+${prefix}`))) return country;
  }
  throw new RangeError(`${e164} lies in no fictional range.`);
}

export type PhoneStyle = 'e164' | 'spaced' | 'double-zero' | 'trunk-in-brackets' | 'national';

/** A number as officers, banks and handsets write it. */
export function writePhone(e164: string, style: PhoneStyle): string {
  const { code, trunk } = planOf(phoneCountry(e164));
  const local = e164.slice(code.length + 1);
  switch (style) {
    case 'e164':
      return e164;
    case 'spaced':
      return `+${code} ${inGroups(local)}`;
    case 'double-zero':
      return `00${code}${local}`;
    case 'trunk-in-brackets':
      return trunk === '' ? `+${code}-${local}` : `+${code} (${trunk})${inGroups(local)}`;
    case 'national':
      return `${trunk}${inGroups(local)}`;
  }
}

function inGroups(digits: string): string {
  const head = digits.length % 3 === 0 ? 3 : digits.length % 3 === 1 ? 4 : 2;
  return [digits.slice(0, head), ...(digits.slice(head).match(/.{3}/g) ?? [])].join(' ');
}
