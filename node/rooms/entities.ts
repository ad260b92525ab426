import { definitionOf } from '@foreland/matching';
import { ForelandError, entityId, inPairOrder, matchId } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';
import { nativeContentId } from '@foreland/store';
import type { KeptChange, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { EFFECT_MILLISECONDS } from './judgements.ts';
import { judgePairs, writeJudgements } from './judging.ts';
import type { JudgedPair } from './judging.ts';
import { underWay } from './match-detail.ts';
import { notFound } from './refusals.ts';

type EntityRoutes = Pick<typeof matchRoutes, 'entity' | 'splitEntity'>;
type Entity = Answer<typeof matchRoutes.entity>;
type Change = Entity['changes'][number];

/** Names of one member, and changes of one entity, beyond which no more are shown. */
const NAMES = 20;
const CHANGES = 200;
/** Pairs across that one split may judge. */
const SPLIT_PAIRS = 2000;

export const entityHandlers: Handlers<EntityRoutes> = {
  async entity(context, { params, view, audit }) {
    const computing = await context.matching.ensure(view);
    const entity = await entityOf(context, view, params.record, computing);
    audit.records(entity.members.map(({ record }) => record));
    return entity;
  },

  async splitEntity(context, { params, body, view, reader, audit, signal }) {
    if (await context.matching.ensure(view)) throw underWay();
    const members = await context.store.read(view, (statements) => membersOf(statements, params.record));
    const parted = new Set(body.records);
    const rest = members.filter((record) => !parted.has(record));
    if (rest.length === 0 || [...parted].some((record) => !members.includes(record))) throw notAPart();
    const across = [...parted].flatMap((one) => rest.map((other) => inPairOrder(one, other)));
    if (across.length > SPLIT_PAIRS) throw tooLarge();
    const kept = await context.store.read(view, async (statements) => statements.matches.among(members));
    const known = new Map<string, JudgedPair>(kept.map((match) => [`${match.a} ${match.b}`, match]));
    const unknown = across.filter(([a, b]) => !known.has(`${a} ${b}`));
    const compared = unknown.length === 0 ? [] : await context.matching.explain(view, unknown, { signal });
    for (const [index, [a, b]] of unknown.entries()) {
      const pair = compared[index];
      // Records that were only joined through others may have nothing that is compared.
      known.set(`${a} ${b}`, pair ?? { a, b, parts: [], labels: [] });
    }
    const pairs = across.flatMap(([a, b]) => known.get(`${a} ${b}`) ?? []);
    const judgements = await context.store.read(view, (statements) =>
      judgePairs(context, statements, pairs, { answer: 'different', note: body.note }),
    );
    audit.records(members);
    await writeJudgements(context, reader, judgements);
    const after = await context.store.view(reader);
    const computing = await context.matching.ensure(after, EFFECT_MILLISECONDS);
    return entityOf(context, after, params.record, computing);
  },
};

/** @throws ForelandError `not-found` */
async function membersOf(reader: StatementReader, record: string): Promise<readonly string[]> {
  const members = (await reader.matches.entitiesOf([record])).get(record) ?? [record];
  const known = await reader.summariesOf(members);
  if (!known.has(record)) throw notFound('record');
  return members.filter((member) => known.has(member));
}

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

function notAPart(): ForelandError {
  return new ForelandError({
    code: 'split-not-a-part',
    message: 'The records to be parted are not some, but not all, of the records of this entity.',
    remedy: 'Reload the entity and choose among its records; leave at least one.',
    status: 409,
  });
}

function tooLarge(): ForelandError {
  return new ForelandError({
    code: 'split-too-large',
    message: `The split would judge more than ${SPLIT_PAIRS} pairs.`,
    remedy: 'Part fewer records at a time.',
    status: 422,
  });
}
