import { IntList } from '../columns/int-list.ts';
import { isStrong, TELLING_SIZE } from './key-limits.ts';
import type { KeyLimits } from './key-limits.ts';
import { readTerms } from './record-terms.ts';
import type { TermSource } from './record-terms.ts';

const NONE = -1;

/**
 * Common terms of all records, and which records bear each: what conjunctions of two are counted from. Terms are numbered
 * anew, the rarer first, so that a pair is looked for among the bearers of its rarer term.
 */
export interface CommonTerms {
  /** Common terms of one slot after the other, by rising number, each with its place; after those of each slot -1. */
  readonly cells: Int32Array;
  /**
   * Slots that bear a common term, rising, each with the cell where the term stands: `bearerStarts[term]` to
   * `bearerStarts[term + 1]`, two integers each.
   */
  readonly bearerStarts: Int32Array;
  readonly bearers: Int32Array;
  /** 1 for strong terms. */
  readonly strong: Uint8Array;
}

/**
 * Groups of records that bear one key, one after the other: how many they are, then their slots, rising. Keys that one
 * record alone bears, or more than may, are not among them.
 */
export type Groups = Int32Array<SharedArrayBuffer>;

/** What the terms of all records come to: groups by rare terms, and the common terms for the rest. */
export interface CountedTerms {
  readonly groups: Groups;
  readonly common: CommonTerms;
}

/** Counts how many records bear each term, and tells rare ones from common ones. */
export function countTerms(
  source: TermSource,
  termEnd: number,
  slots: Int32Array,
  { blockSize }: KeyLimits,
): CountedTerms {
  const counts = sharedInts(termEnd);
  const room: number[] = [];
  for (const slot of slots) {
    const length = readTerms(source, slot, room);
    for (let at = 0; at < length; at += 2) {
      const term = room[at] ?? 0;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  }
  // Of each term where its group begins, or which common term it is; the one from 0 up, the other from -2 down.
  const place = counts;
  const ofCommon: number[] = [];
  const sizes: number[] = [];
  let members = 0;
  for (let term = 0; term < termEnd; term++) {
    const size = counts[term] ?? 0;
    if (size > blockSize) {
      ofCommon.push(term);
      sizes.push(size);
    } else if (size >= 2) members += size + 1;
  }
  const order = Int32Array.from(ofCommon.keys()).sort((x, y) => (sizes[x] ?? 0) - (sizes[y] ?? 0) || x - y);
  const bearerStarts = sharedInts(order.length + 1);
  const strong = new Uint8Array(new SharedArrayBuffer(order.length));
  const groups = sharedInts(members);
  let end = 0;
  for (let term = 0; term < termEnd; term++) {
    const size = counts[term] ?? 0;
    if (size > blockSize) continue;
    if (size >= 2) {
      place[term] = end;
      end += size + 1;
    } else place[term] = NONE;
  }
  for (const [number, from] of order.entries()) {
    const term = ofCommon[from] ?? 0;
    bearerStarts[number + 1] = (bearerStarts[number] ?? 0) + (sizes[from] ?? 0);
    strong[number] = Number(isStrong(term));
    place[term] = -2 - number;
  }
  const inAll = bearerStarts[order.length] ?? 0;
  const bearers = sharedInts(inAll * 2);
  const filled = bearerStarts.slice();
  const cells = sharedInts(inAll * 2 + slots.length);
  let written = 0;
  for (const slot of slots) {
    const from = written;
    const length = readTerms(source, slot, room);
    for (let at = 0; at < length; at += 2) {
      const to = place[room[at] ?? 0] ?? NONE;
      if (to === NONE) continue;
      if (to >= 0) {
        const size = (groups[to] ?? 0) + 1;
        groups[to] = size;
        groups[to + size] = slot;
        continue;
      }
      const number = -2 - to;
      // By rising number, for they are few.
      let cell = written;
      for (; cell > from && (cells[cell - 2] ?? 0) > number; cell -= 2) {
        cells[cell] = cells[cell - 2] ?? 0;
        cells[cell + 1] = cells[cell - 1] ?? 0;
      }
      cells[cell] = number;
      cells[cell + 1] = room[at + 1] ?? 0;
      written += 2;
    }
    for (let cell = from; cell < written; cell += 2) {
      const number = cells[cell] ?? 0;
      const bearer = filled[number] ?? 0;
      bearers[bearer * 2] = slot;
      bearers[bearer * 2 + 1] = cell;
      filled[number] = bearer + 1;
    }
    cells[written++] = NONE;
  }
  return { groups, common: { cells, bearerStarts, bearers, strong } };
}

/** Groups of one part of the common terms. */
export interface PartGroups {
  readonly part: number;
  readonly groups: Groups;
}

/** Groups by two common terms, part after part, as long as there are any. @param bounds see `evenParts` */
export function pairGroupsInTurn(
  common: CommonTerms,
  bounds: readonly number[],
  turn: Int32Array<SharedArrayBuffer>,
  limits: KeyLimits,
): PartGroups[] {
  const counter = new PairCounter(common, limits);
  const done: PartGroups[] = [];
  for (;;) {
    const part = Atomics.add(turn, 0, 1);
    const to = bounds[part + 1];
    if (to === undefined) return done;
    done.push({ part, groups: counter.groupsOf(bounds[part] ?? 0, to) });
  }
}

/**
 * Counts how many bear two common terms: among the bearers of one, how many bear each other one is counted in a small table,
 * without any key being written down.
 */
class PairCounter {
  readonly #common: CommonTerms;
  readonly #limits: KeyLimits;
  readonly #counts: Int32Array;
  /** Where the group of each partner of the term at hand begins. */
  readonly #at: Int32Array;
  readonly #touched: Int32Array;

  constructor(common: CommonTerms, limits: KeyLimits) {
    this.#common = common;
    this.#limits = limits;
    this.#counts = new Int32Array(common.strong.length);
    this.#at = new Int32Array(common.strong.length);
    this.#touched = new Int32Array(common.strong.length);
  }

  /** Groups of those pairs whose rarer term is one of a range. */
  groupsOf(from: number, to: number): Groups {
    const { cells, bearerStarts, bearers, strong } = this.#common;
    const { blockSize, strongSize } = this.#limits;
    const groups = new IntList(1 << 16);
    const counts = this.#counts;
    const at = this.#at;
    const touched = this.#touched;
    for (let term = from; term < to; term++) {
      const first = bearerStarts[term] ?? 0;
      const last = bearerStarts[term + 1] ?? 0;
      const isTermStrong = strong[term] === 1;
      let kinds = 0;
      for (let bearer = first; bearer < last; bearer++) {
        let cell = bearers[bearer * 2 + 1] ?? 0;
        const place = cells[cell + 1];
        for (cell += 2; ; cell += 2) {
          const partner = cells[cell] ?? NONE;
          if (partner === NONE) break;
          if (cells[cell + 1] === place) continue;
          const count = counts[partner] ?? 0;
          if (count === 0) touched[kinds++] = partner;
          counts[partner] = count + 1;
        }
      }
      let room = groups.length;
      for (let kind = 0; kind < kinds; kind++) {
        const partner = touched[kind] ?? 0;
        const count = counts[partner] ?? 0;
        counts[partner] = 0;
        const limit = isTermStrong || strong[partner] === 1 ? strongSize : blockSize;
        if (count < 2 || count > limit) {
          at[partner] = NONE;
          continue;
        }
        at[partner] = room;
        room += count + 1;
      }
      if (room === groups.length) continue;
      groups.extend(room);
      const filled = groups.cells;
      for (let bearer = first; bearer < last; bearer++) {
        const slot = bearers[bearer * 2] ?? 0;
        let cell = bearers[bearer * 2 + 1] ?? 0;
        const place = cells[cell + 1];
        for (cell += 2; ; cell += 2) {
          const partner = cells[cell] ?? NONE;
          if (partner === NONE) break;
          if (cells[cell + 1] === place) continue;
          const group = at[partner] ?? NONE;
          if (group === NONE) continue;
          const size = (filled[group] ?? 0) + 1;
          filled[group] = size;
          filled[group + size] = slot;
        }
      }
    }
    return trimmed(groups);
  }
}

function trimmed({ cells, length }: IntList): Groups {
  const groups = sharedInts(length);
  groups.set(cells.subarray(0, length));
  return groups;
}

/** Groups, and which of them each record is in: `ofRecords` from `starts[slot]` to `starts[slot + 1]` says where they begin. */
export interface GroupedRecords {
  readonly groups: Groups;
  readonly starts: Int32Array;
  readonly ofRecords: Int32Array;
}

export function groupedRecords(groups: Groups, slotCount: number): GroupedRecords {
  const starts = sharedInts(slotCount + 2);
  // One further, so that filling brings each beginning to its place.
  for (let at = 0; at < groups.length;) {
    const end = at + 1 + (groups[at] ?? 0);
    for (at += 1; at < end; at++) {
      const slot = (groups[at] ?? 0) + 2;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
  }
  for (let slot = 2; slot < starts.length; slot++)
    starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  const ofRecords = sharedInts(starts[slotCount + 1] ?? 0);
  for (let at = 0; at < groups.length;) {
    const group = at;
    const end = at + 1 + (groups[at] ?? 0);
    for (at += 1; at < end; at++) {
      const slot = (groups[at] ?? 0) + 1;
      const cell = starts[slot] ?? 0;
      starts[slot] = cell + 1;
      ofRecords[cell] = group;
    }
  }
  return { groups, starts: starts.subarray(0, slotCount + 1), ofRecords };
}

/** Ranges of common terms whose pairs take about the same time to count: where each of so many parts begins, and the end. */
export function evenParts({ bearerStarts, strong }: CommonTerms, parts: number): number[] {
  const all = bearerStarts[strong.length] ?? 0;
  const bounds = [0];
  let term = 0;
  for (let part = 1; part < parts; part++) {
    // The rarer a term, the more of the others a record has are commoner: their number falls in a straight line.
    const share = 1 - Math.sqrt(1 - part / parts);
    while (term < strong.length && (bearerStarts[term] ?? 0) < share * all) term += 1;
    bounds.push(term);
  }
  return [...bounds, strong.length];
}

/** Several lists of groups as one. */
export function joinGroups(lists: readonly Groups[]): Groups {
  const all = sharedInts(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return all;
}

/** Visits the candidates of records by the groups that they are in. */
export class GroupCandidates {
  readonly #grouped: GroupedRecords;
  readonly #stamps: Int32Array;
  #found = new Int32Array(1024);
  #stamp = 0;

  constructor(grouped: GroupedRecords) {
    this.#grouped = grouped;
    this.#stamps = new Int32Array(grouped.starts.length);
  }

  /** Candidates of the last record that was asked for, in no particular order; overwritten by the next. */
  get found(): Int32Array {
    return this.#found;
  }

  /**
   * Finds the candidates of a record below `end`: those that share two groups with it, or a small one.
   * @returns how many are in `found`
   */
  findBelow(record: number, end: number): number {
    this.#stamp += 2;
    if (this.#stamp > 0x7ffffff0) {
      this.#stamps.fill(0);
      this.#stamp = 2;
    }
    const met = this.#stamp - 1;
    const done = this.#stamp;
    const stamps = this.#stamps;
    const { groups, starts, ofRecords } = this.#grouped;
    stamps[record] = done;
    let count = 0;
    const last = starts[record + 1] ?? 0;
    for (let at = starts[record] ?? 0; at < last; at++) {
      const group = ofRecords[at] ?? 0;
      const size = groups[group] ?? 0;
      const telling = size <= TELLING_SIZE;
      for (let member = group + 1; member <= group + size; member++) {
        const other = groups[member] ?? 0;
        if (other >= end) break;
        const stamp = stamps[other] ?? 0;
        if (stamp === done) continue;
        if (!telling && stamp !== met) {
          stamps[other] = met;
          continue;
        }
        stamps[other] = done;
        if (count === this.#found.length) this.#widen();
        this.#found[count++] = other;
      }
    }
    return count;
  }

  #widen(): void {
    const wider = new Int32Array(this.#found.length * 2);
    wider.set(this.#found);
    this.#found = wider;
  }
}

function sharedInts(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}
