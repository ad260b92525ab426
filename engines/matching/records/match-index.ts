import { ForelandError } from '@foreland/model/errors';
import { GUARDS } from '../compare/guards.ts';
import { PairComparer } from '../compare/pair-comparer.ts';
import type { FieldComparison } from '../compare/pair-comparer.ts';
import { scoreOf } from '../compare/score.ts';
import { screenRows } from '../compare/screen-rows.ts';
import type { ScreenRows } from '../compare/screen-rows.ts';
import { compareStretches, eachFound, newTurn } from '../compare/slot-comparer.ts';
import type { Comparison, FoundPairs, Turn } from '../compare/slot-comparer.ts';
import type { GroupedRecords } from '../blocking/key-groups.ts';
import type { FieldSpec, MatchRow } from '../field.ts';
import { comparePairsInTurn } from '../learn/compared-pairs.ts';
import type { AskedPairs, ComparedPairs } from '../learn/compared-pairs.ts';
import type { MatchModel } from '../model/match-model.ts';
import { HeldRecords } from '../threads/held-records.ts';
import { Team } from '../threads/team.ts';
import type { Threads } from '../threads/threads.ts';
import { frequencyStep } from '../values/frequency.ts';
import { Candidates } from './candidates.ts';
import { Changes } from './changes.ts';
import { PairStore } from './pair-store.ts';
import { probe } from './probing.ts';
import type { Probed } from './probing.ts';
import { checkNewId, readRowsOn } from './reading.ts';
import { RecordTable } from './record-table.ts';
import { Upkeep } from './upkeep.ts';

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
  readonly #candidates: Candidates;
  readonly #changes = new Changes();
  readonly #upkeep: Upkeep;
  readonly #comparer: PairComparer;
  readonly #keepBits: number;
  #pairs = new PairStore();
  #model: MatchModel;
  /** The threads that hold the records as they are now; forgotten with the next change. */
  #held: HeldRecords | undefined;
  /** Other threads are reading the records. */
  #isShared = false;
  #compared = 0;

  constructor({ fields, model, blockSize = 16, keepBits = -6, sourceOf }: MatchIndexOptions) {
    this.records = new RecordTable(fields);
    this.#candidates = new Candidates(this.records, blockSize, sourceOf);
    this.#upkeep = new Upkeep(this.records, this.#candidates, this.#changes, model);
    this.#model = model;
    this.#comparer = new PairComparer(this.records, model);
    this.#keepBits = keepBits;
  }

  get model(): MatchModel {
    return this.#model;
  }

  /** Nothing changed since the last refresh came to its end. */
  get isSettled(): boolean {
    return this.#changes.isNone;
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
    this.#upkeep.use(model);
    this.#changes.touchAll();
  }

  /** @throws ForelandError `record-id-missing`, `record-id-repeated` */
  insertNew(row: MatchRow): void {
    checkNewId(this.records, row);
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
    if (this.records.slotCount > 0 || this.#candidates.index || threads.count === 0) {
      let read = 0;
      for (const row of rows) {
        eachRow(read++);
        this.insertNew(row);
      }
      return;
    }
    this.#changes.touchAll();
    this.#isShared = true;
    try {
      await readRowsOn(threads, this.records, rows, eachRow);
    } finally {
      this.#upkeep.countAll();
      this.#isShared = false;
    }
  }

  /** Takes a record in, in place of what was held under its id. */
  insert(row: MatchRow): void {
    this.remove(row.id);
    if (this.records.size === 0 && !this.#candidates.index) this.#changes.touchAll();
    this.#beforeChange();
    const slot = this.records.insert(row);
    const { index, terms } = this.#candidates;
    index?.add(slot, terms.of(slot), this.#disturbed);
    this.#changes.touch(slot);
    this.#upkeep.count(slot, 1);
  }

  /** @returns whether it was held */
  remove(id: string): boolean {
    const slot = this.records.slotOf(id);
    if (slot === undefined) return false;
    this.#beforeChange();
    this.#candidates.index?.remove(slot, this.#disturbed);
    this.#upkeep.count(slot, -1);
    this.#pairs.removeAll(slot);
    this.#changes.forget(slot);
    this.records.remove(slot);
    return true;
  }

  /**
   * While records are read that will all be compared anyway, no index of candidates is made.
   *
   * @throws ForelandError `match-index-busy`
   */
  #beforeChange(): void {
    this.#checkFree();
    this.#forgetGroups();
    if (!this.#changes.isAll) this.#candidates.indexed();
  }

  /** Who wins or loses a candidate is compared anew, unless all are. */
  get #disturbed(): ((slot: number) => void) | undefined {
    return this.#changes.isAll ? undefined : this.#changes.touch;
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
    this.#candidates.forgetGroups();
    this.#held = undefined;
  }

  /** Brings up to date what was put off because everything will be compared. To be called before pairs are weighed. */
  settle(): void {
    this.#upkeep.settle();
  }

  /**
   * Compares what changes have touched.
   * @param onProgress share done, 0 to 1
   * @throws what `signal` was aborted with; the index then stays consistent, and a further refresh goes on
   */
  refresh(options: RefreshOptions = {}): void {
    this.settle();
    if (this.#changes.isAll) this.#compareAll(options);
    else this.#compareTouched(options);
    this.#settled(options);
  }

  /**
   * The same with the help of other threads, to the same result. Until it is done the index cannot be changed.
   *
   * @throws also ForelandError `match-index-busy`, `matching-thread-lost`
   */
  async refreshOn(threads: Threads, options: RefreshOptions = {}): Promise<void> {
    this.#checkFree();
    if (!this.#changes.isAll || this.records.size < WORTH_SHARING || threads.count === 0) {
      this.refresh(options);
      return;
    }
    await this.#shared(() => this.#compareAllOn(threads, options));
    this.#settled(options);
  }

  /**
   * Finds the candidates of all records with the help of other threads, as learning needs them before `refreshOn`. Meanwhile,
   * and while this thread learns, they read the records.
   */
  async groupOn(threads: Threads): Promise<void> {
    this.#checkFree();
    if (this.records.size < WORTH_SHARING || threads.count === 0) return;
    await this.#shared(async () => {
      this.#held = new HeldRecords(threads, this.records);
      await this.#groupedOn(threads);
    });
  }

  /** What learning asks for, in the order of the pairs. Weighed by the model that it names, whatever the index weighs by. */
  comparePairs(asked: AskedPairs): ComparedPairs[] {
    return this.#comparePairsInTurn(asked, newTurn());
  }

  /** The same with the help of threads, where they hold the records: see `groupOn`. */
  async comparePairsOn(threads: Threads, asked: AskedPairs): Promise<readonly ComparedPairs[]> {
    this.#checkFree();
    const held = this.#heldBy(threads);
    if (!held) return this.comparePairs(asked);
    return this.#shared(() =>
      held.learn(asked, this.priorBits, (turn) => this.#comparePairsInTurn(asked, turn)),
    );
  }

  #comparePairsInTurn({ model, pairs }: AskedPairs, turn: Turn): ComparedPairs[] {
    const { records } = this;
    this.#comparer.use(model);
    try {
      return comparePairsInTurn(records, this.#comparer, pairs, turn, this.priorBits, records.isIdBefore);
    } finally {
      this.#comparer.use(this.#model);
    }
  }

  #heldBy(threads: Threads): HeldRecords | undefined {
    return this.#held?.threads === threads ? this.#held : undefined;
  }

  #groupedOn(threads: Threads): Promise<GroupedRecords> {
    return this.#candidates.groupedOn(new Team(threads), () => this.settle());
  }

  /** While others read the records, they cannot be changed. */
  async #shared<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#isShared = true;
    try {
      return await work();
    } finally {
      this.#isShared = false;
    }
  }

  #settled({ onProgress }: RefreshOptions): void {
    this.#changes.settle();
    onProgress?.(1);
  }

  #compareAll(options: RefreshOptions): void {
    this.#pairs = new PairStore();
    options.signal?.throwIfAborted();
    const rows = screenRows(this.records, this.records.heldSlots());
    const comparison = this.#comparisonOf(this.#candidates.grouped(), rows);
    this.#keep([this.#compareInTurn(comparison, newTurn(), this.records.isIdBefore, options)]);
  }

  async #compareAllOn(threads: Threads, options: RefreshOptions): Promise<void> {
    this.#pairs = new PairStore();
    options.signal?.throwIfAborted();
    // They read the records while this thread prepares what to compare.
    const held = this.#heldBy(threads) ?? new HeldRecords(threads, this.records);
    // They forget them when they have compared.
    this.#held = undefined;
    const grouped = await this.#groupedOn(threads);
    this.settle();
    const comparison = this.#comparisonOf(grouped, await held.rows);
    const found = await held.compare(comparison, (turn) =>
      this.#compareInTurn(comparison, turn, held.isBefore, options),
    );
    this.#keep(found);
  }

  #compareInTurn(
    comparison: Comparison,
    turn: Turn,
    isBefore: (one: number, other: number) => boolean,
    { signal, onProgress }: RefreshOptions,
  ): FoundPairs {
    return compareStretches(this.records, this.#comparer, comparison, turn, isBefore, (share) => {
      signal?.throwIfAborted();
      onProgress?.(share);
    });
  }

  #comparisonOf(grouped: GroupedRecords, rows: ScreenRows): Comparison {
    return {
      slots: this.records.heldSlots(),
      grouped,
      rows,
      sources: this.#candidates.sources(),
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

  #compareTouched({ signal, onProgress }: RefreshOptions): void {
    this.#compared = 0;
    const touched = this.#changes.slots;
    const slots = [...touched];
    for (const slot of slots) this.#pairs.removeAll(slot);
    for (const [at, slot] of slots.entries()) {
      if (at % 1024 === 0) {
        signal?.throwIfAborted();
        onProgress?.(at / slots.length);
      }
      this.eachCandidate(slot, (other) => {
        if (other > slot && touched.has(other)) return;
        this.#compared += 1;
        const bits = this.bitsOf(slot, other);
        if (bits >= this.#keepBits) this.#pairs.add(slot, other, bits);
      });
    }
  }

  /** Each candidate for a record once, in the order of slots. */
  eachCandidate(slot: number, visit: (other: number) => void): void {
    this.#candidates.eachOf(slot, visit);
  }

  /** log2 of the prior odds that two records drawn at random are one thing. */
  get priorBits(): number {
    const others = Math.max(1, 2 ** (frequencyStep(this.records.size) / 2));
    return Math.log2((2 * this.#model.pairsPerRecord) / others) + this.#upkeep.sharingBits;
  }

  /** Share of those who hold an identifier and are not its first holder. */
  get sharing(): number {
    return this.#upkeep.sharing;
  }

  /** Posterior log-odds in bits. */
  bitsOf(one: number, other: number): number {
    const [a, b] = this.records.isIdBefore(one, other) ? [one, other] : [other, one];
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

  /** Held records that one which is not held may be, the strongest first; see `probing.ts`. */
  probe({ values }: MatchRow, limit: number): Probed[] {
    const bitsOf = (one: number, other: number): number => this.bitsOf(one, other);
    return probe(this.records, this.#candidates, values, bitsOf, this.#keepBits).slice(0, limit);
  }

  eachPairOf(slot: number, visit: (other: number, bits: number) => void): void {
    this.#pairs.each(slot, visit);
  }

  /** Every kept pair once, in no particular order. */
  eachPair(visit: (one: number, other: number, bits: number) => void): void {
    this.#pairs.eachOfAll(visit);
  }
}
