import { betaFromMoments, betaQuantile, meanOf, varianceOf } from './beta.ts';
import type { Beta } from './beta.ts';
import { GRADE_TABLE, gradeCell } from './grade-table.ts';
import type { GradeTable } from './grade-table.ts';

/** What one statement says of a link: as much as its confidence takes. */
export interface Claim {
  /** Content address of the statement. */
  readonly statement: string;
  /** The same informant, handset or report: what one origin says counts once. */
  readonly origin: string;
  /** `scheme/source/information`; absent where nobody graded. */
  readonly grading?: string | null | undefined;
  /** Whether it says that the link does not exist. */
  readonly denies?: boolean;
}

/** All that one origin says one way. */
export interface OriginShare {
  readonly origin: string;
  /** How likely the most credible of its statements is true. */
  readonly credibility: Beta;
  /** Grade of that statement. */
  readonly grading: string | undefined;
  /** Statement ids, sorted. */
  readonly statements: readonly string[];
}

export interface Confidence {
  /** Probability that the link exists: the mean of `beta`. */
  readonly probability: number;
  /** The uncertainty of that probability, from that of the grades. */
  readonly beta: Beta;
  /** Probability by what is said for it alone. */
  readonly supported: number;
  /** By origin. */
  readonly support: readonly OriginShare[];
  readonly denials: readonly OriginShare[];
}

/**
 * How likely a link exists. Of each origin its most credible statement counts, once; independent origins join by
 * noisy-or (Pearl 1988): the link is missing only if all of them are wrong. What is said against it is carried beside, and
 * takes its share off: the link exists where somebody who says so is right and nobody is who denies it. An origin that says
 * both counts on both sides. The order of claims does not matter.
 * @throws ForelandError `grading-unknown`
 */
export function confidenceOf(claims: Iterable<Claim>, table: GradeTable = GRADE_TABLE): Confidence {
  const all = [...claims];
  const support = byOrigin(
    all.filter(({ denies }) => denies !== true),
    table,
  );
  const denials = byOrigin(
    all.filter(({ denies }) => denies === true),
    table,
  );
  // Moments of the probability that all who support it are wrong, and that all who deny it are.
  const wrong = allWrong(support);
  const undenied = allWrong(denials);
  const supported = 1 - wrong.mean;
  const supportedSquare = 1 - 2 * wrong.mean + wrong.square;
  const probability = supported * undenied.mean;
  const variance = supportedSquare * undenied.square - probability * probability;
  return { probability, beta: betaFromMoments(probability, variance), supported, support, denials };
}

/** Bounds between which the probability of the link lies with this probability. */
export function credibleInterval({ beta }: Confidence, share = 0.9): readonly [low: number, high: number] {
  return [betaQuantile(beta, (1 - share) / 2), betaQuantile(beta, (1 + share) / 2)];
}

function byOrigin(claims: readonly Claim[], table: GradeTable): OriginShare[] {
  const origins = new Map<string, OriginShare>();
  for (const { origin, grading, statement } of claims) {
    const credibility = gradeCell(table, grading).posterior;
    const known = origins.get(origin);
    const statements = [...new Set([...(known?.statements ?? []), statement])].sort();
    const own = { origin, credibility, grading: grading ?? undefined, statements };
    origins.set(origin, known && !isStronger(own, known) ? { ...known, statements } : own);
  }
  return [...origins.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

/** More credible; of equal credibility the better known, then by its grade, so that order decides nothing. */
function isStronger(one: OriginShare, other: OriginShare): boolean {
  const [a, b] = [meanOf(one.credibility), meanOf(other.credibility)];
  if (a !== b) return a > b;
  const [spread, otherSpread] = [varianceOf(one.credibility), varianceOf(other.credibility)];
  if (spread !== otherSpread) return spread < otherSpread;
  return (one.grading ?? '') < (other.grading ?? '');
}

function allWrong(origins: readonly OriginShare[]): { mean: number; square: number } {
  let mean = 1;
  let square = 1;
  for (const { credibility } of origins) {
    const wrong = 1 - meanOf(credibility);
    mean *= wrong;
    square *= varianceOf(credibility) + wrong * wrong;
  }
  return { mean, square };
}
