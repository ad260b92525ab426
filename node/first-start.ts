import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import type { ExerciseFile } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { isPartner } from '@foreland/model';
import type { Partner, Reader } from '@foreland/model';
import type { Context } from './context.ts';
import { runImport } from './rooms/import-run.ts';
import { seedPlan } from './rooms/plan.ts';

/** What the first start has done so far. Kept in the node's folder. */
interface FirstStart {
  /** ISO day for which the exercise is made; kept, so that an interrupted load goes on with the same data. */
  readonly today: string;
  readonly done: boolean;
}

/** Of the exercise that a new node is given. */
export const SEED = 2025;
/** Files after which a line says how far it is. */
const TOLD_EVERY = 20;

/**
 * Gives a new node the plan and, where wanted, the small exercise. Everything it writes is content-addressed,
 * so a first start that was interrupted simply runs again.
 */
export async function prepare(context: Context, tell: (line: string) => void): Promise<void> {
  const file = join(context.config.home, 'first-start.json');
  const before = await readState(file);
  if (before?.done) return;
  const state: FirstStart = before ?? { today: context.clock().toISOString().slice(0, 10), done: false };
  await writeState(file, state);
  await seedPlan(context, await context.store.view(contributor(context.config.partner)));
  if (context.config.exercise !== 'off')
    await loadExercise(context, context.config.exercise, state.today, tell);
  await writeState(file, { ...state, done: true });
}

/** Says that a node got its data from a backup: the next start adds nothing to them. */
export async function leaveAsRestored(home: string, now: Date): Promise<void> {
  await writeState(join(home, 'first-start.json'), { today: now.toISOString().slice(0, 10), done: true });
}

async function loadExercise(
  context: Context,
  size: 'small' | 'medium',
  today: string,
  tell: (line: string) => void,
): Promise<void> {
  const { partner, exerciseShare } = context.config;
  const files = generateExercise({ size, seed: SEED, today }).files.filter(
    (file) => exerciseShare === 'all' || file.partner === partner,
  );
  let loaded = 0;
  // Partners hand over at the same time, each one file after the other.
  await Promise.all(
    [...Map.groupBy(files, (file) => file.partner).values()].map(async (own) => {
      for (const file of own) {
        await importExerciseFile(context, file);
        loaded += 1;
        if (loaded % TOLD_EVERY === 0 || loaded === files.length)
          tell(`Loading the ${size} exercise (fictional data): ${loaded} of ${files.length} files`);
      }
    }),
  );
}

async function importExerciseFile(context: Context, { name, partner, lines }: ExerciseFile): Promise<void> {
  if (!isPartner(partner)) throw new Error(`the exercise names an unknown partner ${partner}`);
  const bytes = new TextEncoder().encode([...lines()].join('\n'));
  const report = await runImport(context.store, {
    files: [bytesFile(name, bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view: await context.store.view(contributor(partner)),
    allowRejected: false,
  });
  const [problem] = report.errors;
  if (problem)
    throw new Error(
      `the exercise file ${name} was refused: ${problem.message} (${JSON.stringify(problem.place)})`,
    );
}

/** In whose name a node writes before anybody has signed in. */
function contributor(partner: Partner): Reader {
  return {
    user: 'first-start',
    partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  };
}

async function readState(file: string): Promise<FirstStart | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as FirstStart);
}

async function writeState(file: string, state: FirstStart): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}
