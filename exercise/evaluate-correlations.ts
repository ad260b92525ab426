import type { IdentifierClass } from './entry.ts';
import type { CanSee, EvaluationTable } from './evaluate.ts';
import type { SharedIdentifier, Sighting, Truth } from './truth.ts';

/** As much of a lead as is needed to judge it. */
export interface LeadLike {
  readonly kind: string;
  readonly anchor?: { readonly class: string; readonly value: string };
  readonly subjects: readonly { readonly record: string }[];
}

/** Classes that the engine is meant to link. */
const CLASSES: readonly IdentifierClass[] = [
  'phone',
  'iban',
  'wallet',
  'document',
  'plate',
  'cin',
  'engine-serial',
  'hull-serial',
  'email',
  'handle',
  'ip',
];
/** Hulls and engines both bear serial numbers of equipment, which the engine does not tell apart. */
const filedAs = (kind: IdentifierClass): IdentifierClass => (kind === 'hull-serial' ? 'engine-serial' : kind);
/** Records that only tell of an event. A call is no second holder of the number that it was made with. */
const EVENTS = ['Call', 'Message', 'Payment', 'Trip', 'ValueTransfer'];

/** Pairs of records, each once, in either order. */
class Pairs {
  readonly keys = new Set<string>();

  add(a: string, b: string): void {
    if (a !== b) this.keys.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }

  addAll(records: readonly string[]): void {
    records.forEach((record, position) => {
      for (const other of records.slice(position + 1)) this.add(record, other);
    });
  }
}

interface Score {
  readonly found: number;
  readonly right: number;
  readonly truly: number;
}

/**
 * Judges links by shared identifiers, counted as pairs of records. A true pair bears the same identifier,
 * truly for the same reason, in two contributions that the run could see. Pairs within one contribution
 * count neither way. Identity documents stand for their holders.
 */
export function evaluateCorrelations(
  truth: Truth,
  leads: readonly LeadLike[],
  canSee: CanSee,
): EvaluationTable {
  const visible = truth.labels.map(canSee);
  const stands = (record: string): string => truth.heldBy[record] ?? record;
  const shared = truth.sharedIdentifiers.filter((identifier) => CLASSES.includes(identifier.class));
  const events = new Set(
    truth.sharedIdentifiers.flatMap(({ sightings }) =>
      sightings.filter(({ schema }) => EVENTS.includes(schema)).map(({ record }) => record),
    ),
  );
  const counted = (identifier: SharedIdentifier): Sighting[] =>
    identifier.sightings.filter(({ record }) => !events.has(record));

  const genuine = shared.filter((identifier) => identifier.genuine);
  // Pairs that are true by an identifier of any class, to leave them out where they are not asked for.
  const bonded = truth.sharedIdentifiers.filter((identifier) => identifier.genuine);
  const ever = new Pairs();
  for (const identifier of bonded)
    ever.addAll([...new Set(counted(identifier).map(({ record }) => stands(record)))]);
  const seen = new Pairs();
  for (const identifier of bonded)
    seen.addAll([...new Set(visibleOf(counted(identifier), visible).map(({ record }) => stands(record)))]);

  const rows: (string | number)[][] = [];
  const truly = new Pairs();
  const found = new Pairs();
  for (const kind of new Set(CLASSES.map(filedAs))) {
    const truePairs = new Pairs();
    for (const identifier of genuine)
      if (filedAs(identifier.class) === kind)
        addTruePairs(truePairs, visibleOf(counted(identifier), visible), stands);
    const foundPairs = new Pairs();
    for (const lead of leads) if (lead.anchor?.class === kind) addFound(foundPairs, lead, events, stands);
    for (const key of truePairs.keys) truly.keys.add(key);
    if (truePairs.keys.size > 0 || foundPairs.keys.size > 0)
      rows.push([kind, ...figures(compare(foundPairs.keys, truePairs.keys, seen.keys))]);
  }
  for (const lead of leads) addFound(found, lead, events, stands);
  rows.push(['all', ...figures(compare(found.keys, truly.keys, seen.keys))]);
  const across = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].filter(crossesPartners));
  rows.push([
    'all, between partners',
    ...figures(compare(across(found.keys), across(truly.keys), across(seen.keys))),
  ]);

  const unseen = [...found.keys].filter((key) => ever.keys.has(key) && !seen.keys.has(key)).length;
  const raised = (why: SharedIdentifier['why']): number => {
    const values = new Set(
      shared.filter((identifier) => identifier.why === why).map(({ value }) => bare(value)),
    );
    return new Set(
      leads.flatMap(({ anchor }) => (anchor && values.has(bare(anchor.value)) ? [bare(anchor.value)] : [])),
    ).size;
  };
  return {
    id: 'correlations',
    title: 'Links by shared identifiers',
    columns: ['class', 'true pairs', 'found pairs', 'precision', 'recall', 'F1'],
    rows,
    notes: [
      `Values that are anybody’s, raised as a link: ${raised('anybody’s')} of ${countOf(shared, 'anybody’s', visible)}.`,
      `Recycled telephone numbers raised as one bearer’s: ${raised('recycled')} of ${countOf(shared, 'recycled', visible)}.`,
      `Protected records in leads: ${inLeads(leads, truth.protectedRecords)} (must be 0).`,
      `People on the move whom an officer filed as a mere contact, in leads: ${inLeads(leads, truth.unmarkedProtectedRecords)}.`,
      `True pairs found that the run could not see: ${unseen} (must be 0).`,
      'Identifiers that were taken down wrong join nothing here. The data are made up: expect less on real registers.',
    ],
  };
}

function visibleOf(sightings: readonly Sighting[], visible: readonly boolean[]): Sighting[] {
  return sightings.filter(({ label }) => visible[label] ?? false);
}

function addTruePairs(
  pairs: Pairs,
  sightings: readonly Sighting[],
  stands: (record: string) => string,
): void {
  sightings.forEach((one, position) => {
    for (const other of sightings.slice(position + 1)) {
      if (one.file !== other.file) pairs.add(stands(one.record), stands(other.record));
    }
  });
}

function addFound(
  pairs: Pairs,
  lead: LeadLike,
  events: ReadonlySet<string>,
  stands: (record: string) => string,
): void {
  pairs.addAll([
    ...new Set(lead.subjects.filter(({ record }) => !events.has(record)).map(({ record }) => stands(record))),
  ]);
}

/** Found pairs that are true but were not asked for, such as those within one contribution, count neither way. */
function compare(found: ReadonlySet<string>, truly: ReadonlySet<string>, seen: ReadonlySet<string>): Score {
  let right = 0;
  let wrong = 0;
  for (const key of found) {
    if (truly.has(key)) right++;
    else if (!seen.has(key)) wrong++;
  }
  return { found: right + wrong, right, truly: truly.size };
}

function figures({ found, right, truly }: Score): (string | number)[] {
  const precision = found === 0 ? undefined : right / found;
  const recall = truly === 0 ? undefined : right / truly;
  const f1 = found + truly === 0 ? undefined : (2 * right) / (found + truly);
  return [truly, found, share(precision), share(recall), share(f1)];
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}

function crossesPartners(key: string): boolean {
  const [a = '', b = ''] = key.split(' ');
  return a.split(':')[0] !== b.split(':')[0];
}

function bare(value: string): string {
  return value.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function countOf(
  shared: readonly SharedIdentifier[],
  why: SharedIdentifier['why'],
  visible: readonly boolean[],
): number {
  return shared.filter(
    (identifier) =>
      identifier.why === why &&
      new Set(visibleOf(identifier.sightings, visible).map(({ record }) => record)).size > 1,
  ).length;
}

function inLeads(leads: readonly LeadLike[], records: readonly string[]): number {
  const wanted = new Set(records);
  return new Set(
    leads.flatMap(({ subjects }) =>
      subjects.filter(({ record }) => wanted.has(record)).map(({ record }) => record),
    ),
  ).size;
}
