import { z } from 'zod';
import { route } from './route.ts';
import { ContentId, Count, Day, Label, Level, Partner, Purpose, RecordId } from './shapes.ts';
import { TLPS } from '../label.ts';

const Code = z.string().regex(/^(H[0-3]|H3:[^\p{C}]{1,200})$/u, 'a handling code');

/** What is named is the most that is left; codes are added. What is left out stays as it is. */
export const NarrowingRequest = z
  .object({
    audience: z.array(Partner).min(1).max(20).optional(),
    purposes: z.array(Purpose).min(1).max(10).optional(),
    handling: z.array(Code).max(20).optional(),
    tlp: z.enum(TLPS).optional(),
    level: Level.optional(),
    reviewBy: Day.optional(),
    /** Only what the contribution states on these records. */
    records: z.array(RecordId).min(1).max(500).optional(),
    reason: z.string().trim().min(3).max(1000),
  })
  .strict();

export const narrowingRoutes = {
  contributionLabels: route({
    id: 'contributionLabels',
    method: 'GET',
    path: '/api/contributions/:contribution/labels',
    room: 'import',
    access: 'view',
    summary: 'Labels under which a contribution states something now, as far as the reader clears them',
    params: z.object({ contribution: ContentId }),
    response: z.object({ labels: z.array(z.object({ label: Label, statements: Count })) }),
  }),
  narrowContribution: route({
    id: 'narrowContribution',
    method: 'POST',
    path: '/api/contributions/:contribution/narrowing',
    room: 'import',
    access: 'view',
    audited: true,
    processing: 'alteration',
    summary:
      'Narrow the labels of a contribution of the reader’s own partner; partners who lose it are told to take it back, the others get it under its new label',
    params: z.object({ contribution: ContentId }),
    body: NarrowingRequest,
    response: z.object({
      statements: Count,
      /** How many of them another contribution still states under the wider label. */
      stillStated: Count,
    }),
  }),
};
