import { isoDay } from '../assembly/days.ts';
import type { SupplyEvidence, SupplyItem, SupplySource } from './evidence.ts';
import { kindOfWords } from './item-kind.ts';
import type { ItemKind } from './item-kind.ts';
import { unique } from './passport.ts';

/** Seizures of one kind of goods in one month at one place. */
export interface SeizedGoods {
  readonly kind: ItemKind;
  /** `YYYY-MM`; undefined where no day, or days of several months, are said. */
  readonly month: string | undefined;
  readonly place: string | undefined;
  readonly seizures: readonly string[];
  /** In pieces; other units are not added up. */
  readonly quantity: number;
  readonly sources: readonly SupplySource[];
}

/** What was seized, by kind, month and place. A kind that both the seizure and its pieces tell of counts once. */
export function seizuresByKind(evidence: SupplyEvidence): SeizedGoods[] {
  const lines = new Map<
    string,
    {
      line: Omit<SeizedGoods, 'seizures' | 'quantity' | 'sources'>;
      of: Map<string, number>;
      sources: SupplySource[];
    }
  >();
  const found = new Map<string, SupplyItem[]>();
  for (const item of evidence.items)
    for (const id of new Set(item.fates.map(({ value }) => value))) {
      const known = found.get(id);
      if (known) known.push(item);
      else found.set(id, [item]);
    }
  for (const seizure of evidence.fates) {
    if (seizure.kind !== 'seizure') continue;
    const pieces = new Map<ItemKind, { told: number; sources: readonly SupplySource[] }>();
    for (const item of found.get(seizure.id) ?? []) {
      const known = pieces.get(item.kind);
      pieces.set(item.kind, {
        told: (known?.told ?? 0) + item.quantity,
        sources: [...(known?.sources ?? []), ...item.sources],
      });
    }
    if (seizure.itemType !== undefined) {
      const kind = kindOfWords(seizure.itemType);
      const known = pieces.get(kind);
      const counted = seizure.unit === undefined || /^(piece|pieces|item|items|C62|EA)$/i.test(seizure.unit);
      pieces.set(kind, {
        told: Math.max(known?.told ?? 0, counted ? (seizure.quantity ?? 1) : 0),
        sources: [...(known?.sources ?? []), ...seizure.sources],
      });
    }
    for (const [kind, { told, sources }] of pieces) {
      const month = monthOf(seizure.days);
      const key = JSON.stringify([kind, month, seizure.place]);
      const known = lines.get(key) ?? {
        line: { kind, month, place: seizure.place },
        of: new Map<string, number>(),
        sources: [],
      };
      known.of.set(seizure.id, told);
      known.sources.push(...sources);
      lines.set(key, known);
    }
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { line, of, sources }]) => ({
      ...line,
      seizures: [...of.keys()].sort(),
      quantity: [...of.values()].reduce((sum, count) => sum + count, 0),
      sources: unique(sources),
    }));
}

function monthOf(days: { readonly first: number; readonly last: number } | undefined): string | undefined {
  if (!days) return undefined;
  const [first, last] = [isoDay(days.first).slice(0, 7), isoDay(days.last).slice(0, 7)];
  return first === last ? first : undefined;
}
