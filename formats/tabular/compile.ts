import { SUBJECTS, findProperty, findSchema } from '@foreland/model';
import type { Label, Refusal } from '@foreland/model';
import { clip, gradingProblem, propertyProblem } from '../statement-checker.ts';
import { compileDateFormat } from './date-format.ts';
import type { DateFormat } from './date-format.ts';
import { mappingId } from './mapping.ts';
import type { Choice, EntityTemplate, Mapping, PropertyTemplate } from './mapping.ts';
import { compileTransform } from './transform.ts';
import type { TextTransform } from './transform.ts';

/** A mapping made ready for one table: columns are positions, transforms are functions. */
export interface CompiledMapping {
  readonly id: string;
  readonly headers: readonly string[];
  readonly entities: readonly CompiledEntity[];
  /** Positions of columns that nothing reads. */
  readonly unread: readonly number[];
}

export interface CompiledEntity {
  readonly template: EntityTemplate;
  readonly idColumns: readonly number[];
  readonly properties: readonly CompiledProperty[];
  readonly subject: CompiledChoice | undefined;
  readonly grading: CompiledChoice | undefined;
  readonly observedFrom: CompiledDay | undefined;
  readonly observedTo: CompiledDay | undefined;
}

export type CompiledChoice =
  | { readonly constant: string }
  | { readonly column: number; readonly table: Readonly<Record<string, string>> | undefined };

export interface CompiledDay {
  readonly column: number;
  readonly formats: readonly DateFormat[];
}

export interface CompiledProperty {
  readonly template: PropertyTemplate;
  /** Columns the value is made of; empty for constants and links within the row. */
  readonly columns: readonly number[];
  readonly transforms: readonly TextTransform[];
  readonly language: CompiledChoice | undefined;
}

export type Compilation =
  | { readonly ok: true; readonly compiled: CompiledMapping }
  | { readonly ok: false; readonly problems: readonly Refusal[] };

/**
 * Fits a mapping to the vocabulary and to a table. What is wrong with a whole column or template is said
 * here once, and not again for each row.
 */
export function compileMapping(
  mapping: Mapping,
  headers: readonly string[],
  labels: Readonly<Record<string, Label>> = {},
): Compilation {
  const compiler = new Compiler(mapping, headers, labels);
  const entities = mapping.entities.map((entity, index) => compiler.entity(entity, `entities[${index}]`));
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems };
  const unread = headers.map((_, index) => index).filter((index) => !compiler.read.has(index));
  return { ok: true, compiled: { id: mappingId(mapping), headers, entities, unread } };
}

class Compiler {
  readonly problems: Refusal[] = [];
  readonly read = new Set<number>();
  readonly #mapping: Mapping;
  readonly #headers: readonly string[];
  readonly #labels: Readonly<Record<string, Label>>;
  readonly #keys = new Set<string>();

  constructor(mapping: Mapping, headers: readonly string[], labels: Readonly<Record<string, Label>>) {
    this.#mapping = mapping;
    this.#headers = headers;
    this.#labels = labels;
  }

  entity(template: EntityTemplate, path: string): CompiledEntity {
    if (this.#keys.has(template.key))
      this.#problem(
        'mapping-key-duplicate',
        `Two templates have the key “${template.key}”.`,
        'Give each template its own key.',
        `${path}.key`,
      );
    this.#keys.add(template.key);
    const schema = findSchema(template.schema);
    if (!schema || schema.abstract)
      this.#problem(
        'schema-unknown',
        `There is no schema “${clip(template.schema)}” that a record may have.`,
        'Use a FollowTheMoney schema or one of Foreland’s own.',
        `${path}.schema`,
      );
    this.#label(template.label, `${path}.label`);
    return {
      template,
      subject: this.#choice(template.subject, `${path}.subject`, subjectProblem),
      grading: this.#choice(template.grading, `${path}.grading`, gradingProblem),
      observedFrom: this.#day(template.observedFrom, `${path}.observedFrom`),
      observedTo: this.#day(template.observedTo, `${path}.observedTo`),
      idColumns: this.#columns(
        'columns' in template.id ? template.id.columns : template.id.content,
        `${path}.id`,
      ),
      properties: template.properties.map((property, index) =>
        this.#property(template, property, `${path}.properties[${index}]`),
      ),
    };
  }

  #property(entity: EntityTemplate, template: PropertyTemplate, path: string): CompiledProperty {
    if (findSchema(entity.schema)) this.#vocabulary(entity.schema, template, path);
    this.#label(template.label, `${path}.label`);
    const { from } = template;
    const columns = 'column' in from ? [from.column] : 'columns' in from ? from.columns : [];
    const sound = template.transforms.filter(
      (transform) =>
        transform.type !== 'date' || this.#formats(transform.formats, `${path}.transforms`) !== undefined,
    );
    return {
      template,
      columns: this.#columns(columns, path),
      transforms: sound.map(compileTransform),
      language: this.#choice(template.language, `${path}.language`, languageProblem),
    };
  }

  #vocabulary(schema: string, { property, from }: PropertyTemplate, path: string): void {
    const known = propertyProblem(schema, property);
    if (known === 'disabled') {
      this.#problem(
        'property-disabled',
        `Foreland does not store “${clip(property)}”.`,
        'Take it out of the mapping: special categories of personal data and secrets are refused on purpose.',
        `${path}.property`,
      );
      return;
    }
    if (known === 'unknown') {
      this.#problem(
        'property-unknown',
        `${schema} has no property “${clip(property)}”.`,
        'Choose a property of the schema.',
        `${path}.property`,
      );
      return;
    }
    const isLink = findProperty(schema, property)?.type.name === 'entity';
    const target = 'entity' in from ? from.entity : 'recordOf' in from ? from.recordOf : undefined;
    if (target === undefined) return;
    const other = this.#mapping.entities.find(({ key }) => key === target);
    if (!other)
      this.#problem(
        'mapping-link',
        `There is no template “${target}” to point to.`,
        'Point to the key of another template.',
        `${path}.from`,
      );
    else if (!isLink)
      this.#problem(
        'mapping-link',
        `“${property}” holds text and cannot point to a record.`,
        'Choose a property that points to records, such as owner or asset.',
        `${path}.property`,
      );
    else {
      const range = findProperty(schema, property)?.getRange();
      const otherSchema = findSchema(other.schema);
      if (range && otherSchema && !otherSchema.isA(range) && !range.isA(otherSchema)) {
        this.#problem(
          'mapping-link',
          `“${property}” points to ${range.name} records, but “${target}” makes ${other.schema} records.`,
          'Point to another template.',
          `${path}.from`,
        );
      }
    }
  }

  #columns(names: readonly string[], path: string): number[] {
    return names.map((name) => {
      const index = this.#headers.indexOf(name);
      if (index === -1) {
        this.#problem(
          'column-missing',
          `The table has no column “${clip(name)}”.`,
          `Choose one of: ${this.#headers.slice(0, 20).map(clip).join(', ')}.`,
          path,
        );
      } else if (this.#headers.indexOf(name, index + 1) !== -1) {
        this.#problem(
          'column-ambiguous',
          `The table has several columns “${clip(name)}”.`,
          'Give every column its own name in the source.',
          path,
        );
      }
      this.read.add(index);
      return index;
    });
  }

  #day(day: EntityTemplate['observedFrom'], path: string): CompiledDay | undefined {
    if (!day) return undefined;
    const [column = -1] = this.#columns([day.column], path);
    return { column, formats: this.#formats(day.formats, path) ?? [] };
  }

  #formats(formats: readonly string[], path: string): readonly DateFormat[] | undefined {
    const compiled = formats.map(compileDateFormat);
    if (compiled.every((format) => format !== undefined)) return compiled;
    this.#problem(
      'mapping-date-format',
      `“${formats[compiled.indexOf(undefined)] ?? ''}” is not a date format.`,
      'Use d, dd, M, MM, MMM, MMMM, yy and yyyy with any signs between, such as dd/MM/yyyy.',
      path,
    );
    return undefined;
  }

  #choice(
    choice: Choice | undefined,
    path: string,
    check: (value: string) => Refusal | undefined,
  ): CompiledChoice | undefined {
    if (!choice) return undefined;
    for (const value of 'constant' in choice ? [choice.constant] : Object.values(choice.table ?? {})) {
      const problem = check(value);
      if (problem) this.#problem(problem.code, problem.message, problem.remedy, path);
    }
    if ('constant' in choice) return choice;
    const [column = -1] = this.#columns([choice.column], path);
    return { column, table: choice.table };
  }

  #label(name: string | undefined, path: string): void {
    if (name === undefined || Object.hasOwn(this.#labels, name)) return;
    this.#problem(
      'label-unknown',
      `No label is called “${name}”.`,
      'Offer the label with the import, or take the choice out of the mapping.',
      path,
    );
  }

  #problem(code: string, message: string, remedy: string, path: string): void {
    this.problems.push({ code, message, remedy, place: { path } });
  }
}

export function subjectProblem(value: string): Refusal | undefined {
  if (SUBJECTS.some((subject) => subject === value)) return undefined;
  return {
    code: 'subject-unknown',
    message: `“${clip(value)}” is not a legal category of persons.`,
    remedy: `Use one of: ${SUBJECTS.join(', ')}.`,
  };
}

function languageProblem(value: string): Refusal | undefined {
  if (/^[a-z]{2,3}$/.test(value)) return undefined;
  return {
    code: 'language-unknown',
    message: `“${clip(value)}” is not a language code.`,
    remedy: 'Use an ISO 639 code such as en, fr, ar or kmr.',
  };
}
