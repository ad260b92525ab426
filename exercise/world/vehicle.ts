import type { Calendar, Day } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Person } from './person.ts';

export interface Vehicle {
  readonly serial: number;
  /** Canonical: capitals and digits only. */
  readonly plate: string;
  readonly country: string;
  readonly type: string;
  readonly model: string;
  readonly owner: Person;
  /** First day of the ownership above. */
  readonly since: Day;
}

const MODELS = [
  ['van', 'Exemplar Cargo'],
  ['van', 'Fictor Transit'],
  ['car', 'Exemplar Estate'],
  ['car', 'Muster Kombi'],
  ['minibus', 'Fictor Nine'],
  ['lorry', 'Muster 7.5'],
] as const;

export function vehicleAt(serial: number, owner: Person, calendar: Calendar, random: Random): Vehicle {
  const [type, model] = random.pick(MODELS);
  const country = ['gb', 'de', 'fr', 'be', 'nl'].includes(owner.country) ? owner.country : 'de';
  return {
    serial,
    plate: plateAt(country, serial),
    country,
    type,
    model,
    owner,
    since: random.between(calendar.first, calendar.today - 60),
  };
}

/** A registration mark in the form of a country, from a series that it does not issue. */
function plateAt(country: string, serial: number): string {
  const number = (serial * 7_919 + 1_237) % 676_000;
  const three = String(number % 1_000).padStart(3, '0');
  const letters = letter(Math.floor(number / 26_000)) + letter(Math.floor(number / 1_000) % 26);
  switch (country) {
    case 'gb': // Local memory tags do not begin with Z.
      return `ZZ${three.slice(1)}${letters}${letter(Number(three[0]))}`;
    case 'de': // There is no district XX.
      return `XX${letters}${three}`;
    case 'fr': // The series SS is left out.
      return `SS${three}${letters}`;
    case 'nl': // Marks hold no vowels.
      return `${letters}${three}E`;
    default: // Belgian marks begin with 1 to 9.
      return `0X${letters}${three}`;
  }
}

/** A plate as it is written on the car or by an officer. */
export function writePlate(plate: string, random: Random): string {
  const groups = plate.match(/[A-Z]+|\d+/g) ?? [plate];
  return random.weighted([
    [plate, 2],
    [groups.join('-'), 3],
    [groups.join(' '), 3],
    [groups.join(' ').toLowerCase(), 1],
  ]);
}

function letter(position: number): string {
  return String.fromCharCode(65 + position);
}
