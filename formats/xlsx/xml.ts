import { ForelandError, isForelandError } from '@foreland/model';
import { SaxesParser } from 'saxes';
import type { Limits } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { decodeText } from '../text/decode.ts';

export interface XmlHandler {
  /** @param name local name, without prefix; @param attributes by name as written. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const DEPTH = 64;

/**
 * Parses one XML part of a package, giving back control after each piece. Document type declarations are
 * refused, so that no entity is ever defined, expanded or fetched.
 * @throws ForelandError `xml-malformed`, `xml-doctype`, `xml-too-deep`, `field-too-long`, each with the part.
 */
export async function* parseXml(
  source: ByteStream,
  part: string,
  handler: XmlHandler,
  limits: Limits,
): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false }>();
  let depth = 0;
  /** Characters since the parser last gave something out: what it must be holding. */
  let held = 0;
  parser.on('doctype', () => {
    throw refuse(
      'xml-doctype',
      'The workbook declares a document type, which can name entities to fetch or to multiply.',
      part,
    );
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-(8|16)$/i.test(encoding))
      throw refuse('xml-malformed', `The part “${part}” claims the encoding ${encoding.slice(0, 40)}.`, part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    held = 0;
    if (++depth > DEPTH)
      throw refuse('xml-too-deep', `The XML of “${part}” is nested more than ${DEPTH} deep.`, part);
    handler.open(local(name), attributes);
  });
  parser.on('text', (text) => {
    held = 0;
    handler.text(text);
  });
  parser.on('cdata', (text) => {
    held = 0;
    handler.text(text);
  });
  parser.on('comment', () => (held = 0));
  parser.on('closetag', ({ name }) => {
    held = 0;
    depth--;
    handler.close(local(name));
  });
  try {
    for await (const text of decodeText(source)) {
      held += text.length;
      parser.write(text);
      if (held > limits.fieldCharacters * 2)
        throw refuse(
          'field-too-long',
          `A text in “${part}” has more than ${limits.fieldCharacters} characters.`,
          part,
        );
      yield;
    }
    parser.close();
  } catch (error) {
    if (isForelandError(error)) throw error.place?.path === undefined ? inPart(error, part) : error;
    throw refuse('xml-malformed', `The XML of “${part}” is not well-formed${position(error)}.`, part);
  }
  yield;
}

export async function readXml(
  source: ByteStream,
  part: string,
  handler: XmlHandler,
  limits: Limits,
): Promise<void> {
  const pieces = parseXml(source, part, handler, limits);
  while (!(await pieces.next()).done);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Saxes writes `line:column: reason`. The reason may quote the file and is left out. */
function position(error: unknown): string {
  const found = error instanceof Error ? /^(?:[^:]*:)?(\d+):(\d+):/.exec(error.message) : null;
  return found ? ` (line ${found[1]}, column ${found[2]})` : '';
}

function inPart(error: ForelandError, part: string): ForelandError {
  return new ForelandError({
    ...error.toRefusal(),
    place: { ...error.place, path: part },
    cause: error.cause,
  });
}

function refuse(code: string, message: string, part: string): ForelandError {
  return new ForelandError({
    code,
    message,
    remedy: 'Open the workbook, save it again as XLSX, or export the sheet as CSV.',
    place: { path: part },
  });
}
