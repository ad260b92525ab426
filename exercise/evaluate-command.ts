import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { evaluateRuns } from './evaluate-runs.ts';
import type { ReaderRun } from './evaluate-runs.ts';
import type { Truth } from './truth.ts';

const USAGE =
  'Usage: node exercise/evaluate-command.ts FOLDER, with the runs as a JSON list on standard input';

/** Judges runs of the engines against the truth of the exercise in a folder, and prints the tables as JSON. */
const folder = process.argv[2];
if (folder === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth;
  const runs = (await json(process.stdin)) as ReaderRun[];
  process.stdout.write(JSON.stringify({ seed: truth.seed, size: truth.size, ...evaluateRuns(truth, runs) }));
}
