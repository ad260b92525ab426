import { z } from 'zod';
import { route } from './route.ts';
import { Message } from './shapes.ts';

/** Who asks engines: those who work on operations, and who supervises them. */
const READERS = ['analyst', 'liaison-officer', 'financial-investigator', 'data-protection-officer'] as const;
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
/** A shape as JSON Schema 2020-12, from the declaration of the engine. */
const Schema = z.record(z.string(), z.unknown());

const DeclaredQuestion = z.object({ name: Name, title: Message, input: Schema, output: Schema });

export const engineRoutes = {
  engines: route({
    id: 'engines',
    method: 'GET',
    path: '/api/engines',
    room: 'system',
    access: { roles: READERS },
    summary: 'The engines of this node with their versions, what may be set, and the questions they answer',
    response: z.object({
      engines: z.array(
        z.object({
          id: Name,
          version: z.string(),
          title: Message,
          parameters: Schema,
          questions: z.array(DeclaredQuestion),
          /** Whether it finds leads. */
          leads: z.boolean(),
        }),
      ),
    }),
  }),
  askEngine: route({
    id: 'askEngine',
    method: 'POST',
    path: '/api/engines/:engine/:question',
    room: 'system',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Asks one of the questions that an engine declares, of what the caller may see',
    params: z.object({ engine: Name, question: Name }),
    /** As the question declares its input. */
    body: z.record(z.string(), z.unknown()),
    response: z.object({
      engine: Name,
      version: z.string(),
      /** Not there yet: ask again. */
      computing: z.boolean(),
      /** As the question declares its output; absent while it is being computed. */
      answer: z.unknown().optional(),
    }),
  }),
} as const;
