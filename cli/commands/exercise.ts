import { Option } from 'commander';
import type { Command } from 'commander';
import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { contract } from '@foreland/model/contract';
import { Partner } from '@foreland/model/contract/shapes';
import { askProgram } from '../child.ts';
import type { Client } from '../client.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import { fileSets, unreadable } from '../import/files.ts';
import { isTaken, runImport, uploadSet } from '../import/run.ts';
import type { ImportReport } from '../import/run.ts';
import type { Invocation } from '../invocation.ts';
import { personasOf, signedInAs } from '../personas.ts';
import { refusalLines } from '../render/report.ts';
import { localDay, table } from '../render/table.ts';
import type { Shell } from '../shell.ts';
import { day, wholeNumber } from './options.ts';

interface WriteOptions {
  readonly size: string;
  readonly seed: number;
  readonly today: string;
  readonly out?: string;
}

interface Loaded {
  readonly file: string;
  readonly partner: Partner;
  readonly report: ImportReport;
}

type Partner = z.output<typeof Partner>;

/** Bytes in which the first line of a contribution ends. */
const LONGEST_HEADER = 65_536;
const SIZES = ['small', 'medium', 'large'] as const;
const Header = z.object({ contribution: z.object({ partner: Partner, exercise: z.literal(true) }) });

export function addExerciseCommands(program: Command, shell: Shell): void {
  const exercise = program
    .command('exercise')
    .summary('write or load fictional data with known truth')
    .description(
      'Writes fictional data with known truth into a folder, or loads them into an exercise node. `foreland exercise` alone means `foreland exercise write`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland exercise --size medium --seed 7 --today 2026-03-31 --out exercise-7',
        '  foreland exercise load exercise-7',
        '  foreland evaluate exercise-7',
      ].join('\n'),
    );
  exercise
    .command('write', { isDefault: true })
    .description(
      'Writes what the partners of a fictional operation would hold into a folder, a file for each contribution, and what is true in it into truth.json. The same seed and day give the same data.',
    )
    .addOption(
      new Option(
        '--size <size>',
        'small takes seconds; medium has 100,000 statements, large more than a million',
      )
        .choices(SIZES)
        .default('small'),
    )
    .addOption(
      new Option('--seed <number>', 'which exercise of that size')
        .argParser(wholeNumber(-1e9, 1e9))
        .default(1),
    )
    .addOption(
      new Option('--today <day>', 'day on which the exercise stands')
        .argParser(day)
        .default(localDay(new Date()), 'today'),
    )
    .option('--out <folder>', 'where to write')
    .addHelpText('after', '\nExample:\n  foreland exercise write --size small --seed 7 --out exercise-7')
    .action((options: WriteOptions, command: Command) =>
      shell.run(command, (invocation) => write(invocation, options)),
    );
  exercise
    .command('load')
    .description(
      'Imports the contributions of an exercise into an exercise node, each in the name of a fictional person of its partner.',
    )
    .argument('<folder>', 'folder that `foreland exercise` wrote')
    .addHelpText('after', '\nExample:\n  foreland exercise load exercise-7')
    .action((folder: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => load(invocation, folder)),
    );
}

async function write(invocation: Invocation, { size, seed, today, out }: WriteOptions): Promise<void> {
  if (out === undefined)
    throw wrongUsage('Where is the exercise to be written?', 'Name a folder with --out.');
  using progress = invocation.progress();
  progress.show(`making up the ${size} exercise`);
  const told = await askProgram(
    {
      path: 'exercise/write.ts',
      args: ['--size', size, `--seed=${seed}`, '--today', today, '--out', resolve(out)],
    },
    '',
    invocation.signal,
  );
  progress[Symbol.dispose]();
  const files = await exerciseFiles(out);
  invocation.answer({ folder: resolve(out), size, seed, today, files }, () => [`${out}: ${told.trim()}`]);
}

async function load(invocation: Invocation, folder: string): Promise<number> {
  const names = await exerciseFiles(folder);
  const personas = await personasOf(invocation.stranger());
  const clients = new Map<Partner, Client>();
  const loaded: Loaded[] = [];
  try {
    using progress = invocation.progress();
    for (const [index, file] of names.entries()) {
      progress.show(file, index / names.length);
      const path = join(folder, file);
      const partner = await partnerOf(path);
      const client = clients.get(partner) ?? (await signedInAs(invocation, personas, partner)).client;
      clients.set(partner, client);
      const [set] = await fileSets([path]);
      if (!set) continue;
      const files = await uploadSet(client, set, progress);
      const { report } = await runImport(client, { files, format: 'foreland' }, false, progress);
      loaded.push({ file, partner, report });
    }
  } finally {
    for (const client of clients.values()) await client.call(contract.signOut).catch(() => undefined);
  }
  invocation.answer({ loaded }, () => loadedLines(invocation, loaded));
  return loaded.every(({ report }) => isTaken(report, false)) ? EXIT.ok : EXIT.refused;
}

/** @throws CommandError where the folder holds no exercise. */
export async function exerciseFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort();
  if (files.length > 0 && names.includes('truth.json')) return files;
  throw new CommandError(EXIT.refused, {
    code: 'exercise-missing',
    message: `${folder} holds no exercise.`,
    remedy: `Write one with \`foreland exercise --out ${folder}\`.`,
  });
}

/** Whose contribution a file is, by its first line. */
async function partnerOf(path: string): Promise<Partner> {
  const blob = await openAsBlob(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const [line = ''] = (await blob.slice(0, LONGEST_HEADER).text()).split('\n', 1);
  const header = Header.safeParse(parsed(line));
  if (header.success) return header.data.contribution.partner;
  throw new CommandError(EXIT.refused, {
    code: 'exercise-file',
    message: `${path} is no contribution of an exercise.`,
    remedy: 'Import real data with `foreland import`, as yourself.',
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function loadedLines({ page }: Invocation, loaded: readonly Loaded[]): string[] {
  const refused = loaded.filter(({ report }) => !isTaken(report, false));
  return [
    ...table(page, loaded, [
      { title: 'File', cell: ({ file }) => file },
      { title: 'Partner', cell: ({ partner }) => partner },
      { title: 'Accepted', cell: ({ report }) => report.accepted.toLocaleString('en-GB'), align: 'right' },
      { title: 'Known', cell: ({ report }) => report.known.toLocaleString('en-GB'), align: 'right' },
      { title: 'Rejected', cell: ({ report }) => report.rejected.toLocaleString('en-GB'), align: 'right' },
    ]),
    ...refused.flatMap(({ file, report }) => [
      `${file}:`,
      ...report.errors.slice(0, 3).flatMap((problem) => refusalLines(page, problem)),
    ]),
  ];
}
