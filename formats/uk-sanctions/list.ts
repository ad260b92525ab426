import { ForelandError, isPartialDate } from '@foreland/model';
import type { ImportProblem, Place, Refusal } from '@foreland/model';
import type { Limits } from '../limits.ts';
import type { LossCounter } from '../loss.ts';
import type { SourceFile } from '../source.ts';
import { clip } from '../statement-checker.ts';
import { openTable } from '../tabular/table.ts';
import { ListedSubject, listDate } from './subject.ts';
import type { CountryProperty, NameType, SubjectRegister, SubjectType } from './subject.ts';
import { isWeak } from './tables.ts';

const TYPES: ReadonlyMap<string, SubjectType> = new Map<string, SubjectType>([
  ['individual', 'individual'],
  ['entity', 'entity'],
  ['ship', 'ship'],
]);
const NAME_TYPES: ReadonlyMap<string, NameType> = new Map<string, NameType>([
  ['primary name', 'primary'],
  ['primary name variation', 'variation'],
  ['alias', 'alias'],
]);
const COUNTRIES: readonly (readonly [column: string, property: CountryProperty])[] = [
  ['Address Country', 'country'],
  ['Country of birth', 'birthCountry'],
  ['Nationality(/ies)', 'nationality'],
  ['Current believed flag of ship', 'flag'],
  ['Previous flags', 'pastFlags'],
];
/** The column of the subject's type was renamed between editions. */
const TYPE_COLUMNS = ['Designation Type', 'Individual, Entity, Ship'] as const;
const REQUIRED = ['Unique ID', 'Name 6', 'Name type', 'Regime Name', 'Date Designated'] as const;

/** Columns that become one property of the subject, for the types of subject that have it. */
const PROPERTIES: readonly (readonly [column: string, property: string, types: string])[] = [
  ['Title', 'title', 'individual'],
  ['Position', 'position', 'individual'],
  ['Gender', 'gender', 'individual'],
  ['Town of birth', 'birthPlace', 'individual'],
  ['Phone number', 'phone', 'individual entity'],
  ['Website', 'website', 'individual entity'],
  ['Email address', 'email', 'individual entity'],
  ['Type of entity', 'legalForm', 'entity'],
  ['Other Information', 'notes', 'individual entity ship'],
  ['Type of ship', 'type', 'ship'],
  ['Tonnage of ship', 'tonnage', 'ship'],
  ['Year Built', 'buildDate', 'ship'],
];
const LOST: readonly (readonly [column: string, why: string])[] = [
  ['Non-latin script type', 'names are kept in their script, which says its own kind'],
  ['Subsidiaries', 'named without an id of their own'],
  ['Parent company', 'named without an id of its own'],
  ['Current owner/operator (s)', 'named without an id of their own'],
  ['Previous owner/operator (s)', 'named without an id of their own'],
  ['Length of ship', 'the vocabulary has no such property'],
  ['Hull identification number (HIN)', 'the vocabulary has no such property for vessels'],
];
/** Languages that the list names, as ISO 639-3 codes. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arabic: 'ara',
    persian: 'fas',
    farsi: 'fas',
    dari: 'prs',
    pashto: 'pus',
    urdu: 'urd',
    russian: 'rus',
    belarusian: 'bel',
    ukrainian: 'ukr',
    chinese: 'zho',
    korean: 'kor',
    burmese: 'mya',
    kurdish: 'kur',
    bengali: 'ben',
    hindi: 'hin',
    amharic: 'amh',
    serbian: 'srp',
    georgian: 'kat',
  }),
);

/** Where the header of the published list stands: some editions begin with a line naming the day of the report. */
export function listHeaderLine(head: string): number | undefined {
  const lines = head
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 5);
  const index = lines.findIndex((line) => /(^|,)"?Unique ID"?,/.test(line) && /,"?Name 6"?,/.test(line));
  return index === -1 ? undefined : index + 1;
}

type Cells = (column: string) => string;

/** Reads the UK Sanctions List as published: one wide CSV table, several rows for one subject. */
export async function readPublishedList(
  file: SourceFile,
  headerRow: number,
  register: SubjectRegister,
  { limits, losses }: { limits: Limits; losses: LossCounter },
  refuse: (problem: ImportProblem) => void,
): Promise<void> {
  const { headers, rows } = await openTable(file, { kind: 'csv', delimiter: ',', headerRow, limits, losses });
  const typeColumn = TYPE_COLUMNS.find((column) => headers.includes(column));
  const missing =
    REQUIRED.find((column) => !headers.includes(column)) ??
    (typeColumn === undefined ? TYPE_COLUMNS[0] : undefined);
  if (missing !== undefined || typeColumn === undefined) {
    await rows.return(undefined);
    throw new ForelandError({
      code: 'column-missing',
      message: `The list has no column “${missing ?? ''}”.`,
      remedy: 'Give the CSV form of the UK Sanctions List as it is published.',
      place: { line: headerRow },
    });
  }
  for await (const group of rows) {
    for (const row of group) {
      register.count();
      const problem = row.problem ?? [...(row.cellProblems?.values() ?? [])][0];
      if (problem) {
        refuse({ ...problem, place: { ...problem.place, line: row.line } });
        continue;
      }
      const cells: Cells = (column) => (row.values[headers.indexOf(column)] ?? '').trim();
      for (const found of readRow(cells, cells(typeColumn), register, { line: row.line }, losses))
        refuse(found);
    }
  }
}

function* readRow(
  cells: Cells,
  typeText: string,
  register: SubjectRegister,
  place: Place,
  losses: LossCounter,
): Generator<Refusal> {
  const id = cells('Unique ID');
  const type = TYPES.get(typeText.toLowerCase());
  if (id === '')
    return yield bad('record-id-missing', 'The row has no Unique ID.', 'Fill in Unique ID.', {
      ...place,
      column: 'Unique ID',
    });
  if (!type)
    return yield bad(
      'subject-type',
      `“${clip(typeText)}” is no known type of subject.`,
      'Use Individual, Entity or Ship.',
      place,
    );
  const nameType = NAME_TYPES.get(cells('Name type').toLowerCase());
  if (!nameType)
    return yield bad(
      'name-type',
      `“${clip(cells('Name type'))}” is no known type of name.`,
      'Use Primary Name, Primary Name Variation or Alias.',
      { ...place, column: 'Name type' },
    );
  let subject = register.subjects.get(id);
  if (subject && subject.type !== type)
    return yield bad(
      'record-schema-conflict',
      `“${clip(id)}” is of another type on an earlier row.`,
      'Correct the type of one of the rows.',
      place,
    );
  if (!subject) {
    subject = new ListedSubject(id, type, cells('Regime Name') || undefined, place);
    register.subjects.set(id, subject);
  }
  yield* readNames(subject, nameType, cells, place, losses);
  yield* readDates(subject, cells, place);
  yield* readRest(subject, cells, place, losses);
}

function* readNames(
  subject: ListedSubject,
  type: NameType,
  cells: Cells,
  place: Place,
  losses: LossCounter,
): Generator<Refusal> {
  const [first = '', ...middle] = [1, 2, 3, 4, 5].map((number) => cells(`Name ${number}`));
  const last = cells('Name 6');
  const full = [first, ...middle, last].filter((part) => part !== '').join(' ');
  if (full === '')
    yield bad('value-empty', 'The name is empty.', 'Fill in Name 6.', { ...place, column: 'Name 6' });
  else subject.name({ type, weak: isWeak(cells('Alias strength')), full, first, middle, last }, place);
  const script = cells('Name non-latin script');
  if (script === '') return;
  const spoken = cells('Non-latin script language');
  const language = LANGUAGES.get(spoken.toLowerCase());
  if (spoken !== '' && language === undefined)
    losses.add('languages of names', 'the language is not known by this name', spoken);
  subject.own('alias', script, place, language === undefined ? {} : { language });
}

function* readDates(subject: ListedSubject, cells: Cells, place: Place): Generator<Refusal> {
  for (const [column, property] of [
    ['Date Designated', 'listingDate'],
    ['Last Updated', 'modifiedAt'],
  ] as const) {
    const text = cells(column);
    if (text === '') continue;
    const read = listDate(text, { ...place, column });
    if ('problem' in read) yield read.problem;
    else subject.sanction(property, read.date, place, { original: text });
  }
  const birth = cells('D.O.B');
  if (birth === '') return;
  const date = birthDate(birth);
  if (date === undefined || subject.type !== 'individual')
    yield bad(
      'value-date',
      `“${clip(birth)}” is not an existing date of birth.`,
      'Write dd/MM/yyyy, with dd or mm where they are not known.',
      { ...place, column: 'D.O.B' },
    );
  else subject.own('birthDate', date, place, { original: birth });
}

/** `dd/mm/1962` and `00/00/1962` stand for a year, `dd/04/1962` for a month. */
function birthDate(text: string): string | undefined {
  const found = /^(dd|\d{1,2})\/(mm|\d{1,2})\/(\d{4})$/i.exec(text);
  if (!found) return isPartialDate(text) ? text : undefined;
  const [, day = '', month = '', year = ''] = found;
  const known = (part: string): boolean => /^\d+$/.test(part) && Number(part) > 0;
  const date = [
    year,
    ...(known(month) ? [month.padStart(2, '0'), ...(known(day) ? [day.padStart(2, '0')] : [])] : []),
  ].join('-');
  return isPartialDate(date) ? date : undefined;
}

function* readRest(
  subject: ListedSubject,
  cells: Cells,
  place: Place,
  losses: LossCounter,
): Generator<Refusal> {
  subject.sanction('authorityId', cells('OFSI Group ID'), place);
  subject.sanction('unscId', cells('UN Reference Number'), place);
  subject.sanction('reason', cells('UK Statement of Reasons'), place);
  for (const measure of cells('Sanctions Imposed').split('|')) subject.sanction('provisions', measure, place);
  for (const [column, property, types] of PROPERTIES) {
    if (cells(column) === '') continue;
    if (types.includes(subject.type)) subject.own(property, cells(column), place);
    else
      losses.add(`column ${column} for a ${subject.type}`, 'the vocabulary has no such property', subject.id);
  }
  const address = [1, 2, 3, 4, 5, 6]
    .map((number) => cells(`Address Line ${number}`))
    .concat(cells('Address Postal Code'))
    .filter((part) => part !== '');
  if (address.length > 0)
    subject.own('address', address.concat(cells('Address Country') || []).join(', '), place);
  for (const [column, property] of COUNTRIES) {
    const problem = subject.country(property, cells(column), '', { ...place, column });
    if (problem) yield problem;
  }
  subject.identifier(
    'national',
    cells('National Identifier number'),
    cells('National Identifier additional information'),
    place,
  );
  subject.identifier('passport', cells('Passport number'), cells('Passport additional information'), place);
  subject.identifier('business_registration_numbers', cells('Business registration number (s)'), '', place);
  subject.identifier('imo', cells('IMO number'), '', place);
  for (const [column, why] of LOST) if (cells(column) !== '') losses.add(`column ${column}`, why, subject.id);
}

function bad(code: string, message: string, remedy: string, place: Place): Refusal {
  return { code, message, remedy, place };
}
