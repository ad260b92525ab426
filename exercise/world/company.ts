import type { Random } from '../random.ts';
import { addressIn } from './person.ts';
import type { Phone } from './person.ts';

export interface Company {
  readonly serial: number;
  readonly name: string;
  readonly country: string;
  readonly registration: string;
  readonly phone: Phone;
  readonly email: string;
  readonly address: string;
  /** `front` serves a network; `trader` is an honest business that looks alike; `aid` an association of helpers. */
  readonly standing: 'front' | 'trader' | 'aid';
}

export const companyThing = (company: Pick<Company, 'serial'>): string => `company-${company.serial}`;

const HEADS = [
  'Nautica',
  'Marina',
  'Delta',
  'Halcyon',
  'Baltica',
  'Riviera',
  'Meridian',
  'Albatros',
  'Corsair',
  'Lagoon',
];
const TAILS = ['Watersport', 'Outdoor', 'Trading', 'Logistik', 'Import', 'Camping', 'Yachting', 'Handel'];
const FORMS: Readonly<Record<string, string>> = {
  gb: 'Ltd',
  de: 'GmbH',
  fr: 'SARL',
  be: 'BV',
  nl: 'B.V.',
  tr: 'Ltd. Şti.',
  al: 'sh.p.k.',
};

export function makeCompany(
  serial: number,
  country: string,
  standing: Company['standing'],
  phone: Phone,
  random: Random,
): Company {
  const words = `${random.pick(HEADS)} ${random.pick(TAILS)}`;
  return named(serial, words, country, standing, phone, random);
}

/** An honest trader whose name differs from another company's by a letter or a word. */
export function namesakeOf(
  company: Company,
  serial: number,
  country: string,
  phone: Phone,
  random: Random,
): Company {
  const [head = '', tail = ''] = company.name.split(' ');
  const words = random.chance(0.5) ? `${head.replace('c', 'k')} ${tail}` : `${head} ${random.pick(TAILS)}`;
  return named(serial, words, country, 'trader', phone, random);
}

function named(
  serial: number,
  words: string,
  country: string,
  standing: Company['standing'],
  phone: Phone,
  random: Random,
): Company {
  return {
    serial,
    name: `${words} ${FORMS[country] ?? 'Ltd'}`,
    country,
    // Registers do not issue numbers beginning with EX.
    registration: `EX${country.toUpperCase()}${String(100_000 + serial)}`,
    phone,
    standing,
    address: addressIn(country, random),
    email: `office${serial}@${words.split(' ')[0]?.toLowerCase() ?? 'office'}.example.com`,
  };
}
