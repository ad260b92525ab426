import { letterDistance, soundDistance } from './edit-distance.ts';
import { legalFormSimilarity } from './legal-forms.ts';
import { OMISSION, OMISSION_UNVOWELLED } from './sounds.ts';
import type { Spelling } from './spelling.ts';
import type { NameToken } from './token.ts';
import { transliterationEvidence } from './transliteration.ts';

/**
 * `equivalent`: the same name in another script, transliteration or short form. `close`: a slip or a spelling away.
 * `initial`: a letter that could stand for the name.
 */
export type TokenAgreementKind = 'exact' | 'equivalent' | 'close' | 'initial' | 'different';

export interface TokenAgreement {
  /** 0–1; from {@link CLOSE} on the tokens are more likely one name than two. */
  readonly similarity: number;
  readonly agreement: TokenAgreementKind;
}

export const EQUIVALENT = 0.9;
export const CLOSE = 0.78;

const EXACT: TokenAgreement = Object.freeze({ similarity: 1, agreement: 'exact' });
const SAME_ROMANISED: TokenAgreement = Object.freeze({ similarity: 0.98, agreement: 'equivalent' });
const VARIANT: TokenAgreement = Object.freeze({ similarity: 0.95, agreement: 'equivalent' });
const INITIAL: TokenAgreement = Object.freeze({ similarity: 0.5, agreement: 'initial' });
const DIFFERENT: TokenAgreement = Object.freeze({ similarity: 0, agreement: 'different' });

/** How alike two tokens are. Symmetric; equal tokens are `exact`. Caps: see LONGEST_TOKEN. */
export function compareTokens(a: NameToken, b: NameToken): TokenAgreement {
  if (a === b) return EXACT;
  if (a.kind === 'number' || b.kind === 'number') return compareNumbers(a, b);
  if (a.kind === 'legal-form' || b.kind === 'legal-form') return compareLegalForms(a, b);
  if (a.original === b.original) return a.text === b.text ? EXACT : SAME_ROMANISED;
  if (a.kind === 'initial' || b.kind === 'initial') return compareInitials(a, b);
  if (a.text === b.text && isUnvowelled(a) === isUnvowelled(b)) return SAME_ROMANISED;
  if (shareVariant(a.variants, b.variants)) return VARIANT;
  const similarity = spellingSimilarity(a, b);
  return ofSimilarity(
    areKnown(a, b) && similarity < SAME_BY_SPELLING ? similarity * KNOWN_APART : similarity,
  );
}

/**
 * Two names that are both known, and not as one, are two names however near they are: Hassan and Hussein, Maria and
 * Mario. Only where hardly a vowel differs are they spellings that our lists did not bring together.
 */
const SAME_BY_SPELLING = 0.95;
const KNOWN_APART = 0.8;

function areKnown(a: NameToken, b: NameToken): boolean {
  return a.variants.length > 0 && b.variants.length > 0;
}

function ofSimilarity(similarity: number): TokenAgreement {
  if (similarity > SAME_ROMANISED.similarity) return SAME_ROMANISED;
  if (similarity >= EQUIVALENT) return { similarity, agreement: 'equivalent' };
  return { similarity, agreement: similarity >= CLOSE ? 'close' : 'different' };
}

function compareNumbers(a: NameToken, b: NameToken): TokenAgreement {
  return a.kind === b.kind && a.text === b.text ? EXACT : DIFFERENT;
}

function compareLegalForms(a: NameToken, b: NameToken): TokenAgreement {
  if (a.kind !== b.kind) return DIFFERENT;
  return a.text === b.text ? EXACT : ofSimilarity(legalFormSimilarity(a.text, b.text));
}

function compareInitials(a: NameToken, b: NameToken): TokenAgreement {
  const [left, right] = [a.text.charCodeAt(0), b.text.charCodeAt(0)];
  if (left !== right) return DIFFERENT;
  return a.kind === b.kind ? SAME_ROMANISED : INITIAL;
}

function shareVariant(a: readonly number[], b: readonly number[]): boolean {
  for (const each of a) if (b.includes(each)) return true;
  return false;
}

function spellingSimilarity(a: NameToken, b: NameToken): number {
  const unvowelled = isUnvowelled(a);
  if (unvowelled !== isUnvowelled(b)) {
    return unvowelled
      ? transliterationSimilarity(a.spelling, b.spelling)
      : transliterationSimilarity(b.spelling, a.spelling);
  }
  return heardOrSlipped(a.spelling, b.spelling, unvowelled ? OMISSION_UNVOWELLED : OMISSION);
}

function isUnvowelled({ spelling }: NameToken): boolean {
  return spelling.unvowelled.letters.length > 0;
}

/** Spellings less alike than this have nothing in common; their similarity may be given as 0. */
export const LEAST = 0.6;
/** Very short names are not alike for want of letters. */
const SHORTEST = 3;

/** A sound distance from which a consonant may have changed: no longer the same name only spelled otherwise. */
const ONE_CONSONANT = 0.9;
const AT_MOST_CLOSE = EQUIVALENT - 0.01;

/** The better of two views: what an ear hears, and what a hand slips; a slip is never equivalent. */
function heardOrSlipped(a: Spelling, b: Spelling, omission: Float64Array): number {
  let bySound = 0;
  if (a.sounds.length > 0 && b.sounds.length > 0) {
    const units = Math.max((a.sounds.length + b.sounds.length) / 2, SHORTEST);
    const distance = soundDistance(a.sounds, b.sounds, omission, units * (1 - LEAST));
    bySound = Math.max(1 - distance / units, 0);
    if (distance >= ONE_CONSONANT) bySound = Math.min(bySound, AT_MOST_CLOSE);
  }
  if (bySound >= AT_MOST_CLOSE) return bySound;
  const longer = Math.max(a.letters.length, b.letters.length, SHORTEST);
  const bySlips = 1 - letterDistance(a.letters, b.letters, longer * (1 - Math.max(LEAST, bySound))) / longer;
  return Math.max(Math.min(bySlips, AT_MOST_CLOSE), bySound);
}

/**
 * Log-odds by evidence: CLOSE at 0, which one spelling in fifty of the same name does not reach, and one different name
 * in several thousand exceeds; EQUIVALENT at 1.3, which a tenth does not reach.
 */
const ODDS_AT_ZERO = Math.log(CLOSE / (1 - CLOSE));
const SLOPE = (Math.log(EQUIVALENT / (1 - EQUIVALENT)) - ODDS_AT_ZERO) / 1.3;

function transliterationSimilarity(unvowelled: Spelling, vowelled: Spelling): number {
  if (vowelled.latin.segments.length === 0) return 0;
  const articles = { unvowelled: unvowelled.article, latin: vowelled.article };
  const evidence = transliterationEvidence(unvowelled.unvowelled, vowelled.latin, articles);
  const transliterated = 1 / (1 + Math.exp(-ODDS_AT_ZERO - SLOPE * evidence));
  return unvowelled.readable
    ? Math.max(transliterated, heardOrSlipped(unvowelled, vowelled, OMISSION))
    : transliterated;
}
