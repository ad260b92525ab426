import { ForelandError, withdrawnJudgements } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';
import type { KeptMatch, StatementReader } from '@foreland/store';
import { MATCH_MODELS } from '../analysis/matching/match-view.ts';
import type { Context } from '../context.ts';
import { isSignedJudgement, mayWithdraw } from './judging.ts';
import { judgedStatus, summariesOfMatches, toParts } from './match-shapes.ts';
import { neighboursInCommon } from './neighbours.ts';
import { notFound } from './refusals.ts';

export type MatchDetail = Answer<typeof matchRoutes.match>;
export type MatchModel = Answer<typeof matchRoutes.matchModels>['models'][number];

/** Models as they were when the view was matched last; none before the first time. */
export async function keptModels(reader: StatementReader): Promise<MatchModel[]> {
  return ((await reader.derived(MATCH_MODELS))?.content ?? []) as MatchModel[];
}

/** @throws ForelandError `matching-under-way` */
export async function modelFor(
  reader: StatementReader,
  type: string,
): Promise<{ id: string; version: string }> {
  const models = await keptModels(reader);
  if (models.length === 0) throw underWay();
  const model = models.find((each) => each.type === type);
  if (!model) throw new Error(`the matching engine describes no model for the type ${type}`);
  return { id: model.id, version: model.version };
}

/** @throws ForelandError `not-found`; `matching-under-way` where it may be that the match is only not found yet */
export async function requireMatches(
  reader: StatementReader,
  ids: readonly string[],
  computing: boolean,
): Promise<KeptMatch[]> {
  const matches = await reader.matches.byId(ids);
  if (matches.length === new Set(ids).size) return matches;
  throw computing ? underWay() : notFound('match');
}

export function detailOf(context: Context, view: View, id: string, computing: boolean): Promise<MatchDetail> {
  return context.store.read(view, async (reader): Promise<MatchDetail> => {
    const [match] = await requireMatches(reader, [id], computing);
    const [summary] = match ? await summariesOfMatches(reader, [match]) : [];
    if (!match || !summary) throw notFound('match');
    const judgements = await reader.matches.judgementsOn([id]);
    const withdrawn = withdrawnJudgements(judgements);
    return {
      ...summary,
      // While the entities are worked out anew, what people said shows already.
      status: judgedStatus(judgements) ?? summary.status,
      parts: toParts(match.parts),
      neighbours: await neighboursInCommon(reader, match.a, match.b),
      judgements: judgements
        .filter(({ withdraws }) => withdraws === undefined)
        .map((judgement) => ({
          id: judgement.id,
          answer: judgement.answer,
          ...(judgement.note === undefined ? {} : { note: judgement.note }),
          author: judgement.author,
          partner: judgement.partner,
          madeAt: judgement.madeAt,
          withdrawn: withdrawn.has(judgement.id),
          signed: isSignedJudgement(context, judgement),
          mayWithdraw: mayWithdraw(judgement, view.reader) && !withdrawn.has(judgement.id),
        })),
      model: await modelFor(reader, match.type),
    };
  });
}

export function underWay(): ForelandError {
  return new ForelandError({
    code: 'matching-under-way',
    message: 'What is in your view is being matched; this answer needs the result.',
    remedy: 'Try again in a moment. The list of matches says when it is done.',
    status: 503,
  });
}
