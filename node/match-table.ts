/**
 * Finds which rows of a CSV table are one thing, on this machine, without a node: for the command line.
 *
 * Standard input: a request in JSON, see `Request`. The third further file descriptor (3): JSON lines, each with one of
 * `fields` (what is compared), `step` and `share` (progress), `done` (the result) and `problem` (the refusal, with exit
 * code 1). Standard output: the table, where `out` is `-`.
 */
import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { json } from 'node:stream/consumers';
import { TABLE_STEPS, matchTableOn } from '@foreland/matching/table';
import type { TableStep } from '@foreland/matching/table';
import { ForelandError, isForelandError } from '@foreland/model';
import { z } from 'zod';
import { chosenFields } from './table/chosen-fields.ts';
import { openMatchingThreads } from './matching-threads.ts';
import { openCells, readCells } from './table/read-cells.ts';
import { groupingOf, writePairs, writeTable } from './table/write-result.ts';

const Request = z.object({
  file: z.string(),
  /** Where the table goes; `-` for standard output. */
  out: z.string(),
  /** Where pairs go. */
  pairs: z.string().optional(),
  /** Such as `name=first_name+surname`; guessed where there are none. */
  fields: z.array(z.string()),
  /** In bits. */
  threshold: z.number().optional(),
  country: z.string().optional(),
});

const EVENTS = 3;
/** Times in a second that progress is told, at most. */
const PACE_MILLISECONDS = 100;
/** Fewer rows are matched sooner than threads start. */
const WORTH_THREADS = 20_000;
let toldAt = 0;

try {
  await run(Request.parse(await json(process.stdin)));
} catch (error) {
  tell({ problem: refusalOf(error) });
  process.exitCode = 1;
}

async function run({
  file,
  out,
  pairs,
  fields: asked,
  threshold,
  country,
}: z.output<typeof Request>): Promise<void> {
  const start = performance.now();
  const table = await openCells(file);
  const fields = chosenFields(table.columns, asked);
  tell({ fields: fields.map(({ name, kind, columns }) => ({ name, kind, columns })) });
  const cells = await readCells(table, fields, country);
  const threads = openMatchingThreads(cells.rows < WORTH_THREADS ? 0 : availableParallelism() - 1);
  const matched = await matchTableOn(threads, cells.take(), fields, {
    ...(threshold === undefined ? {} : { threshold }),
    onProgress: (step, share) => tellProgress(step, share),
  });
  await threads.close();
  const grouping = groupingOf(cells.rows, matched);
  await writeTable(table, grouping, out);
  if (pairs !== undefined) await writePairs(matched, fields, grouping, pairs);
  const { clusters, joined } = grouping;
  tell({
    done: {
      rows: cells.rows,
      clusters,
      joined,
      compared: matched.compared,
      notes: cells.notes,
      seconds: Math.round(performance.now() - start) / 1_000,
    },
  });
}

function tellProgress(step: TableStep, share: number): void {
  const now = performance.now();
  if (share < 1 && now - toldAt < PACE_MILLISECONDS) return;
  toldAt = now;
  tell({ step, share: (TABLE_STEPS.indexOf(step) + share) / TABLE_STEPS.length });
}

/** At once: the work between two events leaves no turn to a stream. */
function tell(event: Readonly<Record<string, unknown>>): void {
  writeSync(EVENTS, `${JSON.stringify(event)}\n`);
}

function refusalOf(error: unknown): object {
  if (isForelandError(error)) return error.toRefusal();
  const message = error instanceof Error ? error.message : String(error);
  const written = error instanceof Error && 'syscall' in error;
  return new ForelandError({
    code: written ? 'result-not-written' : 'internal',
    message: written ? `The result could not be written: ${message}.` : `The matching failed: ${message}.`,
    remedy: written
      ? 'Choose another place with --out and --pairs.'
      : 'This is a fault of Foreland; please report it with the command that you ran.',
  }).toRefusal();
}
