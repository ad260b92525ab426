import { contract } from '@foreland/model/contract';
import type { Contract, Route } from '@foreland/model/contract';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readerOf } from '../auth/sessions.ts';
import { isLoopback } from '../config.ts';
import type { Context } from '../context.ts';
import type { Handler, Handlers } from '../handler.ts';
import { pseudonyms } from '../observe/log.ts';
import { randomId } from '../random.ts';
import { admit, serve } from './access.ts';
import type { Admission, Gate } from './access.ts';
import { addSecurityHeaders } from './headers.ts';
import { Origins } from './origins.ts';
import { internalProblem, problemOf } from './problems.ts';
import type { ProblemDocument } from './problems.ts';
import { RateLimiter } from './rate-limit.ts';
import { AnswerFault } from './send.ts';
import { addWebApp } from './web-app.ts';
import { addTaxii } from '../taxii/plugin.ts';

const BODY_LIMIT = 1_048_576;

declare module 'fastify' {
  interface FastifyRequest {
    admission: Admission | undefined;
  }
  interface FastifyContextConfig {
    readonly route?: string;
  }
}

/** The HTTP side of a node: every route of the contract with its handler, and the web app. */
export async function buildServer(
  context: Context,
  handlers: Handlers<Contract>,
  stopping: AbortSignal,
): Promise<FastifyInstance> {
  const { config } = context;
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    frameworkErrors: (error, _request, reply: FastifyReply) =>
      sendProblem(reply, problemOf(error) ?? internalProblem('none')),
  });
  const gate: Gate = {
    context,
    origins: new Origins(config),
    limiter: new RateLimiter(context.clock),
    stopping,
  };

  app.decorateRequest('admission', undefined);
  addSecurityHeaders(app, { https: !isLoopback(config.host) });
  answerProblems(app, context);
  observe(app, context);
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { threshold: 2048 });
  await app.register(async (scope) => addRoutes(scope, gate, handlers, false));
  await app.register(async (scope) => {
    // Files are passed on as they come in, whatever they are said to be.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    addRoutes(scope, gate, handlers, true);
  });
  await app.register(async (scope) => addTaxii(scope, gate));
  await addWebApp(app, config.webApp);
  return app;
}

function addRoutes(scope: FastifyInstance, gate: Gate, handlers: Handlers<Contract>, upload: boolean): void {
  const table: Readonly<Record<string, Handler<never> | undefined>> = handlers;
  for (const [id, route] of Object.entries<Route>(contract)) {
    const handler = table[id];
    if (!handler) throw new Error(`The route “${id}” of the contract has no handler.`);
    if ((route.upload === true) !== upload) continue;
    scope.route({
      method: route.method,
      url: route.path,
      config: { route: id },
      onRequest: async (request) => {
        request.admission = await admit(gate, route, request);
      },
      handler: async (request, reply) => {
        if (!request.admission) throw new Error('a request came past the gate');
        return serve(gate, route, handler as Handler<Route>, request.admission, request, reply);
      },
    });
  }
}

function answerProblems(app: FastifyInstance, context: Context): void {
  app.setErrorHandler((error, request, reply) => {
    let problem = problemOf(error);
    if (!problem) {
      const reference = randomId(context.random).slice(0, 8);
      const fault = error instanceof AnswerFault ? { fault: error.message } : {};
      context.log.error(
        { err: error, route: request.routeOptions.config.route ?? 'none', reference, ...fault },
        'a request failed for a reason it did not foresee',
      );
      problem = internalProblem(reference);
    }
    return sendProblem(reply, problem);
  });
}

function sendProblem(reply: FastifyReply, problem: ProblemDocument): FastifyReply {
  reply.removeHeader('content-length');
  reply.removeHeader('content-disposition');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const seconds = problem.status === 429 ? /\d+/.exec(problem.remedy)?.[0] : undefined;
  if (seconds !== undefined) reply.header('retry-after', seconds);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function observe(app: FastifyInstance, context: Context): void {
  const pseudonym = pseudonyms(context.random);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.route ?? 'web';
    const seconds = reply.elapsedTime / 1000;
    context.metrics.countRequest(route, request.method, reply.statusCode, seconds);
    const session = request.admission?.session;
    context.log.info(
      {
        route,
        method: request.method,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...(session ? { user: pseudonym(readerOf(session).user), role: session.role } : {}),
      },
      'answered',
    );
  });
}
