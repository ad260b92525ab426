import type { MatchedType } from './matched.ts';
import { Pairs } from './pairs.ts';
import type { Truth } from './truth.ts';

interface SeenThing {
  readonly id: string;
  readonly type: MatchedType;
  /** Records that can be seen, in parts that evidence holds together. */
  readonly parts: readonly (readonly string[])[];
}

/**
 * Which records are one thing, for one who sees some labels only.
 * A pair is *evident* where what can be seen joins its records, by themselves or over others of the same thing: both are
 * described well enough (a person by name and date of birth), or both bear an identifier for the same true reason.
 * Somebody of whom one record has a first name and the other a date of birth is a true pair, but not an evident one.
 */
export class MatchTruth {
  readonly #thingOf = new Map<string, SeenThing>();
  readonly things: readonly SeenThing[];
  /** Pairs of records that are one thing, by type. */
  readonly truly: ReadonlyMap<MatchedType, Pairs>;
  readonly evident: ReadonlyMap<MatchedType, Pairs>;

  /** @param visible by position of the label */
  constructor(truth: Truth, visible: readonly boolean[]) {
    const sees = (labels: readonly number[]): boolean => labels.some((label) => visible[label] ?? false);
    const evidence = identifiersOf(truth, visible);
    this.things = truth.matched.flatMap(({ id, type, records }) => {
      const seen = records.filter(({ labels }) => sees(labels));
      if (seen.length === 0) return [];
      const marks = seen.map(({ record, described }) => ({
        record,
        marks: [...(evidence.get(record) ?? []), ...(sees(described) ? ['described'] : [])],
      }));
      return [{ id, type, parts: heldTogether(marks) }];
    });
    for (const thing of this.things)
      for (const part of thing.parts) for (const record of part) this.#thingOf.set(record, thing);
    this.truly = pairsOf(this.things, ({ parts }) => [parts.flat()]);
    this.evident = pairsOf(this.things, ({ parts }) => parts);
  }

  thingOf(record: string): SeenThing | undefined {
    return this.#thingOf.get(record);
  }

  /** Whether records are known to be seen and one thing. */
  isOne(a: string, b: string): boolean {
    const thing = this.#thingOf.get(a);
    return thing !== undefined && thing === this.#thingOf.get(b);
  }
}

function pairsOf(
  things: readonly SeenThing[],
  groupsOf: (thing: SeenThing) => readonly (readonly string[])[],
): ReadonlyMap<MatchedType, Pairs> {
  const pairs = new Map<MatchedType, Pairs>();
  for (const thing of things) {
    let own = pairs.get(thing.type);
    if (!own) pairs.set(thing.type, (own = new Pairs()));
    for (const records of groupsOf(thing)) own.addAll(records);
  }
  return pairs;
}

/** For each record the identifiers that can be seen on it and are truly shared; a document stands for its holder. */
function identifiersOf(truth: Truth, visible: readonly boolean[]): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  truth.sharedIdentifiers.forEach(({ genuine, sightings }, position) => {
    if (!genuine) return;
    for (const { record, label } of sightings) {
      if (!visible[label]) continue;
      const bearer = truth.heldBy[record] ?? record;
      const known = marks.get(bearer);
      if (known) known.push(String(position));
      else marks.set(bearer, [String(position)]);
    }
  });
  return marks;
}

/** Records in parts: those with a mark in common are in one. */
function heldTogether(records: readonly { record: string; marks: readonly string[] }[]): string[][] {
  let parts: { records: string[]; marks: Set<string> }[] = [];
  for (const { record, marks } of records) {
    const joined = { records: [record], marks: new Set(marks) };
    parts = parts.filter((part) => {
      if (!marks.some((mark) => part.marks.has(mark))) return true;
      joined.records.push(...part.records);
      for (const mark of part.marks) joined.marks.add(mark);
      return false;
    });
    parts.push(joined);
  }
  return parts.map((part) => part.records);
}
