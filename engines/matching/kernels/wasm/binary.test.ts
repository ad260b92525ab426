import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BINARY } from './binary.ts';
import { compileKernels } from './compile.ts';

function read(name: string): string | null {
  try {
    return readFileSync(new URL(`source/${name}`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

test('the binary is what its source compiles to; otherwise run `npm run build:kernels`', async () => {
  expect(Buffer.from(await compileKernels(read)).toString('base64')).toBe(BINARY);
});
