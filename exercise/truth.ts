import type { Label, Partner } from '@foreland/model';
import { isoDay } from './calendar.ts';
import type { Entry, IdentifierClass } from './entry.ts';
import { reviewDay } from './file.ts';
import { labelOf } from './labels.ts';
import { MatchedThings } from './matched.ts';
import type { MatchedThing } from './matched.ts';
import { hardNegatives, personsOnTheMove, worldTruth } from './world-truth.ts';
import type { HardNegative, WorldTruth } from './world-truth.ts';
import type { World } from './world/world.ts';

/** One record that bears an identifier in one contribution. */
export interface Sighting {
  readonly record: string;
  readonly schema: string;
  /** Position in `files`. */
  readonly file: number;
  /** Position in `labels`. */
  readonly label: number;
}

export interface SharedIdentifier {
  readonly class: IdentifierClass;
  /** Canonical: E.164, IBAN without spaces, plates and serials in capitals without separators. */
  readonly value: string;
  readonly records: readonly string[];
  /** Do the records truly belong together because of it? */
  readonly genuine: boolean;
  /** Why not. `recycled`: the records fall into groups that have nothing to do with each other. */
  readonly why?: 'anybody’s' | 'recycled' | 'protected';
  readonly sightings: readonly Sighting[];
}

/** What is true in the exercise. Plain data, ready for JSON. */
export interface Truth extends WorldTruth {
  readonly seed: number;
  readonly size: string;
  readonly files: readonly string[];
  readonly labels: readonly Label[];
  /** Each real thing that more than one contribution could tell of, with its records; single events are left out. */
  readonly entities: readonly {
    readonly id: string;
    readonly schema: string;
    readonly records: readonly string[];
  }[];
  /** Every thing of a kind that is matched, with who is told of it under which labels; also those with one record. */
  readonly matched: readonly MatchedThing[];
  /** Values that two or more records bear. */
  readonly sharedIdentifiers: readonly SharedIdentifier[];
  /** Records that must never appear in anything. */
  readonly protectedRecords: readonly string[];
  /** Records of the same people in the eyes of officers who could not know; a lead on them is no breach, but a pity. */
  readonly unmarkedProtectedRecords: readonly string[];
  /** Identity document to the person whose it is. */
  readonly heldBy: Readonly<Record<string, string>>;
  readonly hardNegatives: readonly HardNegative[];
  /** Wrong values and what a later contribution put in their place. */
  readonly revisions: readonly {
    readonly record: string;
    readonly property: string;
    readonly was: string;
    readonly is: string;
  }[];
  /** Figures that cannot be read in the source. */
  readonly masked: readonly { readonly record: string; readonly property: string; readonly value: string }[];
}

export interface Contribution {
  readonly name: string;
  readonly partner: Partner;
  readonly reviewFrom: string;
  readonly entries: Iterable<Entry>;
}

interface Bearer extends Sighting {
  readonly bond: string | undefined;
  readonly guarded: boolean;
}

/** Reads all contributions as their writers meant them. */
export function collectTruth(world: World, contributions: readonly Contribution[]): Truth {
  const labels = new Interner();
  const entities = new Map<string, { readonly schema: string; readonly records: Set<string> }>();
  const bearers = new Map<
    string,
    { readonly class: IdentifierClass; readonly value: string; readonly bearers: Bearer[] }
  >();
  const matched = new MatchedThings();
  const protectedRecords = new Set<string>();
  const unmarked = new Set<string>();
  const heldBy: Record<string, string> = {};
  const revisions: Truth['revisions'][number][] = [];
  const masked: Truth['masked'][number][] = [];
  const onTheMove = personsOnTheMove(world);

  contributions.forEach(({ partner, reviewFrom, entries }, file) => {
    for (const entry of entries) {
      const { record, schema, thing } = entry;
      const label = labels.position(labelOf(entry.label, partner, reviewDay(reviewFrom)));
      matched.add(entry, label);
      const entity = entities.get(thing);
      if (entity) entity.records.add(record);
      else if (thing !== record) entities.set(thing, { schema, records: new Set([record]) });
      if (entry.label === 'protected') protectedRecords.add(record);
      else if (onTheMove.has(thing)) unmarked.add(record);
      if (entry.heldBy !== undefined) heldBy[record] = entry.heldBy;
      for (const { property, value, corrects, identifier } of entry.lines) {
        if (corrects !== undefined) revisions.push({ record, property, was: corrects, is: value });
        if (!identifier) continue;
        const key = `${identifier.class} ${identifier.value}`;
        let known = bearers.get(key);
        if (!known)
          bearers.set(key, (known = { class: identifier.class, value: identifier.value, bearers: [] }));
        known.bearers.push({
          record,
          schema,
          file,
          label,
          bond: identifier.bond,
          guarded: entry.label === 'protected' || onTheMove.has(thing),
        });
      }
      masked.push(...entry.masked.map((figure) => ({ record, ...figure })));
    }
  });
  return {
    seed: world.seed,
    size: world.size,
    files: contributions.map(({ name }) => name),
    labels: labels.values,
    entities: [...entities].map(([id, { schema, records }]) => ({
      id,
      schema,
      records: [...records].sort(),
    })),
    matched: matched.list(),
    sharedIdentifiers: [...bearers.values()].flatMap((known) =>
      sharedBy(known.class, known.value, known.bearers),
    ),
    protectedRecords: [...protectedRecords].sort(),
    unmarkedProtectedRecords: [...unmarked].sort(),
    heldBy,
    hardNegatives: hardNegatives(world),
    revisions,
    masked,
    ...worldTruth(world, isoDay),
  };
}

/** The groups that a value truly joins, and where it only seems to join. */
function sharedBy(kind: IdentifierClass, value: string, bearers: readonly Bearer[]): SharedIdentifier[] {
  if (distinct(bearers) < 2) return [];
  const shared = (
    genuine: boolean,
    group: readonly Bearer[],
    why?: SharedIdentifier['why'],
  ): SharedIdentifier => ({
    class: kind,
    value,
    genuine,
    ...(why === undefined ? {} : { why }),
    records: [...new Set(group.map(({ record }) => record))].sort(),
    sightings: group.map(({ record, schema, file, label }) => ({ record, schema, file, label })),
  });
  const open = bearers.filter(({ guarded }) => !guarded);
  const bonds = new Map<string, Bearer[]>();
  for (const bearer of open) {
    if (bearer.bond !== undefined) bonds.set(bearer.bond, [...(bonds.get(bearer.bond) ?? []), bearer]);
  }
  const result = [...bonds.values()]
    .filter((group) => distinct(group) > 1)
    .map((group) => shared(true, group));
  const anybodys = open.filter(({ bond }) => bond === undefined);
  if (anybodys.length > 0 && distinct(open) > 1) result.push(shared(false, open, 'anybody’s'));
  else if (bonds.size > 1) result.push(shared(false, open, 'recycled'));
  if (open.length < bearers.length) result.push(shared(false, bearers, 'protected'));
  return result;
}

function distinct(bearers: readonly Bearer[]): number {
  return new Set(bearers.map(({ record }) => record)).size;
}

/** Labels, each once. */
class Interner {
  readonly values: Label[] = [];
  readonly #positions = new Map<string, number>();

  position(label: Label): number {
    const key = JSON.stringify(label);
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = this.values.push(label) - 1;
      this.#positions.set(key, position);
    }
    return position;
  }
}
