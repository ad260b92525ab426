import { ForelandError } from '@foreland/model';
import type { Question } from '@foreland/model/engine';
import type { engineRoutes } from '@foreland/model/contract/engines';
import { z } from 'zod';
import { ENGINES } from '../analysis/engines.ts';
import type { AnyHostedEngine } from '../analysis/hosted-engine.ts';
import type { Handlers } from '../handler.ts';
import { notFound } from './refusals.ts';

type AnyQuestion = Question<unknown, unknown, unknown, unknown>;

export const engineHandlers: Handlers<typeof engineRoutes> = {
  engines: () => Promise.resolve({ engines: ENGINES.filter(isForPeople).map(described) }),

  async askEngine(context, { params, body, view, audit, signal }) {
    const { hosted, question } = questionNamed(params);
    const asked = parsed(question, body);
    const { id, version } = hosted.engine;
    if (await context.engines.ensure(hosted, view)) return { engine: id, version, computing: true };
    const answer = await context.engines.askEngine(hosted.engine, params.question, view, asked, { signal });
    audit.detail(`${id} ${params.question}`);
    audit.records(question.records?.(answer) ?? []);
    return { engine: id, version, computing: false, answer: question.output.parse(answer) };
  },
};

function described({ engine, leads }: AnyHostedEngine) {
  const { id, version, title, parameters } = engine;
  return {
    id,
    version,
    title: copied(title),
    parameters: schemaOf(parameters, 'input'),
    questions: openQuestions(engine).map(([name, { title: asks, input, output }]) => ({
      name,
      title: copied(asks),
      input: schemaOf(input, 'input'),
      output: schemaOf(output, 'output'),
    })),
    leads: leads !== undefined,
  };
}

/** Others serve parts of the node alone. */
function isForPeople({ engine, leads }: AnyHostedEngine): boolean {
  return leads !== undefined || openQuestions(engine).length > 0;
}

/** @throws ForelandError as for any thing that does not exist */
function questionNamed(params: { readonly engine: string; readonly question: string }): {
  readonly hosted: AnyHostedEngine;
  readonly question: AnyQuestion;
} {
  const hosted = ENGINES.find(({ engine }) => engine.id === params.engine);
  if (!hosted) throw notFound('engine');
  const question = new Map(openQuestions(hosted.engine)).get(params.question);
  if (!question) throw notFound('question');
  return { hosted, question };
}

function openQuestions({ questions = {} }: AnyHostedEngine['engine']): [string, AnyQuestion][] {
  return Object.entries(questions).filter(([, { isInternal }]) => isInternal !== true);
}

/** @throws ForelandError `question-invalid` */
function parsed({ input }: AnyQuestion, body: unknown): unknown {
  const result = input.safeParse(body);
  if (result.success) return result.data;
  throw new ForelandError({
    code: 'question-invalid',
    message: `The question is not as the engine declares it. ${z.prettifyError(result.error)}`,
    remedy: 'See GET /api/engines, or foreland engines, for what may be asked.',
    status: 422,
  });
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(shape, { io, unrepresentable: 'any' });
}

function copied({ key, values }: AnyQuestion['title']): {
  key: string;
  values: Record<string, string | number>;
} {
  return { key, values: { ...values } };
}
