import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import type { Partner } from '@foreland/model';
import { createTestDatabase, quietConfig, seededRandom } from '@foreland/testkit';
import { expect } from 'vitest';
import { startNode } from './node.ts';
import type { RunningNode } from './node.ts';
import { runImport } from './rooms/import-run.ts';

const NOW = new Date('2026-11-24T09:30:00.000Z');
/** What somebody has by birth. */
export const TRAITS = ['nationality', 'citizenship', 'gender', 'birthDate', 'birthPlace', 'birthCountry'];

export type Change = (property: string, value: string) => string | undefined;
interface Line {
  property?: string;
  value?: string;
  original?: string;
}

export const exercise = generateExercise({ size: 'small', seed: 4, today: '2026-11-24' });
export const files = exercise.files.map(({ name, partner, lines }) => ({
  name,
  partner,
  lines: [...lines()].map((line) => JSON.parse(line) as Line),
}));

/** Every value of a trait for the next in alphabetical order, the last for the first: nobody keeps what they had. */
export const others = new Map(
  TRAITS.map((trait) => {
    const values = [
      ...new Set(
        files.flatMap(({ lines }) =>
          lines.flatMap(({ property, value }) => (property === trait && value !== undefined ? [value] : [])),
        ),
      ),
    ].sort();
    return [trait, new Map(values.map((value, at) => [value, values[(at + 1) % values.length] ?? '']))];
  }),
);

export const changed: Change = (trait, value) => others.get(trait)?.get(value);

/** @param clock what counts as now; files that come in at one instant would be listed by their hashes. */
export async function emptyNode(clock: () => Date = () => NOW): Promise<RunningNode & AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  const { connection } = parts.use(await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), 'foreland-neutrality-'));
  parts.defer(() => rm(home, { recursive: true, force: true }));
  const node = parts.use(
    await startNode({
      config: quietConfig(home),
      connection,
      furnished: false,
      clock,
      random: seededRandom('neutrality'),
    }),
  );
  const all = parts.move();
  return Object.assign(Object.create(node) as RunningNode, {
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  });
}

export async function nodeWith(change: Change): Promise<RunningNode & AsyncDisposable> {
  let imported = 0;
  const node = await emptyNode(() => new Date(NOW.getTime() + imported * 1000));
  for (const { name, partner, lines } of files) {
    const told = lines.flatMap((line): Line[] => {
      const { property = '', value = '', original: _, ...rest } = line;
      if (!TRAITS.includes(property)) return [line];
      const instead = change(property, value);
      return instead === undefined ? [] : [{ ...rest, property, value: instead }];
    });
    const report = await importLines(node, partner, name, told);
    expect(report.errors).toEqual([]);
    imported += 1;
  }
  return node;
}

export async function importLines(
  node: RunningNode,
  partner: Partner,
  name: string,
  lines: readonly unknown[],
): ReturnType<typeof runImport> {
  const bytes = new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'));
  return runImport(node.context.store, {
    files: [bytesFile(name, bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view: await node.context.store.view({
      user: 'test',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    }),
    allowRejected: false,
  });
}
