import type { Partner } from '@foreland/model';

export type ExerciseSize = 'small' | 'medium' | 'large';
export const EXERCISE_SIZES: readonly ExerciseSize[] = ['small', 'medium', 'large'];

/** How much of everything there is. */
export interface Scale {
  readonly networks: number;
  /** Members of each network, at least 15. */
  readonly cast: number;
  /** People of no interest whom two partners happen to know. */
  readonly common: number;
  /** People of no interest in each contribution of a kind, whom one partner knows. */
  readonly strangers: { readonly police: number; readonly bank: number; readonly border: number };
  /** Into how many contributions a partner's police records come, and its other large sources. */
  readonly parts: { readonly records: number; readonly others: number };
  /** Call shops and the like, whose number many people give. */
  readonly shops: number;
  /** Weeks of weekly series and months of monthly ones. */
  readonly weeks: number;
  readonly months: number;
  /** Departures elsewhere on the routes, by no network of the exercise. */
  readonly otherLaunches: number;
}

export const SCALES: Readonly<Record<ExerciseSize, Scale>> = {
  small: {
    networks: 3,
    cast: 15,
    common: 9,
    strangers: { police: 3, bank: 1, border: 1 },
    parts: { records: 2, others: 1 },
    shops: 2,
    weeks: 5,
    months: 2,
    otherLaunches: 6,
  },
  medium: {
    networks: 24,
    cast: 23,
    common: 300,
    strangers: { police: 150, bank: 40, border: 40 },
    parts: { records: 4, others: 4 },
    shops: 12,
    weeks: 130,
    months: 30,
    otherLaunches: 120,
  },
  large: {
    networks: 160,
    cast: 23,
    common: 4_000,
    strangers: { police: 850, bank: 260, border: 240 },
    parts: { records: 12, others: 12 },
    shops: 60,
    weeks: 130,
    months: 30,
    otherLaunches: 900,
  },
};

/** The country in which a partner mostly looks, for telephones, accounts and addresses. */
export const HOME: Readonly<Record<Partner, string>> = {
  GB: 'gb',
  DE: 'de',
  FR: 'fr',
  BE: 'be',
  NL: 'nl',
  EUROPOL: 'nl',
  FRONTEX: 'gr',
};
