import { waterfall } from '../../../design/waterfall.ts';
import type { WaterfallBar } from '../../../design/waterfall.ts';
import type { MatchPart } from '../matches.ts';

/** A field of the pair with its bar, which starts where the one before ended. */
export interface ComparedRow {
  readonly part: MatchPart;
  readonly bar: WaterfallBar;
}

export interface Comparison {
  /** What holds before any field is compared. */
  readonly prior: ComparedRow | undefined;
  /** What counts, from the strongest for to the strongest against. */
  readonly compared: readonly ComparedRow[];
  /** Fields that are not known on both sides and add nothing. */
  readonly missing: readonly ComparedRow[];
  readonly total: WaterfallBar;
  /** Where the axis stands at zero, as a share of the plot. */
  readonly zero: number;
}

/** Orders the parts so that they can be followed from the starting point down to the total. */
export function compare(parts: readonly MatchPart[], total: number): Comparison {
  const prior = parts.filter(({ field }) => field === 'prior');
  const fields = parts.filter(({ field }) => field !== 'prior');
  const isSilent = ({ agreement, bits }: MatchPart) => agreement === 'missing' && bits === 0;
  const compared = fields.filter((part) => !isSilent(part)).toSorted((one, other) => other.bits - one.bits);
  const missing = fields.filter(isSilent);
  const ordered = [...prior, ...compared, ...missing];
  const { bars, zero } = waterfall(ordered, total);
  const rows = ordered.map((part, index) => ({ part, bar: bars[index]! }));
  return {
    prior: rows[prior.length - 1],
    compared: rows.slice(prior.length, prior.length + compared.length),
    missing: rows.slice(prior.length + compared.length),
    total: bars.at(-1)!,
    zero,
  };
}

/** Statements behind both sides of a field, each once. */
export function statementsOf(parts: readonly MatchPart[]): readonly string[] {
  return [...new Set(parts.flatMap(({ a, b }) => [...(a?.statements ?? []), ...(b?.statements ?? [])]))];
}
