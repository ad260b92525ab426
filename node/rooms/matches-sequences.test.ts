import { CrossMatch, matchedProperties } from '@foreland/matching';
import type { MatchInput } from '@foreland/matching';
import { entityId, isForelandError, matchId, partnerOf, withdrawnJudgements } from '@foreland/model';
import type { Partner, StatementDraft, View } from '@foreland/model';
import type { KeptJudgement, LabelledJudgement, StatementReader } from '@foreland/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../exercise/random.ts';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';
import { membershipOf, pairRows } from '../analysis/matching/match-rows.ts';
import { standingJudgements } from '../analysis/matching/standing.ts';
import { judgePairs, withdrawalOf, writeJudgements } from './judging.ts';
import {
  JOINT,
  analyst,
  contributionBy,
  crowd,
  give,
  labelFor,
  person,
  somebody,
  takeBack,
} from './matches-testing.ts';
import { splitJudgements } from './splitting.ts';

/**
 * Random sequences of imports, retractions, judgements, withdrawals, splits and protections, by two partners who do not
 * see the same. At the end the kept result of one view, which was brought up to date step by step, equals what an engine finds
 * that is given the data and the judgements of the view for the first time, and the log of changes leads to it; and with all
 * judgements taken back that of the other equals what an engine finds that never heard of any.
 */
/** `FORELAND_SEQUENCES=200 npx vitest run node/rooms/matches-sequences` runs the whole campaign. */
const SEQUENCES = Number(process.env['FORELAND_SEQUENCES'] ?? 20);
const STEPS = 6;
const SEED = 'matches 1';

const PARTNERS = ['GB', 'FR', 'DE'] as const satisfies readonly Partner[];
const READERS = ['GB', 'FR'] as const;
const LABELS = [JOINT, JOINT, labelFor(['FR', 'DE']), labelFor(['GB', 'DE'])];
const ANSWERS = ['same', 'different', 'unsure'] as const;

let given: TestNode;
const counts: Record<string, number> = {};

/** Matches among the people that the sequences are about; the others are the crowd’s. */
const ofPeople = new Set(
  PARTNERS.flatMap((one) =>
    PARTNERS.flatMap((other) =>
      [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].map((b) => matchId(`${one}:${a}`, `${other}:${b}`))),
    ),
  ),
);
const isOfPeople = (id: string): boolean => ofPeople.has(id);

beforeAll(async () => {
  given = await startTestNode();
  await give(given.node.context.store, 'crowd', crowd('GB', 20));
});
afterAll(() => given[Symbol.asyncDispose]());

test(`${SEQUENCES} random sequences (seed “${SEED}”)`, { timeout: 600_000 }, async () => {
  for (let number = 0; number < SEQUENCES; number += 1)
    await sequence(new Random(`${SEED} ${number}`), number);
  process.stdout.write(`sequences of matching: ${JSON.stringify(counts)}\n`);
  for (const what of ['import', 'retract', 'judge', 'withdraw', 'split', 'protect', 'joined'])
    expect(counts[what], what).toBeGreaterThan(SEQUENCES / 20);
});

async function sequence(random: Random, number: number): Promise<void> {
  const { context } = given.node;
  await forgetPeople();
  const titles: { partner: Partner; title: string }[] = [];
  const guarded = new Set<string>();
  for (let step = 0; step < STEPS; step += 1) {
    given.advance(10);
    const reader = pick(random, READERS);
    const what =
      step < 2
        ? 'import'
        : pick(random, ['import', 'retract', 'judge', 'judge', 'withdraw', 'split', 'protect']);
    if (what === 'import') {
      const title = `${number} ${step}`;
      const drafts = people(random, 3);
      await give(context.store, title, drafts);
      for (const partner of new Set(drafts.map(({ record }) => partnerOf(record) as Partner)))
        titles.push({ partner, title });
      count('import');
    } else if (what === 'retract') {
      const [gone] = titles.splice(random.below(Math.max(1, titles.length)), 1);
      count('retract', gone !== undefined && (await takenBack(gone.partner, gone.title)));
    } else if (what === 'protect') {
      const record = `${pick(random, PARTNERS)}:${random.below(5)}`;
      guarded.add(record);
      await give(
        context.store,
        `${number} ${step} protected`,
        person(record, { notes: 'a witness' }, JOINT, { subject: 'witness' }),
      );
      count('protect');
    } else await judge(what, reader, random);
    // Nobody looks after every step.
    if (random.below(2) === 0) await upToDate(reader);
  }
  const [one, other] = number % 2 === 0 ? READERS : READERS.toReversed();
  await check(one as Partner, guarded);
  for (const reader of READERS) await withdrawAll(reader);
  // With nothing said any more, the result is that of the data alone: what judgements had joined or parted left no trace.
  await check(other as Partner, guarded, { judged: false });
}

async function judge(what: string, partner: Partner, random: Random): Promise<void> {
  const { context } = given.node;
  const view = await upToDate(partner);
  const written = await context.store.read(view, async (reader): Promise<LabelledJudgement[]> => {
    if (what === 'judge') {
      const ids = [...(await reader.matches.revisions()).keys()].filter(isOfPeople).sort();
      const from = random.below(Math.max(1, ids.length));
      const matches = await reader.matches.byId(ids.slice(from, from + 1 + random.below(3)));
      return judgePairs(context, reader, matches, { answer: pick(random, ANSWERS) });
    }
    const standing = await standingOf(reader, partner);
    if (what !== 'withdraw' || standing.length === 0) return [];
    const { match, id } = pick(random, standing);
    return [await withdrawalOf(context, reader, { match, judgement: id, note: undefined })];
  });
  if (what === 'split') {
    const members = await context.store.read(view, (reader) => reader.matches.memberships());
    const record = [...members.keys()].sort().find((each) => !each.includes('crowd'));
    if (record !== undefined)
      written.push(...(await splitJudgements(context, view, { record, records: [record] })));
  }
  if (written.length > 0) await writeJudgements(context, view.reader, written);
  count(what, written.length > 0);
}

/** Whether there was something to take back: what is about protected people alone is out of its contributor's view. */
async function takenBack(partner: Partner, title: string): Promise<boolean> {
  try {
    await takeBack(given.node.context.store, partner, title);
    return true;
  } catch (error) {
    if (isForelandError(error) && error.code === 'contribution-unknown') return false;
    throw error;
  }
}

async function standingOf(reader: StatementReader, partner: Partner): Promise<KeptJudgement[]> {
  const own = (await reader.matches.judgementsOn()).filter((each) => each.partner === partner);
  const withdrawn = withdrawnJudgements(own);
  return own.filter(({ id, withdraws }) => withdraws === undefined && !withdrawn.has(id));
}

async function withdrawAll(partner: Partner): Promise<void> {
  const { context } = given.node;
  const view = await upToDate(partner);
  const judgements = await context.store.read(view, async (reader) => {
    const written: LabelledJudgement[] = [];
    for (const { id, match } of await standingOf(reader, partner))
      written.push(await withdrawalOf(context, reader, { match, judgement: id, note: undefined }));
    return written;
  });
  if (judgements.length > 0) await writeJudgements(context, view.reader, judgements);
}

async function upToDate(partner: Partner): Promise<View> {
  const { context } = given.node;
  const view = await context.store.view(analyst(partner));
  expect(await context.engines.ensure(matching, view, 30_000)).toBe(false);
  return view;
}

async function check(partner: Partner, guarded: ReadonlySet<string>, { judged = true } = {}): Promise<void> {
  const view = await upToDate(partner);
  await given.node.context.store.read(view, async (reader) => {
    const fresh = new CrossMatch({ policy: given.node.context.config.matching });
    const rows = await inputs(reader);
    fresh.sync(rows);
    const standing = standingJudgements(await reader.matches.judgementsOn());
    if (judged) fresh.judge(standing);
    else expect(standing).toEqual([]);

    const members = await reader.matches.memberships();
    expect(new Map([...members].sort())).toEqual(new Map([...membershipOf(fresh.entities())].sort()));
    const revisions = [...pairRows(fresh.pairs(), new Map()).values()].map(
      ({ id, revision }) => [id, revision] as const,
    );
    expect(new Map([...(await reader.matches.revisions())].sort())).toEqual(new Map([...revisions].sort()));

    const held = new Set(rows.map(({ record }) => record));
    const parts = Map.groupBy(members.keys(), (record) => members.get(record) ?? '');
    for (const [entity, records] of parts) {
      expect(entityId(records)).toBe(entity);
      expect(records.length).toBeGreaterThan(1);
      for (const record of records) expect(held.has(record) && !guarded.has(record), record).toBe(true);
    }
    for (const { a, b, answer } of standing)
      if (answer !== 'same' && members.has(a)) expect(members.get(a), `${a} ${b}`).not.toBe(members.get(b));
    for (const match of await reader.matches.byId(standing.map(({ a, b }) => matchId(a, b))))
      expect(match.parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(match.bits, 9);
    expect(await replayed(view)).toEqual([...parts.values()].map((part) => part.sort().join(' ')).sort());
    if (parts.size > 0) count('joined');
  });
}

/** Entities of two and more records that the log of changes leads to. */
async function replayed({ viewClass }: View): Promise<string[]> {
  const { rows } = await given.node.context.store.pool.query<{ before: string[][]; after: string[][] }>(
    'SELECT before, after FROM match_change WHERE view_class = $1 ORDER BY at',
    [viewClass],
  );
  const parts = new Set<string>();
  const keyOf = (part: readonly string[]): string => [...part].sort().join(' ');
  for (const { before, after } of rows) {
    for (const part of before) parts.delete(keyOf(part));
    for (const part of after) parts.add(keyOf(part));
  }
  return [...parts].filter((part) => part.includes(' ')).sort();
}

async function inputs(reader: StatementReader): Promise<MatchInput[]> {
  const read = matchedProperties();
  const rows: MatchInput[] = [];
  for await (const page of reader.matches.statements(
    [...new Set(read.map(({ schema }) => schema))],
    [...new Set(read.map(({ property }) => property))],
  ))
    rows.push(...page);
  // Another order than that of the node, which must not matter.
  return rows.sort((one, other) => (one.statement < other.statement ? -1 : 1));
}

/** Some of what somebody is known by, often of the same few people, each under a label of its own. */
function people(random: Random, number: number): StatementDraft[] {
  return Array.from({ length: number }, () => {
    const who = random.below(5);
    const record = `${pick(random, PARTNERS)}:${who}`;
    const facts = Object.entries(somebody(random.below(12) === 0 ? who + 1 : who)).filter(
      () => random.below(5) > 0,
    );
    return facts.flatMap(([property, value]) => person(record, { [property]: value }, pick(random, LABELS)));
  }).flat();
}

/** Everybody but the crowd. */
async function forgetPeople(): Promise<void> {
  const { pool } = given.node.context.store;
  const tables = [
    'statement_sighting',
    'statement',
    'name_entry',
    'text_entry',
    'identifier_entry',
    'reference_entry',
  ];
  const crowded = contributionBy('GB', 'crowd').id;
  await pool.query(
    [
      ...tables.map((table) => `DELETE FROM ${table} WHERE record NOT LIKE 'GB:crowd-%'`),
      `DELETE FROM contribution_label WHERE contribution <> '${crowded}'`,
      `DELETE FROM contribution WHERE id <> '${crowded}'`,
      ...['judgement', 'match_pair', 'match_member', 'match_change', 'match_change_record', 'derived'].map(
        (table) => `DELETE FROM ${table}`,
      ),
      'UPDATE label SET revision = revision + 1 WHERE revision > 0',
    ].join('; '),
  );
  given.advance(1000);
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

function count(what: string, done = true): void {
  if (done) counts[what] = (counts[what] ?? 0) + 1;
}
