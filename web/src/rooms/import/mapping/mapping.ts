import type { Kind } from '@foreland/model/statement';

/**
 * The mapping document of the import route, version 1, as the browser edits it. The importer checks every member
 * again and says what is wrong; what the editor has no control for is kept as it is.
 */
export interface Mapping {
  readonly version: 1;
  readonly source: TableSource;
  readonly entities: readonly EntityTemplate[];
}

export interface TableSource {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** 1-based line or row that holds the column names. */
  readonly headerRow: number;
}

/** One record that every row makes. */
export interface EntityTemplate {
  readonly key: string;
  readonly schema: string;
  readonly id: RecordIdSource;
  readonly properties: readonly PropertyTemplate[];
  readonly subject?: Choice;
  readonly grading?: Choice;
  readonly kind: Kind;
  readonly label?: string;
  readonly observedFrom?: DaySource;
  readonly observedTo?: DaySource;
}

/** Local part of the record id: the text of columns, or a hash of it where no column is an id. */
export type RecordIdSource =
  | { readonly columns: readonly string[]; readonly prefix: string }
  | { readonly content: readonly string[]; readonly prefix: string };

export interface PropertyTemplate {
  readonly property: string;
  readonly from: ValueSource;
  /** Cuts the text into several values. */
  readonly split?: string;
  readonly transforms: readonly Transform[];
  readonly language?: Choice;
  readonly kind?: Kind;
  readonly label?: string;
}

export type ValueSource =
  | { readonly column: string }
  | { readonly columns: readonly string[]; readonly separator: string }
  | { readonly constant: string }
  /** The record that another template makes from the same row. */
  | { readonly entity: string }
  /** A record made from another row, whose id is built as that template builds it. */
  | { readonly recordOf: string; readonly columns: readonly string[] };

export type Transform =
  | { readonly type: 'date'; readonly formats: readonly string[] }
  | { readonly type: 'country' }
  | { readonly type: 'phone'; readonly country: string }
  | { readonly type: 'number'; readonly decimal: '.' | ',' }
  | { readonly type: 'upper' }
  | { readonly type: 'lower' }
  | { readonly type: 'trim' }
  | {
      readonly type: 'lookup';
      readonly table: LookupTable;
      readonly otherwise: 'error' | 'keep' | 'leave-out';
    };

export type LookupTable = Readonly<Record<string, string>>;

/** A value for a whole row: the same for all rows, or read from a column through a table. */
export type Choice =
  | { readonly constant: string }
  | { readonly column: string; readonly table?: LookupTable };

export interface DaySource {
  readonly column: string;
  readonly formats: readonly string[];
}

/** Takes a document from the node or a saved one; undefined where this version cannot edit it. */
export function readMapping(document: Readonly<Record<string, unknown>> | undefined): Mapping | undefined {
  if (
    document?.['version'] !== 1 ||
    !Array.isArray(document['entities']) ||
    document['entities'].length === 0
  )
    return undefined;
  return document as unknown as Mapping;
}

export function toDocument(mapping: Mapping): Record<string, unknown> {
  return { ...mapping };
}
