import type { Partner } from '@foreland/model';

export type ExerciseSize = 'small' | 'medium' | 'large';
export const EXERCISE_SIZES: readonly ExerciseSize[] = ['small', 'medium', 'large'];

/** How much of everything there is. */
export interface Scale {
  readonly networks: number;
  /** People of no interest whom two partners happen to know. */
  readonly common: number;
  /** People of no interest in each contribution of a kind, whom one partner knows. */
  readonly strangers: { readonly police: number; readonly bank: number; readonly border: number };
  /** Contributions of each large source per partner. */
  readonly batches: number;
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
    networks: 3, common: 16, strangers: { police: 9, bank: 2, border: 2 }, batches: 1, shops: 3, weeks: 10, months: 4,
    otherLaunches: 6,
  },
  medium: {
    networks: 24, common: 500, strangers: { police: 200, bank: 70, border: 60 }, batches: 4, shops: 12, weeks: 130, months: 30,
    otherLaunches: 120,
  },
  large: {
    networks: 160, common: 4_000, strangers: { police: 900, bank: 280, border: 240 }, batches: 12, shops: 60, weeks: 130, months: 30,
    otherLaunches: 900,
  },
};

/** The country in which a partner mostly looks, for telephones, accounts and addresses. */
export const HOME: Readonly<Record<Partner, string>> = {
  GB: 'gb', DE: 'de', FR: 'fr', BE: 'be', NL: 'nl', EUROPOL: 'nl', FRONTEX: 'gr',
};
