import { ForelandError, isPartialDate } from '@foreland/model';
import type { ImportProblem, Place, Refusal } from '@foreland/model';
import type { Limits } from '../limits.ts';
import type { LossCounter } from '../loss.ts';
import type { SourceFile } from '../source.ts';
import { clip } from '../statement-checker.ts';
import { openTable } from '../tabular/table.ts';
import { IRREGULAR_MIGRATION, ListedSubject, listDate } from './subject.ts';
import type { CountryProperty, IdentifierType, NameType, SubjectRegister, SubjectType } from './subject.ts';

export const TABLES = ['subjects', 'names', 'dobs', 'identifiers', 'countries'] as const;
export type TableName = (typeof TABLES)[number];

const COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  subjects: [
    'unique_id',
    'subject_type',
    'un_reference_number',
    'ofsi_group_id',
    'date_designated',
    'last_updated',
  ],
  names: [
    'unique_id',
    'name_type',
    'alias_strength',
    'full_name',
    'name_6',
    'name_1',
    'name_2',
    'name_3',
    'name_4',
    'name_5',
  ],
  dobs: ['unique_id', 'year', 'month', 'day', 'precision', 'parse_issues'],
  identifiers: ['unique_id', 'raw_value', 'identifier_type', 'additional_info'],
  countries: ['unique_id', 'raw_value', 'country_type', 'iso'],
};
/** Columns that say how the tables were made and nothing of the subjects. */
const TECHNICAL: readonly string[] = [
  'id',
  'name_id',
  'dob_id',
  'resolution_method',
  'iso_available',
  'ofsi_group_id',
];

const NAME_TYPES: ReadonlyMap<string, NameType> = new Map<string, NameType>([
  ['primary', 'primary'],
  ['primary_variation', 'variation'],
  ['alias', 'alias'],
]);
const COUNTRY_TYPES: ReadonlyMap<string, CountryProperty> = new Map<string, CountryProperty>([
  ['birth', 'birthCountry'],
  ['nationality', 'nationality'],
  ['address', 'country'],
]);

/** Which of the five tables a header row belongs to. */
export function tableOf(headers: readonly string[]): TableName | undefined {
  const marks: Readonly<Record<TableName, string>> = {
    subjects: 'subject_type',
    names: 'name_type',
    dobs: 'dob_id',
    identifiers: 'identifier_type',
    countries: 'country_type',
  };
  return headers.includes('unique_id') ? TABLES.find((table) => headers.includes(marks[table])) : undefined;
}

type Cells = (column: string) => string;

/** Reads one of the five tables into the register. The subjects must be read first. */
export async function readSubjectTable(
  table: TableName,
  file: SourceFile,
  register: SubjectRegister,
  { limits, losses }: { limits: Limits; losses: LossCounter },
  refuse: (problem: ImportProblem) => void,
): Promise<void> {
  const { headers, rows } = await openTable(file, { kind: 'csv', limits, losses });
  const missing = COLUMNS[table].find((column) => !headers.includes(column));
  if (missing !== undefined) {
    await rows.return(undefined);
    throw new ForelandError({
      code: 'column-missing',
      message: `The table of ${table} has no column “${missing}”.`,
      remedy: 'Export the table again with all its columns.',
      place: { sheet: table, line: 1 },
    });
  }
  const other = headers.filter((header) => !COLUMNS[table].includes(header) && !TECHNICAL.includes(header));
  for await (const group of rows) {
    for (const row of group) {
      register.count();
      const place = { sheet: table, line: row.line };
      const problem = row.problem ?? [...(row.cellProblems?.values() ?? [])][0];
      if (problem) {
        refuse({ ...problem, place: { ...problem.place, ...place } });
        continue;
      }
      const cells: Cells = (column) => row.values[headers.indexOf(column)] ?? '';
      const found = readRow(table, cells, register, place, losses);
      if (found) refuse({ ...found, place: { ...place, ...found.place } });
      for (const column of other)
        if (cells(column) !== '')
          losses.add(`column ${clip(column)} of ${table}`, 'it is no part of the tables as they are known');
    }
  }
}

function readRow(
  table: TableName,
  cells: Cells,
  register: SubjectRegister,
  place: Place,
  losses: LossCounter,
): Refusal | undefined {
  const id = cells('unique_id').trim();
  if (table === 'subjects') return readSubject(id, cells, register, place);
  const subject = register.subjects.get(id);
  if (!subject)
    return bad(
      'subject-missing',
      `“${clip(id)}” is not in the table of subjects.`,
      'Give all tables of the same edition of the list.',
      { ...place, column: 'unique_id' },
    );
  switch (table) {
    case 'names':
      return readName(subject, cells, place);
    case 'dobs':
      return readBirth(subject, cells, place, losses);
    case 'identifiers':
      return readIdentifier(subject, cells, place);
    case 'countries': {
      const type = cells('country_type');
      const property = COUNTRY_TYPES.get(type);
      if (!property)
        return bad(
          'country-type',
          `“${clip(type)}” is no known type of country.`,
          `Use one of: ${[...COUNTRY_TYPES.keys()].join(', ')}.`,
          { ...place, column: 'country_type' },
        );
      return subject.country(property, cells('raw_value'), cells('iso'), place);
    }
  }
}

function readSubject(id: string, cells: Cells, register: SubjectRegister, place: Place): Refusal | undefined {
  const type = cells('subject_type');
  if (type !== 'individual' && type !== 'entity' && type !== 'ship')
    return bad(
      'subject-type',
      `“${clip(type)}” is no known type of subject.`,
      'Use individual, entity or ship.',
      { ...place, column: 'subject_type' },
    );
  if (id === '')
    return bad('record-id-missing', 'The subject has no unique id.', 'Fill in unique_id.', {
      ...place,
      column: 'unique_id',
    });
  if (register.subjects.has(id))
    return bad(
      'subject-duplicate',
      `The subject “${clip(id)}” is listed twice.`,
      'Remove one of the two rows.',
      { ...place, column: 'unique_id' },
    );
  const subject = new ListedSubject(
    id,
    type satisfies SubjectType,
    id.startsWith('GIM') ? IRREGULAR_MIGRATION : undefined,
    place,
  );
  for (const [column, property] of [
    ['date_designated', 'listingDate'],
    ['last_updated', 'modifiedAt'],
  ] as const) {
    const text = cells(column);
    if (text.trim() === '') continue;
    const read = listDate(text, { ...place, column });
    if ('problem' in read) return read.problem;
    subject.sanction(property, read.date, place, { original: text.trim() });
  }
  subject.sanction('authorityId', cells('ofsi_group_id'), place);
  subject.sanction('unscId', cells('un_reference_number'), place);
  register.subjects.set(id, subject);
  return undefined;
}

function readName(subject: ListedSubject, cells: Cells, place: Place): Refusal | undefined {
  const type = NAME_TYPES.get(cells('name_type'));
  if (!type)
    return bad(
      'name-type',
      `“${clip(cells('name_type'))}” is no known type of name.`,
      'Use primary, primary_variation or alias.',
      { ...place, column: 'name_type' },
    );
  if (cells('full_name').trim() === '')
    return bad('value-empty', 'The name is empty.', 'Fill in full_name.', { ...place, column: 'full_name' });
  subject.name(
    {
      type,
      weak: isWeak(cells('alias_strength')),
      full: cells('full_name'),
      first: cells('name_1').trim(),
      last: cells('name_6').trim(),
      middle: ['name_2', 'name_3', 'name_4', 'name_5'].map((column) => cells(column).trim()),
    },
    place,
  );
  return undefined;
}

/** The list calls broad or generic aliases low quality; older editions weak. */
export function isWeak(strength: string): boolean {
  return /\b(low|weak)\b/i.test(strength);
}

function readBirth(
  subject: ListedSubject,
  cells: Cells,
  place: Place,
  losses: LossCounter,
): Refusal | undefined {
  if (subject.type !== 'individual')
    return bad(
      'birth-date',
      'A date of birth is given for what is no person.',
      'Correct the type of the subject, or remove the row.',
      place,
    );
  if (cells('parse_issues').trim() !== '')
    losses.add(
      'dates of birth that were hard to read',
      'the table says so in parse_issues',
      `${subject.id} ${cells('parse_issues').trim()}`,
    );
  const year = cells('year').trim();
  const rest = [cells('month'), cells('day')]
    .map((part) => part.trim())
    .map((part) => (part === '' ? '' : part.padStart(2, '0')));
  const date = [year, ...rest]
    .slice(0, [year, ...rest].indexOf('') === -1 ? 3 : [year, ...rest].indexOf(''))
    .join('-');
  if (!isPartialDate(date))
    return bad(
      'value-date',
      `“${clip(date)}” is not an existing date.`,
      'Correct year, month and day; leave out what is not known.',
      { ...place, column: 'year' },
    );
  subject.own('birthDate', date, place);
  return undefined;
}

function readIdentifier(subject: ListedSubject, cells: Cells, place: Place): Refusal | undefined {
  const type = cells('identifier_type');
  const types: readonly IdentifierType[] = ['national', 'passport', 'business_registration_numbers', 'imo'];
  const known = types.find((candidate) => candidate === type);
  if (!known)
    return bad(
      'identifier-type',
      `“${clip(type)}” is no known type of identifier.`,
      `Use one of: ${types.join(', ')}.`,
      { ...place, column: 'identifier_type' },
    );
  if (cells('raw_value').trim() === '')
    return bad('value-empty', 'The identifier is empty.', 'Fill in raw_value.', {
      ...place,
      column: 'raw_value',
    });
  subject.identifier(known, cells('raw_value'), cells('additional_info'), place);
  return undefined;
}

function bad(code: string, message: string, remedy: string, place: Place): Refusal {
  return { code, message, remedy, place };
}
