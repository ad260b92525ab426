import { seizuresByKind } from '@foreland/networks/supply';
import type { Fate, ItemKind, SupplyEvidence, SupplyItem } from '@foreland/networks/supply';
import type { StatementReader } from '@foreland/store';
import type { SeizuresAnswer } from './answers.ts';
import { partnersOf } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import { isWithin } from './flows.ts';
import type { Period } from './flows.ts';
import { photosOf } from './photos.ts';
import type { StatedPhoto } from './photos.ts';

export interface SeizureFilter extends Period {
  readonly kind?: ItemKind | undefined;
  readonly place?: string | undefined;
}

export interface SeizurePage {
  readonly limit: number;
  /** The last one of the page before. */
  readonly after?: string | undefined;
}

type Listed = SeizuresAnswer['seizures'][number];

/** Seizures as the worker tells them: whether the bytes of a photograph are here, it does not know. */
export type ToldSeizures = Omit<SeizuresAnswer, 'seizures'> & {
  readonly seizures: readonly (Omit<Listed, 'photos'> & { readonly photos: readonly StatedPhoto[] })[];
  readonly more: boolean;
};

/** Seizures that pass a filter: what was seized by kind, month and place, and one page of them, the latest first. */
export async function seizuresOf(
  evidence: SupplyEvidence,
  { kind, place, ...period }: SeizureFilter,
  page: SeizurePage,
  told: SupplyDescription,
  reader: StatementReader,
): Promise<ToldSeizures> {
  const pieces = new Map<string, SupplyItem[]>();
  for (const item of evidence.items)
    for (const { value } of item.fates) pieces.set(value, [...(pieces.get(value) ?? []), item]);
  const goodsIn = (fate: Fate) =>
    seizuresByKind({ ...evidence, items: pieces.get(fate.id) ?? [], fates: [fate] });
  const within = evidence.fates.filter(
    (fate) =>
      fate.kind === 'seizure' &&
      (place === undefined || fate.place === place) &&
      (fate.days === undefined || isWithin(fate.days, period)) &&
      (kind === undefined || goodsIn(fate).some((goods) => goods.kind === kind)),
  );
  const byKind = seizuresByKind({ ...evidence, fates: within });
  const latest = within.toSorted(
    (a, b) => (b.days?.last ?? -Infinity) - (a.days?.last ?? -Infinity) || (a.id < b.id ? -1 : 1),
  );
  const from = page.after === undefined ? 0 : latest.findIndex(({ id }) => id === page.after) + 1;
  const shown = latest.slice(from, from + page.limit);
  const photos = await photosOf(
    reader,
    shown.flatMap(({ records }) => records),
  );
  return {
    byKind: byKind
      .filter((goods) => kind === undefined || goods.kind === kind)
      .map((goods) => told.goods(goods)),
    seizures: shown.map((fate) => {
      const own = pieces.get(fate.id) ?? [];
      return {
        ...told.fate(fate),
        goods: goodsIn(fate).map((goods) => ({ kind: goods.kind, quantity: goods.quantity })),
        pieces: own.map((item) => told.piece(item)),
        photos: fate.records.flatMap((record) => photos.get(record) ?? []),
        partners: partnersOf([...fate.records, ...own.flatMap(({ records }) => records)]),
      };
    }),
    total: within.length,
    more: latest.length > from + shown.length,
  };
}
