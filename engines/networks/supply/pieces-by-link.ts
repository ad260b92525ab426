import type { SupplyEvidence, SupplyItem } from './evidence.ts';

/** Pieces by what they are linked with, such as the consignments they were packed in. */
export function piecesByLink(
  items: SupplyEvidence['items'],
  linksOf: (item: SupplyItem) => readonly { readonly value: string }[],
): ReadonlyMap<string, readonly SupplyItem[]> {
  const all = new Map<string, SupplyItem[]>();
  for (const item of items)
    for (const { value } of linksOf(item)) {
      const known = all.get(value);
      if (known) known.push(item);
      else all.set(value, [item]);
    }
  return all;
}
