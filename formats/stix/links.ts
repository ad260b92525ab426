import { findSchema, propertiesOf } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { isStixTime } from './objects.ts';
import type { Values } from './native.ts';

/** Relationship types for links; STIX leaves the vocabulary open. */
const TYPES: Readonly<Record<string, string>> = {
  Associate: 'associated-with',
  Debt: 'owes',
  Directorship: 'directs',
  Documentation: 'documents',
  Employment: 'works-for',
  Family: 'family-of',
  Membership: 'member-of',
  Occupancy: 'holds',
  Ownership: 'owns',
  Payment: 'paid',
  Representation: 'represents',
  Succession: 'precedes',
  UnknownLink: 'related-to',
  ValueTransfer: 'sent-value-to',
};

/** The two ends of a record that is a link, where it names exactly one record at each. */
export function endsOf(schema: string, values: Values): { source: string; target: string } | undefined {
  const edge = findSchema(schema)?.edge;
  if (!edge) return undefined;
  const [source, ...sources] = values.get(edge.source) ?? [];
  const [target, ...targets] = values.get(edge.target) ?? [];
  if (source === undefined || target === undefined || sources.length > 0 || targets.length > 0)
    return undefined;
  return { source, target };
}

export function relationshipType(schema: string): string {
  return TYPES[schema] ?? kebab(schema);
}

export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-');
}

/** Members of a relationship that the values of a link fill. */
export function linkMembers(values: Values): JsonObject {
  const start = timeOf(
    [...(values.get('startDate') ?? []), ...(values.get('date') ?? [])].sort()[0],
    '00:00:00',
  );
  const stop = timeOf([...(values.get('endDate') ?? [])].sort().at(-1), '23:59:59');
  const text = ['role', 'relationship', 'description', 'summary'].flatMap((property) =>
    [...(values.get(property) ?? [])].sort(),
  );
  return {
    ...(text.length > 0 && { description: text.join('; ') }),
    ...(start !== undefined && { start_time: start }),
    // The standard wants the end later than the beginning.
    ...(stop !== undefined && (start === undefined || stop > start) && { stop_time: stop }),
  };
}

/** Whole days only: STIX has no word for “some time in May”. */
function timeOf(date: string | undefined, time: string): string | undefined {
  if (date === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return `${date}T${time}Z`;
  return isStixTime(date) ? date : undefined;
}

const references = new Map<string, ReadonlySet<string>>();

/** Properties of a schema whose values are records. */
export function referencesOf(schema: string): ReadonlySet<string> {
  let known = references.get(schema);
  if (!known) {
    const found = findSchema(schema);
    known = new Set(
      found
        ? [...propertiesOf(found).values()]
            .filter(({ type, stub }) => type.name === 'entity' && !stub)
            .map(({ name }) => name)
        : [],
    );
    references.set(schema, known);
  }
  return known;
}
