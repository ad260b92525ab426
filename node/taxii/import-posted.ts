import { bytesFile } from '@foreland/formats';
import type { ImportReport, Json } from '@foreland/model';
import { TaxiiCollections } from '@foreland/store/platform';
import type { KeptCollection, PendingObject, PendingPost } from '@foreland/store/platform';
import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { runImport } from '../rooms/import-run.ts';
import { importOptions, importerView } from './terms.ts';

/** As `bundleText` writes it; the importer names objects by their place in it. */
const PLACE = /^objects\[(\d+)\]/;

/**
 * Imports what was posted to a collection, on the collection's terms and by the ordinary import, and says of each object what
 * came of it. Doing it again, as after a crash, finds all of it known and says the same.
 */
export async function importPosted(
  context: Context,
  collection: KeptCollection,
  post: PendingPost,
  signal: AbortSignal,
): Promise<ImportReport | undefined> {
  const { store, config, clock, taxii } = context;
  if (collection.terms === undefined || collection.importer === undefined) return undefined;
  const view = await importerView(context, collection.importer);
  const text = `{"type":"bundle","objects":[${post.pending.map((object) => object.text).join(',\n')}]}`;
  const bytes = new TextEncoder().encode(text);
  const report = await runImport(store, {
    files: [bytesFile('taxii.stix.json', bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'stix',
    options: importOptions(collection.terms, new Date(post.requestedAt / 1000).toISOString().slice(0, 10)),
    view,
    allowRejected: true,
    signal,
  });
  const failed = failuresOf(report, post.pending);
  const taken = post.pending.filter((_, index) => !failed.has(index));
  if (taken.length > 0 && collection.canRead)
    await new TaxiiCollections(store.pool, config.partner, clock).add(collection.id, taken);
  await taxii.table.posts.imported(post, {
    successes: taken.map(nameOf),
    failures: [
      ...post.failures,
      ...post.pending.flatMap((object, index) => {
        const message = failed.get(index);
        return message === undefined ? [] : [{ ...nameOf(object), message }];
      }),
    ],
    report: reportJson(report),
  });
  return report;
}

/** By their place among the objects; what cannot be laid to one object is laid to all. */
function failuresOf(report: ImportReport, pending: readonly PendingObject[]): ReadonlyMap<number, string> {
  const failed = new Map<number, string>();
  for (const { place, message, remedy } of report.errors) {
    const index = PLACE.exec(place?.path ?? '')?.[1];
    const words = `${message} ${remedy}`;
    if (index !== undefined) failed.set(Number(index), words);
    else for (const at of pending.keys()) if (!failed.has(at)) failed.set(at, words);
  }
  return failed;
}

function nameOf({ id, named }: PendingObject): { readonly id: string; readonly version: string } {
  return { id, version: named };
}

export function reportJson({ accepted, known, rejected, records, errors, lost }: ImportReport): Json {
  return JSON.parse(
    JSON.stringify({ accepted, known, rejected, records, errors: errors.slice(0, 20), lost }),
  ) as Json;
}
