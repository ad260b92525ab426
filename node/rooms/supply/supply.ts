import { ForelandError } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { supplyRoutes } from '@foreland/model/contract/supply';
import type { SupplyAnswer, SupplyQuestion } from '../../analysis/supply/answer.ts';
import type { DayKey, NumberKey } from '../../analysis/page.ts';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import { heldPhotos } from './photos.ts';
import { supply } from '../../analysis/supply/hosted-supply.ts';

type SupplyRoutes = Pick<
  typeof supplyRoutes,
  | 'supply'
  | 'supplyLots'
  | 'supplyUnplaced'
  | 'supplySuppliers'
  | 'supplyLot'
  | 'supplySupplier'
  | 'supplyFlows'
  | 'supplySeizures'
  | 'supplyCompare'
  | 'supplyPairs'
  | 'supplyExclusions'
>;
type Overview = Answer<typeof supplyRoutes.supply>;

/** How long a question about one lot or supplier waits for what is being made. */
const SUPPLY_MILLISECONDS = 10_000;

const NOT_YET: Overview = {
  lots: 0,
  unplaced: 0,
  suppliers: 0,
  leads: 0,
  seizures: [],
  excluded: [],
  model: { version: '', learnt: false, same: 0, different: 0 },
  computing: true,
};

export const supplyHandlers: Handlers<SupplyRoutes> = {
  async supply(context, { view, audit, signal }) {
    if (await context.engines.ensure(supply, view)) return NOT_YET;
    const { overview } = await context.engines.ask(supply, view, { what: 'overview' }, { signal });
    audit.records(idsOf(overview.seizures.map(({ place }) => place)));
    return { ...overview, computing: false };
  },

  async supplyLots(context, { query, view, audit, signal }) {
    const page = { limit: query.limit, after: dayKey(query.cursor) };
    if (await context.engines.ensure(supply, view)) return { lots: [], total: 0, computing: true };
    const { lots: told } = await context.engines.ask(supply, view, { what: 'lots', page }, { signal });
    const { nextAfter, ...lots } = told;
    audit.records(lots.lots.flatMap(({ makers }) => makers.map(({ id }) => id)));
    return { ...lots, ...nextDay(nextAfter), computing: false };
  },

  async supplyUnplaced(context, { query, view, audit, signal }) {
    const page = { limit: query.limit, after: dayKey(query.cursor) };
    if (await context.engines.ensure(supply, view)) return { unplaced: [], total: 0, computing: true };
    const { unplaced: told } = await context.engines.ask(
      supply,
      view,
      { what: 'unplaced', page },
      { signal },
    );
    const { nextAfter, ...unplaced } = told;
    audit.records(
      unplaced.unplaced.flatMap(({ fate, pieces }) => idsOf([fate, fate.holder, fate.place, ...pieces])),
    );
    return { ...unplaced, ...nextDay(nextAfter), computing: false };
  },

  async supplySuppliers(context, { query, view, audit, signal }) {
    const page = { limit: query.limit, after: numberKey(query.cursor) };
    if (await context.engines.ensure(supply, view)) return { suppliers: [], total: 0, computing: true };
    const question = { what: 'suppliers', leads: query.leads === 'true', page } as const;
    const { suppliers: told } = await context.engines.ask(supply, view, question, { signal });
    const { nextAfter, ...suppliers } = told;
    audit.records(suppliers.suppliers.map(({ id }) => id));
    return { ...suppliers, ...nextNumber(nextAfter), computing: false };
  },

  async supplyLot(context, { params, view, audit, signal }) {
    const { lot } = await askSupply(context, view, { what: 'lot', lot: params.lot }, signal);
    audit.records(lot.records);
    return lot;
  },

  async supplySupplier(context, { params, view, audit, signal }) {
    const { supplier } = await askSupply(context, view, { what: 'supplier', party: params.party }, signal);
    audit.records([
      ...supplier.records,
      ...idsOf([
        ...supplier.consignees,
        ...supplier.consignors,
        ...supplier.routes.flatMap(({ origin, destination }) => [origin, destination]),
        ...supplier.lotsOf.flatMap(({ makers }) => makers),
      ]),
    ]);
    return supplier;
  },

  async supplyFlows(context, { query, view, audit, signal }) {
    if (await context.engines.ensure(supply, view)) return { flows: [], total: 0, computing: true };
    const { flows } = await context.engines.ask(supply, view, { what: 'flows', ...query }, { signal });
    audit.records(
      flows.flows.flatMap(({ origin, destination, consignments }) =>
        idsOf([
          origin,
          destination,
          ...consignments.flatMap((consignment) => [
            consignment,
            consignment.consignor,
            consignment.consignee,
          ]),
        ]),
      ),
    );
    return { ...flows, computing: false };
  },

  async supplySeizures(context, { query, view, audit, signal }) {
    const { limit, cursor, ...filter } = query;
    const page = { limit, after: dayKey(cursor) };
    if (await context.engines.ensure(supply, view))
      return { byKind: [], seizures: [], total: 0, computing: true };
    const { seizures: told } = await context.engines.ask(
      supply,
      view,
      { what: 'seizures', ...filter, page },
      { signal },
    );
    const held = await heldPhotos(
      context.photos,
      told.seizures.flatMap(({ photos }) => photos),
    );
    const seizures = told.seizures.map((seizure) => ({
      ...seizure,
      photos: seizure.photos.map((photo) => ({ ...photo, held: held(photo) })),
    }));
    audit.records([
      ...idsOf(told.byKind.map(({ place }) => place)),
      ...seizures.flatMap((seizure) => [
        ...idsOf([seizure, seizure.holder, seizure.place, ...seizure.pieces]),
        ...seizure.photos.map(({ record }) => record),
      ]),
    ]);
    return {
      byKind: told.byKind,
      seizures,
      total: told.total,
      ...nextDay(told.nextAfter),
      computing: false,
    };
  },

  async supplyCompare(context, { params, view, audit, signal }) {
    const { compared } = await askSupply(context, view, { what: 'compare', ...params }, signal);
    audit.records([compared.one.id, compared.other.id]);
    return compared;
  },

  async supplyPairs(context, { query, view, audit, signal }) {
    const page = { limit: query.limit, after: numberKey(query.cursor) };
    if (await context.engines.ensure(supply, view)) return { pairs: [], total: 0, computing: true };
    const question = { what: 'pairs', across: query.across === 'true', page } as const;
    const { pairs: told } = await context.engines.ask(supply, view, question, { signal });
    const { nextAfter, ...pairs } = told;
    audit.records(pairs.pairs.flatMap(({ one, other }) => [one.id, other.id]));
    return { ...pairs, ...nextNumber(nextAfter), computing: false };
  },

  async supplyExclusions(context, { query, view, audit, signal }) {
    const page = { limit: query.limit, after: readCursor(query.cursor, ['string'])?.[0] };
    if (await context.engines.ensure(supply, view)) return { exclusions: [], total: 0, computing: true };
    const { exclusions: told } = await context.engines.ask(
      supply,
      view,
      { what: 'exclusions', page },
      { signal },
    );
    const { nextAfter, ...exclusions } = told;
    audit.records(exclusions.exclusions.map(({ record }) => record.id));
    const next = nextAfter === undefined ? {} : { next: writeCursor([nextAfter]) };
    return { ...exclusions, ...next, computing: false };
  },
};

/** Records that an answer names, for the audit log. */
function idsOf(named: readonly ({ readonly id: string } | undefined)[]): string[] {
  return named.flatMap((each) => each?.id ?? []);
}

function dayKey(cursor: string | undefined): DayKey | undefined {
  const key = readCursor(cursor, ['string', 'string']);
  return key && { day: key[0], id: key[1] };
}

function nextDay(after: DayKey | undefined): { next?: string } {
  return after ? { next: writeCursor([after.day, after.id]) } : {};
}

function numberKey(cursor: string | undefined): NumberKey | undefined {
  const key = readCursor(cursor, ['number', 'string']);
  return key && { number: key[0], id: key[1] };
}

function nextNumber(after: NumberKey | undefined): { next?: string } {
  return after ? { next: writeCursor([after.number, after.id]) } : {};
}

/**
 * Answers a question about the reader’s supply, once it is made.
 * @throws ForelandError `supply-computing` where that takes longer than a request may wait
 */
async function askSupply<const What extends SupplyQuestion['what']>(
  context: Context,
  view: View,
  question: SupplyQuestion & { readonly what: What },
  signal: AbortSignal,
): Promise<Extract<SupplyAnswer, { readonly what: What }>> {
  if (await context.engines.ensure(supply, view, SUPPLY_MILLISECONDS))
    throw new ForelandError({
      code: 'supply-computing',
      message: 'Your lots and suppliers are being made from what changed.',
      remedy: 'Ask again in a few seconds.',
      status: 503,
    });
  return context.engines.ask<SupplyQuestion, SupplyAnswer, What>(supply, view, question, { signal });
}
