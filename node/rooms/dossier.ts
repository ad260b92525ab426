import { findProperty, findSchema, partnerOf } from '@foreland/model';
import type { searchRoutes } from '@foreland/model/contract/search';
import type { Answer } from '@foreland/model/contract';
import { scriptOf } from '@foreland/model/text';
import type { PointInTime, RecordSummary, SourcedStatement, StatementReader } from '@foreland/store';
import { mostSpecific } from '@foreland/store';
import { featuresOf } from './features.ts';
import { toContributionShape } from './shapes.ts';

export type Dossier = Answer<typeof searchRoutes.dossier>;
type Link = Dossier['links'][number];
type TimelineEntry = Dossier['timeline'][number];

/** Records that point here, beyond which the dossier shows no more. */
const REFERENCES = 500;

/** Everything the view clears about one record, arranged for reading. */
export async function buildDossier(
  reader: StatementReader,
  record: string,
  statements: readonly SourcedStatement[],
  at: PointInTime,
): Promise<Omit<Dossier, 'leads' | 'computing'>> {
  const references = await reader.referencesTo([record], REFERENCES);
  const pointing = [...new Set(references.map((reference) => reference.record))];
  const around = pointing.length === 0 ? [] : await reader.statementsOf(pointing, at);
  const targets = [...statements, ...around].filter(isReference).map(({ value }) => value);
  const summaries = await reader.summariesOf([record, ...pointing, ...targets]);
  const self = summaries.get(record) ?? {
    record,
    partner: partnerOf(record) as RecordSummary['partner'],
    schema: mostSpecific(statements.map(({ schema }) => schema)),
    caption: record,
  };
  return {
    record: { ...self, names: namesInOtherScripts(self.caption, statements) },
    properties: propertiesOfRecord(statements, summaries),
    links: linksOf(record, statements, around, summaries),
    timeline: timelineOf(self, statements, around, summaries),
    features: featuresOf(
      summaries,
      [...statements, ...around.filter(({ schema }) => !(findSchema(schema)?.isEdge ?? false))].map(
        (fact) => ({ ...fact, statement: fact.id }),
      ),
    ),
    contributions: distinctBy(
      [...statements].map(({ source }) => toContributionShape(source)),
      ({ id }) => id,
    ),
  };
}

function isReference(fact: Pick<SourcedStatement, 'schema' | 'property'>): boolean {
  return findProperty(fact.schema, fact.property)?.type.isEntity ?? false;
}

function isDate(fact: Pick<SourcedStatement, 'schema' | 'property'>): boolean {
  return findProperty(fact.schema, fact.property)?.type.name === 'date';
}

/** Names written in another script than the caption, to be shown beside it. */
export function namesInOtherScripts(caption: string, statements: readonly SourcedStatement[]): string[] {
  const script = scriptOf(caption);
  const names = statements
    .filter(
      ({ schema, property, value }) =>
        findProperty(schema, property)?.type.name === 'name' && scriptOf(value) !== script,
    )
    // What somebody is called comes before what they are also called.
    .sort(
      (a, b) => Number(b.property === 'name') - Number(a.property === 'name') || compare(a.value, b.value),
    );
  return [...new Set(names.map(({ value }) => value))];
}

function propertiesOfRecord(
  statements: readonly SourcedStatement[],
  summaries: ReadonlyMap<string, RecordSummary>,
): Dossier['properties'] {
  const groups = Map.groupBy(statements, ({ property }) => property);
  return [...groups]
    .map(([property, facts]) => {
      const definition = facts[0] && findProperty(facts[0].schema, property);
      const values = [...Map.groupBy(facts, ({ value }) => value)].map(([value, same]) => {
        const target = definition?.type.isEntity ? summaries.get(value) : undefined;
        const language = same.find((fact) => fact.language !== undefined)?.language;
        return {
          value,
          statements: same.map(({ id }) => id).sort(),
          ...(target ? { target } : {}),
          ...(language === undefined ? {} : { language }),
        };
      });
      return {
        property,
        label: definition?.label ?? property,
        type: definition?.type.name ?? 'string',
        values: values.sort((a, b) => compare(a.value, b.value)),
      };
    })
    .sort((a, b) => compare(a.property, b.property));
}

function linksOf(
  record: string,
  own: readonly SourcedStatement[],
  around: readonly SourcedStatement[],
  summaries: ReadonlyMap<string, RecordSummary>,
): Link[] {
  const links: Link[] = [];
  for (const fact of own.filter(isReference)) {
    const other = summaries.get(fact.value);
    if (other)
      links.push({
        relation: fact.property,
        relationLabel: labelOf(fact),
        direction: 'out',
        other,
        statements: [fact.id],
      });
  }
  for (const facts of Map.groupBy(around, (fact) => fact.record).values()) {
    const holder = facts[0] && summaries.get(facts[0].record);
    if (!holder) continue;
    const here = facts.filter((fact) => isReference(fact) && fact.value === record);
    const edge = findSchema(holder.schema)?.edge;
    const ends = edge
      ? facts.filter(
          (fact) =>
            isReference(fact) && fact.value !== record && [edge.source, edge.target].includes(fact.property),
        )
      : [];
    if (edge && ends.length > 0) {
      const dates = datesOf(facts);
      for (const end of ends) {
        const other = summaries.get(end.value);
        if (!other) continue;
        links.push({
          relation: holder.schema,
          relationLabel: edge.label ?? holder.schema,
          direction: end.property === edge.target ? 'out' : 'in',
          other,
          via: holder,
          ...dates,
          statements: [...here, end].map(({ id }) => id).sort(),
        });
      }
    } else {
      for (const fact of here) {
        links.push({
          relation: fact.property,
          relationLabel: labelOf(fact),
          direction: 'in',
          other: holder,
          statements: [fact.id],
        });
      }
    }
  }
  return links.sort(
    (a, b) =>
      compare(a.relation, b.relation) ||
      compare(a.other.record, b.other.record) ||
      compare(a.statements[0] ?? '', b.statements[0] ?? ''),
  );
}

function labelOf(fact: Pick<SourcedStatement, 'schema' | 'property'>): string {
  return findProperty(fact.schema, fact.property)?.label ?? fact.property;
}

function datesOf(facts: readonly SourcedStatement[]): { from?: string; to?: string } {
  const valueOf = (wanted: string) => facts.find(({ property }) => property === wanted)?.value;
  // What has a date and no beginning, such as a payment, was on that day and is over.
  const day = valueOf('date');
  const from = valueOf('startDate') ?? day;
  const to = valueOf('endDate') ?? (from === day ? day : undefined);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Dates that are about the paperwork rather than about the world. */
const PAPERWORK = new Set(['retrievedAt', 'modifiedAt', 'createdAt', 'vintage', 'period']);

function timelineOf(
  self: RecordSummary,
  own: readonly SourcedStatement[],
  around: readonly SourcedStatement[],
  summaries: ReadonlyMap<string, RecordSummary>,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const facts = [...own, ...around].filter(isDate);
  const ends = new Map<string, SourcedStatement>();
  for (const fact of facts)
    if (fact.property === 'endDate' && !ends.has(fact.record)) ends.set(fact.record, fact);
  // What several statements say alike is one event with all of them behind it.
  const alike = Map.groupBy(facts, ({ record, property, value }) =>
    JSON.stringify([record, property, value]),
  );
  for (const same of alike.values()) {
    const fact = same[0]!;
    if (PAPERWORK.has(fact.property) || fact.property === 'endDate') continue;
    const record = fact.record === self.record ? self : summaries.get(fact.record);
    if (!record) continue;
    const until = fact.property === 'startDate' ? ends.get(fact.record) : undefined;
    entries.push({
      date: fact.value,
      property: fact.property,
      label: labelOf(fact),
      text: record.caption,
      record,
      ...(until ? { until: until.value } : {}),
      statements: [...same, ...(until ? [until] : [])].map(({ id }) => id).sort(),
    });
  }
  return entries.sort(
    (a, b) =>
      compare(b.date, a.date) || compare(a.record.record, b.record.record) || compare(a.property, b.property),
  );
}

function distinctBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()].sort((a, b) =>
    compare(key(a), key(b)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
