import { fold } from '@foreland/model/text/index';
import { MAPPING_VERSION, parseMapping } from '../mapping.ts';
import type { Mapping, Transform } from '../mapping.ts';
import {
  COUNTRY_OF_WORDS,
  FIELDS,
  GRADING_NAMES,
  ID_NAMES,
  OBSERVED_NAMES,
  REFUSED_NAMES,
  SUBJECT_NAMES,
  SUBJECT_WORDS,
} from './fields.ts';
import type { Field } from './fields.ts';
import { guessDates, shapeOf } from './values.ts';
import type { ValueShape } from './values.ts';

/** Why a column was given a meaning, or none. Written for the person who decides. */
export interface GuessReason {
  readonly column: string;
  /** `Schema.property`, or what the column is used for; absent where it is not read. */
  readonly property?: string;
  readonly reason: string;
}

export interface MappingGuess {
  /** Absent where no column is recognised. */
  readonly mapping: Mapping | undefined;
  readonly reasons: readonly GuessReason[];
}

interface Column {
  readonly name: string;
  readonly key: string;
  readonly values: readonly string[];
}

const SCHEMAS: Readonly<Record<Field['entity'], string>> = {
  person: 'Person',
  organization: 'Organization',
  vehicle: 'Vehicle',
  vessel: 'Vessel',
  account: 'BankAccount',
  profile: 'UserAccount',
  equipment: 'Equipment',
};

const SHAPES: Readonly<
  Partial<
    Record<
      ValueShape,
      readonly [entity: Field['entity'], property: string, type: Field['type'], what: string]
    >
  >
> = {
  iban: ['account', 'iban', 'text', 'IBANs with valid check digits'],
  email: ['person', 'email', 'text', 'e-mail addresses'],
  phone: ['person', 'phone', 'phone', 'international telephone numbers'],
  ip: ['profile', 'ipAddress', 'text', 'IP addresses'],
};

type PropertyDraft = Record<string, unknown> & {
  property: string;
  from: { column: string } | { entity: string } | { columns: string[] };
};
type EntityDraft = {
  key: string;
  schema: string;
  id: object;
  properties: PropertyDraft[];
  [member: string]: unknown;
};

/**
 * Proposes a mapping from column names in English, French, German and Dutch and from sample values. Every
 * choice comes with its reason, and so does every column that is not read. A proposal is for a person to
 * correct: it is never used unseen.
 */
export function guessMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  source: Partial<Mapping['source']> = {},
): MappingGuess {
  const columns = headers
    .map((name, index) => ({
      name,
      key: fold(name).replaceAll(' ', ''),
      values: sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== ''),
    }))
    .filter(({ name }, index) => name !== '' && headers.indexOf(name) === index);
  return new Guess(columns, source).result();
}

class Guess {
  readonly #columns: readonly Column[];
  readonly #source: Partial<Mapping['source']>;
  readonly #reasons: GuessReason[] = [];
  readonly #entities = new Map<string, EntityDraft>();
  readonly #taken = new Set<string>();
  readonly #country: string;

  constructor(columns: readonly Column[], source: Partial<Mapping['source']>) {
    this.#columns = columns;
    this.#source = source;
    this.#country = countryOf(columns);
  }

  result(): MappingGuess {
    const id = this.#columns.find(
      ({ key, values }) =>
        ID_NAMES.includes(key) && values.length > 0 && new Set(values).size === values.length,
    );
    const subject = this.#subject();
    const grading = this.#grading();
    for (const column of this.#columns)
      if (column !== id && !this.#taken.has(column.name)) this.#column(column);
    const main = ['person', 'organization', 'vessel', 'vehicle', 'equipment', 'account', 'profile']
      .map((key) => this.#entities.get(key))
      .find((entity) => entity !== undefined);
    if (!main) return { mapping: undefined, reasons: this.#rest(undefined) };
    this.#joinNames();
    this.#identify(main, id);
    if (subject && main.key === 'person') main['subject'] = subject;
    for (const entity of this.#entities.values()) if (grading) entity['grading'] = grading;
    this.#observed();
    this.#link(main);
    const mapping = parseMapping({
      version: MAPPING_VERSION,
      source: this.#source,
      entities: [...this.#entities.values()],
    });
    return { mapping, reasons: this.#rest(id) };
  }

  #column({ name, key, values }: Column): void {
    if (REFUSED_NAMES.includes(key))
      return this.#reason(name, undefined, 'special categories of personal data and secrets are not stored');
    const field = this.#field(key);
    const shape = shapeOf(values);
    if (field)
      return this.#use(
        name,
        values,
        field,
        `the column name means ${field.property} in one of the four languages`,
      );
    const shaped = shape && SHAPES[shape];
    if (shaped)
      this.#use(
        name,
        values,
        { entity: shaped[0], property: shaped[1], type: shaped[2], names: '' },
        `all sample values are ${shaped[3]}`,
      );
  }

  /** With a column of first names, `nom`, `Name` and `naam` mean the family name. */
  #field(key: string): Field | undefined {
    const has = (property: string): boolean =>
      this.#columns.some((column) =>
        FIELDS.some((field) => field.property === property && field.names.split('|').includes(column.key)),
      );
    if (['nom', 'name', 'naam'].includes(key) && has('firstName') && !has('lastName'))
      return FIELDS.find(({ property }) => property === 'lastName');
    return FIELDS.find(({ names }) => names.split('|').includes(key));
  }

  #use(column: string, values: readonly string[], field: Field, because: string): void {
    const { transforms, note, fits } = this.#transforms(field, values);
    if (!fits) return this.#reason(column, undefined, `${because}, but ${note}`);
    let entity = this.#entities.get(field.entity);
    if (!entity) {
      entity = { key: field.entity, schema: SCHEMAS[field.entity], id: {}, properties: [] };
      this.#entities.set(field.entity, entity);
    }
    const split = values.some((value) => value.includes(';'))
      ? ';'
      : values.some((value) => value.includes('|'))
        ? '|'
        : undefined;
    entity.properties.push({
      property: field.property,
      from: { column },
      transforms,
      ...(split !== undefined && { split }),
    });
    this.#taken.add(column);
    this.#reason(column, `${entity.schema}.${field.property}`, note === '' ? because : `${because}; ${note}`);
  }

  #transforms(
    { type }: Field,
    values: readonly string[],
  ): { transforms: Transform[]; note: string; fits: boolean } {
    if (type === 'date') {
      const dates = guessDates(values);
      if (!dates)
        return { transforms: [], note: 'some sample values are no dates', fits: values.length === 0 };
      const notes = [
        dates.ambiguous
          ? 'day and month could be the other way round: check'
          : dates.formats.length > 0 && `dates are written ${dates.formats.join(' or ')}`,
        dates.unread > 0 && 'some sample values are no dates',
      ].filter((note) => note !== false);
      return {
        transforms: dates.formats.length > 0 ? [{ type: 'date', formats: [...dates.formats] }] : [],
        note: notes.join('; '),
        fits: true,
      };
    }
    if (type === 'country') return { transforms: [{ type: 'country' }], note: '', fits: true };
    if (type === 'phone')
      return {
        transforms: [{ type: 'phone', country: this.#country }],
        note: `national numbers are read as ${this.#country}: check`,
        fits: true,
      };
    if (type === 'number')
      return {
        transforms: [
          { type: 'number', decimal: values.some((value) => /,\d{1,2}$/.test(value)) ? ',' : '.' },
        ],
        note: '',
        fits: true,
      };
    return { transforms: [{ type: 'trim' }], note: '', fits: true };
  }

  #subject(): object | undefined {
    for (const { name, key, values } of this.#columns) {
      if (!SUBJECT_NAMES.includes(key) || values.length === 0) continue;
      const table = Object.fromEntries(
        values.map((value) => [
          value,
          Object.hasOwn(SUBJECT_WORDS, fold(value)) ? SUBJECT_WORDS[fold(value)] : undefined,
        ]),
      );
      if (Object.values(table).includes(undefined)) continue;
      this.#taken.add(name);
      this.#reason(name, 'legal category', 'all sample values are legal categories of persons');
      return { column: name, table: { ...everyWord(name, this.#columns), ...table } };
    }
    return undefined;
  }

  #grading(): object | undefined {
    for (const { name, key, values } of this.#columns) {
      const shape = shapeOf(values);
      if (shape !== 'grading' && (shape !== 'grading-4x4' || !GRADING_NAMES.includes(key))) continue;
      this.#taken.add(name);
      this.#reason(
        name,
        'grading',
        shape === 'grading'
          ? 'all sample values are grades of a known scheme'
          : 'all sample values are Europol 4x4 grades',
      );
      if (shape === 'grading') return { column: name };
      const pairs = [...'ABCX'].flatMap((a) => [...'1234'].map((b) => [`${a}${b}`, `4x4/${a}/${b}`]));
      return { column: name, table: Object.fromEntries(pairs) };
    }
    return undefined;
  }

  #observed(): void {
    const column = this.#columns.find(
      ({ name, key, values }) => OBSERVED_NAMES.includes(key) && !this.#taken.has(name) && guessDates(values),
    );
    const dates = column && guessDates(column.values);
    if (!column || !dates) return;
    for (const entity of this.#entities.values())
      entity['observedFrom'] = { column: column.name, formats: [...dates.formats] };
    this.#taken.add(column.name);
    this.#reason(
      column.name,
      'observed from',
      dates.ambiguous
        ? 'sample values are dates; day and month could be the other way round: check'
        : 'sample values are dates of observation',
    );
  }

  /** A name in parts is also kept whole, as searches and matching read it. */
  #joinNames(): void {
    const person = this.#entities.get('person');
    const part = (property: string): string | undefined => {
      const from = person?.properties.find((known) => known.property === property)?.from;
      return from && 'column' in from ? from.column : undefined;
    };
    const columns = ['firstName', 'middleName', 'lastName']
      .map(part)
      .filter((column) => column !== undefined);
    if (!person || part('name') !== undefined || columns.length === 0) return;
    person.properties.unshift({ property: 'name', from: { columns }, transforms: [{ type: 'trim' }] });
    this.#reason(columns.join(' + '), 'Person.name', 'the parts of the name are joined');
  }

  #identify(main: EntityDraft, id: Column | undefined): void {
    if (id) {
      main.id = { columns: [id.name] };
      this.#reason(id.name, 'record id', 'its name means an id, and every sample value is different');
    }
    for (const entity of this.#entities.values()) {
      if (entity === main && id) continue;
      const content = entity.properties.flatMap(({ from }) => ('column' in from ? [from.column] : []));
      entity.id = { content, prefix: `${entity.key}-` };
    }
  }

  /** What stands beside a person or an organisation in a row is theirs, until somebody says otherwise. */
  #link(main: EntityDraft): void {
    if (main.key !== 'person' && main.key !== 'organization') return;
    for (const entity of this.#entities.values()) {
      if (entity.key === 'vehicle' || entity.key === 'vessel' || entity.key === 'profile')
        entity.properties.push({ property: 'owner', from: { entity: main.key } });
      if (entity.key === 'equipment')
        entity.properties.push({ property: 'holder', from: { entity: main.key } });
      if (entity.key !== 'account') continue;
      this.#entities.set('ownership', {
        key: 'ownership',
        schema: 'Ownership',
        id: { content: [...idColumns(main), ...idColumns(entity)], prefix: 'ownership-' },
        properties: [
          { property: 'owner', from: { entity: main.key } },
          { property: 'asset', from: { entity: entity.key } },
        ],
      });
    }
  }

  #rest(id: Column | undefined): readonly GuessReason[] {
    const said = new Set(this.#reasons.map(({ column }) => column));
    const rest = this.#columns.filter(({ name }) => name !== id?.name && !said.has(name));
    return [
      ...this.#reasons,
      ...rest.map(({ name }) => ({ column: name, reason: 'neither its name nor its values are recognised' })),
    ];
  }

  #reason(column: string, property: string | undefined, reason: string): void {
    this.#reasons.push({ column, reason, ...(property !== undefined && { property }) });
  }
}

function idColumns({ id }: EntityDraft): string[] {
  const { columns, content } = id as { columns?: string[]; content?: string[] };
  return columns ?? content ?? [];
}

/** Every known word in the spelling of the sample, so that a row beyond the sample is read too. */
function everyWord(name: string, columns: readonly Column[]): Record<string, string> {
  const capital =
    columns.find((column) => column.name === name)?.values.some((value) => /^\p{Lu}\p{Ll}/u.test(value)) ??
    false;
  return Object.fromEntries(
    Object.entries(SUBJECT_WORDS).map(([word, subject]) => [
      capital ? `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}` : word,
      subject,
    ]),
  );
}

function countryOf(columns: readonly Column[]): string {
  const names = columns.map(({ name }) => fold(name));
  const scores = Object.entries(COUNTRY_OF_WORDS).map(
    ([country, words]) => [country, names.filter((name) => words.includes(name)).length] as const,
  );
  return scores.reduce((best, next) => (next[1] > best[1] ? next : best), ['GB', 0] as const)[0];
}
