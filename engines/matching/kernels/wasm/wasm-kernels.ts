import { fewestMatches, NEED_CELLS, NEED_PREFIXES } from '../jaro-winkler-floor.ts';
import { NO_CUTOFF, wholeCutoff } from '../kernels.ts';
import type { Kernels } from '../kernels.ts';
import { codesAt, headsAt, takeWorkspace } from '../pool-memory.ts';
import type { PoolMemory } from '../pool-memory.ts';
import type { StringPool } from '../string-pool.ts';
import { TypeScriptKernels } from '../typescript-kernels.ts';
import { BINARY } from './binary.ts';
import { BATCH, IDS, NEED, NEED_FLOOR, RESULTS } from './workspace.ts';

/** What the compiled module exports. */
interface Compiled {
  place(workspace: number, heads: number, codes: number): void;
  jaroWinkler(i: number, j: number): number;
  levenshtein(i: number, j: number, cutoff: number): number;
  optimalStringAlignment(i: number, j: number, cutoff: number): number;
  jaroWinklerMany(i: number, count: number, floor: number): number;
  levenshteinMany(i: number, count: number, cutoff: number): number;
  optimalStringAlignmentMany(i: number, count: number, cutoff: number): number;
}

/** The compiled kernels at work in one memory, with the views of this thread's workspace. */
interface Opened {
  readonly compiled: Compiled;
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
  readonly distances: Int32Array;
  readonly need: Uint8Array;
  /** For which floor `need` is filled; 0 at first, for which nothing is needed. */
  readonly needFloor: Float64Array;
}

/** What the compiled kernels answer where they leave a pair to their twin. */
const LEFT = -1;

let module: WebAssembly.Module | undefined;

/** `undefined` where a policy forbids to compile, as that of a web page may. */
function compiledModule(): WebAssembly.Module | undefined {
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0)));
  } catch {
    // The kernels in TypeScript take over.
  }
  return module;
}

function open(pool: PoolMemory): Opened | undefined {
  const { memory, buffer } = pool;
  const code = memory && compiledModule();
  const workspace = code ? takeWorkspace(buffer) : -1;
  if (!code || workspace < 0) return undefined;
  const { exports } = new WebAssembly.Instance(code, { env: { memory } });
  const compiled = exports as unknown as Compiled;
  compiled.place(workspace, headsAt(), codesAt(pool));
  return {
    compiled,
    ids: new Int32Array(buffer, workspace + IDS, BATCH),
    similarities: new Float32Array(buffer, workspace + RESULTS, BATCH),
    distances: new Int32Array(buffer, workspace + RESULTS, BATCH),
    need: new Uint8Array(buffer, workspace + NEED, NEED_PREFIXES * NEED_CELLS),
    needFloor: new Float64Array(buffer, workspace + NEED_FLOOR, 1),
  };
}

/** The kernels in WebAssembly, for strings up to 64 code units; longer ones go to their twin in TypeScript. */
export class WasmKernels implements Kernels {
  readonly implementation = 'wasm';
  readonly #pool: StringPool;
  readonly #twin: TypeScriptKernels;
  #memory: PoolMemory;
  #opened: Opened | undefined;

  private constructor(pool: StringPool, opened: Opened) {
    this.#pool = pool;
    this.#twin = new TypeScriptKernels(pool);
    this.#memory = pool.memory;
    this.#opened = opened;
  }

  /** `undefined` where the platform lacks WebAssembly or shared memory, or all workspaces are taken. */
  static open(pool: StringPool): WasmKernels | undefined {
    const opened = open(pool.memory);
    return opened && new WasmKernels(pool, opened);
  }

  /** A pool that has grown lies in another memory; `undefined` where that is none for WebAssembly. */
  #current(): Opened | undefined {
    const { memory } = this.#pool;
    if (memory !== this.#memory) {
      this.#memory = memory;
      this.#opened = open(memory);
    }
    return this.#opened;
  }

  jaroWinkler(i: number, j: number): number {
    const similarity = this.#current()?.compiled.jaroWinkler(i, j) ?? LEFT;
    return similarity < 0 ? this.#twin.jaroWinkler(i, j) : similarity;
  }

  levenshtein(i: number, j: number, cutoff = NO_CUTOFF): number {
    const distance = this.#current()?.compiled.levenshtein(i, j, wholeCutoff(cutoff)) ?? LEFT;
    return distance < 0 ? this.#twin.levenshtein(i, j, cutoff) : distance;
  }

  optimalStringAlignment(i: number, j: number, cutoff = NO_CUTOFF): number {
    const distance = this.#current()?.compiled.optimalStringAlignment(i, j, wholeCutoff(cutoff)) ?? LEFT;
    return distance < 0 ? this.#twin.optimalStringAlignment(i, j, cutoff) : distance;
  }

  jaroWinklerMany(i: number, ids: Int32Array, floor: number, out: Float32Array): void {
    const current = this.#current();
    if (!current) {
      this.#twin.jaroWinklerMany(i, ids, floor, out);
      return;
    }
    if (current.needFloor[0] !== floor) {
      current.need.set(fewestMatches(floor));
      current.needFloor[0] = floor;
    }
    for (let from = 0; from < ids.length; from += BATCH) {
      const count = give(ids, from, current.ids);
      const left = current.compiled.jaroWinklerMany(i, count, floor);
      take(current.similarities, count, out, from);
      if (left > 0) this.#finishSimilarities(i, ids, from, count, floor, out);
    }
  }

  levenshteinMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void {
    const current = this.#current();
    if (!current) {
      this.#twin.levenshteinMany(i, ids, cutoff, out);
      return;
    }
    for (let from = 0; from < ids.length; from += BATCH) {
      const count = give(ids, from, current.ids);
      const left = current.compiled.levenshteinMany(i, count, wholeCutoff(cutoff));
      take(current.distances, count, out, from);
      for (let at = from; left > 0 && at < from + count; at++)
        if ((out[at] ?? 0) < 0) out[at] = this.#twin.levenshtein(i, ids[at] ?? 0, cutoff);
    }
  }

  optimalStringAlignmentMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void {
    const current = this.#current();
    if (!current) {
      this.#twin.optimalStringAlignmentMany(i, ids, cutoff, out);
      return;
    }
    for (let from = 0; from < ids.length; from += BATCH) {
      const count = give(ids, from, current.ids);
      const left = current.compiled.optimalStringAlignmentMany(i, count, wholeCutoff(cutoff));
      take(current.distances, count, out, from);
      for (let at = from; left > 0 && at < from + count; at++)
        if ((out[at] ?? 0) < 0) out[at] = this.#twin.optimalStringAlignment(i, ids[at] ?? 0, cutoff);
    }
  }

  #finishSimilarities(
    i: number,
    ids: Int32Array,
    from: number,
    count: number,
    floor: number,
    out: Float32Array,
  ): void {
    for (let at = from; at < from + count; at++) {
      if ((out[at] ?? 0) >= 0) continue;
      const similarity = this.#twin.jaroWinkler(i, ids[at] ?? 0);
      out[at] = similarity < floor ? 0 : similarity;
    }
  }
}

/** Puts the next ids into the workspace. */
function give(ids: Int32Array, from: number, workspace: Int32Array): number {
  const count = Math.min(BATCH, ids.length - from);
  for (let at = 0; at < count; at++) workspace[at] = ids[from + at] ?? 0;
  return count;
}

/** Fetches results from the workspace. */
function take<T extends Int32Array | Float32Array>(workspace: T, count: number, out: T, from: number): void {
  for (let at = 0; at < count; at++) out[from + at] = workspace[at] ?? 0;
}
