import { KINDS } from '../supply.ts';
import type { ItemKindCode, SeizedGoods } from '../supply.ts';

export interface Part {
  readonly kind: ItemKindCode;
  readonly quantity: number;
}

export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  /** In the order of the kinds; kinds of which nothing was seized are left out. */
  readonly parts: readonly Part[];
  readonly total: number;
}

export interface Stack {
  /** Every month from the first to the last, also those without a seizure. */
  readonly columns: readonly Month[];
  readonly kinds: readonly ItemKindCode[];
  readonly most: number;
  /** Pieces whose month is not known. */
  readonly undated: number;
}

/** Pieces by kind, month by month. */
export function stackOf(goods: readonly SeizedGoods[]): Stack {
  const months = goods.flatMap(({ month }) => month ?? []).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  const columns =
    first === undefined || last === undefined
      ? []
      : monthsBetween(first, last).map((month) => {
          const parts = partsOf(goods.filter((each) => each.month === month));
          return { month, parts, total: parts.reduce((sum, { quantity }) => sum + quantity, 0) };
        });
  return {
    columns,
    kinds: KINDS.filter((kind) => goods.some((each) => each.kind === kind)),
    most: Math.max(0, ...columns.map(({ total }) => total)),
    undated: goods
      .filter(({ month }) => month === undefined)
      .reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** Goods of the months in which days of a period lie; those without a month are in every period, as at the node. */
export function within(
  goods: readonly SeizedGoods[],
  since: string | undefined,
  until: string | undefined,
): readonly SeizedGoods[] {
  return goods.filter(
    ({ month }) =>
      month === undefined ||
      ((since === undefined || month >= since.slice(0, 7)) &&
        (until === undefined || month <= until.slice(0, 7))),
  );
}

export function partsOf(goods: readonly SeizedGoods[]): Part[] {
  return KINDS.map((kind) => ({
    kind,
    quantity: goods.filter((each) => each.kind === kind).reduce((sum, { quantity }) => sum + quantity, 0),
  })).filter(({ quantity }) => quantity > 0);
}

export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  for (let month = number(first); month <= number(last); month += 1)
    months.push(
      `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
    );
  return months;
}

/** A round number not below the largest column, where the axis ends. */
export function roundUp(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
