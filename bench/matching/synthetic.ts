import type { DataRow } from './datasets.ts';
import type { Labels } from './labels.ts';
import { personAt } from './synthetic/person.ts';
import { Dice } from './synthetic/random.ts';
import { COLUMNS, recordOf } from './synthetic/record.ts';

const SCATTER = 5;
const COPIES = 6;
const RECORD = 7;

/** Shares of people with one to five records. */
const COPY_WEIGHTS = [45, 25, 15, 10, 5];

export interface SyntheticSet {
  readonly columns: readonly string[];
  readonly persons: number;
  /** Which records are one person, in the order of the rows. */
  readonly truth: Labels;
  /** Made when it is asked for; the same number gives the same record. */
  row(position: number): DataRow;
  /** All of them, one after the other. */
  rows(): Generator<DataRow>;
  /** A further record of a person, which is not among the rows. */
  further(person: number, turn: number): DataRow;
}

/**
 * Records of fictional persons, as many as are asked for, with known truth, for measuring speed and accuracy where no
 * public set is large enough. Names of twelve languages in four scripts with the frequencies of a Zipf curve, date of
 * birth, telephone, mail, address, post code, city and number of a document. One to five records a person, in no order.
 *
 * Hard on purpose: names in the native script and in several spellings, nicknames, misspelt, upper case, swapped or cut
 * short; days and months swapped, digits wrong, first of January for unknown; earlier telephones, addresses, papers and
 * surnames; missing cells. To be kept apart: families at one address with one landline, twins, sons with their father's
 * name, people of equal name born within days, numbers of call shops that hundreds give, blank documents.
 *
 * What it is not: a sample of any register. Its slips are independent of each other but for what an old record knows,
 * their rates are guesses and not measured, and names are fewer than in life. It shares no code or list with the matcher.
 * Its rates were set before any matcher ran on it, and put right once after that where they were unlike life: households
 * had 2.4 known people in the mean and now have 1.4, for a register is no census; the commonest surname was borne by 10 %
 * and more and now is by 3 to 7 %; brothers could have one name. A figure on it says how matchers compare and how they
 * scale, not how well they do at work.
 *
 * What the simplest method gets of a million records, seed 1: equal names and date of birth find 0.183 of the pairs with a
 * precision of 0.994 (F1 0.309).
 *
 * Needs 4 bytes a record; rows are made when they are read.
 */
export function syntheticSet(records: number, seed = 1): SyntheticSet {
  const of = new Int32Array(records);
  let persons = 0;
  for (let filled = 0; filled < records; persons++) {
    const copies = 1 + new Dice(seed, persons, COPIES).weighted(COPY_WEIGHTS);
    for (let copy = 0; copy < copies && filled < records; copy++) of[filled++] = persons;
  }
  shuffle(of, new Dice(seed, 0, SCATTER));
  const make = (person: number, key: number, id: string): DataRow => ({
    id,
    cells: recordOf(personAt(seed, person), new Dice(seed, key, RECORD)) as Record<string, string>,
  });
  const row = (position: number): DataRow => make(of[position] ?? 0, position, `r${position}`);
  return {
    columns: COLUMNS,
    persons,
    truth: { of, count: persons },
    row,
    *rows() {
      for (let position = 0; position < records; position++) yield row(position);
    },
    further: (person, turn) => make(person, records + turn, `f${turn}`),
  };
}

/** Fisher and Yates. */
function shuffle(list: Int32Array, dice: Dice): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = dice.below(last + 1);
    const kept = list[last] ?? 0;
    list[last] = list[other] ?? 0;
    list[other] = kept;
  }
}
