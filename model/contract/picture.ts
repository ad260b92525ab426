import { z } from 'zod';
import { route } from './route.ts';
import { LeadSummary } from './leads.ts';
import { MapFeature } from './search.ts';
import { ContentId, ContributionSummary, Empty, Instant, RecordSummary } from './shapes.ts';

/** A figure computed from records, with its recent course. */
export const Indicator = z.object({
  id: z.string(),
  priority: z.number().int().min(1).max(5),
  value: z.number(),
  unit: z.enum(['count', 'eur', 'persons', 'share', 'days']),
  /** Oldest first; one point a month. */
  trend: z.array(z.object({ period: z.string(), value: z.number() })),
  /** How it is computed: schema and rule, shown to the reader. */
  basis: z.string(),
  /** Statements the figure rests on, up to 200 of them. */
  statements: z.array(ContentId),
});

export const pictureRoutes = {
  picture: route({
    id: 'picture',
    method: 'GET',
    path: '/api/picture',
    room: 'picture',
    access: 'view',
    audited: true,
    summary: 'What is new, what needs me, where it happens, how the five priorities do',
    response: z.object({
      lastVisit: Instant.optional(),
      indicators: z.array(Indicator),
      features: z.array(MapFeature),
      leads: z.array(LeadSummary),
      mine: z.array(LeadSummary),
      changes: z.array(
        z.discriminatedUnion('what', [
          z.object({
            what: z.literal('contribution'),
            at: Instant,
            contribution: ContributionSummary,
            statements: z.number(),
          }),
          z.object({ what: z.literal('lead'), at: Instant, lead: LeadSummary }),
          z.object({
            what: z.literal('decision'),
            at: Instant,
            lead: LeadSummary,
            action: z.string(),
            author: z.string(),
          }),
          z.object({
            what: z.literal('retraction'),
            at: Instant,
            record: RecordSummary,
            statements: z.number(),
          }),
        ]),
      ),
      computing: z.boolean(),
    }),
  }),
  visited: route({
    id: 'visited',
    method: 'POST',
    path: '/api/picture/visit',
    room: 'picture',
    access: 'view',
    processing: 'administration',
    summary: 'Remember that the reader has seen the picture now',
    response: Empty,
  }),
};
