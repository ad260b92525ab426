import { Option } from 'commander';
import type { Command } from 'commander';
import { rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { Refusal } from '@foreland/model/contract/shapes';
import { z } from 'zod';
import { hearProgram } from '../child.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { bits } from './options.ts';

interface TableOptions {
  readonly out: string;
  readonly pairs?: string;
  readonly fields?: string[];
  readonly threshold?: number;
  readonly country?: string;
}

const Field = z.object({ name: z.string(), kind: z.string(), columns: z.array(z.string()) });
type Field = z.output<typeof Field>;

const Done = z.object({
  rows: z.number(),
  clusters: z.number(),
  joined: z.number(),
  compared: z.number(),
  notes: z.array(z.string()),
  seconds: z.number(),
});
type Done = z.output<typeof Done>;

/** What the program tells while it works. */
const Event = z.union([
  z.object({ fields: z.array(Field) }),
  z.object({ step: z.string(), share: z.number() }),
  z.object({ done: Done }),
  z.object({ problem: Refusal }),
]);

const STANDARD_OUTPUT = '-';
/** Share of the memory of the machine that the work may take; tables of ten million rows need most of 24 GB. */
const MEMORY_SHARE = 0.8;
/** 128 + SIGABRT, with which Node ends where memory does not suffice, and 128 + SIGKILL, with which the system ends it. */
const OUT_OF_MEMORY = [134, 137];

export function addMatchTableCommand(match: Command, shell: Shell): void {
  match
    .command('table')
    .description(
      'Finds which rows of a CSV table are one person or thing, on this machine, without a node, an account or labelled examples: ' +
        'learns from the rows how much each field says, and writes the table again with the columns cluster and probability. ' +
        'Rows of one cluster are one thing.',
    )
    .argument('<file>', 'CSV file with a header row; UTF-8')
    .option('-o, --out <file>', 'where the table goes; - is standard output', STANDARD_OUTPUT)
    .option(
      '--pairs <file>',
      'also write the pairs of rows that are not far below even odds, with the bits that each field adds; rows are numbered from 1 below the header',
    )
    .addOption(
      new Option(
        '--fields <fields>',
        'what to compare, such as name=first_name+surname,date=dob,unit:category=regiment; may be given several times (default: guessed from the names of the columns)',
      ).argParser((text: string, earlier: string[] | undefined) => [
        ...(earlier ?? []),
        ...text.split(',').map((part) => part.trim()),
      ]),
    )
    .addOption(
      new Option(
        '--threshold <bits>',
        'evidence that rows must share to be joined, in bits; a higher one joins less (default: one that suits most tables)',
      ).argParser(bits),
    )
    .option('--country <code>', 'country of telephone numbers without a country code, such as GB')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland match table people.csv --out people-matched.csv',
        '  foreland match table people.csv --fields name=first_name+surname,date=dob,email=mail --pairs pairs.csv > matched.csv',
        '  foreland match table people.csv --out people-matched.csv --country GB --json',
      ].join('\n'),
    )
    .action((file: string, options: TableOptions, command: Command) =>
      shell.run(command, (invocation) => matchTable(invocation, file, options)),
    );
}

async function matchTable(
  invocation: Invocation,
  file: string,
  { out, pairs, fields = [], threshold, country }: TableOptions,
): Promise<void> {
  if (invocation.json && out === STANDARD_OUTPUT)
    throw wrongUsage(
      'Both the table and --json would go to standard output.',
      'Write the table to a file with --out.',
    );
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country))
    throw wrongUsage(`“${country}” is no code of a country.`, 'Write two letters, such as GB.');
  const request = {
    file: resolve(file),
    out: out === STANDARD_OUTPUT ? out : resolve(out),
    pairs: pairs === undefined ? undefined : resolve(pairs),
    fields,
    threshold,
    country: country?.toUpperCase(),
  };
  const { compared, done } = await work(invocation, request);
  for (const note of done.notes) invocation.note(note);
  const { notes, ...figures } = done;
  const written = { out: request.out, ...(request.pairs !== undefined && { pairs: request.pairs }) };
  const summary = `${counted(done.rows, 'row')}: ${counted(done.clusters, 'thing')}, of which ${counted(done.joined, 'row is', 'rows are')} with another; ${counted(done.compared, 'pair')} compared in ${done.seconds.toFixed(1)} s`;
  // Where the table itself is the answer, what is said of it is a note.
  if (out === STANDARD_OUTPUT) invocation.note(summary);
  else
    invocation.answer({ file: request.file, ...written, fields: compared, ...figures, notes }, () => [
      `${out}: ${summary}`,
    ]);
}

interface Request {
  readonly out: string;
  readonly pairs: string | undefined;
}

async function work(invocation: Invocation, request: Request): Promise<{ compared: Field[]; done: Done }> {
  using progress = invocation.progress();
  let compared: Field[] = [];
  let done: Done | undefined;
  let problem: Refusal | undefined;
  const onEvent = (told: unknown): void => {
    const event = Event.parse(told);
    if ('fields' in event) {
      compared = event.fields;
      for (const line of fieldLines(compared)) invocation.note(line);
    } else if ('step' in event) progress.show(event.step, event.share);
    else if ('done' in event) done = event.done;
    else problem = event.problem;
  };
  try {
    const { code, complaint } = await hearProgram(
      {
        path: 'node/match-table.ts',
        memory: Math.floor((totalmem() * MEMORY_SHARE) / 2 ** 20),
        output: invocation.terminal.output,
        onEvent,
      },
      JSON.stringify(request),
      invocation.signal,
    );
    if (done && code === 0) return { compared, done };
    throw new CommandError(EXIT.refused, problem ?? failure(code, complaint));
  } catch (error) {
    // Files are written beside their place and then renamed.
    for (const path of [request.out, request.pairs])
      if (path !== undefined && path !== STANDARD_OUTPUT) await rm(`${path}.part`, { force: true });
    throw error;
  }
}

type Refusal = z.output<typeof Refusal>;

function failure(code: number, complaint: string): Refusal {
  if (OUT_OF_MEMORY.includes(code) || /heap out of memory/.test(complaint))
    return {
      code: 'memory-exhausted',
      message: 'The memory of this machine does not suffice for the table.',
      remedy: 'Compare fewer fields, take out rows that need not be matched, or use a larger machine.',
    };
  return {
    code: 'program-failed',
    message: `The matching failed with exit code ${code}: ${complaint.trim().split('\n').at(-1) ?? ''}`,
    remedy: 'This is a fault of Foreland; please report it with the command that you ran.',
  };
}

function fieldLines(fields: readonly Field[]): string[] {
  return [
    'Compared are:',
    ...fields.map(
      ({ name, kind, columns }) =>
        `  ${isolated(name)} (${kind}): ${columns.map((column) => isolated(column)).join(' + ')}`,
    ),
  ];
}
