import { z } from 'zod';
import { route } from './route.ts';
import {
  ContentId,
  ContributionSummary,
  Cursor,
  Day,
  Instant,
  Partner,
  RecordId,
  RecordSummary,
  Statement,
} from './shapes.ts';

export const SearchHit = RecordSummary.extend({
  /** Other names in their own scripts, for showing beside the caption. */
  names: z.array(z.string()),
  /** What the query met: a name, an identifier or free text. */
  matched: z.object({ in: z.enum(['name', 'identifier', 'text']), value: z.string(), statement: ContentId }),
  /** How it met: the same, the start of a word, or a similar spelling. */
  how: z.enum(['exact', 'prefix', 'similar']),
  countries: z.array(z.string()),
  /** Latest day or instant anything about it was recorded here. */
  recordedAt: Instant,
});

export const DossierProperty = z.object({
  property: z.string(),
  label: z.string(),
  type: z.string(),
  values: z.array(
    z.object({
      value: z.string(),
      /** Where the value is a record id that the reader may see. */
      target: RecordSummary.optional(),
      language: z.string().optional(),
      statements: z.array(ContentId),
    }),
  ),
});

export const DossierLink = z.object({
  /** Property or edge schema by which the two are linked. */
  relation: z.string(),
  relationLabel: z.string(),
  direction: z.enum(['out', 'in']),
  other: RecordSummary,
  /** Record of the edge, where the link is a record of its own (Ownership, Membership …). */
  via: RecordSummary.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  statements: z.array(ContentId),
});

export const TimelineEntry = z.object({
  /** Partial date of the world: year, month or day. */
  date: z.string(),
  until: z.string().optional(),
  property: z.string(),
  label: z.string(),
  text: z.string(),
  record: RecordSummary,
  statements: z.array(ContentId),
});

export const MapFeature = z.object({
  record: RecordSummary,
  kind: z.enum(['place', 'launch', 'seizure', 'address', 'other']),
  longitude: z.number(),
  latitude: z.number(),
  date: z.string().optional(),
  weight: z.number().optional(),
  statements: z.array(ContentId),
});

const AsOf = {
  /** Only what was true in the world on this day. */
  asOf: Day.optional(),
  /** Only what this node knew at this instant. */
  knownAt: Instant.optional(),
};

export const searchRoutes = {
  search: route({
    id: 'search',
    method: 'GET',
    path: '/api/search',
    room: 'search',
    access: 'view',
    audited: true,
    summary: 'Search names in every script, identifiers and free text',
    query: z.object({
      q: z.string().min(1).max(300),
      schema: z.string().max(60).optional(),
      partner: Partner.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      cursor: Cursor.optional(),
    }),
    response: z.object({ hits: z.array(SearchHit), next: Cursor.optional() }),
  }),
  dossier: route({
    id: 'dossier',
    method: 'GET',
    path: '/api/records/:record',
    room: 'search',
    access: 'view',
    audited: true,
    summary: 'A record as the reader may see it, now or at a point in time',
    params: z.object({ record: RecordId }),
    query: z.object(AsOf),
    response: z.object({
      record: RecordSummary.extend({
        /** Other names in their own scripts, for showing beside the caption. */
        names: z.array(z.string()),
      }),
      properties: z.array(DossierProperty),
      links: z.array(DossierLink),
      timeline: z.array(TimelineEntry),
      features: z.array(MapFeature),
      contributions: z.array(ContributionSummary),
      /** Leads that name this record. */
      leads: z.array(z.object({ id: ContentId, kind: z.string(), score: z.number() })),
      /** The analysis of the view is under way; leads may be missing or gone by. */
      computing: z.boolean(),
    }),
  }),
  statementsOf: route({
    id: 'statementsOf',
    method: 'GET',
    path: '/api/records/:record/statements',
    room: 'search',
    access: 'view',
    audited: true,
    summary: 'Every statement on a record, with source, grade and label; the retracted ones too when asked',
    params: z.object({ record: RecordId }),
    query: z.object({
      ...AsOf,
      history: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
      cursor: Cursor.optional(),
    }),
    response: z.object({ statements: z.array(Statement), next: Cursor.optional() }),
  }),
  evidence: route({
    id: 'evidence',
    method: 'POST',
    path: '/api/statements',
    room: 'search',
    access: 'view',
    processing: 'consultation',
    audited: true,
    summary: 'The statements behind a figure, an edge or a lead',
    body: z.object({ statements: z.array(ContentId).min(1).max(1000) }),
    response: z.object({ statements: z.array(Statement) }),
  }),
  vocabulary: route({
    id: 'vocabulary',
    method: 'GET',
    path: '/api/vocabulary',
    room: 'search',
    access: 'anyone',
    summary: 'Schemata and properties that statements may use',
    response: z.object({
      schemata: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          plural: z.string(),
          extends: z.array(z.string()),
          abstract: z.boolean(),
          edge: z.boolean(),
          featured: z.array(z.string()),
          properties: z.array(
            z.object({ name: z.string(), label: z.string(), type: z.string(), range: z.string().optional() }),
          ),
        }),
      ),
    }),
  }),
};
