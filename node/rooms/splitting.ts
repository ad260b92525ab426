import { ForelandError, inPairOrder } from '@foreland/model';
import type { View } from '@foreland/model';
import type { LabelledJudgement, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import { judgePairs } from './judging.ts';
import type { JudgedPair } from './judging.ts';
import { notFound } from './refusals.ts';
import { explainPairs } from './explain-pairs.ts';

/** Pairs across that one split may judge. */
const MOST_PAIRS = 2000;

/** Records that count as one thing with this one. @throws ForelandError `not-found` */
export async function membersOf(reader: StatementReader, record: string): Promise<readonly string[]> {
  const members = (await reader.matches.entitiesOf([record])).get(record) ?? [record];
  const known = await reader.summariesOf(members);
  if (!known.has(record)) throw notFound('record');
  return members.filter((member) => known.has(member));
}

/**
 * The judgements that part some records from the others of an entity: each pair across is different, so that nothing
 * joins them again through others.
 * @throws ForelandError `not-found`, `split-not-a-part`, `split-too-large`
 */
export async function splitJudgements(
  context: Context,
  view: View,
  { record, records, note }: { record: string; records: readonly string[]; note?: string | undefined },
  signal?: AbortSignal,
): Promise<LabelledJudgement[]> {
  const members = await context.store.read(view, (reader) => membersOf(reader, record));
  const parted = new Set(records);
  const rest = members.filter((member) => !parted.has(member));
  if (rest.length === 0 || [...parted].some((member) => !members.includes(member))) throw notAPart();
  const across = [...parted].flatMap((one) => rest.map((other) => inPairOrder(one, other)));
  if (across.length > MOST_PAIRS) throw tooLarge();
  const kept = await context.store.read(view, (reader) => reader.matches.among(members));
  const known = new Map<string, JudgedPair>(kept.map((match) => [`${match.a} ${match.b}`, match]));
  const unknown = across.filter(([a, b]) => !known.has(`${a} ${b}`));
  // Members that are joined only through others were no candidates for a pair.
  const compared =
    unknown.length === 0 ? [] : await explainPairs(context, view, unknown, signal ? { signal } : {});
  for (const [index, [a, b]] of unknown.entries())
    known.set(`${a} ${b}`, compared[index] ?? { a, b, parts: [], labels: [] });
  const pairs = across.flatMap(([a, b]) => known.get(`${a} ${b}`) ?? []);
  return context.store.read(view, (reader) =>
    judgePairs(context, reader, pairs, { answer: 'different', note }),
  );
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
    message: `The split would judge more than ${MOST_PAIRS} pairs.`,
    remedy: 'Part fewer records at a time.',
    status: 422,
  });
}
