import { GRADING_SCHEMES, parseGrading } from '@foreland/model/grading';
import type { Grading } from '@foreland/model/grading';

/**
 * How strong one half of a grade is, in its own scheme, for shading only: 1 strong, 2 middling, 3 weak,
 * 0 cannot be judged. The halves are never combined, and schemes are never compared.
 */
export type Strength = 0 | 1 | 2 | 3;

const STRENGTH: {
  readonly [S in keyof typeof GRADING_SCHEMES]: {
    readonly source: Readonly<Record<string, Strength>>;
    readonly information: Readonly<Record<string, Strength>>;
  };
} = {
  '4x4': { source: { A: 1, B: 2, C: 3, X: 0 }, information: { 1: 1, 2: 2, 3: 2, 4: 3 } },
  '3x5x2': { source: { 1: 1, 2: 2, 3: 3 }, information: { A: 1, B: 2, C: 2, D: 0, E: 3 } },
  admiralty: {
    source: { A: 1, B: 1, C: 2, D: 3, E: 3, F: 0 },
    information: { 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 0 },
  },
};

export interface ShownGrade {
  readonly grading: Grading;
  readonly source: Strength;
  readonly information: Strength;
}

/** Undefined where the text is not a grade of a known scheme. */
export function shownGrade(text: string): ShownGrade | undefined {
  let grading: Grading;
  try {
    grading = parseGrading(text);
  } catch {
    return undefined;
  }
  const scheme = STRENGTH[grading.scheme];
  return {
    grading,
    source: scheme.source[grading.source] ?? 0,
    information: scheme.information[grading.information] ?? 0,
  };
}

/** `H3:text` carries words of its own; the code alone is what the chip shows. */
export function handlingCode(handling: string): { readonly code: string; readonly text: string | undefined } {
  const colon = handling.indexOf(':');
  return colon < 0
    ? { code: handling, text: undefined }
    : { code: handling.slice(0, colon), text: handling.slice(colon + 1) };
}
