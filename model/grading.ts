import { ForelandError } from './errors.ts';

/**
 * A contributor's own grade, kept in its own scheme and never converted. Grades of source and of
 * information are not independent, so nothing here multiplies or adds them.
 * Written `scheme/source/information[/handling]`, for example `4x4/B/2` or `3x5x2/1/B/P`.
 */
export interface Grading {
  readonly scheme: GradingScheme;
  readonly source: string;
  readonly information: string;
  /** UK 3x5x2 only: `P` lawful sharing permitted, `C` with conditions. */
  readonly handling?: string;
}

export interface GradingSchemeDefinition {
  readonly source: Readonly<Record<string, string>>;
  readonly information: Readonly<Record<string, string>>;
  readonly handling?: Readonly<Record<string, string>>;
}

export const GRADING_SCHEMES = {
  /** Europol 4x4. There is no source code D. */
  '4x4': {
    source: { A: 'no doubt', B: 'mostly reliable', C: 'mostly unreliable', X: 'cannot be assessed' },
    information: {
      1: 'accuracy not in doubt',
      2: 'known personally to the source, not to the officer passing it on',
      3: 'not known personally to the source but corroborated',
      4: 'not known personally and not corroborated',
    },
  },
  /** UK 3x5x2 (College of Policing, intelligence report). */
  '3x5x2': {
    source: { 1: 'reliable', 2: 'untested', 3: 'not reliable' },
    information: {
      A: 'known directly to the source',
      B: 'known indirectly but corroborated',
      C: 'known indirectly',
      D: 'not known',
      E: 'suspected to be false',
    },
    handling: { P: 'lawful sharing permitted', C: 'lawful sharing permitted with conditions' },
  },
  /** Admiralty code, as carried by STIX and MISP sources. */
  admiralty: {
    source: {
      A: 'completely reliable',
      B: 'usually reliable',
      C: 'fairly reliable',
      D: 'not usually reliable',
      E: 'unreliable',
      F: 'reliability cannot be judged',
    },
    information: {
      1: 'confirmed',
      2: 'probably true',
      3: 'possibly true',
      4: 'doubtful',
      5: 'improbable',
      6: 'truth cannot be judged',
    },
  },
} as const satisfies Record<string, GradingSchemeDefinition>;

export type GradingScheme = keyof typeof GRADING_SCHEMES;

const parsed = new Map<string, Grading>();

/** @throws ForelandError `grading-unknown` when the scheme or one of its codes does not exist. */
export function parseGrading(text: string): Grading {
  const known = parsed.get(text);
  if (known) return known;
  const [scheme = '', source = '', information = '', handling, ...rest] = text.split('/');
  const definition: GradingSchemeDefinition | undefined = Object.hasOwn(GRADING_SCHEMES, scheme)
    ? GRADING_SCHEMES[scheme as GradingScheme]
    : undefined;
  const valid =
    definition !== undefined &&
    rest.length === 0 &&
    Object.hasOwn(definition.source, source) &&
    Object.hasOwn(definition.information, information) &&
    (handling === undefined ||
      (definition.handling !== undefined && Object.hasOwn(definition.handling, handling)));
  if (!valid) {
    throw new ForelandError({
      code: 'grading-unknown',
      message: `“${text.slice(0, 40)}” is not a grade of a known scheme.`,
      remedy: 'Write scheme/source/information, for example 4x4/B/2, 3x5x2/1/B/P or admiralty/B/3.',
    });
  }
  const grading: Grading = Object.freeze({
    scheme: scheme as GradingScheme,
    source,
    information,
    ...(handling === undefined ? {} : { handling }),
  });
  parsed.set(text, grading);
  return grading;
}

export function formatGrading(grading: Grading): string {
  return [grading.scheme, grading.source, grading.information, grading.handling].filter(Boolean).join('/');
}
