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

/** The position after the last pair of the band that begins at a position. */
function endOfBand(
  probabilities: ArrayLike<number>,
  order: Uint32Array,
  start: number,
  by: 'mass' | 'width',
  count: number,
): number {
  const at = (position: number): number => probabilities[order[position] ?? 0] ?? 0;
  const widthBand = (position: number): number => Math.min(count - 1, Math.floor(at(position) * count));
  // A band ends where the next multiple of pairs ÷ count is reached, so that ties in one band do not shift all others.
  const share = order.length / count;
  let end =
    by === 'mass'
      ? Math.max(start + 1, Math.round((Math.floor(start / share + 1e-9) + 1) * share))
      : start + 1;
  end = Math.min(end, order.length);
  while (
    end < order.length &&
    (by === 'mass' ? at(end) === at(end - 1) : widthBand(end) === widthBand(start))
  )
    end++;
  return end;
}
