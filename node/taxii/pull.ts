import { blobFile } from '@foreland/formats';
import type { PollOptions, TaxiiClient } from '@foreland/formats';
import type { ImportReport, View } from '@foreland/model';
import type { Store } from '@foreland/store';
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runImport } from '../rooms/import-run.ts';
import type { ImportRun } from '../rooms/import-run.ts';

export interface Pull {
  readonly client: TaxiiClient;
  /** URL of the API root. */
  readonly root: string;
  readonly collection: string;
  /** Where the last pull ended; everything where left out. */
  readonly from: PollOptions;
  /** Of the person in whose name it is imported. */
  readonly view: View;
  readonly options: ImportRun['options'];
  readonly allowRejected: boolean;
  /** The node's own folder: what was received lies there until it is imported, and on no other disk. */
  readonly home: string;
  readonly signal?: AbortSignal;
}

export interface Pulled {
  readonly objects: number;
  /** Undefined where there was nothing new. */
  readonly report: ImportReport | undefined;
  /** Where the next pull begins; as before where the import was refused, so that nothing is passed over. */
  readonly resumeAfter: number | undefined;
}

/** Reads what is new in a collection of another server and imports it as one contribution, all or nothing. */
export async function pull(store: Store, request: Pull): Promise<Pulled> {
  const folder = await mkdtemp(join(request.home, 'taxii-'));
  try {
    const path = join(folder, 'bundle.json');
    const received = await receive(request, path);
    const { objects, resumeAfter } = received;
    if (objects === 0) return { objects, report: undefined, resumeAfter };
    const report = await runImport(store, {
      files: [blobFile('taxii.stix.json', await openAsBlob(path))],
      fileHash: received.hash,
      format: 'stix',
      options: request.options,
      view: request.view,
      allowRejected: request.allowRejected,
      ...(request.signal && { signal: request.signal }),
    });
    const isTaken = report.contribution !== undefined;
    return {
      objects,
      report,
      resumeAfter: isTaken ? resumeAfter : request.from.addedAfter,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  { client, root, collection, from }: Pull,
  path: string,
): Promise<{ objects: number; hash: string; resumeAfter: number | undefined }> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const write = async (text: string): Promise<void> => {
      hash.update(text);
      await file.appendFile(text);
    };
    let objects = 0;
    let resumeAfter = from.addedAfter;
    await write('{"type":"bundle","objects":[');
    for await (const page of client.poll(root, collection, from)) {
      await write((objects > 0 ? ',\n' : '') + page.objects.join(',\n'));
      objects += page.objects.length;
      resumeAfter = page.resumeAfter;
    }
    await write(']}');
    return { objects, hash: hash.digest('hex'), resumeAfter };
  } finally {
    await file.close();
  }
}
