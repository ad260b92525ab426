import type { Limits } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { refusedZip } from '../zip/refusal.ts';
import { numberKind } from './number-format.ts';
import type { NumberKind } from './number-format.ts';
import { readXml } from './xml.ts';

export interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
  readonly hidden: boolean;
}

export interface Relationship {
  readonly id: string;
  /** Last step of the relationship type, such as `worksheet`; the same in transitional and strict form. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export async function readRelationships(
  source: ByteStream,
  part: string,
  limits: Limits,
): Promise<readonly Relationship[]> {
  const found: Relationship[] = [];
  await readXml(
    source,
    part,
    {
      open(name, { Id = '', Type = '', Target = '', TargetMode }) {
        if (name === 'Relationship')
          found.push({
            id: Id,
            type: Type.slice(Type.lastIndexOf('/') + 1),
            target: Target,
            external: TargetMode === 'External',
          });
      },
      text: () => undefined,
      close: () => undefined,
    },
    limits,
  );
  return found;
}

export async function readSheetList(
  source: ByteStream,
  part: string,
  limits: Limits,
): Promise<{ sheets: readonly SheetEntry[]; date1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXml(
    source,
    part,
    {
      open(name, attributes) {
        if (name === 'workbookPr')
          date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
        if (name !== 'sheet') return;
        const key = Object.keys(attributes).find((attribute) => attribute.endsWith(':id')) ?? '';
        sheets.push({
          name: attributes['name'] ?? '',
          relationship: attributes[key] ?? '',
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
        });
      },
      text: () => undefined,
      close: () => undefined,
    },
    limits,
  );
  return { sheets, date1904 };
}

/** The kind of number for each cell format, in the order in which cells refer to them. */
export async function readNumberKinds(
  source: ByteStream,
  part: string,
  limits: Limits,
): Promise<readonly NumberKind[]> {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let inCellFormats = false;
  await readXml(
    source,
    part,
    {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
        else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats) formats.push(attributes['numFmtId'] ?? '0');
      },
      text: () => undefined,
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    limits,
  );
  return formats.map((id) => numberKind(Number(id), codes.get(id)));
}

/**
 * Shared strings, without phonetic readings. They are the one part of a workbook that must stay in memory.
 * @throws ForelandError `xlsx-too-large`.
 */
export async function readSharedStrings(
  source: ByteStream,
  part: string,
  limits: Limits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let characters = 0;
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readXml(
    source,
    part,
    {
      open(name) {
        if (name === 'si') current = '';
        else if (name === 'rPh') phonetic++;
        else if (name === 't') inText = phonetic === 0;
      },
      text(text) {
        if (!inText) return;
        characters += text.length;
        if (characters > limits.sharedStringCharacters) {
          throw refusedZip(
            'xlsx-too-large',
            `The texts of the workbook have more than ${limits.sharedStringCharacters} characters.`,
            'Export the sheet as CSV, which is read in any size.',
            { path: part },
          );
        }
        current += text;
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') phonetic--;
        else if (name === 'si') strings.push(unescapeText(current));
      },
    },
    limits,
  );
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, section 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
