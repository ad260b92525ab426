import { FIELD_KINDS, guessFields } from '@foreland/matching/table';
import type { FieldKind, TableField } from '@foreland/matching/table';
import { ForelandError } from '@foreland/model';

/** What a field may be called without saying its kind, and a column that the engine would take for it. */
const MEANINGS: Readonly<Record<string, string>> = {
  name: 'name',
  organisation: 'company',
  date: 'date_of_birth',
  phone: 'phone',
  email: 'email',
  document: 'passport',
  postcode: 'postcode',
  town: 'town',
  address: 'address',
  occupation: 'occupation',
};

/**
 * Fields as they were asked for, such as `name=first_name+surname`, `date=dob` or `unit:category=regiment`; guessed
 * from the names of the columns where none are.
 * @throws ForelandError `fields-unusable`, `column-unknown`, `fields-unknown`
 */
export function chosenFields(columns: readonly string[], asked: readonly string[]): TableField[] {
  if (asked.length > 0) {
    const fields = asked.map((text) => fieldOf(text, columns));
    const repeated = fields.find(({ name }, at) => fields.findIndex((field) => field.name === name) !== at);
    if (repeated === undefined) return fields;
    throw new ForelandError({
      code: 'fields-unusable',
      message: `Two fields are called “${repeated.name}”.`,
      remedy:
        'Put their columns together with +, or say another name and its kind, such as second:date=issued.',
    });
  }
  const guessed = guessFields(columns);
  if (guessed.length > 0) return guessed;
  throw new ForelandError({
    code: 'fields-unknown',
    message: `None of the columns is understood: ${listed(columns)}.`,
    remedy: 'Say which to compare with --fields, such as name=first_name+surname,date=dob.',
  });
}

function fieldOf(text: string, columns: readonly string[]): TableField {
  const [, key = '', stated, list = ''] = /^([^:=]+)(?::([^=]*))?=(.+)$/.exec(text.trim()) ?? [];
  if (key === '')
    throw new ForelandError({
      code: 'fields-unusable',
      message: `“${text}” does not say which columns make up a field.`,
      remedy: 'Write the field, =, and its columns with + between them, such as name=first_name+surname.',
    });
  const chosen = list.split('+').map((name) => columnOf(name.trim(), columns));
  const meaning = MEANINGS[key];
  const [known] = meaning === undefined ? [] : guessFields([meaning]);
  if (stated === undefined && known) return { ...known, columns: chosen };
  const kind = FIELD_KINDS.find((each) => each === stated);
  if (kind !== undefined) return { name: key, kind, columns: chosen };
  throw new ForelandError({
    code: 'fields-unusable',
    message:
      stated === undefined
        ? `What kind of field “${key}” is, is not known.`
        : `There is no kind “${stated}”.`,
    remedy: `Use one of ${Object.keys(MEANINGS).join(', ')}, or say a kind, such as ${key}:${'category' satisfies FieldKind}=…; kinds are ${FIELD_KINDS.join(', ')}.`,
  });
}

function columnOf(name: string, columns: readonly string[]): string {
  if (columns.includes(name)) return name;
  throw new ForelandError({
    code: 'column-unknown',
    message: `The table has no column “${name}”.`,
    remedy: `Its columns are ${listed(columns)}.`,
  });
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 30).map((column) => (column === '' ? '(without a name)' : column));
  return `${shown.join(', ')}${columns.length > shown.length ? ` and ${columns.length - shown.length} more` : ''}`;
}
