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
  /** Number of slots of the record table. */
  readonly slotCount: number;
  /** Common terms of a slot, `starts[slot]` to `starts[slot + 1]`, by rising number; and the place of each. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly places: Int32Array;
  /** Slots that bear a common term, `bearerStarts[term]` to `bearerStarts[term + 1]`, rising. */
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
  slotCount: number,
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
  const bearers = sharedInts(inAll);
  const filled = bearerStarts.slice();
  const starts = sharedInts(slotCount + 1);
  const terms = sharedInts(inAll);
  const places = sharedInts(inAll);
  let written = 0;
  let last = 0;
  for (const slot of slots) {
    while (last < slot) starts[++last] = written;
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
      const bearer = filled[number] ?? 0;
      bearers[bearer] = slot;
      filled[number] = bearer + 1;
      // By rising number, for they are few.
      let cell = written++;
      for (; cell > from && (terms[cell - 1] ?? 0) > number; cell--) {
        terms[cell] = terms[cell - 1] ?? 0;
        places[cell] = places[cell - 1] ?? 0;
      }
      terms[cell] = number;
      places[cell] = room[at + 1] ?? 0;
    }
  }
  while (last < slotCount) starts[++last] = written;
  return {
    groups,
    common: { slotCount, starts, terms, places, bearerStarts, bearers, strong },
  };
}

/**
 * Groups by two common terms, for those pairs whose rarer term is one of a range: among the bearers of that term, how
 * many bear each other one is counted in a small table, without any key being written down.
 */
export function pairGroups(
  { starts, terms, places, bearerStarts, bearers, strong }: CommonTerms,
  from: number,
  to: number,
  { blockSize, strongSize }: KeyLimits,
): Groups {
  const groups = new IntList(1 << 16);
  const counts = new Int32Array(strong.length);
  const at = new Int32Array(strong.length);
  const touched = new Int32Array(strong.length);
  for (let term = from; term < to; term++) {
    const first = bearerStarts[term] ?? 0;
    const last = bearerStarts[term + 1] ?? 0;
    const isTermStrong = strong[term] === 1;
    let kinds = 0;
    for (let bearer = first; bearer < last; bearer++) {
      const slot = bearers[bearer] ?? 0;
      const end = starts[slot + 1] ?? 0;
      let other = starts[slot] ?? 0;
      while (terms[other] !== term) other += 1;
      const place = places[other];
      for (other += 1; other < end; other++) {
        if (places[other] === place) continue;
        const partner = terms[other] ?? 0;
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
    const cells = groups.cells;
    for (let bearer = first; bearer < last; bearer++) {
      const slot = bearers[bearer] ?? 0;
      const end = starts[slot + 1] ?? 0;
      let other = starts[slot] ?? 0;
      while (terms[other] !== term) other += 1;
      const place = places[other];
      for (other += 1; other < end; other++) {
        if (places[other] === place) continue;
        const group = at[terms[other] ?? 0] ?? NONE;
        if (group === NONE) continue;
        const size = (cells[group] ?? 0) + 1;
        cells[group] = size;
        cells[group + size] = slot;
      }
    }
  }
  return trimmed(groups);
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
