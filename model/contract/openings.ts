import { z } from 'zod';
import { route } from './route.ts';
import { Instant, RecordId, Statement } from './shapes.ts';

const OpeningId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'the id of an opening');

/** One record of the protected partition, opened (or not) for one case. */
export const Opening = z.object({
  id: OpeningId,
  record: RecordId,
  caseNumber: z.string(),
  reason: z.string(),
  days: z.number().int(),
  state: z.enum(['requested', 'open', 'refused', 'ended']),
  requestedBy: z.string(),
  requestedAt: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  note: z.string().optional(),
  expiresAt: Instant.optional(),
  /** What the reader may do about it now. */
  may: z.object({ decide: z.boolean(), end: z.boolean(), read: z.boolean() }),
});

const params = z.object({ opening: OpeningId });
const Words = z.string().trim().min(1).max(2000);

export const openingRoutes = {
  openings: route({
    id: 'openings',
    method: 'GET',
    path: '/api/openings',
    room: 'oversight',
    access: 'session',
    audited: true,
    summary:
      'Openings of protected records: those one asked for; to a data-protection officer, all of the own partner',
    response: z.object({ openings: z.array(Opening) }),
  }),
  requestOpening: route({
    id: 'requestOpening',
    method: 'POST',
    path: '/api/openings',
    room: 'oversight',
    access: {
      roles: ['analyst', 'liaison-officer', 'financial-investigator', 'advert-analyst'],
    },
    processing: 'administration',
    limit: 30,
    summary:
      'Ask for a protected record to be opened for one case. The answer is the same whether or not there is such a record',
    body: z.object({
      record: RecordId,
      caseNumber: z.string().trim().min(1).max(100),
      reason: Words,
      days: z.number().int().min(1).max(30).default(7),
    }),
    response: Opening,
  }),
  decideOpening: route({
    id: 'decideOpening',
    method: 'POST',
    path: '/api/openings/:opening/decision',
    room: 'oversight',
    access: { roles: ['data-protection-officer'] },
    processing: 'administration',
    limit: 60,
    summary: 'Approve or refuse an opening that somebody else of the own partner asked for',
    params,
    body: z.object({ approve: z.boolean(), note: Words }),
    response: Opening,
  }),
  endOpening: route({
    id: 'endOpening',
    method: 'DELETE',
    path: '/api/openings/:opening',
    room: 'oversight',
    access: 'session',
    processing: 'administration',
    summary: 'End an opening, or take a request back',
    params,
    response: Opening,
  }),
  openedRecord: route({
    id: 'openedRecord',
    method: 'GET',
    path: '/api/openings/:opening/statements',
    room: 'oversight',
    access: 'view',
    audited: true,
    summary: 'Every statement on an opened record, to the person for whom it was opened',
    params,
    response: z.object({ opening: Opening, statements: z.array(Statement) }),
  }),
};
