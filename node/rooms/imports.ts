import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { parseLabel } from '@foreland/model';
import type { ImportReport, Json, View } from '@foreland/model';
import { blobFile, parseMapping } from '@foreland/formats';
import type { SourceFile } from '@foreland/formats';
import type { Answer } from '@foreland/model/contract';
import type { importRoutes } from '@foreland/model/contract/imports';
import { ImportRequest } from '@foreland/model/contract/imports';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Handlers } from '../handler.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { dryRun, importerOf, runImport } from './import-run.ts';
import type { ImportRun } from './import-run.ts';
import { inspect } from './inspect.ts';
import { notFound } from './refusals.ts';
import { toContributionShape } from './shapes.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';

type Request = z.output<typeof ImportRequest>;
type Contributions = Answer<typeof importRoutes.contributions>;

export const importHandlers: Handlers<typeof importRoutes> = {
  async upload(context, { query, reader, stream }) {
    const { hash, name, bytes } = await context.uploads.receive(reader, query.name, stream);
    return { hash, name, bytes };
  },

  async inspect(context, { body, reader }) {
    return inspect(await filesOf(context, reader, body.files), {
      ...(body.sheet === undefined ? {} : { sheet: body.sheet }),
      ...(body.format === undefined ? {} : { format: body.format }),
    });
  },

  async dryRun(context, { body, view }) {
    await checkRequest(context, body, view);
    return context.jobs.start('dry-run', body as unknown as Json, view);
  },

  async startImport(context, { body, view }) {
    await checkRequest(context, body, view);
    return context.jobs.start('import', body as unknown as Json, view);
  },

  contributions: (context, { query, view }) =>
    context.store.read(view, async (reader): Promise<Contributions> => {
      const cursor = readCursor(query.cursor, ['string', 'string']);
      const found = await reader.contributions({
        limit: query.limit + 1,
        ...(query.partner === undefined ? {} : { partner: query.partner }),
        ...(cursor ? { after: { recordedAt: cursor[0], id: cursor[1] } } : {}),
      });
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      return {
        contributions: page.map((kept) => ({
          ...toContributionShape(kept),
          recordedAt: kept.recordedAt,
          statements: kept.statements,
          retracted: kept.retractedAt !== undefined,
        })),
        ...(last ? { next: writeCursor([last.recordedAt, last.id]) } : {}),
      };
    }),

  retractContribution: async (context, { params, body, view }) => ({
    statements: await context.store.transact((transactor) =>
      transactor.retractContribution(view, params.contribution, body.reason),
    ),
  }),

  async mappings(context, { reader }) {
    const mappings = await context.mappings.list(reader.partner);
    return { mappings: mappings.map((each) => ({ ...each, mapping: { ...each.mapping } })) };
  },

  async saveMapping(context, { body, reader }) {
    const mapping = parseMapping(body.mapping);
    const saved = await context.mappings.save(
      reader.partner,
      reader.user,
      body.name,
      mapping as unknown as Record<string, Json>,
    );
    return { ...saved, mapping: { ...saved.mapping } };
  },

  async deleteMapping(context, { params, reader }) {
    if (!(await context.mappings.remove(reader.partner, params.mapping))) throw notFound('mapping');
    return {};
  },
};

/** The work of the job kinds “dry-run” and “import”. */
export async function runImportJob(context: Context, job: RunningJob): Promise<{ report: ImportReport }> {
  const request = ImportRequest.parse(job.payload);
  const view = await context.store.view(job.reader);
  const sizes = await Promise.all(request.files.map(({ hash }) => context.uploads.find(job.reader, hash)));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const run: ImportRun = {
    files: await filesOf(context, job.reader, request.files),
    fileHash: hashOfSet(request.files.map(({ hash }) => hash)),
    format: request.format,
    options: optionsOf(request),
    view,
    allowRejected: request.allowRejected,
    signal: job.signal,
    onProgress: (bytes) => job.progress(Math.min(bytes / total, 0.99), 'reading'),
  };
  if (job.kind === 'dry-run') return { report: await dryRun(context.store, run) };
  // The file stays until it is swept: a job that is interrupted after the commit reads it again and finds all known.
  const report = await runImport(context.store, run);
  // For those who contributed it, what came in is matched at once; for others when they look.
  if (report.accepted > 0) await context.engines.ensure(matching, await context.store.view(job.reader), 0);
  return { report };
}

/** Refuses what cannot work before a job is started for it. */
async function checkRequest(context: Context, request: Request, view: View): Promise<void> {
  importerOf(request.format);
  optionsOf(request);
  for (const { hash } of request.files) await context.uploads.find(view.reader, hash);
}

function optionsOf({ mapping, terms }: Request): ImportRun['options'] {
  return {
    ...(mapping === undefined ? {} : { mapping: parseMapping(mapping) }),
    ...(terms === undefined ? {} : { terms: { ...terms, label: parseLabel(terms.label) } }),
  };
}

async function filesOf(
  context: Context,
  owner: View['reader'],
  files: readonly { hash: string; name: string }[],
): Promise<SourceFile[]> {
  return Promise.all(
    files.map(async ({ hash, name }) =>
      blobFile(name, await openAsBlob(await context.uploads.path(owner, hash))),
    ),
  );
}

/** One file is named by its own hash; a set by the hash of its sorted hashes, however the files were ordered. */
function hashOfSet(hashes: readonly string[]): string {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex');
}
