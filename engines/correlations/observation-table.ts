import { ForelandError } from '@foreland/model/errors';
import { IDENTIFIER_CLASSES } from '@foreland/model/identifiers';
import type { Checksum, IdentifierClass } from '@foreland/model/identifiers';
import { isCalendarDay } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { partnerOf } from '@foreland/model/statement';
import { isProtectedSubject, SUBJECTS } from '@foreland/model/subject';
import type { Subject } from '@foreland/model/subject';
import { IntColumn, Interner } from './columns.ts';
import type { IdentifierObservation } from './observation.ts';

const CHECKSUMS: readonly Checksum[] = ['none', 'passed', 'failed'];
const DAY_MILLISECONDS = 86_400_000;
const UNKNOWN_DAY = -(2 ** 31);

function refuse(code: string, message: string, remedy: string): ForelandError {
  return new ForelandError({ code, message, remedy, status: 500 });
}

function unknownCode(column: string, known: readonly string[]): ForelandError {
  return refuse(
    'observation-invalid',
    `An observation's ${column} has an unknown code.`,
    `Use one of: ${known.join(', ')}.`,
  );
}

function indexIn(list: readonly string[], text: string, column: string): number {
  const index = list.indexOf(text);
  if (index < 0) throw unknownCode(column, list);
  return index;
}

/** Days since 1970-01-01 (proleptic Gregorian). */
function dayNumber(day: string): number {
  if (!isCalendarDay(day)) {
    throw refuse(
      'observation-invalid',
      'An observation’s day is no calendar day.',
      'Give observedFrom and observedTo as YYYY-MM-DD, or leave them out.',
    );
  }
  return Date.parse(day) / DAY_MILLISECONDS;
}

function knownDay(day: number): number | undefined {
  return day === UNKNOWN_DAY ? undefined : day;
}

/**
 * Identifier observations in columns of integers: about 40 bytes a row beside the texts themselves. Fill it
 * row by row or page by page, then hand it to the analysis.
 */
export class ObservationTable {
  /** Tagged with the index of their class. */
  readonly #values = new Interner();
  readonly #records = new Interner();
  readonly #recordPartner = new IntColumn();
  readonly #contributions = new Interner();
  readonly #schemata = new Interner();
  readonly #days = new Map<string, number>();
  readonly #statement: string[] = [];
  readonly value = new IntColumn();
  readonly record = new IntColumn();
  readonly contribution = new IntColumn();
  readonly schema = new IntColumn();
  readonly checksum = new IntColumn();
  readonly label = new IntColumn();
  readonly #from = new IntColumn();
  readonly #to = new IntColumn();

  static of(observations: Iterable<IdentifierObservation>): ObservationTable {
    const table = new ObservationTable();
    for (const observation of observations) table.add(observation);
    return table;
  }

  /**
   * @throws ForelandError `protected-subject` for victims, witnesses, informants and minors, whose identifiers
   * must not reach an engine; `observation-invalid` for an unknown class, partner, checksum or subject
   * and for days that are none.
   */
  add(observation: IdentifierObservation): void {
    this.#refuseProtected(observation.subject);
    const classIndex = indexIn(IDENTIFIER_CLASSES, observation.class, 'class');
    const checksum = indexIn(CHECKSUMS, observation.checksum, 'checksum');
    const from = this.#dayOf(observation.observedFrom);
    const to = this.#dayOf(observation.observedTo);
    this.record.push(this.#recordId(observation.record));
    this.value.push(this.#values.id(observation.value, classIndex));
    this.contribution.push(this.#contributions.id(observation.contribution));
    this.schema.push(this.#schemata.id(observation.schema));
    this.checksum.push(checksum);
    this.label.push(observation.label);
    this.#from.push(from);
    this.#to.push(to);
    this.#statement.push(observation.statement);
  }

  #recordId(record: string): number {
    const known = this.#records.size;
    const id = this.#records.id(record);
    if (id === known) this.#recordPartner.push(PARTNERS.indexOf(partnerOf(record) as Partner));
    if (this.#recordPartner.get(id) < 0) throw unknownCode('record', PARTNERS);
    return id;
  }

  /** A register writes a few thousand days a million times. */
  #dayOf(day: string | null | undefined): number {
    if (day === undefined || day === null) return UNKNOWN_DAY;
    let known = this.#days.get(day);
    if (known === undefined) {
      known = dayNumber(day);
      this.#days.set(day, known);
    }
    return known;
  }

  #refuseProtected(subject: string | null | undefined): void {
    if (subject === undefined || subject === null) return;
    if (isProtectedSubject(subject as Subject)) {
      throw refuse(
        'protected-subject',
        'An observation concerns a protected person.',
        'Read observations from the open partition only; protected persons are never correlated.',
      );
    }
    indexIn(SUBJECTS, subject, 'subject');
  }

  get rowCount(): number {
    return this.#statement.length;
  }

  get valueCount(): number {
    return this.#values.size;
  }

  get recordCount(): number {
    return this.#records.size;
  }

  get schemaCount(): number {
    return this.#schemata.size;
  }

  valueText(value: number): string {
    return this.#values.text(value);
  }

  classOf(value: number): IdentifierClass {
    return IDENTIFIER_CLASSES[this.#values.tag(value)] ?? 'phone';
  }

  recordText(record: number): string {
    return this.#records.text(record);
  }

  schemaText(schema: number): string {
    return this.#schemata.text(schema);
  }

  statementOf(row: number): string {
    return this.#statement[row] ?? '';
  }

  /** First and last day on which the record is known to have held the value, since 1970-01-01. */
  fromOf(row: number): number | undefined {
    return knownDay(this.#from.get(row));
  }

  toOf(row: number): number | undefined {
    return knownDay(this.#to.get(row));
  }

  partnerOf(record: number): Partner {
    return PARTNERS[this.#recordPartner.get(record)] ?? 'GB';
  }

  checksumOf(row: number): Checksum {
    return CHECKSUMS[this.checksum.get(row)] ?? 'none';
  }
}
