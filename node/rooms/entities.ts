import { definitionOf } from '@foreland/matching/definition';
import { entityId, matchId } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';
import { nativeContentId } from '@foreland/store';
import type { KeptChange, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { EFFECT_MILLISECONDS } from './judgements.ts';
import { writeJudgements } from './judging.ts';
import { underWay } from './match-detail.ts';
import { membersOf, splitJudgements } from './splitting.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';

type EntityRoutes = Pick<typeof matchRoutes, 'entity' | 'splitEntity'>;
type Entity = Answer<typeof matchRoutes.entity>;
type Change = Entity['changes'][number];

/** Names of one member, and changes of one entity, beyond which no more are shown. */
const NAMES = 20;
const CHANGES = 200;

export const entityHandlers: Handlers<EntityRoutes> = {
  async entity(context, { params, view, audit }) {
    const computing = await context.engines.ensure(matching, view);
    const entity = await entityOf(context, view, params.record, computing);
    audit.records(entity.members.map(({ record }) => record));
    return entity;
  },

  async splitEntity(context, { params, body, view, reader, audit, signal }) {
    if (await context.engines.ensure(matching, view)) throw underWay();
    const judgements = await splitJudgements(context, view, { ...params, ...body }, signal);
    audit.records(judgements.flatMap(({ judgement: { a, b } }) => [a, b]));
    await writeJudgements(context, reader, judgements);
    const after = await context.store.view(reader);
    const computing = await context.engines.ensure(matching, after, EFFECT_MILLISECONDS);
    return entityOf(context, after, params.record, computing);
  },
};

function entityOf(context: Context, view: View, record: string, computing: boolean): Promise<Entity> {
  return context.store.read(view, async (reader): Promise<Entity> => {
    const members = await membersOf(reader, record);
    const summaries = await reader.summariesOf(members);
    const names = await reader.matches.namesOf(members, NAMES);
    const pairs = await reader.matches.among(members);
    const schema = summaries.get(record)?.schema;
    const type = schema === undefined ? undefined : definitionOf(schema)?.type;
    return {
      id: entityId(members, nativeContentId),
      ...(type === undefined ? {} : { type }),
      members: [...summaries.values()]
        .map((summary) => ({ ...summary, names: [...(names.get(summary.record) ?? [])] }))
        .sort((one, other) => (one.record < other.record ? -1 : 1)),
      pairs: pairs.map(({ a, b, probability, bits, status }) => ({
        id: matchId(a, b, nativeContentId),
        a,
        b,
        probability,
        bits,
        status: status as Entity['pairs'][number]['status'],
      })),
      changes: await shownChanges(reader, await reader.matches.changesOf(members, CHANGES)),
      computing,
    };
  });
}

/** What happened, told without records that are out of view now: a person may have become protected since. */
async function shownChanges(reader: StatementReader, changes: readonly KeptChange[]): Promise<Change[]> {
  const named = changes.flatMap(({ before, after }) => [...before, ...after].flat());
  const seen = await reader.matches.recordsEverSeen(named);
  const within = (parts: KeptChange['before']): string[][] =>
    parts.map((part) => part.filter((record) => seen.has(record))).filter((part) => part.length > 0);
  return changes.flatMap(({ at, change, cause, before, after }) => {
    const shown = { at, change, cause, before: within(before), after: within(after) };
    return JSON.stringify(shown.before) === JSON.stringify(shown.after) ? [] : [shown];
  });
}
