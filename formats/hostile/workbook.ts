import { writeZip } from './write-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface TestSheet {
  readonly name: string;
  readonly state?: string;
  /** XML between the start and the end of `sheetData`. */
  readonly data: string;
  /** XML after `sheetData`. */
  readonly after?: string;
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  /** XML of each shared string item's content. */
  readonly strings?: readonly string[];
  /** Custom number formats by id, beginning with 164, then one cell format for each id in `cellFormats`. */
  readonly formats?: Readonly<Record<number, string>>;
  readonly cellFormats?: readonly number[];
  readonly date1904?: boolean;
  /** Parts that replace or join the usual ones; `undefined` takes a part away. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

/** The parts of a small workbook (ECMA-376), by name. */
export function workbookParts({
  sheets,
  strings,
  formats = {},
  cellFormats = [],
  date1904,
  parts = {},
}: TestWorkbook): Map<string, Uint8Array> {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const list = sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
    )
    .join('');
  const relations = sheets
    .map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    )
    .join('');
  const all: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${head}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${PACKAGE}">${relations}<Relationship Id="rId90" Type="${OFFICE}/styles" Target="styles.xml"/>${strings ? `<Relationship Id="rId91" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${MAIN}"><numFmts>${Object.entries(formats)
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${cellFormats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings && {
      'xl/sharedStrings.xml': `${head}<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    }),
    ...Object.fromEntries(
      sheets.map(({ data, after = '' }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${head}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  const bytes = new Map<string, Uint8Array>();
  for (const [name, part] of Object.entries(all))
    if (part !== undefined) bytes.set(name, typeof part === 'string' ? new TextEncoder().encode(part) : part);
  return bytes;
}

export async function writeWorkbook(workbook: TestWorkbook): Promise<Uint8Array> {
  return writeZip([...workbookParts(workbook)].map(([name, bytes]) => ({ name, bytes })));
}

/** A workbook of one sheet of inline texts. */
export function sheetOf(rows: readonly (readonly string[])[], name = 'Sheet1'): TestWorkbook {
  const data = rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
  return { sheets: [{ name, data }] };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
