import { correlationsEngine } from '@foreland/correlations';
import { plainRun } from '@foreland/model/engine';
import type { Feed, Feeds, Input, Selected, Selections } from '@foreland/model/engine';
import type { LeadSubject } from '@foreland/model';
import type { StatementReader } from '@foreland/store';
import type { Beside } from './hosted-engine.ts';

/** Under this name the state of the matching of a view class is kept. */
export const MATCHING = 'matching';
/** Records whose captions are asked for at once. */
const CHUNK = 5000;

type Reading = (reader: StatementReader, beside: Beside, checkpoint: () => void) => Promise<unknown>;

/** How each feed is read within a view, and what changes when something else would be read. */
interface FeedReader<Name extends Feed> {
  read(
    reader: StatementReader,
    selection: Selections[Name],
    beside: Beside,
    checkpoint: () => void,
  ): Promise<Feeds[Name]>;
  digest: Reading;
}

const ofData: Reading = (reader) => reader.digest();

const READERS: { readonly [Name in Feed]: FeedReader<Name> } = {
  records: {
    read: (reader, schemata, _, checkpoint) => everything(reader.network.records(schemata), checkpoint),
    digest: ofData,
  },
  statements: {
    async read(reader, selected, _, checkpoint) {
      const [schemata, properties] = [valuesOf(selected, 'schema'), valuesOf(selected, 'property')];
      const isSelected = new Set(selected.map(({ schema, property }) => `${schema} ${property}`));
      const rows = await everything(reader.network.statements(schemata, properties), checkpoint);
      return rows.filter(({ schema, property }) => isSelected.has(`${schema} ${property}`));
    },
    digest: ofData,
  },
  bearers: {
    read: (reader, _, __, checkpoint) => everything(reader.network.bearers(), checkpoint),
    digest: ofData,
  },
  identifiers: {
    read: (reader, _, __, checkpoint) => everything(reader.identifierObservations(), checkpoint),
    digest: ofData,
  },
  entities: {
    read: async (reader) => namesOf(await reader.matches.memberships()),
    digest: async (reader) => (await reader.derived(MATCHING))?.digest ?? null,
  },
  commonIdentifiers: {
    async read(reader, _, beside, checkpoint) {
      const input = await readInput(reader, correlationsEngine.reads, beside, checkpoint);
      const captions = await captionsOf(reader, correlationsEngine.captionsOf?.(input) ?? [], checkpoint);
      const { generic } = await correlationsEngine.build(
        { ...input, captions },
        plainRun(correlationsEngine),
      );
      return new Set(generic.map((identifier) => `${identifier.class}:${identifier.value}`));
    },
    digest: () => Promise.resolve(correlationsEngine.version),
  },
  aid: {
    read: async (reader, _, { aid }) => new Set(await aidInView(reader, aid)),
    digest: (reader, { aid }) => aidInView(reader, aid),
  },
  today: {
    read: (_, __, { now }) => Promise.resolve(now.slice(0, 10)),
    digest: (_, { now }) => Promise.resolve(now.slice(0, 10)),
  },
};

/** All that an engine reads of a view, but for the captions. */
export async function readInput<Read extends Feed>(
  reader: StatementReader,
  reads: Pick<Selections, Read>,
  beside: Beside,
  checkpoint: () => void,
): Promise<Omit<Input<Read>, 'captions'>> {
  const input: Partial<Record<Feed, unknown>> = {};
  for (const name of feedsOf(reads)) {
    const { read } = READERS[name] as FeedReader<Feed>;
    input[name] = await read(reader, reads[name as Read], beside, checkpoint);
  }
  return input as Omit<Input<Read>, 'captions'>;
}

/** Changes when something that an engine reads may have changed. */
export async function feedsDigest(
  reader: StatementReader,
  reads: Partial<Selections>,
  beside: Beside,
): Promise<unknown[]> {
  const parts: unknown[] = [await reader.digest()];
  for (const name of feedsOf(reads)) {
    const { digest } = READERS[name];
    if (digest !== ofData) parts.push(await digest(reader, beside, () => undefined));
  }
  return parts;
}

/** What some records are called in view; those that are out of view are not in it. */
export async function captionsOf(
  reader: StatementReader,
  records: Iterable<string>,
  checkpoint: () => void,
): Promise<Map<string, LeadSubject>> {
  const wanted = [...new Set(records)];
  const captions = new Map<string, LeadSubject>();
  for (let at = 0; at < wanted.length; at += CHUNK) {
    checkpoint();
    for (const [record, summary] of await reader.summariesOf(wanted.slice(at, at + CHUNK)))
      captions.set(record, summary);
  }
  return captions;
}

/** Of the confirmed associations, those that the reader may know of: others must not even make a difference of time. */
export async function aidInView(reader: StatementReader, aid: readonly string[]): Promise<string[]> {
  const seen = await reader.summariesOf(aid);
  return aid.filter((record) => seen.has(record)).sort();
}

/** Each record's entity by the first of its records. */
function namesOf(memberships: ReadonlyMap<string, string>): Map<string, string> {
  const first = new Map<string, string>();
  for (const [record, entity] of memberships) {
    const known = first.get(entity);
    if (known === undefined || record < known) first.set(entity, record);
  }
  return new Map([...memberships].map(([record, entity]) => [record, first.get(entity) ?? record]));
}

async function everything<Row>(pages: AsyncIterable<readonly Row[]>, checkpoint: () => void): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) {
    checkpoint();
    for (const row of page) rows.push(row);
  }
  return rows;
}

function feedsOf(reads: Partial<Selections>): Feed[] {
  return (Object.keys(reads) as Feed[]).sort();
}

function valuesOf(selected: readonly Selected[], part: keyof Selected): string[] {
  return [...new Set(selected.map((each) => each[part]))].sort();
}
