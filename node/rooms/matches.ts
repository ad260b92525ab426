import { ForelandError, inPairOrder, matchId } from '@foreland/model';
import { shapes } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { EntityType, PairStatus } from '@foreland/model/contract/matches';
import type { matchRoutes } from '@foreland/model/contract/matches';
import { nativeContentId } from '@foreland/store';
import type { MatchFilter } from '@foreland/store';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Call, Handlers } from '../handler.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { detailOf, keptModels, modelFor, underWay } from './match-detail.ts';
import { sidesOf, summariesOfMatches, toParts } from './match-shapes.ts';
import { notFound } from './refusals.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';
import { explainPairs } from './explain-pairs.ts';
import type { MatchPair } from '@foreland/matching';

type MatchRoutes = Pick<
  typeof matchRoutes,
  'matches' | 'match' | 'explainMatch' | 'matchModels' | 'crossMatch'
>;
type Explanation = Answer<typeof matchRoutes.explainMatch>;

/** How long a comparison that is not kept may wait for its turn. */
const EXPLAIN_MILLISECONDS = 10_000;

export const matchHandlers: Handlers<MatchRoutes> = {
  async matches(context, { query, view, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const cursor = readCursor(query.cursor, ['number', 'string']);
    return context.store.read(view, async (reader) => {
      const { status, type, partner, record, pattern } = query;
      const others: MatchFilter = { partner, record, pattern };
      const found = await reader.matches.list(
        { ...others, status, type },
        {
          limit: query.limit + 1,
          ...(cursor ? { after: { value: cursor[0], id: requireId(cursor[1]) } } : {}),
        },
      );
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const counts = await reader.matches.count(others);
      const count = (meets: (each: (typeof counts)[number]) => boolean): number =>
        counts.filter(meets).reduce((sum, each) => sum + each.count, 0);
      audit.records(page.flatMap(({ a, b }) => [a, b]));
      return {
        matches: await summariesOfMatches(reader, page),
        ...(last ? { next: writeCursor([last.value, last.id]) } : {}),
        statuses: PairStatus.options.map((each) => ({
          status: each,
          count: count((row) => row.status === each && (type === undefined || row.type === type)),
        })),
        types: EntityType.options.map((each) => ({
          type: each,
          count: count((row) => row.type === each && row.status === status),
        })),
        computing,
      };
    });
  },

  async match(context, { params, view, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const detail = await detailOf(context, view, params.match, computing);
    audit.records([detail.a.record, detail.b.record]);
    return detail;
  },

  async explainMatch(context, call) {
    const { params, view } = call;
    if (params.record === params.other) {
      throw new ForelandError({
        code: 'match-with-itself',
        message: 'A record is not compared with itself.',
        remedy: 'Name two records.',
        status: 422,
      });
    }
    await context.engines.ensure(matching, view);
    const [a, b] = inPairOrder(params.record, params.other);
    const known = await context.store.read(view, async (reader) => {
      const sides = await sidesOf(reader, [a, b]);
      const [sideA, sideB] = [sides.get(a), sides.get(b)];
      if (!sideA || !sideB) throw notFound('record');
      const [kept] = await reader.matches.byId([matchId(a, b, nativeContentId)]);
      return { a: sideA, b: sideB, kept };
    });
    const pair = known.kept ?? (await compared(context, call, a, b));
    return {
      type: pair.type as Explanation['type'],
      a: known.a,
      b: known.b,
      bits: pair.bits,
      probability: pair.probability,
      parts: toParts(pair.parts),
      model: await context.store.read(view, (reader) => modelFor(reader, pair.type)),
    };
  },

  async matchModels(context, { view }) {
    const computing = await context.engines.ensure(matching, view);
    return { models: await context.store.read(view, keptModels), computing };
  },

  crossMatch: (context, { view }) => context.jobs.start('cross-match', null, view),
};

/** The work of the job kind “cross-match”. */
export async function runCrossMatchJob(context: Context, job: RunningJob): Promise<Record<never, never>> {
  const view = await context.store.view(job.reader);
  await context.engines.rebuild(matching, view, {
    signal: job.signal,
    onProgress: (share) => job.progress(share, 'matching'),
  });
  return {};
}

/** @throws ForelandError `match-not-comparable`, `matching-under-way` */
async function compared(
  context: Context,
  { view, signal }: Call<typeof matchRoutes.explainMatch>,
  a: string,
  b: string,
): Promise<MatchPair> {
  const patience = AbortSignal.timeout(EXPLAIN_MILLISECONDS);
  let pair;
  try {
    [pair] = await explainPairs(context, view, [[a, b]], { signal: AbortSignal.any([signal, patience]) });
  } catch (error) {
    if (patience.aborted) throw underWay();
    throw error;
  }
  if (pair) return pair;
  throw new ForelandError({
    code: 'match-not-comparable',
    message: 'These records are not of one kind that is matched, or hold nothing that is compared.',
    remedy: 'Compare two people, two organisations, two vehicles, and so on.',
    status: 422,
  });
}

/** @throws ForelandError `cursor-invalid` */
function requireId(text: string): string {
  if (shapes.ContentId.safeParse(text).success) return text;
  throw new ForelandError({
    code: 'cursor-invalid',
    message: 'The cursor is not one that this list gave.',
    remedy: 'Start again from the first page.',
  });
}
