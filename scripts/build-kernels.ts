/** Compiles the WebAssembly string kernels of the matching engine into a file that a pure engine can import. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernels } from '../engines/matching/kernels/wasm/compile.ts';

const FOLDER = join(import.meta.dirname, '../engines/matching/kernels/wasm');

function read(name: string): string | null {
  try {
    return readFileSync(join(FOLDER, 'source', name), 'utf8');
  } catch {
    return null;
  }
}

const binary = await compileKernels(read);
writeFileSync(
  join(FOLDER, 'binary.ts'),
  `/** Compiled from \`source/\` by \`npm run build:kernels\`; a test compiles it again and compares. */
export const BINARY =
  '${Buffer.from(binary).toString('base64')}';
`,
);
console.log(`engines/matching/kernels/wasm/binary.ts: ${binary.length} bytes of WebAssembly`);
