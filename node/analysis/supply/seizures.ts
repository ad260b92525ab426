import { isoDay } from '@foreland/networks/assembly';
import { seizuresByKind } from '@foreland/networks/supply';
import type { Fate, ItemKind, SupplyEvidence } from '@foreland/networks/supply';
import type { StatementReader } from '@foreland/store';
import type { SeizuresAnswer } from './answers.ts';
import { partnersOf } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import { isWithin } from './flows.ts';
import type { Period } from './flows.ts';
import { photosOf } from './photos.ts';
import type { StatedPhoto } from './photos.ts';
import { piecesByLink } from './pieces-by-link.ts';

export interface SeizureFilter extends Period {
  readonly kind?: ItemKind | undefined;
  readonly place?: string | undefined;
}

export interface SeizurePage {
  readonly limit: number;
  /** The last one of the page before, which may be gone by now. */
  readonly after?: ListedSeizure | undefined;
}

/** By what seizures are listed: the last day that each may have been on, empty where none is known, and its name. */
interface ListedSeizure {
  readonly id: string;
  readonly day: string;
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
  const pieces = piecesByLink(evidence.items, ({ fates }) => fates);
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
  const latest = within
    .map((fate) => ({ fate, id: fate.id, day: fate.days ? isoDay(fate.days.last) : '' }))
    .sort(byDay);
  const { after, limit } = page;
  const rest = after === undefined ? latest : latest.filter((each) => byDay(after, each) < 0);
  const shown = rest.slice(0, limit).map(({ fate }) => fate);
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
    more: rest.length > shown.length,
  };
}

/** The latest first. */
function byDay(a: ListedSeizure, b: ListedSeizure): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
