import type { Format } from '../../i18n/index.ts';

/**
 * Words for a probability, after the yardstick of the United Kingdom's Professional Head of Intelligence Assessment
 * (2018). It leaves gaps between its seven bands; each gap is divided in its middle.
 */
export const LIKELIHOODS = [
  ['remote', 0.075],
  ['highly-unlikely', 0.225],
  ['unlikely', 0.375],
  ['even', 0.525],
  ['likely', 0.775],
  ['highly-likely', 0.925],
  ['almost-certain', 1],
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number][0];

export function likelihoodOf(probability: number): Likelihood {
  return LIKELIHOODS.find(([, below]) => probability < below)?.[0] ?? 'almost-certain';
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
    size > MOST_ODDS ? `> ${format.number(MOST_ODDS)}` : format.number(Number(size.toPrecision(size < 10 ? 2 : 3)));
  return bits < 0 ? `1 : ${text}` : `${text} : 1`;
}
