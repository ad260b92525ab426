import { isoDay } from '@foreland/networks/assembly';
import type { BatchPair, Exclusion, Fate, SupplyAnalysis, Unit } from '@foreland/networks/supply';
import type {
  ExclusionsAnswer,
  LotsAnswer,
  PairsAnswer,
  SuppliersAnswer,
  UnplacedAnswer,
} from './answers.ts';
import { daysOfLot, extent, ratioShape } from './describe.ts';
import type { SupplyDescription } from './describe.ts';
import { byText, latestFirst, mostFirst, pageOf } from '../page.ts';
import type { DayKey, NumberKey, Page } from '../page.ts';

/** An answer page by page, and what the next page begins after. */
export type Listed<Answer, Key> = Answer & { readonly nextAfter: Key | undefined };

export function lotsOf(
  { passports }: SupplyAnalysis,
  page: Page<DayKey>,
  told: SupplyDescription,
): Listed<LotsAnswer, DayKey> {
  const keyed = passports.map((passport) => ({
    passport,
    key: { day: extent(daysOfLot(passport)).lastDay ?? '', id: passport.lot },
  }));
  const { shown, total, more } = pageOf(keyed, ({ key }) => key, latestFirst, page);
  return {
    lots: shown.map(({ passport }) => told.lot(passport)),
    total,
    nextAfter: more ? shown.at(-1)?.key : undefined,
  };
}

export function unplacedOf(
  { unplaced }: SupplyAnalysis,
  page: Page<DayKey>,
  told: SupplyDescription,
): Listed<UnplacedAnswer, DayKey> {
  const found = unplaced.flatMap(({ id, items, fate }) => (fate ? [{ id, items, fate }] : []));
  const keyOf = ({ id, fate }: Pick<Unit, 'id'> & { readonly fate: Fate }): DayKey => ({
    day: fate.days ? isoDay(fate.days.last) : '',
    id,
  });
  const { shown, total, more } = pageOf(found, keyOf, latestFirst, page);
  const last = shown.at(-1);
  return {
    unplaced: shown.map(({ fate, items }) => ({
      fate: told.fate(fate),
      pieces: items.map((item) => told.piece(item)),
    })),
    total,
    nextAfter: more && last ? keyOf(last) : undefined,
  };
}

export function suppliersOf(
  { suppliers }: SupplyAnalysis,
  { leads, page }: { readonly leads: boolean; readonly page: Page<NumberKey> },
  told: SupplyDescription,
): Listed<SuppliersAnswer, NumberKey> {
  const wanted = leads ? suppliers.filter(({ isLead }) => isLead) : suppliers;
  const keyOf = ({ party, launched, seized }: (typeof wanted)[number]): NumberKey => ({
    number: launched + seized,
    id: party,
  });
  const { shown, total, more } = pageOf(wanted, keyOf, mostFirst, page);
  const last = shown.at(-1);
  return {
    suppliers: shown.map((card) => told.supplier(card)),
    total,
    nextAfter: more && last ? keyOf(last) : undefined,
  };
}

export interface PairFilter {
  /** Only pieces of which no partner alone has both. */
  readonly across: boolean;
  readonly page: Page<NumberKey>;
}

/** Pieces that are likely of one batch, the likeliest first. */
export function pairsOf(
  { pairs, passports, evidence }: SupplyAnalysis,
  { across, page }: PairFilter,
  told: SupplyDescription,
): Listed<PairsAnswer, NumberKey> {
  const wanted = across ? pairs.filter(({ apart }) => apart) : pairs;
  const keyOf = ({ one, other, ratio }: BatchPair): NumberKey => ({
    number: ratio.logRatio,
    id: `${one} ${other}`,
  });
  const { shown, total, more } = pageOf(wanted, keyOf, mostFirst, page);
  const named = new Set(shown.flatMap(({ one, other }) => [one, other]));
  const items = new Map(evidence.items.flatMap((item) => (named.has(item.id) ? [[item.id, item]] : [])));
  const lotOf = new Map<string, string>();
  for (const { lot, journeys } of passports)
    for (const { member } of journeys)
      for (const { id } of member.unit.items) if (named.has(id)) lotOf.set(id, lot);
  const last = shown.at(-1);
  return {
    pairs: shown.map(({ one, other, ratio }) => {
      const lot = lotOf.get(one);
      return {
        one: told.piece(items.get(one)!),
        other: told.piece(items.get(other)!),
        ratio: ratioShape(ratio),
        ...(lot !== undefined && lot === lotOf.get(other) ? { lot } : {}),
      };
    }),
    total,
    model: told.model,
    nextAfter: more && last ? keyOf(last) : undefined,
  };
}

/** By rule, and within it by what met it. */
export function exclusionsOf(
  { excluded }: SupplyAnalysis,
  page: Page<string>,
  told: SupplyDescription,
): Listed<ExclusionsAnswer, string> {
  const keyOf = ({ rule, kind, id }: Exclusion): string => `${rule} ${kind} ${id}`;
  const { shown, total, more } = pageOf(excluded, keyOf, byText, page);
  const last = shown.at(-1);
  return {
    exclusions: shown.map(({ rule, kind, id, because, goods }) => ({
      rule,
      what: kind,
      record: told.named(id),
      because,
      ...(goods === undefined ? {} : { goods }),
    })),
    total,
    nextAfter: more && last ? keyOf(last) : undefined,
  };
}
