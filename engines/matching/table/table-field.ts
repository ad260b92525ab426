import type { FieldKind, FieldSpec } from '../field.ts';

/** A row of a table: its id, and its cells by column; empty ones may be left out. */
export interface TableRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** A field of the comparison, and the columns that make it up, joined by spaces. */
export interface TableField extends FieldSpec {
  readonly columns: readonly string[];
}

/** One value for each field, or none where all its cells are empty. */
export function valuesOfRow({ cells }: TableRow, fields: readonly TableField[]): string[][] {
  return fields.map(({ columns }) => {
    let value = '';
    for (const column of columns) {
      // A row without the cell may still have what every object has, such as a constructor.
      const cell = Object.hasOwn(cells, column) ? (cells[column]?.trim() ?? '') : '';
      if (cell !== '') value = value === '' ? cell : `${value} ${cell}`;
    }
    return value === '' ? [] : [value];
  });
}

interface Guess {
  readonly field: string;
  readonly kind: FieldKind;
  readonly pattern: RegExp;
  readonly group?: string;
  readonly designBits?: number;
  readonly shared?: true;
}

/** What a column's name says in English, German, French or Dutch. The first that fits counts; several columns may make one field. */
const GUESSES: readonly Guess[] = [
  {
    field: 'name',
    kind: 'person-name',
    pattern:
      /^(full_?name|name|first_?name|given_?name|surname|last_?name|family_?name|middle_?name|vorname|nachname|nom|prénom|prenom|voornaam|achternaam)$/i,
  },
  {
    field: 'organisation',
    kind: 'organisation-name',
    pattern: /^(company|organi[sz]ation|firm|firma|société|societe|bedrijf)(_?name)?$/i,
  },
  {
    field: 'birth date',
    kind: 'date',
    pattern: /^(dob|birth_?date|date_of_birth|geburtsdatum|date_de_naissance|geboortedatum)$/i,
  },
  { field: 'e-mail', kind: 'identifier', pattern: /^e?_?-?mail(_?address)?$/i, designBits: 20 },
  {
    field: 'phone',
    kind: 'identifier',
    pattern: /^(tele)?(phone|fon|foon)(_?number)?$|^mobile$/i,
    designBits: 16,
    shared: true,
  },
  {
    field: 'document',
    kind: 'identifier',
    pattern: /(passport|soc_?sec|national_?id|id_?number|document|ausweis|iban|vat)/i,
    designBits: 20,
  },
  {
    field: 'post code',
    kind: 'code',
    pattern: /(post_?code|zip|plz|code_?postal|postcode)/i,
    group: 'place',
    shared: true,
  },
  {
    field: 'town',
    kind: 'words',
    pattern: /^(city|town|suburb|stadt|ort|ville|plaats|birth_?place)$/i,
    group: 'place',
    shared: true,
  },
  { field: 'house number', kind: 'category', pattern: /^(street|house)_?(number|no)$/i, shared: true },
  {
    field: 'address',
    kind: 'words',
    pattern: /^(address|street|strasse|straße|adresse|adres)$/i,
    shared: true,
  },
  { field: 'address 1', kind: 'words', pattern: /^address_?1$/i, shared: true },
  { field: 'address 2', kind: 'words', pattern: /^address_?2$/i, shared: true },
  {
    field: 'state',
    kind: 'category',
    pattern: /^(state|region|county|province)$/i,
    group: 'place',
    shared: true,
  },
  { field: 'occupation', kind: 'words', pattern: /^(occupation|profession|beruf|beroep)$/i },
];

/** Columns that describe a person without telling who it is; never compared unless asked for. */
const PASSED_OVER = /^(sex|gender|nationality|religion|ethnic\w*|race|language|cluster|label)$/i;

/** Fields for columns whose names are understood; others are left out. A full name beside its parts counts once. */
export function guessFields(columns: readonly string[]): TableField[] {
  const fields = new Map<string, { guess: Guess; columns: string[] }>();
  for (const column of columns) {
    if (PASSED_OVER.test(column)) continue;
    const guess = GUESSES.find(({ pattern }) => pattern.test(column));
    if (!guess) continue;
    const known = fields.get(guess.field);
    if (known) known.columns.push(column);
    else fields.set(guess.field, { guess, columns: [column] });
  }
  return [...fields.values()].map(({ guess, columns: among }) => {
    const parts = among.filter((column) => !/^(full_?)?name$/i.test(column));
    return {
      name: guess.field,
      kind: guess.kind,
      columns: guess.field === 'name' && parts.length > 1 ? parts : among,
      ...(guess.shared ? { shared: true as const } : {}),
      ...(guess.group === undefined ? {} : { group: guess.group }),
      ...(guess.designBits === undefined ? {} : { designBits: guess.designBits }),
    };
  });
}
