import type { Route } from '@foreland/model/contract';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { EventStream, FileAnswer, Redirect } from './answers.ts';
import { eventLines } from './events.ts';

/** An answer that its own contract does not allow: a fault of ours. Names members, never their values. */
export class AnswerFault extends Error {
  constructor(route: Route, issues: readonly z.core.$ZodIssue[]) {
    super(
      `the answer of ${route.id} breaks its contract at ${issues
        .slice(0, 5)
        .map((issue) => `${issue.path.join('.')} (${issue.code})`)
        .join(', ')}`,
    );
    this.name = 'AnswerFault';
  }
}

/** Sends what a handler answered, in the form that the contract gives the route. Unknown members are left out. */
export async function sendAnswer(
  route: Route,
  answer: unknown,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<FastifyReply> {
  switch (route.form ?? 'json') {
    case 'json':
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(checked(route, answer)));
    case 'redirect':
      if (!(answer instanceof Redirect)) throw wrongForm(route);
      return reply.redirect(answer.location, 303);
    case 'file': {
      if (!(answer instanceof FileAnswer)) throw wrongForm(route);
      reply.type(answer.type);
      if (answer.name !== undefined) reply.header('content-disposition', attachment(answer.name));
      if (answer.bytes !== undefined) reply.header('content-length', answer.bytes);
      return reply.send(Readable.from(answer.body, { objectMode: false }));
    }
    case 'events': {
      if (!(answer instanceof EventStream)) throw wrongForm(route);
      const values: AsyncIterable<unknown> = answer.values;
      reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
      return reply.send(
        Readable.from(
          eventLines(values, (value) => checked(route, value), signal),
          { objectMode: false, highWaterMark: 1 },
        ),
      );
    }
  }
}

function checked(route: Route, value: unknown): unknown {
  const result = route.response.safeParse(value);
  if (result.success) return result.data;
  throw new AnswerFault(route, result.error.issues);
}

function wrongForm(route: Route): Error {
  return new Error(`the handler of ${route.id} did not answer in the form “${route.form ?? 'json'}”`);
}

/** RFC 6266, with the plain form for old programs and the exact one in UTF-8. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
