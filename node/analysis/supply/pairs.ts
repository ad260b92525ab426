import type { SupplyAnalysis } from '@foreland/networks/supply';
import type { PairsAnswer } from './answers.ts';
import { ratioShape } from './describe.ts';
import type { SupplyDescription } from './describe.ts';

export interface PairFilter {
  /** Only pieces of which no partner alone has both. */
  readonly across: boolean;
  readonly limit: number;
}

/** Pieces that are likely of one batch, the likeliest first. */
export function pairsOf(
  { pairs, passports, evidence }: SupplyAnalysis,
  { across, limit }: PairFilter,
  told: SupplyDescription,
): PairsAnswer {
  const items = new Map(evidence.items.map((item) => [item.id, item]));
  const lotOf = new Map(
    passports.flatMap(({ lot, journeys }) =>
      journeys.flatMap(({ member }) => member.unit.items.map(({ id }) => [id, lot] as const)),
    ),
  );
  const found = pairs.flatMap((pair) => {
    const [one, other] = [items.get(pair.one), items.get(pair.other)];
    return one && other && (!across || pair.apart) ? [{ one, other, ratio: pair.ratio }] : [];
  });
  return {
    pairs: found.slice(0, limit).map(({ one, other, ratio }) => {
      const lot = lotOf.get(one.id);
      return {
        one: told.piece(one),
        other: told.piece(other),
        ratio: ratioShape(ratio),
        ...(lot !== undefined && lot === lotOf.get(other.id) ? { lot } : {}),
      };
    }),
    total: found.length,
    model: told.model,
  };
}
