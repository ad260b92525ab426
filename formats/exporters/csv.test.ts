import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { StatementDraft } from '@foreland/model';
import { LABEL, TERMS } from '../hostile/terms.ts';
import type { Exporter } from '../exporter.ts';
import { LossCounter } from '../loss.ts';
import type { LossReport } from '../loss.ts';
import { textFile } from '../source.ts';
import { readCsv } from '../tabular/csv.ts';
import { csvCell } from './cell.ts';
import { csvEntityExporter, csvStatementExporter } from './csv.ts';

const terms = {
  partner: 'GB' as const,
  title: TERMS.title,
  source: 's',
  legalBasis: 'l',
  receivedOn: '2026-01-31',
  exercise: false,
};
const statement = (property: string, value: string, record = 'GB:1'): StatementDraft => ({
  record,
  schema: 'Person',
  property,
  value,
  label: LABEL,
  kind: 'fact',
});

async function write(
  exporter: Exporter,
  statements: readonly StatementDraft[],
): Promise<{ rows: (readonly string[])[]; report: LossReport | undefined }> {
  let report: LossReport | undefined;
  const text = (await Array.fromAsync(exporter.write(statements, terms, (given) => (report = given)))).join(
    '',
  );
  return {
    rows: (await Array.fromAsync(readCsv(textFile('t.csv', text).stream(), { delimiter: ',' }))).map(
      ({ values }) => values,
    ),
    report,
  };
}

test('statements keep every member, labels in columns', async () => {
  const { rows, report } = await write(csvStatementExporter, [statement('name', 'A "B", C')]);
  expect(Object.fromEntries((rows[0] ?? []).map((name, index) => [name, rows[1]?.[index]]))).toMatchObject({
    record: 'GB:1',
    property: 'name',
    value: 'A "B", C',
    audience: 'BE FR GB',
    tlp: 'amber',
    protected: 'false',
    reviewBy: '2029-03-01',
  });
  expect(report).toMatchObject({ kept: 1, lost: [{ what: 'terms of the contribution' }] });
});

test('records get one row, and what has no column is reported', async () => {
  const { rows, report } = await write(csvEntityExporter(['name', 'phone']), [
    statement('name', 'A'),
    statement('name', 'B; C'),
    statement('phone', '+331'),
    statement('notes', 'n'),
    statement('name', 'D', 'GB:2'),
  ]);
  expect(rows).toEqual([
    ['record', 'schema', 'caption', 'name', 'phone'],
    ['GB:1', 'Person', 'B; C', 'A; B; C', "'+331"],
    ['GB:2', 'Person', 'D', 'D', ''],
  ]);
  expect(report?.kept).toBe(4);
  expect(report?.lost.map(({ what }) => what)).toEqual([
    'boundaries between values',
    'cells guarded with an apostrophe',
    'labels, grades, legal categories and dates of single statements',
    'property notes',
    'terms of the contribution',
  ]);
});

test.each([
  '=1+1',
  '+44',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "=cmd|' /C calc'!A0",
  '＝1',
  '  =1',
  '\u200B=1',
  '|calc',
  '%x',
])('%j is guarded and reported', (text) => {
  const losses = new LossCounter();
  expect(csvCell(text, losses).replace(/^"/, '')).toMatch(/^'/);
  expect(losses.list()).toMatchObject([{ count: 1 }]);
});

test('what a spreadsheet that parts cells at semicolons would run is guarded too', () => {
  const losses = new LossCounter();
  expect(csvCell('x; -2', losses)).toBe("x;' -2");
  expect(losses.list()).toMatchObject([{ count: 1 }]);
});

test('no cell ever begins like a formula, and reading gives back the text but for the apostrophe', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a', ' ', "'") }),
      async (text) => {
        const cell = csvCell(text, new LossCounter());
        const [row] = await Array.fromAsync(
          readCsv(textFile('t.csv', `x,${cell}\n`).stream(), { delimiter: ',' }),
        );
        const read = row?.values[1] ?? '';
        expect(read).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
        expect(read.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      },
    ),
    { numRuns: 300 },
  );
});
