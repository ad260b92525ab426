import { bestAssignment } from './align.ts';
import { CLOSE, LEAST, compareTokens } from './compare-tokens.ts';
import type { TokenAgreement, TokenAgreementKind } from './compare-tokens.ts';
import { gluedTokens } from './glued.ts';
import type { TokenGroup } from './glued.ts';
import type { NameKind, NameToken, ParsedName } from './token.ts';

/** Bits of information of a token: how rare it is. At least 0. */
export type Weigh = (token: NameToken) => number;

/** Two tokens that agree. A token that stands for two of the other name (Abdullah, Abd Allah) is in two of these. */
export interface AlignedTokens {
  /** Index in the tokens of the first name, and of the second. */
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
  readonly agreement: TokenAgreementKind;
}

export interface NameComparison {
  /** 0–1: what agrees, against what contradicts and what only one name says. */
  readonly score: number;
  /** Bits of the tokens that agree, each pair by its similarity; an initial counts as its own few bits. */
  readonly matchedBits: number;
  readonly unmatchedBitsA: number;
  readonly unmatchedBitsB: number;
  /** In the order of the first name. */
  readonly alignment: readonly AlignedTokens[];
  /** Whether the aligned tokens are in the same order in both names. */
  readonly equalOrder: boolean;
}

/**
 * What disagreement costs against a bit that agrees. `conflict`: both names have something else there; also the part of
 * an agreement that its similarity leaves open. `missing`: only one name says it; nearly nothing for people, who leave
 * names out, much for organisations, where one more word is another company.
 */
const COSTS: Readonly<Record<NameKind, { conflict: number; missing: number }>> = {
  person: { conflict: 2, missing: 0.15 },
  organisation: { conflict: 2, missing: 1 },
  thing: { conflict: 2, missing: 1 },
};
const OTHER_ORDER = 0.97;

/**
 * Best one-to-one alignment of the tokens of two names, in any order. Symmetric; a name compared with itself scores 1.
 * Two names without tokens score 0: nothing says that they are one.
 */
export function compareNames(a: ParsedName, b: ParsedName, weigh: Weigh): NameComparison {
  // Ties between alignments fall the same way whichever name comes first.
  if (a.text > b.text) return turned(compareInOrder(b, a, weigh));
  return compareInOrder(a, b, weigh);
}

function turned(comparison: NameComparison): NameComparison {
  return {
    ...comparison,
    unmatchedBitsA: comparison.unmatchedBitsB,
    unmatchedBitsB: comparison.unmatchedBitsA,
    alignment: comparison.alignment
      .map((pair) => ({ ...pair, a: pair.b, b: pair.a }))
      .sort((left, right) => left.a - right.a || left.b - right.b),
  };
}

function compareInOrder(a: ParsedName, b: ParsedName, weigh: Weigh): NameComparison {
  const groups = gluedTokens(a.tokens, b.tokens);
  const bitsA = groups.a.map((group) => bitsOf(group, a, weigh));
  const bitsB = groups.b.map((group) => bitsOf(group, b, weigh));
  const [rows, columns] = [groups.a.length, groups.b.length];
  const agreements: TokenAgreement[] = [];
  const gains = new Float64Array(rows * columns);
  for (const [row, left] of groups.a.entries()) {
    for (const [column, right] of groups.b.entries()) {
      const agreement = compareTokens(left.token, right.token);
      agreements.push(agreement);
      const gain = agreedBits(agreement, bitsA[row] as number, bitsB[column] as number);
      if (gain <= 0) continue;
      // Of equal gains the pair in the same place is the better one.
      const place = 1 - Math.abs(row / rows - column / columns) / 100;
      gains[row * columns + column] = (0.01 + gain) * place;
    }
  }
  const columnOf = bestAssignment(gains, rows, columns);
  const alignment: AlignedTokens[] = [];
  let [agreed, matched, doubtful, unmatchedA, unmatchedB] = [0, 0, 0, 0, 0];
  let [onlyA, onlyB] = [0, 0];
  let [equalOrder, last] = [true, -1];
  const taken = new Uint8Array(columns);
  for (const [row, column] of columnOf.entries()) {
    const ofA = bitsA[row] as number;
    if (column < 0) {
      onlyA += ofA;
      continue;
    }
    taken[column] = 1;
    const ofB = bitsB[column] as number;
    const agreement = agreements[row * columns + column] as TokenAgreement;
    const bits = agreedBits(agreement, ofA, ofB);
    agreed += bits;
    if (agreement.agreement !== 'initial') doubtful += (ofA + ofB) / 2 - bits;
    if (agreement.agreement === 'different') {
      unmatchedA += ofA;
      unmatchedB += ofB;
      continue;
    }
    matched += bits;
    if (column < last) equalOrder = false;
    last = column;
    for (const left of groups.a[row]?.members ?? []) {
      for (const right of groups.b[column]?.members ?? [])
        alignment.push({ a: left, b: right, ...agreement });
    }
  }
  for (const [column, bits] of bitsB.entries()) if (taken[column] === 0) onlyB += bits;
  const { conflict, missing } = COSTS[a.kind];
  const against = conflict * (Math.min(onlyA, onlyB) + doubtful) + missing * Math.abs(onlyA - onlyB);
  return {
    score: matched === 0 ? 0 : (agreed / (agreed + against)) * (equalOrder ? 1 : OTHER_ORDER),
    matchedBits: matched,
    unmatchedBitsA: unmatchedA + onlyA,
    unmatchedBitsB: unmatchedB + onlyB,
    alignment,
    equalOrder,
  };
}

function bitsOf({ members }: TokenGroup, name: ParsedName, weigh: Weigh): number {
  let bits = 0;
  for (const at of members) bits += weigh(name.tokens[at] as NameToken);
  return bits;
}

/**
 * Bits on which two tokens agree. Tokens that are not quite close keep a part, so that no single letter tips the scales.
 */
function agreedBits({ agreement, similarity }: TokenAgreement, a: number, b: number): number {
  if (agreement === 'initial') return Math.min(a, b) * similarity;
  const share =
    similarity >= CLOSE ? similarity : (CLOSE * Math.max(similarity - LEAST, 0)) / (CLOSE - LEAST);
  return ((a + b) / 2) * share;
}
