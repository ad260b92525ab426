import {
  CLASSES,
  LATIN,
  LETTERS,
  LONGEST_SEGMENT,
  NO_LETTER,
  PLACES,
  compileLatin,
  gapOf,
  placeOf,
} from './transducer.ts';
import type { Transducer } from './transducer.ts';

/** An unvowelled spelling (codes of abjad-letters.ts), a Latin one in plain letters, and how much the pair counts. */
export interface SpellingPair {
  readonly word: Uint8Array;
  readonly latin: string;
  readonly weight: number;
}

const ROUNDS = 15;
/** From this round on, segments that a letter hardly ever becomes are given up. */
const PRUNE_FROM = 4;
const LEAST_COUNT = 2;
/** Each place of a letter starts from what the letter does in all places, as if seen this often. */
const SHARED = 3;
/** No single letter is impossible: misprints and languages that were not in the data. */
const FLOOR = 0.0004;

/** Expected counts of one round. */
interface Counts {
  readonly emit: Float64Array;
  readonly insert: Float64Array;
}

/**
 * Learns a transducer from pairs, from a start that knows nothing but that short segments are more likely. Depends on
 * the pairs alone; no random numbers.
 */
export function learnTransducer(pairs: readonly SpellingPair[]): Transducer {
  const segmentIds = allSegments(pairs);
  const segments = [...segmentIds.keys()];
  const model: Transducer = {
    segments,
    segmentIds,
    emit: startingEmissions(segments),
    insert: startingInsertions(),
    background: bigrams(pairs),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const counts: Counts = {
      emit: new Float64Array(model.emit.length),
      insert: new Float64Array(model.insert.length),
    };
    for (const pair of pairs) expect(model, pair, counts);
    maximise(model, counts, round >= PRUNE_FROM ? LEAST_COUNT : 0);
  }
  return compact(model);
}

function allSegments(pairs: readonly SpellingPair[]): Map<string, number> {
  const ids = new Map([['', 0]]);
  for (const { latin } of pairs) {
    for (let at = 0; at < latin.length; at++) {
      for (let end = at + 1; end <= Math.min(at + LONGEST_SEGMENT, latin.length); end++) {
        const segment = latin.slice(at, end);
        if (!ids.has(segment)) ids.set(segment, ids.size);
      }
    }
  }
  return ids;
}

function startingEmissions(segments: readonly string[]): Float64Array {
  const byLength = [0.1, 0.6 / 26, 0.25 / 26 ** 2, 0.05 / 26 ** 3];
  const emit = new Float64Array(PLACES * LETTERS * segments.length);
  for (let at = 0; at < emit.length; at++)
    emit[at] = byLength[segments[at % segments.length]?.length ?? 0] ?? 0;
  return emit;
}

function startingInsertions(): Float64Array {
  const insert = new Float64Array(CLASSES * LATIN);
  for (let at = 0; at < insert.length; at++) {
    const letter = at % LATIN;
    insert[at] = letter === NO_LETTER ? 0.5 : 0.01 + ('aeiou'.includes(letterOf(letter)) ? 0.05 : 0);
  }
  return insert;
}

function letterOf(code: number): string {
  return String.fromCharCode(97 + code);
}

function bigrams(pairs: readonly SpellingPair[]): Float64Array {
  const counts = new Float64Array(LATIN * LATIN).fill(0.5);
  for (const { latin, weight } of pairs) {
    let before = NO_LETTER;
    for (let at = 0; at <= latin.length; at++) {
      const letter = at < latin.length ? latin.charCodeAt(at) - 97 : NO_LETTER;
      counts[before * LATIN + letter] = (counts[before * LATIN + letter] ?? 0) + weight;
      before = letter;
    }
  }
  normaliseRows(counts, LATIN);
  return counts;
}

function normaliseRows(table: Float64Array, width: number): void {
  for (let row = 0; row < table.length; row += width) {
    let sum = 0;
    for (let at = row; at < row + width; at++) sum += table[at] ?? 0;
    if (sum > 0) for (let at = row; at < row + width; at++) table[at] = (table[at] ?? 0) / sum;
  }
}

/** Forward–backward (Baum 1972) over one pair; adds the expected use of every parameter to the counts. */
function expect(model: Transducer, { word, latin, weight }: SpellingPair, counts: Counts): void {
  const compiled = compileLatin(latin, model.segmentIds);
  const [n, m] = [word.length, latin.length];
  const width = m + 1;
  const forward = new Float64Array((n + 1) * width);
  const backward = new Float64Array((n + 1) * width);
  const moves = movesOf(model, word, compiled);
  forward[0] = 1;
  for (let cell = 0; cell < forward.length; cell++) {
    for (const { to, probability } of moves[cell] ?? []) {
      if (to >= 0) forward[to] = (forward[to] ?? 0) + (forward[cell] ?? 0) * probability;
    }
  }
  const stop = gapOf(word, n) * LATIN + NO_LETTER;
  const total = (forward[n * width + m] ?? 0) * (model.insert[stop] ?? 0);
  if (!(total > 0)) return;
  counts.insert[stop] = (counts.insert[stop] ?? 0) + weight;
  backward[n * width + m] = model.insert[stop] ?? 0;
  for (let cell = forward.length - 1; cell >= 0; cell--) {
    for (const { to, probability, insert, emit } of moves[cell] ?? []) {
      const onward = probability * (backward[to] ?? 0);
      backward[cell] = (backward[cell] ?? 0) + onward;
      const used = (weight * (forward[cell] ?? 0) * onward) / total;
      counts.insert[insert] = (counts.insert[insert] ?? 0) + used;
      if (emit >= 0) counts.emit[emit] = (counts.emit[emit] ?? 0) + used;
    }
  }
}

interface Move {
  readonly to: number;
  readonly probability: number;
  /** Index of the parameter in `insert`, and in `emit` or -1. */
  readonly insert: number;
  readonly emit: number;
}

function movesOf(model: Transducer, word: Uint8Array, latin: Int16Array): Move[][] {
  const size = model.segments.length;
  const width = latin.length / 4 + 1;
  const moves: Move[][] = [];
  for (let i = 0; i <= word.length; i++) {
    const gap = gapOf(word, i) * LATIN;
    const row = (placeOf(i, word.length) * LETTERS + (word[i] ?? 0)) * size;
    for (let j = 0; j < width; j++) {
      const cell: Move[] = [];
      if (j < width - 1) {
        const insert = gap + (latin[j * 4] ?? 0);
        cell.push({ to: i * width + j + 1, probability: model.insert[insert] ?? 0, insert, emit: -1 });
      }
      for (let length = 0; i < word.length && length <= LONGEST_SEGMENT && j + length < width; length++) {
        const segment = length === 0 ? 0 : (latin[j * 4 + length] ?? -1);
        if (segment < 0) continue;
        const insert = gap + NO_LETTER;
        const probability = (model.insert[insert] ?? 0) * (model.emit[row + segment] ?? 0);
        if (probability > 0)
          cell.push({ to: (i + 1) * width + j + length, probability, insert, emit: row + segment });
      }
      moves.push(cell);
    }
  }
  return moves;
}

function maximise(model: Transducer, counts: Counts, leastCount: number): void {
  const size = model.segments.length;
  const perPlace = LETTERS * size;
  for (let letter = 0; letter < LETTERS; letter++) {
    const shared = new Float64Array(size);
    let sum = 0;
    for (let place = 0; place < PLACES; place++) {
      for (let segment = 0; segment < size; segment++) {
        const count = counts.emit[place * perPlace + letter * size + segment] ?? 0;
        shared[segment] = (shared[segment] ?? 0) + count;
        sum += count;
      }
    }
    for (let place = 0; place < PLACES; place++) {
      for (let segment = 0; segment < size; segment++) {
        const at = place * perPlace + letter * size + segment;
        const all = shared[segment] ?? 0;
        model.emit[at] = all < leastCount || sum === 0 ? 0 : (counts.emit[at] ?? 0) + (SHARED * all) / sum;
      }
    }
  }
  normaliseRows(model.emit, size);
  for (let at = 0; at < model.insert.length; at++) model.insert[at] = (counts.insert[at] ?? 0) + 0.5;
  normaliseRows(model.insert, LATIN);
}

/** Leaves out segments that no letter becomes any more, and lifts single letters to the floor. */
function compact(model: Transducer): Transducer {
  const size = model.segments.length;
  const rows = model.emit.length / size;
  const kept: number[] = [];
  for (let segment = 0; segment < size; segment++) {
    let most = 0;
    for (let row = 0; row < rows; row++) most = Math.max(most, model.emit[row * size + segment] ?? 0);
    if (most > 0 || (model.segments[segment]?.length ?? 0) < 2) kept.push(segment);
  }
  const segments = kept.map((segment) => model.segments[segment] ?? '');
  const emit = new Float64Array(rows * kept.length);
  for (let row = 0; row < rows; row++) {
    for (const [at, segment] of kept.entries())
      emit[row * kept.length + at] = model.emit[row * size + segment] ?? 0;
  }
  return { ...model, segments, segmentIds: new Map(segments.map((segment, id) => [segment, id])), emit };
}

/** See {@link readTransducer}, which reads it back. */
export function writeTransducer({ segments, emit, insert, background }: Transducer): string {
  const lines = [segments.join(' ')];
  const size = segments.length;
  for (let row = 0; row < emit.length / size; row++) {
    const cells: string[] = [];
    for (let segment = 0; segment < size; segment++) {
      const permyriad = Math.round((emit[row * size + segment] ?? 0) * 10_000);
      if (permyriad > 10_000 * FLOOR) cells.push(`${segments[segment] ?? ''}${permyriad}`);
    }
    lines.push(cells.join(' '));
  }
  for (const table of [insert, background]) {
    for (let row = 0; row < table.length; row += LATIN) {
      lines.push([...table.subarray(row, row + LATIN)].map((cell) => Math.round(cell * 10_000)).join(' '));
    }
  }
  return lines.join('\n');
}
