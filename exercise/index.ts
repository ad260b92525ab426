import type { Partner } from '@foreland/model';
import { isoDay } from './calendar.ts';
import type { Entry } from './entry.ts';
import { linesOf } from './file.ts';
import { Sheet } from './sheet.ts';
import { SOURCES } from './sources/catalogue.ts';
import { collectTruth } from './truth.ts';
import type { Truth } from './truth.ts';
import { EXERCISE_SIZES } from './world/scale.ts';
import type { ExerciseSize } from './world/scale.ts';
import { makeWorld } from './world/world.ts';

export type { ExerciseSize } from './world/scale.ts';
export { EXERCISE_SIZES } from './world/scale.ts';
export type { MatchedThing, MatchedType } from './matched.ts';
export type { SharedIdentifier, Sighting, Truth } from './truth.ts';
export * from './calibration.ts';
export * from './evaluate.ts';
export type { MatchPairLike, MatchResults } from './judged-matches.ts';
export * from './evaluate-runs.ts';
export { evaluateNetworks } from './evaluate-networks.ts';
export type { GroupLike } from './evaluate-networks.ts';

/** One contribution as Foreland JSON lines. */
export interface ExerciseFile {
  /** Such as `gb-police-records-1.jsonl`. */
  readonly name: string;
  readonly partner: Partner;
  /** Lines without their line feed, made while they are read; each call starts anew and gives the same. */
  lines(): Iterable<string>;
}

export interface ExerciseOptions {
  readonly size: ExerciseSize;
  /** Default 1. */
  readonly seed?: number;
  /** ISO 8601 day on which the exercise stands: no date in it is later, reviews and retention apart. */
  readonly today: string;
}

export interface Exercise {
  readonly files: readonly ExerciseFile[];
  /** What is true. Reads every contribution once more, so it takes as long as writing them. */
  readonly truth: () => Truth;
}

/**
 * Fictional contributions of seven partners about fictional smuggling networks. The same options give the
 * same bytes on every machine.
 * @throws RangeError when the size, the seed or the day is not one.
 */
export function generateExercise({ size, seed = 1, today }: ExerciseOptions): Exercise {
  if (!EXERCISE_SIZES.includes(size))
    throw new RangeError(
      `There is no exercise of size “${String(size)}”. Choose ${EXERCISE_SIZES.join(', ')}.`,
    );
  if (!Number.isSafeInteger(seed))
    throw new RangeError('The seed is not a whole number. Give one such as 1.');
  const world = makeWorld(size, seed, today);
  const contributions = SOURCES.flatMap((source) =>
    source.partners.flatMap((partner) => {
      const parts = source.parts === undefined ? 1 : world.scale.parts[source.parts];
      return Array.from({ length: parts }, (_, part) => ({
        name: `${partner.toLowerCase()}-${source.id}${parts > 1 ? `-${String(part + 1).padStart(String(parts).length, '0')}` : ''}.jsonl`,
        partner,
        source,
        open: () => new Sheet(world, partner, source.id, part, parts),
      }));
    }),
  ).filter(({ source, open }) => tellsAnything(source.entries(open())));
  return {
    files: contributions.map(({ name, partner, source, open }) => ({
      name,
      partner,
      lines: () => linesOf(open(), source),
    })),
    truth: () =>
      collectTruth(
        world,
        contributions.map(({ name, source, open }) => {
          const sheet = open();
          return {
            name,
            partner: sheet.partner,
            reviewFrom: isoDay(sheet.receivedOn),
            entries: source.entries(sheet),
          };
        }),
      ),
  };
}

/** A partner with nothing to tell of a period hands over nothing: a file without statements is refused everywhere. */
function tellsAnything(entries: Iterable<Entry>): boolean {
  for (const { lines } of entries) if (lines.length > 0) return true;
  return false;
}
