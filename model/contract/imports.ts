import { z } from 'zod';
import { route } from './route.ts';
import {
  ContentId,
  ContributionSummary,
  Cursor,
  Day,
  Empty,
  Job,
  JobId,
  Label,
  Partner,
  Refusal,
} from './shapes.ts';

/** Address of an uploaded file: SHA-256 of its bytes. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 file hash');

export const UploadedFile = z.object({ hash: FileHash, name: z.string(), bytes: z.number() });

/** A saved way of reading tables; its members are defined by the importer (formats/tabular/mapping.ts). */
export const MappingDocument = z.record(z.string(), z.unknown());

export const SavedMapping = z.object({
  id: ContentId,
  name: z.string(),
  savedBy: z.string(),
  savedAt: z.iso.datetime({ offset: true }),
  mapping: MappingDocument,
});

/** Who gave the data, on what basis, and under which label. Files that carry their own say so themselves. */
export const Terms = z.object({
  title: z.string().min(1).max(300),
  source: z.string().min(1).max(100),
  legalBasis: z.string().min(1).max(500),
  receivedOn: Day,
  label: Label,
  grading: z.string().max(40),
});

export const ImportRequest = z.object({
  /** One file, or the tables of one set under their file names. */
  files: z
    .array(z.object({ hash: FileHash, name: z.string().min(1).max(300) }))
    .min(1)
    .max(12),
  format: z.string().max(40),
  /** Required for tables. */
  mapping: MappingDocument.optional(),
  /** Required where the format carries no terms of its own. */
  terms: Terms.optional(),
  /** Import what is valid and leave out what is refused; without it, one refused line stops the whole import. */
  allowRejected: z.boolean().default(false),
});

export const importRoutes = {
  upload: route({
    id: 'upload',
    method: 'POST',
    path: '/api/uploads',
    room: 'import',
    access: 'view',
    processing: 'collection',
    upload: true,
    limit: 120,
    summary: 'Hand over a file; it is kept until imported or for a day',
    query: z.object({ name: z.string().min(1).max(300) }),
    response: UploadedFile,
  }),
  inspect: route({
    id: 'inspect',
    method: 'POST',
    path: '/api/imports/inspect',
    room: 'import',
    access: 'view',
    processing: 'collection',
    limit: 120,
    summary: 'Recognise the format, show first rows, propose a mapping with reasons',
    body: z.object({
      files: ImportRequest.shape.files,
      sheet: z.string().max(100).optional(),
      format: z.string().max(40).optional(),
    }),
    response: z.object({
      format: z.string(),
      formats: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          confidence: z.number(),
          carriesTerms: z.boolean(),
          needsMapping: z.boolean(),
        }),
      ),
      sheets: z.array(z.string()),
      headers: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      mapping: MappingDocument.optional(),
      reasons: z.array(z.object({ column: z.string(), property: z.string().optional(), reason: z.string() })),
      problem: Refusal.optional(),
    }),
  }),
  dryRun: route({
    id: 'dryRun',
    method: 'POST',
    path: '/api/imports/dry-run',
    room: 'import',
    access: 'view',
    processing: 'collection',
    limit: 60,
    summary: 'Read the whole file and report what an import would do, storing nothing',
    body: ImportRequest,
    response: Job,
  }),
  startImport: route({
    id: 'startImport',
    method: 'POST',
    path: '/api/imports',
    room: 'import',
    access: 'view',
    processing: 'collection',
    limit: 60,
    audited: true,
    summary: 'Import in one transaction: everything that is valid and reported, or nothing',
    body: ImportRequest,
    response: Job,
  }),
  contributions: route({
    id: 'contributions',
    method: 'GET',
    path: '/api/contributions',
    room: 'import',
    access: 'view',
    summary: 'Contributions of which the reader may see something',
    query: z.object({
      partner: Partner.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      contributions: z.array(
        ContributionSummary.extend({
          recordedAt: z.iso.datetime({ offset: true }),
          statements: z.number(),
          retracted: z.boolean(),
        }),
      ),
      next: Cursor.optional(),
    }),
  }),
  retractContribution: route({
    id: 'retractContribution',
    method: 'POST',
    path: '/api/contributions/:contribution/retract',
    room: 'import',
    access: 'view',
    audited: true,
    summary: 'Take back a contribution of the reader’s own partner; leads that rested on it are withdrawn',
    params: z.object({ contribution: ContentId }),
    body: z.object({ reason: z.string().min(3).max(1000) }),
    response: z.object({ statements: z.number() }),
  }),
  mappings: route({
    id: 'mappings',
    method: 'GET',
    path: '/api/mappings',
    room: 'import',
    access: 'view',
    summary: 'Saved mappings of the reader’s own partner',
    response: z.object({ mappings: z.array(SavedMapping) }),
  }),
  saveMapping: route({
    id: 'saveMapping',
    method: 'POST',
    path: '/api/mappings',
    room: 'import',
    access: 'view',
    processing: 'administration',
    summary: 'Save a mapping under a name',
    body: z.object({ name: z.string().min(1).max(200), mapping: MappingDocument }),
    response: SavedMapping,
  }),
  deleteMapping: route({
    id: 'deleteMapping',
    method: 'DELETE',
    path: '/api/mappings/:mapping',
    room: 'import',
    access: 'view',
    processing: 'administration',
    summary: 'Forget a saved mapping',
    params: z.object({ mapping: ContentId }),
    response: Empty,
  }),
};

export const exportRoutes = {
  startExport: route({
    id: 'startExport',
    method: 'POST',
    path: '/api/exports',
    room: 'export',
    access: 'view',
    processing: 'disclosure',
    audited: true,
    limit: 30,
    summary: 'Write what the reader sees into a file, with a report of what the format cannot carry',
    body: z.object({
      format: z.enum(['csv', 'ftm', 'stix', 'epcis', 'foreland']),
      /** All that the reader sees, or the records named. */
      records: z.array(z.string().max(220)).max(10_000).optional(),
      partner: Partner.optional(),
      schema: z.string().max(60).optional(),
    }),
    response: Job,
  }),
  downloadExport: route({
    id: 'downloadExport',
    method: 'GET',
    path: '/api/exports/:job/file',
    room: 'export',
    access: 'view',
    processing: 'disclosure',
    form: 'file',
    audited: true,
    summary: 'The file of a finished export',
    params: z.object({ job: JobId }),
    response: z.unknown(),
  }),
};

export const jobRoutes = {
  jobs: route({
    id: 'jobs',
    method: 'GET',
    path: '/api/jobs',
    room: 'jobs',
    access: 'view',
    summary: 'The reader’s own recent jobs',
    response: z.object({ jobs: z.array(Job) }),
  }),
  job: route({
    id: 'job',
    method: 'GET',
    path: '/api/jobs/:job',
    room: 'jobs',
    access: 'view',
    summary: 'State of one of the reader’s own jobs',
    params: z.object({ job: JobId }),
    response: Job,
  }),
  followJob: route({
    id: 'followJob',
    method: 'GET',
    path: '/api/jobs/:job/events',
    room: 'jobs',
    access: 'view',
    form: 'events',
    summary: 'Progress of a job as server-sent events, each a job',
    params: z.object({ job: JobId }),
    response: Job,
  }),
  cancelJob: route({
    id: 'cancelJob',
    method: 'DELETE',
    path: '/api/jobs/:job',
    room: 'jobs',
    access: 'view',
    processing: 'administration',
    summary: 'Stop a job; nothing of it is kept',
    params: z.object({ job: JobId }),
    response: Job,
  }),
};
