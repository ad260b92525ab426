import type { MatchModel } from '../model/match-model.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { frequencyStep } from '../values/frequency.ts';
import type { Candidates } from './candidates.ts';
import type { Changes } from './changes.ts';
import { eachHolders, partiesAmong } from './parties.ts';
import type { RecordTable } from './record-table.ts';
import { Sharing } from './sharing.ts';

const NO_TERMS = new Int32Array();

/**
 * Keeps what is counted over all records up to date: how many hold each value and use each word, how many parties hold an
 * identifier, and how much identifiers are shared. Where a count comes to another step, those who share the value are touched.
 */
export class Upkeep {
  readonly #records: RecordTable;
  readonly #candidates: Candidates;
  readonly #changes: Changes;
  readonly #sharing = new Sharing();
  #model: MatchModel;
  #sizeStep = 0;
  #sharingSteps = 0;
  #partiesAreStale = false;

  constructor(records: RecordTable, candidates: Candidates, changes: Changes, model: MatchModel) {
    this.#records = records;
    this.#candidates = candidates;
    this.#changes = changes;
    this.#model = model;
  }

  use(model: MatchModel): void {
    this.#model = model;
    this.#sharingSteps = this.#sharing.steps(model.sharing);
  }

  /** Bits by which the prior is higher than the model's. */
  get sharingBits(): number {
    return this.#sharingSteps / 2;
  }

  /** Share of those who hold an identifier and are not its first holder. */
  get sharing(): number {
    return this.#sharing.share;
  }

  /** Counts all records, in a table of which none was counted. */
  countAll(): void {
    for (let slot = 0; slot < this.#records.slotCount; slot++) this.#records.count(slot, 1);
    this.#sizeStep = frequencyStep(this.#records.size);
    this.#partiesAreStale = true;
  }

  /** Counts the values of a record in or out. Where a frequency comes to another step, its records are compared anew. */
  count(slot: number, amount: number): void {
    const records = this.#records;
    const sizeStep = frequencyStep(records.size - (amount < 0 ? 1 : 0));
    if (sizeStep !== this.#sizeStep) {
      this.#sizeStep = sizeStep;
      this.#changes.touchAll();
    }
    if (this.#changes.isAll) {
      this.#partiesAreStale = true;
      records.count(slot, amount);
      return;
    }
    for (const [at, field] of records.fields.entries()) {
      const words = new Set<number>();
      for (const value of records.valuesOf(slot, at)) {
        this.#countValue(at, field, value, amount);
        if (field.table)
          for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++)
            words.add(field.wordIds.get(word));
      }
      for (const word of words)
        if (field.table)
          this.#step(
            field.table.counts.add(word, amount),
            amount,
            this.#candidates.terms.termsOfOne(at, word)[0],
          );
    }
    this.#weighSharing();
  }

  #countValue(at: number, field: FieldColumn, value: number, amount: number): void {
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
  }

  /** Where the prior comes to another step, everything is compared anew. */
  #weighSharing(): void {
    const steps = this.#sharing.steps(this.#model.sharing);
    if (steps === this.#sharingSteps) return;
    this.#sharingSteps = steps;
    this.#changes.touchAll();
  }

  /** Terms that all who hold a value have: its own, or those of its first word that has any. */
  #termsBehind(at: number, field: FieldColumn, value: number): Int32Array {
    const { terms } = this.#candidates;
    if (!field.table) return terms.termsOfOne(at, value);
    for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++) {
      const ofWord = terms.termsOfOne(at, field.wordIds.get(word));
      if (ofWord.length > 0) return ofWord;
    }
    return NO_TERMS;
  }

  /**
   * Where a frequency comes to another step, those who share the value are compared anew.
   * @param term that they all have; undefined for initials alone, which are not weighed by frequency
   */
  #step(count: number, amount: number, term: number | undefined): void {
    if (frequencyStep(count) === frequencyStep(count - amount)) return;
    if (term !== undefined) this.#candidates.index?.eachRecordWith(term, this.#changes.touch);
  }

  /** How many different parties hold an identifier. When that changes, its holders are compared anew. */
  #recountHolders(at: number, field: FieldColumn, value: number): void {
    const { index, terms } = this.#candidates;
    const term = terms.termsOfOne(at, value)[0] ?? 0;
    const parties = partiesAmong(this.#records, field.counts.get(value), (visit) =>
      index?.eachRecordWith(term, visit),
    );
    if (parties === field.parties.get(value)) return;
    field.parties.set(value, parties);
    index?.eachRecordWith(term, this.#changes.touch);
  }

  /** Counts parties, and how much identifiers are shared, where that was put off because everything will be compared. */
  settle(): void {
    if (!this.#partiesAreStale) return;
    this.#partiesAreStale = false;
    const records = this.#records;
    this.#sharing.countAll(records.fields.filter(({ spec }) => spec.designBits !== undefined));
    this.#sharingSteps = this.#sharing.steps(this.#model.sharing);
    const slots = records.heldSlots();
    for (const [at, field] of records.fields.entries())
      if (field.spec.designBits !== undefined)
        eachHolders(records, at, slots, (value, holders) => {
          field.parties.set(
            value,
            partiesAmong(records, field.counts.get(value), (visit) => holders.forEach(visit)),
          );
        });
  }
}
