import type { SupplyItem } from './evidence.ts';

/** What pieces of one batch have in common at the least: only those that share one of these are compared. */
export function blockKeys(item: SupplyItem): string[] {
  const { serials, traits, consignments, kind } = item;
  return [
    ...serials.map(({ series, number }) => `${kind} serial ${series} ${Math.floor(number / 512)}`),
    ...serials.map(({ series, number }) => `${kind} serial+ ${series} ${Math.floor((number + 256) / 512)}`),
    ...(traits.cartonMark ?? []).map((value) => `${kind} carton ${value}`),
    ...(traits.weldPattern ?? []).map((value) => `${kind} weld ${value}`),
    ...consignments.map(({ value }) => `${kind} consignment ${value}`),
  ];
}
