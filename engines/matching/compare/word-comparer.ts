import type { FieldColumn } from '../values/field-column.ts';
import type { WordTable } from '../values/word-table.ts';
import { WORD } from './outcome.ts';
import type { Tally } from './tally.ts';
import { REPEATED_SHARE, likenessBits } from './weights.ts';
import type { Likeness } from './weights.ts';

/** As many as a value has at most. */
const WORDS_KEPT = 8;
/** Compares names and other values that are made of words. */
export class WordComparer {
  readonly #field: FieldColumn;
  readonly #table: WordTable;
  readonly #base: number;
  readonly #tally: Tally;
  readonly #agreed = new Uint8Array(WORDS_KEPT * WORDS_KEPT);
  #togetherBits = 0;
  #likeness: Likeness = { less: new Float64Array(), most: new Float64Array() };

  /** @param base where the outcomes of the field begin in the list of all */
  constructor(field: FieldColumn, table: WordTable, base: number, tally: Tally) {
    this.#field = field;
    this.#table = table;
    this.#base = base;
    this.#tally = tally;
  }

  /** @param togetherBits of the field's model */
  use(togetherBits: number, likeness: Likeness): void {
    this.#togetherBits = togetherBits;
    this.#likeness = likeness;
  }

  /** Each word of the shorter value with its best counterpart; better agreement goes first. @returns bits */
  compare(a: number, b: number): number {
    const tally = this.#tally;
    const field = this.#field;
    const words = field.wordIds.cells;
    const startA = field.starts.get(a);
    const startB = field.starts.get(b);
    const ofA = field.starts.get(a + 1) - startA;
    const ofB = field.starts.get(b + 1) - startB;
    const agreed = this.#agreed;
    for (let i = 0; i < ofA; i++)
      for (let j = 0; j < ofB; j++)
        agreed[i * WORDS_KEPT + j] = this.#table.compare(words[startA + i] ?? 0, words[startB + j] ?? 0);
    let bits = 0;
    let matched = 0;
    let freeA = (1 << ofA) - 1;
    let freeB = (1 << ofB) - 1;
    /** Information of the agreeing words: all together, the most telling alone, and how many tell anything. */
    let sum = 0;
    let most = 0;
    let telling = 0;
    for (let wanted: number = WORD.exact; wanted <= WORD.initial; wanted++) {
      for (let i = 0; i < ofA; i++) {
        if ((freeA & (1 << i)) === 0) continue;
        for (let j = 0; j < ofB; j++) {
          if (agreed[i * WORDS_KEPT + j] !== wanted || (freeB & (1 << j)) === 0) continue;
          freeA &= ~(1 << i);
          freeB &= ~(1 << j);
          matched += 1;
          const information = this.#informationOf(wanted, words[startA + i] ?? 0, words[startB + j] ?? 0);
          sum += information;
          if (information > most) most = information;
          if (information > 0) telling += 1;
          bits += tally.note(this.#base + wanted, information);
          break;
        }
      }
      if (freeA === 0 || freeB === 0) break;
    }
    if (telling > 0) bits -= tally.lessen(sum - this.#jointInformation(a, b, sum, most, telling));
    const conflicts = Math.min(ofA, ofB) - matched;
    const conflict = this.#base + WORD.conflict;
    for (let each = 0; each < conflicts; each++) bits += tally.note(conflict, 0);
    // Another street has another name throughout: its words do not contradict one after the other.
    if (conflicts > 1 && field.spec.kind === 'words')
      bits -= tally.lessen((conflicts - 1) * REPEATED_SHARE * tally.weightOf(conflict));
    const extras = Math.abs(ofA - ofB);
    for (let each = 0; each < extras; each++) bits += tally.note(this.#base + WORD.extra, 0);
    return bits;
  }

  #informationOf(outcome: number, one: number, other: number): number {
    if (outcome === WORD.initial) return 0;
    const { counts } = this.#table;
    const information = this.#tally.information(Math.max(counts.get(one), counts.get(other)));
    return likenessBits(this.#likeness, outcome, information);
  }

  /**
   * What words say that agree together: less than the sum, for the words of a name go together as those of a language do,
   * but not less than the most telling alone. And what two values share is taken for at least as common as either of them.
   */
  #jointInformation(a: number, b: number, sum: number, most: number, telling: number): number {
    const joint = Math.max(most, sum - (telling - 1) * this.#togetherBits);
    const { counts } = this.#field;
    return Math.min(joint, this.#tally.information(Math.max(counts.get(a), counts.get(b))));
  }
}
