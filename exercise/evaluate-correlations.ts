import type { IdentifierClass } from './entry.ts';
import type { CanSee, EvaluationTable, LeadLike } from './evaluate.ts';
import { PairTruth, crossesPartners } from './pairs.ts';
import type { SharedIdentifier, Truth } from './truth.ts';

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

/** Does the engine link identifiers of the class, and are these records truly one by it? */
function isAskedFor(identifier: SharedIdentifier): boolean {
  return identifier.genuine && CLASSES.includes(identifier.class);
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
  const pairs = new PairTruth(truth, visible);
  const shared = truth.sharedIdentifiers.filter((identifier) => CLASSES.includes(identifier.class));
  const genuine = shared.filter(isAskedFor);
  const rowOf = (name: string, found: Iterable<string>, truly: ReadonlySet<string>): (string | number)[] => [
    name,
    ...figures(judge(found, truly, pairs.seen.keys), truly.size),
  ];

  const rows = [...new Set(CLASSES.map(filedAs))].flatMap((kind) => {
    const truly = pairs.asked(genuine.filter((identifier) => filedAs(identifier.class) === kind)).keys;
    const found = pairs.found(leads.filter(({ anchor }) => anchor?.class === kind)).keys;
    return truly.size > 0 || found.size > 0 ? [rowOf(kind, found, truly)] : [];
  });
  const truly = pairs.asked(genuine).keys;
  const found = pairs.found(leads).keys;
  const across = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].filter(crossesPartners));
  rows.push(rowOf('all', found, truly), rowOf('all, between partners', across(found), across(truly)));

  const leaked = [...found].filter((key) => pairs.ever.keys.has(key) && !pairs.seen.keys.has(key)).length;
  /** Values of which a lead puts strangers together. */
  const raised = (why: SharedIdentifier['why']): number => {
    const values = new Set(
      shared.filter((identifier) => identifier.why === why).map(({ value }) => bare(value)),
    );
    return new Set(
      leads
        .filter((lead) => pairs.joinsStrangers(lead))
        .flatMap(({ anchor }) => (anchor && values.has(bare(anchor.value)) ? [bare(anchor.value)] : [])),
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
      `True pairs found that the run could not see: ${leaked} (must be 0).`,
      'Identifiers that were taken down wrong join nothing here. The data are made up: expect less on real registers.',
    ],
  };
}

/** Lower ends of the bands of scores, in bits. */
const BANDS = [0, 8, 10, 12, 14, 16, 18, 20] as const;

/** How often are links of a score right? Each found pair counts once, in the band of its strongest lead. */
export function evaluateScores(truth: Truth, leads: readonly LeadLike[], canSee: CanSee): EvaluationTable {
  const pairs = new PairTruth(truth, truth.labels.map(canSee));
  const truly = pairs.asked(truth.sharedIdentifiers.filter(isAskedFor)).keys;
  const counted = new Set<string>();
  const rows = BANDS.toReversed().flatMap((from, position) => {
    const to = BANDS.toReversed()[position - 1];
    const band = leads.filter(
      ({ score }) => score !== undefined && score >= from && (to === undefined || score < to),
    );
    const found = [...pairs.found(band).keys].filter((key) => !counted.has(key));
    for (const key of found) counted.add(key);
    const { right, wrong } = judge(found, truly, pairs.seen.keys);
    if (right + wrong === 0) return [];
    const name = to === undefined ? `${from} and more` : from === 0 ? `below ${to}` : `${from} to ${to}`;
    return [[name, right + wrong, right, share(right / (right + wrong))]];
  });
  return {
    id: 'correlation-scores',
    title: 'Links by score',
    columns: ['score in bits', 'found pairs', 'true pairs', 'precision'],
    rows,
    notes: ['A pair counts in the band of its strongest lead. Higher bands should be right more often.'],
  };
}

/** Found pairs that are true but were not asked for, such as those within one contribution, count neither way. */
function judge(
  found: Iterable<string>,
  truly: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (const key of found) {
    if (truly.has(key)) right++;
    else if (!seen.has(key)) wrong++;
  }
  return { right, wrong };
}

function figures({ right, wrong }: { right: number; wrong: number }, truly: number): (string | number)[] {
  const found = right + wrong;
  return [
    truly,
    found,
    share(found === 0 ? undefined : right / found),
    share(truly === 0 ? undefined : right / truly),
    share(found + truly === 0 ? undefined : (2 * right) / (found + truly)),
  ];
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
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
      new Set(identifier.sightings.filter(({ label }) => visible[label] ?? false).map(({ record }) => record))
        .size > 1,
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
