/**
 * What one thread's WebAssembly kernels work with, inside its workspace of the pool's memory (`pool-memory.ts`);
 * byte offsets kept in step with `wasm/source/pattern.ts`. First comes a 64-bit word for every UTF-16 code
 * unit (512 KiB, of which only the pages of alphabets in use are ever touched), then the words of matched units.
 */
export const NEED = 0x80400;
/** The floor for which that is filled. */
export const NEED_FLOOR = 0x85ff8;
export const IDS = 0x86000;
export const RESULTS = 0x8a000;
/** Comparisons of one call. */
export const BATCH = 4096;
