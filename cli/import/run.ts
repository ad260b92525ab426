import { openAsBlob } from 'node:fs';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import type { Client } from '../client.ts';
import { finishJob } from '../jobs.ts';
import type { Job } from '../jobs.ts';
import type { Progress } from '../progress.ts';
import { unreadable } from './files.ts';
import type { FileSet } from './files.ts';

export type ImportRequest = NonNullable<Call<typeof contract.startImport>['body']>;
export type ImportReport = NonNullable<Answer<typeof contract.job>['report']>;
export type UploadedFile = ImportRequest['files'][number];

/** Hands the files of a set over, one after the other. */
export async function uploadSet(
  client: Client,
  { files, name }: FileSet,
  progress: Progress,
): Promise<UploadedFile[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const uploaded: UploadedFile[] = [];
  let sent = 0;
  for (const file of files) {
    const blob = await openAsBlob(file.path).catch((error: unknown) => {
      throw unreadable(file.path, error);
    });
    const { hash } = await client.upload(contract.upload, { query: { name: file.name } }, blob, (bytes) => {
      sent += bytes;
      progress.show(`handing over ${name}`, total === 0 ? 1 : Math.min(1, sent / total));
    });
    uploaded.push({ hash, name: file.name });
  }
  return uploaded;
}

/** Starts an import or a dry run and waits for its end. */
export async function runImport(
  client: Client,
  request: ImportRequest,
  dryRun: boolean,
  progress: Progress,
): Promise<{ job: Job; report: ImportReport }> {
  const started = await client.call(dryRun ? contract.dryRun : contract.startImport, { body: request });
  const job = await finishJob(client, started, progress);
  return {
    job,
    report: job.report ?? { accepted: 0, known: 0, rejected: 0, records: 0, errors: [], lost: [] },
  };
}

/** Did the import take the file? One refused line stops the whole of it, unless that is allowed. */
export function isTaken({ rejected, accepted, known }: ImportReport, allowRejected: boolean): boolean {
  return rejected === 0 || (allowRejected && accepted + known > 0);
}
