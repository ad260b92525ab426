import type { disruptionRoutes, DecisionOnActions } from '@foreland/model/contract/disruption';
import { ForelandError } from '@foreland/model';
import type { View } from '@foreland/model';
import type { NewActionDecision } from '@foreland/store';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import { randomId } from '../../random.ts';
import { latestDayOnEarth } from '../days.ts';
import { notFound } from '../refusals.ts';
import { adviceOf, tellDecisions } from './decision-shapes.ts';
import type { KeptAdvice } from './decision-shapes.ts';
import { askNetwork, isRecord } from './networks.ts';
import { rank } from './ranking.ts';

type DecisionRoutes = Pick<typeof disruptionRoutes, 'decideOnActions' | 'actionDecisions' | 'recordOutcome'>;
type Draft = z.output<typeof DecisionOnActions>;

export const actionDecisionHandlers: Handlers<DecisionRoutes> = {
  async decideOnActions(context, { body, view, reader, audit, signal }) {
    const shown = body.advice && (await shownAdvice(context, view, body, body.advice, signal));
    const { basis } = await askNetwork(
      context,
      view,
      {
        what: 'decision-basis',
        scope: { group: body.group, nodes: body.nodes },
        actions: body.actions,
        terms: body.terms,
        aid: await context.aid.confirmed(),
      },
      signal,
    );
    // Labels are those of the very network that the advice is of: nobody reads more of it than they clear.
    if (shown && shown.network !== basis.digest) throw networkChanged();
    const decision: NewActionDecision = {
      partner: reader.partner,
      id: randomId(context.random),
      author: reader.user,
      group: body.group,
      nodes: body.nodes ?? [],
      reason: body.reason,
      advice: shown?.advice,
      parts: basis.labels,
      records: basis.records,
      actions: basis.actions.map(({ id, kind, target, terms, records }) => ({
        action: id,
        kind,
        target: target.id,
        terms,
        records,
      })),
    };
    audit.records(
      basis.actions
        .map(({ target }) => target)
        .filter(isRecord)
        .map(({ id }) => id),
    );
    if (!(await context.store.transact((transactor) => transactor.decideOnActions(decision)))) {
      throw networkChanged();
    }
    return told(context, view, decision.id, signal);
  },

  async actionDecisions(context, { query, view, audit, signal }) {
    const cursor = readCursor(query.cursor, ['instant', 'uuid']);
    const about = query.group === undefined ? undefined : await namesIn(context, view, query.group, signal);
    const kept = await context.store.read(view, (statements) =>
      statements.actionDecisions.list({
        limit: query.limit + 1,
        after: cursor && { decidedAt: cursor[0], id: cursor[1] },
        about,
      }),
    );
    const page = kept.slice(0, query.limit);
    const last = kept.length > page.length ? page.at(-1) : undefined;
    const shown = await tellDecisions(context, { view, signal }, page);
    audit.records(
      shown.flatMap(({ group, nodes, actions }) => [
        ...(group ? [group.id] : []),
        ...nodes.map(({ id }) => id),
        ...actions.flatMap(({ target }) => (target && isRecord(target) ? [target.id] : [])),
      ]),
    );
    return { decisions: shown, ...(last ? { next: writeCursor([last.decidedAt, last.id]) } : {}) };
  },

  async recordOutcome(context, { params, body, view, reader, audit, signal }) {
    const { decision, labels } = await context.store.read(view, async (statements) => ({
      decision: await statements.actionDecisions.byId(params.decision),
      labels: await statements.actionDecisions.labelsOfStatements(body.statements),
    }));
    if (!decision) throw notFound('decision');
    if (decision.partner !== reader.partner) throw notYours();
    const [seen] = await tellDecisions(context, { view, signal }, [decision]);
    const action = seen?.actions.find(({ id }) => id === body.action);
    if (!action?.target) throw notDecided();
    if (!labels) throw notFound('statement');
    if (body.day > latestDayOnEarth(context.clock())) throw notYet(body.day);
    audit.records([action.target].filter(isRecord).map(({ id }) => id));
    await context.store.transact((transactor) =>
      transactor.recordOutcome({
        partner: decision.partner,
        decision: decision.id,
        id: randomId(context.random),
        action: body.action,
        result: body.result,
        day: body.day,
        note: body.note,
        statements: [...new Set(body.statements)],
        parts: labels,
        author: reader.user,
      }),
    );
    return told(context, view, decision.id, signal);
  },
};

/** Who and what is in a group of the reader’s network today: earlier decisions may name any of them. */
async function namesIn(
  context: Context,
  view: View,
  group: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return (await askNetwork(context, view, { what: 'names-in-group', group }, signal)).names;
}

/** The decision as it is now. */
async function told(
  context: Context,
  view: View,
  id: string,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<typeof tellDecisions>>[number]> {
  const kept = await context.store.read(view, (statements) => statements.actionDecisions.byId(id));
  const [decision] = await tellDecisions(context, { view, signal }, kept ? [kept] : []);
  if (!decision) throw notFound('decision');
  return decision;
}

/**
 * The ranking that somebody had before their eyes: computed again, or kept since, and the same.
 * @throws ForelandError `advice-differs`, `advice-changed`, `ranking-computing`
 */
async function shownAdvice(
  context: Context,
  view: View,
  { group, nodes, actions, terms }: Draft,
  { digest, question, portfolio }: NonNullable<Draft['advice']>,
  signal: AbortSignal,
): Promise<{ readonly advice: KeptAdvice; readonly network: string | undefined }> {
  if (question.group !== group || (question.nodes ?? []).join('\n') !== (nodes ?? []).join('\n'))
    throw adviceDiffers('The ranking was about something else than this decision.');
  const {
    answer: { ranking },
    network,
  } = await rank(context, view, question, signal);
  if (!ranking) {
    throw new ForelandError({
      code: 'ranking-computing',
      message: 'The ranking is being computed anew.',
      remedy: 'Wait until it is there, look at it, and decide then.',
      status: 503,
    });
  }
  if (ranking.digest !== digest) {
    throw new ForelandError({
      code: 'advice-changed',
      message: 'What is known has changed since this ranking was made.',
      remedy: 'Rank the actions again, look at the result, and decide then.',
      status: 409,
    });
  }
  if (portfolio !== undefined) {
    const chosen = ranking.portfolios[portfolio];
    const isSame =
      chosen?.actions.length === actions.length && actions.every((id) => chosen.actions.includes(id));
    if (!isSame) throw adviceDiffers('The actions are not those of the portfolio that is named.');
    if (actions.some((action) => termsOf(terms, action) !== termsOf(question.terms, action)))
      throw adviceDiffers('The portfolio was ranked under other terms than those of this decision.');
  }
  return { advice: adviceOf(ranking, question.budget, portfolio), network };
}

/** What somebody changed of the usual terms of an action, to be compared; the last change counts. */
function termsOf(changed: Draft['terms'], action: string): string {
  const { cost, likelihood, delayDays } = changed.findLast((each) => each.action === action) ?? {};
  return JSON.stringify([cost, likelihood, delayDays]);
}

function adviceDiffers(message: string): ForelandError {
  return new ForelandError({
    code: 'advice-differs',
    message,
    remedy: 'Decide on the actions of a portfolio, or leave the portfolio out for a choice of your own.',
  });
}

function networkChanged(): ForelandError {
  return new ForelandError({
    code: 'network-changed',
    message: 'What this decision is about has changed a moment ago.',
    remedy: 'Look at the actions again and decide then.',
    status: 409,
  });
}

function notYours(): ForelandError {
  return new ForelandError({
    code: 'decision-not-yours',
    message: 'This decision was made by another partner.',
    remedy: 'Ask them what came of it, or let them record it.',
    status: 403,
  });
}

function notDecided(): ForelandError {
  return new ForelandError({
    code: 'action-unknown',
    message: 'This decision has no such action in your view.',
    remedy: 'Choose one of the actions that the decision shows.',
    status: 404,
  });
}

function notYet(day: string): ForelandError {
  return new ForelandError({
    code: 'outcome-day',
    message: `${day} has not come yet.`,
    remedy: 'Record an outcome once it is there.',
  });
}
