import { ForelandError, isForelandError } from '@foreland/model';
import { limitsOf } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { LossCounter } from '../loss.ts';
import type { ByteStream, RandomAccess } from '../source.ts';
import type { TableRow } from '../tabular/row.ts';
import { readDirectory } from '../zip/directory.ts';
import type { ZipPart } from '../zip/directory.ts';
import { refusedZip } from '../zip/refusal.ts';
import { unpack } from '../zip/unpack.ts';
import { SheetRows } from './sheet.ts';
import type { NumberKind } from './number-format.ts';
import { readNumberKinds, readRelationships, readSharedStrings, readSheetList } from './workbook-parts.ts';
import type { SheetEntry } from './workbook-parts.ts';
import { parseXml } from './xml.ts';

const IGNORED: readonly (readonly [RegExp, string, string])[] = [
  [/vbaProject\.bin$/i, 'macros', 'Foreland never runs nor keeps programs in workbooks'],
  [/^xl\/externalLinks\//i, 'links to other workbooks', 'only values saved in this workbook are read'],
  [/^xl\/media\//i, 'pictures', 'only cells are read'],
  [/^xl\/(threadedC|c)omments/i, 'comments', 'only cells are read'],
  [/^xl\/embeddings\//i, 'embedded files', 'only cells are read'],
];

export interface WorkbookOptions {
  readonly limits?: Partial<Limits>;
  /** Told of everything in the workbook that is not read. */
  readonly losses?: LossCounter;
}

/** An XLSX workbook (ECMA-376, transitional or strict) whose sheets are read row by row. */
export class Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly #file: RandomAccess;
  readonly #parts: ReadonlyMap<string, ZipPart>;
  readonly #entries: readonly (SheetEntry & { readonly part: string | undefined })[];
  readonly #strings: string | undefined;
  readonly #numberKinds: readonly NumberKind[];
  readonly #date1904: boolean;
  readonly #limits: Limits;
  readonly #losses: LossCounter;

  private constructor(content: {
    file: RandomAccess;
    parts: ReadonlyMap<string, ZipPart>;
    entries: readonly (SheetEntry & { readonly part: string | undefined })[];
    strings: string | undefined;
    numberKinds: readonly NumberKind[];
    date1904: boolean;
    limits: Limits;
    losses: LossCounter;
  }) {
    this.sheets = content.entries.map(({ name, hidden }) => ({ name, hidden }));
    this.#file = content.file;
    this.#parts = content.parts;
    this.#entries = content.entries;
    this.#strings = content.strings;
    this.#numberKinds = content.numberKinds;
    this.#date1904 = content.date1904;
    this.#limits = content.limits;
    this.#losses = content.losses;
  }

  /**
   * Reads the list of sheets and the number formats, and no sheet.
   * @throws ForelandError of the ZIP reader, `xlsx-part-missing`, `xlsx-without-sheets`, `xlsx-binary`, and of `parseXml`.
   */
  static async open(file: RandomAccess, options: WorkbookOptions = {}): Promise<Workbook> {
    const limits = limitsOf(options.limits);
    const losses = options.losses ?? new LossCounter();
    const parts = await readDirectory(file, limits);
    const open = (name: string): ByteStream => unpack(file, required(parts, name), limits);
    const root = await readRelationships(open('_rels/.rels'), '_rels/.rels', limits);
    const main = root.find(({ type }) => type === 'officeDocument')?.target;
    if (main === undefined) throw missing('xl/workbook.xml');
    const workbookPart = resolve('', main);
    if (workbookPart.endsWith('.bin'))
      throw refusedZip('xlsx-binary', 'The workbook is in the binary form XLSB.', 'Save it as XLSX.', {
        path: workbookPart,
      });
    const { sheets, date1904 } = await readSheetList(open(workbookPart), workbookPart, limits);
    const relationshipsPart = workbookPart.replace(/([^/]*)$/, '_rels/$1.rels');
    const relationships = await readRelationships(open(relationshipsPart), relationshipsPart, limits);
    const partOf = (type: string): string | undefined => {
      const found = relationships.find(
        (relationship) => relationship.type === type && !relationship.external,
      );
      return found && resolve(workbookPart, found.target);
    };
    const entries = sheets.flatMap((sheet) => {
      const relationship = relationships.find(({ id }) => id === sheet.relationship);
      if (relationship && relationship.type !== 'worksheet') return [];
      return [
        {
          ...sheet,
          part:
            relationship && !relationship.external ? resolve(workbookPart, relationship.target) : undefined,
        },
      ];
    });
    if (entries.length === 0)
      throw refusedZip(
        'xlsx-without-sheets',
        'The workbook holds no sheet of cells.',
        'Choose another file.',
        { path: workbookPart },
      );
    const styles = partOf('styles');
    const numberKinds = styles === undefined ? [] : await readNumberKinds(open(styles), styles, limits);
    for (const [pattern, what, why] of IGNORED)
      for (const name of parts.keys()) if (pattern.test(name)) losses.add(what, why, name);
    return new Workbook({
      file,
      parts,
      entries,
      strings: partOf('sharedStrings'),
      numberKinds,
      date1904,
      limits,
      losses,
    });
  }

  /**
   * Rows of a sheet, the first visible one where no name is given, in groups as they are unpacked.
   * @throws ForelandError `sheet-missing`, `xlsx-part-missing`, `xlsx-malformed`, and of `parseXml` and the ZIP reader.
   */
  async *rows(name?: string): AsyncGenerator<readonly TableRow[]> {
    const entry = this.#find(name);
    if (entry.part === undefined) throw missing(`the sheet “${entry.name}”`);
    const strings =
      this.#strings === undefined
        ? []
        : await readSharedStrings(this.#open(this.#strings), this.#strings, this.#limits);
    const rows = new SheetRows({
      sheet: entry.name,
      part: entry.part,
      strings,
      numberKinds: this.#numberKinds,
      date1904: this.#date1904,
      losses: this.#losses,
      limits: this.#limits,
    });
    try {
      for await (const _ of parseXml(this.#open(entry.part), entry.part, rows, this.#limits)) {
        const group = rows.take();
        if (group.length > 0) yield group;
      }
    } catch (error) {
      if (!isForelandError(error) || error.place?.sheet !== undefined) throw error;
      throw new ForelandError({
        ...error.toRefusal(),
        place: { ...error.place, sheet: entry.name, line: rows.line + 1 },
        cause: error,
      });
    }
  }

  /** Name of the sheet that `rows` reads. @throws ForelandError `sheet-missing`. */
  sheetName(name?: string): string {
    return this.#find(name).name;
  }

  #find(name: string | undefined): SheetEntry & { readonly part: string | undefined } {
    const entry =
      name === undefined
        ? (this.#entries.find(({ hidden }) => !hidden) ?? this.#entries[0])
        : this.#entries.find((sheet) => sheet.name === name);
    if (entry) return entry;
    const names = this.#entries
      .slice(0, 20)
      .map((sheet) => sheet.name)
      .join(', ');
    throw new ForelandError({
      code: 'sheet-missing',
      message: `The workbook has no sheet “${(name ?? '').slice(0, 100)}”.`,
      remedy: `Choose one of: ${names}.`,
      place: { sheet: (name ?? '').slice(0, 100) },
    });
  }

  #open(name: string): ByteStream {
    return unpack(this.#file, required(this.#parts, name), this.#limits);
  }
}

/** A target is relative to the folder of the part that names it (OPC, ECMA-376 part 2). */
function resolve(from: string, target: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function required(parts: ReadonlyMap<string, ZipPart>, name: string): ZipPart {
  const part = parts.get(name);
  if (!part) throw missing(name);
  return part;
}

function missing(name: string): ForelandError {
  return refusedZip(
    'xlsx-part-missing',
    `The workbook lacks ${name.slice(0, 200)}.`,
    'The file is damaged or is no XLSX workbook; open it and save it again.',
    { path: name.slice(0, 200) },
  );
}
