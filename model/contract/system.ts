import { z } from 'zod';
import { route } from './route.ts';
import { Cursor, Instant, Partner, Purpose, Role } from './shapes.ts';

export const systemRoutes = {
  health: route({
    id: 'health',
    method: 'GET',
    path: '/health',
    room: 'system',
    access: 'anyone',
    summary: 'Is the node able to work?',
    response: z.object({ status: z.enum(['ok', 'starting', 'failing']), database: z.boolean() }),
  }),
  metrics: route({
    id: 'metrics',
    method: 'GET',
    path: '/metrics',
    room: 'system',
    access: { roles: ['administrator'] },
    form: 'file',
    summary: 'Counters in the Prometheus text format, without personal data',
    response: z.unknown(),
  }),
  openapi: route({
    id: 'openapi',
    method: 'GET',
    path: '/api/openapi.json',
    room: 'system',
    access: 'anyone',
    summary: 'This API as OpenAPI 3.1',
    response: z.record(z.string(), z.unknown()),
  }),
  audit: route({
    id: 'audit',
    method: 'GET',
    path: '/api/audit',
    room: 'system',
    access: { roles: ['data-protection-officer'] },
    audited: true,
    summary: 'Who read or changed what, when, in which role and for which purpose',
    query: z.object({
      record: z.string().max(220).optional(),
      user: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      entries: z.array(
        z.object({
          at: Instant,
          user: z.string(),
          partner: Partner,
          role: Role,
          purpose: Purpose.optional(),
          route: z.string(),
          outcome: z.enum(['allowed', 'refused', 'failed']),
          records: z.array(z.string()),
          detail: z.string().optional(),
        }),
      ),
      next: Cursor.optional(),
    }),
  }),
};
