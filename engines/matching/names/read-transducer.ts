import { CLASSES, LATIN, LETTERS, PLACES } from './transducer.ts';
import type { Transducer } from './transducer.ts';

/** No letter is impossible: misprints, and languages that were not in the data. */
const FLOOR = 0.0004;

/**
 * A transducer from its table: a line with the segments; for each place and letter a line of segments, each followed
 * by its probability in ten-thousandths; a line of 27 such numbers for each gap; and one for each letter of the
 * background.
 */
export function readTransducer(table: string): Transducer {
  const lines = table.split('\n');
  const segments = (lines[0] ?? '').split(' ');
  const segmentIds = new Map(segments.map((segment, id) => [segment, id]));
  const rows = PLACES * LETTERS;
  const emit = new Float64Array(rows * segments.length);
  for (let row = 0; row < rows; row++) {
    for (const [id, segment] of segments.entries())
      if (segment.length < 2) emit[row * segments.length + id] = FLOOR;
    for (const [, segment = '', probability] of (lines[row + 1] ?? '').matchAll(/([a-z]*)(\d+)/g)) {
      emit[row * segments.length + (segmentIds.get(segment) ?? 0)] = Number(probability) / 10_000;
    }
  }
  const numbers = (from: number, count: number): Float64Array =>
    Float64Array.from(
      lines
        .slice(from, from + count)
        .flatMap((line) => line.split(' ').map((cell) => Math.max(Number(cell), 1) / 10_000)),
    );
  return {
    segments,
    segmentIds,
    emit,
    insert: numbers(rows + 1, CLASSES),
    background: numbers(rows + 1 + CLASSES, LATIN),
  };
}
