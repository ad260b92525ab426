import { captionOf, findSchema, isA } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { RECORD_TYPE } from './scaffold.ts';

/** What STIX's own vocabulary can say of a record. */
export interface NativeObject {
  readonly type: string;
  readonly members: JsonObject;
}

export type Values = ReadonlyMap<string, readonly string[]>;

/** Of several values of one property, the first by content: never by the order in which they came. */
function first(values: Values, property: string): string | undefined {
  return sorted(values, property)[0];
}

function sorted(values: Values, property: string): readonly string[] {
  return [...(values.get(property) ?? [])].sort();
}

/**
 * @param values facts alone: an assessment is nobody's name.
 * @returns an object of a standard type where STIX has one and the record holds what the type requires; otherwise one
 * of our own. Links are not decided here: their ends must be known first.
 */
export function nativeOf(schema: string, values: Values): NativeObject {
  const own = (): NativeObject => ({
    type: RECORD_TYPE,
    members: { ...named(schema, values), schema_name: schema },
  });
  if (isA(schema, 'LegalEntity')) return identity(schema, values);
  if (isA(schema, 'Place') || isA(schema, 'Address')) return location(schema, values) ?? own();
  if (schema === 'Event' || isA(schema, 'Launch') || isA(schema, 'Trip')) return incident(schema, values);
  return own();
}

function identity(schema: string, values: Values): NativeObject {
  const contact = ['phone', 'email', 'address'].flatMap((property) => sorted(values, property));
  const sectors = sorted(values, 'sector');
  return {
    type: 'identity',
    members: {
      name: captionOf(schema, values) ?? schema,
      ...described(values),
      identity_class: isA(schema, 'Person')
        ? 'individual'
        : isA(schema, 'Organization') || isA(schema, 'Company')
          ? 'organization'
          : 'unknown',
      ...(sectors.length > 0 && { sectors: [...sectors] }),
      ...(contact.length > 0 && { contact_information: contact.join('; ') }),
    },
  };
}

/** STIX asks for a country, a region of its own list, or both coordinates. */
function location(schema: string, values: Values): NativeObject | undefined {
  const country = sorted(values, 'country').find((code) => /^[a-z]{2}$/.test(code));
  const latitude = coordinate(first(values, 'latitude'), 90);
  const longitude = coordinate(first(values, 'longitude'), 180);
  const placed = latitude !== undefined && longitude !== undefined;
  if (country === undefined && !placed) return undefined;
  const text = (member: string, ...properties: readonly string[]): JsonObject => {
    const value = properties.map((property) => first(values, property)).find((each) => each !== undefined);
    return value === undefined ? {} : { [member]: value };
  };
  return {
    type: 'location',
    members: {
      ...named(schema, values),
      ...described(values),
      ...(country !== undefined && { country: country.toUpperCase() }),
      ...(placed && { latitude, longitude }),
      ...text('administrative_area', 'state', 'region'),
      ...text('city', 'city'),
      ...text('street_address', 'street', 'full'),
      ...text('postal_code', 'postalCode'),
    },
  };
}

function incident(schema: string, values: Values): NativeObject {
  return {
    type: 'incident',
    members: {
      name: captionOf(schema, values) ?? findSchema(schema)?.label ?? schema,
      ...described(values),
    },
  };
}

function named(schema: string, values: Values): JsonObject {
  const name = captionOf(schema, values);
  return name === undefined ? {} : { name };
}

function described(values: Values): JsonObject {
  const text = [...sorted(values, 'description'), ...sorted(values, 'summary')].join('\n\n');
  return text === '' ? {} : { description: text };
}

function coordinate(value: string | undefined, limit: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  return Number.isFinite(number) && Math.abs(number) <= limit ? number : undefined;
}
