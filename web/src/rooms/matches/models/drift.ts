/**
 * Population stability index in plain words, by the thresholds that credit scoring has long used
 * (Siddiqi, Credit Risk Scorecards, 2006): below 0.1 nothing to see, above 0.25 the model no longer fits.
 */
export type Drift = 'steady' | 'shifting' | 'unfit';

export function driftOf(index: number): Drift {
  return index > 0.25 ? 'unfit' : index >= 0.1 ? 'shifting' : 'steady';
}

/** Bands in which predictions and what came true lie close enough together, by the most that the project allows. */
export const CALIBRATED_WITHIN = 0.03;
