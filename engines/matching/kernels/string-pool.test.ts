import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeKernels, openKernels, StringPool } from './index.ts';
import { mostInCommon } from './signature.ts';
import { text } from './texts.arbitrary.ts';

test('a pool is a map from text to order of appearance, across growth', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(text, fc.nat(3000).map(String)), { maxLength: 3000 }), (texts) => {
      const pool = new StringPool({ strings: 1, units: 1 });
      const twin = new Map<string, number>();
      for (const each of texts) {
        expect(pool.find(each)).toBe(twin.get(each) ?? -1);
        if (!twin.has(each)) twin.set(each, twin.size);
        expect(pool.intern(each)).toBe(twin.get(each));
      }
      expect(pool.size).toBe(twin.size);
      for (const [each, id] of twin) {
        expect(pool.text(id)).toBe(each);
        expect(pool.length(id)).toBe(each.length);
      }
    }),
    { numRuns: 20 },
  );
});

test('strings longer than one call can take come back whole', () => {
  const pool = new StringPool();
  const long = 'طريق '.repeat(40_000);
  expect(pool.text(pool.intern(long))).toBe(long);
});

test('signatures bound what two strings can have in common, and bound it well for one alphabet', () => {
  const pool = new StringPool();
  const bound = (a: string, b: string): number => {
    const [i, j] = [pool.intern(a) * 4, pool.intern(b) * 4];
    const cell = (at: number): number => pool.heads[at] ?? 0;
    return mostInCommon(a.length, cell(i + 2), cell(i + 3), b.length, cell(j + 2), cell(j + 3));
  };
  fc.assert(
    fc.property(text, text, (a, b) => {
      const rest = b.split('');
      let common = 0;
      for (const unit of a.split('')) {
        const at = rest.indexOf(unit);
        if (at < 0) continue;
        rest.splice(at, 1);
        common++;
      }
      expect(bound(a, b)).toBeGreaterThanOrEqual(common);
      expect(bound(a, b)).toBe(bound(b, a));
    }),
  );
  expect(bound('samira', 'samina')).toBe(5);
  expect(bound('anna', 'ana')).toBe(3);
  expect(bound('quick', 'brown')).toBe(0);
});

const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.url).then(({ closeKernels, openKernels, StringPool }) => {
    const pool = new StringPool(workerData.shared);
    const kernels = openKernels(pool);
    const ids = Int32Array.from({ length: pool.size }, (_, id) => id);
    const out = new Float32Array(ids.length);
    for (let round = 0; round < 20; round++)
      for (const id of ids) kernels.jaroWinklerMany(id, ids, 0.8, out);
    let refused = '';
    try {
      pool.intern('not there');
    } catch ({ code }) {
      refused = code;
    }
    closeKernels(pool);
    parentPort.postMessage({ implementation: kernels.implementation, out, refused });
  });
`;

interface Answer {
  readonly implementation: string;
  readonly out: Float32Array;
  readonly refused: string;
}

test('threads share a pool, and its kernels, without copying or disturbing each other', async () => {
  const pool = new StringPool();
  for (let at = 0; at < 500; at++) pool.intern(`vessel ${(at * 7919) % 1000}`);
  const answers = [1, 2].map(
    () =>
      new Promise<Answer>((resolve, reject) => {
        const workerData = { url: new URL('./index.ts', import.meta.url).href, shared: pool.share() };
        const worker = new Worker(WORKER, { eval: true, workerData });
        worker.on('message', resolve);
        worker.on('error', reject);
      }),
  );
  const ids = Int32Array.from({ length: pool.size }, (_, id) => id);
  const out = new Float32Array(ids.length);
  openKernels(pool).jaroWinklerMany(499, ids, 0.8, out);
  for (const answer of await Promise.all(answers))
    expect(answer).toEqual({ implementation: 'wasm', out, refused: 'string-pool-read-only' });
});

test('where there is no WebAssembly memory, the kernels are in TypeScript', () => {
  const pool = new StringPool({ strings: 4, units: 40 });
  for (const name of ['samira', 'samina']) pool.intern(name);
  const kernels = openKernels(pool);
  const plain = new StringPool({ ...pool.share(), memory: { ...pool.memory, memory: undefined } });
  expect(openKernels(plain).implementation).toBe('typescript');
  expect(openKernels(plain).jaroWinkler(0, 1)).toBe(kernels.jaroWinkler(0, 1));
});

test('after 32 threads the kernels are in TypeScript, until one gives back its place', () => {
  const pool = new StringPool();
  const takers = new Int32Array(pool.memory.buffer, 0, 32).fill(2);
  expect(openKernels(pool).implementation).toBe('typescript');
  takers[5] = 0;
  expect(openKernels(pool).implementation).toBe('wasm');
  closeKernels(pool);
  expect(takers[5]).toBe(0);
});
