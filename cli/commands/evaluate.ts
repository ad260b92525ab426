import type { Command } from 'commander';
import { resolve } from 'node:path';
import { z } from 'zod';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { PairStatus } from '@foreland/model/contract/matches';
import { askProgram } from '../child.ts';
import type { Client } from '../client.ts';
import { dataLines, heldFiles } from '../exercise-data.ts';
import type { HeldFiles } from '../exercise-data.ts';
import type { Invocation } from '../invocation.ts';
import { listMatches, matched } from '../match-queue.ts';
import type { MatchSummary } from '../match-queue.ts';
import { groupRecords } from '../network-groups.ts';
import type { GroupRecords } from '../network-groups.ts';
import { personasOf, signedInAs } from '../personas.ts';
import type { Page } from '../render/style.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { exerciseFiles } from './exercise.ts';
import { analysed, listLeads } from './leads.ts';

type Session = Answer<typeof contract.session>;
type Lead = Pick<Answer<typeof contract.lead>, 'kind' | 'anchor' | 'score'> & {
  readonly subjects: readonly { readonly record: string }[];
};

/** What one analyst sees: who they are, and the leads, matches and groups of their view. */
interface Run {
  readonly session: Session;
  readonly leads: readonly Lead[];
  readonly matches: Matches;
  readonly groups: readonly GroupRecords[];
}

interface Matches {
  readonly pairs: readonly (Pick<MatchSummary, 'probability' | 'type' | 'status'> & {
    readonly a: string;
    readonly b: string;
  })[];
  /** Records that count as one thing; two or more each. */
  readonly entities: readonly (readonly string[])[];
}

const Table = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number()]))),
  notes: z.array(z.string()),
});
type Table = z.output<typeof Table>;

const Evaluation = z.object({
  seed: z.number(),
  size: z.string(),
  runs: z.array(z.array(Table)),
  total: z.array(Table),
});
type Evaluation = z.output<typeof Evaluation>;

const ALL_LEADS = Number.MAX_SAFE_INTEGER;
/** Statuses of leads that stand, whatever was decided on them. */
const STANDING = ['open', 'done', 'dropped'] as const;

export function addEvaluateCommand(program: Command, shell: Shell): void {
  program
    .command('evaluate')
    .summary('hold the leads, matches and groups of an exercise against its truth')
    .description(
      'Takes the leads, matches and groups that the node shows to an analyst of each partner, holds them against the truth of the exercise, and prints how right ' +
        'they are, for each partner by what its analyst may see and for all together. The exercise must be loaded in the node, and nothing else.',
    )
    .argument('<folder>', 'folder that `foreland exercise` wrote')
    .addHelpText('after', '\nExample:\n  foreland evaluate exercise-7 --json')
    .action((folder: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => evaluate(invocation, folder)),
    );
}

async function evaluate(invocation: Invocation, folder: string): Promise<void> {
  const files = await exerciseFiles(folder);
  const { runs, held } = await collect(invocation, folder, files);
  const question = runs.map(({ session: { user, partner, role, purpose, clearance }, ...results }) => ({
    reader: { user, partner, role, purpose, clearance },
    results,
  }));
  const evaluation = Evaluation.parse(
    JSON.parse(
      await askProgram(
        { path: 'exercise/evaluate-command.ts', args: [resolve(folder)] },
        JSON.stringify(question),
        invocation.signal,
      ),
    ),
  );
  const partners = runs.map(
    ({ session: { partner, user, role, purpose, clearance }, leads, matches, groups }, index) => ({
      partner,
      user,
      role,
      purpose,
      clearance,
      leads: leads.length,
      pairs: matches.pairs.length,
      entities: matches.entities.length,
      groups: groups.length,
      tables: evaluation.runs[index] ?? [],
    }),
  );
  const { seed, size, total } = evaluation;
  invocation.answer({ folder, seed, size, data: held, partners, total }, () => [
    `Exercise in ${folder}: size ${size}, seed ${seed}. All data is made up: expect less on real registers.`,
    ...dataLines(invocation.page, held),
    ...total.flatMap((each) => ['', ...tableLines(invocation.page, each, runs, evaluation)]),
  ]);
}

/** What the node shows to an analyst of every partner, and the contributions that they see. */
async function collect(
  invocation: Invocation,
  folder: string,
  files: readonly string[],
): Promise<{ runs: Run[]; held: HeldFiles }> {
  using progress = invocation.progress();
  const personas = await personasOf(invocation.stranger());
  const runs: Run[] = [];
  const clients: Client[] = [];
  try {
    for (const partner of new Set(personas.map((persona) => persona.partner))) {
      progress.show(`leads of ${partner}`, runs.length / 7);
      const { client, session } = await signedInAs(invocation, personas, partner);
      clients.push(client);
      const leads = await standingLeads(client);
      progress.show(`matches of ${partner}`, (runs.length + 1 / 3) / 7);
      const matches = await allMatches(client);
      progress.show(`networks of ${partner}`, (runs.length + 2 / 3) / 7);
      runs.push({ session, leads, matches, groups: await groupRecords(client, matches.entities) });
    }
    progress.show('comparing the data');
    return { runs, held: await heldFiles(clients, folder, files) };
  } finally {
    for (const client of clients) await client.call(contract.signOut).catch(() => undefined);
  }
}

async function standingLeads(client: Client): Promise<Lead[]> {
  await analysed(client);
  const leads: Pick<Answer<typeof contract.lead>, 'kind' | 'anchor' | 'subjects' | 'score'>[] = [];
  for (const status of STANDING) {
    for (const lead of (await listLeads(client, { status, kind: 'shared-identifier' }, ALL_LEADS)).leads) {
      // A list shows the first subjects only; a lead with more is asked for by itself.
      leads.push(
        lead.subjects.length === lead.subjectCount
          ? lead
          : await client.call(contract.lead, { params: { lead: lead.id } }),
      );
    }
  }
  return leads.map(({ kind, anchor, subjects, score }) => ({
    kind,
    anchor,
    // Judged record by record: what the node holds to be one thing is another question.
    subjects: subjects.flatMap(({ records }) => records.map((record) => ({ record }))),
    score,
  }));
}

/** Every pair of the analyst's view, and the records that count as one thing in it. */
async function allMatches(client: Client): Promise<Matches> {
  await matched(client);
  const pairs: MatchSummary[] = [];
  for (const status of PairStatus.options)
    pairs.push(...(await listMatches(client, { status }, Number.MAX_SAFE_INTEGER)).matches);
  return {
    pairs: pairs.map(({ a, b, probability, type, status }) => ({
      a: a.record,
      b: b.record,
      probability,
      type,
      status,
    })),
    entities: await entitiesOf(client, pairs),
  };
}

/**
 * Entities with two records or more. The sides of the pairs name them; where pairs do not name all their records, the
 * entity is asked for by itself.
 */
async function entitiesOf(client: Client, pairs: readonly MatchSummary[]): Promise<string[][]> {
  const known = new Map<string, { readonly members: number; readonly records: Set<string> }>();
  for (const { entity, members, record } of pairs.flatMap(({ a, b }) => [a, b])) {
    const records = known.get(entity)?.records.add(record) ?? new Set([record]);
    known.set(entity, { members, records });
  }
  const entities: string[][] = [];
  for (const { members, records } of known.values()) {
    const [record = ''] = records;
    if (members > records.size) {
      const asked = await client.call(contract.entity, { params: { record } });
      entities.push(asked.members.map((member) => member.record));
    } else if (members > 1) entities.push([...records]);
  }
  return entities;
}

interface Row {
  readonly name: string;
  readonly cells: readonly (string | number)[];
}

function tableLines(page: Page, total: Table, runs: readonly Run[], evaluation: Evaluation): string[] {
  const own = runs.map(({ session }, index) => ({
    session,
    table: evaluation.runs[index]?.find(({ id }) => id === total.id),
  }));
  const figures: Row[] = [
    ...own.flatMap(({ session, table: each }) =>
      figureRows(each, `${session.partner} ${isolated(session.displayName)}, ${session.clearance}`),
    ),
    ...figureRows(total, 'At least one of them'),
  ];
  const classes = total.rows.map(([name = '', ...cells]): Row => ({ name: String(name), cells }));
  const counts = total.notes.flatMap((note) => {
    const [what, figure] = parts(note);
    if (figure === undefined) return [];
    const each = own.map(
      ({ table: theirs }) => theirs?.notes.map(parts).find(([other]) => other === what)?.[1] ?? '',
    );
    return [{ name: what, cells: [...each, figure] }];
  });
  const [subject = '', ...columns] = total.columns;
  const blocks = [
    rowLines(page, 'Analyst', columns, figures),
    rowLines(page, figures.length > 0 ? `All analysts, by ${subject}` : subject, columns, classes),
    rowLines(page, 'Counts', [...own.map(({ session }) => session.partner), 'all'], counts),
    total.notes.filter((note) => parts(note)[1] === undefined),
  ].filter((lines) => lines.length > 0);
  return [
    page.tone('strong', total.title),
    ...blocks.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines])),
  ];
}

/** The last rows of a table sum up the others: over all, and between partners. */
function figureRows(evaluated: Table | undefined, name: string): Row[] {
  return (evaluated?.rows ?? [])
    .filter(([title]) => String(title).startsWith('all'))
    .map(([title, ...cells]) => ({
      name: title === 'all' ? name : `  ${String(title).slice('all, '.length)}`,
      cells,
    }));
}

/** A note that gives a figure, such as “Protected records in leads: 0 (must be 0).”, in its two parts. */
function parts(note: string): readonly [what: string, figure: string | undefined] {
  const [, what = note, figure] = /^(.+): (\d[^:]*)\.$/.exec(note) ?? [];
  return [what, figure];
}

function rowLines(page: Page, title: string, columns: readonly string[], rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  return table(page, rows, [
    { title, cell: ({ name }) => name },
    ...columns.map((column, index) => ({
      title: column,
      cell: ({ cells }: Row) => String(cells[index] ?? ''),
      align: 'right' as const,
      whole: true,
    })),
  ]);
}
