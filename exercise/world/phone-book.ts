import type { Day } from '../calendar.ts';
import { phoneAt, phoneCapacity } from '../phones.ts';
import type { Phone } from './person.ts';

/** Hands out fictional numbers, each once, from the front of a country's ranges; `fromBack` counts from their end. */
export class PhoneBook {
  readonly #taken = new Map<string, number>();

  take(country: string, from: Day, to: Day | undefined): Phone {
    const position = this.#taken.get(country) ?? 0;
    this.#taken.set(country, position + 1);
    const number = phoneAt(country, position);
    return { number, from, to, bond: `${number}/1` };
  }

  /** A number that an earlier bearer gave up, in the hands of the next. */
  recycle(phone: Phone, from: Day): Phone {
    return { number: phone.number, from, to: undefined, bond: `${phone.number}/2` };
  }

  /** How many numbers of a country are left for people who are not handed one from the front. */
  left(country: string): number {
    return phoneCapacity(country) - (this.#taken.get(country) ?? 0);
  }
}

/** The number at a position counted from the end of a country's ranges. */
export function phoneFromBack(country: string, position: number, from: Day): Phone {
  const number = phoneAt(country, phoneCapacity(country) - 1 - position);
  return { number, from, to: undefined, bond: `${number}/1` };
}
