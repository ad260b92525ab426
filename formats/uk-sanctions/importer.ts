import { ForelandError, isForelandError, isProtectedSubject } from '@foreland/model';
import type { Subject } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { errorEvent, headerFromTerms, importerOf, requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { readHead, streamFile } from '../source.ts';
import type { ByteStream, SourceFile } from '../source.ts';
import type { StatementInput } from '../statement-checker.ts';
import { protectedLabel } from '../subject.ts';
import { zipFiles } from '../zip/files.ts';
import { listHeaderLine, readPublishedList } from './list.ts';
import { IRREGULAR_MIGRATION, SubjectRegister } from './subject.ts';
import type { ListedSubject } from './subject.ts';
import { TABLES, readSubjectTable, tableOf } from './tables.ts';
import type { TableName } from './tables.ts';

/** The five joined tables, as bytes. Tables other than subjects and names may be left out. */
export type UkSanctionsInput = Partial<Record<TableName, ByteStream>>;

/** Files for the importer from streams that can be read once. */
export function ukSanctionsFiles(input: UkSanctionsInput): readonly SourceFile[] {
  return TABLES.flatMap((table) => {
    const stream = input[table];
    return stream ? [streamFile(table, () => stream)] : [];
  });
}

/**
 * UK Sanctions List (Sanctions and Anti-Money Laundering Act 2018): the five joined tables as several files
 * or as one ZIP file, or the single CSV table as it is published.
 */
export const ukSanctionsImporter = importerOf({
  id: 'uk-sanctions',
  title: 'UK Sanctions List (CSV)',
  carriesTerms: false,
  needsMapping: false,
  detect(head) {
    // Names of the first parts of a ZIP file stand in its first bytes.
    if (head[0] === 0x50 && head[1] === 0x4b)
      return /subjects\.csv|subject_names\.csv/.test(new TextDecoder('latin1').decode(head)) ? 0.9 : 0;
    const text = headText(head);
    if (listHeaderLine(text) !== undefined) return 0.97;
    return tableOf(firstCells(text)) === undefined ? 0 : 0.97;
  },
  async *events(reading: Reading) {
    yield [
      { type: 'contribution', contribution: headerFromTerms(reading, 'uk-sanctions'), place: { line: 1 } },
    ];
    const register = new SubjectRegister();
    const problems: ImportEvent[] = [];
    const refuse = (problem: Parameters<typeof errorEvent>[0]): void => {
      if (problems.length < reading.limits.errors) problems.push(errorEvent(problem));
    };
    const files = await unpacked(reading);
    const list =
      files.length === 1 && files[0] ? listHeaderLine(headText(await readHead(files[0], 16_384))) : undefined;
    if (list !== undefined && files[0]) await readPublishedList(files[0], list, register, reading, refuse);
    else await readTables(await namedTables(files), register, reading, refuse);
    yield problems;
    for (const subject of register.subjects.values()) yield statementsOf(subject, reading);
  },
});

async function unpacked({ files, limits }: Reading): Promise<readonly SourceFile[]> {
  const [only] = files;
  if (!only || files.length > 1) return files;
  const head = await readHead(only, 4);
  return head[0] === 0x50 && head[1] === 0x4b ? zipFiles(only, limits) : files;
}

/**
 * Tables are known by their columns, or, for streams that can be read once, by their name.
 * @throws ForelandError `table-unknown`, `table-duplicate`, `table-missing`.
 */
async function namedTables(files: readonly SourceFile[]): Promise<ReadonlyMap<TableName, SourceFile>> {
  const found = new Map<TableName, SourceFile>();
  for (const file of files) {
    const table =
      TABLES.find((name) => name === file.name) ??
      tableOf(firstCells(headText(await readHead(file, 16_384))));
    if (!table)
      throw new ForelandError({
        code: 'table-unknown',
        message: `“${file.name.slice(0, 100)}” is none of the tables of the UK Sanctions List.`,
        remedy: `Give the tables of ${TABLES.join(', ')} with their header rows.`,
        place: { sheet: file.name.slice(0, 100), line: 1 },
      });
    if (found.has(table))
      throw new ForelandError({
        code: 'table-duplicate',
        message: `The table of ${table} is given twice.`,
        remedy: 'Give each table once.',
        place: { sheet: table },
      });
    found.set(table, file);
  }
  for (const table of ['subjects', 'names'] as const) {
    if (!found.has(table))
      throw new ForelandError({
        code: 'table-missing',
        message: `The table of ${table} is missing.`,
        remedy: `Give the tables of ${TABLES.join(', ')} together.`,
        place: { sheet: table },
      });
  }
  return found;
}

async function readTables(
  tables: ReadonlyMap<TableName, SourceFile>,
  register: SubjectRegister,
  reading: Reading,
  refuse: (problem: Parameters<typeof errorEvent>[0]) => void,
): Promise<void> {
  for (const table of TABLES) {
    const file = tables.get(table);
    if (!file) {
      reading.losses.add(`table of ${table}`, 'it was not given');
      continue;
    }
    try {
      await readSubjectTable(table, file, register, reading, refuse);
    } catch (error) {
      if (!isForelandError(error)) throw error;
      throw new ForelandError({
        ...error.toRefusal(),
        place: { ...error.place, sheet: table },
        cause: error,
      });
    }
  }
}

function statementsOf(subject: ListedSubject, { options, checker, losses }: Reading): readonly ImportEvent[] {
  const events: ImportEvent[] = [];
  const { label, grading } = requireTerms(options);
  const category = categoryOf(subject, options.subject);
  if (!subject.hasName)
    events.push(
      errorEvent({
        code: 'subject-without-name',
        message: `The subject ${subject.id.slice(0, 60)} has no name.`,
        remedy: 'Give all tables of the same edition of the list.',
        place: subject.place,
      }),
    );
  if (category === 'other' && options.subject === undefined)
    losses.add(
      'legal category of persons',
      'the list gives none for this regime and none was stated; recorded as “other”',
      subject.id,
    );
  for (const { record, schema, property, value, original, language, link, place } of subject.facts) {
    const input: StatementInput = {
      record: `${options.partner}:${record}`,
      schema,
      property,
      kind: 'fact',
      value: link ? `${options.partner}:${value}` : value,
      label: isProtectedSubject(options.subject) ? protectedLabel(label) : label,
      locator:
        place.sheet === undefined ? `line ${place.line ?? 1}` : `${place.sheet}, line ${place.line ?? 1}`,
      ...(original !== undefined && original !== value && { original }),
      ...(language !== undefined && { language }),
      ...(category !== undefined && { subject: category }),
      ...(grading !== '' && { grading }),
    };
    const checked = checker.check(input);
    events.push(
      checked.ok
        ? { type: 'statement', statement: checked.statement, place }
        : errorEvent({ ...checked.problem, place }),
    );
  }
  return events;
}

/**
 * Designation rests on reasonable grounds to suspect involvement (2018 Act, section 11), so that persons
 * designated for smuggling or trafficking are suspects unless the contributor says otherwise.
 */
function categoryOf({ type, program }: ListedSubject, stated: Subject | undefined): Subject | undefined {
  if (type !== 'individual') return undefined;
  return stated ?? (program?.includes(IRREGULAR_MIGRATION) ? 'suspect' : 'other');
}

function headText(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(0, 16_384)).replace(/^\ufeff/, '');
}

function firstCells(text: string): readonly string[] {
  const [line = ''] = text.split(/\r\n|\n|\r/, 1);
  return line.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
}
