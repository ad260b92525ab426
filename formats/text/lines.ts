import { ForelandError } from '@foreland/model';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { decodeText } from './decode.ts';

export interface TextLine {
  /** 1-based. */
  readonly line: number;
  /** Without its line end. Undefined where the line is longer than the limit. */
  readonly text: string | undefined;
}

/**
 * Splits UTF-8 text at LF or CRLF, as JSON lines have it, holding at most one piece and one line.
 * A piece gives all its lines at once: one step of an async iterator for each line would cost more than
 * reading the line.
 * @throws ForelandError `text-malformed` with line and offset, and what `detectEncoding` throws.
 */
export async function* readLines(
  source: ByteStream,
  limits: { lineCharacters: number } = DEFAULT_LIMITS,
): AsyncGenerator<readonly TextLine[]> {
  let line = 1;
  let pending = '';
  let tooLong = false;
  try {
    for await (const piece of decodeText(source)) {
      const lines: TextLine[] = [];
      let start = 0;
      for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
        const text = pending === '' ? piece.slice(start, end) : pending + piece.slice(start, end);
        const whole = !tooLong && text.length <= limits.lineCharacters;
        lines.push({ line, text: whole ? (text.endsWith('\r') ? text.slice(0, -1) : text) : undefined });
        line++;
        pending = '';
        tooLong = false;
        start = end + 1;
      }
      if (!tooLong) pending += piece.slice(start);
      if (pending.length > limits.lineCharacters) {
        tooLong = true;
        pending = '';
      }
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw withLine(error, line);
  }
  if (pending !== '' || tooLong) yield [{ line, text: tooLong ? undefined : pending }];
}

/** Adds the line that a reader has reached to a refusal that only knows its byte offset. */
export function withLine(error: unknown, line: number): unknown {
  if (!(error instanceof ForelandError) || error.place?.line !== undefined) return error;
  return new ForelandError({
    ...error.toRefusal(),
    place: { ...error.place, line },
    status: error.status,
    cause: error.cause,
  });
}
