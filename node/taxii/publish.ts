import { parseTime, stixExporter } from '@foreland/formats';
import type { ExportTerms, LossReport } from '@foreland/formats';
import { canonicalJson } from '@foreland/model';
import type { Json, StatementDraft } from '@foreland/model';
import type { TaxiiAddition, TaxiiCollections } from '@foreland/store/platform';

/** Objects that are looked at and added at once. */
const BATCH = 1000;
const LAST = { all: false, first: false, last: true, times: [] };
const ALL = { all: true, first: false, last: false, times: [] };

export interface Publication {
  readonly report: LossReport;
  /** Objects that the view no longer holds, and that the collection took back. */
  readonly withdrawn: number;
}

/**
 * Makes the collection of a reader what their view holds now. The statements must come from that view and from no
 * other: nothing is left out here. What says the same as before is not added again; what says something else is a new
 * version; what is gone is taken back: its versions are erased, and a revoked one without content tells those who
 * have it. One publication of a collection at a time.
 * @param terms with the `view` of the collection, so that each collection has copies of its own
 */
export async function publish(
  collections: TaxiiCollections,
  collection: string,
  statements: AsyncIterable<StatementDraft> | Iterable<StatementDraft>,
  terms: ExportTerms & { readonly view: string },
  now: Date,
): Promise<Publication> {
  const reports: LossReport[] = [];
  const held = new Set<string>();
  let batch: StixJson[] = [];
  const add = async (): Promise<void> => {
    const kept = await newestOf(
      collections,
      collection,
      batch.map(({ id }) => id),
    );
    await collections.add(
      collection,
      batch.flatMap((object) => changed(object, kept.get(object.id), now)),
    );
    batch = [];
  };
  for await (const piece of stixExporter.write(statements, terms, (report) => reports.push(report))) {
    for (const object of objectsOf(piece)) {
      batch.push(object);
      held.add(object.id);
    }
    if (batch.length >= BATCH) await add();
  }
  await add();
  const [report] = reports;
  if (!report) throw new Error('the exporter gave no report');
  return { report, withdrawn: await withdraw(collections, collection, held, now) };
}

interface StixJson {
  readonly [member: string]: Json | undefined;
  readonly id: string;
  readonly type: string;
}

/** Our exporter writes one object on each line. */
function* objectsOf(piece: string): Generator<StixJson> {
  for (const line of piece.split('\n')) {
    const text = line.endsWith(',') ? line.slice(0, -1) : line;
    if (text.startsWith('{"') && text.endsWith('}')) yield JSON.parse(text) as StixJson;
  }
}

async function newestOf(
  collections: TaxiiCollections,
  collection: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StixJson>> {
  if (ids.length === 0) return new Map();
  const filter = { addedAfter: undefined, ids, types: undefined, specVersions: undefined, versions: LAST };
  const { records } = await collections.page(collection, filter, undefined, ids.length + 1);
  return new Map(records.map(({ id, text }) => [id, JSON.parse(text) as StixJson]));
}

/** Nothing where the collection says so already; otherwise a version later than any that it holds. */
function changed(object: StixJson, known: StixJson | undefined, now: Date): readonly TaxiiAddition[] {
  if (known === undefined || object['modified'] === undefined)
    return sameText(object, known) ? [] : [additionOf(object)];
  const { modified: _, created, ...said } = object;
  const { modified: before, created: first, ...saidBefore } = known;
  if (canonicalJson(said) === canonicalJson(saidBefore)) return [];
  // A statement that was taken back leaves no later time behind; the change itself is later all the same.
  const isLater = String(object['modified']) > String(before);
  return [
    additionOf({
      ...object,
      created: first ?? created,
      modified: isLater ? object['modified'] : now.toISOString(),
    }),
  ];
}

function sameText(object: StixJson, known: StixJson | undefined): boolean {
  return known !== undefined && canonicalJson(object) === canonicalJson(known);
}

async function withdraw(
  collections: TaxiiCollections,
  collection: string,
  held: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  const filter = {
    addedAfter: undefined,
    ids: undefined,
    types: undefined,
    specVersions: undefined,
    versions: LAST,
  };
  let after: number | undefined;
  let withdrawn = 0;
  for (;;) {
    const { records, more } = await collections.page(collection, filter, after, BATCH);
    const gone = records
      .filter(({ id }) => !held.has(id))
      .map(({ text }) => JSON.parse(text) as StixJson)
      // Markings and extensions say nothing about anybody, and what was sent before may still name them.
      .filter(
        (object) => object['revoked'] !== true && !/^(marking|extension)-definition$/.test(object.type),
      );
    for (const { id } of gone) await collections.remove(collection, id, ALL);
    await collections.add(
      collection,
      gone
        .filter((object) => object['modified'] !== undefined)
        .map((object) => additionOf(revoked(object, now))),
    );
    withdrawn += gone.length;
    const last = records.at(-1);
    if (!more || !last) return withdrawn;
    after = last.added;
  }
}

/** Members that a revoked version keeps: what the standard requires, and nothing that was said. */
const KEPT = [
  'type',
  'spec_version',
  'id',
  'created_by_ref',
  'created',
  'object_marking_refs',
  'relationship_type',
  'source_ref',
  'target_ref',
  'object_refs',
  'published',
];
const SAID: Readonly<Record<string, string>> = {
  name: 'withdrawn',
  content: 'withdrawn',
  context: 'unspecified',
};

function revoked(object: StixJson, now: Date): StixJson {
  const kept = Object.fromEntries(
    Object.keys(object)
      .filter((member) => KEPT.includes(member) || Object.hasOwn(SAID, member))
      .map((member) => [member, SAID[member] ?? object[member]]),
  );
  return {
    ...kept,
    id: object.id,
    type: object.type,
    // A location must say where it is; the whole world says nothing.
    ...(object.type === 'location' && { region: 'unknown' }),
    modified: now.toISOString(),
    revoked: true,
  };
}

function additionOf(object: StixJson): TaxiiAddition {
  const time = object['modified'] ?? object['created'];
  return {
    id: object.id,
    type: object.type,
    specVersion: '2.1',
    version: typeof time === 'string' ? parseTime(time) : undefined,
    text: JSON.stringify(object),
  };
}
