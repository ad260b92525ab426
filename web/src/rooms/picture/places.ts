import type { Answer, contract } from '../../api/client.ts';
import { PLACE_KINDS } from '../../map/points.ts';
import type { PlaceKind } from '../../map/points.ts';
import type { PictureSearch } from './route.ts';

export type Place = Answer<typeof contract.picture>['features'][number];

export interface Layer {
  readonly kind: PlaceKind;
  /** Places of the kind within the span of time. */
  readonly count: number;
  readonly isShown: boolean;
}

export interface ShownPlaces {
  readonly layers: readonly Layer[];
  readonly places: readonly Place[];
}

/** Which places are on the map: within the span, of the layers that are on. What has no date has no time to be outside of. */
export function shownPlaces(
  places: readonly Place[],
  { without = [], months }: Pick<PictureSearch, 'without' | 'months'>,
  today: Date,
): ShownPlaces {
  const from = months === undefined ? '' : monthsBefore(today, Number(months));
  const within = places.filter(({ date }) => date === undefined || date >= from);
  const kinds = PLACE_KINDS.filter((kind) => places.some((place) => place.kind === kind));
  return {
    layers: kinds.map((kind) => ({
      kind,
      count: within.filter((place) => place.kind === kind).length,
      isShown: !without.includes(kind),
    })),
    places: within.filter(({ kind }) => !without.includes(kind)),
  };
}

/** ISO day a number of calendar months before; the last day of a shorter month stands for those it lacks. */
export function monthsBefore(day: Date, months: number): string {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day.getUTCDate(), lastDay));
  return first.toISOString().slice(0, 10);
}
