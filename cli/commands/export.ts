import { Option } from 'commander';
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contract } from '@foreland/model/contract';
import type { Call } from '@foreland/model/contract';
import type { Partner } from '@foreland/model/partner';
import type { Client } from '../client.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { finishJob } from '../jobs.ts';
import type { Job } from '../jobs.ts';
import { lossLines } from '../render/report.ts';
import { counted } from '../render/table.ts';
import { freePath, save } from '../save.ts';
import type { Shell } from '../shell.ts';
import { onceMade } from '../once-made.ts';
import { partnerOption } from './options.ts';

const FORMATS = ['csv', 'ftm', 'stix', 'epcis', 'foreland'] as const;

interface ExportOptions {
  readonly format: (typeof FORMATS)[number];
  readonly records?: string[];
  readonly lot?: string;
  readonly partner?: Partner;
  readonly schema?: string;
  readonly output?: string;
}

const STANDARD_OUTPUT = '-';

export function addExportCommand(program: Command, shell: Shell): void {
  program
    .command('export')
    .summary('write what you see into a file')
    .description(
      'Writes what your role and purpose may see into a file, and reports what the format cannot carry.',
    )
    .addOption(
      new Option(
        '--format <format>',
        'csv for tables, ftm for FollowTheMoney JSON lines, stix for a STIX 2.1 bundle, epcis for supply-chain events of EPCIS 2.0, foreland for everything',
      )
        .choices(FORMATS)
        .default('foreland'),
    )
    .option('--records <record...>', 'only these records')
    .addOption(new Option('--lot <lot>', 'only what the passport of this lot rests on').conflicts('records'))
    .addOption(partnerOption('only records of this partner'))
    .option('--schema <schema>', 'only this kind of thing and its special kinds')
    .option(
      '-o, --output <file>',
      'where to write; - is standard output (default: a new file named by the node)',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  foreland export --format csv -o records.csv\n  foreland export --format ftm --schema Vessel -o - | gzip > vessels.ftm.gz\n  foreland export --records GB:p-000123 GB:p-000124\n  foreland export --lot EXL1B --format epcis -o lot.epcis.jsonld',
    )
    .action((options: ExportOptions, command: Command) =>
      shell.run(command, (invocation) => exportRecords(invocation, options)),
    );
}

async function exportRecords(
  invocation: Invocation,
  { format, records: named, lot, partner, schema, output }: ExportOptions,
): Promise<void> {
  if (invocation.json && output === STANDARD_OUTPUT)
    throw wrongUsage(
      'Both the export and --json would go to standard output.',
      'Write the export to a file with -o.',
    );
  const client = await invocation.client();
  const records = lot === undefined ? named : await recordsOfLot(client, lot);
  const { job, result } = await makeExport(invocation, client, { format, records, partner, schema });
  const { lost, statements } = result;
  if (output === STANDARD_OUTPUT) {
    await pipeline(bytesOf(client, job), invocation.terminal.output, { end: false });
    for (const line of lossLines(invocation.notes, lost)) invocation.note(line);
    return;
  }
  const path = output ?? (await freePath(result.fileName));
  await save(bytesOf(client, job), path, client.signal);
  invocation.answer({ file: resolve(path), format, ...result }, () => [
    `${path}: ${counted(statements, 'statement')}, ${counted(result.bytes, 'byte')}`,
    ...lossLines(invocation.page, lost),
  ]);
}

/** Records that the passport of a lot rests on. */
async function recordsOfLot(client: Client, lot: string): Promise<string[]> {
  return (await onceMade(client, () => client.call(contract.supplyLot, { params: { lot } }))).records;
}

type Request = NonNullable<Call<typeof contract.startExport>['body']>;

async function makeExport(
  invocation: Invocation,
  client: Client,
  body: Request,
): Promise<{ job: Job; result: NonNullable<Job['export']> }> {
  using progress = invocation.progress();
  const job = await finishJob(client, await client.call(contract.startExport, { body }), progress);
  if (job.export) return { job, result: job.export };
  throw new CommandError(EXIT.refused, {
    code: 'export-missing',
    message: 'The export ended without a file.',
    remedy: 'Run the command again.',
  });
}

function bytesOf(client: Client, job: Job): Readable {
  return Readable.from(client.download(contract.downloadExport, { params: { job: job.id } }), {
    objectMode: false,
  });
}
