import type { Reader } from '@foreland/model';
import type { matchRoutes } from '@foreland/model/contract/matches';
import type { LabelledJudgement, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { judgePairs, withdrawalOf, writeJudgements } from './judging.ts';
import { detailOf, requireMatches } from './match-detail.ts';
import type { MatchDetail } from './match-detail.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';

type JudgementRoutes = Pick<typeof matchRoutes, 'judge' | 'withdrawJudgement' | 'judgeAlike'>;

/** How long somebody who judged waits for what came of it; usually it takes a fraction of a second. */
export const EFFECT_MILLISECONDS = 5000;

export const judgementHandlers: Handlers<JudgementRoutes> = {
  async judge(context, { params, body, view, reader, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const judgements = await context.store.read(view, async (statements) =>
      judgePairs(context, statements, await requireMatches(statements, [params.match], computing), body),
    );
    return judged(context, reader, params.match, judgements, audit);
  },

  async withdrawJudgement(context, { params, body, view, reader, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const withdrawal = await context.store.read(view, async (statements: StatementReader) => {
      await requireMatches(statements, [params.match], computing);
      return withdrawalOf(context, statements, { ...params, note: body.note });
    });
    return judged(context, reader, params.match, [withdrawal], audit);
  },

  async judgeAlike(context, { body, view, reader, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const matches = [...new Set(body.matches)];
    const judgements = await context.store.read(view, async (statements) =>
      judgePairs(context, statements, await requireMatches(statements, matches, computing), body),
    );
    audit.records(recordsOf(judgements));
    await writeJudgements(context, reader, judgements);
    await context.engines.ensure(matching, await context.store.view(reader), EFFECT_MILLISECONDS);
    return { judged: judgements.length };
  },
};

/** Writes judgements on one pair and answers with the pair as it is then. */
async function judged(
  context: Context,
  reader: Reader,
  match: string,
  judgements: readonly LabelledJudgement[],
  audit: { records(records: Iterable<string>): void },
): Promise<MatchDetail> {
  audit.records(recordsOf(judgements));
  await writeJudgements(context, reader, judgements);
  const view = await context.store.view(reader);
  const computing = await context.engines.ensure(matching, view, EFFECT_MILLISECONDS);
  return detailOf(context, view, match, computing);
}

function recordsOf(judgements: readonly LabelledJudgement[]): string[] {
  return judgements.flatMap(({ judgement: { a, b } }) => [a, b]);
}
