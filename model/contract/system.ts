import { z } from 'zod';
import { route } from './route.ts';

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
};
