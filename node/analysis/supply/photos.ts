import { partnerOf } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { SourcedStatement, StatementReader } from '@foreland/store';
import type { PhotoShape } from './answers.ts';

/** A photograph as statements tell of it; whether its bytes are here, the node knows. */
export type StatedPhoto = Omit<PhotoShape, 'held'>;

/** Links to a record that are looked through for photographs. */
const MOST_LINKS = 20_000;
const SHA256 = /^[0-9a-f]{64}$/;

/** Photographs that document records, by record: by links of the schema Documentation, as FollowTheMoney has them. */
export async function photosOf(
  reader: StatementReader,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly StatedPhoto[]>> {
  if (records.length === 0) return new Map();
  const references = await reader.referencesTo(records, MOST_LINKS);
  const links = references.filter(
    ({ schema, property }) => schema === 'Documentation' && property === 'entity',
  );
  const documents = await byRecord(reader, links, ({ record }) => record);
  const images = await byRecord(
    reader,
    [...documents.values()].flat().filter(({ property }) => property === 'document'),
    ({ value }) => value,
  );
  const found = new Map<string, StatedPhoto[]>();
  for (const { target, record } of links)
    for (const { property, value } of documents.get(record) ?? []) {
      if (property !== 'document') continue;
      const known = found.get(target) ?? [];
      if (known.some((photo) => photo.record === value)) continue;
      found.set(target, [...known, ...photosIn(value, images.get(value) ?? [])]);
    }
  return found;
}

async function byRecord<Link>(
  reader: StatementReader,
  links: readonly Link[],
  recordOf: (link: Link) => string,
): Promise<Map<string, SourcedStatement[]>> {
  const records = [...new Set(links.map(recordOf))];
  if (records.length === 0) return new Map();
  return Map.groupBy(await reader.statementsOf(records), ({ record }) => record);
}

function photosIn(record: string, statements: readonly SourcedStatement[]): StatedPhoto[] {
  if (!statements.some(({ schema }) => schema === 'Image')) return [];
  const first = (property: string): string | undefined =>
    statements.find((statement) => statement.property === property)?.value;
  const mimeType = first('mimeType');
  // Sources that say the same make one photograph.
  const hashes = new Map(
    statements
      .filter(({ property, value }) => property === 'contentHash' && SHA256.test(value))
      .map(({ id, value }) => [value, { id, value }] as const),
  );
  return [...hashes.values()].map(({ id, value }) => ({
    hash: value,
    record,
    caption: first('title') ?? first('fileName') ?? record,
    ...(mimeType === undefined ? {} : { mimeType }),
    originator: partnerOf(record) as Partner,
    statement: id,
  }));
}
