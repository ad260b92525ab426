import { afterEach, describe, expect, test } from 'vitest';
import { toHex, utf8 } from './bytes.ts';
import { VOPRF } from './suite.ts';
import type { Task } from './task.ts';
import { seededBytes } from './testing.ts';
import { WorkerThreads } from './worker-threads.ts';
import { inThisThread, runInParts } from './workers.ts';

const { secret, publicKey } = VOPRF.deriveKeyPair(seededBytes(3)(32), utf8('test'));
const inputs = Array.from({ length: 150 }, (_, at) => `tel|+4477009${String(at).padStart(5, '0')}`);
const work: Task = { kind: 'tags', secret, inputs };

function program(source: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

// Threads start slowly on a machine at work.
let threads: WorkerThreads | undefined;
afterEach(() => threads?.[Symbol.asyncDispose]());

describe('worker threads', () => {
  test('give what this thread gives, in order, and tell how far they are', async () => {
    threads = new WorkerThreads({ threads: 2 });
    const shares: number[] = [];
    const results = await Promise.all([
      runInParts(threads, work, { onProgress: (share) => void shares.push(share) }),
      runInParts(threads, { kind: 'multiply', secret, elements: publicKey }),
    ]);
    expect(toHex(results[0])).toBe(toHex(await runInParts(inThisThread, work)));
    expect(results[1]).toHaveLength(32);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(toHex(secret)).not.toMatch(/^0+$/);
    await expect(threads.run([])).resolves.toEqual([]);
  });

  test('refuse what is no element, and go on', async () => {
    threads = new WorkerThreads({ threads: 1 });
    const bad: Task = { kind: 'multiply', secret, elements: new Uint8Array(32).fill(0xff) };
    await expect(threads.run([bad])).rejects.toMatchObject({ code: 'check-not-computable', status: 422 });
    await expect(threads.run([{ ...bad, elements: publicKey }])).resolves.toHaveLength(1);
  });

  test.each([
    ['throws', "throw new Error('broken')"],
    [
      'leaves',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));",
    ],
    [
      'fails at work',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('broken'); });",
    ],
  ])('a thread that %s ends the run with a typed error', async (_, source) => {
    threads = new WorkerThreads({ threads: 2, program: program(source) });
    await expect(runInParts(threads, work)).rejects.toMatchObject({
      code: 'check-worker-failed',
      status: 500,
    });
  });

  test('end when nobody waits any more, and what others wait for goes on', async () => {
    threads = new WorkerThreads({ threads: 1 });
    const ended = new AbortController();
    const reason = new Error('no longer wanted');
    const long = runInParts(
      threads,
      { ...work, inputs: [...inputs, ...inputs, ...inputs, ...inputs] },
      { signal: ended.signal, onProgress: () => ended.abort(reason) },
    );
    const other = threads.run([{ kind: 'multiply', secret, elements: publicKey }]);
    await expect(long).rejects.toBe(reason);
    await expect(other).resolves.toHaveLength(1);
    await expect(runInParts(threads, work, { signal: ended.signal })).rejects.toBe(reason);
    await expect(runInParts(inThisThread, work, { signal: ended.signal })).rejects.toBe(reason);
  });

  test('closed, they refuse', async () => {
    threads = new WorkerThreads({ threads: 1 });
    const running = expect(runInParts(threads, work)).rejects.toMatchObject({ code: 'check-worker-failed' });
    await threads[Symbol.asyncDispose]();
    await running;
    await expect(threads.run([work])).rejects.toMatchObject({ code: 'check-worker-failed' });
  });
});
