import { ForelandError } from '@foreland/model';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { Limits } from '../limits.ts';
import type { SourceFile } from '../source.ts';
import { decodeText } from '../text/decode.ts';
import { MemberNames } from './names.ts';

/** A capture document, a query document, or one event by itself. */
export interface EpcisDocument {
  readonly names: MemberNames;
  readonly events: readonly { readonly event: JsonValue; readonly path: string }[];
  /** Master data by element. */
  readonly elements: readonly { readonly element: JsonValue; readonly path: string }[];
  /** Members of the document beside these. */
  readonly others: readonly string[];
}

/** A document is one JSON value and is read as one; the standard lets captures be cut into documents of any size. */
const DOCUMENT_CHARACTERS = 67_108_864;

export const EVENT_TYPES = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const;

/** @throws ForelandError `file-empty`, `epcis-too-large`, `epcis-invalid`, `epcis-version`, and what JSON refuses. */
export async function readDocument(file: SourceFile, limits: Limits): Promise<EpcisDocument> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of decodeText(file.stream())) {
    length += piece.length;
    if (length > DOCUMENT_CHARACTERS)
      throw refuse(
        'epcis-too-large',
        `The document has more than ${DOCUMENT_CHARACTERS} characters.`,
        '',
        'Cut the capture into several documents; events need not stand in one.',
      );
    pieces.push(piece);
  }
  const text = pieces.join('').replace(/^\ufeff/, '');
  if (text.trim() === '')
    throw new ForelandError({
      code: 'file-empty',
      message: 'The file is empty.',
      remedy: 'Send the file again, or choose another one.',
      place: { line: 1 },
    });
  const parsed = parseStrictJson(text, limits);
  if (!parsed.ok) {
    const { code, message, remedy, at, path } = parsed.problem;
    const before = text.slice(0, at);
    throw new ForelandError({
      code,
      message,
      remedy,
      place: {
        line: before.split('\n').length,
        column: at - before.lastIndexOf('\n'),
        ...(path !== '' && { path }),
      },
    });
  }
  return documentOf(parsed.value);
}

function documentOf(value: JsonValue): EpcisDocument {
  if (!isJsonObject(value)) throw refuse('epcis-invalid', 'The file holds no JSON object.', '');
  const type = value['type'] ?? value['isA'];
  const names = new MemberNames(value['@context']);
  if (typeof type === 'string' && (EVENT_TYPES as readonly string[]).includes(type))
    return { names, events: [{ event: value, path: '' }], elements: [], others: [] };
  if (type !== 'EPCISDocument' && type !== 'EPCISQueryDocument')
    throw refuse('epcis-invalid', 'The file is neither a document of EPCIS nor one of its events.', 'type');
  const version = value['schemaVersion'];
  if (version !== undefined && (typeof version !== 'string' || !/^2(\.\d+)*$/.test(version)))
    throw refuse(
      'epcis-version',
      'The document is not of EPCIS 2.',
      'schemaVersion',
      'Export it as EPCIS 2.0 in JSON-LD; older versions are XML.',
    );
  const body = member(value, 'epcisBody', '');
  const [events, path] =
    type === 'EPCISDocument'
      ? [body['eventList'], 'epcisBody.eventList']
      : [
          member(member(body, 'queryResults', 'epcisBody.'), 'resultsBody', 'epcisBody.queryResults.')[
            'eventList'
          ],
          'epcisBody.queryResults.resultsBody.eventList',
        ];
  if (!Array.isArray(events)) throw refuse('epcis-invalid', 'The document has no list of events.', path);
  return {
    names,
    events: events.map((event, at) => ({ event, path: `${path}[${at}]` })),
    elements: elementsOf(value),
    others: Object.keys(value).filter((key) => !KNOWN.has(key)),
  };
}

const KNOWN = new Set([
  '@context',
  'id',
  'type',
  'isA',
  'schemaVersion',
  'creationDate',
  'epcisHeader',
  'epcisBody',
]);

function elementsOf(document: JsonObject): EpcisDocument['elements'] {
  const header = document['epcisHeader'];
  if (header === undefined) return [];
  const data = isJsonObject(header) ? header['epcisMasterData'] : null;
  if (data === undefined) return [];
  const lists = isJsonObject(data) ? (data['vocabularyList'] ?? []) : null;
  if (!Array.isArray(lists))
    throw refuse('epcis-invalid', 'The master data is no list of vocabularies.', 'epcisHeader');
  return lists.flatMap((list, at) => {
    const path = `epcisHeader.epcisMasterData.vocabularyList[${at}]`;
    const elements = isJsonObject(list) ? (list['vocabularyElementList'] ?? []) : null;
    if (!Array.isArray(elements))
      throw refuse('epcis-invalid', 'A vocabulary has no list of elements.', path);
    return elements.map((element, index) => ({ element, path: `${path}.vocabularyElementList[${index}]` }));
  });
}

function member(object: JsonObject, name: string, path: string): JsonObject {
  const value = object[name];
  if (isJsonObject(value)) return value;
  throw refuse('epcis-invalid', `The document has no ${name}.`, path + name);
}

function refuse(
  code: string,
  message: string,
  path: string,
  remedy = 'Give one document of EPCIS 2.0 in JSON-LD, valid against the JSON schema of GS1.',
): ForelandError {
  return new ForelandError({ code, message, remedy, place: { line: 1, ...(path !== '' && { path }) } });
}
