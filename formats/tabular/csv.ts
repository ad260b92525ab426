import { limitsOf } from '../limits.ts';
import type { Limits } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { decodeText } from '../text/decode.ts';
import type { Encoding } from '../text/encoding.ts';
import { withLine } from '../text/lines.ts';
import { CsvParser } from './csv-parser.ts';
import { DELIMITERS, guessDelimiter } from './delimiter.ts';
import type { Delimiter } from './delimiter.ts';
import type { TableRow } from './row.ts';

export interface CsvOptions {
  /** Guessed from the first rows where it is left out. */
  readonly delimiter?: Delimiter;
  /** UTF-8, or what the byte order mark says, where it is left out. Windows-1252 only when asked for. */
  readonly encoding?: Encoding;
  /** 1-based line of the header, which sets the width of all rows after it. */
  readonly headerLine?: number;
  readonly limits?: Partial<Limits>;
}

const HEAD_CHARACTERS = 65_536;

/**
 * Reads CSV or TSV (RFC 4180, rows ending with LF, CRLF or CR) in constant memory. The header is a row
 * like any other. Rows that cannot be used are given out with their `problem`, and reading goes on.
 * @throws ForelandError with line and, where known, column and byte offset, where reading cannot go on.
 */
export async function* readCsv(source: ByteStream, options: CsvOptions = {}): AsyncGenerator<TableRow> {
  for await (const rows of readCsvPieces(source, options)) yield* rows;
}

/** As `readCsv`, all rows of a piece at once: for callers to whom one step for each row costs too much. */
export async function* readCsvPieces(
  source: ByteStream,
  options: CsvOptions = {},
): AsyncGenerator<readonly TableRow[]> {
  const limits = limitsOf(options.limits);
  let parser: CsvParser | undefined;
  let head = '';
  try {
    for await (const text of decodeText(source, options.encoding)) {
      if (parser) {
        yield parser.push(text);
        continue;
      }
      head += text;
      if (head.length < HEAD_CHARACTERS) continue;
      const opened = open(head, options, limits);
      parser = opened.parser;
      yield parser.push(opened.text);
    }
    if (!parser) {
      const opened = open(head, options, limits);
      parser = opened.parser;
      yield parser.push(opened.text);
    }
    yield parser.end();
  } catch (error) {
    throw withLine(error, parser?.line ?? 1 + head.split('\n').length - 1);
  }
}

function open(head: string, options: CsvOptions, limits: Limits): { parser: CsvParser; text: string } {
  const stated = /^sep=(.)\r?\n/.exec(head);
  const statedDelimiter = DELIMITERS.find((delimiter) => delimiter === stated?.[1]);
  if (stated && statedDelimiter) {
    return {
      parser: new CsvParser(options.delimiter ?? statedDelimiter, limits, 2, options.headerLine),
      text: head.slice(stated[0].length),
    };
  }
  return {
    parser: new CsvParser(options.delimiter ?? guessDelimiter(head), limits, 1, options.headerLine),
    text: head,
  };
}
