import type { SupplyEvidence, SupplyItem, SupplySource } from './evidence.ts';
import { lotFeatures, serialGap, whereaboutsIn } from './batch-features.ts';
import type { Whereabouts } from './batch-features.ts';
import { batchRatio } from './batch-model.ts';
import type { BatchModel } from './batch-model.ts';
import { byTime } from './consignment-order.ts';
import { declaredLots, emptyDraft } from './declared-lots.ts';
import type { Draft } from './declared-lots.ts';
import type { Lot, LotGround } from './lot.ts';
import { LotCandidates } from './lot-candidates.ts';
import { blockKeys } from './block-keys.ts';
import { hullsIn, unitsOf } from './units.ts';
import type { Unit } from './units.ts';

export interface LotsFound {
  readonly lots: readonly Lot[];
  /** Units that were found and fit no lot. */
  readonly unplaced: readonly Unit[];
}

export interface LotOptions {
  readonly model: BatchModel;
  /** A unit is put into a lot from this probability on. */
  readonly sure?: number;
  readonly checkpoint: () => void;
}

/** A lot named on a piece is misread or transferred now and then. */
const STATED = 7;
const PACKED = 7;
/** The engine of a boat came with the goods of this consignment: engines are bought by the same hand, and mostly together. */
const CO_CONSIGNED = 3.5;
/**
 * So many lots the weights above are meant for. Among more of them a mistake hits upon this very lot, or its consignment, the less
 * often: what names it says the more.
 */
const NAMED_AMONG = 100;
/** It was found with somebody to whom the lot was sent, or with somebody to whom only other lots were. */
const HELD_BY_CONSIGNEE = 2.5;
const HELD_BY_OTHER = -1.5;
/** It was found before the first known arrival of the lot: possible only by a consignment that nobody saw. */
const BEFORE_ARRIVAL = -3;
/** Each piece beyond what is said to have been sent speaks against a lot, where nobody counted at its maker. */
const EXCESS = -2.5;
/** As many further lots as this share of the known ones are thought to be out of view, and one at least. */
const UNKNOWN_LOTS = 0.1;
const ROUNDS = 4;
/** A pair that is this much likelier in one batch makes a lot of pieces that fit no known one. */
const NEW_BATCH = Math.log(100);

/** Puts what was found into lots: by what is stated, by what travelled together, and by likeness of make. */
export function findLots(evidence: SupplyEvidence, options: LotOptions): LotsFound {
  return new LotSearch(evidence, options).found();
}

class LotSearch {
  readonly #model: BatchModel;
  readonly #sure: number;
  readonly #checkpoint: () => void;
  readonly #drafts: Map<string, Draft>;
  readonly #units: readonly Unit[];
  readonly #whereabouts: Whereabouts;
  readonly #consignees: ReadonlySet<string>;
  /** Lots by their consignments. */
  readonly #sentIn = new Map<string, Draft[]>();
  /** Unit to the lot it is in. */
  readonly #placed = new Map<string, string>();

  constructor(evidence: SupplyEvidence, { model, sure = 0.5, checkpoint }: LotOptions) {
    this.#model = model;
    this.#sure = sure;
    this.#checkpoint = checkpoint;
    this.#drafts = declaredLots(evidence);
    this.#units = unitsOf(evidence).filter(({ items }) => items.some(isBoat));
    this.#whereabouts = whereaboutsIn(evidence);
    for (const draft of this.#drafts.values())
      for (const id of draft.consignments.keys()) pushTo(this.#sentIn, id, draft);
    this.#consignees = new Set(evidence.consignments.flatMap(({ consignee }) => consignee?.value ?? []));
  }

  found(): LotsFound {
    for (const unit of this.#units) if (unit.fate === undefined) this.#settle(unit);
    for (let round = 0; round < ROUNDS; round++) if (!this.#assign()) break;
    this.#newBatches();
    return {
      lots: [...this.#drafts.values()]
        .map((draft) => ({
          id: draft.id,
          name: draft.name,
          consignments: [...draft.consignments.values()].sort(byTime),
          members: [...draft.members.values()].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1)),
          quantity: draft.quantity,
          from: draft.from,
          shared: draft.shared,
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      unplaced: this.#units.filter(({ id, fate }) => fate !== undefined && !this.#placed.has(id)),
    };
  }

  /** What nobody found yet stays where a packing list or a mark puts it. */
  #settle(unit: Unit): void {
    const lots = new Set(unit.items.flatMap((item) => this.#statedLots(item).map(({ id }) => id)));
    const [only] = lots;
    if (only === undefined || lots.size > 1) return;
    this.#drafts.get(only)?.members.set(unit.id, { unit, probability: 1, grounds: this.#stated(unit, only) });
    this.#placed.set(unit.id, only);
  }

  /** Lots that the sources of an item point to: by name, or as the only lot of a consignment that it was packed in. */
  #statedLots(item: SupplyItem): Draft[] {
    const named =
      item.kind === 'boat-hull' ? item.lots.flatMap(({ value }) => this.#drafts.get(value) ?? []) : [];
    if (named.length > 0) return named;
    const lots = item.consignments.flatMap(({ value }) => this.#sentIn.get(value) ?? []);
    return lots.length > 1 ? [...new Set(lots)] : lots;
  }

  /** @returns whether anything changed. */
  #assign(): boolean {
    const before = new Map(this.#placed);
    const found = this.#units.filter(({ fate }) => fate !== undefined);
    // What is placed anew this round does not count against its own lot.
    for (const { id } of found) {
      const lot = this.#placed.get(id);
      if (lot !== undefined) this.#drafts.get(lot)?.members.delete(id);
    }
    const references = this.#references(before);
    const candidates = new LotCandidates(this.#drafts, references, this.#model);
    const judged = found
      .map((unit) => {
        const lots = candidates.of(unit);
        const choices = this.#choices(unit, lots, references);
        const others = candidates.massOfOthers(unit, lots, this.#heldByOther(unit));
        return { unit, choices, others, best: choices[0]?.weight ?? -Infinity };
      })
      .sort((a, b) => b.best - a.best || (a.unit.id < b.unit.id ? -1 : 1));
    for (const { unit, choices, others } of judged) this.#place(unit, choices, others);
    return found.some(({ id }) => this.#placed.get(id) !== before.get(id));
  }

  /** Items known or thought to be of each lot, with which others are compared. */
  #references(placed: ReadonlyMap<string, string>): Map<string, SupplyItem[]> {
    const references = new Map<string, SupplyItem[]>();
    const units = new Map(this.#units.map((unit) => [unit.id, unit]));
    for (const [unit, lot] of placed) pushTo(references, lot, ...(units.get(unit)?.items ?? []));
    // In the first round: what sources state.
    if (![...placed.keys()].some((unit) => units.get(unit)?.fate !== undefined))
      for (const unit of this.#units)
        if (unit.fate !== undefined)
          for (const item of unit.items) {
            const lots = this.#statedLots(item);
            const [only] = lots;
            if (only && lots.length === 1) pushTo(references, only.id, ...unit.items);
          }
    return references;
  }

  #choices(
    unit: Unit,
    lots: readonly Draft[],
    references: ReadonlyMap<string, readonly SupplyItem[]>,
  ): Choice[] {
    this.#checkpoint();
    const choices: Choice[] = [];
    for (const draft of lots) {
      if (!this.#inTime(unit, draft)) continue;
      const grounds = [
        ...this.#stated(unit, draft.id),
        ...this.#sent(unit, draft),
        ...this.#alike(unit, references.get(draft.id) ?? []),
      ];
      choices.push({ lot: draft, grounds, weight: grounds.reduce((sum, { weight }) => sum + weight, 0) });
    }
    return choices.sort((a, b) => b.weight - a.weight || (a.lot.id < b.lot.id ? -1 : 1));
  }

  #inTime({ fate }: Unit, draft: Draft): boolean {
    return draft.from === undefined || fate?.days === undefined || draft.from <= fate.days.last;
  }

  #stated(unit: Unit, lot: string): LotGround[] {
    const grounds: LotGround[] = [];
    const draft = this.#drafts.get(lot);
    if (!draft) return grounds;
    const among = Math.log(Math.max(1, this.#drafts.size / NAMED_AMONG));
    for (const item of unit.items) {
      const named = item.kind === 'boat-hull' ? item.lots.find(({ value }) => value === lot) : undefined;
      if (named) grounds.push(ground('lot-stated', STATED + among, [item.id], named.sources));
      const packed = item.consignments.filter(({ value }) => draft.consignments.has(value));
      if (packed.length > 0 && !named)
        grounds.push(
          ground(
            item.kind === 'boat-hull' ? 'packed-in' : 'co-consigned',
            among + (item.kind === 'boat-hull' ? PACKED : item.fates.length > 0 ? PACKED - 1 : CO_CONSIGNED),
            [item.id],
            packed.flatMap(({ sources }) => sources),
          ),
        );
    }
    return grounds;
  }

  /** Where and when the lot was sent, held against with whom and when the unit was found. */
  #sent({ items, fate }: Unit, { consignments }: Draft): LotGround[] {
    const grounds: LotGround[] = [];
    const ids = items.map(({ id }) => id);
    const holder = fate?.holder;
    if (holder && this.#consignees.has(holder.value)) {
      const to = [...consignments.values()].filter(({ consignee }) => consignee?.value === holder.value);
      const sources = [...holder.sources, ...to.flatMap(({ consignee }) => consignee?.sources ?? [])];
      grounds.push(
        ground('held-by-consignee', to.length > 0 ? HELD_BY_CONSIGNEE : HELD_BY_OTHER, ids, sources),
      );
    }
    const arrivals = [...consignments.values()].flatMap(({ arrived }) => arrived?.first ?? []);
    const first = arrivals.reduce((least, day) => Math.min(least, day), Infinity);
    if (arrivals.length > 0 && fate?.days && fate.days.last < first)
      grounds.push(ground('before-arrival', BEFORE_ARRIVAL, ids, fate.sources));
    return grounds;
  }

  /** What speaks against lots that were not sent to whom the unit was found with. */
  #heldByOther({ fate }: Unit): number {
    return fate?.holder && this.#consignees.has(fate.holder.value) ? HELD_BY_OTHER : 0;
  }

  /** The likelihood ratios to what is known of a lot, item by item of one kind. */
  #alike(unit: Unit, references: readonly SupplyItem[]): LotGround[] {
    return unit.items.flatMap((item) => {
      const compared = references.filter(({ id, kind }) => id !== item.id && kind === item.kind);
      if (compared.length === 0) return [];
      const ratio = batchRatio(lotFeatures(item, compared, this.#whereabouts), this.#model);
      if (ratio.parts.length === 0) return [];
      const nearest = nearestTo(item, compared);
      return [
        {
          ...ground(
            'same-batch',
            ratio.logRatio,
            [item.id, nearest.id],
            [...item.sources, ...nearest.sources],
          ),
          ratio,
        },
      ];
    });
  }

  /** @param others likelihood ratios, in sum, of the lots that are no choice */
  #place(unit: Unit, choices: readonly Choice[], others: number): void {
    const open = choices
      .map((choice) => ({ ...choice, weight: choice.weight + this.#room(unit, choice.lot) }))
      .filter(({ weight }) => weight > -Infinity)
      .sort((a, b) => b.weight - a.weight || (a.lot.id < b.lot.id ? -1 : 1));
    const unknown = Math.max(1, UNKNOWN_LOTS * this.#drafts.size) + others;
    const top = Math.max(0, open[0]?.weight ?? 0);
    const all = open.reduce((sum, { weight }) => sum + Math.exp(weight - top), unknown * Math.exp(-top));
    const [best] = open;
    const probability = best ? Math.exp(best.weight - top) / all : 0;
    if (!best || probability < this.#sure) {
      this.#placed.delete(unit.id);
      return;
    }
    this.#placed.set(unit.id, best.lot.id);
    best.lot.members.set(unit.id, { unit, probability, grounds: best.grounds });
  }

  /** Pieces of one lot cannot be more than were made, and hardly more than were sent. */
  #room(unit: Unit, draft: Draft): number {
    const pieces = hullsIn(unit.items);
    if (draft.quantity === undefined || pieces === 0) return 0;
    const found = [...draft.members.values()]
      .filter(({ unit: { fate } }) => fate !== undefined)
      .reduce((sum, member) => sum + hullsIn(member.unit.items), 0);
    const excess = found + pieces - draft.quantity;
    if (excess <= 0) return 0;
    return draft.counted ? -Infinity : EXCESS * excess;
  }

  /** Pieces that fit no known lot, and are of one make beyond doubt among themselves. */
  #newBatches(): void {
    const rest = this.#units.filter(({ id, fate }) => fate !== undefined && !this.#placed.has(id));
    const alikeTo = likeUnits(rest);
    for (const unit of rest) {
      this.#checkpoint();
      let best: { lot: string | undefined; other: Unit; ground: LotGround } | undefined;
      for (const other of alikeTo(unit)) {
        if (other.id >= unit.id) continue;
        const [first] = this.#alike(unit, other.items).sort((a, b) => b.weight - a.weight);
        if (!first || first.weight < NEW_BATCH || (best && best.ground.weight >= first.weight)) continue;
        best = { lot: this.#placed.get(other.id), other, ground: first };
      }
      if (!best) continue;
      const draft =
        best.lot === undefined ? emptyDraft(`batch:${best.other.id}`, undefined) : this.#drafts.get(best.lot);
      if (!draft) continue;
      if (best.lot === undefined) {
        this.#drafts.set(draft.id, draft);
        draft.members.set(best.other.id, { unit: best.other, probability: 1, grounds: [] });
        this.#placed.set(best.other.id, draft.id);
      }
      const probability = 1 / (1 + Math.exp(-best.ground.weight) * Math.max(1, rest.length / 2));
      draft.members.set(unit.id, { unit, probability, grounds: [best.ground] });
      this.#placed.set(unit.id, draft.id);
    }
  }
}

/** Up to so many units, each is compared with each; of more, those that have something particular in common. */
const COMPARED_ALL = 1000;
const MOST_IN_BLOCK = 500;

function likeUnits(units: readonly Unit[]): (unit: Unit) => Iterable<Unit> {
  if (units.length <= COMPARED_ALL) return () => units;
  const blocks = new Map<string, Unit[]>();
  for (const unit of units)
    for (const key of new Set(unit.items.flatMap(blockKeys))) pushTo(blocks, key, unit);
  return (unit) =>
    new Set(
      unit.items.flatMap(blockKeys).flatMap((key) => {
        const block = blocks.get(key) ?? [];
        return block.length > MOST_IN_BLOCK ? [] : block;
      }),
    );
}

function pushTo<Item>(lists: Map<string, Item[]>, key: string, ...items: readonly Item[]): void {
  const known = lists.get(key);
  if (known) known.push(...items);
  else lists.set(key, [...items]);
}

interface Choice {
  readonly lot: Draft;
  readonly grounds: readonly LotGround[];
  readonly weight: number;
}

function ground(
  kind: LotGround['kind'],
  weight: number,
  items: readonly string[],
  sources: readonly SupplySource[],
): LotGround {
  return { kind, weight, items, sources, ratio: undefined };
}

/** The piece of a lot to show beside another: the one of nearest serial number, else the first by id. */
function nearestTo(item: SupplyItem, others: readonly SupplyItem[]): SupplyItem {
  const gap = (other: SupplyItem): number => serialGap(item, other) ?? Infinity;
  return others.reduce((best, other) => {
    const [near, nearer] = [gap(best), gap(other)];
    return nearer < near || (nearer === near && other.id < best.id) ? other : best;
  });
}

function isBoat({ kind }: SupplyItem): boolean {
  return kind === 'boat-hull' || kind === 'outboard-engine';
}
