import { ForelandError } from '@foreland/model';
import { firstDay, lastDay } from '@foreland/networks/assembly';
import { batchFeatures, batchRatio, whereaboutsIn } from '@foreland/networks/supply';
import type { Exclusion, ExclusionRule, ItemKind, SupplierCard, SupplyItem } from '@foreland/networks/supply';
import type { StatementReader } from '@foreland/store';
import type {
  CompareAnswer,
  ExcludedShape,
  ExclusionsAnswer,
  FlowsAnswer,
  LotAnswer,
  LotsAnswer,
  Overview,
  PairsAnswer,
  SupplierAnswer,
  SuppliersAnswer,
  UnplacedAnswer,
} from './answers.ts';
import { SupplyDescription, extent, ratioShape, statementsOf } from './describe.ts';
import { flowsOf } from './flows.ts';
import type { Period } from './flows.ts';
import type { SupplyState } from '@foreland/networks/supply';
import { goodsLines } from './goods-lines.ts';
import { exclusionsOf, lotsOf, pairsOf, suppliersOf, unplacedOf } from './lists.ts';
import type { Listed, PairFilter } from './lists.ts';
import type { DayKey, NumberKey, Page } from '../page.ts';
import { seizuresOf } from './seizures.ts';
import type { ToldSeizures } from './seizures.ts';

/** Statements that the evidence pane can show at once. */
const EVIDENCE = 1000;
/** Records that one export can name. */
const RECORDS = 10_000;

interface AskedPeriod {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

export type SupplyQuestion =
  | { readonly what: 'overview' }
  | { readonly what: 'lots'; readonly page: Page<DayKey> }
  | { readonly what: 'unplaced'; readonly page: Page<DayKey> }
  | { readonly what: 'suppliers'; readonly leads: boolean; readonly page: Page<NumberKey> }
  | { readonly what: 'lot'; readonly lot: string }
  | { readonly what: 'supplier'; readonly party: string }
  | ({ readonly what: 'flows'; readonly limit: number } & AskedPeriod)
  | ({
      readonly what: 'seizures';
      readonly kind?: ItemKind | undefined;
      readonly place?: string | undefined;
      readonly page: Page<DayKey>;
    } & AskedPeriod)
  | { readonly what: 'compare'; readonly one: string; readonly other: string }
  | ({ readonly what: 'pairs' } & PairFilter)
  | { readonly what: 'exclusions'; readonly page: Page<string> };

export type SupplyAnswer =
  | { readonly what: 'overview'; readonly overview: Overview }
  | { readonly what: 'lots'; readonly lots: Listed<LotsAnswer, DayKey> }
  | { readonly what: 'unplaced'; readonly unplaced: Listed<UnplacedAnswer, DayKey> }
  | { readonly what: 'suppliers'; readonly suppliers: Listed<SuppliersAnswer, NumberKey> }
  | { readonly what: 'lot'; readonly lot: LotAnswer }
  | { readonly what: 'supplier'; readonly supplier: SupplierAnswer }
  | { readonly what: 'flows'; readonly flows: FlowsAnswer }
  | { readonly what: 'seizures'; readonly seizures: ToldSeizures }
  | { readonly what: 'compare'; readonly compared: CompareAnswer }
  | { readonly what: 'pairs'; readonly pairs: Listed<PairsAnswer, NumberKey> }
  | { readonly what: 'exclusions'; readonly exclusions: Listed<ExclusionsAnswer, string> };

/** Answers a question about the supply of a view. */
export async function answer(
  held: SupplyState,
  reader: StatementReader,
  question: SupplyQuestion,
): Promise<SupplyAnswer> {
  const told = new SupplyDescription(held, (key) => reader.labelOf(key));
  const { analysis } = held;
  switch (question.what) {
    case 'overview':
      return { what: 'overview', overview: overviewOf(held, told) };
    case 'lots':
      return { what: 'lots', lots: lotsOf(analysis, question.page, told) };
    case 'unplaced':
      return { what: 'unplaced', unplaced: unplacedOf(analysis, question.page, told) };
    case 'suppliers':
      return { what: 'suppliers', suppliers: suppliersOf(analysis, question, told) };
    case 'lot':
      return { what: 'lot', lot: lotAnswer(held, question.lot, told) };
    case 'supplier':
      return { what: 'supplier', supplier: supplierAnswer(held, question.party, told) };
    case 'flows':
      return {
        what: 'flows',
        flows: flowsOf(held, { limit: question.limit, ...periodOf(question) }, told),
      };
    case 'seizures': {
      const { kind, place, page } = question;
      const filter = { kind, place, ...periodOf(question) };
      return { what: 'seizures', seizures: await seizuresOf(analysis.evidence, filter, page, told, reader) };
    }
    case 'compare':
      return { what: 'compare', compared: compared(held, question, told) };
    case 'pairs':
      return { what: 'pairs', pairs: pairsOf(analysis, question, told) };
    case 'exclusions':
      return { what: 'exclusions', exclusions: exclusionsOf(analysis, question.page, told) };
  }
}

function overviewOf({ analysis }: SupplyState, told: SupplyDescription): Overview {
  const { passports, unplaced, suppliers, seizures, excluded } = analysis;
  return {
    lots: passports.length,
    unplaced: unplaced.filter(({ fate }) => fate !== undefined).length,
    suppliers: suppliers.length,
    leads: suppliers.filter(({ isLead }) => isLead).length,
    seizures: goodsLines(seizures, told),
    excluded: countedExclusions(excluded),
    model: told.model,
  };
}

function lotAnswer({ analysis }: SupplyState, id: string, told: SupplyDescription): LotAnswer {
  const passport = analysis.passports.find(({ lot }) => lot === id);
  if (!passport)
    throw unknown('lot-unknown', 'lot', 'Choose one from the list: a lot is named by what is in view.');
  const { consignments, holders, journeys, missing, sources } = passport;
  const parts = [
    ...consignments,
    ...journeys.flatMap(({ member, fate }) => [...member.unit.items, ...(fate ? [fate] : [])]),
  ];
  const parties = [...holders.map(({ party }) => party), ...passport.makers];
  const places = [
    ...consignments.flatMap(({ origin, destination }) =>
      [origin?.value ?? [], destination?.value ?? []].flat(),
    ),
    ...journeys.flatMap(({ fate }) => fate?.place ?? []),
  ];
  return {
    lot: told.lot(passport),
    consignments: consignments.map((consignment) => told.consignment(consignment)),
    holders: holders.map((holder) => told.holder(holder)),
    journeys: journeys.map((journey) => told.journey(journey)),
    members: journeys.map(({ member }) => told.member(member)),
    missing: missing.map((each) => told.missing(each)),
    records: [...new Set([...parts.flatMap(({ records }) => records), ...parties, ...places])]
      .sort()
      .slice(0, RECORDS),
    statements: statementsOf(sources, EVIDENCE),
    model: told.model,
  };
}

function supplierAnswer({ analysis }: SupplyState, party: string, told: SupplyDescription): SupplierAnswer {
  const card = analysis.suppliers.find((each) => each.party === party || each.records.includes(party));
  if (!card)
    throw unknown(
      'supplier-unknown',
      'supplier',
      'Choose one from the list of suppliers, or open the record.',
    );
  const counted = (list: SupplierCard['consignees']) =>
    list.map(({ value, count }) => ({ ...told.named(value), consignments: count }));
  return {
    ...told.supplier(card),
    names: [...card.names],
    records: [...card.records],
    consignees: counted(card.consignees),
    consignors: counted(card.consignors),
    routes: card.routes.map(({ origin, destination, carrier, count, firstDay: first, lastDay: last }) => ({
      ...(origin === undefined ? {} : { origin: told.place(origin) }),
      ...(destination === undefined ? {} : { destination: told.place(destination) }),
      ...(carrier === undefined ? {} : { carrier }),
      consignments: count,
      ...extent(first === undefined || last === undefined ? [] : [{ first, last }]),
    })),
    declaredAs: card.declaredAs.map(({ value, count }) => ({ goods: value, consignments: count })),
    lotsOf: analysis.passports
      .filter(({ lot }) => card.lots.includes(lot))
      .map((passport) => told.lot(passport)),
    label: told.label(card.sources),
    statements: statementsOf(card.sources),
  };
}

function compared(
  { analysis, learnt }: SupplyState,
  { one, other }: { readonly one: string; readonly other: string },
  told: SupplyDescription,
): CompareAnswer {
  const [a, b] = [pieceOf(analysis.evidence.items, one), pieceOf(analysis.evidence.items, other)];
  if (a.kind !== b.kind || a.id === b.id)
    throw new ForelandError({
      code: 'pieces-incomparable',
      message: a.id === b.id ? 'Both are one piece.' : 'The pieces are of different kinds.',
      remedy: 'Choose two pieces of one kind: hulls with hulls, engines with engines.',
      status: 400,
    });
  const features = batchFeatures(a, b, whereaboutsIn(analysis.evidence));
  return {
    one: told.piece(a),
    other: told.piece(b),
    ratio: ratioShape(batchRatio(features, learnt.model)),
    model: told.model,
  };
}

function pieceOf(items: readonly SupplyItem[], record: string): SupplyItem {
  const item = items.find(({ records }) => records.includes(record));
  if (!item) throw unknown('piece-unknown', 'piece of goods', 'Choose two pieces that are in view.');
  return item;
}

function countedExclusions(excluded: readonly Exclusion[]): ExcludedShape[] {
  const of = (rule: ExclusionRule, kind: Exclusion['kind']): number =>
    excluded.filter((each) => each.rule === rule && each.kind === kind).length;
  return [...new Set(excluded.map(({ rule }) => rule))].sort().map((rule) => ({
    rule,
    consignments: of(rule, 'consignment'),
    pieces: of(rule, 'item'),
    finds: of(rule, 'fate'),
    parties: of(rule, 'party'),
  }));
}

function periodOf({ after, before }: AskedPeriod): Period {
  return { after: after && firstDay(after), before: before && lastDay(before) } as Period;
}

function unknown(code: string, what: string, remedy: string): ForelandError {
  return new ForelandError({
    code,
    message: `There is no such ${what} in your view.`,
    remedy,
    status: 404,
  });
}
