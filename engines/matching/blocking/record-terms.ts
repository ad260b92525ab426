/** Where the terms of records are read from; plain memory, so that other threads can read it, too. */
export interface TermSource {
  /** Where the run of a record begins, and the runs: for every field how many values, then their ids. */
  readonly starts: Int32Array;
  readonly runs: Int32Array;
  readonly fields: readonly TermSourceField[];
}

export interface TermSourceField {
  /** Is it what a household has in common? */
  readonly shared: boolean;
  /** Words of a value, `wordStarts[value]` to `wordStarts[value + 1]`; absent where values are not made of words. */
  readonly wordStarts: Int32Array | undefined;
  readonly wordIds: Int32Array;
  /** Terms of a word or value, `termStarts[id]` to `termStarts[id + 1]`. */
  readonly termStarts: Int32Array;
  readonly terms: Int32Array;
}

const SHARED_PLACE = 0;

/**
 * Writes the terms of a record as pairs of term and place: those of its words and values, each once, with the place it
 * comes from, since two terms of one word say no more than one. All that a household shares comes from one place: town
 * and street together do not make a person.
 *
 * @param into room, which grows as needed
 * @returns how many of its cells are filled
 */
export function readTerms({ starts, runs, fields }: TermSource, record: number, into: number[]): number {
  let length = 0;
  let next = SHARED_PLACE + 1;
  let at = starts[record] ?? 0;
  for (let number = 0; number < fields.length; number++) {
    const field = fields[number] as TermSourceField;
    const { shared, wordStarts, wordIds, termStarts, terms } = field;
    const end = at + 1 + (runs[at] ?? 0);
    for (at += 1; at < end; at++) {
      const value = runs[at] ?? 0;
      let first = value;
      let last = value + 1;
      if (wordStarts) {
        first = wordStarts[value] ?? 0;
        last = wordStarts[value + 1] ?? 0;
      }
      for (let part = first; part < last; part++) {
        const id = wordStarts ? (wordIds[part] ?? 0) : part;
        const place = shared ? SHARED_PLACE : next++;
        const to = termStarts[id + 1] ?? 0;
        for (let from = termStarts[id] ?? 0; from < to; from++) {
          const term = terms[from] ?? 0;
          let known = 0;
          while (known < length && into[known] !== term) known += 2;
          if (known < length) continue;
          into[length++] = term;
          into[length++] = place;
        }
      }
    }
  }
  return length;
}
