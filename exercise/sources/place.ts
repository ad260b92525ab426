import type { Entry } from '../entry.ts';
import type { Sheet } from '../sheet.ts';
import type { Place } from '../world/places.ts';

export function placeRecord(sheet: Sheet, place: Place): string {
  return sheet.record('l', place.serial);
}

/** Places that a contribution speaks of, each once. */
export class Gazetteer {
  readonly #sheet: Sheet;
  readonly #named = new Set<number>();

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  *introduce(place: Place): Generator<Entry> {
    if (this.#named.has(place.serial)) return;
    this.#named.add(place.serial);
    yield this.#sheet
      .entry(placeRecord(this.#sheet, place), 'Place', `place-${place.serial}`, { label: 'joint' })
      .say('name', place.name)
      .say('country', place.country)
      .say('placeType', place.type)
      .say('latitude', place.latitude.toFixed(3))
      .say('longitude', place.longitude.toFixed(3));
  }
}

/** A point near a place, as a patrol would note it: within about two kilometres. */
export function pointNear(place: Place, sheet: Sheet): { latitude: string; longitude: string } {
  const { random } = sheet;
  return {
    latitude: (place.latitude + 0.008 * random.normal()).toFixed(4),
    longitude: (place.longitude + 0.012 * random.normal()).toFixed(4),
  };
}
