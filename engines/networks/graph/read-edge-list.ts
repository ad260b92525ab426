import type { Graph } from './graph.ts';
import { buildGraph } from './build.ts';
import { NodeNames } from './node-names.ts';
import { refuse } from './refuse.ts';

export interface EdgeListOptions {
  readonly directed?: boolean;
  /** Whether the third token of each line is the weight; further tokens are passed over. */
  readonly weighted?: boolean;
  /** Lines to pass over at the beginning, such as a header or the counts of nodes and edges. */
  readonly skipLines?: number;
  readonly selfLoops?: 'refuse' | 'drop';
}

export interface EdgeList {
  readonly graph: Graph;
  readonly names: NodeNames;
}

const NEWLINE = 10;
/** What some programs put before UTF-8. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Longest name that is taken for a number: nine digits fit into 32 bits. */
const MOST_DIGITS = 9;
/** Numbers up to so many for each byte find their nodes in a table, others in a map: a single large one costs no memory. */
const TABLE_SHARE = 2;

/** 1 where a byte ends a name: space, tab, comma, semicolon, carriage return, newline. */
const ENDS_NAME = new Uint8Array(256);
for (const byte of [32, 9, 44, 59, 13, NEWLINE]) ENDS_NAME[byte] = 1;

/** Numbers nodes by their names in the order of their first appearance. */
class Naming {
  /** Node of each number, plus one. */
  table = new Int32Array(1 << 16);
  readonly #far = new Map<number, number>();
  readonly #byText = new Map<string, number>();
  readonly texts = new Map<number, string>();
  numbers = new Int32Array(1 << 12);
  count = 0;
  readonly #tableLimit: number;

  constructor(bytes: number) {
    this.#tableLimit = Math.max(this.table.length, TABLE_SHARE * bytes);
  }

  /** Number of a node that is not in the table yet. */
  ofNumber(number: number): number {
    if (number >= this.#tableLimit) {
      const known = this.#far.get(number);
      if (known !== undefined) return known;
      this.#far.set(number, this.count);
      return this.#add(number);
    }
    if (number >= this.table.length) {
      const grown = new Int32Array(Math.min(this.#tableLimit, Math.max(number + 1, 4 * this.table.length)));
      grown.set(this.table);
      this.table = grown;
    }
    this.table[number] = this.count + 1;
    return this.#add(number);
  }

  ofText(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.count);
    this.texts.set(this.count, text);
    return this.#add(-1);
  }

  #add(number: number): number {
    if (this.count === this.numbers.length) {
      const grown = new Int32Array(4 * this.count);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.count] = number;
    return this.count++;
  }
}

/**
 * Reads lines of two names and perhaps a weight, separated by spaces, tabs, commas or semicolons; empty lines and lines
 * that begin with # or % are passed over. Names are any UTF-8 text without separators; `7` and `07` are two.
 * @throws ForelandError `edge-list-empty`, `edge-list-line` with its line, and what `buildGraph` refuses
 */
export function readEdgeList(bytes: Uint8Array, options: EdgeListOptions = {}): EdgeList {
  const { weighted = false } = options;
  const naming = new Naming(bytes.length);
  // A line takes four bytes at least.
  const most = (bytes.length >> 2) + 1;
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const weights = new Float64Array(weighted ? most : 0);
  let [at, line] = afterLines(bytes, options.skipLines ?? 0);
  if (at === 0 && BYTE_ORDER_MARK.every((byte, place) => bytes[place] === byte)) at = BYTE_ORDER_MARK.length;
  let edges = 0;
  const end = bytes.length;
  while (at < end) {
    line++;
    while (at < end && bytes[at] !== NEWLINE && ENDS_NAME[bytes[at]!] === 1) at++;
    if (at === end) break;
    const first = bytes[at]!;
    if (first === NEWLINE) {
      at++;
      continue;
    }
    if (first !== 35 && first !== 37) {
      for (let side = 0; side < 2; side++) {
        const start = at;
        let number = 0;
        let digit = bytes[at]! - 48;
        while (digit >= 0 && digit <= 9) {
          number = (number * 10 + digit) | 0;
          digit = ++at < end ? bytes[at]! - 48 : -1;
        }
        let node: number;
        const length = at - start;
        if (
          length > 0 &&
          length <= MOST_DIGITS &&
          (at === end || ENDS_NAME[bytes[at]!] === 1) &&
          (length === 1 || bytes[start] !== 48)
        ) {
          node = number < naming.table.length ? naming.table[number]! - 1 : -1;
          if (node < 0) node = naming.ofNumber(number);
        } else {
          while (at < end && ENDS_NAME[bytes[at]!] === 0) at++;
          if (at === start) throw lineRefusal(line);
          node = naming.ofText(textOf(bytes, start, at));
        }
        if (side === 0) from[edges] = node;
        else to[edges] = node;
        while (at < end && bytes[at] !== NEWLINE && ENDS_NAME[bytes[at]!] === 1) at++;
      }
      if (weighted) {
        const start = at;
        while (at < end && ENDS_NAME[bytes[at]!] === 0) at++;
        const weight = start === at ? Number.NaN : Number(textOf(bytes, start, at));
        if (!(weight >= 0 && weight < Infinity)) throw lineRefusal(line);
        weights[edges] = weight;
      }
      edges++;
    }
    while (at < end && bytes[at] !== NEWLINE) at++;
    at++;
  }
  if (edges === 0) throw refuse('edge-list-empty', 'The list of edges is empty.');
  const names = new NodeNames(naming.numbers.slice(0, naming.count), naming.texts);
  const ends = { from: from.slice(0, edges), to: to.slice(0, edges) };
  const graph = buildGraph({
    nodeCount: naming.count,
    ...ends,
    weights: weighted ? weights.slice(0, edges) : undefined,
    directed: options.directed ?? false,
    selfLoops: options.selfLoops ?? 'refuse',
  });
  return { graph, names };
}

const decoder = new TextDecoder();

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

function lineRefusal(line: number): Error {
  return refuse('edge-list-line', `Line ${line} is no edge.`, { line });
}

/** Place behind the first lines, and how many there were. */
function afterLines(bytes: Uint8Array, lines: number): [at: number, line: number] {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline < 0) return [bytes.length, line];
    at = newline + 1;
  }
  return [at, lines];
}
