import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Refusal } from '@foreland/model/errors';
import type { Partner } from '@foreland/model/partner';
import type { Client } from '../client.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import { fileSets, together } from '../import/files.ts';
import type { FileSet } from '../import/files.ts';
import { agreedMapping, namedMapping, proposalOf, reasonLines } from '../import/mapping.ts';
import type { Inspection, MappingOptions } from '../import/mapping.ts';
import { isTaken, runImport, uploadSet } from '../import/run.ts';
import type { ImportReport, ImportRequest, UploadedFile } from '../import/run.ts';
import { addTermsOptions, givenTerms, termsOf } from '../import/terms.ts';
import type { TermsOptions } from '../import/terms.ts';
import type { Invocation } from '../invocation.ts';
import { refusalLines, reportLines } from '../render/report.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';

interface ImportOptions extends TermsOptions, MappingOptions {
  readonly format?: string;
  readonly sheet?: string;
  readonly showMapping?: boolean;
  readonly allowRejected?: boolean;
}

/** What is asked of the node for one set of files. */
interface Planned {
  readonly name: string;
  readonly request: ImportRequest;
}

interface Imported {
  readonly name: string;
  readonly format: string;
  readonly taken: boolean;
  readonly report?: ImportReport;
  /** Why there is no report. */
  readonly problem?: Refusal;
}

/** The one format whose contributions are made of several files: the joined tables of the UK Sanctions List. */
const FORMAT_OF_SETS = 'uk-sanctions';

export function addImportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('import')
    .summary('import files: Foreland or FollowTheMoney JSON lines, CSV, XLSX, UK Sanctions List')
    .description(
      'Hands files over to the node and imports each as one contribution: everything that is valid and reported, or nothing. ' +
        'The files of a folder, and the tables of the UK Sanctions List, make one contribution together.',
    )
    .argument('<file...>', 'files, or a folder with the tables of one set')
    .option('--format <id>', 'format of the files (default: recognised by what they hold)')
    .option(
      '--dry-run',
      'read everything and report what an import would do, storing nothing; needs no terms',
    )
    .option('--allow-rejected', 'take what is valid where something is refused')
    .optionsGroup('Tables (CSV, XLSX):')
    .addOption(new Option('--mapping <file>', 'how to read the table, as a JSON file').conflicts('saved'))
    .option('--saved <name>', 'a mapping that is saved at the node')
    .option('--sheet <name>', 'sheet of a workbook')
    .addOption(
      new Option(
        '--show-mapping',
        'print the guessed mapping as JSON to correct it; imports nothing',
      ).conflicts(['mapping', 'saved']),
    )
    .option('-y, --yes', 'agree to the guessed mapping');
  addTermsOptions(command)
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland import operation-north.jsonl',
        '  foreland import seizures.csv --dry-run',
        '  foreland import seizures.csv --show-mapping > seizures.mapping.json',
        '  foreland import seizures.csv --mapping seizures.mapping.json \\',
        '    --source customs --legal-basis "National customs act" --audience GB,FR,BE',
        '  foreland import sanctions/ --source uk-sanctions-list --legal-basis "Public list" --audience GB,DE,FR,BE,NL --tlp clear --level unclassified',
      ].join('\n'),
    )
    .action((paths: string[], options: ImportOptions) =>
      shell.run(command, (invocation) => importFiles(invocation, paths, options)),
    );
}

async function importFiles(
  invocation: Invocation,
  paths: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const sets = await fileSets(paths);
  const client = await invocation.client();
  const { partner } = await client.call(contract.session);
  const uploads = await uploadAll(invocation, client, sets);
  const chosen = await inspectAll(client, sets, uploads, options);
  if (options.showMapping === true) return showMapping(invocation, chosen);
  const planned: Planned[] = [];
  for (const each of chosen) planned.push(await plan(invocation, client, partner, each, options));
  const imported: Imported[] = [];
  for (const each of planned)
    imported.push(await importSet(invocation, client, each, options.dryRun === true));
  invocation.answer({ dryRun: options.dryRun === true, imports: imported }, () =>
    imported.flatMap((each, index) => [
      ...(index > 0 ? [''] : []),
      ...importLines(invocation, each, options.dryRun === true),
    ]),
  );
  return imported.every(({ taken }) => taken) ? EXIT.ok : EXIT.refused;
}

async function uploadAll(
  invocation: Invocation,
  client: Client,
  sets: readonly FileSet[],
): Promise<UploadedFile[][]> {
  using progress = invocation.progress();
  const uploads: UploadedFile[][] = [];
  for (const set of sets) uploads.push(await uploadSet(client, set, progress));
  return uploads;
}

interface Chosen {
  readonly set: FileSet;
  readonly files: UploadedFile[];
  readonly inspection: Inspection;
}

/** What each set is; sets that are parts of one larger set become one. */
async function inspectAll(
  client: Client,
  sets: readonly FileSet[],
  uploads: readonly UploadedFile[][],
  { format, sheet }: ImportOptions,
): Promise<Chosen[]> {
  const inspect = (files: UploadedFile[]): Promise<Inspection> =>
    client.call(contract.inspect, { body: { files, format, sheet } });
  const each = await Promise.all(
    sets.map(async (set, index) => {
      const files = uploads[index] ?? [];
      return { set, files, inspection: await inspect(files) };
    }),
  );
  const parts = each.filter(({ inspection }) => inspection.format === FORMAT_OF_SETS);
  if (parts.length < 2) return each;
  const files = parts.flatMap((part) => part.files);
  const whole = { set: together(parts.map(({ set }) => set)), files, inspection: await inspect(files) };
  return [whole, ...each.filter((other) => !parts.includes(other))];
}

/** Everything that the node or the person has to add is settled before anything is imported. */
async function plan(
  invocation: Invocation,
  client: Client,
  partner: Partner,
  { set, files, inspection }: Chosen,
  options: ImportOptions,
): Promise<Planned> {
  const { format } = inspection;
  const about = inspection.formats.find(({ id }) => id === format);
  const stated = options.dryRun === true ? withTermsOfDryRun(options, partner, set.name) : options;
  const terms = about?.carriesTerms ? undefined : await termsOf(stated, partner, set.name);
  const mapping = about?.needsMapping
    ? ((await namedMapping(client, options)) ??
      (await agreedMapping(invocation, inspection, set.name, options)))
    : undefined;
  const unused = about?.carriesTerms ? givenTerms(options) : [];
  if (unused.length > 0)
    invocation.note(`${set.name} carries its own terms; ${unused.join(', ')} not used for it.`);
  return {
    name: set.name,
    request: { files, format, mapping, terms, allowRejected: options.allowRejected === true },
  };
}

/** A dry run stores nothing, so that it needs no source, no basis and nobody to see it; what is given still counts. */
function withTermsOfDryRun(options: TermsOptions, partner: Partner, name: string): TermsOptions {
  const audience = options.label === undefined ? { audience: [partner] } : {};
  return { source: name, legalBasis: 'None: a dry run', ...audience, ...options };
}

/** A refusal of one set is part of the answer; the other sets are imported all the same. */
async function importSet(
  invocation: Invocation,
  client: Client,
  { name, request }: Planned,
  dryRun: boolean,
): Promise<Imported> {
  using progress = invocation.progress();
  const { format } = request;
  try {
    const { report } = await runImport(client, request, dryRun, progress);
    return { name, format, report, taken: isTaken(report, request.allowRejected === true) };
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== EXIT.refused) throw error;
    return { name, format, taken: false, problem: error.toRefusal() };
  }
}

function showMapping(invocation: Invocation, chosen: readonly Chosen[]): number {
  const [only] = chosen;
  if (!only || chosen.length > 1)
    throw wrongUsage('A mapping is shown for one file at a time.', 'Name one file.');
  const mapping = proposalOf(only.inspection, only.set.name);
  for (const line of reasonLines(invocation, only.inspection)) invocation.terminal.errors.write(`${line}\n`);
  invocation.answer(mapping, () => [JSON.stringify(mapping, undefined, 2)]);
  return EXIT.ok;
}

function importLines(
  { page }: Invocation,
  { name, format, report, problem, taken }: Imported,
  dryRun: boolean,
): string[] {
  const outcome = dryRun
    ? taken
      ? 'would be imported'
      : 'would be refused'
    : taken
      ? 'imported'
      : 'refused, nothing stored';
  return [
    `${page.tone('strong', isolated(name))} (${format}): ${page.tone(taken ? 'good' : 'bad', outcome)}`,
    ...(problem ? refusalLines(page, problem) : []),
    ...(report ? reportLines(page, report) : []),
    ...(report && !taken ? ['Correct the file, or take what is valid with --allow-rejected.'] : []),
  ];
}
