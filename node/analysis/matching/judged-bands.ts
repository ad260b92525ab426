import type { EntityType, MatchPair, StandingJudgement } from '@foreland/matching';

export interface Band {
  /** Mean probability that the model gave. */
  readonly predicted: number;
  /** Share that people said is the same. */
  readonly observed: number;
  readonly pairs: number;
}

const BANDS = 10;

/** How well the model's probabilities agree with what people said, in tenths, by type. Who is unsure says nothing. */
export function judgedBands(
  pairs: readonly MatchPair[],
  judgements: readonly StandingJudgement[],
): ReadonlyMap<EntityType, readonly Band[]> {
  const answers = new Map(judgements.map(({ a, b, answer }) => [`${a} ${b}`, answer]));
  const sums = new Map<EntityType, { predicted: number; same: number; pairs: number }[]>();
  for (const { type, a, b, probability } of pairs) {
    const answer = answers.get(`${a} ${b}`);
    if (answer === undefined || answer === 'unsure') continue;
    let bands = sums.get(type);
    if (!bands)
      sums.set(type, (bands = Array.from({ length: BANDS }, () => ({ predicted: 0, same: 0, pairs: 0 }))));
    const band = bands[Math.min(BANDS - 1, Math.floor(probability * BANDS))];
    if (!band) continue;
    band.predicted += probability;
    band.same += answer === 'same' ? 1 : 0;
    band.pairs += 1;
  }
  return new Map(
    [...sums].map(([type, bands]) => [
      type,
      bands
        .filter((band) => band.pairs > 0)
        .map(({ predicted, same, pairs: count }) => ({
          predicted: predicted / count,
          observed: same / count,
          pairs: count,
        })),
    ]),
  );
}
