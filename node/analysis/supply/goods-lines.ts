import type { SeizedGoods } from '@foreland/networks/supply';
import type { GoodsShape } from './answers.ts';
import type { SupplyDescription } from './describe.ts';

/** Lines of goods, months and places that are told one by one. */
export const MOST_LINES = 2000;

/**
 * What was seized, line by line; where there are too many, the places of least goods are summed as one, so that months and
 * kinds still add up to the whole.
 */
export function goodsLines(lines: readonly SeizedGoods[], told: SupplyDescription): GoodsShape[] {
  if (lines.length <= MOST_LINES) return lines.map((line) => told.goods(line));
  const places = [...Map.groupBy(lines, ({ place }) => place)]
    .map(([place, own]) => ({ place, own, pieces: own.reduce((sum, { quantity }) => sum + quantity, 0) }))
    .sort((a, b) => b.pieces - a.pieces || ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
  const shown: SeizedGoods[] = [];
  const summed: SeizedGoods[] = [];
  for (const { own } of places)
    if (summed.length === 0 && shown.length + own.length <= MOST_LINES) shown.push(...own);
    else summed.push(...own);
  const rest = Map.groupBy(summed, ({ kind, month }) => `${kind} ${month ?? ''}`);
  return [
    ...shown.map((line) => told.goods(line)),
    ...[...rest.values()].map((own): GoodsShape => {
      const [{ kind, month } = { kind: 'other' as const, month: undefined }] = own;
      return {
        kind,
        ...(month === undefined ? {} : { month }),
        furtherPlaces: new Set(own.map(({ place }) => place)).size,
        seizures: new Set(own.flatMap(({ seizures }) => seizures)).size,
        quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
      };
    }),
  ];
}
