import { describe, expect, test } from 'vitest';
import { collect } from '../collect.ts';
import { findImporter } from '../importers.ts';
import { bytesFile } from '../source.ts';
import type { HostileCase } from './case.ts';
import { csvCases } from './cases/csv.ts';
import { epcisCases } from './cases/epcis.ts';
import { jsonCases } from './cases/json.ts';
import { stixCases } from './cases/stix.ts';
import { ukSanctionsCases } from './cases/uk-sanctions.ts';
import { valueCases } from './cases/values.ts';
import { xlsxCases } from './cases/xlsx.ts';

/** What concerns the import as a whole stands at no place in a file. */
const OF_THE_WHOLE = new Set([
  'terms-missing',
  'mapping-missing',
  'files-count',
  'file-without-statements',
  'errors-too-many',
]);

const cases: readonly HostileCase[] = [
  ...csvCases,
  ...valueCases,
  ...jsonCases,
  ...xlsxCases,
  ...ukSanctionsCases,
  ...stixCases,
  ...epcisCases,
];

test('there are at least 300 hostile cases, each with a name of its own, for every importer', () => {
  expect(cases.length).toBeGreaterThanOrEqual(300);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect([...new Set(cases.map(({ importer }) => importer))].sort()).toEqual([
    'csv',
    'epcis',
    'foreland',
    'ftm',
    'stix',
    'uk-sanctions',
    'xlsx',
  ]);
});

describe('each hostile input is a clear error with its place, and nothing of it is accepted', () => {
  test.each(cases.map((hostile) => [hostile.name, hostile] as const))(
    '%s',
    async (_, { importer, files, options, code, place, kept = 0 }) => {
      const sources = await Promise.all(
        Object.entries(files).map(async ([name, file]) =>
          bytesFile(name, typeof file === 'function' ? await file() : file, 60_000),
        ),
      );
      const { statements, problems, broken } = await collect(
        findImporter(importer)?.read(sources, options) ?? expect.unreachable(),
      );
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toMatchObject({ code, ...(Object.keys(place).length > 0 && { place }) });
      for (const problem of problems) {
        expect(problem.message).not.toBe('');
        expect(problem.remedy).not.toBe('');
        expect(problem.message.length).toBeLessThan(600);
        if (!OF_THE_WHOLE.has(problem.code)) expect(Object.keys(problem.place ?? {})).not.toEqual([]);
      }
      // A broken reading is thrown away whole; only a whole one says which statements it brought.
      if (!broken) expect(statements.length).toBe(kept);
    },
  );
});
