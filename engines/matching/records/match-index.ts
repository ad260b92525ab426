import { ForelandError } from '@foreland/model/errors';
import { CandidateIndex } from '../blocking/candidate-index.ts';
import { Terms } from '../blocking/terms.ts';
import { PairComparer } from '../compare/pair-comparer.ts';
import type { FieldComparison } from '../compare/pair-comparer.ts';
import { GUARDS } from '../compare/guards.ts';
import type { FieldSpec, MatchRow } from '../field.ts';
import type { FieldColumn } from '../values/field-column.ts';
import type { MatchModel } from '../model/match-model.ts';
import { frequencyStep } from '../values/frequency.ts';
import { partiesAmong } from './parties.ts';
import { PairStore } from './pair-store.ts';
import { RecordTable } from './record-table.ts';
import { Sharing } from './sharing.ts';

const NO_TERMS = new Int32Array();
/** So many records may share an identifier and a name, or a birth date and a name, and still be compared. */
const STRONG_SIZE = 512;

export interface MatchIndexOptions {
  readonly fields: readonly FieldSpec[];
  readonly model: MatchModel;
  /** Terms of more records than this are common and count only together with others. */
  readonly blockSize?: number;
  /** Pairs below are forgotten. Posterior log-odds in bits. */
  readonly keepBits?: number;
  /** Records of one source are never compared with each other; absent where any may be. */
  readonly sourceOf?: (id: string) => string;
}

/** A pair field by field. The prior and the fields, less what guards take off, add up to `bits`. */
export interface ComparedFields {
  readonly fields: readonly FieldComparison[];
  readonly bits: number;
  /** Rules that took something off. */
  readonly guards: readonly { readonly guard: (typeof GUARDS)[number]; readonly bits: number }[];
}

/**
 * The records of one kind, which of them may be one thing, and how likely. Insert and remove, then `refresh`: only pairs
 * that a change can have touched are compared again, and the outcome is what a fresh index of the same records gives.
 */
export class MatchIndex {
  readonly records: RecordTable;
  readonly #terms = new Terms();
  readonly #candidates: CandidateIndex;
  readonly #comparer: PairComparer;
  readonly #pairs = new PairStore();
  readonly #keepBits: number;
  readonly #sourceOf: ((id: string) => string) | undefined;
  readonly #dirty = new Set<number>();
  readonly #termBuffer: number[] = [];
  #model: MatchModel;
  readonly #sharing = new Sharing();
  #sizeStep = 0;
  #sharingSteps = 0;
  #everythingDirty = false;
  #partiesAreStale = false;
  #compared = 0;

  constructor({ fields, model, blockSize = 16, keepBits = -6, sourceOf }: MatchIndexOptions) {
    this.records = new RecordTable(fields);
    this.#candidates = new CandidateIndex(blockSize, STRONG_SIZE);
    this.#model = model;
    this.#comparer = new PairComparer(this.records, model);
    this.#keepBits = keepBits;
    this.#sourceOf = sourceOf;
  }

  get model(): MatchModel {
    return this.#model;
  }

  /** Nothing changed since the last refresh came to its end. */
  get isSettled(): boolean {
    return !this.#everythingDirty && this.#dirty.size === 0;
  }

  /** Pairs that the last refresh compared. */
  get compared(): number {
    return this.#compared;
  }

  get pairCount(): number {
    return this.#pairs.size;
  }

  /** Weighs by another model; every pair is compared again at the next refresh. */
  useModel(model: MatchModel): void {
    this.#model = model;
    this.#comparer.use(model);
    this.#sharingSteps = this.#sharing.steps(model.sharing);
    this.#everythingDirty = true;
  }

  /** @throws ForelandError `record-id-missing`, `record-id-repeated` */
  insertNew(row: MatchRow): void {
    if (row.id === '') {
      throw new ForelandError({
        code: 'record-id-missing',
        message: 'A record has no id.',
        remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
      });
    }
    if (this.records.slotOf(row.id) !== undefined) {
      throw new ForelandError({
        code: 'record-id-repeated',
        message: 'Two records have the same id.',
        remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
      });
    }
    this.insert(row);
  }

  /** Takes a record in, in place of what was held under its id. */
  insert(row: MatchRow): void {
    this.remove(row.id);
    const slot = this.records.insert(row);
    this.#terms.of(this.records, slot, this.#termBuffer);
    this.#candidates.add(slot, this.#termBuffer, this.#everythingDirty ? undefined : this.#disturb);
    if (!this.#everythingDirty) this.#dirty.add(slot);
    this.#count(slot, 1);
  }

  /** @returns whether it was held */
  remove(id: string): boolean {
    const slot = this.records.slotOf(id);
    if (slot === undefined) return false;
    this.#candidates.remove(slot, this.#everythingDirty ? undefined : this.#disturb);
    this.#count(slot, -1);
    this.#pairs.removeAll(slot);
    this.#dirty.delete(slot);
    this.records.remove(slot);
    return true;
  }

  readonly #disturb = (slot: number): void => {
    this.#dirty.add(slot);
  };

  /** Counts the values of a record in or out. Where a frequency comes to another step, its records are compared anew. */
  #count(slot: number, amount: number): void {
    const sizeStep = frequencyStep(this.records.size - (amount < 0 ? 1 : 0));
    if (sizeStep !== this.#sizeStep) {
      this.#sizeStep = sizeStep;
      this.#everythingDirty = true;
      this.#dirty.clear();
    }
    for (const [at, field] of this.records.fields.entries()) {
      const values = this.records.valuesOf(slot, at);
      const words = new Set<number>();
      for (const value of values) {
        const terms = this.#termsBehind(at, field, value);
        const count = field.counts.add(value, amount);
        this.#step(count, amount, terms[0]);
        if (field.spec.designBits !== undefined) {
          this.#sharing.count(count, amount);
          this.#recountHolders(at, field, value);
        }
        if (field.spec.kind === 'code' || field.spec.kind === 'identifier')
          this.#step(
            field.beginningCounts.add(field.beginnings.get(value), amount),
            amount,
            terms[1] ?? terms[0],
          );
        if (field.table)
          for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++)
            words.add(field.wordIds.get(word));
      }
      for (const word of words)
        if (field.table)
          this.#step(field.table.counts.add(word, amount), amount, this.#terms.termsOfOne(at, word)[0]);
    }
    this.#weighSharing();
  }

  /** Where the prior comes to another step, everything is compared anew. */
  #weighSharing(): void {
    const steps = this.#sharing.steps(this.#model.sharing);
    if (steps === this.#sharingSteps) return;
    this.#sharingSteps = steps;
    this.#everythingDirty = true;
    this.#dirty.clear();
  }

  /** Terms that all who hold a value have: its own, or those of its first word that has any. */
  #termsBehind(at: number, field: FieldColumn, value: number): Int32Array {
    if (!field.table) return this.#terms.termsOfOne(at, value);
    for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++) {
      const terms = this.#terms.termsOfOne(at, field.wordIds.get(word));
      if (terms.length > 0) return terms;
    }
    return NO_TERMS;
  }

  /**
   * Where a frequency comes to another step, those who share the value are compared anew.
   * @param term that they all have; undefined for initials alone, which are not weighed by frequency
   */
  #step(count: number, amount: number, term: number | undefined): void {
    if (this.#everythingDirty || frequencyStep(count) === frequencyStep(count - amount)) return;
    if (term !== undefined) this.#candidates.eachRecordWith(term, this.#disturb);
  }

  /** How many different parties hold an identifier. When that changes, its holders are compared anew. */
  #recountHolders(at: number, field: FieldColumn, value: number): void {
    if (this.#everythingDirty) {
      this.#partiesAreStale = true;
      return;
    }
    const term = this.#terms.termsOfOne(at, value)[0] ?? 0;
    const parties = partiesAmong(this.records, field.counts.get(value), (visit) =>
      this.#candidates.eachRecordWith(term, visit),
    );
    if (parties === field.parties.get(value)) return;
    field.parties.set(value, parties);
    this.#candidates.eachRecordWith(term, this.#disturb);
  }

  /** Counts parties where that was put off, because everything will be compared. To be called before pairs are weighed. */
  settle(): void {
    if (!this.#partiesAreStale) return;
    this.#partiesAreStale = false;
    for (const [at, field] of this.records.fields.entries()) {
      if (field.spec.designBits === undefined) continue;
      for (let value = 0; value < field.texts.length; value++) {
        const holders = field.counts.get(value);
        const term = holders < 2 ? 0 : (this.#terms.termsOfOne(at, value)[0] ?? 0);
        field.parties.set(
          value,
          partiesAmong(this.records, holders, (visit) => this.#candidates.eachRecordWith(term, visit)),
        );
      }
    }
  }

  /**
   * Compares what changes have touched.
   * @param onProgress share done, 0 to 1
   * @throws what `signal` was aborted with; the index then stays consistent, and a further refresh goes on
   */
  refresh({ signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {}): void {
    this.settle();
    const all = this.#everythingDirty;
    const slots = all ? this.#heldSlots() : [...this.#dirty];
    for (const slot of slots) this.#pairs.removeAll(slot);
    const isDirty = (slot: number): boolean => all || this.#dirty.has(slot);
    let done = 0;
    this.#compared = 0;
    for (const slot of slots) {
      if (done % 1024 === 0) {
        signal?.throwIfAborted();
        onProgress?.(done / slots.length);
      }
      done += 1;
      this.eachCandidate(slot, (other) => {
        if (other > slot && isDirty(other)) return;
        this.#compared += 1;
        const bits = this.bitsOf(slot, other);
        if (bits >= this.#keepBits) this.#pairs.add(slot, other, bits);
      });
    }
    this.#dirty.clear();
    this.#everythingDirty = false;
    onProgress?.(1);
  }

  #heldSlots(): number[] {
    return Array.from({ length: this.records.slotCount }, (_, slot) => slot).filter((slot) =>
      this.records.isHeld(slot),
    );
  }

  /** Each candidate for a record once, in no particular order. */
  eachCandidate(slot: number, visit: (other: number) => void): void {
    this.#eachCandidateOf(slot, this.#candidates.termsOf(slot), visit);
  }

  #eachCandidateOf(slot: number, terms: readonly number[], visit: (other: number) => void): void {
    const { ids } = this.records;
    const source = this.#sourceOf?.(ids[slot] ?? '');
    this.#candidates.eachCandidate(slot, terms, (other) => {
      if (source === undefined || this.#sourceOf?.(ids[other] ?? '') !== source) visit(other);
    });
  }

  /** log2 of the prior odds that two records drawn at random are one thing. */
  get priorBits(): number {
    const others = Math.max(1, 2 ** (frequencyStep(this.records.size) / 2));
    return Math.log2((2 * this.#model.pairsPerRecord) / others) + this.#sharingSteps / 2;
  }

  /** Share of those who hold an identifier and are not its first holder. */
  get sharing(): number {
    return this.#sharing.share;
  }

  /** Posterior log-odds in bits. */
  bitsOf(one: number, other: number): number {
    const ids = this.records.ids;
    const inOrder = (ids[one] ?? '') < (ids[other] ?? '');
    const prior = this.priorBits;
    const compared = inOrder ? this.#comparer.compare(one, other) : this.#comparer.compare(other, one);
    const { household, holders, corroboration } = this.#comparer.guarded(compared, prior);
    return prior + compared - household - holders - corroboration;
  }

  /** The comparer after its last pair: for learning, which needs the outcomes behind the bits. */
  get comparer(): PairComparer {
    return this.#comparer;
  }

  /** How two records compare, field by field, with what is taken off a score that rests on too little. */
  compareFields(one: number, other: number): ComparedFields {
    const bits = this.bitsOf(one, other);
    const fields = this.#comparer.comparisons();
    const compared = fields.reduce((sum, field) => sum + field.bits, 0);
    const guarded = this.#comparer.guarded(compared, this.priorBits);
    return {
      fields,
      bits,
      guards: GUARDS.flatMap((guard) => (guarded[guard] > 0 ? [{ guard, bits: guarded[guard] }] : [])),
    };
  }

  /**
   * Pairs of a record that is not held, the strongest first: what `insert` and `refresh` would find for it, but that its own
   * values do not count towards how common they are.
   */
  probe({ values }: MatchRow, limit: number): { slot: number; bits: number }[] {
    // Without an id, so that no record that is held can be mistaken for it.
    const slot = this.records.insert({ id: '', values });
    try {
      this.#terms.of(this.records, slot, this.#termBuffer);
      const found: { slot: number; bits: number }[] = [];
      this.#eachCandidateOf(slot, [...this.#termBuffer], (other) => {
        const bits = this.bitsOf(slot, other);
        if (bits >= this.#keepBits) found.push({ slot: other, bits });
      });
      return found
        .sort((x, y) => y.bits - x.bits || (this.#isBefore(x.slot, y.slot) ? -1 : 1))
        .slice(0, limit);
    } finally {
      this.records.remove(slot);
    }
  }

  #isBefore(one: number, other: number): boolean {
    return (this.records.ids[one] ?? '') < (this.records.ids[other] ?? '');
  }

  eachPairOf(slot: number, visit: (other: number, bits: number) => void): void {
    this.#pairs.each(slot, visit);
  }

  /** Every kept pair once, in no particular order. */
  eachPair(visit: (one: number, other: number, bits: number) => void): void {
    for (const slot of this.#heldSlots())
      this.#pairs.each(slot, (other, bits) => {
        if (slot < other) visit(slot, other, bits);
      });
  }
}
