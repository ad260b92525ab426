import type { GraphLink } from '../assembly/evidence-graph.ts';
import { confidenceOf } from '../evidence/confidence.ts';
import type { Confidence } from '../evidence/confidence.ts';

/** One origin whose grade is at least so good needs no second. */
const BEYOND_DOUBT = 0.9;

/** How likely a link is, given who says so. */
export function linkConfidence({ evidence }: GraphLink): Confidence {
  return confidenceOf(evidence);
}

/** Do two independent sources state the link, or one beyond doubt, and none deny it? Otherwise it is drawn dashed. */
export function isConfirmed({ support, denials, supported }: Confidence): boolean {
  return denials.length === 0 && (support.length >= 2 || supported >= BEYOND_DOUBT);
}
