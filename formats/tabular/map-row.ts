import { SUBJECTS, findSchema, isProtectedSubject } from '@foreland/model';
import type { Label, Partner, Place, Refusal, Subject } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import type { LossCounter } from '../loss.ts';
import { errorEvent } from '../reading.ts';
import type { StatementChecker } from '../statement-checker.ts';
import { clip, gradingProblem } from '../statement-checker.ts';
import { protectedLabel, statedSubject } from '../subject.ts';
import type {
  CompiledChoice,
  CompiledDay,
  CompiledEntity,
  CompiledMapping,
  CompiledProperty,
} from './compile.ts';
import { parseDate } from './date-format.ts';
import { templateRecordId } from './record-id.ts';
import { columnLetters } from './row.ts';
import type { TableRow } from './row.ts';

export interface MappingContext {
  readonly partner: Partner;
  readonly label: Label;
  readonly labels: Readonly<Record<string, Label>>;
  /** Grade for templates that choose none; none where empty. */
  readonly grading: string;
  /** Legal category for persons whose template chooses none. */
  readonly subject: Subject | undefined;
  readonly sheet?: string;
  readonly checker: StatementChecker;
  readonly losses: LossCounter;
}

interface Piece {
  readonly text: string;
  readonly original: string;
}

/** What every statement of one entity in one row has in common. */
interface EntityFacts {
  readonly record: string;
  readonly subject: Subject | undefined;
  readonly grading: string | undefined;
  readonly observedFrom: string | undefined;
  readonly observedTo: string | undefined;
  readonly locator: string;
}

/** Records remembered to report an id that stands on several rows. */
const REMEMBERED = 100_000;

/**
 * Makes the statements of rows. A row with any error gives its errors and no statement: what is stored of a
 * row is the whole row.
 */
export class RowMapper {
  readonly #mapping: CompiledMapping;
  readonly #context: MappingContext;
  #rowOfRecord = new Map<string, number>();

  constructor(mapping: CompiledMapping, context: MappingContext) {
    this.#mapping = mapping;
    this.#context = context;
  }

  map(row: TableRow): readonly ImportEvent[] {
    const { losses, sheet } = this.#context;
    if (row.problem)
      return [
        errorEvent({
          ...row.problem,
          place: { ...row.problem.place, ...(sheet !== undefined && { sheet }) },
        }),
      ];
    if (row.values.every((value) => value.trim() === '')) {
      losses.add('empty rows', 'a row without any text says nothing', `row ${row.line}`);
      return [];
    }
    for (const index of this.#mapping.unread) {
      if ((row.values[index] ?? '').trim() !== '')
        losses.add(`column ${this.#column(index)}`, 'the mapping does not read it');
    }
    return new MappedRow(
      row,
      this.#mapping,
      this.#context,
      (index) => this.#column(index),
      (record) => this.#remember(record, row.line),
    ).events();
  }

  #column(index: number): string {
    return this.#mapping.headers[index] || columnLetters(index);
  }

  #remember(record: string, line: number): void {
    const earlier = this.#rowOfRecord.get(record);
    if (earlier !== undefined && earlier !== line) {
      this.#context.losses.add(
        'record ids on several rows',
        'the rows become one record; check that the id column names one thing only',
        `${record} on rows ${earlier} and ${line}`,
      );
    }
    if (this.#rowOfRecord.size >= REMEMBERED) this.#rowOfRecord = new Map();
    this.#rowOfRecord.set(record, line);
  }
}

class MappedRow {
  readonly #row: TableRow;
  readonly #entities: readonly CompiledEntity[];
  readonly #context: MappingContext;
  readonly #columnName: (index: number) => string;
  readonly #remember: (record: string) => void;
  readonly #records = new Map<string, string>();
  readonly #subjects = new Map<string, Subject>();
  readonly #errors: ImportEvent[] = [];
  readonly #statements: ImportEvent[] = [];
  #protected = false;

  constructor(
    row: TableRow,
    mapping: CompiledMapping,
    context: MappingContext,
    columnName: (index: number) => string,
    remember: (record: string) => void,
  ) {
    this.#row = row;
    this.#entities = mapping.entities;
    this.#context = context;
    this.#columnName = columnName;
    this.#remember = remember;
  }

  events(): readonly ImportEvent[] {
    const present = this.#entities.filter((entity) => this.#identify(entity));
    for (const entity of present) this.#categorise(entity);
    for (const entity of present) if (this.#isComplete(entity)) this.#describe(entity);
    if (this.#errors.length > 0) return this.#errors;
    if (this.#statements.length === 0)
      this.#error({
        code: 'row-without-content',
        message: 'The mapping finds nothing in this row.',
        remedy: 'Fill in the id column, or map the columns that hold text.',
      });
    return this.#errors.length > 0 ? this.#errors : this.#statements;
  }

  /** Does the row hold this entity? Remembers its record, to which other templates may point. */
  #identify(entity: CompiledEntity): boolean {
    const { template } = entity;
    const texts = entity.idColumns.map((index) => this.#cell(index));
    const record = templateRecordId(this.#context.partner, template, texts);
    if (record !== undefined) {
      this.#records.set(template.key, record);
      if ('columns' in template.id) this.#remember(record);
      return true;
    }
    const filled = entity.properties
      .flatMap(({ columns }) => columns)
      .find((index) => this.#cell(index) !== '');
    if (filled !== undefined) {
      this.#error(
        {
          code: 'record-id-missing',
          message: `The row describes a ${template.schema}, but its id is empty.`,
          remedy: 'Fill in the id column, or let the mapping make the id from other columns.',
        },
        entity.idColumns[0],
      );
    }
    return false;
  }

  #categorise({ template, subject: choice }: CompiledEntity): void {
    const chosen = this.#choose(choice);
    if (chosen === undefined) return;
    const subject = SUBJECTS.find((known) => known === chosen.text);
    if (subject === undefined) {
      this.#error(
        {
          code: 'subject-unknown',
          message: `“${clip(chosen.text)}” is not a legal category of persons.`,
          remedy: `Use one of: ${SUBJECTS.join(', ')}; or give the mapping a table.`,
        },
        chosen.column,
      );
      return;
    }
    this.#subjects.set(template.key, subject);
    this.#protected ||= isProtectedSubject(subject);
  }

  /** A link with only one end says nothing, and is not made. */
  #isComplete({ template }: CompiledEntity): boolean {
    const edge = findSchema(template.schema)?.edge;
    if (!edge) return true;
    const open = template.properties.some(
      ({ property, from }) =>
        'entity' in from &&
        !this.#records.has(from.entity) &&
        (property === edge.source || property === edge.target),
    );
    if (open)
      this.#context.losses.add(
        `links without an end (${template.key})`,
        'the row names only one end',
        `row ${this.#row.line}`,
      );
    return !open;
  }

  #describe(entity: CompiledEntity): void {
    const { template } = entity;
    const record = this.#records.get(template.key) ?? '';
    const { grading, subject, losses } = this.#context;
    const grade = this.#grade(entity.grading) ?? grading;
    const facts: EntityFacts = {
      record,
      subject: this.#subjects.get(template.key) ?? statedSubject(template.schema, subject, losses, record),
      grading: grade === '' ? undefined : grade,
      observedFrom: this.#day(entity.observedFrom),
      observedTo: this.#day(entity.observedTo),
      locator: this.#locator(),
    };
    for (const property of entity.properties) this.#fill(entity, property, facts);
  }

  #fill({ template }: CompiledEntity, compiled: CompiledProperty, facts: EntityFacts): void {
    const { template: property, columns } = compiled;
    const { labels, checker } = this.#context;
    const chosen = property.label ?? template.label;
    const base = chosen === undefined ? this.#context.label : (labels[chosen] ?? this.#context.label);
    const label = this.#protected || isProtectedSubject(this.#context.subject) ? protectedLabel(base) : base;
    const spoken = this.#choose(compiled.language)?.text;
    for (const { text, original } of this.#pieces(compiled)) {
      const checked = checker.check({
        record: facts.record,
        schema: template.schema,
        property: property.property,
        value: text,
        original: original === text ? undefined : original,
        language: spoken,
        label,
        kind: property.kind ?? template.kind,
        subject: facts.subject,
        grading: facts.grading,
        observedFrom: facts.observedFrom,
        observedTo: facts.observedTo,
        locator: facts.locator,
      });
      if (checked.ok)
        this.#statements.push({
          type: 'statement',
          statement: checked.statement,
          place: this.#place(columns[0]),
        });
      else this.#error(checked.problem, columns[0]);
    }
  }

  #pieces(property: CompiledProperty): readonly Piece[] {
    const { from, split } = property.template;
    const pieces: Piece[] = [];
    for (const text of split === undefined ? [this.#source(property)] : this.#source(property).split(split)) {
      const original = text.trim();
      if (original === '') continue;
      if ('entity' in from || 'recordOf' in from) pieces.push({ text: original, original });
      else this.#transform(property, original, pieces);
    }
    return pieces;
  }

  #source({ template: { from }, columns }: CompiledProperty): string {
    if ('constant' in from) return from.constant;
    if ('entity' in from) return this.#records.get(from.entity) ?? '';
    const cells = columns.map((index) => this.#cell(index));
    if ('recordOf' in from) {
      const target = this.#entities.find(({ template }) => template.key === from.recordOf);
      return (target && templateRecordId(this.#context.partner, target.template, cells)) ?? '';
    }
    return cells.filter((cell) => cell !== '').join('separator' in from ? from.separator : '');
  }

  #transform({ transforms, columns }: CompiledProperty, original: string, pieces: Piece[]): void {
    let text = original;
    for (const transform of transforms) {
      const result = transform(text);
      if ('problem' in result) return this.#error(result.problem, columns[0]);
      if ('leftOut' in result) {
        this.#context.losses.add(
          `values of ${this.#columnName(columns[0] ?? 0)} not in the lookup table`,
          'the mapping leaves them out',
          clip(original),
        );
        return;
      }
      text = result.text;
    }
    if (text.trim() !== '') pieces.push({ text, original });
  }

  #choose(choice: CompiledChoice | undefined): { text: string; column?: number } | undefined {
    if (!choice) return undefined;
    if ('constant' in choice) return { text: choice.constant };
    const { column } = choice;
    const cell = this.#cell(column);
    if (cell === '') return undefined;
    if (!choice.table) return { text: cell, column };
    if (Object.hasOwn(choice.table, cell)) return { text: choice.table[cell] ?? '', column };
    this.#error(
      {
        code: 'lookup-missing',
        message: `“${clip(cell)}” is not in the lookup table.`,
        remedy: 'Add it to the table of the mapping.',
      },
      column,
    );
    return undefined;
  }

  #grade(choice: CompiledChoice | undefined): string | undefined {
    const chosen = this.#choose(choice);
    const problem = chosen && gradingProblem(chosen.text);
    if (problem) this.#error(problem, chosen.column);
    return problem ? '' : chosen?.text;
  }

  #day(day: CompiledDay | undefined): string | undefined {
    if (!day) return undefined;
    const { column } = day;
    const cell = this.#cell(column);
    if (cell === '') return undefined;
    const date = parseDate(cell, day.formats)?.slice(0, 10);
    if (date?.length === 10) return date;
    this.#error(
      {
        code: 'observed-date',
        message: `“${clip(cell)}” is not an existing day.`,
        remedy: 'Correct the day, or add its form to the mapping.',
      },
      column,
    );
    return undefined;
  }

  #cell(index: number): string {
    const problem = this.#row.cellProblems?.get(index);
    if (problem) this.#error(problem, index);
    return (this.#row.values[index] ?? '').trim();
  }

  #error(problem: Refusal, column?: number): void {
    const event = errorEvent({ ...problem, place: this.#place(column) });
    const text = JSON.stringify(event);
    if (!this.#errors.some((known) => JSON.stringify(known) === text)) this.#errors.push(event);
  }

  #place(column: number | undefined): Place {
    const { sheet } = this.#context;
    return {
      line: this.#row.line,
      ...(sheet !== undefined && { sheet }),
      ...(column !== undefined && { column: this.#columnName(column) }),
    };
  }

  #locator(): string {
    const { sheet } = this.#context;
    return sheet === undefined ? `line ${this.#row.line}` : `${sheet.slice(0, 150)}, row ${this.#row.line}`;
  }
}
