/** Pairs whose predicted probability is near each other, and how many of them are truly one thing. */
export interface ReliabilityBand {
  /** Lowest and highest predicted probability in the band. */
  readonly from: number;
  readonly to: number;
  /** Means. */
  readonly predicted: number;
  readonly observed: number;
  readonly pairs: number;
}

export interface Calibration {
  /** Expected calibration error: the mean distance of predicted from observed, weighted by pairs (Naeini et al. 2015). */
  readonly error: number;
  /** Largest distance in any band. */
  readonly worst: number;
  /** Mean squared error of the probabilities (Brier 1950). */
  readonly brier: number;
  /** From low to high; empty bands are left out. */
  readonly bands: readonly ReliabilityBand[];
}

/**
 * How far probabilities can be taken at their word.
 * @param outcomes 1 where the pair is truly one thing, 0 where it is not
 * @param by `mass`: bands of as many pairs each, where equal probabilities stay together; `width`: bands of equal width
 */
export function calibration(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  by: 'mass' | 'width' = 'mass',
  count = 10,
): Calibration {
  const pairs = probabilities.length;
  const order = Uint32Array.from({ length: pairs }, (_, pair) => pair).sort(
    (one, other) => (probabilities[one] ?? 0) - (probabilities[other] ?? 0),
  );
  const bands: ReliabilityBand[] = [];
  let brier = 0;
  for (let start = 0; start < pairs;) {
    const end = endOfBand(probabilities, order, start, by, count);
    let predicted = 0;
    let observed = 0;
    for (let at = start; at < end; at++) {
      const probability = probabilities[order[at] ?? 0] ?? 0;
      const outcome = outcomes[order[at] ?? 0] ?? 0;
      predicted += probability;
      observed += outcome;
      brier += (probability - outcome) ** 2;
    }
    bands.push({
      from: probabilities[order[start] ?? 0] ?? 0,
      to: probabilities[order[end - 1] ?? 0] ?? 0,
      predicted: predicted / (end - start),
      observed: observed / (end - start),
      pairs: end - start,
    });
    start = end;
  }
  const distance = ({ predicted, observed }: ReliabilityBand): number => Math.abs(predicted - observed);
  return {
    error: bands.reduce((sum, band) => sum + distance(band) * band.pairs, 0) / pairs,
    worst: Math.max(...bands.map(distance)),
    brier: brier / pairs,
    bands,
  };
}

/**
 * The position after the last pair of the band that begins at a position. A pair belongs to the band of the first pair
 * of equal probability, so that the order of equal ones changes nothing.
 */
function endOfBand(
  probabilities: ArrayLike<number>,
  order: Uint32Array,
  start: number,
  by: 'mass' | 'width',
  count: number,
): number {
  const at = (position: number): number => probabilities[order[position] ?? 0] ?? 0;
  const bandOf = (position: number): number =>
    Math.min(count - 1, Math.floor((by === 'mass' ? position / order.length : at(position)) * count));
  let end = start + 1;
  while (end < order.length && (at(end) === at(end - 1) || bandOf(end) === bandOf(start))) end++;
  return end;
}
