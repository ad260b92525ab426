import type { Format } from '../../i18n/index.ts';

/**
 * Words for a probability, after the yardstick of the United Kingdom's Professional Head of Intelligence Assessment
 * (2018). It leaves gaps between its seven bands; there the word that claims less is taken. Upper ends of the bands.
 */
export const LIKELIHOODS = [
  ['remote', 0.05],
  ['highly-unlikely', 0.2],
  ['unlikely', 0.35],
  ['even', 0.55],
  ['likely', 0.8],
  ['highly-likely', 0.95],
  ['almost-certain', 1],
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number][0];

export function likelihoodOf(probability: number): Likelihood {
  // Below one half the weaker claim is the one nearer to it, so that an end belongs to the band beneath.
  return (
    LIKELIHOODS.find(([, end]) => (end < 0.5 ? probability <= end : probability < end))?.[0] ??
    'almost-certain'
  );
}

/** A probability that never reads as certain: near the ends it keeps two digits, and beyond them says more or less than. */
export function percentOf(probability: number, format: Format): string {
  if (probability > 0.9999) return `> ${format.percent(0.9999, 2)}`;
  if (probability < 0.0001) return `< ${format.percent(0.0001, 2)}`;
  if (probability > 0.99) return format.percent(Math.floor(probability * 10_000) / 10_000, 2);
  if (probability < 0.01) return format.percent(Math.ceil(probability * 10_000) / 10_000, 2);
  return format.percent(probability);
}

const MOST_ODDS = 1_000_000;

/** Bits as odds in two figures: 5.2 bits are `37 : 1`. */
export function oddsOf(bits: number, format: Format): string {
  const size = 2 ** Math.abs(bits);
  const text =
    size > MOST_ODDS
      ? `> ${format.number(MOST_ODDS)}`
      : format.number(Number(size.toPrecision(size < 10 ? 2 : 3)));
  return bits < 0 ? `1 : ${text}` : `${text} : 1`;
}
