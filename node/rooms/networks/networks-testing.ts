import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import type { Truth } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { clears, parseLabel } from '@foreland/model';
import type { Reader } from '@foreland/model';
import type { Answer, Call, Contract } from '@foreland/model/contract';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';
import type { TestNode } from '../../../testkit/node.ts';
import { SEED } from '../../first-start.ts';
import { runImport } from '../import-run.ts';

interface Line {
  readonly record?: string;
  readonly label?: string;
  readonly is?: unknown;
}

/** Waits until the network of the caller’s view is made of what is there now. */
export async function networkMade(client: TestClient): Promise<void> {
  await until('the network is made', async () => !(await client.call('networks')).computing);
}

/** The ranking that a question is answered with, once it is computed. */
export async function ranked(
  client: TestClient,
  body: NonNullable<Call<Contract['rankActions']>['body']>,
): Promise<NonNullable<Answer<Contract['rankActions']>['ranking']>> {
  return until('the ranking is made', async () => (await client.call('rankActions', { body })).ranking);
}

/** Who is signed in, as labels are cleared for. */
export async function readerOf(client: TestClient): Promise<Reader> {
  const { user, partner, role, purpose, clearance } = await client.call('session');
  return { user, partner, role, purpose, clearance } as Reader;
}

/** The truth about what a furnished node holds, and the day for which that was made. */
export async function exerciseIn({ node }: TestNode): Promise<{ truth: Truth; today: string }> {
  const started = await readFile(join(node.context.config.home, 'first-start.json'), 'utf8');
  const { today } = JSON.parse(started) as { today: string };
  return { truth: generateExercise({ size: 'small', seed: SEED, today }).truth(), today };
}

/**
 * Gives a node every file of the exercise with the lines alone that a reader clears.
 * @param today as the exercise of the other node was made
 */
export async function importWhatIsSeen({ node }: TestNode, reader: Reader, today: string): Promise<void> {
  const { files } = generateExercise({ size: 'small', seed: SEED, today });
  for (const { name, partner, lines } of files) {
    const told = [...lines()].map((line) => JSON.parse(line) as Line);
    const labels = new Map(
      told.flatMap(({ label, is }) => (is === undefined ? [] : [[label, parseLabel(is)] as const])),
    );
    const hidden = new Set(
      told.filter(({ label }) => labels.get(label)?.protected).map(({ record }) => record),
    );
    const seen = told.filter(({ record, label }) => {
      const access = labels.get(label);
      return record === undefined || (access && clears(reader, access) && !hidden.has(record));
    });
    if (!seen.some(({ record }) => record !== undefined)) continue;
    const bytes = new TextEncoder().encode(seen.map((line) => JSON.stringify(line)).join('\n'));
    const report = await runImport(node.context.store, {
      files: [bytesFile(name, bytes)],
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      format: 'foreland',
      options: {},
      view: await node.context.store.view({ ...reader, partner, clearance: 'secret' }),
      allowRejected: false,
    });
    if (report.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(report.errors)}`);
  }
}
