import { Dice, Ranked, itemOf } from './random.ts';

/** An address that is nobody's: towns and streets are made up, post codes lie in areas that no post office serves. */
export interface Address {
  readonly country: Country;
  readonly town: string;
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
}

export const COUNTRIES = ['gb', 'de', 'be', 'nl'] as const;
export type Country = (typeof COUNTRIES)[number];

const words = (text: string): string[] => text.split(' ');
const each = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));

/** Towns and streets stand out more than names. */
const ranked = (items: readonly string[]): Ranked<string> => new Ranked(items, 3);

interface Land {
  readonly towns: Ranked<string>;
  readonly streets: Ranked<string>;
  /** The type of a street and how a hurried clerk shortens it. */
  readonly short: readonly (readonly [string, string])[];
}

const LANDS: Readonly<Record<Country, Land>> = {
  gb: {
    towns: ranked(
      each(
        words('Thorn Alder Hazel Rush Wether Brack Oaken Marsh Elm Fern Crow Swan Mill Stan'),
        words('wick bourne combe by ley ham sted ford mere hurst'),
      ),
    ),
    streets: ranked(
      each(
        words(
          'Station_ High_ Church_ Victoria_ Mill_ Park_ Queen_ Lantern_ Thistle_ Otter_ Abbey_ Canal_',
        ).map((name) => name.replace('_', ' ')),
        words('Road Street Lane Avenue Close Gardens'),
      ),
    ),
    short: [
      ['Road', 'Rd'],
      ['Street', 'St'],
      ['Avenue', 'Ave'],
      ['Gardens', 'Gdns'],
    ],
  },
  de: {
    towns: ranked(
      each(
        words('Linden Weiden Fichten Kirsch Hasel Ober Nieder Alten Neu Erlen Birken'),
        words('brück feld bach siepen hausen rode dorf tal'),
      ),
    ),
    streets: ranked(
      each(
        words('Bahnhof Haupt Garten Ziegel Kranich Mühlen Schul Wald Berg Rosen Lerchen Gerber'),
        words('straße weg platz gasse allee'),
      ),
    ),
    short: [
      ['straße', 'str.'],
      ['platz', 'pl.'],
    ],
  },
  be: {
    towns: ranked(
      each(
        words('Vlas Molen Oude Heide Linde Ster Kruis Berk Eik'),
        words('donk loo rode beek gem kerke zele'),
      ),
    ),
    streets: ranked(
      each(
        words('Kerk Molen Stations School Linden Vlas Vijver Hoge Rozen'),
        words('straat laan weg plein dreef'),
      ),
    ),
    short: [
      ['straat', 'str.'],
      ['laan', 'ln'],
    ],
  },
  nl: {
    towns: ranked(
      each(
        words('Wilgen Essen Riet Elzen Berken Turf Klaver Zwanen Water'),
        words('donk veen meer hoek rode dijk waard'),
      ),
    ),
    streets: ranked(
      each(
        words('Kerk Dorps Molen Prinsen Lijnbaan Reiger Turf School Beatrix Haven'),
        words('straat weg laan kade plein'),
      ),
    ),
    short: [
      ['straat', 'str.'],
      ['plein', 'pl.'],
    ],
  },
};

export function addressIn(country: Country, dice: Dice): Address {
  const { towns, streets } = LANDS[country];
  const town = towns.draw(dice);
  const street = streets.draw(dice);
  const number = `${dice.between(1, 140)}${dice.chance(0.08) ? itemOf(['a', 'b', 'c'], dice.below(3)) : ''}`;
  return { country, town, street, number, postcode: postcodeOf(country, town, street, number) };
}

/** The same place always has the same code: a street and part of it in the United Kingdom and the Netherlands, a town elsewhere. */
function postcodeOf(country: Country, town: string, street: string, number: string): string {
  const of = (text: string, size: number): number => hash(text) % size;
  const letters = (text: string): string =>
    String.fromCharCode(65 + of(`1${text}`, 26), 65 + of(`2${text}`, 26));
  switch (country) {
    case 'gb': // There is no area ZZ.
      return `ZZ${1 + of(town, 99)} ${of(street, 10)}${letters(town + street + (Number.parseInt(number, 10) >> 5))}`;
    case 'nl': // Codes begin at 1000.
      return `0${String(of(town, 1_000)).padStart(3, '0')} ${letters(town + street)}`;
    case 'de': // Codes begin at 01000.
      return `00${String(of(town, 1_000)).padStart(3, '0')}`;
    case 'be': // Codes begin at 1000.
      return `0${String(of(town, 1_000)).padStart(3, '0')}`;
  }
}

export function shortened(country: Country, street: string): string {
  return LANDS[country].short.reduce((text, [long, short]) => text.replace(long, short), street);
}

function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return (value ^ (value >>> 15)) >>> 0;
}
