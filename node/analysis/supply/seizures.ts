import { isoDay } from '@foreland/networks/assembly';
import { seizuresByKind, piecesByLink } from '@foreland/networks/supply';
import type { Fate, ItemKind, SupplyEvidence } from '@foreland/networks/supply';
import type { StatementReader } from '@foreland/store';
import type { SeizuresAnswer } from './answers.ts';
import { partnersOf } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import { isWithin } from './flows.ts';
import type { Period } from './flows.ts';
import { goodsLines } from './goods-lines.ts';
import { latestFirst, pageOf } from '../page.ts';
import type { DayKey, Page } from '../page.ts';
import { photosOf } from './photos.ts';
import type { StatedPhoto } from './photos.ts';

export interface SeizureFilter extends Period {
  readonly kind?: ItemKind | undefined;
  readonly place?: string | undefined;
}

/** Pieces, and photographs, of one seizure that are told; its dossier has the rest. */
const EACH = 100;

type Seizure = SeizuresAnswer['seizures'][number];

/** Seizures as the worker tells them: whether the bytes of a photograph are here, it does not know. */
export type ToldSeizures = Omit<SeizuresAnswer, 'seizures'> & {
  readonly seizures: readonly (Omit<Seizure, 'photos'> & { readonly photos: readonly StatedPhoto[] })[];
  readonly nextAfter: DayKey | undefined;
};

/** Seizures that pass a filter: what was seized by kind, month and place, and one page of them, the latest first. */
export async function seizuresOf(
  evidence: SupplyEvidence,
  { kind, place, ...period }: SeizureFilter,
  page: Page<DayKey>,
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
  const keyOf = ({ id, days }: Fate): DayKey => ({ day: days ? isoDay(days.last) : '', id });
  const { shown, total, more } = pageOf(within, keyOf, latestFirst, page);
  const last = shown.at(-1);
  const photos = await photosOf(
    reader,
    shown.flatMap(({ records }) => records),
  );
  return {
    byKind: goodsLines(
      byKind.filter((goods) => kind === undefined || goods.kind === kind),
      told,
    ),
    seizures: shown.map((fate) => {
      const own = pieces.get(fate.id) ?? [];
      const pictures = fate.records.flatMap((record) => photos.get(record) ?? []);
      return {
        ...told.fate(fate),
        goods: goodsIn(fate).map((goods) => ({ kind: goods.kind, quantity: goods.quantity })),
        pieces: own.slice(0, EACH).map((item) => told.piece(item)),
        pieceCount: own.length,
        photos: pictures.slice(0, EACH),
        photoCount: pictures.length,
        partners: partnersOf([...fate.records, ...own.flatMap(({ records }) => records)]),
      };
    }),
    total,
    nextAfter: more && last ? keyOf(last) : undefined,
  };
}
