/**
 * Where the strings of a pool lie: one stretch of memory that threads share without copying, and that the
 * WebAssembly kernels work in directly. Where WebAssembly or shared memory is missing, a plain buffer of the
 * same layout takes its place and the kernels in TypeScript read it.
 *
 *   header       64 KiB, of which 32 words say which thread has taken which workspace
 *   workspaces   32 × 576 KiB, one for each thread; a page that is never touched takes no memory
 *   heads        16 bytes a string: start in `codes`, length with initials, and two words of letter signature
 *   codes        2 bytes a UTF-16 code unit, and eight more, because four are read at once
 */
import { ForelandError } from '@foreland/model';

const PAGE = 0x10000;
const WORKSPACES_AT = PAGE;
const WORKSPACE_BYTES = 9 * PAGE;
const WORKSPACES = 32;
const HEADS_AT = WORKSPACES_AT + WORKSPACES * WORKSPACE_BYTES;
/** Cells of a head. */
export const HEAD_CELLS = 4;
const HEAD_BYTES = HEAD_CELLS * 4;
/** What 32-bit WebAssembly can address. */
const MOST_PAGES = 0x10000;

export interface PoolMemory {
  readonly memory: WebAssembly.Memory | undefined;
  readonly buffer: ArrayBufferLike;
  /** How many strings and code units there is room for. */
  readonly strings: number;
  readonly units: number;
}

/** Byte offsets of heads and codes. */
export function headsAt(): number {
  return HEADS_AT;
}
export function codesAt({ strings }: PoolMemory): number {
  return HEADS_AT + strings * HEAD_BYTES;
}

function sharedMemory(pages: number): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    return undefined;
  }
}

function plainBuffer(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

/** @throws ForelandError `string-pool-full` where the strings would take more than 4 GiB. */
export function reserve(strings: number, units: number): PoolMemory {
  const pages = Math.ceil((HEADS_AT + strings * HEAD_BYTES + units * 2 + 8) / PAGE);
  if (pages > MOST_PAGES)
    throw new ForelandError({
      code: 'string-pool-full',
      message: 'The distinct values of one string pool would take more than 4 GiB.',
      remedy: 'Match in parts, such as one pool for each entity type, or shorten very long values.',
      status: 500,
    });
  const memory = sharedMemory(pages);
  return { memory, buffer: memory ? memory.buffer : plainBuffer(pages * PAGE), strings, units };
}

/** Tells threads apart; it is in no result, so that it need not be the same in every run. */
const THREAD = (crypto.getRandomValues(new Int32Array(1))[0] ?? 0) | 1;

/**
 * The workspace of the calling thread, which is taken at the first call.
 * @returns its byte offset, or -1 where 32 other threads have taken theirs.
 */
export function takeWorkspace(buffer: ArrayBufferLike): number {
  const takers = new Int32Array(buffer, 0, WORKSPACES);
  for (let number = 0; number < WORKSPACES; number++) {
    const taker = Atomics.compareExchange(takers, number, 0, THREAD);
    if (taker === 0 || taker === THREAD) return WORKSPACES_AT + number * WORKSPACE_BYTES;
  }
  return -1;
}

/** Lets another thread take the workspace of this one, which no longer uses it. */
export function giveBackWorkspace(buffer: ArrayBufferLike): void {
  const takers = new Int32Array(buffer, 0, WORKSPACES);
  for (let number = 0; number < WORKSPACES; number++) Atomics.compareExchange(takers, number, THREAD, 0);
}
