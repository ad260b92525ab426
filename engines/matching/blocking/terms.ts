import { IntList } from '../columns/int-list.ts';
import type { RecordTable } from '../records/record-table.ts';
import type { FieldColumn } from '../values/field-column.ts';

const SHARED_PLACE = 0;
const NO_TERMS = new Int32Array();

/**
 * Terms: what records can have in common. Each distinct word and value is turned into its terms once; a record's terms are
 * those of its words and values, each with the place it comes from, since two terms of one word say no more than one. All
 * that a household shares comes from one place: town and street together do not make a person.
 */
export class Terms {
  readonly #ids = new Map<string, number>();
  /** For each field, terms of word or value: `starts[id]` to `starts[id + 1]`, filled as far as needed. */
  readonly #of: { readonly starts: IntList; readonly terms: IntList }[] = [];

  /**
   * Writes the terms of a record as pairs of term and place.
   * @param into emptied first
   */
  of(records: RecordTable, slot: number, into: number[]): void {
    into.length = 0;
    let next = SHARED_PLACE + 1;
    const placeIn = (field: FieldColumn): number => (field.spec.shared ? SHARED_PLACE : next++);
    for (const [at, field] of records.fields.entries()) {
      const known = (this.#of[at] ??= { starts: listOfZero(), terms: new IntList() });
      for (const value of records.valuesOf(slot, at)) {
        if (field.table) {
          for (let word = field.starts.get(value); word < field.starts.get(value + 1); word++) {
            this.#append(known, field, field.wordIds.get(word), placeIn(field), into);
          }
        } else {
          this.#append(known, field, value, placeIn(field), into);
        }
      }
    }
  }

  /**
   * Terms of a word, or of a value of a field that is not made of words, as long as a record with it was asked for
   * before. The first is that of the word or value as a whole; whoever has the same has it, too.
   */
  termsOfOne(field: number, id: number): Int32Array {
    const known = this.#of[field];
    if (!known) return NO_TERMS;
    return known.terms.cells.subarray(known.starts.get(id), known.starts.get(id + 1));
  }

  #append(
    known: { readonly starts: IntList; readonly terms: IntList },
    field: FieldColumn,
    id: number,
    place: number,
    into: number[],
  ): void {
    while (known.starts.length <= id + 1) {
      const next = known.starts.length - 1;
      for (const made of termsOf(field, next))
        known.terms.push(this.#id(`${field.spec.name}\u0000${made.text}`) * 2 + Number(made.strong));
      known.starts.push(known.terms.length);
    }
    for (let at = known.starts.get(id); at < known.starts.get(id + 1); at++) {
      const term = known.terms.get(at);
      if (!isAmong(into, term)) into.push(term, place);
    }
  }

  #id(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(text, id);
    }
    return id;
  }
}

function listOfZero(): IntList {
  const list = new IntList();
  list.push(0);
  return list;
}

function isAmong(pairs: readonly number[], term: number): boolean {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === term) return true;
  return false;
}

interface Term {
  readonly text: string;
  /** Hardly anybody else has it by chance. */
  readonly strong: boolean;
}

function strong(text: string): Term {
  return { text, strong: true };
}

function weak(text: string): Term {
  return { text, strong: false };
}

/** Terms of a word, or of a value of a field that is not made of words. */
function termsOf(field: FieldColumn, id: number): Term[] {
  if (field.table) {
    const word = field.table.words[id];
    if (!word || word.token.kind === 'initial') return [];
    const { skeleton, text, variants } = word.token;
    // Words of addresses and the like are many and seldom alone.
    if (field.spec.kind === 'words') return [weak(`sound ${skeleton}`)];
    return [
      weak(`sound ${skeleton}`),
      weak(`begin ${text.slice(0, 3)}`),
      ...variants.map((variant) => weak(`variant ${variant}`)),
    ];
  }
  const text = field.texts[id] ?? '';
  switch (field.spec.kind) {
    case 'date': {
      const day = field.days.get(id);
      const year = Math.floor(day / 10_000);
      const month = Math.floor(day / 100) % 100;
      const dayOfMonth = day % 100;
      const terms = [strong(`day ${day}`), weak(`year ${year}`)];
      // Day and month in either order, for they are swapped often.
      if (dayOfMonth > 0)
        terms.push(weak(`in year ${Math.min(month, dayOfMonth)} ${Math.max(month, dayOfMonth)}`));
      return terms;
    }
    case 'code':
      return [weak(`whole ${text}`), weak(`begin ${field.beginnings.get(id)}`)];
    case 'identifier': {
      const terms = [strong(`whole ${text}`)];
      // How many share a mailbox's name is counted, so those that do must be found.
      if (text.includes('@')) terms.push(weak(`mailbox ${field.beginnings.get(id)}`));
      else if (text.length >= 6) terms.push(weak(`begin ${text.slice(0, -3)}`));
      if (text.length >= 6) terms.push(weak(`end ${text.slice(3)}`));
      return terms;
    }
    default:
      return [weak(`whole ${text}`)];
  }
}
