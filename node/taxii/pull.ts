import { TaxiiClient, blobFile } from '@foreland/formats';
import type { PollOptions } from '@foreland/formats';
import { ForelandError } from '@foreland/model';
import type { ImportReport } from '@foreland/model';
import type { ReceivedFile, TaxiiFeed } from '@foreland/store/platform';
import { createHash } from 'node:crypto';
import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { readKeyText } from '../keys/seed.ts';
import { runImport } from '../rooms/import-run.ts';
import { reportJson } from './import-posted.ts';
import { importOptions, importerView } from './terms.ts';

/** Name of the file of keys that holds the token of a feed. */
export function feedTokenName(feed: string): string {
  return `taxii-feed-${feed}`;
}

/**
 * Reads what is new in a collection of another server and imports it as one contribution. What was received lies on the disk
 * until the node knows that it was imported: an import that a crash cut off is done again with the same file, finds known
 * what it knew, and only then the next reading begins behind it. So each object comes once.
 */
export async function pull(
  context: Context,
  feed: TaxiiFeed,
  signal: AbortSignal,
): Promise<ImportReport | undefined> {
  const { store, config, taxii } = context;
  const view = await importerView(context, feed.reader);
  const folder = join(config.home, 'taxii');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${feed.id}.json`);
  const received =
    feed.receiving && existsSync(path) ? feed.receiving : await receive(context, feed, path, signal);
  if (received.objects === 0) {
    await taxii.table.feeds.pulled(feed.id, { resumeAfter: feed.resumeAfter, objects: 0, report: undefined });
    await rm(path, { force: true });
    return undefined;
  }
  await taxii.table.feeds.receiving(feed.id, received);
  const report = await runImport(store, {
    files: [blobFile('taxii.stix.json', await openAsBlob(path))],
    fileHash: received.hash,
    format: 'stix',
    options: importOptions(feed.terms, received.receivedOn),
    view,
    // What is refused is refused again next time: it is listed, and does not hold back what comes after it.
    allowRejected: true,
    signal,
  });
  await taxii.table.feeds.pulled(feed.id, {
    resumeAfter: received.resumeAfter ?? feed.resumeAfter,
    objects: received.objects,
    report: reportJson(report),
  });
  await rm(path, { force: true });
  return report;
}

async function receive(
  { config, clock }: Context,
  feed: TaxiiFeed,
  path: string,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const token = await readKeyText(config.home, feedTokenName(feed.id));
  if (token === undefined) throw tokenMissing();
  const client = new TaxiiClient({
    origin: feed.origin,
    token,
    fetch: globalThis.fetch,
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal }),
    signal,
  });
  const from = feed.resumeAfter === undefined ? {} : { addedAfter: feed.resumeAfter };
  const written = await write(client, await client.root(), feed.collection, from, `${path}.draft`);
  await rename(`${path}.draft`, path);
  return { ...written, receivedOn: clock().toISOString().slice(0, 10) };
}

async function write(
  client: TaxiiClient,
  root: string,
  collection: string,
  from: PollOptions,
  path: string,
): Promise<Omit<ReceivedFile, 'receivedOn'>> {
  const file = await open(path, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    const append = async (text: string): Promise<void> => {
      hash.update(text);
      await file.appendFile(text);
    };
    let objects = 0;
    let resumeAfter: number | null = from.addedAfter ?? null;
    await append('{"type":"bundle","objects":[');
    for await (const page of client.poll(root, collection, from)) {
      await append((objects > 0 ? ',\n' : '') + page.objects.join(',\n'));
      objects += page.objects.length;
      resumeAfter = page.resumeAfter ?? resumeAfter;
    }
    await append(']}');
    await file.sync();
    return { objects, hash: hash.digest('hex'), resumeAfter };
  } finally {
    await file.close();
  }
}

function tokenMissing(): ForelandError {
  return new ForelandError({
    code: 'feed-token-missing',
    message: 'The token with which the other server is asked is not in the folder of keys.',
    remedy: 'Restore the folder of keys, or set the feed up again.',
    status: 409,
  });
}
