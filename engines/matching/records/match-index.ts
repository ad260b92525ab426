import { ForelandError } from '@foreland/model/errors';
import { CandidateIndex } from '../blocking/candidate-index.ts';
import {
  countTerms,
  evenParts,
  GroupCandidates,
  groupedRecords,
  joinGroups,
  pairGroupsInTurn,
} from '../blocking/key-groups.ts';
import type { CountedTerms, GroupedRecords, PartGroups } from '../blocking/key-groups.ts';
import type { KeyLimits } from '../blocking/key-limits.ts';
import { Terms } from '../blocking/terms.ts';
import { PairComparer } from '../compare/pair-comparer.ts';
import type { FieldComparison } from '../compare/pair-comparer.ts';
import { GUARDS } from '../compare/guards.ts';
import { scoreOf } from '../compare/score.ts';
import { screenRows } from '../compare/screen-rows.ts';
import type { ScreenRows } from '../compare/screen-rows.ts';
import { compareStretches, eachFound, newTurn, stop } from '../compare/slot-comparer.ts';
import type { Comparison, FoundPairs, Turn } from '../compare/slot-comparer.ts';
import { comparePairsInTurn } from '../learn/compared-pairs.ts';
import type { AskedPairs, ComparedPairs } from '../learn/compared-pairs.ts';
import { SharedReading } from '../threads/shared-reading.ts';
import { Team } from '../threads/team.ts';
import type { Threads } from '../threads/threads.ts';
import type { FieldSpec, MatchRow } from '../field.ts';
import type { FieldColumn } from '../values/field-column.ts';
import type { MatchModel } from '../model/match-model.ts';
import { frequencyStep } from '../values/frequency.ts';
import { isIdBefore, shareIds } from './id-order.ts';
import type { SharedIds } from './id-order.ts';
import { eachHolders, partiesAmong } from './parties.ts';
import { PairStore } from './pair-store.ts';
import { RecordTable } from './record-table.ts';
import { Sharing } from './sharing.ts';

const NO_TERMS = new Int32Array();
/** So many records may share an identifier and a name, or a birth date and a name, and still be compared. */
const STRONG_SIZE = 512;
/** Parts of the common terms that threads group in turn. */
const PARTS = 32;
/** Fewer records are compared sooner than other threads have read them. */
const WORTH_SHARING = 2_000;

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

export interface RefreshOptions {
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Records that other threads have read. */
interface HeldRecords {
  readonly threads: Threads;
  readonly ids: SharedIds;
  /** Made by one of them. */
  readonly rows: Promise<ScreenRows>;
  readonly done: Promise<unknown>;
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
  readonly #terms: Terms;
  readonly #limits: KeyLimits;
  /** Kept up to date from the first change after a refresh on; until then candidates come from groups. */
  #candidates: CandidateIndex | undefined;
  /** Candidates of all records as they are now; forgotten with the next change. */
  #grouped: GroupedRecords | undefined;
  #byGroup: GroupCandidates | undefined;
  /** The threads that hold the records as they are now, and what they make of them; forgotten with the next change. */
  #held: HeldRecords | undefined;
  /** Other threads are reading the records. */
  #isShared = false;
  readonly #comparer: PairComparer;
  #pairs = new PairStore();
  readonly #keepBits: number;
  readonly #sourceOf: ((id: string) => string) | undefined;
  readonly #dirty = new Set<number>();
  #model: MatchModel;
  readonly #sharing = new Sharing();
  #sizeStep = 0;
  #sharingSteps = 0;
  #everythingDirty = false;
  #partiesAreStale = false;
  #compared = 0;

  constructor({ fields, model, blockSize = 16, keepBits = -6, sourceOf }: MatchIndexOptions) {
    this.records = new RecordTable(fields);
    this.#terms = new Terms(this.records);
    this.#limits = { blockSize, strongSize: STRONG_SIZE };
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
    this.#checkFree();
    this.#model = model;
    this.#comparer.use(model);
    this.#sharingSteps = this.#sharing.steps(model.sharing);
    this.#everythingDirty = true;
  }

  /** @throws ForelandError `record-id-missing`, `record-id-repeated` */
  insertNew(row: MatchRow): void {
    checkId(row);
    if (this.records.slotOf(row.id) !== undefined) throw repeatedId();
    this.insert(row);
  }

  /**
   * Takes records into an index that holds none, with the help of other threads, as `insertNew` would.
   *
   * @param eachRow called before each record, with how many were taken in
   * @throws ForelandError `record-id-missing`, `record-id-repeated`, `matching-thread-lost`
   */
  async insertAllOn(
    threads: Threads,
    rows: Iterable<MatchRow>,
    eachRow: (read: number) => void,
  ): Promise<void> {
    this.#checkFree();
    if (this.records.slotCount > 0 || this.#candidates || threads.count === 0) {
      let read = 0;
      for (const row of rows) {
        eachRow(read++);
        this.insertNew(row);
      }
      return;
    }
    this.#everythingDirty = true;
    this.#isShared = true;
    const team = new Team(threads);
    const reading = new SharedReading(this.records.fields, team);
    try {
      let read = 0;
      for (const row of rows) {
        eachRow(read++);
        checkId(row);
        if (this.records.insert(row, Infinity) < 0) throw repeatedId();
        if (read % 1024 === 0) await reading.share();
      }
      await reading.finish();
    } finally {
      // Whatever went wrong, what was taken in is whole.
      reading.finishAlone();
      this.records.dropEmptyValues();
      for (let slot = 0; slot < this.records.slotCount; slot++) this.records.count(slot, 1);
      this.#sizeStep = frequencyStep(this.records.size);
      this.#partiesAreStale = true;
      this.#isShared = false;
    }
  }

  /** Takes a record in, in place of what was held under its id. */
  insert(row: MatchRow): void {
    this.remove(row.id);
    if (this.records.size === 0 && !this.#candidates) this.#everythingDirty = true;
    const candidates = this.#candidatesToUpdate();
    const slot = this.records.insert(row);
    candidates?.add(slot, this.#terms.of(slot), this.#everythingDirty ? undefined : this.#disturb);
    if (!this.#everythingDirty) this.#dirty.add(slot);
    this.#count(slot, 1);
  }

  /** @returns whether it was held */
  remove(id: string): boolean {
    const slot = this.records.slotOf(id);
    if (slot === undefined) return false;
    const candidates = this.#candidatesToUpdate();
    candidates?.remove(slot, this.#everythingDirty ? undefined : this.#disturb);
    this.#count(slot, -1);
    this.#pairs.removeAll(slot);
    this.#dirty.delete(slot);
    this.records.remove(slot);
    return true;
  }

  /**
   * To be called before any change. While records are read that will all be compared anyway, nothing is kept up to date.
   *
   * @throws ForelandError `match-index-busy`
   */
  #candidatesToUpdate(): CandidateIndex | undefined {
    this.#checkFree();
    this.#forgetGroups();
    return this.#everythingDirty ? this.#candidates : this.#candidatesByKey();
  }

  #checkFree(): void {
    if (!this.#isShared) return;
    throw new ForelandError({
      code: 'match-index-busy',
      message: 'Records cannot be changed while several threads compare them.',
      remedy: 'Wait until the comparison is done, then change the records.',
      status: 500,
    });
  }

  #forgetGroups(): void {
    this.#grouped = undefined;
    this.#byGroup = undefined;
    this.#held = undefined;
  }

  #candidatesByKey(): CandidateIndex {
    if (this.#candidates) return this.#candidates;
    this.#candidates = new CandidateIndex(this.#limits);
    for (const slot of this.#heldSlots()) this.#candidates.add(slot, this.#terms.of(slot), undefined);
    return this.#candidates;
  }

  #candidatesByGroup(): GroupCandidates {
    this.#byGroup ??= new GroupCandidates(this.#groupedNow());
    return this.#byGroup;
  }

  #groupedNow(): GroupedRecords {
    if (this.#grouped) return this.#grouped;
    const counted = this.#countTerms();
    const { common } = counted;
    return this.#groupBy(counted, pairGroupsInTurn(common, evenParts(common, 1), newTurn(), this.#limits));
  }

  async #groupedOn(team: Team): Promise<GroupedRecords> {
    if (this.#grouped) return this.#grouped;
    const counted = this.#countTerms();
    const { common } = counted;
    const bounds = evenParts(common, PARTS);
    const turn = newTurn();
    const others = Promise.all(
      team.all<'group'>(() => ({ what: 'group', common, bounds, turn, limits: this.#limits })),
    );
    others.catch(() => undefined);
    // Takes its part when that is done.
    this.settle();
    const own = pairGroupsInTurn(common, bounds, turn, this.#limits);
    return this.#groupBy(counted, [...own, ...(await others).flat()]);
  }

  #countTerms(): CountedTerms {
    const source = this.#terms.source();
    return countTerms(source, this.#terms.end, this.#heldSlots(), this.#limits);
  }

  #groupBy({ groups }: CountedTerms, parts: readonly PartGroups[]): GroupedRecords {
    const inOrder = parts.toSorted((one, other) => one.part - other.part);
    this.#grouped = groupedRecords(
      joinGroups([groups, ...inOrder.map((part) => part.groups)]),
      this.records.slotCount,
    );
    return this.#grouped;
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
    if (this.#everythingDirty) {
      this.#partiesAreStale = true;
      this.records.count(slot, amount);
      return;
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
    if (frequencyStep(count) === frequencyStep(count - amount)) return;
    if (term !== undefined) this.#candidates?.eachRecordWith(term, this.#disturb);
  }

  /** How many different parties hold an identifier. When that changes, its holders are compared anew. */
  #recountHolders(at: number, field: FieldColumn, value: number): void {
    const term = this.#terms.termsOfOne(at, value)[0] ?? 0;
    const parties = partiesAmong(this.records, field.counts.get(value), (visit) =>
      this.#candidates?.eachRecordWith(term, visit),
    );
    if (parties === field.parties.get(value)) return;
    field.parties.set(value, parties);
    this.#candidates?.eachRecordWith(term, this.#disturb);
  }

  /**
   * Counts parties, and how much identifiers are shared, where that was put off because everything will be compared. To be
   * called before pairs are weighed.
   */
  settle(): void {
    if (!this.#partiesAreStale) return;
    this.#partiesAreStale = false;
    this.#sharing.countAll(this.records.fields.filter(({ spec }) => spec.designBits !== undefined));
    this.#sharingSteps = this.#sharing.steps(this.#model.sharing);
    const slots = this.#heldSlots();
    for (const [at, field] of this.records.fields.entries())
      if (field.spec.designBits !== undefined)
        eachHolders(this.records, at, slots, (value, holders) => {
          field.parties.set(
            value,
            partiesAmong(this.records, field.counts.get(value), (visit) => holders.forEach(visit)),
          );
        });
  }

  /**
   * Compares what changes have touched.
   * @param onProgress share done, 0 to 1
   * @throws what `signal` was aborted with; the index then stays consistent, and a further refresh goes on
   */
  refresh(options: RefreshOptions = {}): void {
    this.settle();
    if (this.#everythingDirty) this.#compareAll(options);
    else this.#compareDirty(options);
    this.#settled(options);
  }

  /**
   * The same with the help of other threads, to the same result. Until it is done the index cannot be changed.
   *
   * @throws also ForelandError `match-index-busy`, `matching-thread-lost`
   */
  async refreshOn(threads: Threads, options: RefreshOptions = {}): Promise<void> {
    this.#checkFree();
    if (!this.#everythingDirty || this.records.size < WORTH_SHARING || threads.count === 0) {
      this.refresh(options);
      return;
    }
    this.settle();
    this.#isShared = true;
    try {
      await this.#compareAllOn(threads, options);
    } finally {
      this.#isShared = false;
    }
    this.#settled(options);
  }

  /**
   * Finds the candidates of all records with the help of other threads, as learning needs them before `refreshOn`. While this
   * thread learns, they read the records.
   */
  async groupOn(threads: Threads): Promise<void> {
    this.#checkFree();
    if (this.records.size < WORTH_SHARING || threads.count === 0) return;
    this.#isShared = true;
    try {
      const team = new Team(threads);
      this.#held = this.#holdOn(threads, team);
      await this.#groupedOn(team);
    } finally {
      this.#isShared = false;
    }
  }

  /** What learning asks for, in the order of the pairs. Weighed by the model that it names, whatever the index weighs by. */
  comparePairs(asked: AskedPairs): ComparedPairs[] {
    return this.#comparePairsInTurn(asked, newTurn());
  }

  /** The same with the help of threads, where they hold the records: see `groupOn`. */
  async comparePairsOn(threads: Threads, asked: AskedPairs): Promise<readonly ComparedPairs[]> {
    this.#checkFree();
    const held = this.#held?.threads === threads ? this.#held : undefined;
    if (!held) return this.comparePairs(asked);
    this.#isShared = true;
    const turn = newTurn();
    const { priorBits } = this;
    const others = Promise.all(
      new Team(threads).all<'learn'>(() => ({ what: 'learn', asked, priorBits, turn })),
    );
    try {
      const own = this.#comparePairsInTurn(asked, turn);
      await held.done;
      return [...own, ...(await others).flat()].sort((one, other) => one.from - other.from);
    } finally {
      await Promise.allSettled([others]);
      this.#isShared = false;
    }
  }

  #comparePairsInTurn({ model, pairs }: AskedPairs, turn: Turn): ComparedPairs[] {
    this.#comparer.use(model);
    try {
      return comparePairsInTurn(this.records, this.#comparer, pairs, turn, this.priorBits, this.#isIdBefore);
    } finally {
      this.#comparer.use(this.#model);
    }
  }

  /** Has helpers read the records as they are now; how many parties hold a value may still be counted meanwhile. */
  #holdOn(threads: Threads, team: Team): HeldRecords {
    const { fields, size, starts, runs } = this.records;
    const ids = shareIds(this.records.ids);
    const records = { fields: fields.map((field) => field.share()), size, starts, runs, ids };
    const done = Promise.all(team.all<'hold'>(() => ({ what: 'hold', records })));
    // Awaited with what they are asked next; what went wrong is told then.
    done.catch(() => undefined);
    const rows = team.run<'rows'>(0, { what: 'rows', slots: this.#heldSlots() });
    rows.catch(() => undefined);
    return { threads, ids, rows, done };
  }

  #settled({ onProgress }: RefreshOptions): void {
    this.#dirty.clear();
    this.#everythingDirty = false;
    onProgress?.(1);
  }

  #compareAll({ signal, onProgress }: RefreshOptions): void {
    this.#pairs = new PairStore();
    signal?.throwIfAborted();
    const comparison = this.#comparisonOf(this.#groupedNow(), screenRows(this.records, this.#heldSlots()));
    const found = compareStretches(
      this.records,
      this.#comparer,
      comparison,
      newTurn(),
      this.#isIdBefore,
      (share) => {
        signal?.throwIfAborted();
        onProgress?.(share);
      },
    );
    this.#keep([found]);
  }

  async #compareAllOn(threads: Threads, { signal, onProgress }: RefreshOptions): Promise<void> {
    const team = new Team(threads);
    this.#pairs = new PairStore();
    signal?.throwIfAborted();
    const held = this.#held?.threads === threads ? this.#held : this.#holdOn(threads, team);
    // They forget it when they have compared.
    this.#held = undefined;
    const { ids, rows, done } = held;
    // They read the records while this thread prepares what to compare.
    const comparison = this.#comparisonOf(await this.#groupedOn(team), await rows);
    const turn = newTurn();
    const others = Promise.all([
      Promise.all(team.all<'compare'>(() => ({ what: 'compare', comparison, turn }))),
      done,
    ]);
    try {
      const own = compareStretches(
        this.records,
        this.#comparer,
        comparison,
        turn,
        (one, other) => isIdBefore(ids, one, other),
        (share) => {
          signal?.throwIfAborted();
          onProgress?.(share);
        },
      );
      const [found] = await others;
      this.#keep([own, ...found]);
    } finally {
      stop(turn);
      await Promise.allSettled([others]);
    }
  }

  #comparisonOf(grouped: GroupedRecords, rows: ScreenRows): Comparison {
    return {
      slots: this.#heldSlots(),
      grouped,
      rows,
      sources: this.#sources(),
      model: this.#model,
      priorBits: this.priorBits,
      keepBits: this.#keepBits,
    };
  }

  #keep(found: readonly FoundPairs[]): void {
    // What comes after needs the memory more.
    this.#forgetGroups();
    this.#compared = found.reduce((sum, { compared }) => sum + compared, 0);
    eachFound(found, (a, b, bits) => this.#pairs.add(a, b, bits));
  }

  #compareDirty({ signal, onProgress }: RefreshOptions): void {
    this.#compared = 0;
    const slots = [...this.#dirty];
    for (const slot of slots) this.#pairs.removeAll(slot);
    for (const [at, slot] of slots.entries()) {
      if (at % 1024 === 0) {
        signal?.throwIfAborted();
        onProgress?.(at / slots.length);
      }
      this.eachCandidate(slot, (other) => {
        if (other > slot && this.#dirty.has(other)) return;
        this.#compared += 1;
        const bits = this.bitsOf(slot, other);
        if (bits >= this.#keepBits) this.#pairs.add(slot, other, bits);
      });
    }
  }

  /** The source of each slot as a number; undefined where any may be compared. */
  #sources(): Int32Array | undefined {
    const sourceOf = this.#sourceOf;
    if (!sourceOf) return undefined;
    const numbers = new Map<string, number>();
    return Int32Array.from(this.records.ids, (id) => {
      const source = sourceOf(id);
      const number = numbers.get(source) ?? numbers.size;
      numbers.set(source, number);
      return number;
    });
  }

  #heldSlots(): Int32Array {
    const { slotCount } = this.records;
    const slots = new Int32Array(slotCount);
    let held = 0;
    for (let slot = 0; slot < slotCount; slot++) if (this.records.isHeld(slot)) slots[held++] = slot;
    return slots.subarray(0, held);
  }

  /** Each candidate for a record once, in the order of slots. */
  eachCandidate(slot: number, visit: (other: number) => void): void {
    if (this.#candidates) {
      this.#eachCandidateOf(slot, this.#candidates.termsOf(slot), visit);
      return;
    }
    const candidates = this.#candidatesByGroup();
    const count = candidates.findBelow(slot, this.records.slotCount);
    this.#eachOfOtherSource(slot, candidates.found.slice(0, count), visit);
  }

  #eachCandidateOf(slot: number, terms: readonly number[], visit: (other: number) => void): void {
    const found: number[] = [];
    this.#candidatesByKey().eachCandidate(slot, terms, (other) => found.push(other));
    this.#eachOfOtherSource(slot, Int32Array.from(found), visit);
  }

  #eachOfOtherSource(slot: number, found: Int32Array, visit: (other: number) => void): void {
    const { ids } = this.records;
    const source = this.#sourceOf?.(ids[slot] ?? '');
    for (const other of found.sort())
      if (source === undefined || this.#sourceOf?.(ids[other] ?? '') !== source) visit(other);
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
    const [a, b] = this.#isIdBefore(one, other) ? [one, other] : [other, one];
    return scoreOf(this.#comparer, a, b, this.priorBits);
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
    this.#candidatesByKey();
    const slot = this.records.insert({ id: '', values });
    try {
      const found: { slot: number; bits: number }[] = [];
      this.#eachCandidateOf(slot, this.#terms.of(slot), (other) => {
        const bits = this.bitsOf(slot, other);
        if (bits >= this.#keepBits) found.push({ slot: other, bits });
      });
      return found
        .sort((x, y) => y.bits - x.bits || (this.#isIdBefore(x.slot, y.slot) ? -1 : 1))
        .slice(0, limit);
    } finally {
      this.records.remove(slot);
    }
  }

  readonly #isIdBefore = (one: number, other: number): boolean =>
    (this.records.ids[one] ?? '') < (this.records.ids[other] ?? '');

  eachPairOf(slot: number, visit: (other: number, bits: number) => void): void {
    this.#pairs.each(slot, visit);
  }

  /** Every kept pair once, in no particular order. */
  eachPair(visit: (one: number, other: number, bits: number) => void): void {
    this.#pairs.eachOfAll(visit);
  }
}

function checkId({ id }: MatchRow): void {
  if (id !== '') return;
  throw new ForelandError({
    code: 'record-id-missing',
    message: 'A record has no id.',
    remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
  });
}

function repeatedId(): ForelandError {
  return new ForelandError({
    code: 'record-id-repeated',
    message: 'Two records have the same id.',
    remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
  });
}
