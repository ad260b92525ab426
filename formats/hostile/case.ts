import type { Place } from '@foreland/model';
import type { ImportOptions } from '../importer.ts';
import { parseMapping } from '../tabular/mapping.ts';
import { OPTIONS } from './terms.ts';

/** One hostile input, and what reading it must say. Language-neutral: bytes in, code and place out. */
export interface HostileCase {
  readonly name: string;
  /** Id of the importer that gets the files. */
  readonly importer: string;
  /** Files by name; large or packed ones are made when they are asked for. */
  readonly files: Readonly<Record<string, HostileBytes>>;
  readonly options: ImportOptions;
  readonly code: string;
  /** Members that the place of the error must have at least. */
  readonly place: Place;
  /** Statements that may be accepted beside the error: those of sound rows. None where left out. */
  readonly kept?: number;
}

export type HostileBytes = Uint8Array | (() => Uint8Array | Promise<Uint8Array>);

/** How to name cases of an importer that reads one file. */
export function casesOf(importer: string, fileName: string, options: ImportOptions) {
  return (
    name: string,
    file: string | HostileBytes,
    code: string,
    place: Place = {},
    kept = 0,
  ): HostileCase => ({
    name: `${importer}: ${name}`,
    importer,
    files: { [fileName]: typeof file === 'string' ? utf8(file) : file },
    options,
    code,
    place,
    kept,
  });
}

/** A case without its importer, which is known. */
export type NamedCase<Input> = readonly [name: string, input: Input, code: string];

const encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Text and raw bytes in a row. */
export function bytes(...pieces: (string | readonly number[])[]): Uint8Array {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? utf8(piece) : Uint8Array.from(piece)));
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

/** The mapping with which hostile tables are read: one person and one vehicle on a row. */
export const MAPPING = parseMapping({
  version: 1,
  entities: [
    {
      key: 'person',
      schema: 'Person',
      id: { columns: ['Ref'] },
      subject: { column: 'Role' },
      properties: [
        { property: 'name', from: { column: 'Name' } },
        {
          property: 'birthDate',
          from: { column: 'Born' },
          transforms: [{ type: 'date', formats: ['dd/MM/yyyy'] }],
        },
        { property: 'phone', from: { column: 'Phone' } },
        { property: 'email', from: { column: 'Mail' } },
        { property: 'nationality', from: { column: 'Country' }, transforms: [{ type: 'country' }] },
        { property: 'height', from: { column: 'Height' } },
      ],
    },
  ],
});
export const COLUMNS = ['Ref', 'Role', 'Name', 'Born', 'Phone', 'Mail', 'Country', 'Height'] as const;
export const TABLE_OPTIONS: ImportOptions = { ...OPTIONS, mapping: MAPPING };

/** A row of the table, empty but for the cells named; a sound one without any. */
export function cells(changes: Partial<Record<(typeof COLUMNS)[number], string>> = {}): string[] {
  const sound: Partial<Record<string, string>> = { Ref: '1', Role: 'suspect', Name: 'Jan', ...changes };
  return COLUMNS.map((column) => sound[column] ?? '');
}
