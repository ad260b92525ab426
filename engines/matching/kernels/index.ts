import type { Kernels } from './kernels.ts';
import { giveBackWorkspace } from './pool-memory.ts';
import type { StringPool } from './string-pool.ts';
import { TypeScriptKernels } from './typescript-kernels.ts';
import { WasmKernels } from './wasm/wasm-kernels.ts';

export { jaroWinkler } from './jaro-winkler.ts';
export type { Kernels } from './kernels.ts';
export { levenshtein, optimalStringAlignment } from './levenshtein.ts';
export { StringPool } from './string-pool.ts';
export type { PoolRoom, SharedPool } from './string-pool.ts';
export { TypeScriptKernels } from './typescript-kernels.ts';

/**
 * The kernels over a pool, also over what is added to it later: in WebAssembly where the platform has it and
 * shared memory, else in TypeScript, with the same results.
 */
export function openKernels(pool: StringPool): Kernels {
  return WasmKernels.open(pool) ?? new TypeScriptKernels(pool);
}

/**
 * For a thread that ends while the pool lives on in others: up to 32 threads at a time have the kernels in
 * WebAssembly, and this makes room for the next. Kernels opened in this thread are not to be used after it.
 */
export function closeKernels(pool: StringPool): void {
  giveBackWorkspace(pool.memory.buffer);
}
