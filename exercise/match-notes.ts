import type { JudgedMatches } from './judged-matches.ts';
import type { Truth } from './truth.ts';

/** Things that only look alike, and people who share a telephone, that some run could see and some run joined. */
export function hardNegativeNotes(truth: Truth, runs: readonly JudgedMatches[]): string[] {
  const groups = Map.groupBy(truth.hardNegatives, ({ why }) => why);
  const shared = runs.map((run) => sharersOf(truth, run));
  return [
    ...[...groups].map(([why, negatives]) => {
      const keys = negatives.map(({ a, b }) => thingPair(a, b));
      return counted(`Joined though only alike (${why})`, runs, () => keys);
    }),
    counted('People who share a telephone, joined', runs, (_, index) => shared[index] ?? []),
  ];
}

/** Pairs of people who both bear a telephone number that can be seen, for whatever reason. */
function sharersOf(truth: Truth, run: JudgedMatches): string[] {
  const pairs = new Set<string>();
  for (const identifier of truth.sharedIdentifiers) {
    if (identifier.class !== 'phone') continue;
    const people = new Set(
      identifier.records.flatMap((record) => {
        const thing = run.truth.thingOf(record);
        return thing?.type === 'person' ? [thing.id] : [];
      }),
    );
    // Numbers that hundreds give would make tens of thousands of pairs; the first fifty people stand for all.
    const some = [...people].slice(0, 50);
    some.forEach((one, position) =>
      some.slice(position + 1).forEach((other) => pairs.add(thingPair(one, other))),
    );
  }
  return [...pairs];
}

function thingPair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** `what: joined of seen`. */
function counted(
  what: string,
  runs: readonly JudgedMatches[],
  pairsFor: (run: JudgedMatches, index: number) => readonly string[],
): string {
  const seen = new Set<string>();
  const joined = new Set<string>();
  runs.forEach((run, index) => {
    const things = new Set(run.truth.things.map(({ id }) => id));
    const together = thingsTogether(run);
    for (const key of pairsFor(run, index)) {
      if (!key.split(' ').every((thing) => things.has(thing))) continue;
      seen.add(key);
      if (together.has(key)) joined.add(key);
    }
  });
  return `${what}: ${joined.size} of ${seen.size}.`;
}

/** Pairs of different things of which an entity holds records. */
function thingsTogether({ matches, truth }: JudgedMatches): Set<string> {
  const pairs = new Set<string>();
  for (const records of matches.entities) {
    const things = [...new Set(records.flatMap((record) => truth.thingOf(record)?.id ?? []))];
    things.forEach((one, position) =>
      things.slice(position + 1).forEach((other) => pairs.add(thingPair(one, other))),
    );
  }
  return pairs;
}

export function recordNotes(truth: Truth, runs: readonly JudgedMatches[]): string[] {
  const joined = new Set(runs.flatMap(({ matches }) => matches.entities.flat()));
  const scored = new Set(runs.flatMap(({ matches }) => matches.pairs.flatMap(({ a, b }) => [a, b])));
  const within = (records: readonly string[], those: ReadonlySet<string>): number =>
    records.filter((record) => those.has(record)).length;
  const unseen = runs.reduce(
    (sum, run) =>
      sum + run.matches.entities.flat().filter((record) => run.truth.thingOf(record) === undefined).length,
    0,
  );
  return [
    `Protected records linked: ${within(truth.protectedRecords, joined.union(scored))} (must be 0).`,
    `People on the move whom an officer filed as a mere contact, linked: ${within(truth.unmarkedProtectedRecords, joined)}.`,
    `Records joined that the run could not see: ${unseen} (must be 0).`,
  ];
}
