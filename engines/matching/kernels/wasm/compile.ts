import asc from 'assemblyscript/asc';
import { ForelandError } from '@foreland/model';

const ENTRY = 'index.ts';
const BINARY = 'kernels.wasm';
const FLAGS =
  '-O3 --noAssert --runtime stub --use abort= --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 --enable threads'.split(
    ' ',
  );

/**
 * The kernels in WebAssembly, compiled from `source/`. The same sources give the same bytes with the compiler
 * version that is pinned in package.json.
 * @param read the text of a file of `source/`, or null where there is none
 */
export async function compileKernels(read: (name: string) => string | null): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main([ENTRY, '--outFile', BINARY, ...FLAGS], {
    readFile: (name) => read(name),
    writeFile: (name, contents) => {
      if (name === BINARY && typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary)
    throw new ForelandError({
      code: 'kernels-not-compiled',
      message: `AssemblyScript could not compile the kernels: ${stderr.toString()}`,
      remedy: 'Correct the source in engines/matching/kernels/wasm/source.',
      status: 500,
    });
  return binary;
}
