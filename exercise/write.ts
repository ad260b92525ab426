import { mkdirSync, openSync, writeSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXERCISE_SIZES, generateExercise } from './index.ts';
import type { ExerciseSize } from './index.ts';

/** Writes the contributions of an exercise and, apart from them, its truth into a folder. */
export function writeExercise(
  folder: string,
  size: ExerciseSize,
  seed: number,
  today: string,
): { files: number; statements: number } {
  const { files, truth } = generateExercise({ size, seed, today });
  mkdirSync(folder, { recursive: true });
  let statements = 0;
  for (const file of files) {
    const handle = openSync(join(folder, file.name), 'w');
    try {
      let buffer: string[] = [];
      for (const line of file.lines()) {
        if (line.startsWith('{"record"')) statements++;
        if (buffer.push(line) === 5_000) {
          writeSync(handle, `${buffer.join('\n')}\n`);
          buffer = [];
        }
      }
      if (buffer.length > 0) writeSync(handle, `${buffer.join('\n')}\n`);
    } finally {
      closeSync(handle);
    }
  }
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth()));
  return { files: files.length, statements };
}

const USAGE =
  'Usage: node exercise/write.ts --size small|medium|large [--seed 1] --today YYYY-MM-DD --out FOLDER';

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'small' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const size = EXERCISE_SIZES.find((known) => known === values.size);
  if (!size || values.today === undefined || values.out === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
  } else {
    const { files, statements } = writeExercise(values.out, size, Number(values.seed), values.today);
    console.log(`${files} contributions with ${statements} statements, and truth.json.`);
  }
}
