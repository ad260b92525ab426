import { firstDay, lastDay } from '../assembly/days.ts';
import type { DayRange, Said, SupplySource, SupplyStatement } from './evidence.ts';
import { kindOfHsCode, kindOfWords } from './item-kind.ts';
import type { ItemKind } from './item-kind.ts';
import { builtIn, markOf, readCin } from './marks.ts';

const MARK_PROPERTIES = ['cin', 'serialNumber', 'engineSerial'];

/** All that a view says of one record. */
export class SupplyRecord {
  readonly record: string;
  readonly schema: string;
  readonly statements: SupplyStatement[] = [];

  constructor(record: string, schema: string) {
    this.record = record;
    this.schema = schema;
  }

  values(property: string): string[] {
    return this.statements.filter((each) => each.property === property).map(({ value }) => value);
  }
}

export function sourceOf({ statement, label, origin, grading }: SupplyStatement): SupplySource {
  return { statement, label, origin, grading: grading ?? undefined };
}

export function sourcesOf(records: readonly SupplyRecord[]): SupplySource[] {
  return records
    .flatMap(({ statements }) => statements.map(sourceOf))
    .sort((a, b) => (a.statement < b.statement ? -1 : 1));
}

/** Values with what says them; those that most origins say first, ties by value. */
export function said(
  records: readonly SupplyRecord[],
  properties: readonly string[],
  normal: (value: string) => string,
): Said<string>[] {
  const values = new Map<string, SupplySource[]>();
  for (const { statements } of records)
    for (const statement of statements) {
      if (!properties.includes(statement.property)) continue;
      const value = normal(statement.value);
      if (value !== '') values.set(value, [...(values.get(value) ?? []), sourceOf(statement)]);
    }
  const origins = (sources: readonly SupplySource[]): number =>
    new Set(sources.map(({ origin }) => origin)).size;
  return [...values]
    .map(([value, sources]) => ({
      value,
      sources: sources.sort((a, b) => (a.statement < b.statement ? -1 : 1)),
    }))
    .sort((a, b) => origins(b.sources) - origins(a.sources) || (a.value < b.value ? -1 : 1));
}

export function marksOf(record: SupplyRecord): string[] {
  return record.statements.flatMap(({ property, value }) =>
    MARK_PROPERTIES.includes(property) ? (markOf(property, value) ?? []) : [],
  );
}

export function kindOf(records: readonly SupplyRecord[]): ItemKind {
  const words = records.flatMap((record) => record.values('equipmentType')).map(kindOfWords);
  const known = words.find((kind) => kind !== 'other');
  const codes = records
    .flatMap((record) => record.values('hsCode'))
    .flatMap((code) => kindOfHsCode(code) ?? []);
  return known ?? codes[0] ?? 'other';
}

/** Days of making: by the craft identification number, else by when the maker was seen to name the lot. */
export function madeOn(records: readonly SupplyRecord[]): DayRange | undefined {
  for (const value of records.flatMap((record) => record.values('cin'))) {
    const cin = readCin(value);
    if (cin) return builtIn(cin);
  }
  const observed = records.flatMap(({ statements }) =>
    statements.flatMap(({ property, observedFrom, observedTo }) => {
      if (property !== 'lot' || !observedFrom) return [];
      const [first, last] = [firstDay(observedFrom), lastDay(observedTo ?? observedFrom)];
      return first === undefined || last === undefined || last < first ? [] : [{ first, last }];
    }),
  );
  return observed.sort((a, b) => a.first - b.first)[0];
}

/** What all sources say at once, where they agree; otherwise from the earliest to the latest that any says. */
export function daysOf(records: readonly SupplyRecord[], property: string): DayRange | undefined {
  const ranges = records
    .flatMap((record) => record.values(property))
    .flatMap((value) => {
      const [first, last] = [firstDay(value), lastDay(value)];
      return first === undefined || last === undefined ? [] : [{ first, last }];
    });
  if (ranges.length === 0) return undefined;
  const [first, last] = [
    Math.max(...ranges.map((range) => range.first)),
    Math.min(...ranges.map((range) => range.last)),
  ];
  if (first <= last) return { first, last };
  return {
    first: Math.min(...ranges.map((range) => range.first)),
    last: Math.max(...ranges.map((range) => range.last)),
  };
}

export function numberOf(text: string): number[] {
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? [value] : [];
}

/** What is longer names no lot; somebody wrote a sentence. */
const LONGEST_LOT = 100;

/** Lots are written with and without spaces and hyphens. Empty where the text names none, such as a dash for “not known”. */
export function lotName(text: string): string {
  const name = text.toUpperCase().replace(/[\s._/-]+/g, '');
  return name.length <= LONGEST_LOT && /[\p{L}\p{N}]/u.test(name) ? name : '';
}

export function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
