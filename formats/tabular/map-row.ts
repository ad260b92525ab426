import { SUBJECTS, findSchema, isProtectedSubject } from '@foreland/model';
import type { Label, Partner, Place, Refusal, StatementDraft, Subject } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import type { LossCounter } from '../loss.ts';
import { errorEvent } from '../reading.ts';
import type { StatementChecker } from '../statement-checker.ts';
import { clip, gradingProblem } from '../statement-checker.ts';
import { protectedLabel, statedSubject } from '../subject.ts';
import type { CompiledChoice, CompiledDay, CompiledEntity, CompiledMapping, CompiledProperty } from './compile.ts';
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
    if (row.problem) return [errorEvent({ ...row.problem, place: { ...row.problem.place, ...(sheet !== undefined && { sheet }) } })];
    if (row.values.every((value) => value.trim() === '')) {
      losses.add('empty rows', 'a row without any text says nothing', `row ${row.line}`);
      return [];
    }
    for (const index of this.#mapping.unread) {
      if ((row.values[index] ?? '').trim() !== '') losses.add(`column ${this.#column(index)}`, 'the mapping does not read it');
    }
    return new MappedRow(row, this.#mapping, this.#context, (index) => this.#column(index), (record) => this.#remember(record, row.line)).events();
  }

  #column(index: number): string {
    return this.#mapping.headers[index] || columnLetters(index);
  }

  #remember(record: string, line: number): void {
    const earlier = this.#rowOfRecord.get(record);
    if (earlier !== undefined && earlier !== line) {
      this.#context.losses.add('record ids on several rows', 'the rows become one record; check that the id column names one thing only', `${record} on rows ${earlier} and ${line}`);
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
    row: TableRow, mapping: CompiledMapping, context: MappingContext,
    columnName: (index: number) => string, remember: (record: string) => void,
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
    if (this.#statements.length === 0) this.#error({ code: 'row-without-content', message: 'The mapping finds nothing in this row.', remedy: 'Fill in the id column, or map the columns that hold text.' });
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
    const filled = entity.properties.flatMap(({ columns }) => columns).find((index) => this.#cell(index) !== '');
    if (filled !== undefined) {
      this.#error(
        { code: 'record-id-missing', message: `The row describes a ${template.schema}, but its id is empty.`, remedy: 'Fill in the id column, or let the mapping make the id from other columns.' },
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
      this.#error({ code: 'subject-unknown', message: `“${clip(chosen.text)}” is not a legal category of persons.`, remedy: `Use one of: ${SUBJECTS.join(', ')}; or give the mapping a table.` }, chosen.column);
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
      ({ property, from }) => 'entity' in from && !this.#records.has(from.entity) && (property === edge.source || property === edge.target),
    );
    if (open) this.#context.losses.add(`links without an end (${template.key})`, 'the row names only one end', `row ${this.#row.line}`);
    return !open;
  }

  #describe(entity: CompiledEntity): void {
    const { template } = entity;
    const record = this.#records.get(template.key) ?? '';
    const { grading, subject, losses } = this.#context;
    const category = this.#subjects.get(template.key) ?? statedSubject(template.schema, subject, losses, record);
    const grade = this.#grade(entity.grading) ?? grading;
    const shared = {
      record, schema: template.schema, locator: this.#locator(),
      ...(category !== undefined && { subject: category }),
      ...(grade !== '' && { grading: grade }),
      ...this.#day('observedFrom', entity.observedFrom),
      ...this.#day('observedTo', entity.observedTo),
    };
    for (const property of entity.properties) this.#fill(entity, property, shared);
  }

  #fill(
    { template }: CompiledEntity, property: CompiledProperty,
    shared: Pick<StatementDraft, 'record' | 'schema' | 'locator' | 'subject' | 'grading' | 'observedFrom' | 'observedTo'>,
  ): void {
    const { label, labels, checker, subject } = this.#context;
    const { property: name, kind, label: chosen } = property.template;
    const labelName = chosen ?? template.label;
    const base = labelName === undefined ? label : (labels[labelName] ?? label);
    const guarded = this.#protected || isProtectedSubject(subject) ? protectedLabel(base) : base;
    const spoken = this.#choose(property.language)?.text;
    const column = property.columns[0];
    for (const { text, original } of this.#pieces(property)) {
      const checked = checker.check({
        ...shared, property: name, value: text, label: guarded, kind: kind ?? template.kind,
        ...(original !== text && { original }),
        ...(spoken !== undefined && { language: spoken }),
      });
      if (checked.ok) this.#statements.push({ type: 'statement', statement: checked.statement, place: this.#place(column) });
      else this.#error(checked.problem, column);
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
        this.#context.losses.add(`values of ${this.#columnName(columns[0] ?? 0)} not in the lookup table`, 'the mapping leaves them out', clip(original));
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
    this.#error({ code: 'lookup-missing', message: `“${clip(cell)}” is not in the lookup table.`, remedy: 'Add it to the table of the mapping.' }, column);
    return undefined;
  }

  #grade(choice: CompiledChoice | undefined): string | undefined {
    const chosen = this.#choose(choice);
    const problem = chosen && gradingProblem(chosen.text);
    if (problem) this.#error(problem, chosen.column);
    return problem ? '' : chosen?.text;
  }

  #day(name: 'observedFrom' | 'observedTo', day: CompiledDay | undefined): { observedFrom?: string; observedTo?: string } {
    if (!day) return {};
    const { column } = day;
    const cell = this.#cell(column);
    if (cell === '') return {};
    const date = parseDate(cell, day.formats)?.slice(0, 10);
    if (date?.length === 10) return { [name]: date };
    this.#error({ code: 'observed-date', message: `“${clip(cell)}” is not an existing day.`, remedy: 'Correct the day, or add its form to the mapping.' }, column);
    return {};
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
    return { line: this.#row.line, ...(sheet !== undefined && { sheet }), ...(column !== undefined && { column: this.#columnName(column) }) };
  }

  #locator(): string {
    const { sheet } = this.#context;
    return sheet === undefined ? `line ${this.#row.line}` : `${sheet.slice(0, 150)}, row ${this.#row.line}`;
  }
}
