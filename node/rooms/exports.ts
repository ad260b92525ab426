import type { Reader, StatementDraft } from '@foreland/model';
import { exporters, findExporter } from '@foreland/formats';
import type { LossReport } from '@foreland/formats';
import { exportRoutes } from '@foreland/model/contract/imports';
import type { StatementReader } from '@foreland/store';
import type { ExportResult } from '@foreland/store/platform';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { FileAnswer } from '../http/answers.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { notFound } from './refusals.ts';
import { descendantsOf } from './search.ts';

type ExportRequest = z.output<NonNullable<typeof exportRoutes.startExport.body>>;

/** Statements by which the records of a page are found. */
const PAGE = 4000;

export const exportHandlers: Handlers<typeof exportRoutes> = {
  startExport: (context, { body, view }) => context.jobs.start('export', { ...body }, view),

  async downloadExport(context, { params, reader }) {
    const job = await context.jobs.find(reader, params.job);
    const exporter = exporters.find(({ extension }) => job.export?.fileName.endsWith(`.${extension}`));
    if (!job.export || !exporter) throw notFound('file');
    const { bytes, body } = await context.exports.read(job.id);
    return new FileAnswer({ body, bytes, name: job.export.fileName, type: exporter.mediaType });
  },
};

/** The work of the job kind “export”: what the reader sees, computed in one snapshot of the reader's view. */
export async function runExportJob(context: Context, job: RunningJob): Promise<{ export: ExportResult }> {
  const request = parseRequest(job.payload);
  const exporter = findExporter(request.format);
  if (!exporter) throw notFound('file');
  const view = await context.store.view(job.reader);
  let report: LossReport | undefined;
  const today = context.clock().toISOString().slice(0, 10);
  const terms = {
    partner: view.reader.partner,
    title: `Export of ${today}`,
    source: 'foreland',
    legalBasis: 'See the contributions that the statements came with',
    receivedOn: today,
    exercise: context.config.exercise !== 'off',
    view: nameOf(view.reader),
  };
  const bytes = await context.store.read(view, (reader) =>
    context.exports.write(
      job.id,
      encoded(exporter.write(statementsFor(reader, request, job), terms, (given) => (report = given))),
    ),
  );
  return {
    export: {
      fileName: `foreland-${today}.${exporter.extension}`,
      bytes,
      statements: report?.kept ?? 0,
      lost: report?.lost ?? [],
    },
  };
}

function parseRequest(payload: unknown): ExportRequest {
  const { body } = exportRoutes.startExport;
  if (!body) throw new Error('the route takes a body');
  return body.parse(payload);
}

async function* statementsFor(
  reader: StatementReader,
  request: ExportRequest,
  job: RunningJob,
): AsyncGenerator<StatementDraft> {
  let after = '';
  let written = 0;
  for (;;) {
    job.signal.throwIfAborted();
    const records = await reader.recordPage({
      after,
      limit: PAGE,
      ...(request.partner === undefined ? {} : { partner: request.partner }),
      ...(request.schema === undefined ? {} : { schemata: descendantsOf(request.schema) }),
      ...(request.records === undefined ? {} : { records: request.records }),
    });
    if (records.length === 0) return;
    const statements = await reader.statementsOf(records, {}, { limit: Number.MAX_SAFE_INTEGER });
    job.concerns(records);
    const byRecord = Map.groupBy(statements, ({ record }) => record);
    for (const record of records) {
      for (const statement of byRecord.get(record) ?? []) {
        written += 1;
        yield statement;
      }
    }
    job.progress(undefined, `${written} statements`);
    after = records.at(-1) ?? after;
  }
}

/** What decides about the labels that a reader clears; another reader's copies get other ids. */
function nameOf({ partner, role, purpose, clearance }: Reader): string {
  return [partner, role, purpose ?? '', clearance].join('/');
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
