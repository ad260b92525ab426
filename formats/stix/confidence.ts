import { parseGrading } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';

/** Admiralty credibility on the confidence scale of STIX 2.1, appendix A. Code 6, “cannot be judged”, has no number. */
const CREDIBILITY: Readonly<Record<string, number>> = { 1: 90, 2: 70, 3: 50, 4: 30, 5: 10 };

/**
 * A number only where the standard has one: every statement of the object graded in the Admiralty code with the same
 * credibility. The appendix knows neither Europol 4x4 nor UK 3x5x2, and nobody's grades are averaged here.
 */
export function confidenceOf(statements: readonly StatementDraft[]): number | undefined {
  let found: number | undefined;
  for (const { grading } of statements) {
    if (grading === undefined) return undefined;
    const { scheme, information } = parseGrading(grading);
    const number = scheme === 'admiralty' ? CREDIBILITY[information] : undefined;
    if (number === undefined || (found !== undefined && found !== number)) return undefined;
    found = number;
  }
  return found;
}
