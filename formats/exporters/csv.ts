import { captionOf } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { byRecord } from '../by-record.ts';
import type { Exporter } from '../exporter.ts';
import { LossCounter } from '../loss.ts';
import { csvCell } from './cell.ts';

/** Spreadsheet programs take CSV for their own code page unless it begins with a byte order mark. */
const MARK = '\ufeff';
const END = '\r\n';
/** Stands between values of one cell. */
const BETWEEN = '; ';

const CONTENT = [
  'record',
  'schema',
  'property',
  'value',
  'original',
  'language',
  'kind',
  'subject',
  'grading',
  'observedFrom',
  'observedTo',
  'locator',
] as const;
const LABEL = [
  'originators',
  'audience',
  'purposes',
  'handling',
  'tlp',
  'level',
  'protected',
  'reviewBy',
] as const;

/** CSV with one row for each statement and its label in columns of their own. */
export const csvStatementExporter: Exporter = {
  id: 'csv',
  title: 'Statements as a table (CSV)',
  extension: 'csv',
  mediaType: 'text/csv',
  async *write(statements, terms, report) {
    const losses = new LossCounter();
    losses.add(
      'terms of the contribution',
      'a table has no place for them',
      `${terms.title}: ${terms.legalBasis}`,
    );
    yield MARK + [...CONTENT, ...LABEL].join(',') + END;
    let kept = 0;
    for await (const statement of statements) {
      const cells = [
        ...CONTENT.map((member) => statement[member] ?? ''),
        ...LABEL.map((member) => {
          const value = statement.label[member];
          return typeof value === 'object' ? value.join(' ') : String(value);
        }),
      ];
      yield cells.map((cell) => csvCell(cell, losses)).join(',') + END;
      kept++;
    }
    report(losses.report('csv', kept));
  },
};

/**
 * CSV with one row for each record and one column for each property named. What has no column is reported.
 * @param properties in the order of their columns.
 */
export function csvEntityExporter(properties: readonly string[]): Exporter {
  return {
    id: 'csv-entities',
    title: 'Records as a table (CSV)',
    extension: 'csv',
    mediaType: 'text/csv',
    async *write(statements, terms, report) {
      const losses = new LossCounter();
      losses.add(
        'terms of the contribution',
        'a table has no place for them',
        `${terms.title}: ${terms.legalBasis}`,
      );
      yield (
        MARK +
        ['record', 'schema', 'caption', ...properties].map((name) => csvCell(name, losses)).join(',') +
        END
      );
      let kept = 0;
      for await (const { record, schema, statements: own } of byRecord(statements)) {
        const values = valuesOf(own);
        kept += countKept(own, properties, losses);
        const cells = [
          record,
          schema,
          captionOf(schema, values) ?? '',
          ...properties.map((property) => joined(values.get(property) ?? [], record, property, losses)),
        ];
        yield cells.map((cell) => csvCell(cell, losses)).join(',') + END;
      }
      report(losses.report('csv-entities', kept));
    },
  };
}

function valuesOf(statements: readonly StatementDraft[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const { property, value } of statements) {
    const known = values.get(property);
    if (!known) values.set(property, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return values;
}

function countKept(
  statements: readonly StatementDraft[],
  properties: readonly string[],
  losses: LossCounter,
): number {
  let kept = 0;
  for (const { record, property, value } of statements) {
    if (properties.includes(property)) kept++;
    else losses.add(`property ${property}`, 'it has no column', `${record}: ${value}`);
    losses.add(
      'labels, grades, legal categories and dates of single statements',
      'a row stands for a whole record',
      record,
    );
  }
  return kept;
}

function joined(values: readonly string[], record: string, property: string, losses: LossCounter): string {
  if (values.length > 1 && values.some((value) => value.includes(BETWEEN.trim()))) {
    losses.add(
      'boundaries between values',
      `a value holds “${BETWEEN.trim()}”, which stands between values`,
      `${record} ${property}`,
    );
  }
  return values.join(BETWEEN);
}
